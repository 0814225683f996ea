// After reading this file you know that a million gradients need no more memory than the first few.

import Foundation
import SymbolicCompare
import Workloads

/// Prints the memory that the program has in use before and after 10⁶ gradients, with and without arrays.
func runMemory() {
  let point = (1...64).map { 1 + Double($0) / 1000 }
  var gradient = point
  var sum = 0.0
  func call() {
    var span = gradient.mutableSpan
    sum += valueWithGradient(at: point.span, into: &span) { rosenbrock($0) } + span[0]
    sum += valueWithGradient(at: point) { (x: [Variable]) in product(x.span) }.value
  }
  for _ in 0..<1000 { call() }
  let before = residentKibibytes()
  for _ in 0..<500_000 { call() }
  print(
    "\n10^6 gradients of 64 numbers: \(before) KiB in use before, \(residentKibibytes()) KiB after (\(sum))")
}

/// The memory of this program that is in use, as Linux counts it; 0 on other systems.
private func residentKibibytes() -> Int {
  let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
  let fields = text.split(separator: " ")
  return fields.count > 1 ? (Int(fields[1]) ?? 0) * Int(getpagesize()) / 1024 : 0
}
