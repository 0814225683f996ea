// After reading this file you know how a refusal looks: what was found, where, and what to write instead, as text
// with a caret or as JSON.

import SymbolicCompare

/// Bad input, ready to be shown.
struct Problem: Error {
  /// Which text a position refers to.
  enum Place: String {
    case expression, at, answer
  }

  let kind: String
  let message: String
  var advice: String
  var expected: [String] = []
  var position: Int?
  var length = 0
  var place: Place?
  var text = ""

  /// A name of the formula that has no value, and where it stands first.
  var missing: (name: String, position: Int, formula: String)?

  init(_ error: ArgumentError) {
    (kind, message, advice) = ("arguments", error.message, error.advice)
  }

  /// Something that was asked for and is not done.
  init(argument message: String, advice: String) {
    (kind, self.message, self.advice) = ("arguments", message, advice)
  }

  /// The same with its place in the text of a point.
  init(argument message: String, advice: String, at range: Range<Int>, ofPoint text: String) {
    (kind, self.message, self.advice) = ("arguments", message, advice)
    (position, length, place, self.text) = (range.lowerBound, range.count, .at, text)
  }

  init(_ error: SyntaxError, in place: Place, of text: String) {
    (kind, message, advice, expected) = ("syntax", error.message, error.advice, error.expected)
    (position, length, self.place, self.text) = (error.position, error.length, place, text)
  }

  /// An answer with a name that the formula has not.
  init(_ error: ComparisonError, inAnswer text: String) {
    let name = if case .unknownVariable(let name, _) = error { " '\(name.printable)'" } else { "" }
    (kind, message, advice) = (
      "arguments", "your derivative has a variable\(name) that the formula has not", error.advice
    )
    (place, self.text) = (.answer, text)
  }

  init(unreadable file: String, because reason: String) {
    kind = "file"
    message = "cannot read '\(file.printable)': \(reason)"
    advice = "check the name; - stands for standard input"
  }

  /// Something that may have been meant otherwise.
  init(question: String, advice: String, in text: String, at position: Int?, length: Int) {
    (kind, message, self.advice) = ("question", question, advice)
    (self.position, self.length, place, self.text) = (position, length, .expression, text)
  }

  /// A table that cannot be used.
  init(_ fault: DataTable.Fault, in file: String) {
    kind = "data"
    message = "\(file.printable), line \(fault.line): \(fault.message)"
    advice = fault.advice
  }

  /// A place that cannot be written to.
  init(unwritable place: String, because reason: String) {
    kind = "file"
    message = "cannot write \(place): \(reason)"
    advice =
      place == "standard output"
      ? "what was written before this is not the whole; check where it goes and the room there"
      : "nothing was left half written; check the name and the room on the disk"
  }

  /// What cannot be compared, and the texts of the formula and of the point, as far as there are any.
  init(_ error: ComparisonError, of expression: String? = nil, at point: Point?, writtenAs text: String?) {
    (kind, message, advice) = ("point", error.message, error.advice)
    if let expression, let call = error.operation, let range = rangeOfCall(call, in: expression) {
      (position, length, place, self.text) = (range.lowerBound, range.count, .expression, expression)
      return
    }
    guard let text else {
      // Without a point the name stands in the formula alone.
      if let expression, case .missing(let names) = error, let name = names.first {
        (position, length) = (placeOfName(name, in: expression), name.unicodeScalars.count)
        (place, self.text) = (.expression, expression)
        let values = names.prefix(40).map { "\($0)=1" }.joined(separator: ",")
        advice =
          "give \(names.count == 1 ? "it a value" : "them values"): "
          + "--at \(values)\(names.count > 40 ? ",..." : "")"
      }
      return
    }
    place = .at
    self.text = text
    if case .unknownCoordinate(let name, _) = error, let range = point?.ranges[name] {
      (position, length) = (range.lowerBound, range.count)
    } else if case .missing(let names) = error {
      position = text.unicodeScalars.count
      if let expression, let name = names.first, let place = placeOfName(name, in: expression) {
        missing = (name, place, expression)
      }
    } else {
      place = nil
    }
  }
}

extension Problem {
  /// The same, seen in a longer text of which this one is a piece.
  func moved(by offset: Int, into text: String) -> Problem {
    var problem = self
    problem.position = position.map { $0 + offset }
    problem.text = text
    return problem
  }

  /// The same with advice for a range where one point is wanted, x=1:3.
  func withoutRange(advice: String) -> Problem {
    var problem = self
    if place == .at, let position, Array(text.unicodeScalars).dropFirst(position).first == ":" {
      problem.advice = advice
    }
    return problem
  }
}

extension Problem.Place {
  /// Of what a position is counted, from 1, where it is not the formula.
  fileprivate var words: String {
    switch self {
    case .expression: ""
    case .at: " of the point"
    case .answer: " of your derivative"
    }
  }
}

extension ComparisonError {
  /// The operation that is to blame, as a formula.
  fileprivate var operation: String? {
    switch self {
    case .noPointFound(_, let undefined): undefined
    case .variableOrder(let formula, _): formula
    case .missing, .unknownCoordinate, .unknownVariable, .tooManyVariables, .hessianTooLarge,
      .severalVariables:
      nil
    }
  }
}

extension Problem {
  /// The refusal as one JSON object.
  var json: JSONValue {
    var fields: [(String, JSONValue)] = [
      ("kind", .string(kind)), ("message", .string(message)), ("advice", .string(advice)),
    ]
    if !expected.isEmpty { fields.append(("expected", .array(expected.map { .string($0) }))) }
    if let position, let place {
      fields += [
        ("position", .whole(position)), ("length", .whole(length)), ("where", .string(place.rawValue)),
      ]
    }
    if let missing { fields.append(("positionInExpression", .whole(missing.position))) }
    return .object([("schema", .whole(1)), ("error", .object(fields))])
  }

  /// The refusal as text: message, the line with a caret under the place, advice.
  var report: String {
    // Names from the command line may stand in any of the words.
    var lines = wrapped("adcompare: \(message.printable)", indent: "  ")
    if let position, place != nil {
      lines += Problem.excerpt(of: text, around: position, length: length)
      lines.append("  at character \(position + 1)\(place?.words ?? "")")
    }
    if let missing {
      lines += Problem.excerpt(of: missing.formula, around: missing.position, length: missing.name.count)
      lines.append("  at character \(missing.position + 1) of the formula")
    }
    if !expected.isEmpty {
      lines += wrapped("  expected \(expected.joined(separator: ", "))", indent: "    ")
    }
    if !advice.isEmpty { lines += wrapped("  \(advice.printable)", indent: "  ") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// At most 72 columns of the text around a place, and carets under it.
  private static func excerpt(of text: String, around position: Int, length: Int) -> [String] {
    let scalars = Array(text.unicodeScalars)
    let position = Swift.min(Swift.max(position, 0), scalars.count)
    let start = Swift.max(0, position - 40)
    let end = Swift.min(scalars.count, start + 66)
    let lead = start > 0 ? "..." : ""
    var shown = String.UnicodeScalarView()
    shown.append(contentsOf: scalars[start..<end].map(\.printable))
    let indent = lead.count + scalars[start..<position].reduce(0) { $0 + $1.printable.columns }
    let marked = scalars[position..<Swift.min(end, position + Swift.max(length, 1))]
    let carets = Swift.max(1, marked.reduce(0) { $0 + $1.printable.columns })
    return [
      "  \(lead)\(String(shown))\(end < scalars.count ? "..." : "")",
      "  " + String(repeating: " ", count: indent) + String(repeating: "^", count: carets),
    ]
  }
}
