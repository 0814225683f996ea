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
  private let descriptor: Int32

  /// Bytes that were read and are not yet part of a line.
  private var pending: [UInt8] = []
  private var isAtStart = true
  private var isAtEnd = false

  /// Whether the rest of a line that is too long is being passed over.
  private var isSkipping = false

  /// Opens a file; `-` is standard input.
  init(_ name: String) throws(Problem) {
    self.name = name
    descriptor = name == "-" ? STDIN_FILENO : open(name, O_RDONLY)
    if descriptor < 0 { throw Problem(unreadable: name, because: systemReason()) }
  }

  deinit { if descriptor > STDIN_FILENO { close(descriptor) } }

  /// Everything up to the end, cut off at ``longestText``, without the last line's end.
  mutating func text() throws(Problem) -> String {
    while !isAtEnd && pending.count < Input.longestText { try read() }
    return decoded(pending[...])
  }

  /// The next lines, without their ends: as many as are there, but at least one and at most `limit`; none at the end.
  ///
  /// Lines that come slowly, as from another program, are so answered one by one. Of a line that is longer than
  /// ``longestText`` the beginning is kept, for the parser to refuse.
  mutating func nextLines(atMost limit: Int) throws(Problem) -> [String] {
    var lines: [String] = []
    var start = 0
    while true {
      while lines.count < limit, let end = pending[start...].firstIndex(of: UInt8(ascii: "\n")) {
        if !isSkipping { lines.append(decoded(pending[start..<end])) }
        isSkipping = false
        start = end + 1
      }
      if !lines.isEmpty || isAtEnd { break }
      pending.removeFirst(start)
      start = 0
      if pending.count >= Input.longestText {
        if !isSkipping { lines.append(decoded(pending[...])) }
        isSkipping = true
        pending = []
      }
      if lines.isEmpty { try read() }
    }
    if lines.isEmpty, !pending.isEmpty, !isSkipping {
      lines.append(decoded(pending[...]))
      start = pending.count
    }
    pending.removeFirst(start)
    return lines
  }

  /// Whether the next lines can be had without waiting.
  var isReady: Bool {
    if isAtEnd || pending.contains(UInt8(ascii: "\n")) { return true }
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, 0) > 0
  }

  private mutating func read() throws(Problem) {
    let size = 1 << 16
    while true {
      var count = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: size) { buffer, used in
        count = systemRead(descriptor, buffer.baseAddress, size)
        used = Swift.max(count, 0)
      }
      if count < 0 && errno == EINTR { continue }
      if count < 0 {
        let isStandard = descriptor == STDIN_FILENO
        throw Problem(unreadable: name, because: isStandard ? reasonOfStream() : systemReason())
      }
      isAtEnd = count == 0
      pending += chunk
      return
    }
  }

  /// The text of a line without its end, and without the byte order mark that some editors begin a file with.
  private mutating func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    var bytes = bytes
    if isAtStart, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    isAtStart = false
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The system's call, which ``Input/read()`` would hide.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int) -> Int {
  read(descriptor, buffer, count)
}

/// What the system says of its last refusal of a stream that was opened before the program began.
///
/// In the place of one that was closed there may be anything, by the system's own needs.
func reasonOfStream() -> String { errno == EBADF || errno == EINVAL ? "it is closed" : systemReason() }

/// What the system says of its last refusal, in English whatever the locale.
func systemReason() -> String { String(cString: strerror(errno)) }
