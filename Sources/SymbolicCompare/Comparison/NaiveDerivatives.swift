// After reading this file you know how the naive formulas of all partial derivatives are measured and made light without
// being written: the parts that do not contain a variable have the same derivative for every other one.
//
//     f = x² + sin(y)      by x     2·x^1·1 + cos(y)·0      tree 12     light 2*x
//                          by y     2·x^1·0 + cos(y)·1      tree 12     light cos(y)
//
//     tree       nodes added by each rule (NodesAdded.swift), in one sum along the slice
//     shared     parts get numbers by their shape, the slice's own on top of those of all variables; those that the
//                outermost one reaches are counted
//     light      the steps of a rule (RuleProgram.swift), each crossed out as it is made (LightRules.swift)
//
// Cost. For each variable its slice, and for `shared` a look at each part of its naive formula: n·m looks in all.

import Elementary
import Reverse

/// The size of a naive derivative, and its light form.
public struct NaiveDerivative: Sendable {
  /// The number of nodes of the naive formula when written out as a tree.
  public let tree: WholeNumber

  /// The number of distinct subexpressions of the naive formula.
  public let shared: Int

  /// The formula after light simplification.
  public let light: Symbolic
}

extension Comparison {
  /// The sizes and light forms of the naive formulas of first derivatives: of the given rows, or of all that
  /// were compared.
  ///
  /// They are those of each row's ``DerivativeComparison/formula``, found without writing that formula.
  ///
  /// - Complexity: for each variable the lines that it reaches, and a look at each part of its naive formula.
  public func naiveDerivatives(of rows: [DerivativeComparison]? = nil) -> [NaiveDerivative] {
    var forms = NaiveDerivatives(of: list, slices)
    let order = Dictionary(uniqueKeysWithValues: list.inputs.enumerated().map { ($1, $0) })
    return (rows ?? derivatives).compactMap { row in
      order[row.variable].map { forms.form(along: slices.slice(of: $0)) }
    }
  }

  /// What makes naive derivatives large, the strongest first.
  public func swellSources(of derivatives: [NaiveDerivative]) -> [SwellSource] {
    SwellSource.attributed(
      tree: formula.treeSize, shared: formula.sharedSize, partials: derivatives.map(\.tree))
  }
}

/// Sizes and light forms of the naive derivatives of one formula.
struct NaiveDerivatives {
  private let rules: NaiveRules
  private let slices: ForwardSlices
  private let formula: Symbolic
  private var sizes: NaiveSweep<UInt64>
  private var shapes: Shapes
  private var light: NaiveSweep<Symbolic>

  init(of list: WengertList, _ slices: ForwardSlices) {
    self.slices = slices
    rules = NaiveRules(of: list)
    let names = list.inputs.map { Symbolic(anyName: $0) }
    let parts: [Symbolic] = list.values(at: names)
    formula = parts[slices.output]
    sizes = NaiveSweep(rules, parts: parts.map(\.node.size), { _ in 1 }, Self.size)
    shapes = Shapes(rules)
    var simple: [Symbolic] = names
    var constants = list.constants[...]
    for line in list.lines {
      while let constant = constants.first, constant.slot == simple.count {
        simple.append(Symbolic(constant.value))
        constants.removeFirst()
      }
      simple.append(Self.simplified(line.primitive, simple[line.first], simple[line.second ?? line.first]))
    }
    simple += constants.map { Symbolic($0.value) }
    light = NaiveSweep(rules, parts: simple, { Symbolic($0) }, Self.simplified)
  }

  mutating func form(along slice: ForwardSlice) -> NaiveDerivative {
    let tree = sizes.output(along: slice, of: slices, Self.size)
    let variable = rules.list.inputs[slice.input]
    return NaiveDerivative(
      tree: tree == .max ? formula.derivative(withRespectTo: variable).treeSize : WholeNumber(tree),
      shared: shapes.count(along: slice, slices),
      light: light.output(along: slice, of: slices, Self.simplified))
  }

  /// The nodes of an operation written out; `UInt64.max` stands for all that do not fit.
  private static func size(_ step: RulePrograms.Step, _ x: UInt64, _ y: UInt64, _ numeral: Double?) -> UInt64
  {
    if numeral != nil { return 1 }
    let (sum, overflow) = x.addingReportingOverflow(step.primitive.arity == 2 ? y : 0)
    return overflow || sum == .max ? .max : sum + 1
  }

  private static func simplified(
    _ step: RulePrograms.Step, _ x: Symbolic, _ y: Symbolic, _ numeral: Double?
  ) -> Symbolic {
    if let numeral { return Symbolic(step.primitive == .add ? numeral + 1 : numeral - 1) }
    return simplified(step.primitive, x, y)
  }

  private static func simplified(_ primitive: Primitive, _ x: Symbolic, _ y: Symbolic) -> Symbolic {
    if primitive.arity == 1 {
      return LightRule.applied(to: primitive, x, nil)?.result ?? Symbolic(primitive, x)
    }
    return LightRule.applied(to: primitive, x, y)?.result ?? Symbolic(primitive, x, y)
  }
}

/// The shapes of all parts of a formula and of its naive derivatives, each with a number.
private struct Shapes {
  private var table: ShapeTable
  private var sweep: NaiveSweep<Int32>

  init(_ rules: NaiveRules) {
    var table = ShapeTable()
    let list = rules.list
    var parts = list.inputs.indices.map { table.number(ofInput: $0) }
    var constants = list.constants[...]
    for line in list.lines {
      while let constant = constants.first, constant.slot == parts.count {
        parts.append(table.number(of: constant.value))
        constants.removeFirst()
      }
      parts.append(table.number(of: line.primitive, parts[line.first], parts[line.second ?? line.first]))
    }
    parts += constants.map { table.number(of: $0.value) }
    sweep = NaiveSweep(rules, parts: parts, { table.number(of: $0) }, { table.number(of: $0, $1, $2, $3) })
    table.isPermanent = false
    self.table = table
  }

  /// The distinct subexpressions of the derivative by the variable of a slice.
  mutating func count(along slice: ForwardSlice, _ slices: ForwardSlices) -> Int {
    defer { table.forget() }
    let root = sweep.output(along: slice, of: slices) { table.number(of: $0, $1, $2, $3) }
    return table.countReached(from: root)
  }
}

/// Numbers for shapes, of which the last ones can be forgotten.
private struct ShapeTable {
  private var numbering = Numbering()

  /// For each shape the numbers of its operands; −1 where there is none.
  private var operands: [(first: Int32, second: Int32)] = []

  /// For each shape when it was last reached.
  private var marks: [Int32] = []
  private var mark: Int32 = 0
  private var permanent = 0

  /// Whether shapes are kept; those that come after are forgotten again.
  var isPermanent = true {
    didSet { permanent = operands.count }
  }

  mutating func number(ofInput index: Int) -> Int32 { number(UInt(index), 1 << 40, -1, -1) }

  mutating func number(of numeral: Double) -> Int32 {
    number(UInt(truncatingIfNeeded: numeral.bitPattern), 2 << 40, -1, -1)
  }

  mutating func number(of primitive: Primitive, _ x: Int32, _ y: Int32) -> Int32 {
    let second = primitive.arity == 2 ? y : -1
    let code = withUnsafeBytes(of: primitive) { $0.reduce(0 as UInt) { $0 << 8 | UInt($1) } }
    return number(UInt(x) << 32 | UInt(truncatingIfNeeded: second + 1), 3 << 40 | code, x, second)
  }

  mutating func number(of step: RulePrograms.Step, _ x: Int32, _ y: Int32, _ numeral: Double?) -> Int32 {
    if let numeral { return number(of: step.primitive == .add ? numeral + 1 : numeral - 1) }
    return number(of: step.primitive, x, y)
  }

  private mutating func number(_ low: UInt, _ high: UInt, _ first: Int32, _ second: Int32) -> Int32 {
    let number = numbering.numberOrNext(of: Numbering.Key(high: high, low: low))
    if number == operands.count {
      operands.append((first, second))
      marks.append(0)
    }
    return Int32(number)
  }

  mutating func countReached(from root: Int32) -> Int {
    mark += 1
    var (count, open) = (0, [root])
    while let shape = open.popLast() {
      if marks[Int(shape)] == mark { continue }
      marks[Int(shape)] = mark
      count += 1
      let (first, second) = operands[Int(shape)]
      if first >= 0 { open.append(first) }
      if second >= 0 { open.append(second) }
    }
    return count
  }

  mutating func forget() {
    numbering.removeLast(operands.count - permanent)
    operands.removeLast(operands.count - permanent)
    marks.removeLast(marks.count - permanent)
  }
}
