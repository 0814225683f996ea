// After reading this file you know the two schemas of the JSON: in the second the methods have the names that the tables
// have, forward, reverse, formula and differences; a script that was written for the first asks for `--schema 1`.
//
//     schema 1     dual        reverse    symbolic    finiteDifference
//     schema 2     forward     reverse    formula     differences

import SymbolicCompare

extension Method {
  /// The method's name in tables, in CSV, in JSON and after `--method`.
  var word: String {
    switch self {
    case .dual: "forward"
    case .reverse: "reverse"
    case .symbolic: "formula"
    case .finiteDifference: "differences"
    }
  }
}

extension Method {
  /// The method's name in a schema.
  func name(inSchema schema: Int) -> String { schema > 1 ? word : rawValue }
}

extension JSONValue {
  /// The schema that is written unless another is asked for.
  static let currentSchema = 2

  /// The same answer in a schema; it was made in the first.
  func inSchema(_ schema: Int) -> JSONValue {
    guard schema > 1, case .object(let fields) = self else { return self }
    return .object(
      fields.map { key, value in
        switch key {
        case "schema": (key, .whole(schema))
        case "methods", "cost", "orders": (key, value.withMethodsRenamed)
        case "results":
          if case .array(let results) = value {
            (key, .array(results.map { $0.inSchema(schema) }))
          } else {
            (key, value)
          }
        default: (key, value)
        }
      })
  }

  /// The same with the methods' names of a schema.
  func withMethods(ofSchema schema: Int) -> JSONValue { schema > 1 ? withMethodsRenamed : self }

  private var withMethodsRenamed: JSONValue {
    switch self {
    case .object(let fields): .object(fields.map { (Method(rawValue: $0)?.word ?? $0, $1) })
    case .array(let items): .array(items.map(\.withMethodsRenamed))
    default: self
    }
  }
}

/// Writes an answer as one line of JSON, in the schema that was asked for.
func writeJSON(_ value: JSONValue, _ arguments: Arguments) throws(Problem) {
  try writeOut(value.inSchema(arguments.schema).line)
}
