// After reading this file you know how a table of numbers in a text becomes an array, and a label a row of zeros
// with a single one.

/// A text that is not a table of numbers: where, and why.
public struct TableError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line, counted from 1.
  public let line: Int

  /// What is wrong there, and what is expected.
  public let advice: String

  /// The line and the advice.
  public var description: String { "line \(line): \(advice)" }
}

extension NDArray {
  /// Reads a matrix from text: one row a line, numbers separated by commas; empty lines are skipped.
  ///
  /// - Throws: ``TableError`` with the line if something is not a number or a row has another length.
  public init(parsingTable text: String) throws(TableError) {
    var values: [Double] = []
    var (rows, columns) = (0, 0)
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (place, line) in lines.enumerated() where !line.isEmpty {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      if rows == 0 { columns = fields.count }
      guard fields.count == columns else {
        throw TableError(line: place + 1, advice: "\(fields.count) numbers where \(columns) are expected")
      }
      for field in fields {
        var digits = field.drop { $0 == " " }
        while digits.last == " " { digits.removeLast() }
        guard let number = Double(digits) else {
          throw TableError(line: place + 1, advice: "'\(field)' is not a number; write for example 0.5")
        }
        values.append(number)
      }
      rows += 1
    }
    self.init(shape: [rows, columns], values)
  }

  /// The matrix with row i all zeros but a 1 in the column that number i of a vector of labels names.
  ///
  /// A label outside 0 to classes − 1 gives a row of zeros; one that is no whole number stops the program.
  public func oneHot(classes: Int) -> NDArray {
    if let label = values.first(where: { $0 != $0.rounded() }) {
      stop("oneHot: the label \(label) is not a whole number; round the labels first")
    }
    var result = NDArray.zeros([count, classes])
    for (row, label) in values.enumerated() where label >= 0 && label < Double(classes) {
      result.values[row * classes + Int(label)] = 1
    }
    return result
  }

  /// The column of the largest number in each row of a matrix; the first of several.
  public var largestColumns: [Int] {
    guard rank == 2, shape[1] > 0 else {
      stop("largestColumns: takes a matrix, not an array of shape \(shape)")
    }
    return (0..<shape[0]).map { row in
      let first = row * shape[1]
      return (0..<shape[1]).reduce(0) { values[first + $1] > values[first + $0] ? $1 : $0 }
    }
  }
}
