// After reading this file you know how a hang and a flood of memory are noticed from outside: a second thread looks
// every twentieth of a second which input is being worked on, and how long the processor has worked on it.

import Foundation
import Synchronization

#if canImport(Glibc)
import Glibc
#endif

/// Ends the process if one input takes more than a second of the processor, or the process more than 1 GiB of memory.
///
/// The processor's time counts, not the clock's: a machine that is busy with other things is not a hang.
enum Watchdog {
  static let longestSeconds = 1.0
  static let mostMebibytes = 1024

  private static let current = Atomic<Int>(-1)

  /// Marks the beginning of an input.
  static func begin(_ index: Int) { current.store(index, ordering: .relaxed) }

  /// Starts to watch the calling thread.
  ///
  /// - Parameter patience: how many seconds are a hang; more than one where another tool slows everything down.
  static func start(patience: Double, _ describe: @escaping @Sendable (String) -> Void) {
    var clock = clockid_t()
    guard pthread_getcpuclockid(pthread_self(), &clock) == 0 else {
      return describe("no clock of the thread")
    }
    let watched = clock
    Thread.detachNewThread {
      var (seen, since) = (-1, 0.0)
      while true {
        usleep(50_000)
        let (index, now) = (current.load(ordering: .relaxed), seconds(of: watched))
        if index != seen { (seen, since) = (index, now) }
        let memory = peakMebibytes
        guard now - since > patience || memory > mostMebibytes else { continue }
        describe(now - since > patience ? "HANG: more than \(patience) s" : "MEMORY: \(memory) MiB")
        _exit(3)
      }
    }
  }

  /// The time that the processor has spent on the calling thread, in seconds.
  static var threadSeconds: Double { seconds(of: CLOCK_THREAD_CPUTIME_ID) }

  private static func seconds(of clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }

  /// The most memory that the process has had, in MiB.
  static var peakMebibytes: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(0), &usage)
    return usage.ru_maxrss / 1024
  }
}
