// After reading this file you know forward over reverse: the backward sweep with tangents gives products with the Hessian, and
// several directions share one sweep.
//
// Algebra. With the direction v, a dot is d/dt at x + t·v, and a bar an adjoint. For the step z = f(x, y):
//
//     forwards      ż = fₓ·ẋ + f_y·ẏ
//     backwards     x̄ += z̄·fₓ              the gradient
//                   x̄˙ += z̄˙·fₓ + z̄·fₓ˙     its tangent: at an input (H·v)ᵢ          fₓ˙ = fₓₓ·ẋ + fₓ_y·ẏ
//
// Example: f = x₀²·x₁ at (2, 3) along (1, 0): v₁ = x₀·x₀ = 4, v̇₁ = 4; z = v₁·x₁ = 12.
//
//     v̄₁ = 3, v̄˙₁ = 0        x̄₁ = 4, x̄˙₁ = v̇₁ = 4
//     x̄₀ = 2·(3·2) = 12      x̄˙₀ = 2·(v̄˙₁·2 + v̄₁·ẋ₀) = 6         H·v = (6, 4)
//
// Cost. Value, slopes and adjoints are the same for all directions; only the dotted numbers are as many as lanes. So one sweep
// with a lane for each colour does what would take a sweep a colour (`benchmark sparse` times it).
// Source: Griewank & Walther 2008, section 5.4.

/// The memory of one sweep, with a tangent for each of several directions.
struct SecondOrderSweep<Lanes: SIMD> where Lanes.Scalar == Double {
  typealias Numbers = UnsafeMutablePointer<Double>

  let program: SecondOrderProgram
  private let values: Numbers
  private let adjoints: Numbers
  private let tangents: UnsafeMutablePointer<Lanes>
  private let adjointTangents: UnsafeMutablePointer<Lanes>
  private let slopes: UnsafeMutablePointer<Slopes>

  /// The slopes of a function and their own slopes.
  struct Slopes {
    var first = 0.0
    var second = 0.0
    var firstFirst = 0.0
    var firstSecond = 0.0
    var secondSecond = 0.0
  }

  init(_ program: SecondOrderProgram) {
    self.program = program
    let slots = program.slotCount
    values = .allocate(capacity: 2 * slots)
    adjoints = values + slots
    tangents = .allocate(capacity: 2 * slots)
    adjointTangents = tangents + slots
    slopes = .allocate(capacity: program.functionCount)
    for (index, constant) in program.constants.enumerated() { values[program.inputCount + index] = constant }
  }

  func deallocate() {
    values.deallocate()
    tangents.deallocate()
    slopes.deallocate()
  }

  /// The number in a slot, after a sweep.
  func value(_ slot: Int) -> Double { values[slot] }

  /// The product of the Hessian with each lane's direction, at an input.
  func product(_ input: Int) -> Lanes { adjointTangents[input] }

  /// Goes forwards and backwards, along directions that are given by colours: lane k moves the inputs of colour k + start.
  @inline(never)
  func run(at point: [Double], colours: [Int?], from start: Int) {
    for input in 0..<program.inputCount {
      values[input] = point[input]
      adjoints[input] = 0
      tangents[input] = .zero
      adjointTangents[input] = .zero
      if let colour = colours[input], colour >= start, colour < start + Lanes.scalarCount {
        tangents[input][colour - start] = 1
      }
    }
    forwards()
    adjoints[program.output] = 1
    backwards()
  }

  private func forwards() {
    var result = program.firstResult
    var slope = slopes
    for step in program.steps {
      let (first, second) = (Int(step.first), Int(step.second))
      let (x, y) = (values[first], values[second])
      switch step.operation {
      case .negate:
        values[result] = -x
        tangents[result] = -tangents[first]
      case .add:
        values[result] = x + y
        tangents[result] = tangents[first] + tangents[second]
      case .subtract:
        values[result] = x - y
        tangents[result] = tangents[first] - tangents[second]
      case .multiply:
        values[result] = x * y
        tangents[result] = tangents[first] * y + tangents[second] * x
      case .divide:
        values[result] = x / y
        tangents[result] = (tangents[first] - tangents[second] * (x / y)) / y
      case .shift(let isSum):
        values[result] = isSum ? x + y : x - y
        tangents[result] = tangents[first]
      case .subtractFrom:
        values[result] = y - x
        tangents[result] = -tangents[first]
      case .scale:
        values[result] = x * y
        tangents[result] = tangents[first] * y
      case .divideBy:
        values[result] = x / y
        tangents[result] = tangents[first] / y
      case .divideInto:
        values[result] = y / x
        tangents[result] = -(tangents[first] * (y / x)) / x
      case .unary(let function):
        values[result] = Double.apply(function, to: x)
        slope.pointee = Slopes(of: function, at: x)
        tangents[result] = tangents[first] * slope.pointee.first
        slope += 1
      case .binary(let function):
        values[result] = Double.apply(function, to: x, y)
        slope.pointee = Slopes(of: function, at: x, y, moves: (true, true))
        tangents[result] = tangents[first] * slope.pointee.first + tangents[second] * slope.pointee.second
        slope += 1
      case .binaryByFirst(let function):
        values[result] = Double.apply(function, to: x, y)
        slope.pointee = Slopes(of: function, at: x, y, moves: (true, false))
        tangents[result] = tangents[first] * slope.pointee.first
        slope += 1
      case .binaryBySecond(let function):
        values[result] = Double.apply(function, to: x, y)
        slope.pointee = Slopes(of: function, at: x, y, moves: (false, true))
        tangents[result] = tangents[second] * slope.pointee.second
        slope += 1
      }
      adjoints[result] = 0
      adjointTangents[result] = .zero
      result += 1
    }
  }

  private func backwards() {
    var result = program.slotCount
    var slope = slopes + program.functionCount
    for step in program.steps.reversed() {
      result -= 1
      let (first, second) = (Int(step.first), Int(step.second))
      let (adjoint, moving) = (adjoints[result], adjointTangents[result])
      switch step.operation {
      case .negate, .subtractFrom:
        adjoints[first] -= adjoint
        adjointTangents[first] -= moving
      case .add:
        adjoints[first] += adjoint
        adjointTangents[first] += moving
        adjoints[second] += adjoint
        adjointTangents[second] += moving
      case .subtract:
        adjoints[first] += adjoint
        adjointTangents[first] += moving
        adjoints[second] -= adjoint
        adjointTangents[second] -= moving
      case .multiply:
        let (x, y) = (values[first], values[second])
        let (xMoving, yMoving) = (tangents[first], tangents[second])
        adjoints[first] += adjoint * y
        adjointTangents[first] += moving * y + yMoving * adjoint
        adjoints[second] += adjoint * x
        adjointTangents[second] += moving * x + xMoving * adjoint
      case .divide:
        // z = x/y has the slopes 1/y and −z/y, whose tangents are −ẏ/y² and −(ż − z·ẏ/y)/y.
        let (y, z) = (values[second], values[result])
        let (yMoving, zMoving) = (tangents[second], tangents[result])
        adjoints[first] += adjoint / y
        adjointTangents[first] += (moving - yMoving * (adjoint / y)) / y
        adjoints[second] -= adjoint * z / y
        adjointTangents[second] -= (moving * z + (zMoving - yMoving * (z / y)) * adjoint) / y
      case .shift:
        adjoints[first] += adjoint
        adjointTangents[first] += moving
      case .scale:
        adjoints[first] += adjoint * values[second]
        adjointTangents[first] += moving * values[second]
      case .divideBy:
        adjoints[first] += adjoint / values[second]
        adjointTangents[first] += moving / values[second]
      case .divideInto:
        let (x, z) = (values[first], values[result])
        adjoints[first] -= adjoint * z / x
        adjointTangents[first] -= (moving * z + (tangents[result] - tangents[first] * (z / x)) * adjoint) / x
      case .unary, .binaryByFirst:
        slope -= 1
        adjoints[first] += adjoint * slope.pointee.first
        adjointTangents[first] +=
          moving * slope.pointee.first + tangents[first] * (adjoint * slope.pointee.firstFirst)
      case .binaryBySecond:
        slope -= 1
        adjoints[second] += adjoint * slope.pointee.second
        adjointTangents[second] +=
          moving * slope.pointee.second + tangents[second] * (adjoint * slope.pointee.secondSecond)
      case .binary:
        slope -= 1
        let s = slope.pointee
        let (xMoving, yMoving) = (tangents[first], tangents[second])
        let firstMoving = xMoving * s.firstFirst + yMoving * s.firstSecond
        let secondMoving = xMoving * s.firstSecond + yMoving * s.secondSecond
        adjoints[first] += adjoint * s.first
        adjointTangents[first] += moving * s.first + firstMoving * adjoint
        adjoints[second] += adjoint * s.second
        adjointTangents[second] += moving * s.second + secondMoving * adjoint
      }
    }
  }
}

extension SecondOrderSweep.Slopes {
  /// The rule's slope and its own slope: the rule, run over a number with a tangent.
  init(of function: UnaryFunction, at x: Double) {
    let pair = TangentPair(x, 1)
    let slope = Rules.slope(of: function, at: pair, value: TangentPair.apply(function, to: pair))
    first = slope.value
    firstFirst = slope.tangent ?? 0
  }

  /// The slopes by the operands that move, and their own.
  init(of function: BinaryFunction, at x: Double, _ y: Double, moves: (first: Bool, second: Bool)) {
    func slope(_ operand: Operand, along moving: Operand) -> TangentPair<Double> {
      let (x, y) = (TangentPair(x, moving == .first ? 1 : nil), TangentPair(y, moving == .second ? 1 : nil))
      let z = TangentPair.apply(function, to: x, y)
      return Rules.slope(of: function, by: operand, at: x, y, value: z)
    }
    if moves.first {
      let slope = slope(.first, along: .first)
      (first, firstFirst) = (slope.value, slope.tangent ?? 0)
    }
    if moves.second {
      let slope = slope(.second, along: .second)
      (second, secondSecond) = (slope.value, slope.tangent ?? 0)
    }
    if moves.first && moves.second { firstSecond = slope(.first, along: .second).tangent ?? 0 }
  }
}
