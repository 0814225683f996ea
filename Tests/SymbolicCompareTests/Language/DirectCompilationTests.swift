// A text that becomes a list at once becomes the list of its formula, line for line, and is refused for the same reason.

import Elementary
import Reverse
import SymbolicCompare
import TestSupport
import Testing

/// Whether two lists are the same, line for line.
private func areSame(_ a: WengertList, _ b: WengertList) -> Bool {
  a.inputs == b.inputs && a.constants == b.constants && a.lines == b.lines && a.outputs == b.outputs
    && a.slotCount == b.slotCount
}

/// Whether a text gives the same list, or the same refusal, with and without a formula on the way.
private func isReadAlike(_ text: String) -> Bool {
  do throws(SyntaxError) {
    let formula = try Symbolic(parsing: text)
    let (direct, through) = (try WengertList(parsing: text), formula.compiled(inputs: formula.variables))
    return areSame(direct, through)
  } catch {
    let refusal = #expect(throws: SyntaxError.self) { try WengertList(parsing: text) }
    return refusal == error
  }
}

@Suite("A list made from text at once")
struct DirectCompilationTests {
  @Test("is the formula's list, for the reference corpus", arguments: CorpusCase.all)
  func corpus(_ sample: CorpusCase) { #expect(isReadAlike(sample.expr)) }

  @Test("is the formula's list, however it is written", arguments: ParserTests.readings)
  func readings(_ text: String, _ explicit: String) {
    #expect(isReadAlike(text))
    #expect(isReadAlike(explicit))
  }

  @Test("is refused as the formula is", arguments: RefusalTests.refusals.map(\.text))
  func refusals(_ text: String) { #expect(isReadAlike(text)) }

  @Test(
    "is the formula's list, for programs in any order",
    arguments: [
      "y = x^2; z = y*x; exp(z)", "a = sin(x); b = cos(y); b*a", "a = sin(x); b = cos(x); c = a + b; b*c*a",
      "y = z; x", "y = sin(q); x*x", "a = x; a*a", "a = 2; a + a", "a = -2; a^a", "a = b; b", "y = x + 1; 3",
      "a = x*x; b = a*a; c = b*b; c*c", "a = 1; b = x; c = a - b; d = c*b; atan2(b, d)",
    ])
  func programs(_ text: String) { #expect(isReadAlike(text)) }

  @Test("is the formula's list, for random formulas, written out and as programs", arguments: 0..<4)
  func randomFormulas(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for sharing in [0, 0.25, 0.6] {
      let formulas = FormulaGenerator(
        operations: 1...30, variables: ["x", "longer_name", "a"], sharing: sharing)
      for _ in 0..<200 {
        let formula = formulas.formula(using: &generator)
        #expect(isReadAlike(formula.program))
        if formula.treeSize < 2_000 { #expect(isReadAlike(formula.description)) }
      }
    }
  }

  @Test("is refused as the formula is, for texts with letters lost, doubled and swapped", arguments: 0..<4)
  func mutations(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let words = [
      "(", ")", ",", "=", ";", "*", "^", "-", ".", "2", "1e400", "x", "sin", "a=", "pi", " ", "\u{E9}",
    ]
    for sample in CorpusCase.all {
      var text = Array(sample.expr)
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let place = Int.random(in: 0..<text.count, using: &generator)
        if Bool.random(using: &generator) {
          text.insert(contentsOf: words.randomElement(using: &generator) ?? "x", at: place)
        } else if text.count > 1 {
          text.remove(at: place)
        }
      }
      #expect(isReadAlike(String(text)), "\(String(text))")
    }
  }

  @Test("has its inputs sorted, or in the order that is asked for")
  func inputs() throws {
    let text = "log(1 + exp(w*x + b))"
    #expect(try WengertList(parsing: text).inputs == ["b", "w", "x"])
    let list = try WengertList(parsing: text, inputs: ["x", "unused", "b", "w"])
    #expect(try areSame(list, Symbolic(parsing: text).compiled(inputs: ["x", "unused", "b", "w"])))
    let names = (0..<20).map { "x\($0)" }
    let many = try WengertList(parsing: "x19*x3 - x0", inputs: names)
    #expect(try areSame(many, Symbolic(parsing: "x19*x3 - x0").compiled(inputs: names)))
  }

  @Test("says where a variable stands that is not among the inputs")
  func missingInput() throws {
    let error = try #require(throws: SyntaxError.self) {
      try WengertList(parsing: "w*x + bias", inputs: ["w", "x"])
    }
    #expect(error.position == 6)
    #expect(error.length == 4)
    #expect(error.message == "'bias' is not among the inputs")
    // What is not used need not be given.
    #expect(try WengertList(parsing: "y = z; 2*x", inputs: ["x"]).lines.count == 1)
  }

  @Test("is 100,000 operations long or deep")
  func longTexts() throws {
    let count = 100_000
    for text in [
      String(repeating: "sin(", count: count) + "x" + String(repeating: ")", count: count),
      "x" + String(repeating: "^x", count: count), String(repeating: "-", count: count) + "x",
      "a = x" + String(repeating: "*x", count: count) + "; a",
    ] {
      let list = try WengertList(parsing: text)
      #expect(list.lines.count == count)
      #expect(list.inputs == ["x"])
    }
  }
}

@Suite("Names and numbers of the language")
struct NameAndNumberTests {
  @Test("Names that differ in one letter are different, short or long")
  func names() throws {
    for length in [1, 2, 7, 8, 9, 15, 16, 17, 18, 40] {
      let name = String(repeating: "a", count: length)
      let others = (0..<length).map { place in
        String(name.prefix(place)) + "b" + String(name.dropFirst(place + 1))
      }
      let all = [name, name + "a"] + others
      let list = try WengertList(parsing: (all + all).joined(separator: " + "))
      #expect(list.inputs == all.sorted())
      #expect(list.lines.count == 2 * all.count - 1)
    }
  }

  @Test("A text may have 60,000 names")
  func manyNames() throws {
    let names = (0..<60_000).map { String($0, radix: 36).map { "k\($0)" }.joined() }
    let list = try WengertList(parsing: (names + names.prefix(10)).joined(separator: "+"))
    #expect(list.inputs == Set(names).sorted())
    #expect(list.lines.count == 60_009)
  }

  @Test("A number is the nearest Double, as the standard library reads it")
  func numbers() throws {
    var generator = SeededGenerator(seed: 1)
    func digits(_ count: Int) -> String {
      (0..<count).map { _ in String(Int.random(in: 0...9, using: &generator)) }.joined()
    }
    for _ in 0..<5_000 {
      let (whole, fraction) = (
        Int.random(in: 0...12, using: &generator), Int.random(in: 0...12, using: &generator)
      )
      var literal = digits(whole == 0 && fraction == 0 ? 1 : whole)
      if fraction > 0 { literal += "." + digits(fraction) }
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: literal += "e\(Int.random(in: -40...40, using: &generator))"
      case 1: literal += "E+0\(Int.random(in: 0...25, using: &generator))"
      default: break
      }
      let list = try WengertList(parsing: literal)
      let expected = try #require(Double(literal))
      guard list.constants.map(\.value) == [expected] else {
        Issue.record("\(literal) is read as \(list.constants)")
        continue
      }
    }
  }

  @Test(
    "A number at the edges of the fast way is the nearest Double",
    arguments: [
      "999999999999999e22", "999999999999999e-22", "999999999999999e23", "999999999999999e-23", "1e22",
      "1e23", "123456789012345", "1234567890123456", "9007199254740993", "0.000000000000001",
      "0.00000000000000001", "0e-400", "0.0e999", "1e0000000000000000000000000022",
      "00000000000000000000001", "4.9e-324", "179769313486231570000e288",
    ])
  func edges(_ literal: String) throws {
    let expected = try #require(Double(literal))
    #expect(try WengertList(parsing: literal).constants.map(\.value) == [expected])
  }
}
