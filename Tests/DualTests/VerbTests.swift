// After reading this file you know that forward mode answers to the verbs that reverse mode has, and sums and maxima of
// arrays have the slopes that the convention gives them.

import Dual
import Testing

private struct Overrun: Error {}

@Suite("Verbs that both modes have")
struct VerbTests {
  @Test("Gradients of functions of one, two and three numbers")
  func fewNumbers() {
    #expect(gradient(at: 10) { x in x * x } == 20)
    #expect(gradient(at: 3, 5) { x, y in x * y } == (5, 3))
    #expect(gradient(at: 1, 2, 3) { x, y, z in x * y + z } == (2, 1, 1))
    let one = valueWithGradient(at: 2) { x in x * x * x }
    #expect(one == (8, 12))
    let two = valueWithGradient(at: 3, 5) { x, y in x * y * y }
    #expect(two.value == 75 && two.gradient == (25, 30))
    let three = valueWithGradient(at: 1, 2, 3) { x, y, z in x * y * z }
    #expect(three.value == 6 && three.gradient == (6, 3, 2))
  }

  @Test("Where the value is NaN, so are the partials; what the function throws is thrown on")
  func edges() {
    let slopes = gradient(at: -1, 2) { x, y in log(x) + y }
    #expect(slopes.0.isNaN && slopes.1.isNaN)
    func refuse<T: Scalar>(_: T, _: T) throws(Overrun) -> T { throw Overrun() }
    #expect(throws: Overrun.self) { try valueWithGradient(at: 1, 2, of: refuse).value }
  }

  @Test(
    "A Hessian times a direction is the product with the Hessian", arguments: [[1, 0], [0, 1], [2, -3]])
  func hessianTimesDirection(_ v: [Double]) {
    func f<T: Scalar>(_ x: [T]) -> T { x[0] * x[0] * x[1] }
    let product = hessianVectorProduct(at: [2, 3], along: v, of: f)
    #expect(product == [6 * v[0] + 4 * v[1], 4 * v[0]])
    let undefined = hessianVectorProduct(at: [-1, 3], along: v) { x in log(x[0]) }
    #expect(undefined[0].isNaN && undefined[1].isNaN)
    #expect(hessianVectorProduct(at: [], along: []) { _ in 1 } == [])
  }

  @Test("Sums, maxima and minima of arrays, and of three and more numbers")
  func many() {
    func f<T: Scalar>(_ x: [T]) -> T {
      let spread = (x.max() ?? 0) - (x.min() ?? 0)
      return x.sum() + spread
    }
    #expect(f([1, 4, 2] as [Double]) == 10)
    #expect(gradient(at: [1, 4, 2], of: f) == [0, 2, 1])
    #expect(gradient(at: [1, 4, 2]) { x in max(x[0], x[1], x[2], 3) } == [0, 1, 0])
    #expect(gradient(at: [1, 4, 2]) { x in min(x[0], x[1], x[2]) } == [1, 0, 0])
    #expect(gradient(at: [3, 3]) { x in x.max() ?? 0 } == [0.5, 0.5])
    #expect(gradient(at: [3, 3, 3]) { x in max(x[0], x[1], x[2]) } == [0.25, 0.25, 0.5])
    #expect([Dual]().max() == nil && [Dual]().min() == nil && [Dual]().sum().value == 0)
    #expect([Dual(1), Dual(.nan), Dual(2)].max()?.value.isNaN == true)
  }

  @Test("On plain Double the standard library's maxima are meant, beside the package too")
  func plain() {
    let numbers = [2.0, 5, 3]
    let largest: Double? = numbers.max()
    #expect(largest == 5 && numbers.min() == 2 && numbers.sum() == 10)
    #expect(max(1, 2, 3) == 3 && min(3.5, 2, 1.5, 4) == 1.5 && [Double]().sum() == 0)
    #expect(max(1, .nan, 3.0).isNaN)
  }

  @Test("Data are lifted once, and are constants")
  func lifted() {
    let (hours, marks) = ([1.0, 2, 3], [2.0, 4, 7])
    func loss<T: Scalar>(_ w: [T]) -> T {
      let (x, y) = (hours.lifted(like: w[0]), marks.lifted(like: w[0]))
      return zip(x, y).map { x, y in pow(w[0] * x + w[1] - y, 2) }.sum()
    }
    // Σ 2(ax + b − y)·x and Σ 2(ax + b − y) at a = 2, b = 0: residuals 0, 0, −1.
    #expect(gradient(at: [2, 0], of: loss) == [-6, -2])
    let rows: [[Dual]] = [[1, 2], [3]].lifted()
    #expect(rows.map { $0.map(\.value) } == [[1, 2], [3]] && rows[0][0].tangent == 0)
    #expect([[1.0]].lifted(like: Dual(0)) == [[Dual(1)]] && [1.0].lifted(to: Dual8.self)[0].isConstant)
  }
}
