// After reading this file you know which cases the package looks at when it checks itself: kinds of formulas, each at
// points of a kind, with the properties that can be asked of it. The tests and `adcompare selfcheck` share the list.

extension SelfCheck {
  /// A way to make random cases, and the properties that are checked on them.
  public struct Kind: Sendable {
    /// What the cases are, in words.
    public var name: String

    /// How formulas are made.
    public var formulas: FormulaGenerator

    /// How programs are made, which take the place of every fourth formula; `nil` for none.
    public var programs: ProgramGenerator?

    /// How points are made.
    public var points: PointGenerator

    /// What is checked.
    public var properties: [Property]

    /// Creates a kind of cases.
    public init(
      _ name: String, formulas: FormulaGenerator = FormulaGenerator(), programs: ProgramGenerator? = nil,
      points: PointGenerator = PointGenerator(), properties: [Property] = Property.all
    ) {
      self.name = name
      self.formulas = formulas
      self.programs = programs
      self.points = points
      self.properties = properties
    }

    /// The case of a number: a formula, and a point for it, or `nil` if none was found.
    ///
    /// - Parameters:
    ///   - number: every fourth one is a program, if there are any.
    ///   - generator: the case's own source of random choices.
    public func randomCase(
      _ number: Int, using generator: inout some RandomNumberGenerator
    ) -> (formula: Symbolic, point: Point?) {
      let program = number % 4 == 3 ? programs?.program(using: &generator) : nil
      let formula = program?.formula ?? formulas.formula(using: &generator)
      return (formula, points.point(for: formula, using: &generator))
    }
  }

  /// All kinds of cases: formulas of many sorts well inside their domains, and then hard points.
  public static let kinds = kinds(of: .own)

  /// All kinds of cases, for these methods in place of the package's own.
  public static func kinds(of methods: MethodsUnderTest) -> [Kind] {
    let properties = Property.all(of: methods)
    let smooth = [
      Kind("trees of all families", formulas: FormulaGenerator(sharing: 0)),
      Kind("formulas and programs", programs: ProgramGenerator()),
      Kind(
        "graphs with much sharing",
        formulas: FormulaGenerator(
          operations: 5...24, families: [.powers, .trigonometric, .neural], sharing: 0.7)),
      Kind("one variable", formulas: FormulaGenerator(variables: ["x"])),
      Kind(
        "many variables",
        formulas: FormulaGenerator(operations: 10...40, variables: (1...12).map { "x\($0)" }, sharing: 0.1)),
      Kind("arithmetic", formulas: FormulaGenerator(operations: 1...30, families: [.arithmetic, .powers])),
      Kind(
        "special functions", formulas: FormulaGenerator(operations: 1...8, families: [.special]),
        points: PointGenerator(extent: 30)),
      Kind("kinks and jumps", formulas: FormulaGenerator(families: [.piecewise])),
      Kind(
        "single functions", formulas: FormulaGenerator(operations: 1...2, variables: ["x", "y"]),
        programs: ProgramGenerator(assignments: 1...1, pieces: FormulaGenerator(operations: 1...1))),
    ].map { kind in
      var kind = kind
      kind.properties = properties
      return kind
    }
    return smooth + hardKinds(of: methods)
  }

  /// Points on kinks, beside them, at edges of domains and beyond, for the properties that need no derivative.
  private static func hardKinds(of methods: MethodsUnderTest) -> [Kind] {
    let formulas = FormulaGenerator(families: [.piecewise, .powers, .exponentials])
    let places: [(String, PointGenerator.Place)] = [
      ("on a kink", .onKink), ("beside a kink", .fromKink(distance: 1e-9)), ("anywhere", .anywhere),
    ]
    return places.map { name, place in
      Kind(
        name, formulas: formulas, points: PointGenerator(place, extent: 1000),
        properties: Property.everywhere(of: methods))
    }
  }
}

extension SelfCheck.Kind: CustomStringConvertible {
  /// The name.
  public var description: String { name }
}

extension Property {
  /// Those properties that say something on kinks, at edges of domains and outside them too.
  static func everywhere(of methods: MethodsUnderTest) -> [Property] {
    [
      methodsAgree(methods), valuesAreTheSame(methods), undefinedHasNoDerivative(methods),
      kinksAgree(methods), sweepsAgree(methods),
    ]
  }
}
