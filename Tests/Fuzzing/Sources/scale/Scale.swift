// After reading this file you know how cost is measured against size: each measurement in a process of its own, whose
// processor time and peak memory are its alone. `scale` measures all; `scale variables` one axis;
// `scale refusals` shows what is said beyond.

import Foundation
import SymbolicCompare

@main
struct Scale {
  static func main() throws {
    let words = CommandLine.arguments.dropFirst()
    if words.first == "--row", let index = words.dropFirst().first.flatMap({ Int($0) }) {
      return print(measurement(Axes.all[index]))
    }
    print("axis         size      time, ms   ns/unit  peak, MiB  what")
    for (index, row) in Axes.all.enumerated() where words.isEmpty || words.contains(row.axis) {
      let process = Process()
      let output = Pipe()
      process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
      process.arguments = ["--row", "\(index)"]
      process.standardOutput = output
      try process.run()
      let answer = output.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      let text = String(decoding: answer, as: UTF8.self)
      print(
        process.terminationStatus == 0 ? text : "\(row.axis) \(row.size) \(row.method): FAILED\n",
        terminator: "")
    }
    if words.isEmpty || words.contains("refusals") { refusals() }
  }

  /// The least time of some runs, a tenth of a second long together; of three at least where they are short.
  private static func measurement(_ row: Row) -> String {
    let work = row.prepare()
    var (least, total, runs) = (Double.infinity, 0.0, 0)
    while runs == 0 || (total < (runs < 3 ? 2 : 0.1) && runs < 1000 && row.axis != "batch lines") {
      let start = seconds()
      let (value, expected) = work()
      let time = seconds() - start
      guard (value - expected).magnitude <= 1e-9 * expected.magnitude else {
        return "\(row.axis) \(row.size) \(row.method): WRONG, \(value) for \(expected)"
      }
      (least, total, runs) = (Swift.min(least, time), total + time, runs + 1)
    }
    var usage = rusage()
    getrusage(__rusage_who_t(0), &usage)
    return padded(row.axis, 13) + padded("\(row.size)", 10) + padded(short(least * 1e3), 11)
      + padded(short(least * 1e9 / Double(row.units)), 9) + padded("\(usage.ru_maxrss / 1024)", 11)
      + row.method
  }

  /// The processor time of this process, in seconds.
  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text.padding(toLength: Swift.max(width, text.count + 1), withPad: " ", startingAt: 0)
  }

  private static func short(_ number: Double) -> String {
    String(format: number < 100 ? "%.3g" : "%.0f", number)
  }

  /// What is said to those who ask for more.
  private static func refusals() {
    print("\nrefused")
    let long = String(repeating: "-", count: 1 << 20) + "x"
    let sum = (0..<5000).map { "x\($0)" }.joined(separator: "*")
    let line = "sin(x)*exp(x)*log(x)"
    for (words, what) in [
      ([long], "1 MiB and a byte of text"), ([sum], "5000 variables by 4999 products, all at once"),
      (["--order", "50", line], "order 50 by all methods"),
    ] {
      let problem: String
      do {
        let arguments = try Arguments(words.map { $0.hasPrefix("-----") ? "(" + $0.dropFirst() : $0 })
        _ = try compare(arguments.formulaText(), at: nil, withRespectTo: nil)
        problem = "not refused"
      } catch let error as Problem {
        problem = "\(error.message); \(error.advice)"
      } catch {
        problem = "\((error as? ArgumentError).map { "\($0.message); \($0.advice)" } ?? "\(error)")"
      }
      print("  \(what): \(problem)")
    }
    let x = Symbolic.variable("x")
    let product = (1..<8).reduce(sin(x)) { product, k in product * exp(Symbolic(Double(k)) * x) }
    do {
      _ = try product.derivative(withRespectTo: Array(repeating: "x", count: 50), upTo: 100_000)
      print("  order 50 as a formula: not refused")
    } catch {
      print("  order 50 as a formula: \(error)")
    }
  }
}
