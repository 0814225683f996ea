// After reading this file you know where tapes get their memory: from the thread, which keeps it for the next
// recording.
//
// Each thread has a chain of storages, one for each recording that goes on inside another:
//
//     thread  ──▶  storage (recording)  ──▶  storage (nested recording)  ──▶  storage (free)
//
// A recording takes the first free one. No lock is needed, for a recording begins and ends on one thread. When a
// thread ends, its storages give back their large memory and wait in a list for the next thread.

import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Where storages come from and go to.
@usableFromInline
enum TapePool {
  /// The address of the first storage that waits for a thread; each points to the next.
  private static let waiting = Mutex<UInt>(0)

  /// The thread's place for the address of its first storage.
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    let status = pthread_key_create(&key) { chain in TapePool.threadEnds(chain) }
    if status != 0 { stop("the system has no thread-specific memory left for a tape") }
    return key
  }()

  /// A storage of this thread that no recording uses, with a fresh mark and room for the inputs.
  @usableFromInline
  static func begin(inputs count: Int) -> UnsafeMutablePointer<TapeStorage> {
    var storage = firstOfThread()
    while storage.pointee.mark != 0 || storage.pointee.lastMark == .max << 32 {
      let inner = storage.pointee.inner ?? take()
      storage.pointee.inner = inner
      storage = inner
    }
    TapeStorage.begin(storage, inputs: count)
    return storage
  }

  private static func firstOfThread() -> UnsafeMutablePointer<TapeStorage> {
    if let address = pthread_getspecific(key) { return address.assumingMemoryBound(to: TapeStorage.self) }
    let storage = take()
    if pthread_setspecific(key, storage) != 0 { stop("the system has no memory left for a tape") }
    return storage
  }

  /// A waiting storage, or a new one.
  static func take() -> UnsafeMutablePointer<TapeStorage> {
    let address = waiting.withLock { first in
      defer {
        first =
          UnsafeMutablePointer<TapeStorage>(bitPattern: first).map { UInt(bitPattern: $0.pointee.inner) } ?? 0
      }
      return first
    }
    guard let storage = UnsafeMutablePointer<TapeStorage>(bitPattern: address) else {
      return .newTapeStorage()
    }
    storage.pointee.inner = nil
    return storage
  }

  /// Ends a storage's recording, frees its large memory, and lets it wait for another thread or tape.
  static func giveBack(_ storage: UnsafeMutablePointer<TapeStorage>) {
    TapeStorage.end(storage)
    TapeStorage.shrink(storage)
    if storage.pointee.lastMark == .max << 32 { return }  // its marks are used up
    waiting.withLock { first in
      storage.pointee.inner = UnsafeMutablePointer(bitPattern: first)
      first = UInt(bitPattern: storage)
    }
  }

  private static func threadEnds(_ chain: UnsafeMutableRawPointer?) {
    var next = chain?.assumingMemoryBound(to: TapeStorage.self)
    while let storage = next {
      next = storage.pointee.inner
      giveBack(storage)
    }
  }
}
