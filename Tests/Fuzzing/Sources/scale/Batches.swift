// After reading this file you know how a batch is measured: the program itself, in this process, its output thrown away.

import Foundation

extension Axes {
  static var batch: [Row] {
    [1000, 10_000, 100_000, 1_000_000].flatMap { count in
      ["--json", "--csv"].map { form in
        Row("batch lines", "log(1+exp(w*x+b)) at a point each, \(form)", count) {
          let file = NSTemporaryDirectory() + "scale-\(getpid()).tsv"
          _ = FileManager.default.createFile(atPath: file, contents: nil)
          let handle = FileHandle(forWritingAtPath: file)
          // Piece by piece, so that the input is not in this process's memory.
          for start in stride(from: 0, to: count, by: 1000) {
            let lines = (start..<start + 1000).map { index in
              "log(1+exp(w*x+b))\tw=2,x=\(Double(index % 1000) / 500 - 1),b=-1\n"
            }
            handle?.write(Data(lines.joined().utf8))
          }
          handle?.closeFile()
          return {
            defer { unlink(file) }
            let output = dup(1)
            let nothing = open("/dev/null", O_WRONLY)
            dup2(nothing, 1)
            defer {
              dup2(output, 1)
              close(output)
              close(nothing)
            }
            let status = Waiting.result { await run(["--batch", file, form, "--jobs", "1"]) }
            return (Double(status?.rawValue ?? -1), 0)
          }
        }
      }
    }
  }
}

/// Waits for asynchronous work in a process that has nothing else to do.
enum Waiting {
  private final class Box<Value>: @unchecked Sendable { var value: Value? }

  static func result<Value: Sendable>(of work: @escaping @Sendable () async -> Value) -> Value? {
    let box = Box<Value>()
    let done = DispatchSemaphore(value: 0)
    Task.detached {
      box.value = await work()
      done.signal()
    }
    done.wait()
    return box.value
  }
}
