import Reverse
import TestSupport
import Testing

/// A function of several numbers at a point where it has derivatives.
private struct Case: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let point: [Double]
  let function: @Sendable ([Traced]) -> [Traced]
  let taped: @Sendable ([Variable]) -> [Variable]

  init<F: Program>(_ program: F, at point: [Double]) {
    testDescription = "\(F.self)"
    self.point = point
    function = { program.run($0) }
    taped = { program.run($0) }
  }

  static let all = [
    Case(Survey(), at: [2, 5]), Case(Shared(), at: [0.7, -1.3]), Case(Twice(), at: [1.5]),
    Case(Wide(), at: [0.3, 0.6, 1.7, -0.4]), Case(Passed(), at: [3, 4]), Case(Chain(), at: [0.2]),
  ]
}

private protocol Program: Sendable { func run<T: Scalar>(_ x: [T]) -> [T] }

private struct Survey: Program {
  func run<T: Scalar>(_ x: [T]) -> [T] {
    let product = x[0] * x[1]
    return [log(x[0]) + product - sin(x[1])]
  }
}

/// Two results with a common part, one of them constant in an input.
private struct Shared: Program {
  func run<T: Scalar>(_ x: [T]) -> [T] {
    let u = exp(x[0] * x[1])
    return [u / x[1], u - tanh(x[0]), cos(x[1])]
  }
}

/// Lines whose operands are one slot.
private struct Twice: Program {
  func run<T: Scalar>(_ x: [T]) -> [T] {
    let square = x[0] * x[0]
    return [pow(square, square), hypot(x[0], x[0])]
  }
}

private struct Wide: Program {
  func run<T: Scalar>(_ x: [T]) -> [T] {
    let first = atan2(x[0], x[1]) * x[2]
    let second = max(x[1], x[3]) / x[2]
    return [first + second]
  }
}

/// Results that are inputs, or no function of them, or twice the same.
private struct Passed: Program {
  func run<T: Scalar>(_ x: [T]) -> [T] { [x[1], 7, x[0], x[1], relu(-x[0])] }
}

private struct Chain: Program {
  func run<T: Scalar>(_ x: [T]) -> [T] { (0..<40).reduce(x) { y, _ in [4 * y[0] * (1 - y[0])] } }
}

@Suite("A list's linear program")
struct LinearProgramTests {
  /// Numbers that are no round ones.
  private func vector(_ count: Int, _ seed: UInt64) -> [Double] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in Double.random(in: -2...2, using: &random) }
  }

  @Test(
    "gives the tangents and, transposed, the adjoints of the list's own sweeps, bit for bit",
    arguments: Case.all)
  private func sweeps(_ example: Case) {
    let list = record(at: example.point, of: example.function).list
    let program = list.linearized(at: example.point)
    let values = list.values(at: example.point)
    let direction = vector(example.point.count, 1)
    let tangents = list.tangents(values: values, direction: direction)
    #expect(program(direction) == list.outputs.map { tangents[$0] ?? 0 })
    for (row, output) in list.outputs.enumerated() {
      let adjoints = list.adjoints(values: values, seed: 1.0, output: output)
      let seed = list.outputs.indices.map { $0 == row ? 1.0 : 0 }
      #expect(program.transposed()(seed) == example.point.indices.map { adjoints[$0] ?? 0 })
    }
  }

  @Test("transposed, is the tape's pullback to rounding", arguments: Case.all)
  private func pullback(_ example: Case) {
    let program = record(at: example.point, of: example.function).list.linearized(at: example.point)
    let adjoints = vector(program.outputs.count, 2)
    let expected = Reverse.pullback(at: example.point, of: example.taped)(adjoints)
    for (x, y) in zip(program.transposed()(adjoints), expected) { #expect(abs(x - y) <= 1e-13 * abs(y)) }
  }

  @Test("fulfils <w, Jv> = <Jᵀw, v> to rounding", arguments: Case.all)
  private func adjointIdentity(_ example: Case) {
    let program = record(at: example.point, of: example.function).list.linearized(at: example.point)
    for seed in 3..<13 as Range<UInt64> {
      let (v, w) = (vector(example.point.count, seed), vector(program.outputs.count, seed + 100))
      let left = zip(w, program(v)).map { $0 * $1 }
      let right = zip(program.transposed()(w), v).map { $0 * $1 }
      let size = (left + right).reduce(0) { $0 + abs($1) }
      #expect(abs(left.reduce(0, +) - right.reduce(0, +)) <= 1e-14 * size)
    }
  }

  @Test("transposed twice is itself, and the matrix is transposed with it", arguments: Case.all)
  private func twice(_ example: Case) {
    let program = record(at: example.point, of: example.function).list.linearized(at: example.point)
    #expect(program.transposed().transposed() == program)
    #expect(program.transposed() != program)
    let (rows, columns) = (program.matrix, program.transposed().matrix)
    for i in rows.indices {
      for j in columns.indices { #expect(abs(rows[i][j] - columns[j][i]) <= 1e-13 * abs(rows[i][j])) }
    }
  }

  @Test("prints as a program, and its transpose as the backward sweep")
  func printing() {
    let program = surveyList().linearized(at: [2, 5])
    #expect(
      program.description == """
        inputs x1_dot, x2_dot
        v1_dot = 0.5*x1_dot
        v2_dot = 5*x1_dot + 2*x2_dot
        v3_dot = 0.283662*x2_dot
        v4_dot = v1_dot + v2_dot
        v5_dot = v4_dot - v3_dot
        y_dot = v5_dot
        output  y_dot
        """)
    #expect(
      program.transposed().description == """
        input  y_bar
        v5_bar = y_bar
        v4_bar = v5_bar
        v3_bar = -v5_bar
        v2_bar = v4_bar
        v1_bar = v4_bar
        x2_bar = 0.283662*v3_bar + 2*v2_bar
        x1_bar = 5*v2_bar + 0.5*v1_bar
        outputs x1_bar, x2_bar
        """)
  }

  @Test("keeps only what lies between inputs and outputs, and gives a name that is free")
  func dead() {
    let program = record(at: [1, 0], named: ["y", "z"]) { x in
      _ = sqrt(x[1])  // reaches nothing
      return [x[0] * 3]
    }.list.linearized(at: [1, 0])
    #expect(program.description == "inputs y_dot, z_dot\nv2_dot = 3*y_dot\nf_dot = v2_dot\noutput  f_dot")
    #expect(program.transposed()([1]) == [3, 0])
  }

  @Test("lets 0 pass an infinite slope, and nothing a line that does not depend on its operand")
  func edges() {
    let program = record(at: [0, 1, 0]) { x in
      [sqrt(x[0]), x[1], relu(x[2] - 1), max(x[1], sqrt(x[2])), log(x[1] - 2)]
    }.list.linearized(at: [0, 1, 0])
    #expect(program([0, 1, 0]).dropLast() == [0, 1, 0, 1])
    #expect(program([1, 0, 0]).dropLast() == [.infinity, 0, 0, 0])
    #expect(program.transposed()([0, 1, 1, 1, 0]) == [0, 2, 0])
    #expect(program.transposed()([2, 0, 0, 0, 0]) == [.infinity, 0, 0])
    // Where the value is NaN, so is every partial.
    #expect(program.matrix[4].allSatisfy { $0.isNaN })
    #expect(program.transposed()([0, 0, 0, 0, 1]).allSatisfy { $0.isNaN })
  }

  @Test("has an exponent of its own where products leave the range on the way")
  func range() {
    let program = record(at: 1e-250) { x in x * 1e200 * 1e200 * 1e-300 }.list.linearized(at: [1e-250])
    #expect(abs(program([1])[0] / 1e100 - 1) < 1e-15)
    #expect(abs(program.transposed()([1])[0] / 1e100 - 1) < 1e-15)
  }

  @Test("counts calls of functions with their own derivative among its lines")
  func calls() {
    let softplus = DefinedFunction("softplus", of: 1) { x in
      log1p(exp(x[0]))
    } pullback: { x, _, adjoint in
      [adjoint / (1 + exp(-x[0]))]
    }
    let program = record(at: [0, 2]) { x in [softplus(x[0]) * x[1]] }.list.linearized(at: [0, 2])
    #expect(program.transposed()([1])[0] == 1)
    #expect(program.description.contains("v1_dot = 0.5*x1_dot"))
  }

  @Test("of a recording is refused where the program takes another branch")
  func branches() throws {
    let recording = record(at: 3) { x in x > 0 ? x * x : -x }
    #expect(try recording.linearized(at: [5])([1]) == [10])
    let error = #expect(throws: OtherBranch.self) { try recording.linearized(at: [-5]) }
    #expect(error?.description.contains("Record it again") == true)
  }

  @Test("stops with advice if it is given too few numbers")
  func misuse() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = record(at: [2, 5]) { x in x[0] * x[1] }.list.linearized(at: [2, 5])([1])
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("takes 2 tangents, one for each input of the function; 1 were given"))
  }

  @Test("has a picture with the same boxes when it is transposed")
  func picture() {
    let program = surveyList().linearized(at: [2, 5])
    let (forward, backward) = (
      GraphPicture(of: program, arguments: [1, 0]), GraphPicture(of: program.transposed(), arguments: [1])
    )
    #expect(forward.nodes.count == 8 && backward.nodes.count == 8)
    #expect(forward.edges.count == 9 && backward.edges.count == 9)
    #expect(forward.nodes.last?.value == "5.5" && backward.nodes.last?.value == "5.5")
    #expect(Set(forward.edges.map(\.partial)) == Set(backward.edges.map(\.partial)))
  }
}
