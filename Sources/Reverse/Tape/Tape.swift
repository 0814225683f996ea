// After reading this file you know how to hold a tape in hand, where the verbs `gradient(at:of:)` hide it.

/// A tape on which the operations of its variables are written.
///
/// ```swift
/// let tape = Tape([2, 5])
/// let (x1, x2) = (tape.inputs[0], tape.inputs[1])
/// let y = log(x1) + x1 * x2 - sin(x2)
/// print(tape.gradient(of: y))      // [5.5, 1.7163378145367738]
/// ```
///
/// Variables of a tape are used while it lasts, on the thread where it was made. Several results may be swept, in
/// any order, and recording may go on in between.
public final class Tape {
  /// The variables that stand for the inputs.
  public let inputs: [Variable]

  private let storage: UnsafeMutablePointer<TapeStorage>

  /// Starts a tape with one input for each number of a point.
  public init(_ point: [Double]) {
    let storage = TapePool.take()
    TapeStorage.begin(storage, inputs: point.count)
    inputs = point.indices.map { TapeStorage.input(point[$0], number: $0, in: storage) }
    self.storage = storage
  }

  deinit { TapePool.giveBack(storage) }

  /// The number of entries that have been written: one for each meeting of two different slots, and one for
  /// each power of 2 taken out of a slope that no `Double` holds.
  public var entryCount: Int { storage.pointee.count - inputs.count - 1 }

  /// The derivatives of a result by all inputs, times the seed; all NaN where the result is.
  ///
  /// A constant has the derivatives 0. A variable of another tape stops the program with a message.
  ///
  /// - Complexity: one sweep over the entries before the result.
  public func gradient(of result: Variable, seed: Double = 1) -> [Double] {
    Array(TapeStorage.sweep(storage, from: result, seed: seed, inputs: inputs.count))
  }
}
