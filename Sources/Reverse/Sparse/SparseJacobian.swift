// After reading this file you know two ways to compress a Jacobian, and which one a given pattern wants.
//
//     columns     J·v, forward mode: columns that share no row go together      tridiagonal   3 directions
//     rows        wᵀ·J, reverse mode: rows that share no column go together     one dense row n directions by columns, 1 by rows
//
// A list can be swept in both directions. Rows are the columns of the transposed matrix, so that one colouring does for
// both; the one with fewer colours is taken, and rows if they are equal.
//
// Cost. A sweep a colour. Limits. A dense row and a dense column together want n directions either way.
// Sources: Curtis, Powell & Reid 1974; Griewank & Walther 2008, section 8.1; Coleman & Verma 1998 (both ways at once).

import WideRange

/// A function's Jacobian with its pattern and its colours, prepared once and evaluated at many points.
///
/// ```swift
/// let differences = SparseJacobian(at: start) { x in zip(x, x.dropFirst()).map { $1 - $0 * $0 } }
/// let jacobian = try differences.jacobian(at: point)      // a SparseMatrix
/// ```
public struct SparseJacobian: Sendable {
  /// Whether one sweep gives several rows of a Jacobian, or one pass several columns.
  public enum Compression: Sendable, Hashable {
    case rows, columns
  }

  /// The function, as it ran at the point at which it was prepared.
  public let recording: Recording

  /// Which entries can differ from 0.
  public let pattern: SparsityPattern

  /// Whether rows of one colour share a sweep, or columns of one colour a pass.
  public let compression: Compression

  /// The colours: of the pattern's columns, or of its rows, which are the columns of the transposed pattern.
  public let colouring: ColumnColouring

  /// Records a function at a point, and finds its pattern and its colours.
  ///
  /// - Parameters:
  ///   - point: the point, which decides on the branches.
  ///   - function: a closure over `[Traced]`, or a generic function from `[T]` to `[T]`; what it throws is thrown on.
  /// - Complexity: one recording, a pass over it, and two colourings.
  public init(at point: [Double], of function: ([Traced]) throws -> [Traced]) rethrows {
    recording = try record(at: point, of: function)
    pattern = recording.list.jacobianPattern(at: point)
    let columns = ColumnColouring(of: pattern)
    let rows = ColumnColouring(of: pattern.transposed)
    compression = columns.colourCount < rows.colourCount ? .columns : .rows
    colouring = columns.colourCount < rows.colourCount ? columns : rows
  }

  /// The first derivatives at a point.
  ///
  /// - Parameter point: as many numbers as there are inputs.
  /// - Returns: the pattern's entries; a row is NaN where its result is.
  /// - Throws: ``OtherBranch`` where the program would take another branch than where it was prepared.
  /// - Complexity: one sweep a colour.
  public func jacobian(at point: [Double]) throws(OtherBranch) -> SparseMatrix {
    let values = recording.list.values(at: point)
    try recording.checkBranches(values: values)
    return jacobian(at: point, values: values)
  }

  fileprivate func jacobian(at point: [Double], values: [Double]) -> SparseMatrix {
    let list = recording.list
    if compression == .columns {
      return colouring.matrix(
        from: colouring.directions.map { list.outputTangents(values: values, along: $0) })
    }
    let pullback = pullback(at: point) { x in
      let variables = list.values(at: x)
      return list.outputs.map { variables[$0] }
    }
    // The pullback of a sum would be NaN for all rows of a colour where one result is NaN.
    let isUndefined = list.outputs.map { values[$0].isNaN }
    let products = colouring.directions.map { direction in
      pullback(zip(direction, isUndefined).map { $1 ? 0 : $0 })
    }
    let matrix = colouring.matrix(from: products).transposed
    return isUndefined.contains(true) ? matrix.with(undefinedRows: isUndefined) : matrix
  }
}

/// The first derivatives of a function whose Jacobian is mostly 0, with pattern and colours found on the way.
///
/// ```swift
/// sparseJacobian(at: [2, 3, 4]) { x in [x[0] * x[1], x[1] + x[2]] }
/// // 3.0  2.0    ·
/// //   ·  1.0  1.0
/// ```
///
/// For further points ``SparseJacobian`` keeps what was found.
///
/// - Parameters:
///   - point: the point.
///   - function: a closure over `[Traced]`, or a generic function from `[T]` to `[T]`; what it throws is thrown on.
/// - Complexity: one recording, a pass over it, two colourings, and a sweep a colour.
public func sparseJacobian(
  at point: [Double], of function: ([Traced]) throws -> [Traced]
) rethrows -> SparseMatrix {
  let prepared = try SparseJacobian(at: point, of: function)
  return prepared.jacobian(at: point, values: prepared.recording.list.values(at: point))
}

extension WengertList {
  /// The tangents of all outputs along a direction; NaN where the output is.
  fileprivate func outputTangents(values: [Double], along direction: [Double]) -> [Double] {
    let tangents = Self.inRange {
      self.tangents(values: values, direction: direction)
    } else: {
      self.tangents(values: values.map { Scaled($0) }, direction: direction.map { Scaled($0) }).map {
        $0?.nearest
      }
    }
    return outputs.map { values[$0].isNaN ? .nan : tangents[$0] ?? 0 }
  }
}

extension SparseMatrix {
  /// NaN for all entries of some rows.
  fileprivate func with(undefinedRows isUndefined: [Bool]) -> SparseMatrix {
    let values = (0..<rowCount).flatMap { row in
      entries(inRow: row).map { isUndefined[row] ? .nan : $0.value }
    }
    return SparseMatrix(pattern: pattern, values: values)
  }
}
