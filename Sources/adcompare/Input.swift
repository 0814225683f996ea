// After reading this file you know how text comes in: from a file or standard input, whole or line by line, in a
// memory that does not grow with the number of lines.

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A file that is read, or standard input.
struct Input: ~Copyable {
  /// More than a formula may have (1 MiB), so that the parser, which says where, is the one to refuse it.
  static let longestText = 1 << 21

  private let name: String
  private let stream: UnsafeMutablePointer<FILE>

  /// Opens a file; `-` is standard input.
  init(_ name: String) throws(Problem) {
    self.name = name
    guard let stream = name == "-" ? fdopen(STDIN_FILENO, "rb") : fopen(name, "rb") else {
      throw Problem(unreadable: name, because: String(cString: strerror(errno)))
    }
    self.stream = stream
  }

  deinit { fclose(stream) }

  /// Everything up to the end, cut off at ``longestText``, without the last line's end.
  func text() throws(Problem) -> String {
    var bytes: [UInt8] = []
    while bytes.count < Input.longestText {
      let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        count = fread(buffer.baseAddress, 1, buffer.count, stream)
      }
      if chunk.isEmpty { break }
      bytes += chunk
    }
    try check()
    return Input.decoded(bytes[...])
  }

  /// The next line without its end, or `nil` after the last one.
  func nextLine() throws(Problem) -> String? {
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(line) }
    let count = getline(&line, &capacity, stream)
    try check()
    guard count >= 0, let line else { return nil }
    return line.withMemoryRebound(to: UInt8.self, capacity: count) { start in
      Input.decoded(Array(UnsafeBufferPointer(start: start, count: count))[...])
    }
  }

  private func check() throws(Problem) {
    if ferror(stream) != 0 { throw Problem(unreadable: name, because: String(cString: strerror(errno))) }
  }

  private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    var bytes = bytes
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Writes text to standard output.
func writeOut(_ text: String) { print(text, terminator: "") }

/// Writes text to standard error, after what standard output still holds.
func writeError(_ text: String) {
  fflush(nil)
  var bytes = Array(text.utf8)[...]
  while !bytes.isEmpty {
    let count = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    if count <= 0 { return }
    bytes.removeFirst(count)
  }
}
