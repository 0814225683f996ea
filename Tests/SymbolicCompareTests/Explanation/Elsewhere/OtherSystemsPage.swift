// After reading this file you know how OTHER-SYSTEMS.md is made: from the recorded answers, and for ForwardDiff.jl from
// its rules. It is written anew by
//
//     RECORD_TRANSCRIPTS=1 swift test --filter OtherSystemsPageTests

import Foundation
import SymbolicCompare
import Testing

@testable import SymbolicCompareExplanation

/// The page: special point × system.
struct OtherSystemsPage {
  private static let groups: [(title: String, first: String)] = [
    ("Kinks, ties and jumps", "abs(x)"), ("The origin", "hypot(x, y)"), ("Edges of domains", "sqrt(x)"),
    ("Poles", "gamma(x)"), ("Powers", "x^2"), ("Put together", "abs(x)*x"),
    ("Far out", "exp(x)"),
  ]

  private let file = RecordedFile.answers

  var text: String {
    get throws {
      let special = RecordedFile.lines(of: "special.tsv")
      let rows = file.rows.filter { row in special.contains([row.formula, row.at]) }
      var lines = [
        OtherSystemsPage.introduction, "", "| system | version | how it was asked |", "| --- | --- | --- |",
      ]
      lines += OtherSystem.allCases.map {
        "| \($0.name) | \($0.version) | \(OtherSystemsPage.question($0)) |"
      }
      let heads = OtherSystem.allCases.map(\.name).joined(separator: " | ")
      var rest = OtherSystemsPage.groups[...]
      for row in rows {
        if let group = rest.first, group.first == row.formula {
          rest.removeFirst()
          lines += ["", "## \(group.title)", "", "| formula | at | \(heads) |"]
          lines.append("| --- | --- |\(String(repeating: " --- |", count: OtherSystem.allCases.count))")
        }
        let cells = try OtherSystem.allCases.map { try cell($0, row, in: file) }
        lines.append("| `\(row.formula)` | \(row.at) | \(cells.joined(separator: " | ")) |")
      }
      lines += try pieces()
      return lines.joined(separator: "\n") + "\n"
    }
  }

  /// The table of functions in pieces, of the systems that were asked of them.
  private func pieces() throws -> [String] {
    let file = RecordedFile.pieces
    let systems = OtherSystem.allCases.filter { system in file.columns.contains { $0.system == system.name } }
    var lines = ["", "## Choices, steps and remainders", "", OtherSystemsPage.wordsOnPieces, ""]
    lines.append("| formula | at | \(systems.map(\.name).joined(separator: " | ")) |")
    lines.append("| --- | --- |\(String(repeating: " --- |", count: systems.count))")
    for row in file.rows {
      let cells = try systems.map { try cell($0, row, in: file) }
      lines.append("| `\(row.formula)` | \(row.at) | \(cells.joined(separator: " | ")) |")
    }
    return lines
  }

  /// A system's answers to a formula, one for each mode where they differ.
  private func cell(_ system: OtherSystem, _ row: RecordedFile.Row, in file: RecordedFile) throws -> String {
    let answers = try system.modes.map { mode in
      guard system.wasRun else { return try byRules(system, row, mode) }
      let index = file.columns.firstIndex { $0.system == system.name && $0.mode == mode.rawValue }
      let parts = index.map { row.cells[$0] } ?? []
      return parts.map(OtherSystemsPage.short).joined(separator: ", ")
    }
    let isSame = Set(answers).count == 1
    return isSame ? answers[0] : answers.joined(separator: " / ")
  }

  private func byRules(_ system: OtherSystem, _ row: RecordedFile.Row, _ mode: SweepMode) throws -> String {
    let point = try Point(parsing: row.at)
    let list = try Symbolic(parsing: row.formula).compiled(inputs: point.names)
    let answers = system.derivatives(
      of: list, at: point.values, by: Array(point.names.indices), mode: mode)
    if answers.contains(.notKnown) { return "?" }
    return answers.map { answer in
      if case .number(let number) = answer { OtherSystemsPage.short("\(number)") } else { "?" }
    }.joined(separator: ", ")
  }

  /// A number to five digits, zeros without their sign; words as they are.
  private static func short(_ text: String) -> String {
    guard let number = Double(text) else { return text.filter { $0 != "\"" } }
    guard number.isFinite else { return number.isNaN ? "nan" : number > 0 ? "inf" : "-inf" }
    return String(format: "%.5g", locale: Locale(identifier: "en_US_POSIX"), number + 0)
  }

  private static func question(_ system: OtherSystem) -> String {
    switch system {
    case .jax: "`jax.grad`; `jax.jvp` with tangents 1 and 0; float64, without `jit`"
    case .pyTorch: "`torch.autograd.grad`; `torch.func.jvp` with tangents 1 and 0; float64"
    case .forwardDiff: "not run: its published rules, one partial for each variable"
    case .autograd: "`autograd.grad` of NumPy scalars"
    case .casadi: "`casadi.gradient` of SX symbols, evaluated"
    case .mygrad: "`Tensor.backward`"
    case .pyTensor: "`pytensor.grad`, not rewritten (`optimizer=None`)"
    case .mlx: "`mx.grad` on float64 arrays"
    case .tinygrad: "`Tensor.gradient`, lists of one float64"
    case .warp: "`wp.Tape` over a kernel of float64"
    case .taichi: "`ti.ad.Tape` over a kernel of f64"
    case .uncertainties: "`derivatives` of the result"
    case .numDual: "`first_derivative`, `gradient`"
    case .symPy: "`diff` by real symbols, numbers put in"
    case .symEngine: "`diff`, numbers put in"
    }
  }

  private static let wordsOnPieces = """
    Where both branches of a choice are evaluated, the adjoint of the branch that is not taken is 0, and 0 times the
    infinite slope of a root there is nan: so in JAX's reverse mode, autograd, mygrad and PyTensor. Forward mode of JAX
    and CasADi's `if_else` pass on what the chosen branch has; here a closed branch passes on nothing. A remainder has the
    slopes 1 and -floor(x/y) everywhere; uncertainties takes a difference across the jump.
    """

  private static let introduction = """
    # What other systems answer

    Where calculus leaves no choice, every differentiator gives the same number. At a kink, a tie, the edge of a domain
    or a pole there is a choice, and the systems choose differently: this page has what each of them answers.

    The numbers were recorded from the libraries themselves (`Tests/Elsewhere`); only ForwardDiff.jl was not run. One
    number for each variable, in the order of the point; `a / b` where reverse mode answers a and forward mode b. An empty
    cell: the system has no such function; `?`: not known. Zeros are written without their sign, numbers to five digits.
    Words are an error's name, or what came instead of a number (`zoo` is SymPy's complex infinity).

    `adcompare --elsewhere all FORMULA --at POINT` says the same for a formula of yours, as far as it is known.
    """
}

@Suite("OTHER-SYSTEMS.md")
struct OtherSystemsPageTests {
  @Test("is what the recorded answers say")
  func page() throws {
    let file = RecordedFile.folder.appendingPathComponent("../../OTHER-SYSTEMS.md").standardized
    let text = try OtherSystemsPage().text
    if ProcessInfo.processInfo.environment["RECORD_TRANSCRIPTS"] != nil {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
  }
}
