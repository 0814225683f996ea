import Foundation
import TestSupport
import Testing

@Suite("A batch of hostile lines")
struct HostileBatchTests {
  /// Lines that were made from sound ones and broken; `Tests/Fuzzing` answers a hundred thousand such files.
  static let lines: [String] = {
    var mutator = Mutator(.lines, seed: 2, longest: 120)
    let texts = (0..<150).map { _ in String(decoding: mutator.next(), as: UTF8.self) }
    // Byte by byte, for as a Character a line's end of two bytes is not the line's end of one.
    let pieces = texts.joined(separator: "\n").utf8.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return found
      + pieces.map { String(decoding: $0, as: UTF8.self) }.filter { !$0.allSatisfy(\.isWhitespace) }
  }()

  /// Lines that the fuzzer found: the second took a second and a half, for 7000 bits of erf; at the third the exponent
  /// 1e308 - 1, which is 1e308 in `Double`, passed for a wrong rule; the first asked for 256 GiB, for the end of a ball
  /// around exp(-1e16) whose radius is about 1e-20.
  private static let found = [
    "logsumexp(w^2*1e16, y)\tw=1.33,y=0.66", "logit(exp(-x*1e16))\tx=1.5",
    "cos(asin(normcdf(100)))\t", "atan2(x^1e+308, min(max(0.5, w), b))\tb=-1.95, w=0.52, x=-1",
  ]

  @Test("has an answer a line, each of them JSON")
  func json() throws {
    let outcome = try adcompare("--batch", "-", "--json", input: Self.lines.joined(separator: "\n") + "\n")
    #expect(outcome.status == 2, "some lines are refused, none disagrees")
    #expect(
      outcome.output.split(separator: "\n", omittingEmptySubsequences: false).count == Self.lines.count + 1)
    #expect(outcome.objects.count == Self.lines.count)
    let refused = outcome.objects.count { $0["error"] != nil }
    #expect((100...Self.lines.count - 50).contains(refused), "\(refused) of \(Self.lines.count) refused")
  }

  @Test("is answered in text that any terminal can show")
  func text() throws {
    let outcome = try adcompare("--batch", "-", input: Self.lines.joined(separator: "\n") + "\n")
    #expect(outcome.status == 2)
    #expect(
      !outcome.output.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
  }
}
