// After reading this file you know how the table of a trace is laid out.

extension EvaluationTrace: CustomStringConvertible {
  /// The table, and below it the messages in the order in which they are sent.
  public var description: String { table + "\n\nbackward sweep\n" + messageLines.joined(separator: "\n") }

  /// One row a slot: what it is, its value, its tangent, its adjoint.
  ///
  /// Numbers as `rounded` writes them; "–" where nothing was propagated.
  public var table: String {
    let names = list.slotNames()
    var rows = [["", "primal", "tangent", "adjoint"]]
    for slot in list.inputs.indices { rows.append([names[slot]] + numbers(slot)) }
    for row in list.rows(names: names) {
      rows.append(["\(names[row.slot]) = \(row.formula)"] + numbers(row.slot))
    }
    let widths = (0..<4).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = row.enumerated().map { column, text in
        let space = String(repeating: " ", count: widths[column] - text.count)
        return column == 0 ? text + space : space + text
      }
      return cells.joined(separator: "   ")
    }.joined(separator: "\n")
  }

  /// Each message as `x̄ += z̄ · ∂z/∂x = …`, after the line for the seed.
  public var messageLines: [String] {
    let names = list.slotNames()
    guard let output = list.outputs.first, adjoints[output] != nil else { return [] }
    let seed = "adjoint(\(names[output])) = 1"
    return [seed]
      + messages.map { message in
        let (z, x) = (names[message.source], names[message.target])
        let product = "\(rounded(message.adjoint)) · \(rounded(message.partial)) = \(rounded(message.amount))"
        return "adjoint(\(x)) += adjoint(\(z)) · ∂\(z)/∂\(x) = \(product)"
      }
  }

  private func numbers(_ slot: Int) -> [String] {
    [rounded(values[slot]), tangents[slot].map(rounded) ?? "–", adjoints[slot].map(rounded) ?? "–"]
  }
}

/// A number in at most six significant digits.
///
/// From 10⁶ on it is rounded to a whole number; from 10¹⁵ on, and below 10⁻⁴, it has all its digits.
package func rounded(_ x: Double) -> String {
  guard x.isFinite, x != 0 else { return digits(x) }
  var scale = 1.0
  var magnitude = x.magnitude
  if magnitude >= 1e15 || magnitude < 1e-4 { return "\(x)" }
  while magnitude < 99999.5 && scale < 1e12 {
    magnitude *= 10
    scale *= 10
  }
  return digits((x * scale).rounded() / scale)
}
