// After reading this file you know how millions of texts are tried: `fuzz TARGET --count N --seed S`.
//
// Before a text is tried it is written to a file that outlives the process, so that the text that crashes it is known.
// `fuzz TARGET --input FILE` tries it again. `fuzz TARGET --count N --write FOLDER` tries nothing but writes the texts,
// for libFuzzer to start from.

#if !GUIDED
import Foundation

@main
struct Fuzz {
  private var target = FuzzTarget.parser
  private var count = 100_000
  private var seed: UInt64 = 1
  private var seconds = 1e6
  private var patience = Watchdog.longestSeconds
  private var input: String?
  private var folder: String?
  private var keeps = "fuzz-input"

  static func main() throws {
    guard let fuzz = Fuzz(CommandLine.arguments.dropFirst()) else {
      let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: "|")
      print(
        "fuzz \(names) [--count N] [--seconds T] [--seed S] [--patience T] [--keep FILE | --write FOLDER] | --input FILE"
      )
      exit(2)
    }
    exit(try fuzz.run() ? 0 : 1)
  }

  private init?(_ words: ArraySlice<String>) {
    guard let word = words.first, let target = FuzzTarget(rawValue: word) else { return nil }
    self.target = target
    var rest = words.dropFirst()
    while let option = rest.popFirst() {
      guard let value = rest.popFirst() else { return nil }
      switch option {
      case "--count": count = Fuzz.number(value, of: option, "a whole number, as in 1000000")
      case "--seconds": seconds = Fuzz.number(value, of: option, "seconds, as in 600 or 0.5")
      case "--patience": patience = Fuzz.number(value, of: option, "seconds, as in 10 or 0.5")
      case "--seed": seed = Fuzz.number(value, of: option, "a whole number, as in 7")
      case "--keep": keeps = value
      case "--input": input = value
      case "--write": folder = value
      default: return nil
      }
    }
  }

  /// The number that an option names, 0 or more; anything else ends the process, rather than give another run than the
  /// one that was asked for.
  private static func number<Number: LosslessStringConvertible & Comparable & ExpressibleByIntegerLiteral>(
    _ text: String, of option: String, _ wanted: String
  ) -> Number {
    if let number = Number(text), number >= 0 { return number }
    writeError("\(option) \(text): give \(wanted)\n")
    exit(2)
  }

  private func run() throws -> Bool {
    if let input {
      let file = try Data(contentsOf: URL(fileURLWithPath: input))
      let bytes = KeptInput.text(in: file, longest: target.longest)
      print(try target.check(bytes) ? "accepted" : "refused")
      return true
    }
    var mutator = Mutator(target.kind, seed: seed, longest: target.longest)
    if let folder {
      for index in 0..<count {
        try Data(mutator.next()).write(to: URL(fileURLWithPath: "\(folder)/\(index)"))
      }
      return true
    }
    let kept = try KeptInput(keeps, capacity: target.longest)
    Watchdog.start(patience: patience) { [target] reason in
      writeError("\(target.rawValue): \(reason): see the kept input\n")
    }
    var (done, accepted, findings) = (0, 0, 0)
    var (slowest, slowestText) = (0.0, "")
    let clock = ContinuousClock()
    let (start, startOfWork) = (clock.now, Watchdog.threadSeconds)
    while done < count, done & 1023 != 0 || start.duration(to: clock.now) < .seconds(seconds) {
      let bytes = mutator.next()
      kept.keep(bytes)
      Watchdog.begin(done)
      let before = Watchdog.threadSeconds
      do {
        if try target.check(bytes) {
          accepted += 1
          mutator.keep(bytes)
        }
      } catch {
        findings += 1
        writeError("\(target.rawValue), seed \(seed), input \(done): \(error)\n  \(shown(bytes))\n")
        if findings == 20 { break }
      }
      let time = Watchdog.threadSeconds - before
      if time > slowest { (slowest, slowestText) = (time, shown(bytes)) }
      done += 1
    }
    let work = Watchdog.threadSeconds - startOfWork
    print(
      "\(target.rawValue): seed \(seed), \(done) inputs, \(percent(accepted, of: done)) accepted, "
        + "\(findings) findings, \(Int(work)) s of work, \(Int(Double(done) / max(work, 1e-9))) a second, "
        + "slowest \(Int(slowest * 1e6)) us, peak \(Watchdog.peakMebibytes) MiB")
    print("  slowest: \(slowestText.prefix(200))")
    return findings == 0
  }

  private func shown(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self).debugDescription }

  private func percent(_ part: Int, of whole: Int) -> String { "\(100 * part / max(whole, 1)) %" }
}

/// A file that holds the present input, whatever becomes of the process.
private struct KeptInput {
  private let memory: UnsafeMutableRawPointer
  private let capacity: Int

  init(_ name: String, capacity: Int) throws {
    self.capacity = capacity + 8
    let descriptor = open(name, O_RDWR | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0, ftruncate(descriptor, off_t(self.capacity)) == 0,
      let memory = mmap(nil, self.capacity, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0),
      memory != MAP_FAILED
    else { throw Finding(description: "\(name) cannot be written") }
    self.memory = memory
  }

  /// The text in a file: of a kept one the bytes that were written last, without what older ones left behind them.
  static func text(in file: Data, longest: Int) -> [UInt8] {
    let bytes = Array(file)
    guard bytes.count == longest + 8 else { return bytes }
    let count = bytes.suffix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return count <= UInt64(longest) ? Array(bytes.prefix(Int(count))) : bytes
  }

  /// The bytes, and how many they are in the last eight.
  func keep(_ bytes: [UInt8]) {
    memory.copyMemory(from: bytes, byteCount: bytes.count)
    memory.storeBytes(of: bytes.count, toByteOffset: (capacity - 8) & ~7, as: Int.self)
  }
}
#endif
