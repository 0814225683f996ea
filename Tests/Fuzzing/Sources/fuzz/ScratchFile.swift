// After reading this file you know how what the program writes to standard output is read in the same process.

import Foundation

#if canImport(Glibc)
import Glibc
#endif

/// A file without a life of its own: input for the batch reader, and in turn what takes the place of standard output.
struct ScratchFile: Sendable {
  /// The one file of this process.
  static let shared = Result { try ScratchFile() }

  let name: String
  private let descriptor: Int32
  private let output: Int32

  private init() throws {
    var template = Array("/tmp/fuzz-XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    output = dup(1)
    guard descriptor >= 0, output >= 0 else { throw Finding(description: "no scratch file") }
    // The file goes when the process does; until then it has a name among the process's own.
    unlink(template)
    name = "/dev/fd/\(descriptor)"
  }

  func write(_ bytes: [UInt8]) throws {
    guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, bytes, bytes.count, 0) == bytes.count else {
      throw Finding(description: "the scratch file cannot be written")
    }
    lseek(descriptor, 0, SEEK_SET)
  }

  func read() throws -> [UInt8] {
    let count = Int(lseek(descriptor, 0, SEEK_END))
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, used in
      used = pread(descriptor, buffer.baseAddress, count, 0)
    }
  }

  /// Runs with this file in place of standard output.
  func collectingOutput<Value>(_ body: () throws -> Value) rethrows -> Value {
    dup2(descriptor, 1)
    defer { dup2(output, 1) }
    return try body()
  }
}
