import Foundation
import Reverse
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

/// What a program that stops has said.
private func said(_ result: ExitTest.Result?) -> String {
  String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
}

@Suite("The lectures' systems in a stranger's hands")
struct StrangerTests {
  @Test("a program of 300 000 assignments is run, swept and freed without recursion")
  func longProgram() {
    var graph: EDF.Graph? = EDF.Graph()
    weak var last: EDF.Node?
    if let graph {
      let x = EDF.Input(graph, "x", 1)
      var y: EDF.Node = x
      for _ in 0..<300_000 { y = EDF.Elementwise(.negate, y) }
      graph.forward()
      graph.backward(y)
      #expect(x.grad == 1)
      last = y
    }
    graph = nil
    #expect(last == nil)
  }

  @Test("a value kept from an inner run stops the outer one, instead of a gradient of 0")
  func keptValue() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let outer = Autograd.grad { x in
        var kept = x
        _ = Autograd.grad { y in
          kept = y
          return y * x
        }(2)
        return kept * x
      }
      _ = outer(3)
    }
    #expect(said(result).contains("keep its .array"))
  }

  @Test("a VJP of the wrong shape names the operation and both shapes")
  func shapeOfVJP() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let scale = Autograd.Function(
        "scale", { x, y in x * y },
        vjps: Autograd.defineVJP({ g, ans, x, y in g * y }, { g, ans, x, y in g * x }))
      _ = Autograd.valueAndGrad({ p in scale(p[0], p[1]).sum() }, [2, .init(NDArray([1, 2, 3]))])
    }
    #expect(said(result).contains("scale: the VJP of argument 0 has the shape [3], but the argument has []"))
  }

  @Test("one rule for a primitive of two arguments is refused")
  func missingRule() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let product = Autograd.Function(
        "product", { x, y in x * y }, vjps: Autograd.defineVJP { g, ans, x in g })
      _ = Autograd.valueAndGrad({ p in product(p[0], p[1]) }, [2, 3])
    }
    #expect(said(result).contains("each argument needs its own"))
  }

  @Test("what is not the largest number passes nothing, however large the adjoint")
  func maximumAtEdge() {
    let slope = Autograd.grad { x in sqrt(x.maximum(axis: 0)) }
    #expect(slope(.init(NDArray([0, -1]))).array.values == [.infinity, 0])
  }

  @Test(
    "shapes that no array has are refused with the operation's name",
    arguments: [
      (ArrayPrimitive.reshape([-1, -6]), "reshape"), (.reshape([.max, .max]), "reshape"),
      (.broadcast(to: [-3, 6]), "broadcast"), (.broadcast(to: [.max, 6]), "broadcast"),
    ])
  func impossible(_ primitive: ArrayPrimitive, _ name: String) {
    let error = #expect(throws: ShapeError.self) {
      try NDArray.checked(primitive, NDArray([1, 2, 3, 4, 5, 6]))
    }
    #expect(error?.operation.hasPrefix(name) == true && error?.shapes == [[6]])
    #expect(throws: ShapeError.self) { try NDArray.checked(.scatter([], rows: -1), NDArray.zeros([0])) }
  }

  @Test("an array without numbers, or with very many axes, shows itself")
  func descriptions() {
    #expect(NDArray.zeros([0]).description == "[]" && NDArray(7).description == "7.0")
    #expect(NDArray.zeros([1_000_000_000, 0]).description == "[] of shape [1000000000, 0]")
    let cube = NDArray(shape: [2, 2, 1], [1, 2, 3, 4])
    #expect(cube.description == "[[[1.0],\n  [2.0]],\n [[3.0],\n  [4.0]]]")
    #expect(NDArray.ones(Array(repeating: 1, count: 100_000)).description.utf8.count == 200_003)
  }

  @Test("two numbers in one field of a table are refused, not cut to the first")
  func fields() throws {
    #expect(throws: TableError.self) { try NDArray(parsingTable: "1 2,3") }
    #expect(try NDArray(parsingTable: " 1 , 2  ") == NDArray([[1, 2]]))
  }

  @Test("a gradient check that met NaN says so, whatever comes after")
  func nanStays() {
    let check = ComputationGraph.GradientCheck(of: [.nan, 1], at: [1, 1]) { $0[1] }
    #expect(check.deviation.isNaN)
  }

  @Test("marks and control characters in a name break no picture")
  func oddNames() {
    let name = "\"\u{301}\\\u{301}\u{0}\u{2028}\u{FFFF}\u{1F469}\u{200D}\u{1F4BB}"
    let picture = GraphPicture(of: sin(ComputationGraph.Node(name, 1)))
    #expect(picture.dot.contains("label=\"\\\"\u{301}\\\\\u{301}  "))
    #expect(
      !picture.dot.unicodeScalars.contains("\u{0}") && !picture.mermaid.unicodeScalars.contains("\u{0}"))
    #expect(XMLParser(data: Data(picture.svg.utf8)).parse())
  }
}
