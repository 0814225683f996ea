// After reading this file you know how the numbers and names of a counter-example become those that are read aloud.
//
//     tanh(v)  at v=2.718281828   fails     tried in turn: 0, 1, -1, 2, then 3, 2.7, 2.72, 2.718, 2.7183, 2.71828
//     tanh(v)  at v=2             fails     the first of them that does is kept, here a favourite
//     tanh(x)  at x=2             fails     and up to three variables are called x, y and z
//
// A number counts as simpler only if the case fails there itself, not at another place to which the property went.

extension Shrinking {
  /// Tries simpler coordinates, each one until none will do.
  mutating func simplifyPoint() -> Bool {
    var isSimpler = false
    for index in example.point.names.indices {
      var isDone = false
      while !isDone {
        isDone = true
        for number in example.point.values[index].simplerNumbers(after: [0, 1, -1, 2]) {
          var coordinates = Array(zip(example.point.names, example.point.values))
          coordinates[index].1 = number
          guard let failure = failure(of: example.formula, at: Point(coordinates)) else { continue }
          // What fails at another place only is no simpler there.
          guard atItsPlace(failure) == nil else { continue }
          (example, isSimpler, isDone) = (failure, true, false)
          break
        }
      }
    }
    return isSimpler
  }

  /// Calls up to three variables x, y and z, without changing their order.
  mutating func simplifyNames() {
    let names = example.formula.variables
    guard names.count <= 3, !names.elementsEqual(Shrinking.simpleNames.prefix(names.count)) else { return }
    var formula = example.formula
    // In two steps, since a new name may be another variable's old one.
    for (index, name) in names.enumerated() {
      formula = formula.substituting(Symbolic(anyName: "new \(index)"), for: name)
    }
    for (index, name) in zip(names.indices, Shrinking.simpleNames) {
      formula = formula.substituting(.variable(name), for: "new \(index)")
    }
    let values = names.map { example.point[$0] ?? .nan }
    let point = Point(Array(zip(Shrinking.simpleNames, values)))
    example = failure(of: formula, at: point) ?? example
  }
}

extension Double {
  /// Numbers that are simpler than this one, the simplest first: some favourites, and roundings with fewer digits.
  func simplerNumbers(after favourites: [Double]) -> [Double] {
    if let place = favourites.firstIndex(of: self) { return Array(favourites[..<place]) }
    guard isFinite else { return favourites }
    var unit = 1.0
    while unit * 10 <= magnitude { unit *= 10 }
    while unit > magnitude && unit > 1e-300 { unit /= 10 }
    // To one digit, to a whole number, then to two digits and more, up to six.
    let steps = [unit, 1, unit / 10, unit / 1e2, unit / 1e3, unit / 1e4, unit / 1e5]
    let roundings = steps.map { step in
      // A division by a power of ten is rounded once, a product with its inverse twice.
      let inverse = (1 / step).rounded()
      return step < 1 ? (self * inverse).rounded() / inverse : (self / step).rounded() * step
    }
    let length = description.utf8.count
    let shorter = roundings.filter { $0.isFinite && $0 != 0 && $0.description.utf8.count < length }
    var simpler = favourites
    for number in shorter where !simpler.contains(number) { simpler.append(number) }
    return simpler
  }
}
