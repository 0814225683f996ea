// After reading this file you know what the last line of a report promises: that the command there makes the same
// report again.

import Foundation
import Testing

@Suite("The end of a report")
struct ReportTests {
  /// Ten assignments, whose formula written out has thousands of characters.
  private static let squares =
    "a = x + 1; b = a*a; c = b*b; d = c*c; g = d*d; h = g*g; i = h*h; j = i*i; k = j*j; l = k*k; 1/l"

  static let calls: [(command: String, text: String, again: String)] = [
    ("compare", "exp(x)+(x)", "exp(x) + x"), ("compare", "t1 = sin(x); t1*t1", "t1 = sin(x); t1*t1"),
    ("compare", " t1 =\tsin(x);\n t1*t1 ", "t1 = sin(x); t1*t1"), ("compare", squares, squares),
    ("trace", "u = x^2; u/u", "u = x^2; u/u"), ("steps", "u = x^2; u*sin(u)", "u = x^2; u*sin(u)"),
    ("swell", "u = x^2; u*u", "u = x^2; u*u"), ("selfcheck", "u = x^2; u*u", "u = x^2; u*u"),
    ("compare", "y = x^2 # the square\nloss = exp(y)", "y = x^2; loss = exp(y)"),
    ("derive", "u = x^2; u*sin(u)", "u = x^2; u*sin(u)"),
  ]

  @Test("is a command that makes the same report again, for a program with its assignments", arguments: calls)
  func again(_ command: String, _ text: String, _ again: String) throws {
    let timing = command == "compare" ? ["--no-cost"] : []
    let outcome = try adcompare([command, text] + timing)
    let line = try #require(outcome.output.split(separator: "\n").last)
    #expect(line.hasPrefix("again:  adcompare ") && line.hasSuffix(" '\(again)'"), "\(line)")
    #expect(line.contains(" --at ") == (command != "swell"), "\(line)")
    let answer = try shellAnswer(to: (["\(line.dropFirst(8))"] + timing).joined(separator: " "))
    // The point that was chosen is named the second time.
    let first = outcome.output.split(separator: "\n").filter { !$0.contains("a point chosen for you") }
    #expect(answer.split(separator: "\n").dropLast() == first[...], "\(answer)")
  }

  @Test(
    "is a command that makes the same report of a range again, also of one that was chosen",
    arguments: [
      (["digits", "x^2"], "digits --at x=1e-12:1:25 'x^2'"),
      (["digits", "x*y", "--at", "y=1"], "digits --at x=1e-12:1:25,y=1 'x*y'"),
      (["digits", "x*y", "--at", "y=1", "--wrt", "y"], "digits --at x=1e-12:1:25,y=1 --wrt y 'x*y'"),
      (["digits", "--", "-x^2"], "digits --at x=1e-12:1:25 -- '-x^2'"),
      (["digits", "u=x^2;u*u/y", "--at", "y=1/4"], "digits --at x=1e-12:1:25,y=0.25 'u = x^2; u*u/y'"),
      (["w*x^2", "--at", "w=2,x=1:3:3"], "--at x=1:3:3,w=2 'w*x^2'"),
      (["x*y", "--at", "y=1,x=1:2:3", "--wrt", "y"], "--at x=1:2:3,y=1 --wrt y 'x*y'"),
      (["0.1*x", "--at", "x=1:2:3", "--constants", "exact"], "--at x=1:2:3 --constants exact '0.1*x'"),
      (["x1*x2*y", "--at", "x=[1,2,3],y=1:2:3", "--wrt", "x2"], "--at y=1:2:3,x1=1,x2=2 --wrt x2 'x1*x2*y'"),
    ])
  func range(_ words: [String], _ again: String) throws {
    let first = try adcompare(words).output
    #expect(first.hasSuffix("\nagain:  adcompare \(again)\n"), "\(first.suffix(200))")
    #expect(try shellAnswer(to: "adcompare \(again)") == first + "[0]\n")
  }

  @Test("is in a session a command that makes the same report of a range again")
  func rangeOfSession() throws {
    let lines = "x^2\n:digits\n:at y=2,z=3\nf(u)=u^2\n:digits f(y)*z\n:digits f(x)*y\n"
    let output = try adcompare("repl", input: lines).output
    let commands = output.split(separator: "\n").filter { $0.hasPrefix("again:  adcompare digits ") }
    #expect(commands.count == 3)
    for command in commands {
      let answer = try shellAnswer(to: "\(command.dropFirst(8))")
      #expect(answer.hasSuffix("\(command)\n[0]\n") && output.contains(answer.dropLast(4)), "\(answer)")
    }
  }

  @Test("has no command beyond 400 characters")
  func tooLong() throws {
    func hasCommand(_ text: String) throws -> Bool {
      try adcompare(text, "--at", "x=0.5", "--no-cost").output.contains("\nagain:")
    }
    let formula = (1...100).map { _ in "x" }.joined(separator: "+")
    #expect(try hasCommand(formula))  // 397 characters, as it is printed
    #expect(try !hasCommand(formula + "+x"))
    // As it is printed, a program has its names and one blank beside each sign.
    let name = String(repeating: "t", count: 120)
    #expect(try hasCommand("\(name)=(((sin(x))));\(name)*\(name)"))
    #expect(try !hasCommand("\(name)=(((sin(x))));\(name)*\(name)*\(name)"))
  }
}
