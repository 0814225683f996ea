// After reading this file you know what somebody at a terminal sees of long work: one line on standard error, written
// over again and again, and wiped out at the end.

/// A line about work in progress, shown only on a terminal and only once the work takes long, or is bound to.
final class Progress {
  private let isShown = isTerminal(2)
  private let clock = ContinuousClock()
  private let start = ContinuousClock().now
  private var last: ContinuousClock.Instant?
  private var isWritten = false

  /// Whether the work is bound to take seconds, so that its first part is shown at once.
  private let isLong: Bool

  /// - Parameter text: the formula that is worked on.
  init(on text: String = "") { isLong = text.utf8.count > 50_000 }

  /// Shows a text, at most ten times a second, and not in the first half second.
  func show(_ text: String) {
    guard isShown else { return }
    let now = clock.now
    guard isLong || start.duration(to: now) > .milliseconds(500) else { return }
    if let last, last.duration(to: now) < .milliseconds(100) { return }
    last = now
    isWritten = true
    writeError("\r\u{1B}[K\(text)")
  }

  /// Says something that stays, a terminal or none.
  func say(_ text: String) {
    end()
    writeError("\(text)\n")
  }

  /// Wipes the line out.
  func end() {
    if isWritten { writeError("\r\u{1B}[K") }
    isWritten = false
  }
}
