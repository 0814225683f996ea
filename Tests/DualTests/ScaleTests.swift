// Derivatives of every primitive at scales from 1e-300 to 1e300: no finite number of forward mode is wrong.

import Dual
import TestSupport
import Testing

@Suite("Scales, forward mode")
struct ScaleTests {
  typealias Depth2 = NestedDual<NestedDual<Double>>

  @Test("No finite derivative of order 1 to 4 is more than 64 units off, and hardly one is missing")
  func table() {
    var count = ScaleCount()
    for row in ScaleRow.all {
      let v = row.v
      count.count(Dual::derivative(at: v) { (x: Dual) in row.value(at: x) }, "Dual", order: 1, of: row)
      count.count(
        Dual::gradient(at: [v]) { (x: [Dual8]) in row.value(at: x[0]) }[0], "Dual8", order: 1, of: row)
      count.count(
        Dual::gradient(at: [v]) { (x: [Dual4]) in row.value(at: x[0]) }[0], "Dual4", order: 1, of: row)
      let hyper = row.value(at: HyperDual(value: v, first: 1, second: 1, mixed: 0))
      count.count(hyper.first, "HyperDual", order: 1, of: row)
      count.count(hyper.mixed, "HyperDual", order: 2, of: row)
      let nested = row.value(at: nest(v))
      count.count(nested.value.value.value.tangent ?? 0, "NestedDual", order: 1, of: row)
      count.count(nested.value.value.tangent?.tangent ?? 0, "NestedDual", order: 2, of: row)
      count.count(nested.value.tangent?.tangent?.tangent ?? 0, "NestedDual", order: 3, of: row)
      count.count(nested.tangent?.tangent?.tangent?.tangent ?? 0, "NestedDual", order: 4, of: row)
      let taylor = Dual::derivatives(at: v, upTo: 4) { (x: Taylor) in row.value(at: x) }
      for order in 1...4 { count.count(taylor[order], "Taylor", order: order, of: row) }
    }
    #expect(count.right > 3000)
    #expect(count.wrong == [])
    #expect(count.missing == [])
  }

  /// sign, heaviside and floor have no derivative that is a normal number, so no rows.
  @Test("Every primitive is in the table: its behaviour far out is asked for nowhere by the compiler")
  func complete() {
    let names = Set(ScaleRow.all.map { $0.name.prefix { $0 != ":" } }.map(String.init))
    let unary = Set(UnaryFunction.allCases.map(\.name)).subtracting(["sign", "heaviside", "floor"])
    #expect(unary.union(BinaryFunction.allCases.map(\.name)).isSubset(of: names))
  }

  /// A variable of four levels.
  private func nest(_ v: Double) -> NestedDual<NestedDual<Depth2>> {
    let inner = Depth2(value: NestedDual(value: v, tangent: 1), tangent: 1)
    return NestedDual(value: NestedDual(value: inner, tangent: 1), tangent: 1)
  }
}
