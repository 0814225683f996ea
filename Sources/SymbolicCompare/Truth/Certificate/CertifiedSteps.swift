// After reading this file you know how the step is found from which it comes that a program has no derivative, or another one
// than its rules give: every step of it has its series on both sides of the point, and the way goes from the result down to the
// first step of which the same is said, and of no operand.
//
//     f = sin(abs(x)) at 0      sin and abs have two slopes, x has one: abs
//     f = sin(cbrt(x)) at 0     sin and cbrt have an infinite slope, x has one: cbrt
//
// Cost. Three evaluations of the program for an input, whatever the number of steps, and as many again wherever the result needs
// twice as many coefficients.

internal import Elementary

/// The derivatives of every step by one input, on both sides of the point, and its value there.
public struct CertifiedSteps {
  let right: [Germ<Enclosure>]
  let left: [Germ<Enclosure>]
  let here: [Germ<Enclosure>]
  let context: SeriesContext

  /// The limits of a derivative of this order by the input.
  func limits(of step: Int, order: Int) -> (right: Limit<Enclosure>, left: Limit<Enclosure>) {
    (
      right[step].limit(order: order, context, step: step),
      left[step].limit(order: order, context, step: step).times(order % 2 == 0 ? 1 : -1)
    )
  }

  /// Whether the sides differ, up to this order; so does what has no number on a side.
  func differ(at step: Int, upTo order: Int) -> Bool {
    (0...order).contains { k in
      guard case (.number(let a), .number(let b)) = limits(of: step, order: k) else { return true }
      return a.certainlyDiffers(from: b)
    }
  }

  /// Whether more coefficients would tell more.
  func needTerms(at step: Int, upTo order: Int) -> Bool {
    (0...order).contains { k in
      let (right, left) = limits(of: step, order: k)
      return [right, left].contains { $0.obstacle?.reason == .needsTerms }
    }
  }

  /// Whether the value is another number than the limit on the right; `nil` where one of them is no number.
  func jumps(at step: Int) -> Bool? {
    let value = here[step].limit(order: 0, context, step: step)
    guard case (.number(let value), .number(let limit)) = (value, limits(of: step, order: 0).right) else {
      return nil
    }
    return value.certainlyDiffers(from: limit)
  }

  /// The derivative of this order, if there is one.
  public func number(of step: Int, order: Int) -> Ball? {
    guard !differ(at: step, upTo: order), jumps(at: step) == false,
      case .number(let number) = limits(of: step, order: order).right
    else { return nil }
    return number.ball(bits: context.bits)
  }

  /// Whether a derivative up to this order is infinite on a side, of a step that has a value.
  public func isInfinite(_ step: Int, upTo order: Int) -> Bool {
    order > 0 && jumps(at: step) == false
      && (1...order).contains { k in
        let (right, left) = limits(of: step, order: k)
        if case .infinite = right { return true }
        if case .infinite = left { return true }
        return false
      }
  }
}

extension Certification {
  /// All steps by one input, up to an order, at a precision.
  ///
  /// - Complexity: three evaluations, and as many again wherever the result needs twice as many coefficients.
  public func steps(along position: Int, order: Int, bits: Int) -> CertifiedSteps {
    var context = SeriesContext(bits: bits, terms: Swift.max(4, order + 2))
    while true {
      func germs(_ ray: Ray) -> [Germ<Enclosure>] {
        var evaluation = SideEvaluation<Enclosure>(context)
        return evaluation.germs(of: program, at: point, along: ray)
      }
      let steps = CertifiedSteps(
        right: germs(.along(position, 1)), left: germs(.along(position, -1)), here: germs(.point),
        context: context)
      let isEnough = !steps.needTerms(at: program.output, upTo: order)
      if isEnough || context.terms >= ladder.mostTerms { return steps }
      context.terms *= 2
    }
  }

  /// The step at which the two one-sided derivatives by an input, up to an order, begin to differ.
  ///
  /// Where they do not differ, it is the step at which the value begins to be another number than both limits.
  ///
  /// - Returns: the step; `nil` where neither is so to so many bits.
  /// - Complexity: three evaluations.
  public func stepOfDifference(along position: Int, order: Int, bits: Int) -> Int? {
    let steps = steps(along: position, order: order, bits: bits)
    return origin { steps.differ(at: $0, upTo: order) } ?? origin { steps.jumps(at: $0) == true }
  }

  /// The first step of something that is said of the result: it is said of the step, and of no operand that acts on the
  /// derivative.
  ///
  /// The condition of a gate does not act on the derivative: where nothing is said of the branch, the gate itself is the step.
  ///
  /// - Returns: the step; `nil` where it is not said of the result.
  public func origin(of isSaid: (Int) -> Bool) -> Int? {
    guard isSaid(program.output) else { return nil }
    var step = program.output
    while case .apply(let primitive, let first, let second) = program.steps[step] {
      var operands = [first, second].compactMap(\.self)
      if case .binary(let function) = primitive, function.isGate { operands.removeFirst() }
      guard let next = operands.first(where: isSaid) else { break }
      step = next
    }
    return step
  }

  /// A certification of one step's result.
  public func ofResult(at step: Int) -> Certification {
    Certification(of: StraightLineProgram(steps: program.steps, output: step), at: point, ladder: ladder)
  }
}
