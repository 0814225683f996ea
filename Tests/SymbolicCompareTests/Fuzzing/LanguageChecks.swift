// After reading this file you know what must hold for every text whatever, sound or not: either it is refused with a
// place inside it and advice that any terminal can show, or it is read as something that prints and reads back.

import Elementary
import SymbolicCompare

/// What did not hold.
struct Finding: Error, CustomStringConvertible {
  let description: String
}

enum LanguageChecks {
  /// Reads one or several formulas; returns whether they were accepted.
  @discardableResult
  static func formula(_ text: String) throws -> Bool {
    let hasSeveral = try results(text)
    guard let formula = try accepted(text, { text throws(SyntaxError) in try Symbolic(parsing: text) }) else {
      return hasSeveral
    }
    let printed = formula.description
    let again: Symbolic
    do {
      again = try Symbolic(parsing: printed)
    } catch {
      throw Finding(description: "what was printed is refused: \(error): \(printed.prefix(500))")
    }
    guard again == formula else {
      throw Finding(description: "printed as another formula: \(printed.prefix(500))")
    }
    guard again.description == printed else {
      throw Finding(description: "printed otherwise the second time")
    }
    guard again.treeSize == formula.treeSize, again.depth == formula.depth,
      again.sharedSize == formula.sharedSize, again.variables == formula.variables
    else { throw Finding(description: "read back with other sizes: \(printed.prefix(500))") }
    if formula.sharedSize <= 2000 {
      let program = formula.program
      guard let again = try? Symbolic(parsing: program), again == formula else {
        throw Finding(description: "its program is another formula: \(program.prefix(500))")
      }
    }
    guard formula.latex.utf8.allSatisfy({ (0x20...0x7E).contains($0) || $0 == 0x0A }) else {
      throw Finding(description: "LaTeX that is not printable")
    }
    return true
  }

  /// Reads several formulas, which print as a program that reads back; returns whether there were several.
  private static func results(_ text: String) throws -> Bool {
    let read = try accepted(text) { text throws(SyntaxError) in try Symbolic.results(parsing: text) }
    guard let results = read, results.count > 1 else { return false }
    let formulas = results.map(\.formula)
    guard formulas.allSatisfy({ $0.sharedSize <= 2000 }) else { return true }
    let program = Symbolic.program(of: formulas)
    let again: [(name: String?, formula: Symbolic)]
    do {
      again = try Symbolic.results(parsing: program)
    } catch {
      throw Finding(
        description: "the program of several results is refused: \(error): \(program.prefix(500))")
    }
    guard again.map(\.formula) == formulas else {
      throw Finding(description: "several results printed as others: \(program.prefix(500))")
    }
    guard Symbolic.program(of: again.map(\.formula)) == program else {
      throw Finding(description: "several results printed otherwise the second time: \(program.prefix(500))")
    }
    return true
  }

  /// Evaluates and differentiates a formula, if it is one and not long; returns whether it was.
  @discardableResult
  static func derivatives(_ text: String) throws -> Bool {
    guard let formula = try? Symbolic(parsing: text), formula.sharedSize <= 400 else { return false }
    let names = formula.variables
    let point = names.indices.map { 0.3 + 0.45 * Double($0 % 5) }
    let list = formula.compiled(inputs: names)
    let value = list.value(at: point)
    let merged = formula.sharingEqualSubexpressions.compiled(inputs: names).value(at: point)
    guard isSame(value, merged) else { throw Finding(description: "\(value), shared \(merged)") }
    let sweep = list.valueWithGradient(at: point)
    guard isSame(value, sweep.value) else {
      throw Finding(description: "\(value), with gradient \(sweep.value)")
    }
    for (index, name) in names.enumerated().prefix(4) {
      let inputs = point.indices.map { Dual(value: point[$0], tangent: $0 == index ? 1 : 0) }
      let forward = list.value(at: inputs)
      guard isSame(value, forward.value) else {
        throw Finding(description: "\(value), forwards \(forward.value)")
      }
      let derivative = formula.derivative(withRespectTo: name)
      _ = derivative.compiled(inputs: names).value(at: point)
      guard derivative.sharedSize <= 12 * formula.sharedSize + 4 else {
        throw Finding(description: "d/d\(name) has \(derivative.sharedSize) nodes of \(formula.sharedSize)")
      }
    }
    return true
  }

  /// Reads a point; returns whether it was accepted.
  @discardableResult
  static func point(_ text: String) throws -> Bool {
    guard let point = try accepted(text, { text throws(SyntaxError) in try Point(parsing: text) }) else {
      return false
    }
    guard point.values.allSatisfy(\.isFinite), Set(point.names).count == point.names.count else {
      throw Finding(description: "not a point: \(point)")
    }
    guard let again = try? Point(parsing: point.description), again == point,
      zip(again.values, point.values).allSatisfy({ $0.bitPattern == $1.bitPattern })
    else { throw Finding(description: "does not read back: \(point)") }
    let scalars = Array(text.unicodeScalars)
    // A number of a vector stands at the vector's name.
    for (name, range) in point.ranges where !name.unicodeScalars.starts(with: scalars[range]) {
      throw Finding(description: "\(name) does not stand at \(range)")
    }
    return true
  }

  /// What is read, or `nil` after a refusal, whose place and words are checked.
  private static func accepted<Result>(
    _ text: String, _ read: (String) throws(SyntaxError) -> Result
  ) throws -> Result? {
    do {
      return try read(text)
    } catch {
      let count = text.unicodeScalars.count
      guard error.position >= 0, error.length >= 0, error.position + error.length <= count else {
        throw Finding(
          description: "refused at \(error.position), length \(error.length), of \(count): \(error)")
      }
      let words = "\(error)"
      guard !error.advice.isEmpty, words.utf8.count <= 600,
        words.utf8.allSatisfy({ (0x20...0x7E).contains($0) })
      else { throw Finding(description: "refused in words that cannot be shown: \(words)") }
      return nil
    }
  }

  /// Bit for bit, so that 0 and -0 are two numbers; all that are not a number are one.
  private static func isSame(_ a: Double, _ b: Double) -> Bool {
    a.bitPattern == b.bitPattern || (a.isNaN && b.isNaN)
  }
}
