import SymbolicCompare
import TestSupport
import Testing
import Truth

@Suite("Certified numbers of the corpus")
struct CertifiedCorpusTests {
  /// A figure of 40 digits and a certified number are the same to 30.
  private static func agrees(_ number: CertifiedNumber, _ figure: String) -> Bool {
    guard let ball = number.number else { return false }
    let digits = figure.filter(\.isNumber)
    if digits.allSatisfy({ $0 == "0" }) {
      return ball.isExact ? ball.isZero : ball.upperBound.nearestDouble == 0
    }
    guard ball.isExact || ball.accuracyInBits >= 101 else { return false }
    return decimal(ball.midpoint.decimal(digits: 30)).isNeighbour(
      of: decimal(BigDecimalText.rounded(figure, to: 30)), digits: 30)
  }

  private static func decimal(_ text: String) -> BigDecimalText { BigDecimalText(text) }

  /// A ladder that does not stop before 30 digits are certain.
  private static var ladder: PrecisionLadder {
    var ladder = PrecisionLadder()
    ladder.first = 128
    ladder.wanted = 104
    return ladder
  }

  @Test("value, gradient and Hessian are the figures to 30 digits", arguments: CorpusCase.all)
  func figures(_ item: CorpusCase) throws {
    let formula = try Symbolic(parsing: item.expr)
    let names = formula.variables
    let program = try #require(formula.compiled(inputs: names).straightLineProgram())
    var certification = Certification(
      of: program, at: names.compactMap { item.point[$0] }, ladder: Self.ladder)
    #expect(Self.agrees(certification.derivative(by: []), item.value), "value")
    for (index, name) in names.enumerated() {
      let figure = try #require(item.gradient[name])
      #expect(Self.agrees(certification.derivative(by: [index]), figure), "df/d\(name), \(figure)")
    }
    for (key, figure) in item.hessian ?? [:] {
      let pair = key.split(separator: ",").compactMap { name in names.firstIndex(of: String(name)) }
      #expect(Self.agrees(certification.derivative(by: pair), figure), "\(key), \(figure)")
    }
  }
}

/// A decimal numeral as a sign, a row of digits and an exponent, to compare long numerals by.
struct BigDecimalText: Equatable {
  var isNegative: Bool
  var digits: [Int]
  var exponent: Int

  init(_ text: String) {
    isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" || $0 == "+" }.split(whereSeparator: { $0 == "e" || $0 == "E" })
    let mantissa = parts.first ?? "0"
    let point = mantissa.firstIndex(of: ".").map { mantissa.distance(from: mantissa.startIndex, to: $0) }
    var all = mantissa.compactMap(\.wholeNumberValue)
    exponent = (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) + (point ?? all.count)
    while all.first == 0 {
      all.removeFirst()
      exponent -= 1
    }
    digits = all
  }

  /// A numeral cut to so many significant digits, and rounded.
  static func rounded(_ text: String, to count: Int) -> String {
    var number = BigDecimalText(text)
    if number.digits.count > count {
      let roundsUp = number.digits[count] >= 5
      number.digits = Array(number.digits.prefix(count))
      if roundsUp { number.increment() }
    }
    return number.text
  }

  private mutating func increment() {
    var index = digits.count - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index < 0 {
      digits.insert(1, at: 0)
      digits.removeLast()
      exponent += 1
    } else {
      digits[index] += 1
    }
  }

  private var text: String { "\(isNegative ? "-" : "")0.\(digits.map(String.init).joined())e\(exponent)" }

  /// Whether two numerals of so many digits differ by one in the last place at most.
  func isNeighbour(of other: BigDecimalText, digits count: Int) -> Bool {
    func padded(_ number: BigDecimalText) -> BigDecimalText {
      var number = number
      while number.digits.count < count { number.digits.append(0) }
      return number
    }
    let (a, b) = (padded(self), padded(other))
    if a == b { return true }
    var (up, down) = (a, b)
    up.increment()
    down.increment()
    return up == b || down == a
  }
}
