// After reading this file you know what the site promises: every block of Swift in it compiles and prints what the article
// shows, every command answers as shown, and every mistake gets the message that stands beside it.
//
//     RECORD_ARTICLES=1 swift test --package-path Documentation     writes what is printed today into the articles

import Articles
import Foundation
import Testing

@Suite("Articles")
struct ArticleTests {
  static let articles = Folder.articles
  static let isRecording = ProcessInfo.processInfo.environment["RECORD_ARTICLES"] != nil

  @Test("are there, with code in them")
  func count() {
    #expect(ArticleTests.articles.count >= 30)
    #expect(ArticleTests.articles.flatMap(\.blocks).filter(\.isRun).count >= 60)
    #expect(ArticleTests.articles.flatMap(\.blocks).filter { $0.mistake != nil }.count >= 8)
  }

  @Test("have blocks of known kinds alone, and no text that nothing prints", arguments: articles)
  func kinds(_ article: Article) {
    var previous: Block?
    for block in article.blocks {
      let place = "\(article.path), line \(block.first)"
      let isShownOnly = block.note == "shown only"
      #expect(["swift", "text", "console", "sh"].contains(block.language) || isShownOnly, "\(place)")
      #expect(["", "shown only", "new program"].contains(block.note) || block.mistake != nil, "\(place)")
      if block.language == "text" && !isShownOnly {
        #expect(previous?.isRun == true && previous?.promises.isEmpty == true, "\(place)")
      }
      previous = block
    }
  }

  @Test("show what their blocks print and their commands answer", arguments: articles)
  func output(_ article: Article) throws {
    var revision = Revision(of: article)
    let programs = Program.programs(of: article)
    let printed = try Printed.blocks(of: programs)
    for program in programs {
      for block in program.blocks {
        let lines = try #require(
          printed["\(program.name) \(block.first)"],
          "\(article.path), line \(block.first) was not run: \(printed)")
        compare(block, of: article, with: lines, &revision)
      }
    }
    for block in article.blocks where block.language == "console" && block.note != "shown only" {
      try compareCommands(block, of: article, &revision)
    }
    if ArticleTests.isRecording { try revision.write() }
  }

  private func compare(
    _ block: Block, of article: Article, with printed: [String], _ revision: inout Revision
  ) {
    let shown = article.output(after: block)
    if ArticleTests.isRecording {
      if let shown { revision.replace(shown, by: printed) } else { revision.fill(block, with: printed) }
    } else {
      #expect(
        shown?.lines ?? block.promises.map(\.text) == printed, "\(article.path), line \(block.first)")
    }
  }

  private func compareCommands(_ block: Block, of article: Article, _ revision: inout Revision) throws {
    var answers: [String] = []
    for session in Session.sessions(of: block) {
      let answer = try Shell.answer(to: session.command)
      answers += ["$ " + session.command] + session.shown(for: answer)
      if ArticleTests.isRecording { continue }
      #expect(
        session.allows(answer),
        "\(article.path), line \(block.first), \(session.command):\n\(answer.joined(separator: "\n"))")
    }
    if ArticleTests.isRecording { revision.replace(block, by: answers) }
  }

  static let scripts = articles.flatMap(\.blocks).filter { $0.language == "sh" && $0.note.isEmpty }

  @Test("show commands that succeed", arguments: scripts.map(\.lines))
  func commands(_ lines: [String]) throws {
    let script = ["set -e; cd $(mktemp -d)"] + lines + ["echo all ran"]
    let answer = try Shell.answer(to: script.joined(separator: "\n"))
    #expect(answer.last == "all ran", "\(answer.suffix(20).joined(separator: "\n"))")
  }

  @Test("show mistakes that get these messages")
  func mistakes() throws {
    let cases = ArticleTests.articles.flatMap { article in
      article.blocks.filter { $0.mistake != nil }.map { (article, $0) }
    }
    let said = try Compiler.messages(for: cases.map { $0.1.lines })
    for ((article, block), messages) in zip(cases, said) {
      #expect(
        messages.contains(block.mistake ?? ""),
        "\(article.path), line \(block.first) gets: \(messages.isEmpty ? "no message, it compiles" : messages)"
      )
    }
  }
}

extension Article: CustomTestStringConvertible {
  /// The article's name.
  public var testDescription: String { name }

  /// The block of text that shows a block's output: the next one, with no other block between.
  func output(after block: Block) -> Block? {
    let next = blocks.first { $0.first > block.first }
    let isOutput = next?.language == "text" && next?.note != "shown only" && block.promises.isEmpty
    return isOutput ? next : nil
  }
}
