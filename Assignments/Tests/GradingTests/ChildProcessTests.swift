// What is promised of a program that is not trusted, asked with programs of the shell.

import Foundation
import Testing

@testable import Grading

@Suite("Processes")
struct ChildProcessTests {
  private func run(_ script: String, input: String = "", seconds: Double = 5) -> ProcessOutcome {
    ChildProcess(
      command: ["/bin/sh", "-c", script], directory: NSTemporaryDirectory(), input: input, seconds: seconds
    ).run()
  }

  @Test("output and answer come by different ways; the input is there to be read")
  func ways() {
    let outcome = run(
      "read word; echo to-output; echo to-error >&2; echo answer $word >&3; exit 7", input: "nonce\n")
    #expect(outcome.end == .exited(7))
    #expect(outcome.output == "to-output\nto-error\n" && outcome.answer == "answer nonce\n")
  }

  @Test("output is read to the end and kept to a bound")
  func bound() {
    let outcome = run("head -c 3000000 /dev/zero | tr '\\0' x; echo through >&3")
    #expect(outcome.end == .exited(0) && outcome.output.utf8.count == 16_384 && outcome.answer == "through\n")
  }

  @Test("a loop ends by its limit of processor time, a sleep by that of the clock")
  func limits() {
    #expect(run("while :; do :; done", seconds: 1).end == .ranTooLong)
    #expect(run("sleep 100", seconds: 0.2).end == .ranTooLong)
  }

  @Test("children are killed with the program, and do not delay its end")
  func children() throws {
    let mark = FileManager.default.temporaryDirectory.appendingPathComponent("mark-\(UUID().uuidString)")
    let outcome = run("(sleep 1; touch '\(mark.path)') & sleep 1000 & echo started >&3")
    #expect(outcome.end == .exited(0) && outcome.answer == "started\n")
    Thread.sleep(forTimeInterval: 1.5)
    #expect(!FileManager.default.fileExists(atPath: mark.path))
  }

  @Test("a program that leaves its group is killed too when it is late")
  func group() throws {
    let mark = FileManager.default.temporaryDirectory.appendingPathComponent("mark-\(UUID().uuidString)")
    let outcome = run(
      "exec perl -e 'setpgrp(0, getpgrp(getppid())); sleep 8; open(my $f, \">\", \"\(mark.path)\")'",
      seconds: 0.2)
    #expect(outcome.end == .ranTooLong)
    #expect(!FileManager.default.fileExists(atPath: mark.path), "its own end was waited for")
  }

  @Test("a program that does not read its input does no harm")
  func unread() {
    for _ in 0..<10 { #expect(run("exec <&-; exit 0", input: "nonce\n").end == .exited(0)) }
  }

  @Test("nothing of the grader's environment is passed on")
  func environment() {
    setenv("GRADER_SECRET", "1", 1)
    let outcome = run("env")
    #expect(!outcome.output.contains("GRADER_SECRET") && outcome.output.contains("SWIFT_BACKTRACE=enable=no"))
  }

  @Test("a program that is not there is told")
  func missing() {
    let outcome = ChildProcess(command: ["/no/such/program"], directory: "/tmp", seconds: 1).run()
    #expect(outcome.end == .exited(127) && outcome.output.contains("not found"))
  }
}
