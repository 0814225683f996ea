// After reading this file you know how the balls are compared with another implementation at random, as often as
// one likes: Figures/cases.py writes cases with answers by python-flint, and says how this test is given them.

import Foundation
import Testing
import Truth

@Suite("Random cases with answers by Arb")
struct CampaignTests {
  static let path = ProcessInfo.processInfo.environment["BALL_CASES"]

  @Test("No ball misses its value, and exact arguments give tight balls", .enabled(if: path != nil))
  func cases() throws {
    let text = try String(contentsOfFile: Self.path ?? "", encoding: .utf8)
    var counts: [String: Int] = [:]
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: " ").map(String.init)
      let name = fields[0]
      let bits = try #require(Int(fields[1]))
      let balls = stride(from: 2, to: fields.count, by: 4).compactMap { i in
        Ball(fields[i], fields[i + 1], radius: fields[i + 2], fields[i + 3])
      }
      let value = try #require(balls.last)
      let result: Ball
      if let function = UnaryFunction(rawValue: name) {
        result = .apply(function, to: balls[0], bits: bits)
      } else {
        result = .apply(try #require(BinaryFunction(rawValue: name)), to: balls[0], balls[1], bits: bits)
      }
      counts[name, default: 0] += 1
      #expect(result.overlaps(value), "\(line)")
      if balls.dropLast().allSatisfy(\.isExact) {
        #expect(result.accuracyInBits >= bits - 1, "\(line)")
      } else {
        #expect(result.isFinite || name == "tan" || name == "pow", "\(line)")
      }
    }
    for (name, count) in counts.sorted(by: { $0.key < $1.key }) { print(name, count) }
  }
}

extension Ball {
  /// A ball from whole numbers in hexadecimal digits and powers of 2.
  fileprivate init?(_ midpoint: String, _ exponent: String, radius: String, _ radiusExponent: String) {
    guard let m = BigFloat(hexadecimal: midpoint), let e = Int(exponent),
      let r = BigFloat(hexadecimal: radius), let f = Int(radiusExponent)
    else { return nil }
    self.init(midpoint: m.scaled(byPowerOfTwo: e), radius: Magnitude(r.scaled(byPowerOfTwo: f)))
  }
}

extension BigFloat {
  /// A whole number written with hexadecimal digits.
  fileprivate init?(hexadecimal text: String) {
    var whole = BigFloat(0)
    var rest = text.drop { $0 == "-" }
    while !rest.isEmpty {
      guard let group = Int(rest.prefix(15), radix: 16) else { return nil }
      whole = whole.scaled(byPowerOfTwo: 4 * rest.prefix(15).count) + BigFloat(group)
      rest = rest.dropFirst(15)
    }
    self = text.hasPrefix("-") ? -whole : whole
  }
}
