// After reading this file you know how a report becomes JSON: keys in a fixed order, numbers that read back as the
// same `Double`, and words for those that JSON does not have.

/// A JSON value whose objects keep their keys in order.
enum JSONValue {
  case object([(String, JSONValue)])
  case array([JSONValue])
  case string(String)
  case number(Double)
  case whole(Int)
  case digits(String)
  case bool(Bool)
}

extension JSONValue {
  /// The value on one line.
  var text: String {
    var result = ""
    write(to: &result)
    return result
  }

  private func write(to result: inout String) {
    switch self {
    case .object(let fields):
      result += "{"
      for (index, field) in fields.enumerated() {
        if index > 0 { result += ", " }
        JSONValue.writeString(field.0, to: &result)
        result += ": "
        field.1.write(to: &result)
      }
      result += "}"
    case .array(let items):
      result += "["
      for (index, item) in items.enumerated() {
        if index > 0 { result += ", " }
        item.write(to: &result)
      }
      result += "]"
    case .string(let text): JSONValue.writeString(text, to: &result)
    case .number(let number): result += JSONValue.numeral(number)
    case .whole(let number): result += String(number)
    case .digits(let digits): JSONValue.writeDigits(digits, to: &result)
    case .bool(let truth): result += truth ? "true" : "false"
    }
  }

  /// The shortest numeral that reads back as the number; a string where it is not finite.
  private static func numeral(_ number: Double) -> String {
    if number.isNaN { return "\"NaN\"" }
    if number.isInfinite { return number < 0 ? "\"-Infinity\"" : "\"Infinity\"" }
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A whole number; as a string from 2⁵³ on, where readers that know only `Double` would round it.
  private static func writeDigits(_ digits: String, to result: inout String) {
    if let small = Int(digits), small < 1 << 53 {
      result += digits
    } else {
      writeString(digits, to: &result)
    }
  }

  private static func writeString(_ text: String, to result: inout String) {
    result += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        let hex = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    result += "\""
  }
}
