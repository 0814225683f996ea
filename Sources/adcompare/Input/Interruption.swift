// After reading this file you know how long work hears Ctrl-C, and the signals to hang up and to end, without a global variable:
// the system remembers for each signal who handles it, and the handler does nothing but hand the signal back to the system.
//
//     watch        SIGINT → handler
//     Ctrl-C       the handler: SIGINT → default         a second Ctrl-C ends the program at once
//     the work     asks who handles SIGINT: the system?  then it ends, and its report is written

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The signals by which a run is ended.
struct Interruption {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  /// Hears the signals from now on, once each.
  init() {
    for number in Interruption.signals { signal(number) { number in signal(number, SIG_DFL) } }
  }

  /// The signal that came since, if one did.
  private var heard: Int32? {
    Interruption.signals.first { number in
      // Asking takes the place of what is asked for, so that is put back.
      let handler = signal(number, SIG_IGN)
      signal(number, handler)
      return handler == nil
    }
  }

  /// Whether a signal has come.
  var isHeard: Bool { heard != nil }

  /// Hears no more: if a signal came, the program ends here as it would have ended without this.
  func end() {
    let heard = heard
    for number in Interruption.signals { signal(number, SIG_DFL) }
    guard let heard else { return }
    // Not raise: the thread that works may hold signals back, and the first thread hears them for all.
    kill(getpid(), heard)
    sleep(1)
  }
}
