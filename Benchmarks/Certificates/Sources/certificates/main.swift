// Counts the numbers of a corpus by the precision at which they were decided, and times what a whole comparison costs:
// with every number certified (full), and with as much as a verdict needs (as needed). Processor time, minimum of rounds.

import Foundation
import SymbolicCompare

struct Case: Decodable {
  let expr: String
  let at: Place
  let order: Int?

  /// {"x": "1.5"} in the corpus of formulas, "x=1.5" in the judge's.
  enum Place: Decodable {
    case point([String: Double])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      let pairs: [(String, String)]
      if let text = try? container.decode(String.self) {
        pairs = text.split(separator: ",").map { pair in
          let parts = pair.split(separator: "=").map(String.init)
          return (parts[0], parts[1])
        }
      } else {
        pairs = try container.decode([String: String].self).map { ($0, $1) }
      }
      self = .point(Dictionary(uniqueKeysWithValues: pairs.map { ($0, Double($1) ?? .nan) }))
    }
  }
}

func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
}

/// The least processor time of five runs, in milliseconds.
func cost(_ body: () throws -> Void) rethrows -> Double {
  var least = Double.infinity
  for _ in 0..<5 {
    let start = processorSeconds()
    try body()
    least = min(least, processorSeconds() - start)
  }
  return 1e3 * least
}

let decoder = JSONDecoder()
for file in CommandLine.arguments.dropFirst() {
  let text = try String(contentsOfFile: file, encoding: .utf8)
  let cases = text.split(separator: "\n").compactMap { try? decoder.decode(Case.self, from: Data($0.utf8)) }
  var numbers: [Int: Int] = [:]
  var casesByBits: [Int: Int] = [:]
  var (open, total) = (0, 0)
  var (full, asNeeded): ([Double], [Double]) = ([], [])
  for item in cases {
    guard case .point(let values) = item.at, let formula = try? Symbolic(parsing: item.expr) else { continue }
    let point = Point(values)
    let comparison = try Comparison(of: formula, at: point, order: 2)
    let truths = comparison.judged.compactMap(\.truth)
    for truth in truths {
      total += 1
      numbers[truth.bits, default: 0] += 1
      if truth.kind == .undecided { open += 1 }
    }
    casesByBits[truths.map(\.bits).max() ?? 0, default: 0] += 1
    full.append(try cost { _ = try Comparison(of: formula, at: point) })
    asNeeded.append(try cost { _ = try Comparison(of: formula, at: point, certainty: .asNeeded) })
  }
  func listed(_ counts: [Int: Int]) -> String {
    counts.sorted { $0.key < $1.key }.map { "\($0.key) bits \($0.value)" }.joined(separator: ", ")
  }
  func summary(_ costs: [Double]) -> String {
    let sorted = costs.sorted()
    func rounded(_ x: Double) -> Double { (x * 1000).rounded() / 1000 }
    return
      "median \(rounded(sorted[sorted.count / 2])), 90 % below \(rounded(sorted[sorted.count * 9 / 10])), "
      + "most \(rounded(sorted[sorted.count - 1])) ms"
  }
  let name = URL(fileURLWithPath: file).lastPathComponent
  print("\(name): \(cases.count) formulas, \(total) numbers to second order")
  print("  numbers decided at", listed(numbers), "; undecided", open)
  print("  formulas by their last number:", listed(casesByBits))
  print("  first order, every number certified:", summary(full))
  print("  first order, as much as a verdict needs:", summary(asNeeded))
}
