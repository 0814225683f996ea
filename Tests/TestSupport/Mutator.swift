// After reading this file you know how hostile texts are made: sound ones are written from a grammar, then broken by
// some of the accidents that happen to texts. The same seed gives the same texts.
//
//     log(1 + exp(w*x))       a token put in        log(1 + )exp(w*x))
//                             a piece repeated      log(1 + 1 + 1 + 1 + exp(w*x))
//                             a byte changed        log(1 + e\u{0}p(w*x))
//                             the end torn off      log(1 + exp(
//
// What a target accepts may be kept: it is then broken further, or spliced into others.

import Elementary

/// Makes one hostile text after the other.
public struct Mutator {
  /// What the texts are meant to be.
  public enum Kind: Sendable { case formula, results, point, lines, session }

  private var generator: SeededGenerator
  private let kind: Kind
  private let longest: Int
  private var pool: [[UInt8]] = []

  /// - Parameters:
  ///   - kind: what the unbroken texts are.
  ///   - seed: the same seed, the same texts.
  ///   - longest: no text has more bytes.
  public init(_ kind: Kind, seed: UInt64, longest: Int = 256) {
    (self.kind, self.longest) = (kind, longest)
    generator = SeededGenerator(seed: seed)
    pool = (0..<64).map { _ in sound() }
  }

  /// The next text, in bytes that need not be UTF-8.
  public mutating func next() -> [UInt8] {
    var bytes = below(3) == 0 ? sound() : pool[below(pool.count)]
    for _ in 0..<below(6) { damage(&bytes) }
    return Array(bytes.prefix(longest))
  }

  /// Takes a text among those that are broken further.
  public mutating func keep(_ bytes: [UInt8]) {
    if below(16) == 0 { pool[below(pool.count)] = bytes }
  }

  private mutating func below(_ count: Int) -> Int { Int(generator.next() % UInt64(count)) }

  private mutating func chosen(_ words: [String]) -> String { words[below(words.count)] }
}

// MARK: - Sound texts

extension Mutator {
  private static let variables = ["x", "y", "w", "b", "x1", "_a"]
  private static let numerals = [
    "0", "1", "2", "3", "0.5", ".5", "10", "1e-3", "1e308", "4.9e-324", "1e-308", "1e16", "0.1", "100", "pi",
    "e",
  ]

  private mutating func sound() -> [UInt8] {
    switch kind {
    case .formula: Array(program().utf8)
    case .results: Array(results().utf8)
    case .session: Array(session().utf8)
    case .point: Array(point(Mutator.variables).utf8)
    case .lines: Array(lines().utf8)
    }
  }

  private mutating func program() -> String {
    let pieces = below(5) == 0 ? (0..<below(4)).map { "t\($0)=\(formula(3)); " } : []
    let functions = below(4) == 0 ? definitions() : []
    let call = functions.isEmpty ? "" : calls()
    return functions.map { "\($0); " }.joined() + pieces.joined() + formula(1 + below(4)) + call
      + (pieces.isEmpty ? "" : "*t0")
  }

  /// Functions of the user, the second of which calls the first.
  private mutating func definitions() -> [String] {
    ["f(x)=\(formula(2))*x", "g(u, v) = u - f(v)*\(formula(1))"]
  }

  private mutating func calls() -> String {
    chosen(["*f(y)", " + g(x, f(2))", " - sum(i, 1, 3, g(x[i], i))", " + f(f(y))", "/prod(k, 1, 2, f(k*x))"])
  }

  /// Several formulas with commas between, of a program, of functions of the user, or of softmax.
  private mutating func results() -> String {
    if below(6) == 0 {
      let count = 2 + below(3)
      return "softmax(" + (0..<count).map { _ in formula(below(2)) }.joined(separator: ", ") + ")"
    }
    var pieces: [String] = []
    var results: [String] = []
    if below(3) == 0 { pieces += definitions() }
    for index in 0..<1 + below(4) {
      let formula = formula(1 + below(3)) + (pieces.isEmpty || below(2) == 0 ? "" : calls())
      let isNamed = below(3) == 0
      if isNamed { pieces.append("r\(index) = \(formula)") }
      results.append(isNamed ? chosen(["r\(index)", "r\(index)^2"]) : formula)
    }
    return (pieces + [results.joined(separator: chosen([", ", ","]))]).joined(
      separator: chosen(["; ", "\n"]))
  }

  private mutating func formula(_ depth: Int) -> String {
    guard depth > 0 else { return below(2) == 0 ? chosen(Mutator.variables) : chosen(Mutator.numerals) }
    switch below(11) {
    case 8:
      let bounds = chosen([
        "1, 3", "0, 2", "3, 1", "-1, 1", "2, 2", "1, 4*2", "1, len(x)", "len(w), 4", "1, 1 + len(y)",
      ])
      return chosen(["sum", "prod"])
        + "(i, \(bounds), \(chosen(["x[i]", "i", "y[2*i, 1]", "w[i]^i", "(x[i] - y[i])^2", "x[i + 1]"]))*\(formula(depth - 1)))"
    case 9: return written(depth)
    case 10: return chosen(["x[1]", "x[0]*y[2]", "w[1, 2]", "x[2 + 1]", "len(x)*x[1]", "y[max(1, 2)]"])
    case 0: return "(\(formula(depth - 1)))"
    case 1: return "-\(formula(depth - 1))"
    case 2, 3:
      return "\(UnaryFunction.allCases[below(UnaryFunction.allCases.count)].name)(\(formula(depth - 1)))"
    case 4:
      let function = BinaryFunction.allCases[below(BinaryFunction.allCases.count)].name
      return "\(function)(\(formula(depth - 1)), \(formula(depth - 1)))"
    default:
      return formula(depth - 1) + chosen(["+", "-", "*", "/", "^", " ** ", " - "]) + formula(depth - 1)
    }
  }

  /// A call of a function that is written out.
  private mutating func written(_ depth: Int) -> String {
    let x = formula(depth - 1)
    switch below(8) {
    case 6: return chosen(["where(\(condition(depth - 1)), \(x), y)", "(\(condition(depth - 1)))"])
    case 7: return chosen(["floor(\(x))", "ceil(\(x))", "mod(\(x), y)", "mod(x, \(x))"])
    case 0:
      return "logsumexp("
        + ([x, "y"] + (0..<below(4)).map { _ in chosen(Mutator.variables) }).joined(separator: ", ")
        + ")"
    case 1: return "log(\(x), \(chosen(["2", "10", "b", "x"])))"
    case 2: return "clamp(\(x), \(chosen(["-1, 1", "0, y", "1, -1", "w, b"])))"
    default: return "\(chosen(["normcdf", "normpdf", "sec", "csc", "cot"]))(\(x))"
    }
  }

  /// Lines that are typed into a session.
  private mutating func session() -> String {
    (0..<1 + below(6)).map { _ in
      switch below(9) {
      case 0: definitions()[below(2)]
      case 1: ":at " + point(Array(Mutator.variables.prefix(1 + below(6))))
      case 2:
        chosen([":list", ":clear", ":help", ":order 2", ":order", ":at", ":quit", ":nonsense", "# a remark"])
      case 3: chosen([":trace ", ":derive ", ":swell ", ":graph ", ":order 2 "]) + formula(1)
      case 4: chosen([":trace", ":derive", ":graph"])
      case 5: "y\(below(3)) = \(formula(1))"
      case 6: results()
      default: formula(below(3)) + (below(2) == 0 ? "" : calls())
      }
    }.joined(separator: "\n") + "\n"
  }

  private mutating func condition(_ depth: Int) -> String {
    let comparison = formula(depth) + chosen([" > ", "<", " >= ", "<=", " == ", " != "]) + formula(depth)
    switch below(4) {
    case 0: return "not \(comparison)"
    case 1: return comparison + chosen([" and ", " or "]) + "x > 0"
    default: return comparison
    }
  }

  private mutating func point(_ names: [String]) -> String {
    let values = names.map { "\($0)=\(chosen(["", "-"]))\(chosen(Mutator.numerals))" }
    return values.joined(separator: chosen([",", ", "]))
  }

  private mutating func lines() -> String {
    (0..<1 + below(4)).map { _ in
      let text = formula(1 + below(3))
      let names = Mutator.variables.filter { text.contains($0) }
      return text + (below(2) == 0 ? "\t" + point(names) : "")
    }.joined(separator: chosen(["\n", "\r\n"])) + chosen(["", "\n"])
  }
}

// MARK: - Accidents

extension Mutator {
  /// Pieces of texts that readers of formulas, of points and of lines stumble over.
  private static let tokens: [[UInt8]] =
    (UnaryFunction.allCases.map { $0.name + "(" } + BinaryFunction.allCases.map { $0.name + "(" }
    + variables + numerals + [
      "+", "-", "*", "/", "^", "**", "***", "(", ")", "()", ",", "=", "==", ";", ";;", "\t", "\n", "\r\n",
      "\r", " ",
      "e308", "e309", "e-400", "e", "E+", ".", "..", "1.", "-0", "--", "^-", "x=", "x=1,", "y=1/0", "x=y",
      "sin", "t0=",
      "t0", "foo(", "f(", "g(", "f(x)=", ":at ", ":order 2", ":trace", "log(x,", "clamp(", "x[len(y)]", ", y",
      "g(u,v)=", "sum(", "sum(i,1,3,", "prod(j,1,2,", "x[", "]", "[i]",
      "[1,2]",
      "softmax(", "logsumexp(", "len(x)", ", ", "1e9", "sum(i,1,1e9,", "9999999999999999999999",
      "0.00000000000000000001", "\0", "\u{1B}[31m", "\u{7F}",
      "\u{85}",
      "\u{A0}", "\u{301}", "\u{2212}", "\u{B2}", "\u{3C0}", "\u{202E}", "\u{FEFF}", "\u{1F600}", "\u{10FFFF}",
      "\"",
      "\\", "<", ">", "<=", "!=", " and ", " or ", "not ", "where(", "where(x>0,", "&", "'", "%", "--at",
      "--json", "inf", "nan", "x - x", "x/x", "0*", "1/0",
    ]).map { Array($0.utf8) }

  private mutating func range(of bytes: [UInt8]) -> Range<Int> {
    let start = below(bytes.count + 1)
    return start..<start + below(Swift.min(bytes.count - start, 24) + 1)
  }

  private mutating func damage(_ bytes: inout [UInt8]) {
    let place = below(bytes.count + 1)
    switch below(11) {
    case 0 where place < bytes.count: bytes[place] = UInt8(truncatingIfNeeded: generator.next())
    case 1 where place < bytes.count: bytes[place] ^= 1 << UInt8(below(8))
    case 2, 3, 4: bytes.insert(contentsOf: Mutator.tokens[below(Mutator.tokens.count)], at: place)
    case 5: bytes.removeSubrange(range(of: bytes))
    case 6: bytes.insert(contentsOf: bytes[range(of: bytes)], at: place)
    case 7:
      let piece = below(2) == 0 ? Mutator.tokens[below(Mutator.tokens.count)] : Array(bytes[range(of: bytes)])
      let count = 1 << below(8)
      if piece.count * count <= longest {
        bytes.insert(contentsOf: repeatElement(piece, count: count).joined(), at: place)
      }
    case 8: bytes.removeSubrange(place...)
    case 9:
      let other = pool.isEmpty ? [] : pool[below(pool.count)]
      bytes.replaceSubrange(range(of: bytes), with: other[range(of: other)])
    default:
      let depth = 1 << below(7)
      bytes = repeatElement(UInt8(ascii: "("), count: depth) + bytes
      bytes += repeatElement(UInt8(ascii: ")"), count: depth - below(2))
    }
  }
}
