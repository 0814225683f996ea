import Foundation
import Reverse
import Testing

/// ln(x1) + x1·x2 − sin(x2), the survey's example.
func surveyList() -> WengertList {
  var list = WengertList(inputs: ["x1", "x2"])
  let logarithm = list.append(.unary(.log), 0)
  let product = list.append(.multiply, 0, 1)
  let sine = list.append(.unary(.sin), 1)
  let sum = list.append(.add, logarithm, product)
  list.outputs = [list.append(.subtract, sum, sine)]
  return list
}

@Suite("The Wengert list")
struct WengertListTests {
  @Test("gives the survey's values and adjoints at (2, 5)")
  func survey() {
    let list = surveyList()
    let values = list.values(at: [2.0, 5])
    #expect(values[2] == 0.6931471805599453 && values[6] == 11.652071455223084)
    let adjoints = list.adjoints(values: values, seed: 1.0, output: 6)
    #expect(adjoints == [5.5, 1.7163378145367738, 1, 1, -1, 1, 1])
    let point: [Double] = [2, 5]
    #expect(list.value(at: point) == 11.652071455223084)
    #expect(list.valueWithGradient(at: point).gradient == [5.5, 1.7163378145367738])
  }

  @Test("is printed as an evaluation trace")
  func printing() {
    #expect(
      surveyList().description == """
        inputs  x1, x2
        v1 = log(x1)
        v2 = x1 * x2
        v3 = sin(x2)
        v4 = v1 + v2
        v5 = v4 - v3
        output  v5
        """)
  }

  @Test("prints constants where they are used, and gives another letter to the one slot whose name is taken")
  func printingNames() {
    var list = WengertList(inputs: ["v1"])
    let two = list.constant(2)
    let half = list.constant(0.5)
    let power = list.append(.binary(.pow), 0, two)
    list.outputs = [list.append(.negate, list.append(.multiply, power, half)), power]
    #expect(list.description == "inputs  v1\nw1 = v1^2\nv2 = w1 * 0.5\nv3 = -v2\noutputs v3, w1")
  }

  @Test("keeps 'nothing was propagated' apart from 0")
  func notPropagated() {
    var list = WengertList(inputs: ["x", "y", "unused"])
    let constant = list.constant(3)
    let root = list.append(.unary(.sqrt), 1)  // infinite slope at y = 0, and it reaches nothing
    let product = list.append(.multiply, 0, constant)
    let zero = list.append(.multiply, 1, list.constant(0))
    list.outputs = [list.append(.add, product, zero)]
    let values = list.values(at: [1.0, 0, 0])
    let adjoints = list.adjoints(values: values, seed: 1.0, output: list.outputs[0])
    #expect(adjoints[0] == 3 && adjoints[1] == 0 && adjoints[2] == nil)
    #expect(adjoints[constant] == nil && adjoints[root] == nil)
  }

  @Test("puts constants that come last, or before the first line, into their slots")
  func constantsAnywhere() {
    var list = WengertList(inputs: [])
    let two = list.constant(2)
    list.outputs = [list.append(.unary(.sqrt), two), list.constant(7)]
    #expect(list.values(at: [Double]()) == [2, 2.0.squareRoot(), 7])
    #expect(list.adjoints(values: list.values(at: [Double]()), seed: 1, output: 1) == [nil, nil, nil])
  }
}
