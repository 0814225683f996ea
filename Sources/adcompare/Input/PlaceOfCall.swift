// After reading this file you know how a refusal of a formula, which has no places any more, is shown in the text that
// it was read from.
//
//     t = 2*x; polygamma(1, x) + polygamma( t, 3)          refused: polygamma(2*x, 3)
//                                ^^^^^^^^^^^^^^^^          the call that reads as this
//
// Every call in the text is read once more, after the assignments before its piece, and compared with what is refused.

import SymbolicCompare

/// Where a text has a call that reads as a certain formula, in Unicode scalars.
///
/// - Parameters:
///   - formula: the call as it is printed, cut after 40 characters.
///   - text: a formula or a program; nothing is looked for in more than 1000 characters.
/// - Complexity: the number of calls in the text times its length.
func rangeOfCall(_ formula: String, in text: String) -> Range<Int>? {
  let scalars = Array(text.unicodeScalars)
  guard scalars.count <= 1000 else { return nil }
  for start in scalars.indices where start == 0 || !isPartOfName(scalars[start - 1]) {
    guard let end = endOfCall(in: scalars, from: start) else { continue }
    let assignments = scalars[..<start].lastIndex(of: ";").map { scalars[...$0] } ?? []
    let read = try? Symbolic(parsing: string(of: assignments + scalars[start..<end]))
    if read?.abbreviatedWithNames(to: 40) == formula { return start..<end }
  }
  return nil
}

/// The end of a name and the parentheses after it; `nil` if there are none.
private func endOfCall(in scalars: [Unicode.Scalar], from start: Int) -> Int? {
  guard let nameEnd = scalars[start...].firstIndex(where: { !isPartOfName($0) }), nameEnd > start,
    let open = scalars[nameEnd...].firstIndex(where: { !$0.properties.isWhitespace }), scalars[open] == "("
  else { return nil }
  var depth = 0
  for index in open..<scalars.count {
    if scalars[index] == "(" { depth += 1 }
    if scalars[index] == ")" { depth -= 1 }
    if depth == 0 { return index + 1 }
  }
  return nil
}

private func isPartOfName(_ scalar: Unicode.Scalar) -> Bool {
  scalar == "_" || scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
}

private func string(of scalars: some Sequence<Unicode.Scalar>) -> String {
  var view = String.UnicodeScalarView()
  view.append(contentsOf: scalars)
  return String(view)
}

/// Where a name stands first in a formula, in Unicode scalars.
func placeOfName(_ name: String, in text: String) -> Int? {
  let (scalars, wanted) = (Array(text.unicodeScalars), Array(name.unicodeScalars))
  return scalars.indices.first { start in
    let end = start + wanted.count
    return end <= scalars.count && scalars[start..<end].elementsEqual(wanted)
      && (start == 0 || !isPartOfName(scalars[start - 1]))
      && (end == scalars.count || !isPartOfName(scalars[end]))
  }
}
