// After reading this file you know how the grader asks one check, in a process of its own, and why what a submission prints
// cannot be taken for its answer.
//
//     standard input    a nonce, read before any of the submission's code runs, and then closed
//     argument          the number of the check; none: the names of all checks
//     descriptor 3      the answer:   <nonce> passed      or      <nonce> failed, and the finding, its parts in hexadecimal
//
// Descriptor 3 and the nonce are of this process, so that code which looks for them in memory can forge an answer. What the
// submission prints by mistake or on purpose, and what it writes without knowing the nonce, is never read as one.

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Answers for one check, or lists all; this is the whole of a grading program.
///
/// - Parameter checks: the checks, in the order of their parts.
public func answer(_ checks: [Check]) {
  let nonce = readLine(strippingNewline: true) ?? ""
  close(0)
  guard let number = CommandLine.arguments.dropFirst().first.flatMap({ Int($0) }),
    checks.indices.contains(number)
  else {
    send(checks.map { "\(nonce) check \(hexadecimal($0.name))\n" }.joined())
    return
  }
  if let finding = checks[number].outcome() {
    // The pipe is read to a bound; a submission's own description of an error can be as long as it likes.
    let parts = [finding.message, finding.slip ?? "", finding.paste ?? ""].map { text in
      hexadecimal(String(String.UnicodeScalarView(text.unicodeScalars.prefix(4000))))
    }
    send("\(nonce) failed \(parts.joined(separator: " "))\n")
  } else {
    send("\(nonce) passed\n")
  }
}

/// A text as digits; "-" for the empty one.
private func hexadecimal(_ text: String) -> String {
  let digits = Array("0123456789abcdef")
  let bytes = text.utf8.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
  return bytes.isEmpty ? "-" : String(bytes)
}

private func send(_ text: String) {
  var rest = Array(text.utf8)[...]
  while !rest.isEmpty {
    let written = rest.withUnsafeBytes { write(3, $0.baseAddress, $0.count) }
    guard written > 0 else { return }
    rest = rest.dropFirst(written)
  }
}
