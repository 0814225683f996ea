// Derivatives of every primitive at scales from 1e-300 to 1e300: no finite number of reverse mode is wrong.

import Reverse
import TestSupport
import Testing

@Suite("Scales, reverse mode")
struct ScaleTests {
  @Test("No finite first or second derivative is more than 64 units off, and hardly one is missing")
  func table() throws {
    var count = ScaleCount()
    for row in ScaleRow.all {
      let v = row.v
      count.count(Reverse::gradient(at: v) { x in row.value(at: x) }, "Variable", order: 1, of: row)
      let pullback = Reverse::pullback(at: [v]) { x in row.value(at: x[0]) }
      count.count(pullback(1)[0], "pullback", order: 1, of: row)
      let list = record(at: v) { x in row.value(at: x) }.list
      count.count(list.valueWithGradient(at: [v]).gradient[0], "WengertList", order: 1, of: row)
      var evaluator = Evaluator(list)
      count.count(evaluator.valueWithGradient(at: [v]).gradient[0], "Evaluator", order: 1, of: row)
      count.count(list.hessian(at: [v])[0][0], "hessian", order: 2, of: row)
      let product = hessianVectorProduct(at: [v], along: [1]) { x in row.value(at: x[0]) }
      count.count(product[0], "hessianVectorProduct", order: 2, of: row)
    }
    #expect(count.right > 1500)
    #expect(count.wrong == [])
    #expect(count.missing == [])
  }
}
