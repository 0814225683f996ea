// After reading this file you know how a whole computation is asked whether it left the range of `Double` anywhere, at the
// price of one look: the processor keeps a flag for it.
//
// IEEE 754 (section 7) has a flag each for a result that is too large (overflow) and for one that is too small and inexact
// (underflow). A flag once raised stays raised until it is cleared. So
//
//     clear()  …  a hundred thousand operations  …  leftRange(after: result)
//
// says whether one of them lost more than rounding. 1/0 raises neither: it is infinite, not too large.
//
// Limits. The flags belong to the thread. The compiler does not know them, and may move an operation across the question;
// so a result is handed to it, which must then exist already, and the computation asked about stands in a function of its own
// that is not inlined. Who asks clears before, so that a question must not stand inside another one. To look takes about
// 4 ns, to clear 80.

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The processor's status flags for results that left the range of `Double`.
package enum StatusFlags {
  /// Clears both flags, if one is raised.
  @inline(never)
  package static func clear() {
    if fetestexcept(FE_OVERFLOW | FE_UNDERFLOW) != 0 { feclearexcept(FE_OVERFLOW | FE_UNDERFLOW) }
  }

  /// Raises the flag of an underflow.
  @inline(never)
  package static func raise() { feraiseexcept(FE_UNDERFLOW) }

  /// Whether something has over- or underflowed since the last ``clear()``, up to the result given.
  @inline(never)
  package static func leftRange<Result>(after result: borrowing Result) -> Bool {
    fetestexcept(FE_OVERFLOW | FE_UNDERFLOW) != 0
  }
}
