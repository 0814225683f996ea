// What is said of gradient checkers, against what the real ones decided: Tests/Elsewhere/checkers.tsv.

import Foundation
import SymbolicCompare
import Testing

@testable import SymbolicCompareExplanation

@Suite("Gradient checkers")
struct GradientCheckerTests {
  @Test("decide as the real ones do: Tests/Elsewhere/checkers.tsv")
  func recorded() throws {
    var (decided, open) = (0, 0)
    for cells in RecordedFile.lines(of: "checkers.tsv").dropFirst() {
      let comparison = try Comparison(of: Symbolic(parsing: cells[0]), at: Point(parsing: cells[1]))
      let decisions = comparison.checkers(withRespectTo: "x")
      for (number, checker) in [GradientChecker.torch, .jax, .autograd].enumerated() {
        let decision = try #require(decisions.first { $0.checker == checker })
        for (mine, theirs) in [
          (decision.acceptsRight, cells[2 + 2 * number]), (decision.acceptsWrong, cells[3 + 2 * number]),
        ] {
          guard let mine else {
            open += 1
            continue
          }
          decided += 1
          #expect(theirs == (mine ? "accepts" : "refuses"), "\(checker) on \(cells[0]) at \(cells[1])")
        }
      }
      let error = try #require(decisions.first { $0.checker == .scipy }).error
      let theirs = try #require(Double(cells[8]))
      #expect((error - theirs).magnitude <= 1e-3 * theirs + 1e-12, "SciPy on \(cells[0]) at \(cells[1])")
    }
    #expect(decided >= 190 && open <= 15, "\(decided) decided, \(open) open")
  }

  @Test("all that decide pass a derivative of 1e-7 with the wrong sign")
  func smallAndWrong() throws {
    let decisions = try Comparison(of: "1e-7*sin(x)", at: ["x": 0.5]).checkers(withRespectTo: "x")
    #expect(decisions.map(\.acceptsWrong) == [true, true, true, true, nil])
    let large = try Comparison(of: "sin(x)", at: ["x": 0.5]).checkers(withRespectTo: "x")
    #expect(large.map(\.acceptsWrong) == [false, false, false, false, nil])
    #expect(large.map(\.acceptsRight) == [true, true, true, true, nil])
  }

  @Test("three refuse the right derivative of sqrt(x) at 1e-6")
  func rightAndRefused() throws {
    let decisions = try Comparison(of: "sqrt(x)", at: ["x": 0.000001]).checkers(withRespectTo: "x")
    #expect(decisions.map(\.acceptsRight) == [false, false, false, false, nil])
    #expect(try Comparison(of: "x", at: ["x": 1]).checkers(withRespectTo: "y").isEmpty)
  }
}
