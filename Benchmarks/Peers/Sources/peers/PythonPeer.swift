// After reading this file you know how a peer written in Python takes its turn: it waits in a process of its own until
// it is asked for a number of gradients. Asking takes some 30 µs, of batches of at least 2 ms.

import Foundation

/// A conversation with a program, by lines; `Python/conversation.py` is its other side.
final class PythonPeer {
  private let process = Process()
  private let (questions, answers) = (Pipe(), Pipe())
  private let lines: UnsafeMutablePointer<FILE>?
  private(set) var version = ""

  /// Starts a program, and gives it a problem.
  init?(python: String, program: String, instance: Instance) {
    // A program that ended answers nothing; that should not end this one.
    signal(SIGPIPE, SIG_IGN)
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = [program]
    process.standardInput = questions
    process.standardOutput = answers
    lines = fdopen(answers.fileHandleForReading.fileDescriptor, "r")
    guard (try? process.run()) != nil else { return nil }
    let problem: [String: Any] = [
      "workload": instance.number, "x": instance.x, "size": instance.size, "data": instance.data,
    ]
    guard let json = try? JSONSerialization.data(withJSONObject: problem) else { return nil }
    guard let version = ask(String(decoding: json, as: UTF8.self)) else { return nil }
    self.version = version
  }

  deinit { questions.fileHandleForWriting.closeFile() }

  /// Sends one line, and waits for one.
  private func ask(_ question: String) -> String? {
    guard (try? questions.fileHandleForWriting.write(contentsOf: Data((question + "\n").utf8))) != nil else {
      return nil
    }
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(line) }
    guard getline(&line, &capacity, lines) > 0, let line else { return nil }
    return String(cString: line).trimmingCharacters(in: .newlines)
  }

  /// Value and gradient at the point.
  func valueWithGradient() -> [Double] {
    (ask("gradient") ?? "").split(separator: " ").compactMap { Double($0) }
  }

  /// Computes a number of gradients, and returns what depends on all of them.
  func run(_ times: Int) -> Double {
    ask("run \(times)").flatMap { Double($0) } ?? .nan
  }
}
