// After reading this file you know why CasADi can answer what no other system does: it simplifies a formula while the
// formula is written down, and the derivative of what is left is another function's.
//
//     sqrt(x^2)     |x|           slope 0 at 0, where others have nan        x·x      sq(x)
//     sqrt(x)^2     x             slope 1 at 0, where others have nan        0·x      0
//     x/0           +∞            for negative x too                         x/x      1
//     max(x, x)     x             cos(−x), cos(|x|)  cos(x)                  x − x    0
//
// Two expressions are the same if they are one node, or one operation on the same nodes: it looks one level deep.
//
// Source: read off the expressions that CasADi 3.8.2 builds.

/// Expressions as CasADi builds them.
struct CasADiGraph {
  /// An operation on scalars.
  enum Operation: Hashable {
    case add, subtract, multiply, divide, power, constantPower, lessOrEqual, atan2, hypot, min, max
    case negate, inverse, square, twice
    case function(UnaryFunction)
  }

  /// An input, a number, or an operation on nodes before it.
  struct Node {
    var operation: Operation?
    var first = -1
    var second = -1
    var constant: Double?

    /// How many nodes it is made of: 0, 1 or 2.
    var arity: Int { (first < 0 ? 0 : 1) + (second < 0 ? 0 : 1) }
  }

  private(set) var nodes: [Node] = []
  private var numbers: [UInt64: Int] = [:]

  /// An input.
  mutating func input() -> Int {
    nodes.append(Node())
    return nodes.count - 1
  }

  /// A number; equal ones are one node.
  mutating func number(_ value: Double) -> Int {
    let value = value == 0 ? 0 : value
    if let node = numbers[value.bitPattern] { return node }
    nodes.append(Node(constant: value))
    numbers[value.bitPattern] = nodes.count - 1
    return nodes.count - 1
  }

  func constant(_ node: Int) -> Double? { nodes[node].constant }
  func isOperation(_ node: Int, _ operation: Operation) -> Bool { nodes[node].operation == operation }
  func first(_ node: Int) -> Int { nodes[node].first }
  func second(_ node: Int) -> Int { nodes[node].second }

  /// Whether two expressions are one node, or one operation on the same nodes.
  func isSame(_ a: Int, _ b: Int) -> Bool {
    if a == b { return true }
    let (x, y) = (nodes[a], nodes[b])
    guard let operation = x.operation, operation == y.operation else { return false }
    if x.first == y.first && x.second == y.second { return true }
    switch operation {
    case .add, .multiply, .min, .max, .hypot: return x.first == y.second && x.second == y.first
    default: return false
    }
  }

  /// Whether an expression cannot be negative, as far as CasADi sees.
  func isNonnegative(_ node: Int) -> Bool {
    if let constant = constant(node) { return constant >= 0 }
    switch nodes[node].operation {
    case .square, .hypot, .lessOrEqual, .function(.abs), .function(.sqrt), .function(.exp): return true
    default: return false
    }
  }

  /// An operation, or its number where the operands are numbers.
  mutating func make(_ operation: Operation, _ a: Int, _ b: Int = -1) -> Int {
    if let x = constant(a) {
      if b < 0 { return number(CasADiGraph.value(operation, x, 0)) }
      if let y = constant(b) { return number(CasADiGraph.value(operation, x, y)) }
    }
    nodes.append(Node(operation: operation, first: a, second: b))
    return nodes.count - 1
  }

  // swift-format-ignore
  /// The value of an operation.
  static func value(_ operation: Operation, _ x: Double, _ y: Double) -> Double {
    switch operation {
    case .add:         x + y
    case .subtract:    x - y
    case .multiply:    x * y
    case .divide:      x / y
    case .power,
      .constantPower:  Double.apply(.pow, to: x, y)
    case .lessOrEqual: x <= y ? 1 : 0
    case .atan2:       Double.apply(.atan2, to: x, y)
    case .hypot:       Double.apply(.hypot, to: x, y)
    // C's fmax and fmin pass over a NaN.
    case .min:         x.isNaN ? y : y.isNaN ? x : Double.apply(.min, to: x, y)
    case .max:         x.isNaN ? y : y.isNaN ? x : Double.apply(.max, to: x, y)
    case .negate:      -x
    case .inverse:     1 / x
    case .square:      x * x
    case .twice:       2 * x
    case .function(let function): Double.apply(function, to: x)
    }
  }
}
