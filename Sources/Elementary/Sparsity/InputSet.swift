// After reading this file you know how a set of inputs is kept so that the usual ones cost next to nothing: as ranges.
//
//     {3}                  3...3
//     {0, 1, 2, 3}         0...3                a running sum of x₀ … x₃: one range, however long it is
//     {0, 1, 2, 7}         0...2, 7...7
//
// Unions merge two sorted rows of ranges; where one set holds the other it is returned as it is, without a copy.

/// A set of indices, as ranges in ascending order that neither meet nor touch.
struct InputSet: Sendable, Equatable {
  private(set) var ranges: [ClosedRange<Int>]

  init() { ranges = [] }

  init(_ index: Int) { ranges = [index...index] }

  /// How many indices there are.
  var count: Int { ranges.reduce(0) { $0 + $1.count } }

  /// The indices in ascending order.
  var indices: [Int] {
    var indices: [Int] = []
    indices.reserveCapacity(count)
    for range in ranges { indices.append(contentsOf: range) }
    return indices
  }

  /// Whether all of another set is in this one.
  func contains(_ other: InputSet) -> Bool {
    if other.ranges.count == 1 { return contains(other.ranges[0]) }
    return other.ranges.allSatisfy(contains)
  }

  /// Whether all of a range is in one of this set's, which a binary search finds.
  private func contains(_ range: ClosedRange<Int>) -> Bool {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].lowerBound <= range.lowerBound
      && range.upperBound <= ranges[low].upperBound
  }

  /// Adds another set.
  ///
  /// - Complexity: the number of ranges of both; of the other alone, where it begins in the last range or after it.
  mutating func formUnion(_ other: InputSet) {
    guard let last = ranges.last else {
      self = other
      return
    }
    guard let start = other.ranges.first?.lowerBound, !contains(other) else { return }
    if start >= last.lowerBound {
      for range in other.ranges { append(range) }
    } else if other.contains(self) {
      self = other
    } else {
      self = merged(with: other)
    }
  }

  /// The union of two sets.
  func union(_ other: InputSet) -> InputSet {
    var union = self
    union.formUnion(other)
    return union
  }

  private func merged(with other: InputSet) -> InputSet {
    var merged = InputSet()
    merged.ranges.reserveCapacity(ranges.count + other.ranges.count)
    var (mine, theirs) = (ranges[...], other.ranges[...])
    while let first = mine.first, let second = theirs.first {
      merged.append(first.lowerBound < second.lowerBound ? mine.removeFirst() : theirs.removeFirst())
    }
    for range in mine { merged.append(range) }
    for range in theirs { merged.append(range) }
    return merged
  }

  /// Adds a range that begins nowhere before the last one.
  private mutating func append(_ range: ClosedRange<Int>) {
    guard let last = ranges.last, range.lowerBound <= last.upperBound + 1 else {
      ranges.append(range)
      return
    }
    if range.upperBound > last.upperBound {
      ranges[ranges.count - 1] = last.lowerBound...range.upperBound
    }
  }
}
