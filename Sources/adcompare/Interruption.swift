// After reading this file you know how long work hears Ctrl-C without a handler and without a global variable: the
// signal is held back, and the work asks now and then whether one is waiting.

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The signals by which a run is ended, held back while a value of this type is in use.
struct Interruption {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  /// Holds the signals back from now on, in this thread and those that it starts.
  init() {
    var set = Interruption.set
    sigprocmask(SIG_BLOCK, &set, nil)
  }

  private static var set: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in signals { sigaddset(&set, signal) }
    return set
  }

  /// Whether one of the signals is waiting.
  var isWaiting: Bool {
    var pending = sigset_t()
    sigpending(&pending)
    return Interruption.signals.contains { sigismember(&pending, $0) == 1 }
  }

  /// Lets the signals come: if one was waiting, the program ends here as it would have ended without this.
  func release() {
    var set = Interruption.set
    sigprocmask(SIG_UNBLOCK, &set, nil)
  }
}
