// After reading this file you know how one input of a list is moved at a time: the numbers of all slots are kept as they are
// at the point, and put back after the passes along what the input reaches (ForwardSlices.swift).
//
// The same pass serves every kind of thing that a slot can have: a plain number for differences, a dual number for forward
// mode, the value, the size or the light form of a naive derivative (NaiveSweep.swift).

import Reverse

/// Something of each slot of a list at a point, such as its number, for passes in which one input moves and the others rest.
struct SliceSweep<T> {
  let resting: [T]
  var known: [T]

  /// Starts with what all slots have at the point.
  init(resting: [T]) {
    self.resting = resting
    known = resting
  }

  /// What the output has where the input of a slice has something else, given what is made of each line.
  @inline(__always)
  mutating func output(
    moving slice: ForwardSlice, of slices: ForwardSlices, to x: T, _ make: (ForwardSlices.Visit<T>) -> T
  ) -> T {
    known[slice.input] = x
    return slices.output(along: slice, &known, make)
  }

  /// Puts back what has moved, before another input moves.
  mutating func rest(_ slice: ForwardSlice) {
    known[slice.input] = resting[slice.input]
    for entry in slice.steps { known[Int(entry >> 2)] = resting[Int(entry >> 2)] }
  }
}

extension SliceSweep where T: Scalar {
  /// The output's number where the input of a slice has another one.
  mutating func output(moving slice: ForwardSlice, of slices: ForwardSlices, to x: T) -> T {
    output(moving: slice, of: slices, to: x) { $0.result }
  }

  /// Shows the number of each slot that moves where the input of a slice has another one, in their order.
  mutating func visit(
    _ slice: ForwardSlice, of slices: ForwardSlices, from x: T, _ show: (_ slot: Int, _ number: T) -> Void
  ) {
    _ = output(moving: slice, of: slices, to: x) { line in
      let result = line.result
      show(line.slot, result)
      return result
    }
  }
}

extension ForwardSlices.Visit where T: Scalar {
  /// The number that the line computes.
  ///
  /// The switch stands here, as in the naive formulas' sweep, and not once in `Elementary`: called there, inlinable, it made a
  /// line of a batch take 1.06 to 1.22 times as long (`Benchmarks/README.md`).
  @inline(__always)
  fileprivate var result: T {
    switch primitive {
    case .add: x + y
    case .subtract: x - y
    case .multiply: x * y
    case .divide: x / y
    case .negate: -x
    case .unary(let function): T.apply(function, to: x)
    case .binary(let function): T.apply(function, to: x, y)
    }
  }
}

extension ForwardSlices {
  /// The function of one input, the others resting: a list with constants in their place.
  ///
  /// - Parameter values: the numbers in all slots.
  package func section(along slice: ForwardSlice, resting values: [Double]) -> WengertList {
    var list = WengertList(inputs: ["x"], expectingLines: slice.count, constants: slice.count)
    var places = [Int](repeating: -1, count: values.count)
    places[slice.input] = 0
    let output = output(along: slice, &places) { line in
      let x = line.moves.first ? line.x : list.constant(values[line.first])
      if line.primitive.arity == 1 { return list.append(line.primitive, x) }
      return list.append(line.primitive, x, line.moves.second ? line.y : list.constant(values[line.second]))
    }
    list.outputs = [output < 0 ? list.constant(values[self.output]) : output]
    return list
  }
}
