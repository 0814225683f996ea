// After reading this file you know how text goes out: a file whole or not at all, and a message where something cannot be
// written.
//
// A file is written under a temporary name beside its place and then renamed, with interruptions unheard meanwhile:
// whoever looks finds the old file or the new one, never half of one.

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Writes text to standard output.
func writeOut(_ text: String) throws(Problem) { try writeOut(Array(text.utf8)) }

/// Writes bytes to standard output; ends the program quietly if nobody reads on.
func writeOut(_ bytes: [UInt8]) throws(Problem) {
  guard !write(bytes, to: STDOUT_FILENO) else { return }
  if errno == EPIPE {
    signal(SIGPIPE, SIG_DFL)
    raise(SIGPIPE)
  }
  throw Problem(unwritable: "standard output", because: reasonOfStream())
}

/// Writes text to standard error.
func writeError(_ text: String) { _ = write(Array(text.utf8), to: STDERR_FILENO) }

/// Writes a file: all of it, or nothing.
///
/// - Parameter name: the file's name; `-` is standard output.
func writeFile(_ name: String, _ text: String) throws(Problem) {
  guard name != "-" else { return try writeOut(text) }
  let bytes = Array(text.utf8)
  var status = stat()
  let exists = stat(name, &status) == 0
  if exists, status.st_mode & S_IFMT != S_IFREG {
    // A terminal, a pipe or another device has no name to be renamed to.
    let descriptor = open(name, O_WRONLY)
    guard descriptor >= 0 else { throw Problem(unwritable: "'\(name.printable)'", because: systemReason()) }
    defer { close(descriptor) }
    guard write(bytes, to: descriptor) else {
      throw Problem(unwritable: "'\(name.printable)'", because: systemReason())
    }
    return
  }
  if exists, access(name, W_OK) != 0 {
    throw Problem(unwritable: "'\(name.printable)'", because: systemReason())
  }
  let failed = withInterruptionsUnheard {
    replace(exists ? target(of: name) : name, with: bytes, mode: exists ? status.st_mode & 0o777 : nil)
  }
  if let failed { throw Problem(unwritable: "'\(name.printable)'", because: failed) }
}

/// Refuses a file that cannot be written, before hours of work are done for it.
///
/// - Parameter name: as for ``writeFile(_:_:)``.
func checkWritable(_ name: String) throws(Problem) {
  guard name != "-" else { return }
  var status = stat()
  let end = name.lastIndex(of: "/")
  let folder = end.map { $0 == name.startIndex ? "/" : String(name[..<$0]) } ?? "."
  let exists = stat(name, &status) == 0
  let isFolder = exists && status.st_mode & S_IFMT == S_IFDIR
  if isFolder { errno = EISDIR }
  guard !isFolder, access(exists ? name : folder, exists ? W_OK : W_OK | X_OK) == 0 else {
    throw Problem(unwritable: "'\(name.printable)'", because: systemReason())
  }
}

/// Whether two names are the same file, by whatever way.
func areSame(_ first: String, _ second: String) -> Bool {
  guard first != "-", second != "-" else { return false }
  if first == second { return true }
  var (one, other) = (stat(), stat())
  guard stat(first, &one) == 0, stat(second, &other) == 0 else { return false }
  return one.st_dev == other.st_dev && one.st_ino == other.st_ino && one.st_mode & S_IFMT == S_IFREG
}

/// The file behind a symbolic link, so that the link is kept.
private func target(of name: String) -> String {
  guard let resolved = realpath(name, nil) else { return name }
  defer { free(resolved) }
  return String(cString: resolved)
}

/// Writes beside the file, then renames; returns the reason if that failed.
private func replace(_ name: String, with bytes: [UInt8], mode: mode_t?) -> String? {
  let temporary = "\(name).\(getpid()).part"
  let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL, 0o666)
  guard descriptor >= 0 else { return systemReason() }
  if let mode { fchmod(descriptor, mode) }
  var reason = write(bytes, to: descriptor) ? nil : systemReason()
  if close(descriptor) != 0, reason == nil { reason = systemReason() }
  if reason == nil, rename(temporary, name) != 0 { reason = systemReason() }
  if reason != nil { unlink(temporary) }
  return reason
}

/// Does some work during which Ctrl-C, a hang-up or a request to end goes unheard, in all threads.
///
/// The work takes a moment, and the program ends after it by itself.
private func withInterruptionsUnheard<Result>(_ work: () -> Result) -> Result {
  let before = [SIGINT, SIGTERM, SIGHUP].map { ($0, signal($0, SIG_IGN)) }
  defer { for (number, handler) in before { signal(number, handler) } }
  return work()
}

/// Writes all bytes; `false`, with the reason in `errno`, if that failed.
private func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
  bytes.withUnsafeBytes { buffer in
    var written = 0
    while written < buffer.count {
      let count = write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { return false }
      written += count
    }
    return true
  }
}

/// Whether a stream is a terminal.
func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

/// The value of an environment variable, or `nil` if it is not there.
func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

/// How many processors are at work.
var processorCount: Int { Swift.max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
