// The session on a terminal, by a pseudo-terminal, and through a pipe.

import Foundation
import Testing

@Suite("A session")
struct SessionTests {
  @Test("answers line by line on a terminal, and ends with Ctrl-D")
  func terminal() throws {
    let output = try typed("f(u) = u^2\n:at x=3\nf(x) + 1\n2x\n\u{4}")
    #expect(output.text.contains(":quit or Ctrl-D ends"))
    #expect(output.text.components(separatedBy: "> ").count >= 5, "\(output.text)")
    #expect(output.text.contains("= 10"), "\(output.text)")
    #expect(output.text.contains("write 2*x"), "\(output.text)")
    #expect(output.status == 0)
  }

  @Test("answers through a pipe without a prompt, whatever the lines are")
  func pipe() throws {
    let lines = [
      "f(u) = u^2", ":at x=2", "f(x)", ":order 2", ":trace", ":derive", "f(x", ":order", ":order x", ":at x",
      ":at =", ":nonsense",
      "g(u) = h(u)", "x = = 2", "", "#", ":graph", "sum(i, 1, 1e9, x)", "f = 2", "f(x)", ":list", "\u{1}",
      "x[",
      ":digits", ":swell x^3", ":at y=1", "x*y", ":clear", ":trace", "f(x)",
    ]
    let outcome = try adcompare("repl", input: lines.joined(separator: "\n"))
    #expect(outcome.status == 0)
    #expect(!outcome.output.hasPrefix("> ") && !outcome.output.contains("\n> "))
    #expect(outcome.output.contains("f = x*y") || outcome.output.contains("x*y"))
    #expect(outcome.errors.contains("no function 'f'"))
    #expect(outcome.errors.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
  }

  @Test("asks every command at the point that is kept, as far as the command takes one")
  func everyCommand() throws {
    let lines = [":at x=2,y=1", "x^2*y", ":trace", ":derive", ":swell", ":steps", ":digits", ":graph"]
    let outcome = try adcompare("repl", input: lines.joined(separator: "\n"))
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    #expect(outcome.output.contains("df/dx along x"))
  }

  @Test("says how its own words are written", arguments: ["quit", "exit", "help", "list", "clear"])
  func words(_ word: String) throws {
    #expect(try adcompare("repl", input: word).errors.contains("write :\(word);"))
  }

  @Test("sends to the command line for what it has not", arguments: ["check 2*x", "selfcheck", "functions"])
  func outside(_ words: String) throws {
    let command = words.split(separator: " ")[0]
    #expect(try adcompare("repl", input: ":\(words)").errors.contains("adcompare \(command) --help"))
  }

  @Test("ends at :quit, and at the end of the input")
  func ends() throws {
    let outcome = try adcompare("repl", input: ":quit\nx^2\n")
    #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.errors.isEmpty)
    #expect(try adcompare("repl", input: "").status == 0)
  }

  /// Types a text into the program on a pseudo-terminal.
  private func typed(_ text: String) throws -> (text: String, status: Int32) {
    var (controller, terminal): (Int32, Int32) = (0, 0)
    try #require(openpty(&controller, &terminal, nil, nil, nil) == 0)
    let process = Process()
    process.executableURL = programURL
    process.arguments = ["repl", "--color", "never"]
    let handle = FileHandle(fileDescriptor: terminal, closeOnDealloc: false)
    (process.standardInput, process.standardOutput, process.standardError) = (handle, handle, handle)
    try process.run()
    close(terminal)
    let keys = Array(text.utf8)
    try #require(write(controller, keys, keys.count) == keys.count)
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(controller, &buffer, buffer.count)
      if count <= 0 { break }  // the terminal's other side is closed
      output += buffer[..<count]
    }
    process.waitUntilExit()
    close(controller)
    return (String(decoding: output, as: UTF8.self), process.terminationStatus)
  }
}
