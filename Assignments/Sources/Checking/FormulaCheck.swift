// After reading this file you know how a derivative that a student programmed is asked: on formulas of the operations that
// the property names, first a few short ones, then random ones, each against the package's reverse mode.
//
// What fails is made small, formula and point together (Shrinking), its numbers at a dozen points are compared with those of
// the usual slips (Slip), and both are shown: a line for the shell, and a sentence.

public import SymbolicCompare

/// Formulas of certain operations, on which a method under test is asked.
public struct FormulaCheck: Sendable {
  /// The method that is looked at.
  public enum Mode: Sendable {
    case forward, reverse, formula
  }

  private let methods: MethodsUnderTest
  private let mode: Mode
  private let operations: Set<Primitive>

  /// Creates a check of one method.
  ///
  /// - Parameters:
  ///   - mode: which of the methods is the student's.
  ///   - methods: the methods, the student's among them.
  ///   - operations: the operations that formulas are made of.
  public init(_ mode: Mode, of methods: MethodsUnderTest, on operations: [Primitive]) {
    (self.mode, self.methods, self.operations) = (mode, methods, Set(operations))
  }

  /// What is wrong with the first formula that fails; `nil` if none does.
  ///
  /// - Parameters:
  ///   - formulas: formulas that are asked first, at random points.
  ///   - count: how many random formulas are asked after them.
  ///   - seed: the seed of the random choices.
  public func finding(_ formulas: [String], random count: Int = 0, seed: UInt64 = 1) throws -> Finding? {
    var generator = SeededGenerator(seed: seed)
    let points = PointGenerator(extent: 3)
    for text in formulas {
      let formula = try Symbolic(parsing: text)
      for _ in 0..<3 {
        guard let point = points.point(for: formula, using: &generator) else { continue }
        if let finding = finding(formula, point) { return finding }
      }
    }
    let functions = UnaryFunction.allCases.filter { operations.contains(.unary($0)) }
    let maker = FormulaGenerator(operations: 1...5, variables: ["x", "y"], primitives: functions)
    var asked = 0
    for _ in 0..<(40 * count) where asked < count {
      let formula = maker.formula(using: &generator)
      let list = formula.compiled(inputs: formula.variables)
      guard !formula.variables.isEmpty, list.lines.allSatisfy({ operations.contains($0.primitive) }),
        let point = points.point(for: formula, using: &generator)
      else { continue }
      asked += 1
      if let finding = finding(formula, point) { return finding }
    }
    return nil
  }

  private func finding(_ formula: Symbolic, _ point: Point) -> Finding? {
    guard let reason = violation(formula, point) else { return nil }
    // At 0 and 1 too many wrong rules give the right number, or the right one looks odd.
    let example = Counterexample(formula, at: point, reason: reason).shrunk(tries: 200) { formula, point in
      point.values.contains { $0 == 0 || $0.magnitude == 1 } ? nil : violation(formula, point)
    }
    let names = example.formula.variables
    let slips = names.compactMap { name in
      LikelySlip(
        in: { partial(of: example.formula, by: name, at: $0) }, of: example.formula, withRespectTo: name)
    }
    // A wrong factor explains least: of x/y by x, 1 instead of 1/y; by y the same mistake is a wrong denominator.
    let slip = slips.first { $0.slip != .factor } ?? slips.first
    return Finding(example.reason, paste: example.command, slip: slip?.explanation)
  }

  /// What is wrong at one point: the value or a partial derivative.
  private func violation(_ formula: Symbolic, _ point: Point) -> String? {
    let names = formula.variables
    let coordinates = names.map { point[$0] ?? .nan }
    let list = formula.compiled(inputs: names)
    guard list.lines.allSatisfy({ operations.contains($0.primitive) }) else { return nil }
    let right = list.valueWithGradient(at: coordinates)
    guard right.value.isFinite, right.gradient.allSatisfy(\.isFinite) else { return nil }
    let place = names.isEmpty ? "\(formula)" : "\(formula) at \(point)"
    let yours = answer(formula, list, coordinates)
    if let value = yours.value, !isNear(value, right.value) {
      return "the value of \(place) is \(right.value), yours is \(Finding.shown(value))"
    }
    guard yours.gradient.count == names.count else {
      return "the gradient of \(place) has \(names.count) components, yours has \(yours.gradient.count)"
    }
    for (index, name) in names.enumerated() where !isNear(yours.gradient[index], right.gradient[index]) {
      return
        "∂/∂\(name) of \(place) is \(right.gradient[index]), yours is \(Finding.shown(yours.gradient[index]))"
    }
    return nil
  }

  /// Equal to ten digits: rules are asked here, not the last digits, which a right rule in an unfavourable form loses.
  private func isNear(_ yours: Double, _ right: Double) -> Bool {
    (yours - right).magnitude <= 1e-10 * Swift.max(1, right.magnitude)
  }

  private func answer(
    _ formula: Symbolic, _ list: WengertList, _ point: [Double]
  ) -> (value: Double?, gradient: [Double]) {
    switch mode {
    case .reverse: return methods.reverse(list, point)
    case .forward:
      let runs = point.indices.map { index in
        methods.forward(list, point, point.indices.map { $0 == index ? 1 : 0 })
      }
      let value = runs.first?.value ?? methods.forward(list, point, []).value
      return (value, runs.map(\.derivative))
    case .formula:
      let names = formula.variables
      return (nil, names.map { methods.formula(formula, $0).compiled(inputs: names).value(at: point) })
    }
  }

  private func partial(of formula: Symbolic, by name: String, at point: [Double]) -> Double {
    let names = formula.variables
    let gradient = answer(formula, formula.compiled(inputs: names), point).gradient
    guard let index = names.firstIndex(of: name), index < gradient.count else { return .nan }
    return gradient[index]
  }
}
