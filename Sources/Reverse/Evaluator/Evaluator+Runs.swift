// After reading this file you know how a run is done: forwards and backwards, as loops over rows of numbers.
//
//     x₀ x₁ x₂ …  ∘  y₀ y₁ y₂ …   →   z₀ z₁ z₂ …          side by side: the compiler makes vectors of it
//     x₀  ∘  y₀   →   z₀  ∘  y₁   →   z₁  ∘  y₂   →  …      a chain: what was computed last stays in a register
//
// What an instruction costs by itself, the look at it and the jump, is paid once a run.

/// A run and the rows of memory that it works on.
struct RowLoop {
  let run: Run

  /// The values of the operands and of the results.
  let x: Machine.Numbers
  let y: Machine.Numbers
  let z: Machine.Numbers

  /// The adjoints of the operands and of the results.
  let a: Machine.Numbers
  let b: Machine.Numbers
  let c: Machine.Numbers

  init(_ run: Run, values: Machine.Numbers, adjoints: Machine.Numbers, rows: Machine.Numbers) {
    self.run = run
    x = (run.constants == .first ? rows : values) + run.first
    y = (run.constants == .second ? rows : values) + run.second
    z = values + run.result
    a = adjoints + run.first
    b = adjoints + run.second
    c = adjoints + run.result
  }
}

extension Machine {
  /// Fills in the values of a run, and clears the adjoints if there is to be a way back that needs it.
  @inline(never)
  static func forwards(_ loop: UnsafePointer<RowLoop>, clearing: Bool) {
    if clearing && loop.pointee.run.isCleared {
      loop.pointee.c.update(repeating: 0, count: loop.pointee.run.count)
    }
    let (run, x, y, z) = (loop.pointee.run, loop.pointee.x, loop.pointee.y, loop.pointee.z)
    @inline(__always)
    func fill(_ value: (Double, Double) -> Double) {
      if run.isChain {
        var last = x[0]
        for index in 0..<run.count {
          last = value(last, y[index])
          z[index] = last
        }
      } else {
        for index in 0..<run.count { z[index] = value(x[index], y[index]) }
      }
    }
    switch run.operation {
    case .negate: fill { x, _ in -x }
    case .add: fill { $0 + $1 }
    case .subtract: fill { $0 - $1 }
    case .multiply: fill { $0 * $1 }
    case .divide: fill { $0 / $1 }
    default: break  // a run is of arithmetic
    }
  }

  /// Sends back what a run has to say to its operands.
  @inline(never)
  static func backwards(_ loop: UnsafePointer<RowLoop>) {
    if loop.pointee.run.isChain { return chainBackwards(loop) }
    let (run, x, y, z) = (loop.pointee.run, loop.pointee.x, loop.pointee.y, loop.pointee.z)
    let (a, b, c) = (loop.pointee.a, loop.pointee.b, loop.pointee.c)
    let (isFirst, isSecond) = (run.isNewToFirst, run.isNewToSecond)
    @inline(__always)
    func send(to row: Numbers, _ isNew: Bool, _ message: (Int) -> Double) {
      if isNew {
        for index in 0..<run.count { row[index] = message(index) }
      } else {
        for index in 0..<run.count { row[index] += message(index) }
      }
    }
    switch run.message {
    case .sum:
      send(to: a, isFirst) { c[$0] }
      send(to: b, isSecond) { c[$0] }
    case .difference:
      send(to: a, isFirst) { c[$0] }
      send(to: b, isSecond) { -c[$0] }
    case .same: send(to: a, isFirst) { c[$0] }
    case .opposite: send(to: b, isSecond) { -c[$0] }
    case .product where run.first == run.second: send(to: a, isFirst) { 2 * (c[$0] * x[$0]) }
    case .product:
      send(to: a, isFirst) { c[$0] * y[$0] }
      send(to: b, isSecond) { c[$0] * x[$0] }
    case .multiple: send(to: a, isFirst) { c[$0] * y[$0] }
    case .quotient:
      if run.constants != .first { send(to: a, isFirst) { c[$0] * quotientSlope(by: .first, y[$0], z[$0]) } }
      send(to: b, isSecond) { c[$0] * quotientSlope(by: .second, y[$0], z[$0]) }
    case .fraction: send(to: a, isFirst) { c[$0] * quotientSlope(by: .first, y[$0], z[$0]) }
    default: break
    }
  }

  /// The same for a chain: the adjoint of a result is complete once the one after it has sent its message.
  @inline(__always)
  private static func chainBackwards(_ loop: UnsafePointer<RowLoop>) {
    let (run, y, z) = (loop.pointee.run, loop.pointee.y, loop.pointee.z)
    let (a, b, c) = (loop.pointee.a, loop.pointee.b, loop.pointee.c)
    let x = loop.pointee.x[0]
    @inline(__always)
    func send(_ messages: (Double, Int) -> (toFirst: Double, toSecond: Double)) {
      let (goesToSecond, isNew) = (run.message.goesToSecond, run.isNewToSecond)
      var carried = 0.0
      for index in stride(from: run.count &- 1, through: 0, by: -1) {
        let (toFirst, toSecond) = messages(c[index] + carried, index)
        if goesToSecond { b[index] = isNew ? toSecond : b[index] + toSecond }
        carried = toFirst
      }
      a[0] += carried
    }
    @inline(__always)
    func before(_ index: Int) -> Double { index == 0 ? x : z[index &- 1] }
    @inline(__always)
    func quotient(_ operand: Operand, _ index: Int) -> Double {
      quotientSlope(by: operand, y[index], z[index])
    }
    switch run.message {
    case .sum: send { adjoint, _ in (adjoint, adjoint) }
    case .difference: send { adjoint, _ in (adjoint, -adjoint) }
    case .same: send { adjoint, _ in (adjoint, 0) }
    case .product: send { ($0 * y[$1], $0 * before($1)) }
    case .multiple: send { ($0 * y[$1], 0) }
    case .quotient: send { ($0 * quotient(.first, $1), $0 * quotient(.second, $1)) }
    case .fraction: send { ($0 * quotient(.first, $1), 0) }
    default: break
    }
  }
}
