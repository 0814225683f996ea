// After reading this file you know how a table of numbers is read, a line after the other, and what is refused in it.
//
//     height,weight,sex        three columns; height[1] is 1.72
//     1.72,64.5,f              a column with something else than numbers is refused when a formula uses it
//     1.80,79,m
//
// Comma-separated values as RFC 4180 has them, without line ends inside quotes. The first line has the names. A column
// without a name, as row numbers have, is passed over.

/// A table of numbers, read line by line.
public struct DataTable: Sendable {
  /// What is wrong with a table, and in which line.
  public struct Fault: Error, Hashable, Sendable {
    /// The line, from 1.
    public let line: Int

    /// What was found.
    public let message: String

    /// What to write instead.
    public let advice: String
  }

  /// The most rows that are read.
  public static let largestCount = 1_000_000

  private var names: [String] = []
  private var columns: [[Double]] = []

  /// For each column the first field that is no number.
  private var flaws: [String?] = []
  private var lineNumber = 0
  private var rowCount = 0

  /// An empty table.
  public init() {}

  /// Reads the next line, without its end; a blank one is passed over.
  ///
  /// - Throws: a ``Fault`` for a row with too many or too few fields, and for names that no formula can use.
  public mutating func read(_ line: String) throws(Fault) {
    lineNumber += 1
    if let end = line.utf8.firstIndex(of: 0x0D), line.utf8[end...].contains(where: { $0 != 0x0D }) {
      throw fault(
        "a carriage return stands inside the line",
        "lines end with a line feed, with or without a carriage return before it: tr '\\r' '\\n' < FILE mends it"
      )
    }
    let fields = Self.fields(of: line)
    if fields == [""] { return }
    if names.isEmpty { return try readNames(fields) }
    guard fields.count == names.count else {
      throw fault(
        "fields in this row: \(fields.count), names in the first line: \(names.count)",
        fields.count == 1 && line.contains(";")
          ? "part the fields by commas, with decimal points" : "give each row a field for each name")
    }
    if rowCount == Self.largestCount {
      throw fault("the table has more than \(Self.largestCount) rows", "take a part of it")
    }
    rowCount += 1
    for (index, field) in fields.enumerated() {
      let number = Self.number(field)
      columns[index].append(number ?? .nan)
      if number == nil, flaws[index] == nil {
        flaws[index] = field.isEmpty ? "nothing" : SyntaxError.quoted(field)
        flaws[index]? += " in line \(lineNumber), which is "
        flaws[index]? += Self.numeral(field) == nil ? "no number" : "beyond the range of Double"
      }
    }
  }

  /// The columns as vectors.
  ///
  /// - Throws: a ``Fault`` for a table without rows.
  public func vectors() throws(Fault) -> VectorData {
    guard rowCount > 0 else {
      throw fault(
        names.isEmpty ? "the table is empty" : "the table has names and no numbers",
        "write the columns' names first, x,y, and below them a row of numbers a line")
    }
    var data = VectorData()
    for (index, name) in names.enumerated() where !name.isEmpty {
      if let flaw = flaws[index] {
        data.add(name, count: rowCount, flaw: "the column '\(name)' has \(flaw)")
      } else {
        data.add(name, columns[index])
      }
    }
    return data
  }

  private mutating func readNames(_ fields: [String]) throws(Fault) {
    if fields.contains(where: { Self.number($0) != nil }) {
      throw fault("the columns' names are missing", "write them in the first line, for example x,y")
    }
    for (index, name) in fields.enumerated() where !name.isEmpty {
      guard isVariableName(name) else {
        let isTaken = Function.named[name] != nil || Constant(rawValue: name) != nil
        throw fault(
          "\(SyntaxError.quoted(name)) cannot name a column",
          isTaken
            ? "the language has it for something else: choose another name"
            : fields.count == 1 && name.contains(";")
              ? "part the names by commas" : "a name has letters, digits and _ only: write length_cm")
      }
      if fields[..<index].contains(name) {
        throw fault("\(SyntaxError.quoted(name)) names two columns", "give each a name of its own")
      }
    }
    names = fields
    columns = Array(repeating: [], count: fields.count)
    flaws = Array(repeating: nil, count: fields.count)
  }

  private func fault(_ message: String, _ advice: String) -> Fault {
    Fault(line: Swift.max(1, lineNumber), message: message, advice: advice)
  }

  /// A decimal number within the range of `Double`; `nil` for anything else.
  private static func number(_ field: String) -> Double? {
    guard let number = numeral(field), number.isFinite else { return nil }
    let digits = field.utf8.prefix { $0 | 0x20 != UInt8(ascii: "e") }
    let isZero = digits.allSatisfy { !Lexer.isDigit($0) || $0 == UInt8(ascii: "0") }
    return number == 0 && !isZero ? nil : number
  }

  /// A decimal number as `Double` reads it, infinite or 0 where it is beyond the range; `nil` for anything else.
  private static func numeral(_ field: String) -> Double? {
    let isPlain = field.utf8.allSatisfy { Lexer.isDigit($0) || "+-.eE".utf8.contains($0) }
    return isPlain ? Double(field) : nil
  }

  /// The fields between the commas that stand outside quotes, without quotes and blanks around them.
  private static func fields(of line: String) -> [String] {
    var fields: [[UInt8]] = [[]]
    var isQuoted = false
    for byte in line.utf8 {
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted: fields.append([])
      default: fields[fields.count - 1].append(byte)
      }
    }
    return fields.map { bytes in
      let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D }
      let text = bytes.drop(while: isBlank)
      let end = text.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? text.startIndex
      return String(decoding: text[..<end], as: UTF8.self)
    }
  }
}
