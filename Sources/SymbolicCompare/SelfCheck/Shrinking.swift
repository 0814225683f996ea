// After reading this file you know how a counter-example is made small, so that a reader sees at once what is wrong.
//
// Idea. A random formula of twenty operations that fails says little. Try simpler cases that still fail, the boldest
// first, and go on from each one found:
//
//     exp(sin(x*y) + 3*tanh(y*x))  at x=0.731, y=-2.118   fails
//     3*tanh(y*x)                                         fails: a part for the whole
//     tanh(y*x)                                           fails: an operand for its operation
//     tanh(z)                      at z=-1.548258         fails: a variable, with the part's value, for the part
//     tanh(x)                      at x=-2                fails: and simpler numbers and names
//
// A part goes by the largest cut that will do. It gives way to a leaf; or to a part far below it, by steps of a power of
// two; and if it must stay, its operands are next, the larger one first. The search goes on where it stands, from the
// outermost operation down, and again from the top only when it has been through. Cases tried, and nodes made for them,
// until nothing but the operations named is left:
//
//     operations of the formula                      100           1,000           10,000
//     a chain, its innermost one              23,     54     27,     890    27,     2,906
//     a chain, its outermost one              20,    582     23,   8,986    27,   123,626
//     a chain, two on its way                 61,  1,376     73,  19,816    89,   272,430
//     a graph whose parts are used often, two 55,  2,240     61,  34,923    75,   485,561
//
// Each step makes the case simpler (fewer operations, then fewer variables, then shorter numbers), so that the search
// ends; nothing in it is random, so that it ends the same way every time.

extension Counterexample {
  /// The simplest case found on which the property does not hold either.
  ///
  /// No part of the formula that is left can be left out alone, and no number made simpler, unless the tries ran out.
  ///
  /// - Parameters:
  ///   - tries: how many simpler cases may be looked at.
  ///   - property: what is wrong with a formula at a point, or `nil` if the property holds. A property that looks at
  ///     other places too says where: of `at [0.5, -2.0]`, the coordinates in the order of the variables' names, the
  ///     example's point becomes that place, if the property fails there as well.
  /// - Complexity: at most `tries` calls of the property; before each one the formula that it looks at is made, in
  ///   time linear in that formula. If the property fails wherever certain k operations stand, and each part is used
  ///   once, O(k·log² n) calls for n operations, and then some for each number and variable that is left.
  public func shrunk(tries: Int = 2000, by property: (Symbolic, Point) -> String?) -> Counterexample {
    withoutActuallyEscaping(property) { property in
      var shrinking = Shrinking(of: self, tries: tries, by: property)
      shrinking.run()
      return shrinking.example
    }
  }
}

/// A counter-example on its way to the simplest one.
struct Shrinking {
  var example: Counterexample
  private var triesLeft: Int
  private let property: (Symbolic, Point) -> String?
  private var parts: FormulaParts

  init(of example: Counterexample, tries: Int, by property: @escaping (Symbolic, Point) -> String?) {
    (self.example, triesLeft, self.property) = (example, tries, property)
    parts = FormulaParts(of: example.formula)
  }

  mutating func run() {
    if let there = atItsPlace(example) { example = there }
    var isSmaller = true
    while isSmaller && triesLeft > 0 {
      let isShorter = shortenFormula()
      isSmaller = simplifyPoint() || isShorter
    }
    simplifyNames()
  }

  /// A case on which the property fails; `nil` if it holds, or if there are no tries left.
  mutating func failure(of formula: Symbolic, at point: Point) -> Counterexample? {
    guard triesLeft > 0 else { return nil }
    triesLeft -= 1
    return property(formula, point).map { reason in
      Counterexample(formula, at: point, reason: reason, shownBy: example.shownBy)
    }
  }

  /// The example at the place where its failure lies, if the property looks further than the point, says where, and
  /// fails there too.
  mutating func atItsPlace(_ example: Counterexample) -> Counterexample? {
    guard let place = example.placeOfFailure, let there = failure(of: example.formula, at: place) else {
      return nil
    }
    return there.placeOfFailure == nil ? there : nil
  }
}

extension Shrinking {
  /// Goes through the formula once, from the outermost operation down; returns whether anything was left out.
  private mutating func shortenFormula() -> Bool {
    var isShorter = false
    var stays: Set<Int> = []
    var waiting = [parts.root]
    while let next = waiting.popLast(), triesLeft > 0 {
      let part = parts.current(next)
      if stays.contains(part) { continue }
      if givesWayToLeaf(part) {
        isShorter = true
        continue
      }
      let lowest = moveDown(from: part)
      if lowest == part {
        stays.insert(part)
        waiting += parts.operands(of: part).reversed()
      } else {
        isShorter = true
        waiting.append(lowest)
      }
    }
    return isShorter
  }

  /// Tries one part in the place of another.
  private mutating func give(_ part: Int, wayTo other: Int, _ coordinate: (String, Double)? = nil) -> Bool {
    guard part != other else { return false }
    parts.replace(part, by: other)
    let formula = parts.formula(from: parts.root)
    let coordinates = Array(zip(example.point.names, example.point.values)) + (coordinate.map { [$0] } ?? [])
    let point = Point(coordinates).restricted(to: formula.variables)
    guard let failure = failure(of: formula, at: point) else {
      parts.restore(part)
      return false
    }
    example = atItsPlace(failure) ?? failure
    return true
  }

  /// Puts something below a part in its place, as far down as will do; returns what stands there then.
  ///
  /// Down the way through the larger operands it goes by powers of two, each one once, as a number is written in binary;
  /// then to a smaller operand, and down from there.
  private mutating func moveDown(from part: Int) -> Int {
    var lowest = part
    while true {
      let path = parts.path(below: lowest)
      var (length, step) = (0, 1)
      while step * 2 <= path.count { step *= 2 }
      while step > 0 {
        if length + step <= path.count, give(lowest, wayTo: path[length + step - 1]) {
          length += step
          lowest = path[length - 1]
        }
        step /= 2
      }
      guard let smaller = parts.operands(of: lowest).dropFirst().first, give(lowest, wayTo: smaller) else {
        return lowest
      }
      lowest = smaller
    }
  }

  /// Tries simpler leaves in the place of a part.
  private mutating func givesWayToLeaf(_ part: Int) -> Bool {
    let names = example.point.names
    switch parts.content(of: part) {
    case .variable(let name):
      guard let simplest = names.first, name != simplest else { return false }
      return give(part, wayTo: parts.leaf(.variable(simplest)))
    case .numeral(let value):
      return value.simplerNumbers(after: [1, 2]).contains { give(part, wayTo: parts.leaf(.numeral($0))) }
    case .operation:
      if let name = names.first, give(part, wayTo: parts.leaf(.variable(name))) { return true }
      if [1, 2].contains(where: { give(part, wayTo: parts.leaf(.numeral($0))) }) { return true }
      guard let value = value(of: part), value.isFinite else { return false }
      let name = Shrinking.newName(beside: names)
      if give(part, wayTo: parts.leaf(.variable(name)), (name, value)) { return true }
      let isNumeral = value != 0 || value.sign == .plus
      return isNumeral && give(part, wayTo: parts.leaf(.numeral(value)))
    }
  }

  /// A part's value at the point.
  private mutating func value(of part: Int) -> Double? {
    guard triesLeft > 0 else { return nil }
    let formula = parts.formula(from: part)
    let names = formula.variables
    return formula.compiled(inputs: names).value(at: names.map { example.point[$0] ?? .nan })
  }

  private static func newName(beside names: [String]) -> String {
    let numbered = (1...).lazy.map { "x\($0)" }
    return simpleNames.first { !names.contains($0) } ?? numbered.first { !names.contains($0) } ?? "x"
  }

  static let simpleNames = ["x", "y", "z", "u", "v", "w"]
}
