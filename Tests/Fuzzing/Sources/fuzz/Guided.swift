// After reading this file you know how libFuzzer drives the same targets: it sees which branches an input takes, and
// breaks those further that took a new one. Built by: swift build -c release --product fuzz --sanitize fuzzer
// -Xswiftc -parse-as-library -Xswiftc -DGUIDED

#if GUIDED
import Foundation

private let target = FuzzTarget(rawValue: ProcessInfo.processInfo.environment["TARGET"] ?? "") ?? .parser

/// Tries one input; what does not hold ends the process, and libFuzzer keeps the input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let before = Watchdog.threadSeconds
  do {
    _ = try target.check(Array(UnsafeBufferPointer(start: start, count: count)))
  } catch {
    fatalError("\(error)")
  }
  let time = Watchdog.threadSeconds - before
  if time > Watchdog.longestSeconds { fatalError("more than 1 s of the processor: \(time)") }
  return 0
}
#endif
