// After reading this file you know the machine's two loops.
//
//     values:  inputs | constants | results          adjoints: as many          slopes: one or two a function
//
//     forwards     z = f(x, y) into the next slot; the slopes of a function are put down; z̄ = 0
//     backwards    x̄ += z̄·∂z/∂x, ȳ += z̄·∂z/∂y
//
// Each loop is one `switch` that the compiler makes into jumps from instruction to instruction. What the last instruction
// has computed is passed on in a register: from memory it would come a few nanoseconds later, and most instructions
// wait for nothing else.

extension Machine {
  /// Fills in the values, and the slopes if they are wanted.
  @inline(__always)
  func forwards(keepingSlopes: Bool) {
    let (first, result, adjoint) = (UnsafePointer(steps) + 1, values + firstResult, adjoints + firstResult)
    if hasRuns {
      Machine.forwardsWithRuns(
        first, result, adjoint, slopes, values: values, calls: calls, loops: loops,
        keepingSlopes: keepingSlopes)
    } else {
      Machine.goForwards(
        first, result, adjoint, slopes, values: values, calls: calls, loops: nil,
        keepingSlopes: keepingSlopes)
    }
  }

  /// A loop of its own, so that short programs, which have no runs, do not carry along what these need.
  @inline(never)
  private static func forwardsWithRuns(
    _ first: UnsafePointer<Instruction>, _ result: Numbers, _ adjoint: Numbers, _ slopes: Numbers,
    values: Numbers, calls: Calls, loops: UnsafePointer<RowLoop>, keepingSlopes: Bool
  ) {
    if keepingSlopes {
      goForwards(
        first, result, adjoint, slopes, values: values, calls: calls, loops: loops, keepingSlopes: true)
    } else {
      goForwards(
        first, result, adjoint, slopes, values: values, calls: calls, loops: loops, keepingSlopes: false)
    }
  }

  @inline(__always)
  private static func goForwards(
    _ first: UnsafePointer<Instruction>, _ result: Numbers, _ adjoint: Numbers, _ slopes: Numbers,
    values: Numbers, calls: Calls, loops: UnsafePointer<RowLoop>?, keepingSlopes: Bool
  ) {
    var (next, result, adjoint, slope) = (first, result, adjoint, slopes)
    var last = 0.0
    while true {
      let instruction = next.pointee
      next += 1
      let x = values[Int(instruction.first)]
      let y = values[Int(instruction.second)]
      let z: Double
      func function(_ function: UnaryFunction, _ x: Double) -> Double {
        if !keepingSlopes { return Double.apply(function, to: x) }
        let step = differentiate(function, x)
        slope.pointee = step.slope
        slope += 1
        return step.value
      }
      switch instruction.operation {
      case .end: return
      case .negate: z = -x
      case .subtract: z = x - y
      case .add: z = x + y
      case .addLast: z = last + y
      case .multiply: z = x * y
      case .multiplyLast: z = last * y
      case .divide: z = x / y
      case .exp: z = Double.apply(.exp, to: x)
      case .expLast: z = Double.apply(.exp, to: last)
      case .log: z = function(.log, x)
      case .logLast: z = function(.log, last)
      case .sqrt: z = function(.sqrt, x)
      case .sin: z = function(.sin, x)
      case .cos: z = function(.cos, x)
      case .tanh: z = function(.tanh, x)
      case .unary, .binary, .binaryByFirst, .binaryBySecond, .call:
        if keepingSlopes {
          z = Machine.value(of: instruction, x, y, slopes: slope, stride: 1, values: values, calls: calls)
          slope += instruction.message.slopeCount
        } else {
          z = Machine.evaluate(instruction, x, y, values: values, calls: calls)
        }
      case .run:
        guard let loops else { return }
        let loop = loops + Int(instruction.first)
        Machine.forwards(loop, clearing: keepingSlopes)
        result += loop.pointee.run.count
        last = result[-1]
        if keepingSlopes { adjoint += loop.pointee.run.count }
        continue
      }
      last = z
      result.pointee = z
      result += 1
      if keepingSlopes {
        adjoint.pointee = 0
        adjoint += 1
      }
    }
  }

  /// The value of an instruction that has none of its own in the loop.
  @inline(never)
  private static func evaluate(
    _ instruction: Instruction, _ x: Double, _ y: Double, values: Numbers, calls: Calls
  ) -> Double {
    if instruction.operation != .call { return ReverseCore::evaluate(instruction.primitive, x, y) }
    return value(of: calls[Int(instruction.first)], values: values, stride: 1)
  }

  /// Adds up the adjoints, from the output's down to the inputs'.
  @inline(__always)
  func backwards() {
    adjoints[output] = 1
    let (instruction, result) = (UnsafePointer(steps + stepCount), firstResult &+ count &- 1)
    if hasRuns {
      Machine.backwardsWithRuns(
        from: instruction, result: result, slopes: slopes + slopeCount, values: values, adjoints: adjoints,
        calls: calls, loops: loops)
    } else {
      Machine.backwards(
        from: instruction, result: result, slopes: slopes + slopeCount, values: values, adjoints: adjoints,
        calls: calls)
    }
  }

  /// Goes back from the last instruction; its parts are given one by one, so that they stand in registers.
  @inline(never)
  private static func backwards(
    from instruction: UnsafePointer<Instruction>, result: Int, slopes: Numbers, values: Numbers,
    adjoints: Numbers, calls: Calls
  ) {
    goBack(instruction, result, slopes, values: values, adjoints: adjoints, calls: calls, loops: nil)
  }

  @inline(never)
  private static func backwardsWithRuns(
    from instruction: UnsafePointer<Instruction>, result: Int, slopes: Numbers, values: Numbers,
    adjoints: Numbers, calls: Calls, loops: UnsafePointer<RowLoop>
  ) {
    goBack(instruction, result, slopes, values: values, adjoints: adjoints, calls: calls, loops: loops)
  }

  @inline(__always)
  private static func goBack(
    _ instruction: UnsafePointer<Instruction>, _ result: Int, _ slopes: Numbers, values: Numbers,
    adjoints: Numbers, calls: Calls, loops: UnsafePointer<RowLoop>?
  ) {
    var (next, result, slope) = (instruction, result, slopes)
    var adjoint = adjoints[result]
    while true {
      let instruction = next.pointee
      next -= 1
      let (x, y) = (Int(instruction.first), Int(instruction.second))
      result &-= 1
      var last = adjoints[result]
      @inline(__always)
      func send(_ message: Double, to slot: Int) {
        if slot == result {
          last += message
        } else {
          adjoints[slot] += message
        }
      }
      switch instruction.message {
      case .end: return
      case .sum:
        send(adjoint, to: x)
        send(adjoint, to: y)
      case .difference:
        send(adjoint, to: x)
        send(-adjoint, to: y)
      case .same: send(adjoint, to: x)
      case .opposite: send(-adjoint, to: y)
      case .product:
        send(adjoint * values[y], to: x)
        send(adjoint * values[x], to: y)
      case .multiple: send(adjoint * values[y], to: x)
      case .quotient:
        let z = values[result &+ 1]
        send(adjoint * quotientSlope(by: .first, values[y], z), to: x)
        send(adjoint * quotientSlope(by: .second, values[y], z), to: y)
      case .fraction:
        send(adjoint * quotientSlope(by: .first, values[y], values[result &+ 1]), to: x)
      case .value: send(adjoint * values[result &+ 1], to: x)
      case .slope:
        slope -= 1
        send(adjoint * slope.pointee, to: x)
      case .slopeBySecond:
        slope -= 1
        send(adjoint * slope.pointee, to: y)
      case .slopes:
        slope -= 2
        send(adjoint * slope[0], to: x)
        send(adjoint * slope[1], to: y)
      case .call:
        Machine.pullback(of: calls[x], adjoint: adjoint, values: values, adjoints: adjoints, stride: 1)
        last = adjoints[result]
      case .run:
        guard let loops else { return }
        Machine.backwards(loops + x)
        result &-= loops[x].run.count &- 1
        last = adjoints[result]
      }
      adjoint = last
      adjoints[result] = last
    }
  }
}

/// The slope of z = x/y, for which x itself is not needed.
@inline(__always)
func quotientSlope(by operand: Operand, _ y: Double, _ z: Double) -> Double {
  Rules.arithmetic(.divide, by: operand, at: z, y, value: z) ?? .nan
}
