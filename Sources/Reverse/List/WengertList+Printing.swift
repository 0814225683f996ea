// After reading this file you know how to read a printed Wengert list.
//
//     inputs  x1, x2
//     v1 = log(x1)
//     v2 = x1 * x2
//     v3 = v1 + v2
//     output  v3
//
// Inputs have their names, constants stand where they are used, and results are numbered from 1 unless the program
// named them.

extension WengertList: CustomStringConvertible {
  /// The list, one operation a line.
  public var description: String {
    let names = slotNames()
    var text = "inputs  \(inputs.joined(separator: ", "))\n"
    for row in rows(names: names) { text += "\(names[row.slot]) = \(row.formula)\n" }
    let results = outputs.map { names.indices.contains($0) ? names[$0] : "slot \($0)?" }
    return text + "\(results.count == 1 ? "output " : "outputs") \(results.joined(separator: ", "))"
  }

  /// The name of each slot in print: an input's own, a constant's digits, the name that a program gave to a result, and
  /// v1, v2, … for the other results; where an input or a result is called so, that one slot has another letter.
  package func slotNames() -> [String] {
    let taken = Set(inputs).union(names.values)
    var result = inputs + Array(repeating: "", count: slotCount - inputs.count)
    for constant in constants { result[constant.slot] = digits(constant.value) }
    var number = 0
    for slot in (lines.map(\.result) + calls.map(\.result)).sorted() {
      if let name = names[slot] {
        result[slot] = name
        continue
      }
      number += 1
      let letter = ["v", "w", "t", "u", "r"].first { !taken.contains("\($0)\(number)") }
      result[slot] = "\(letter ?? "result")\(number)"
    }
    return result
  }

  /// The right-hand sides of lines and calls, in the order of their slots.
  func rows(names: [String]) -> [(slot: Int, formula: String)] {
    let ofLines = lines.map { (slot: $0.result, formula: formula(of: $0, names: names)) }
    if calls.isEmpty { return ofLines }
    let ofCalls = calls.map { call in
      let arguments = call.operands.map { names[$0] }.joined(separator: ", ")
      return (slot: call.result, formula: "\(call.function.name)(\(arguments))")
    }
    return (ofLines + ofCalls).sorted { $0.slot < $1.slot }
  }

  /// The right-hand side of a line.
  package func formula(of line: Line, names: [String]) -> String {
    let x = names[line.first]
    guard let second = line.second else {
      return line.primitive == .negate ? "-\(x)" : "\(line.primitive.name)(\(x))"
    }
    if line.primitive == .binary(.pow) { return "\(x.hasPrefix("-") ? "(\(x))" : x)^\(names[second])" }
    if case .binary(let function) = line.primitive { return "\(function.name)(\(x), \(names[second]))" }
    return "\(x) \(line.primitive.name) \(names[second])"
  }
}

/// A number in the fewest digits that give it back, a whole one without a point.
package func digits(_ x: Double) -> String {
  if x == x.rounded(), x.magnitude < 1e15, let whole = Int(exactly: x) { return "\(whole)" }
  return "\(x)"
}
