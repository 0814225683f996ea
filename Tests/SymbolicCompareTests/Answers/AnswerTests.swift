// After reading this file you know what is held of checking an answer: right ones in any form are right, wrong ones are
// wrong, and the slip is named.

import Foundation
import SymbolicCompare
import Testing

@Suite("Checking an answer")
struct AnswerTests {
  /// The lines of a table in Figures, each cut at its tabs.
  private static func lines(_ name: String) -> [[String]] {
    let url = Bundle.module.url(forResource: name, withExtension: "tsv", subdirectory: "Figures")
    let text = url.flatMap { try? String(contentsOf: $0, encoding: .utf8) } ?? ""
    return text.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
  }

  private func check(_ formula: String, _ answer: String, at point: [Double]? = nil) throws -> AnswerCheck {
    AnswerCheck(
      try Symbolic(parsing: answer), of: try Symbolic(parsing: formula), withRespectTo: "x", at: point)
  }

  @Test("calls none of 200 right derivatives wrong, expanded, factored or by identities of trigonometry")
  func right() throws {
    let lines = Self.lines("right-answers")
    #expect(lines.count >= 200)
    for line in lines {
      let check = try check(line[0], line[1])
      #expect(check.kind == .right, "\(line): \(check.kind), \(String(describing: check.worst))")
    }
  }

  @Test("names the slip of at least nine in ten of 60 wrong derivatives, and calls all wrong")
  func wrong() throws {
    let lines = Self.lines("wrong-answers")
    #expect(lines.count == 60)
    var missed: [String] = []
    for line in lines {
      let check = try check(line[0], line[1])
      #expect(check.kind == .wrong, "\(line)")
      if check.slip?.slip.rawValue != line[2] { missed.append("\(line): \(check.slip?.explanation ?? "-")") }
    }
    #expect(missed.count <= 6, "\(missed)")
  }

  @Test("at a point says right here only where the two cross")
  func crossing() throws {
    // 2x and x^2 are equal at 0 and 2.
    #expect(try check("x^2", "x^2", at: [2]).kind == .rightHere)
    #expect(try check("x^2", "x^2", at: [1]).kind == .wrong)
    #expect(try check("x^2", "2*x", at: [2]).kind == .right)
  }

  static let remarks = [
    ("2^x", "0.6931471806*2^x", AnswerCheck.Kind.right, "digits"),
    ("log(abs(x))", "exp(-log(x))", .right, "no finite value"),
    ("sin(x)^2 + cos(x)^2", "0", .right, ""), ("sin(x)^2 + cos(x)^2", "1e-9", .wrong, ""),
    ("x*0", "0", .right, ""),
    ("2^x", "0.69*2^x", .wrong, ""), ("abs(x)", "x/abs(x)", .right, ""),
    ("1/log(-1 - x^2)", "0", .undecided, ""),
    ("x^2", "2*x*(1 + 1e-9)", .wrong, ""), ("x^2", "2*x*(1 + 1e-15)", .wrong, ""),
    ("x^2", "1.0000000001*2*x", .wrong, ""), ("x^2", "1.00000000000001*2*x", .wrong, ""),
    ("x^3", "3*x^2 + 1e-18*x", .wrong, ""), ("pi*x", "3.14159265358979", .right, ""),
    ("pi*x", "4*atan(1)", .right, ""), ("0.3*x", "0.1*3", .right, ""), ("x^0.3", "0.3/x^0.7", .right, ""),
    ("0.1*x + 0.2*x - 0.3*x", "0", .right, ""), ("sin(x)^2 + cos(x)^2", "1e-15", .wrong, ""),
    ("sin(x)^2 + cos(x)^2", "2*sin(x)*cos(x) - sin(2*x)", .right, ""),
    ("sin(x)^2 + cos(x)^2", "0.6931471806 - log(2)", .right, ""),
  ]

  /// Answers that are right on one piece and wrong on another.
  static let pieces = [
    ("x^2", "2*abs(x)"), ("x^2", "2*max(x, -3)"), ("x^2", "2*min(x, 50)"), ("log(abs(x))", "1/abs(x)"),
    ("max(x, 5)", "0"), ("relu(x - 7)^2", "0"), ("sqrt(x^2)", "1"), ("x^3", "3*x^2 + 1e-6*heaviside(-x)"),
    ("x*y", "max(y, -4)"),
  ]

  @Test("looks at every piece of the formula and of the answer", arguments: pieces)
  func piece(_ formula: String, _ answer: String) throws {
    #expect(try check(formula, answer).kind == .wrong)
  }

  static let nearly = [
    ("x^2", "2*x*(1 + 1e-9)", "to eight digits"), ("pi*x", "3.14159265", "to eight digits"),
    ("2^x", "0.69315*2^x", "to 5 digits"),
  ]

  @Test("calls what is right to some digits a rounded constant", arguments: nearly)
  func rounded(_ formula: String, _ answer: String, _ words: String) throws {
    let slip = try #require(try check(formula, answer).slip)
    #expect(slip.slip == .roundedConstant && slip.explanation.contains(words), "\(slip)")
  }

  @Test("judges constants, domains and zeros", arguments: remarks)
  func remark(_ formula: String, _ answer: String, _ kind: AnswerCheck.Kind, _ remark: String) throws {
    let check = try check(formula, answer)
    #expect(check.kind == kind, "\(check.points)")
    let words = check.remark ?? ""
    #expect(remark.isEmpty ? words.isEmpty : words.contains(remark), "\(words)")
  }

  @Test("shows the point where a wrong answer differs most, and the difference where it is short")
  func difference() throws {
    let check = try check("x^3", "3*x^2 + 1")
    #expect(check.difference.map(\.description) == "1")
    let worst = try #require(check.worst)
    #expect(check.points.allSatisfy { $0.difference <= worst.difference })
  }
}
