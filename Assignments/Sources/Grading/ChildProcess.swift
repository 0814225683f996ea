// After reading this file you know how a program that is not trusted to end, to be quiet or to be alone is run:
//
//     output        standard output and error into one pipe that is read to the end, and kept up to a bound
//     answer        descriptor 3, a pipe of its own, kept up to a bound
//     time          a limit of processor time (SIGXCPU, and 2 s later SIGKILL); one of the clock, six times as long, for one
//                   that sleeps
//     memory, files address space and file sizes are limited by the shell that becomes the program
//     children      they are in the program's process group, which is killed when the program ends
//     environment   PATH and a few settings: nothing of the grader's own
//
// Foundation's Process has neither groups nor further descriptors, so that posix_spawn is called itself. No sandbox: a
// program may read files and use the network, and its children may leave its group by setsid or setpgid.

import Foundation

/// The outcome of running a program.
struct ProcessOutcome: Sendable {
  /// How a program ended.
  enum End: Hashable, Sendable {
    case exited(Int32)
    case signalled(Int32)
    case ranTooLong
    case notStarted(String)
  }

  var end: End
  var output = ""
  var answer = ""
  var seconds = 0.0
}

/// A program to run under limits.
struct ChildProcess {
  var command: [String]
  var directory: String
  var input = ""
  var seconds: Double
  var megabytes = 4096
  var outputBound = 16_384
  var environment: [String: String] = [:]

  /// Between making pipes and handing them on nobody else may start a program, which would inherit them.
  private static let spawning = NSLock()

  /// Runs the program to its end.
  func run() -> ProcessOutcome {
    let start = Date()
    var pid: pid_t = 0
    var pipes: [Pipe] = []
    let status: Int32 = Self.spawning.withLock {
      pipes = (0..<3).compactMap { _ in Pipe() }
      guard pipes.count == 3 else { return EMFILE }
      // A nonce fits into the pipe, whether or not it is read; the reading end is still open, so that there is no SIGPIPE.
      let bytes = Array(input.utf8)
      _ = bytes.withUnsafeBytes { write(pipes[0].writing, $0.baseAddress, $0.count) }
      return spawn(&pid, input: pipes[0].reading, output: pipes[1].writing, answer: pipes[2].writing)
    }
    guard status == 0 else {
      for pipe in pipes { pipe.close() }
      return ProcessOutcome(end: .notStarted(String(cString: strerror(status))))
    }
    for end in [pipes[0].reading, pipes[0].writing, pipes[1].writing, pipes[2].writing] { close(end) }
    var outcome = follow(pid, pipes[1].reading, pipes[2].reading, since: start)
    close(pipes[1].reading)
    close(pipes[2].reading)
    outcome.seconds = Date().timeIntervalSince(start)
    return outcome
  }

  /// The two ends of a pipe, which no other program inherits.
  private struct Pipe {
    let reading: Int32
    let writing: Int32

    init?() {
      var ends: [Int32] = [0, 0]
      #if canImport(Darwin)
      guard Darwin.pipe(&ends) == 0 else { return nil }
      #else
      guard Glibc.pipe(&ends) == 0 else { return nil }
      #endif
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      (reading, writing) = (ends[0], ends[1])
    }

    func close() {
      #if canImport(Darwin)
      _ = (Darwin.close(reading), Darwin.close(writing))
      #else
      _ = (Glibc.close(reading), Glibc.close(writing))
      #endif
    }
  }

  /// Starts the program in a group of its own, by a shell that sets the limits and becomes the program.
  private func spawn(_ pid: inout pid_t, input: Int32, output: Int32, answer: Int32) -> Int32 {
    let limits =
      "cd \"$0\" && ulimit -c 0; ulimit -f 131072; "
      + "ulimit -S -t \(Int(seconds.rounded(.up))); ulimit -H -t \(Int(seconds.rounded(.up)) + 2); "
      + "ulimit -v \(megabytes * 1024) 2>/dev/null; exec \"$@\""
    let words = ["/bin/sh", "-c", limits, directory] + command
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    let variables = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": directory,
      "TMPDIR": directory, "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no",
    ].merging(environment) { $1 }
    var settings: [UnsafeMutablePointer<CChar>?] = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in arguments + settings { free(text) } }
    #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
    var attributes: posix_spawnattr_t?
    #else
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    // Threads of the grader may hold signals back or ignore them, and a program inherits that: SIGXCPU is to end it.
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    posix_spawnattr_setflags(&attributes, Int16(flags))
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, output, 2)
    posix_spawn_file_actions_adddup2(&actions, answer, 3)
    return posix_spawn(&pid, "/bin/sh", &actions, &attributes, &arguments, &settings)
  }

  /// Reads what the program writes until it ends, or until its time is over.
  private func follow(_ pid: pid_t, _ output: Int32, _ answer: Int32, since start: Date) -> ProcessOutcome {
    var (text, answers): ([UInt8], [UInt8]) = ([], [])
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var (isOpen, end): ([Bool], ProcessOutcome.End?) = ([true, true], nil)
    var grace = 25  // readings after the end, for what is still in the pipes
    while isOpen.contains(true), end == nil || grace > 0 {
      if end != nil { grace -= 1 }
      var waiting = zip([output, answer], isOpen).map { end, isOpen in
        pollfd(fd: isOpen ? end : -1, events: Int16(POLLIN), revents: 0)
      }
      if poll(&waiting, 2, end == nil ? 20 : 2) > 0 {
        for place in 0..<2 where waiting[place].revents != 0 {
          let count = read(waiting[place].fd, &buffer, buffer.count)
          if count <= 0 {
            isOpen[place] = false
          } else if place == 0 {
            text += buffer[..<min(count, max(0, outputBound - text.count))]
          } else {
            answers += buffer[..<min(count, max(0, 262_144 - answers.count))]
          }
        }
      }
      if end == nil { end = ended(pid, since: start, waiting: false) }
    }
    let how = end ?? ended(pid, since: start, waiting: true) ?? .ranTooLong
    return ProcessOutcome(
      end: how, output: String(decoding: text, as: UTF8.self),
      answer: String(decoding: answers, as: UTF8.self))
  }

  /// How the program has ended; `nil` if it has not.
  ///
  /// Whatever is left of its group is killed then.
  private func ended(_ pid: pid_t, since start: Date, waiting: Bool) -> ProcessOutcome.End? {
    while true {
      let isLate = Date().timeIntervalSince(start) > 6 * seconds
      // By its own number too: it may have gone to another group.
      if isLate { _ = (kill(-pid, SIGKILL), kill(pid, SIGKILL)) }
      // WNOWAIT: an ended program keeps its number, and nobody else's group has it, until waitpid below.
      var state = siginfo_t()
      let options = WEXITED | WNOWAIT | (isLate ? 0 : WNOHANG)
      if waitid(P_PID, id_t(pid), &state, options) == 0, state.si_signo == SIGCHLD {
        kill(-pid, SIGKILL)
        var status: Int32 = 0
        waitpid(pid, &status, 0)
        let signal = status & 0x7f
        if isLate || signal == SIGXCPU { return .ranTooLong }
        return signal == 0 ? .exited((status >> 8) & 0xff) : .signalled(signal)
      }
      guard waiting else { return nil }
      usleep(10_000)
    }
  }
}
