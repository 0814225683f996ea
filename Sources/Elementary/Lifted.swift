// After reading this file you know how data enter a function that is to be differentiated: lifted once, at the top.
//
//     func loss<T: Scalar>(_ w: [T]) -> T {
//       let (x, y) = (hours.lifted(like: w[0]), marks.lifted(like: w[0]))      // [Double] to [T]
//       return zip(x, y).map { x, y in pow(w[0] * x + w[1] - y, 2) }.sum()     // no lift in the line
//     }
//
// Data are constants: their derivative is 0. A line in which every name is a T is also what the type checker is quick
// with: lines with a `Double` or an `Int` in them make it try every meaning of every operator.

extension Array where Element == Double {
  /// The numbers as constants of the type that the context asks for: `let x: [T] = data.lifted()`.
  ///
  /// - Complexity: one lift a number.
  @inlinable
  public func lifted<T: Scalar>(to type: T.Type = T.self) -> [T] { map { T($0) } }

  /// The numbers as constants of the type of another number, whose value does not count: `data.lifted(like: w[0])`.
  ///
  /// - Complexity: one lift a number.
  @inlinable
  public func lifted<T: Scalar>(like number: T) -> [T] { map { T($0) } }
}

extension Array where Element == [Double] {
  /// The rows as constants of the type that the context asks for: `let rows: [[T]] = data.lifted()`.
  ///
  /// - Complexity: one lift a number.
  @inlinable
  public func lifted<T: Scalar>(to type: T.Type = T.self) -> [[T]] { map { $0.lifted() } }

  /// The rows as constants of the type of another number, whose value does not count.
  ///
  /// - Complexity: one lift a number.
  @inlinable
  public func lifted<T: Scalar>(like number: T) -> [[T]] { map { $0.lifted() } }
}
