// After reading this file you know how a function takes its parameters by name, and still has a gradient.
//
//     struct Layer<T: Scalar> { var weights: [[T]], biases: [T] }
//     struct Net<T: Scalar> { var layers: [Layer<T>], slope: T }
//
//     extension Layer: Parameters {
//       init(mapping layer: Layer<Double>, by map: NumberMap<T>) {
//         self.init(weights: map(layer.weights), biases: map(layer.biases))
//       }
//     }
//     extension Net: Parameters {
//       init(mapping net: Net<Double>, by map: NumberMap<T>) {
//         self.init(layers: map(net.layers), slope: map(net.slope))
//       }
//     }
//
//     func loss<T: Scalar>(_ net: Net<T>) -> T { … }
//     let slopes = gradient(at: net, of: loss)            // a Net<Double>: slopes.layers[0].biases[2]
//     net = net.moved(along: slopes, by: -0.1)            // a step of gradient descent
//
// The one requirement says, field by field, how the structure over one kind of number is made from that over `Double`.
// Both ways go through it: seeds in, partial derivatives out.
//
// Cost. One number after the other, an array at once. Limits. A closure must say its type, `{ (net: Net<Variable>) in … }`,
// or do nothing but call a generic function, `{ loss($0, data) }`: from a `Net<Double>` the compiler cannot guess it.

/// A structure of numbers, which a function may have for its input.
public protocol Parameters {
  /// The kind of number of which the structure is made.
  associatedtype Number: Scalar

  /// The same structure over `Double`.
  associatedtype Values: Parameters where Values.Number == Double, Values.Values == Values

  /// Makes the structure from that over `Double`: each field is `map` of the other's, each once, always in one order.
  init(mapping values: Values, by map: NumberMap<Number>)
}

/// What turns each `Double` of a structure into another number: the map of ``Parameters``.
///
/// It is applied to numbers, to arrays of numbers, to rows of numbers, to structures, and to arrays of structures.
public final class NumberMap<Number: Scalar> {
  /// The numbers to give out, in order.
  @usableFromInline let numbers: [Number]

  /// Whether numbers are kept as they come, and not given out; then `Number` is `Double`.
  @usableFromInline let isCollecting: Bool

  /// How many have been given out.
  @exclusivity(unchecked) @usableFromInline var count = 0

  /// What came, as far as it is wanted.
  @exclusivity(unchecked) @usableFromInline var seen: [Double] = []

  /// A map that gives these numbers out, one for each that comes.
  @inlinable
  init(givingOut numbers: [Number]) {
    self.numbers = numbers
    isCollecting = false
  }

  /// A map that keeps each number, and gives it back.
  @inlinable
  init() where Number == Double {
    numbers = []
    isCollecting = true
    seen.reserveCapacity(64)
  }

  /// The new number in place of one `Double` of the structure.
  @inlinable @inline(__always)
  public func callAsFunction(_ value: Double) -> Number {
    if isCollecting {
      seen.append(value)
      return Number(value)
    }
    count += 1
    return numbers[count - 1]
  }

  /// The new numbers in place of an array of `Double` in the structure.
  @inlinable @inline(__always)
  public func callAsFunction(_ values: [Double]) -> [Number] {
    if isCollecting, let same = values as? [Number] {
      seen += values
      return same
    }
    count += values.count
    return Array(numbers[count - values.count..<count])
  }

  /// The new numbers in place of rows of `Double` in the structure.
  @inlinable @inline(__always)
  public func callAsFunction(_ rows: [[Double]]) -> [[Number]] {
    if isCollecting, let same = rows as? [[Number]] {
      for row in rows { seen += row }
      return same
    }
    return rows.map { self($0) }
  }

  /// The new part in place of a structure inside the structure.
  @inlinable
  public func callAsFunction<Part: Parameters>(_ part: Part.Values) -> Part where Part.Number == Number {
    Part(mapping: part, by: self)
  }

  /// The new parts in place of an array of structures inside the structure.
  @inlinable
  public func callAsFunction<Part: Parameters>(_ parts: [Part.Values]) -> [Part] where Part.Number == Number {
    parts.map { Part(mapping: $0, by: self) }
  }

  /// The new parts in place of rows of structures inside the structure.
  @inlinable
  public func callAsFunction<Part: Parameters>(_ rows: [[Part.Values]]) -> [[Part]]
  where Part.Number == Number {
    rows.map { self($0) }
  }
}

extension Parameters {
  /// The structure over another kind of number, from as many numbers as it has, in order.
  @inlinable
  package init(_ numbers: [Number], shapedAs values: Values) {
    self.init(mapping: values, by: NumberMap(givingOut: numbers))
  }
}

extension Parameters where Number == Double, Values == Self {
  /// All numbers of the structure in one array, in the order in which they are mapped.
  ///
  /// - Complexity: one copy a number.
  @inlinable
  public var flattened: [Double] {
    let map = NumberMap<Double>()
    _ = Self(mapping: self, by: map)
    return map.seen
  }

  /// The structure with other numbers, as many as it has, in the order of ``flattened``.
  ///
  /// Stops with advice if there are more or fewer.
  ///
  /// - Complexity: two copies of the numbers.
  @inlinable
  public func replacingNumbers(by numbers: [Double]) -> Self {
    let count = flattened.count
    if numbers.count != count { stopForCount(numbers.count, count) }
    return Self(numbers, shapedAs: self)
  }

  /// The structure moved by a step along a direction of the same shape: x + t·v in each number.
  ///
  /// - Complexity: one product and one sum a number.
  @inlinable
  public func moved(along direction: Self, by step: Double) -> Self {
    let (numbers, slopes) = (flattened, direction.flattened)
    if numbers.count != slopes.count { stopForCount(slopes.count, numbers.count) }
    return Self(zip(numbers, slopes).map { $0 + step * $1 }, shapedAs: self)
  }
}

/// Stops with advice if numbers do not fill a structure.
@usableFromInline
func stopForCount(_ count: Int, _ expected: Int) -> Never {
  fatalError(
    "the structure has \(expected) numbers and \(count) were given; map each field once, and give as many")
}

extension Array {
  /// The same elements in rows as long as others.
  @inlinable
  package func inRows<Other>(like rows: [[Other]]) -> [[Element]] {
    var start = 0
    return rows.map { row in
      defer { start += row.count }
      return Array(self[start..<start + row.count])
    }
  }
}
