// After reading this file you know how CasADi's gradient comes about: adjoints that are expressions, simplified as they
// are added and multiplied, and evaluated at the end.
//
// Its slopes at special points: |x| has sign(x), 0 at 0; max has (y ≤ x)/((y ≤ x) + (x ≤ y)), ½ and ½ at a tie; hypot x/z,
// NaN at the origin; sign 0, and a product with the number 0 is gone, 0·∞ too.
//
// Source: casadi/core/calculus.hpp of 3.8.2.

/// A formula in CasADi, and its gradient.
struct CasADiProgram {
  private var graph = CasADiGraph()
  private var gradient: [Int] = []
  private let point: [Double]

  /// Builds the gradient of a formula; `nil` if CasADi has not all of its functions.
  init?(of list: WengertList, at point: [Double]) {
    guard list.calls.isEmpty, let result = list.outputs.first else { return nil }
    self.point = point
    let inputs = point.map { _ in graph.input() }
    var nodes = inputs
    var constants = list.constants[...]
    for line in list.lines {
      while let constant = constants.first, constant.slot < line.result {
        nodes.append(graph.number(constant.value))
        constants.removeFirst()
      }
      guard let node = build(line.primitive, nodes[line.first], nodes[line.second ?? line.first]) else {
        return nil
      }
      nodes.append(node)
    }
    for constant in constants { nodes.append(graph.number(constant.value)) }
    gradient = differentiate(nodes[result], by: inputs)
  }

  /// The derivatives by some inputs; `nil` where rounding decides.
  func derivatives(by chosen: [Int]) -> [Double?] {
    let runs = [0, 1, 2].map(values)
    return chosen.map { input in
      let answers = runs.map { $0[gradient[input]] }
      let exact = answers[0]
      if exact.isNaN { return answers.allSatisfy(\.isNaN) ? exact : nil }
      let isSettled = answers.allSatisfy {
        $0 == exact || ($0 - exact).magnitude <= 1e-11 * exact.magnitude
      }
      return isSettled ? exact + 0 : nil
    }
  }

  /// Every node's value; in two of three runs what is rounded is moved by some units, one way or another.
  private func values(_ run: Int) -> [Double] {
    var values: [Double] = []
    var isExact: [Bool] = []
    var inputs = point[...]
    for (index, node) in graph.nodes.enumerated() {
      guard let operation = node.operation else {
        values.append(node.constant ?? inputs.popFirst() ?? .nan)
        isExact.append(true)
        continue
      }
      let y = node.second < 0 ? 0 : values[node.second]
      let value = CasADiGraph.value(operation, values[node.first], y)
      let comesFromExact = isExact[node.first] && (node.second < 0 || isExact[node.second])
      isExact.append(comesFromExact && value.isShort)
      let units = run == 0 ? 0.0 : run == 1 ? 2 : index % 2 == 0 ? -2 : 3
      values.append(isExact[index] || !value.isFinite ? value : value + units * value.ulp)
    }
    return values
  }

  private mutating func build(_ primitive: Primitive, _ a: Int, _ b: Int) -> Int? {
    switch primitive {
    case .negate: return graph.negate(a)
    case .add: return graph.add(a, b)
    case .subtract: return graph.subtract(a, b)
    case .multiply: return graph.multiply(a, b)
    case .divide: return graph.divide(a, b)
    case .binary(.max): return graph.choose(.max, a, b)
    case .binary(.min): return graph.choose(.min, a, b)
    case .binary(.hypot): return graph.make(.hypot, a, b)
    case .binary(.atan2): return graph.make(.atan2, a, b)
    case .binary(.pow): return graph.power(a, b)
    case .binary(.polygamma), .binary(.sincDerivative): return nil
    case .binary(.mod), .binary(.ifPositive), .binary(.ifNotPositive): return nil
    case .unary(.log10):
      let logarithm = graph.apply(.log, to: a)
      return graph.multiply(graph.number(0.4342944819032518), logarithm)
    case .unary(let function):
      switch function {
      case .exp, .expm1, .log, .log1p, .sqrt, .abs, .sign, .sin, .cos, .tan, .asin, .acos, .atan, .sinh,
        .cosh, .tanh, .asinh, .acosh, .atanh, .erf:
        return graph.apply(function, to: a)
      default: return nil
      }
    }
  }

  /// The nodes in CasADi's order: depth first, of two operands the one with more operands of its own.
  private func evaluationOrder(to root: Int) -> [Int] {
    var (order, stack) = ([Int](), [root])
    var isDone = [Bool](repeating: false, count: graph.nodes.count)
    while let node = stack.last {
      let operands = [graph.nodes[node].first, graph.nodes[node].second].filter { $0 >= 0 && !isDone[$0] }
      let next = operands.reduce(nil as Int?) { best, operand in
        guard let best else { return operand }
        return graph.nodes[operand].arity > graph.nodes[best].arity ? operand : best
      }
      if !isDone[node], let next {
        stack.append(next)
      } else {
        if !isDone[node] { order.append(node) }
        isDone[node] = true
        stack.removeLast()
      }
    }
    return order
  }

  private mutating func differentiate(_ root: Int, by inputs: [Int]) -> [Int] {
    let order = evaluationOrder(to: root)
    let slopes = order.map { self.slopes(of: $0) }
    let zero = graph.number(0)
    var adjoints: [Int: Int] = [root: graph.number(1)]
    for (node, slopes) in zip(order, slopes).reversed() {
      guard let seed = adjoints[node] else { continue }
      let operands = [graph.first(node), graph.second(node)]
      for (operand, slope) in zip(operands, slopes) where operand >= 0 {
        let message = graph.multiply(slope, seed)
        adjoints[operand] = graph.add(adjoints[operand] ?? zero, message)
      }
    }
    return inputs.map { adjoints[$0] ?? zero }
  }
}

extension CasADiProgram {
  /// The derivatives of a node by its operands, as expressions.
  private mutating func slopes(of f: Int) -> [Int] {
    let node = graph.nodes[f]
    let (x, y) = (node.first, node.second)
    let one = graph.number(1)
    switch node.operation {
    case nil, .lessOrEqual: return []
    case .add: return [one, one]
    case .subtract: return [one, graph.number(-1)]
    case .multiply: return [y, x]
    case .divide:
      let first = graph.divide(one, y)
      let negative = graph.negate(f)
      return [first, graph.divide(negative, y)]
    case .negate: return [graph.number(-1)]
    case .inverse:
      let negative = graph.negate(f)
      return [graph.multiply(negative, f)]
    case .square: return [graph.twice(x)]
    case .twice: return [graph.number(2)]
    case .power, .constantPower:
      let exponent = graph.subtract(y, one)
      let power = graph.power(x, exponent)
      let byBase = graph.multiply(y, power)
      if node.operation == .constantPower { return [byBase, graph.number(0)] }
      let logarithm = graph.apply(.log, to: x)
      return [byBase, graph.multiply(logarithm, f)]
    case .max: return shares(graph.isAtMost(y, x), graph.isAtMost(x, y))
    case .min: return shares(graph.isAtMost(x, y), graph.isAtMost(y, x))
    case .hypot: return [graph.divide(x, f), graph.divide(y, f)]
    case .atan2:
      let (first, second) = (graph.multiply(x, x), graph.multiply(y, y))
      let sum = graph.add(first, second)
      let negative = graph.negate(x)
      return [graph.divide(y, sum), graph.divide(negative, sum)]
    case .function(let function): return [slope(of: function, at: x, value: f)]
    }
  }

  private mutating func shares(_ a: Int, _ b: Int) -> [Int] {
    let sum = graph.add(a, b)
    return [graph.divide(a, sum), graph.divide(b, sum)]
  }

  private mutating func slope(of function: UnaryFunction, at x: Int, value f: Int) -> Int {
    let one = graph.number(1)
    switch function {
    case .exp: return f
    case .expm1: return graph.apply(.exp, to: x)
    case .log: return graph.divide(one, x)
    case .log1p: return divide(1, by: graph.add(one, x))
    case .sqrt: return divide(1, by: graph.twice(f))
    case .abs: return graph.apply(.sign, to: x)
    case .sin: return graph.apply(.cos, to: x)
    case .cos:
      let sine = graph.apply(.sin, to: x)
      return graph.negate(sine)
    case .tan:
      let cosine = graph.apply(.cos, to: x)
      return divide(1, by: graph.square(cosine))
    case .asin, .acos:
      let square = graph.multiply(x, x)
      let rest = graph.subtract(one, square)
      return divide(function == .asin ? 1 : -1, by: graph.apply(.sqrt, to: rest))
    case .atan:
      let square = graph.multiply(x, x)
      return divide(1, by: graph.add(one, square))
    case .sinh: return graph.apply(.cosh, to: x)
    case .cosh: return graph.apply(.sinh, to: x)
    case .tanh:
      let square = graph.multiply(f, f)
      return graph.subtract(one, square)
    case .asinh:
      let square = graph.multiply(x, x)
      let sum = graph.add(one, square)
      return divide(1, by: graph.apply(.sqrt, to: sum))
    case .acosh:
      let (below, above) = (graph.subtract(x, one), graph.add(x, one))
      let first = divide(1, by: graph.apply(.sqrt, to: below))
      return graph.divide(first, graph.apply(.sqrt, to: above))
    case .atanh:
      let square = graph.multiply(x, x)
      return divide(1, by: graph.subtract(one, square))
    case .erf:
      let negative = graph.negate(x)
      let square = graph.multiply(negative, x)
      let bell = graph.apply(.exp, to: square)
      return graph.multiply(graph.number(1.1283791670955126), bell)
    default: return graph.number(0)
    }
  }

  private mutating func divide(_ numerator: Double, by node: Int) -> Int {
    graph.divide(graph.number(numerator), node)
  }
}
