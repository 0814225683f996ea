import Foundation
import Testing

@Suite("Examples")
struct ExampleTests {
  private static let cases =
    "printf 'x^2\\tx=3\\nsin(x)*y\\tx=1,y=2\\n' > cases.tsv; printf 'x,y\\n1,2.1\\n2,3.9\\n3,6.2\\n' > points.csv; "

  /// The commands that the help gives as examples; those of the articles are run by the tests of `Documentation`.
  static let commands: [String] = {
    let helps =
      [["--help"]]
      + [
        "compare", "derive", "check", "manual", "trace", "swell", "steps", "graph", "selfcheck", "functions",
        "repl", "help",
      ].map {
        [$0, "--help"]
      }
    let texts = helps.compactMap { try? adcompare($0).output }
    let examples = texts.flatMap { text in
      text.split(separator: "\n").drop { $0 != "examples" }.dropFirst().prefix { $0.hasPrefix("  ") }
        .map { $0.trimmingCharacters(in: .whitespaces) }
    }
    return Set(examples).filter { !$0.contains("> ~") }.sorted()
  }()

  private static var readmeLines: [String] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("README.md")
    return ((try? String(contentsOf: file, encoding: .utf8)) ?? "").components(separatedBy: "\n")
  }

  @Test("of the help work as they stand", arguments: commands)
  func example(_ command: String) throws {
    let answer = try shellAnswer(to: ExampleTests.cases + command)
    #expect(answer.hasSuffix("[0]\n"), "\(answer)")
  }

  @Test("are there")
  func count() { #expect(ExampleTests.commands.count >= 20) }

  /// Runs of the README that show their answer: a line "$ adcompare ...", the answer, the end of the block.
  static let sessions: [[String]] = {
    var sessions: [[String]] = []
    var isOpen = false
    for line in readmeLines {
      if line.hasPrefix("$ adcompare ") {
        sessions.append([String(line.dropFirst(2))])
        isOpen = true
      } else if line.hasPrefix("```") {
        isOpen = false
      } else if isOpen {
        sessions[sessions.count - 1].append(line)
      }
    }
    return sessions
  }()

  @Test("of the README with an answer have that answer", arguments: sessions)
  func session(_ session: [String]) throws {
    let answer = try shellAnswer(to: session[0])
    #expect(answer == (session.dropFirst() + ["[0]", ""]).joined(separator: "\n"))
  }

  @Test("a new user needs are in the general help")
  func firstNeeds() throws {
    let help = try adcompare("--help").output
    for words in ["--at w=2,x=0.5,b=-1", "adcompare steps ", "--up-to 6", "--html page.html", "--json"] {
      #expect(help.contains(words), "the help does not show \(words)")
    }
  }
}
