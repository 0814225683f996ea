// After reading this file you know what an emitted program looks like: a function of the variables that compiles as it
// stands, with the functions before it that it calls and the language lacks.
//
//     C        double f(double w, double x, double gradient[2])           returns the value
//     Swift    func f(w: Double, x: Double) -> (value: Double, gradient: [Double])
//     Python   def f(w, x): ... return value, [df/dw, df/dx]
//
// What lies behind a closed gate of `where` is not computed: `v1 = 0.0 if closed1 else math.log(x)`. Outside its domain a
// function has no value, while the formula of its slope may have one, as 1/x beside log(x): where the value is NaN, C and
// Swift give NaN for each derivative; Python raises an exception.

import Elementary

extension DerivativeProgram {
  /// The program as text in a language.
  ///
  /// - Complexity: linear in the number of assignments.
  public func text(in language: ProgramLanguage) -> String {
    let names = identifiers(in: language)
    var writer = CodeWriter(language, calls: calls, names: names)
    var lines: [String] = []
    let changed = Set(assignments.filter(\.isAdded).map(\.name))
    let closed = ClosedGates(of: self)
    var (ends, places) = ([String?](repeating: nil, count: closed.gates.count), 0)
    func test(of gate: Int) -> String? {
      guard case .sign(let number, let isOpenWherePositive) = closed.gates[gate].test else { return nil }
      return "\(writer.text(Symbolic(Node(number)))) \(isOpenWherePositive ? "<=" : ">") 0"
    }
    func nameOfGate(_ number: Int) -> String {
      // The gates that it needs first.
      var open = [number]
      while let gate = open.last {
        let missing = closed.gates[gate].needed.filter { ends[$0] == nil }
        open += missing.reversed()
        if !missing.isEmpty { continue }
        open.removeLast()
        if ends[gate] != nil { continue }
        places += 1
        let name = freeName("closed\(places)", besides: names, in: language)
        lines.append(language.gate(name, closed.gates[gate].needed.compactMap { ends[$0] }, test(of: gate)))
        ends[gate] = name
      }
      return ends[number] ?? ""
    }
    for line in closed.lines {
      let gate = line.gate.map(nameOfGate)
      let assignment = line.assignment
      let (name, code) = (names[assignment.name] ?? assignment.name, writer.text(assignment.formula))
      lines.append(
        language.assignment(
          of: code, to: name, unless: gate, assignment.isAdded, changed.contains(assignment.name)))
    }
    var (result, partials) = (writer.text(value), derivatives.map { writer.text($0) })
    if language != .python, formula.leavesDomains {
      if !names.values.contains(result), !inputs.contains(result),
        !assignments.contains(where: { $0.name == result })
      {
        let name = freeName("result", besides: names, in: language)
        lines.append(language.assignment(of: result, to: name, unless: nil, false, false))
        result = name
      }
      partials = partials.map { language.derivative($0, whereKnown: result) }
    }
    let parameters = inputs.map { names[$0] ?? $0 }
    let support = SupportFunction.allCases.filter { function in
      writer.used.contains { $0 == function || $0.needs.contains(function) }
    }
    let definitions = support.map { $0.definition(in: language) }
    let body = language.function(parameters, lines, result, partials, listName)
    let blank = language == .python ? "\n\n\n" : "\n\n"
    return ([language.head(headLines)] + definitions + [body]).joined(separator: blank) + "\n"
  }

  /// A name, made longer until it is free.
  private func freeName(
    _ wanted: String, besides names: [String: String], in language: ProgramLanguage
  ) -> String {
    let taken = Set(inputs + assignments.map(\.name) + names.values + [listName])
    var name = wanted
    while taken.contains(name) || language.reservedWords.contains(name) { name += "_" }
    return name
  }

  private var listName: String { isByOrder ? "derivatives" : "gradient" }

  /// What the first comment says.
  private var headLines: [String] {
    let name =
      formula.size(atMost: 60) ? "f of: \(formula.program)" : "a formula of \(formula.treeSize) nodes"
    let what =
      isByOrder
      ? "the derivatives of order 1 to \(derivatives.count) by \(variables.first ?? "")"
      : "the derivatives by \(variables.joined(separator: ", "))"
    let means =
      switch method {
      case .symbolic: "from their formulas"
      case .forward: "by forward mode"
      case .reverse: "by reverse mode"
      }
    return [name, "the value and \(what), \(means)"]
  }

  /// For each name of the program the one that it has in a language: its own if that is not taken there.
  private func identifiers(in language: ProgramLanguage) -> [String: String] {
    let reserved = language.reservedWords
    let own = Set(inputs + assignments.map(\.name))
    var names: [String: String] = [:]
    var taken = own
    for name in own.sorted() where reserved.contains(name) {
      var other = name + "_"
      while !taken.insert(other).inserted || reserved.contains(other) { other += "_" }
      names[name] = other
    }
    return names
  }
}

extension Symbolic {
  /// Whether there is an operation in it that has no value for some numbers.
  fileprivate var leavesDomains: Bool { EvaluationOrder(of: [self]).nodes.contains(where: \.leavesDomain) }

  /// Whether the tree has at most so many nodes.
  func size(atMost count: UInt64) -> Bool { node.size <= count }
}

extension Node {
  /// Whether the operation has no value for some numbers in the places of its operands, numerals being what they are:
  /// x^2 and x/3 always have one.
  fileprivate var leavesDomain: Bool {
    guard case .operation(let operation) = content else { return false }
    let (a, b) = (first.flatMap { Symbolic($0).numeral }, second.flatMap { Symbolic($0).numeral })
    return switch operation {
    case .unary(let function): function.domain != .reals
    case .divide: (a ?? 0) == 0 && (b ?? 0) == 0
    case .binary(.mod): (b ?? 0) == 0
    case .binary(.pow): (a ?? -1) < 0 && (b ?? 0.5) != (b ?? 0.5).rounded()
    case .binary(.polygamma): true
    case .binary(.sincDerivative): !BinaryFunction.sincDerivative.isDefined(at: a ?? -1, 0)
    case .add, .subtract, .multiply, .negate: false
    case .binary(.atan2), .binary(.min), .binary(.max), .binary(.hypot): false
    case .binary(.ifPositive), .binary(.ifNotPositive): false
    }
  }
}

extension ProgramLanguage {
  /// A derivative, or NaN where the value is.
  fileprivate func derivative(_ code: String, whereKnown value: String) -> String {
    switch self {
    case .swift: "\(value).isNaN ? \(value) : \(code)"
    case .c: "isnan(\(value)) ? \(value) : \(code)"
    case .python: code
    }
  }

  fileprivate func head(_ lines: [String]) -> String {
    switch self {
    case .swift:
      lines.map { "// \($0)\n" }.joined() + """

        #if canImport(Glibc)
        import Glibc
        #elseif canImport(Musl)
        import Musl
        #else
        import Darwin
        #endif
        """
    case .c: lines.map { "// \($0)\n" }.joined() + "// cc -std=c99 -c f.c; link with -lm\n\n#include <math.h>"
    case .python:
      lines.map { "# \($0)\n" }.joined()
        + "# An argument outside a domain or beyond the range of float raises an exception.\n\nimport math"
    }
  }

  /// Assigns or adds a formula, or 0 behind a closed gate.
  fileprivate func assignment(
    of code: String, to name: String, unless gate: String?, _ isAdded: Bool, _ isChanged: Bool
  ) -> String {
    if isAdded {
      let sum = "\(name) += \(code)"
      return switch self {
      case .swift: gate.map { "if !\($0) { \(sum) }" } ?? sum
      case .c: gate.map { "if (!\($0)) \(sum);" } ?? "\(sum);"
      case .python: gate.map { "if not \($0): \(sum)" } ?? sum
      }
    }
    return switch self {
    case .swift:
      "\(isChanged ? "var" : "let") \(name): Double = \(gate.map { "\($0) ? 0 : " } ?? "")\(code)"
    case .c: "double \(name) = \(gate.map { "\($0) ? 0 : " } ?? "")\(code);"
    case .python: "\(name) = \(gate.map { "0.0 if \($0) else " } ?? "")\(code)"
    }
  }

  /// Whether a gate is closed: by its test, or because one around it is; without a test, where all of some others are.
  fileprivate func gate(_ name: String, _ others: [String], _ test: String?) -> String {
    let (and, or) = self == .python ? (" and ", " or ") : (" && ", " || ")
    let code = test.map { (others + [$0]).joined(separator: or) } ?? others.joined(separator: and)
    return switch self {
    case .swift: "let \(name) = \(code)"
    case .c: "int \(name) = \(code);"
    case .python: "\(name) = \(code)"
    }
  }

  fileprivate func function(
    _ parameters: [String], _ lines: [String], _ value: String, _ derivatives: [String], _ listName: String
  ) -> String {
    let indent = self == .python ? "    " : "  "
    let body = lines.map { "\(indent)\($0)\n" }.joined()
    switch self {
    case .swift:
      let list = parameters.map { "\($0): Double" }.joined(separator: ", ")
      return "func f(\(list)) -> (value: Double, \(listName): [Double]) {\n\(body)"
        + "  return (\(value), [\(derivatives.joined(separator: ", "))])\n}"
    case .c:
      let list = (parameters.map { "double \($0)" } + ["double \(listName)[\(derivatives.count)]"])
        .joined(separator: ", ")
      let stores = derivatives.enumerated().map { "  \(listName)[\($0)] = \($1);\n" }.joined()
      return "double f(\(list)) {\n\(body)\(stores)  return \(value);\n}"
    case .python:
      return "def f(\(parameters.joined(separator: ", "))):\n\(body)"
        + "    return \(value), [\(derivatives.joined(separator: ", "))]"
    }
  }
}
