// After reading this file you know where a tape's large memory comes from: in pages of 2 MiB, where the system has them.
//
// A sweep reads once what the recording has written once. With pages of 4 KiB, a tape of 17 MB has more of them than
// the processor has addresses in its table (4096 on Zen 5), and each is looked up twice: 4 to 8 % of a gradient.

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

extension UnsafeMutablePointer {
  /// Memory for a number of elements; on Linux in large pages, if it fills more than two of them.
  static func allocateInLargePages(capacity: Int) -> Self {
    #if canImport(Glibc) || canImport(Musl)
    let pageSize = 1 << 21
    let byteCount = capacity * MemoryLayout<Pointee>.stride
    if byteCount > 2 * pageSize {
      let memory = UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: pageSize)
      // A system without large pages refuses, and nothing is lost.
      _ = madvise(memory, byteCount, MADV_HUGEPAGE)
      return memory.bindMemory(to: Pointee.self, capacity: capacity)
    }
    #endif
    return .allocate(capacity: capacity)
  }
}
