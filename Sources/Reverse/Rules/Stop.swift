// After reading this file you know how the module ends a program that has a mistake in it.

/// Stops with advice, in release builds too: for a mistake of the program, not of its data.
@usableFromInline @inline(never)
package func stop(_ advice: String) -> Never {
  fatalError(advice)
}
