// After reading this file you know what somebody gets who has read nothing but `--help`.

import Foundation
import Testing

@Suite("A newcomer")
struct NewcomerTests {
  @Test(
    "finds in the general help how to get the derivative with its steps, LaTeX, a C function, a check, a short answer"
  )
  func help() throws {
    let help = try adcompare("--help").output
    for words in [
      "derive \"x*sin(x)\" --steps", "--emit latex", "--emit c", "check \"sin(x^2)\" \"2*x*cos(x^2)\"",
      "--brief",
    ] {
      #expect(help.contains(words), "the help does not show \(words)")
    }
  }

  @Test("gets the derivative with its steps")
  func steps() throws {
    let output = try adcompare("derive", "x*sin(x)", "--steps").output
    #expect(output.contains("df/dx = sin(x) + x*cos(x)"))
    #expect(output.contains("product rule: (u*v)' = u'*v + u*v'") && output.contains("chain rule for sin"))
  }

  @Test("gets LaTeX")
  func latex() throws {
    let output = try adcompare("derive", "x*sin(x)", "--emit", "latex").output
    #expect(output.contains("\\frac{\\partial f}{\\partial x} &= t_{1} + x \\cdot \\cos\\left(x\\right)"))
  }

  @Test("gets a gradient in at most eight lines")
  func brief() throws {
    let output = try adcompare("log(1+exp(w*x))", "--brief", "--at", "w=2,x=1").output
    #expect(output.split(separator: "\n").count <= 8)
    for words in ["f = ", "df/dw = ", "df/dx = ", "AGREE: "] { #expect(output.contains(words)) }
  }

  @Test("gets the verdict on a derivative of one's own, with the exit status that a script asks for")
  func check() throws {
    let wrong = try adcompare("check", "sin(x^2)", "--wrt", "x", "2*x*cos(x)")
    #expect(
      wrong.status == 1 && wrong.output.contains("WRONG: at x=")
        && wrong.output.contains("inner function lost"))
    #expect(try adcompare("check", "sin(x^2)", "2*cos(x^2)*x").status == 0)
    let atKink = try adcompare("check", "abs(x)", "sign(x)", "--at", "x=0").output
    #expect(atKink.contains("at 14 of 15 points") && atKink.contains("no derivative"))
    #expect(try adcompare("check", "x^2*y", "--gradient", "2*x*y, x^2").status == 0)
    #expect(try adcompare("check", "x^2*y", "--gradient", "2*x*y, x").status == 1)
    let eleven = (1...11).map(String.init).joined(separator: ",")
    #expect(try adcompare("check", "sum(i, 1, 11, i*x[i])", "--gradient", eleven).status == 0)
    #expect(try adcompare("check", "x^2*y", "2*x*y").status == 2)
    let pile = try adcompare(
      "check", "x^3", "--batch", "-", "--csv", input: "ann\t3*x^2\nbob\tx^2\ncy\t3x\n\n# end\n")
    #expect(
      pile.output.split(separator: "\n").map { $0.prefix(11) }.dropFirst() == [
        "1,ann,RIGHT", "2,bob,WRONG", "3,cy,BAD IN",
      ])
    #expect(pile.status == 1)
  }

  @Test("gets a table and a plot over a range of points")
  func sweep() throws {
    let output = try adcompare("sin(x)/x", "--at", "x=0.1:10:5").output
    #expect(output.contains("df/dx along x") && output.contains("correct digits of df/dx against x"))
    let rows = try adcompare("w*x^2", "--at", "w=2,x=1:3:3", "--csv").output.split(separator: "\n")
    #expect(rows.count == 4 && rows[1].hasPrefix("1,2,4,") && rows[3].hasPrefix("3,18,12,"), "\(rows)")
    for bad in ["x=1:2", "x=1:2:1", "x=1:2:x", "x=1:2:3,y=1:2:3", "x=:2:3", "x=1:1/0:3", "y=1:2:3"] {
      #expect(try adcompare("x", "--at", bad).status == 2, "\(bad)")
    }
  }

  @Test(
    "sees the formula of each derivative beside its numbers, cut where it is long, and the names of a program"
  )
  func formulas() throws {
    #expect(try adcompare("x*sin(x)", "--no-cost").output.contains("formulas\ndf/dx = sin(x) + x*cos(x)\n"))
    let long = try adcompare((1...40).map { "sin(x)^\($0)" }.joined(separator: "+"), "--json").objects.first
    let formula = try #require((long?["formulas"] as? [String: String])?["x"])
    #expect(
      formula.contains("*sin(x)^39*cos(x)") && !formula.contains("..."), "a script gets the whole: \(formula)"
    )
    #expect(long?["formulasCut"] == nil)
    let text = try adcompare((1...40).map { "sin(x)^\($0)" }.joined(separator: "+"), "--no-cost").output
    #expect(text.contains("... [390 nodes]"))
    let program = try #require(try adcompare("y = x^2; loss = exp(y)", "--json").objects.first)
    #expect(program["parsed"] as? String == "y = x^2; loss = exp(y)")
  }

  @Test("sees both sweeps step by step")
  func walk() throws {
    let output = try adcompare("trace", "y = x^2; y*x", "--step", "--at", "x=3").output
    #expect(
      output.contains("  2  y = x^2 = 9") && output.contains("adjoint(x) += adjoint(y) · ∂y/∂x = 3 · 6 = 18"))
    #expect(output.contains("adjoints so far: x 27, y 3, v1 1"))
  }

  /// Words, the lines of the input, and what the answer has to say.
  static let mistakes: [([String], String, String)] = [
    (["--batch", "-"], "x^2 x=1", "a tab, not a blank, parts a formula from its point: write one before x="),
    (["--batch", "-"], "sin(x) + y x=1,y=2", "a tab, not a blank"),
    (["--batch", "-"], "x^2\tx=1\ty=2", "a second tab stands in this line"),
    (["--batch", "-"], "x^2\tx=1:3", "a line of a batch has one point"),
    (["--batch", "-"], "x y\tx=1", "write x*y"),
    (["repl"], ":at x=1:3", "a session keeps one value for each variable"),
    (["repl"], "x\n:trace :derive", "write :trace and :derive each in a line of its own"),
    (["repl"], "x\n:order 2 :trace", "a second word to the session"),
    (["x^2, x*y", "--at", "x=1,y=2", "--vector", "1"], "", "in the order x, y: --vector 1,0"),
    (["x^2, x*y", "--at", "x=1,y=2", "--covector", "1,2,3"], "", "3 numbers, and there are 2 results"),
    (["x^2", "--latex"], "", "adcompare derive FORMULA --emit latex"),
    (["x^2", "--trace"], "", "adcompare trace FORMULA"),
    (["dot(x, y)"], "", "sum(i, 1, len(x), x[i]*y[i])"), (["mean(x)"], "", "x[i])/len(x)"),
    (["repl"], "\u{1B}[A", "rlwrap adcompare repl adds the arrow keys"),
    (
      ["x1 + x[1]", "--data", "-"], "x1,x\n1,2\n3,4\n",
      "'x1' is a vector, and is number 1 of the vector 'x', x[1]"
    ),
    (["digits", "x1*x2", "--wrt", "x"], "", "name one variable: --wrt x1"),
    (["repl"], ":digits x*y", "give it a value: :at y=1"),
    (["where(x>0 x,y)"], "", "two arguments are parted by a comma: write 0, x"),
  ]

  @Test("is told where a mistake is and what to write instead", arguments: mistakes)
  func mistake(words: [String], input: String, answer: String) throws {
    let outcome = try adcompare(words, input: input)
    let said = (outcome.output + outcome.errors).split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    #expect(said.contains(answer), "\(said)")
  }

  @Test("has a manual page with every command and option")
  func manual() throws {
    let page = try adcompare("manual").output
    #expect(page.hasPrefix(".TH ADCOMPARE 1"))
    for words in [".B derive", "\\fB\\-\\-emit\\fR", ".SH EXIT STATUS"] { #expect(page.contains(words)) }
    #expect(page.split(separator: "\n").allSatisfy { !$0.hasPrefix("'") })
  }
}
