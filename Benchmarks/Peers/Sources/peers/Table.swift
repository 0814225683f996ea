// After reading this file you know how the table is made: the time of each gradient over that of the faster of the two
// primals of the same workload, minimum over minimum and (median over median). Of several runs, the least of each counts.

import Foundation

/// Prints the tables of all that was measured.
func printTables(_ measured: [[String]]) {
  var cells: [String: [String: (minimum: Double, median: Double)]] = [:]
  var (workloads, tools, versions): ([String], [String], [String]) = ([], [], [])
  func keep(_ name: String, in names: inout [String]) { if !names.contains(name) { names.append(name) } }
  for row in measured {
    guard row.count == 4, let minimum = Double(row[2]), let median = Double(row[3]) else {
      keep(row.joined(separator: " "), in: &versions)
      continue
    }
    keep(row[0], in: &workloads)
    keep(row[1], in: &tools)
    let before = cells[row[0]]?[row[1]] ?? (minimum, median)
    cells[row[0], default: [:]][row[1]] = (min(minimum, before.minimum), min(median, before.median))
  }
  let primals = ["C", "Swift"]
  for group in [["W1", "W2", "W3"], ["W4", "W5", "W6"], ["W8"]] {
    let columns = workloads.filter { name in group.contains { name.hasPrefix($0) } }
    if columns.isEmpty { continue }
    let ratios = group != ["W8"]
    let title = ratios ? "gradient / primal" : "value and gradient, ns"
    print("\n| \(title) | \(columns.joined(separator: " | ")) |")
    print("|\(String(repeating: " --- |", count: columns.count + 1))")
    func row(_ title: String, _ cell: (String) -> String) {
      print("| \(title) | \(columns.map(cell).joined(separator: " | ")) |")
    }
    func best(_ column: String) -> (minimum: Double, median: Double) {
      let found = primals.compactMap { cells[column]?[$0] }
      return (found.map(\.minimum).min() ?? 1, found.map(\.median).min() ?? 1)
    }
    if ratios { row("primal, ns") { digits(best($0).minimum) } }
    for tool in tools where !primals.contains(tool) && columns.contains(where: { cells[$0]?[tool] != nil }) {
      row(tool) { column in
        guard let time = cells[column]?[tool] else { return "–" }
        let (minimum, median) = ratios ? best(column) : (1, 1)
        return "\(digits(time.minimum / minimum)) (\(digits(time.median / median)))"
      }
    }
  }
  print("\nVersions: \(versions.joined(separator: ", ")).")
}

/// Three digits, as many as a time on a shared machine deserves.
private func digits(_ x: Double) -> String {
  if x >= 1e6 { return String(format: "%.3gM", x / 1e6) }
  if x >= 10_000 { return String(format: "%.0fk", x / 1000) }
  return String(format: x < 10 ? "%.2f" : x < 100 ? "%.1f" : "%.0f", x)
}
