// After reading this file you know where tapes get their memory: from the thread, which keeps it for the next
// recording.
//
// Each thread has a chain of storages, one for each recording that goes on inside another:
//
//     thread  ──▶  storage (recording)  ──▶  storage (nested recording)  ──▶  storage (free)
//
// A recording takes the first free one. No lock is needed, for a recording begins and ends on one thread. When a
// thread ends, its storages give back their large memory and wait in a list for the next thread.

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
  /// The storages that wait for a thread or a tape.
  private static let waiting = WaitingStorages()

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
    while storage.pointee.isRecording || storage.pointee.lastMark == .max << 32 {
      let inner = storage.pointee.inner ?? take()
      storage.pointee.inner = inner
      storage = inner
    }
    TapeStorage.begin(storage, inputs: count)
    return storage
  }

  @inline(__always)
  private static func firstOfThread() -> UnsafeMutablePointer<TapeStorage> {
    if let address = pthread_getspecific(key) { return address.assumingMemoryBound(to: TapeStorage.self) }
    return newFirstOfThread()
  }

  @inline(never)
  private static func newFirstOfThread() -> UnsafeMutablePointer<TapeStorage> {
    let storage = take()
    if pthread_setspecific(key, storage) != 0 { stop("the system has no memory left for a tape") }
    return storage
  }

  /// A waiting storage, or a new one.
  static func take() -> UnsafeMutablePointer<TapeStorage> { waiting.removeFirst() ?? .newTapeStorage() }

  /// Ends a storage's recording, frees its large memory, and lets it wait for another thread or tape.
  static func giveBack(_ storage: UnsafeMutablePointer<TapeStorage>) {
    TapeStorage.end(storage)
    TapeStorage.shrink(storage)
    if storage.pointee.lastMark == .max << 32 { return }  // its marks are used up
    waiting.insert(storage)
  }

  private static func threadEnds(_ chain: UnsafeMutableRawPointer?) {
    var next = chain?.assumingMemoryBound(to: TapeStorage.self)
    while let storage = next {
      next = storage.pointee.inner
      giveBack(storage)
    }
  }
}

/// A chain of storages behind a lock; each points to the next.
private final class WaitingStorages: @unchecked Sendable {
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private var first: UnsafeMutablePointer<TapeStorage>?

  init() {
    lock = .allocate(capacity: 1)
    lock.initialize(to: pthread_mutex_t())
    if pthread_mutex_init(lock, nil) != 0 { stop("the system has no lock left for the tapes' memory") }
  }

  deinit {
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  func insert(_ storage: UnsafeMutablePointer<TapeStorage>) {
    pthread_mutex_lock(lock)
    storage.pointee.inner = first
    first = storage
    pthread_mutex_unlock(lock)
  }

  func removeFirst() -> UnsafeMutablePointer<TapeStorage>? {
    pthread_mutex_lock(lock)
    let storage = first
    first = storage?.pointee.inner
    pthread_mutex_unlock(lock)
    storage?.pointee.inner = nil
    return storage
  }
}
