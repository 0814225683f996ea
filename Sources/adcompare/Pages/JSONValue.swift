// After reading this file you know how a report becomes JSON: keys in a fixed order, numbers that read back as the
// same `Double`, and words for those that JSON does not have.

/// A JSON value whose objects keep their keys in order.
package enum JSONValue {
  case object([(String, JSONValue)])
  case array([JSONValue])
  case string(String)
  case number(Double)
  case whole(Int)
  case digits(String)
  case bool(Bool)
  case null

  /// A value that is written already.
  case written([UInt8])
}

extension JSONValue {
  /// A numeral as a string, for digits that `Double` has not or a reader need not see; one of the contract's three
  /// words where it stands for no finite number.
  package static func numeral(_ text: String) -> JSONValue {
    switch text {
    case "nan", "-nan": .number(.nan)
    case "inf": .number(.infinity)
    case "-inf": .number(-.infinity)
    default: .string(text)
    }
  }

  /// The value on one line, with the line's end.
  package var line: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(2048)
    write(to: &result)
    result.append(UInt8(ascii: "\n"))
    return result
  }

  /// The value as it is written.
  package var written: [UInt8] {
    var result: [UInt8] = []
    write(to: &result)
    return result
  }

  fileprivate func write(to result: inout [UInt8]) {
    switch self {
    case .object(let fields):
      result.append(UInt8(ascii: "{"))
      for index in fields.indices {
        if index > 0 { result += ", ".utf8 }
        JSONValue.writeString(fields[index].0, to: &result)
        result += ": ".utf8
        fields[index].1.write(to: &result)
      }
      result.append(UInt8(ascii: "}"))
    case .array(let items):
      result.append(UInt8(ascii: "["))
      for index in items.indices {
        if index > 0 { result += ", ".utf8 }
        items[index].write(to: &result)
      }
      result.append(UInt8(ascii: "]"))
    case .string(let text): JSONValue.writeString(text, to: &result)
    case .number(let number): JSONValue.writeNumber(number, to: &result)
    case .whole(let number): result += "\(number)".utf8
    case .digits(let digits): JSONValue.writeDigits(digits, to: &result)
    case .bool(let truth): result += (truth ? "true" : "false").utf8
    case .null: result += "null".utf8
    case .written(let bytes): result += bytes
    }
  }

  /// The shortest numeral that reads back as the number; a string where it is not finite.
  fileprivate static func writeNumber(_ number: Double, to result: inout [UInt8]) {
    guard number.isFinite else {
      result += (number.isNaN ? "\"NaN\"" : number < 0 ? "\"-Infinity\"" : "\"Infinity\"").utf8
      return
    }
    let start = result.count
    result += number.description.utf8
    let end = result.count
    if end - start > 2, result[end - 1] == UInt8(ascii: "0"), result[end - 2] == UInt8(ascii: ".") {
      result.removeLast(2)
    }
  }

  /// A whole number; as a string from 2⁵³ on, where readers that know only `Double` would round it.
  private static func writeDigits(_ digits: String, to result: inout [UInt8]) {
    if let small = Int(digits), small < 1 << 53 {
      result += digits.utf8
    } else {
      writeString(digits, to: &result)
    }
  }

  fileprivate static func writeString(_ text: String, to result: inout [UInt8]) {
    result.append(UInt8(ascii: "\""))
    let isWritten: Bool? = text.utf8.withContiguousStorageIfAvailable { bytes in
      // Without a way out of the loop, so that many bytes are looked at at once.
      guard bytes.reduce(0, { $0 | (isPlain($1) ? 0 : 1) }) == 0 else { return false }
      result.append(contentsOf: bytes)
      return true
    }
    if isWritten != true {
      for scalar in text.unicodeScalars { writeScalar(scalar, to: &result) }
    }
    result.append(UInt8(ascii: "\""))
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private static func writeScalar(_ scalar: Unicode.Scalar, to result: inout [UInt8]) {
    switch scalar {
    case "\"": result += "\\\"".utf8
    case "\\": result += "\\\\".utf8
    case "\n": result += "\\n".utf8
    case "\t": result += "\\t".utf8
    case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
      let hex = String(scalar.value, radix: 16)
      result += "\\u\(String(repeating: "0", count: 4 - hex.count))\(hex)".utf8
    default: result += String(scalar).utf8
    }
  }
}

/// Writes an object field by field, for answers of which thousands are written: no value is made of them on the way.
package struct JSONWriter {
  package private(set) var bytes: [UInt8] = []

  /// Whether the next field is not the first of its object.
  private var follows = false

  package init(reserving count: Int = 2048) { bytes.reserveCapacity(count) }

  private mutating func key(_ key: String) {
    if follows { bytes += ", ".utf8 }
    JSONValue.writeString(key, to: &bytes)
    bytes += ": ".utf8
    follows = true
  }

  /// Opens an object; without a name the outermost one.
  package mutating func open(_ name: String? = nil) {
    if let name { key(name) }
    bytes.append(UInt8(ascii: "{"))
    follows = false
  }

  package mutating func close() {
    bytes.append(UInt8(ascii: "}"))
    follows = true
  }

  package mutating func number(_ name: String, _ number: Double) {
    key(name)
    JSONValue.writeNumber(number, to: &bytes)
  }

  package mutating func string(_ name: String, _ text: String) {
    key(name)
    JSONValue.writeString(text, to: &bytes)
  }

  package mutating func value(_ name: String, _ value: JSONValue) {
    key(name)
    value.write(to: &bytes)
  }

  /// Writes fields that are written already.
  package mutating func fields(_ written: [UInt8]) {
    if follows { bytes += ", ".utf8 }
    bytes += written
    follows = true
  }

  package mutating func written(_ name: String, _ written: [UInt8]) {
    key(name)
    bytes += written
  }
}
