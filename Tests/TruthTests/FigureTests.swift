// After reading this file you know how the elementary functions are held to figures from outside: the true value
// lies in the ball, and the ball is hardly larger than half a unit of its last bit.

import TestSupport
import Testing
import Truth

@Suite("Every function against figures of 170 and 640 digits")
struct FigureTests {
  @Test("The file is there, with every function in it")
  func completeness() {
    let count = Figure.byName.reduce(0) { $0 + $1.figures.count }
    #expect(count == 1010)
    let pieces: Set<UnaryFunction> = [.abs, .sign, .heaviside, .relu, .floor]
    for function in UnaryFunction.allCases where !pieces.contains(function) {
      #expect(
        Figure.names.contains(function.name) || PrimitiveFigure.all.contains { $0.function == function })
    }
    for function in BinaryFunction.allCases where !function.isPiecewise {
      #expect(Figure.names.contains(function.name))
    }
  }

  @Test("The value lies in the ball, and the ball is tight", arguments: Figure.names)
  func enclosure(_ name: String) {
    for figure in Figure.all(of: name) {
      for bits in [53, 64, 128, 512, 2048] where bits < figure.bits {
        let ball = figure.computed(bits: bits)
        #expect(ball.overlaps(figure.value), "\(figure) at \(bits) bits")
        #expect(ball.accuracyInBits >= bits - 1, "\(figure) at \(bits) bits")
      }
    }
  }

  @Test("Twice the bits give a ball inside", arguments: Figure.names)
  func nesting(_ name: String) {
    for figure in Figure.all(of: name).prefix(12) {
      let (coarse, fine) = (figure.computed(bits: 64), figure.computed(bits: 192))
      #expect(coarse.contains(fine.midpoint), "\(figure)")
    }
  }
}

@Suite("Balls against the table of every module")
struct PrimitiveFigureTests {
  @Test("Value and four derivatives lie in the certified balls", arguments: PrimitiveFigure.all)
  func enclosures(_ figure: PrimitiveFigure) throws {
    let program = StraightLineProgram(steps: [.input(0), .apply(.unary(figure.function), 0, nil)], output: 1)
    var certification = Certification(of: program, at: [figure.point])
    for order in 0...4 {
      let certified = certification.derivative(by: Array(repeating: 0, count: order))
      let ball = try #require(certified.number)
      #expect(ball.overlaps(Ball(decimal: figure.digits[order], bits: 120)), "order \(order)")
      #expect(ball.accuracyInBits > 53)
    }
  }
}
