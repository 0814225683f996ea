import Foundation
import Reverse
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

/// The boxes of a drawing.
private func boxes(_ svg: String) -> [CGRect] {
  let pattern = #/<rect x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)" height="([\d.]+)" rx="7"/#
  return svg.matches(of: pattern).map { match in
    let numbers = [match.1, match.2, match.3, match.4].map { Double($0) ?? .nan }
    return CGRect(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3])
  }
}

/// A network with two layers of sigmoid units, as a list.
private func network(_ width: Int) -> GraphPicture {
  let point = (0..<(width * width + width)).map { 0.1 * Double($0 % 7) - 0.25 }
  let list = record(at: point) { p in
    let hidden = (0..<width).map { i in
      sigmoid((0..<width).reduce(Traced(0.5)) { $0 + p[width * i + $1] * Traced(Double($1)) })
    }
    return zip(hidden, p.suffix(width)).reduce(0) { $0 + $1.0 * $1.1 }
  }.list
  return GraphPicture(of: list, at: point)
}

@Suite("Pictures of graphs")
struct PictureTests {
  private var notes: GraphPicture {
    let (a, b, c) = (
      ComputationGraph.Node("a", 7), ComputationGraph.Node("b", 3), ComputationGraph.Node("c", 2)
    )
    let y = (a + b) * c
    y.backward()
    return GraphPicture(of: y)
  }

  @Test("show values, adjoints and local partials")
  func content() {
    let texts = Set(notes.nodes.map { "\($0.label) \($0.value) \($0.adjoint ?? "none")" })
    #expect(texts == ["a 7 2", "b 3 2", "c 2 10", "+ 10 2", "* 20 1"])
    #expect(notes.edges.map(\.partial).sorted() == ["1", "1", "10", "2"])
  }

  @Test("say that nothing was propagated, which is not 0")
  func notPropagated() {
    let x = ComputationGraph.Node("x", -1)
    let y = x * relu(x)
    #expect(GraphPicture(of: y).nodes.allSatisfy { $0.adjoint == "–" })
    y.backward()
    let picture = GraphPicture(of: y)
    #expect(picture.nodes.map(\.label) == ["x", "relu", "*"])
    #expect(picture.nodes.map(\.adjoint) == ["0", "-1", "1"])
    let z = ComputationGraph.Node(2) * relu(x)
    z.resetGradients()
    z.backward()
    #expect(GraphPicture(of: z).nodes.first { $0.label == "x" }?.adjoint == "–")
  }

  @Test("of a list, a program and a trace")
  func sources() {
    let list = record(at: [2, 5]) { x in log(x[0]) + x[0] * x[1] - sin(x[1]) }.list
    let survey = GraphPicture(of: list, at: [2, 5])
    #expect(survey.nodes.map(\.label) == ["x1", "x2", "log", "*", "+", "sin", "-"])
    #expect(survey.nodes.map(\.adjoint) == ["5.5", "1.716", "1", "1", "1", "-1", "1"])

    let graph = EDF.Graph()
    let x = EDF.Input(graph, "x", NDArray([[1, 2]]))
    let w = EDF.Parameter(graph, "W", .ones([2, 3])), b = EDF.Parameter(graph, "B", .zeros([3]))
    let loss = EDF.Mean(EDF.Affine([w, b], x))
    graph.forward()
    graph.backward(loss)
    let program = GraphPicture(of: graph)
    #expect(program.nodes.map(\.label) == ["x", "W", "B", "Affine", "Mean"])
    #expect(program.nodes.map(\.value) == ["[1, 2]", "[2, 3]", "[3]", "[1, 3]", "3"])
    #expect(program.edges.map(\.from) == [1, 2, 0, 3])

    let (_, _, end) = Autograd.makeVJP({ z in exp(z[0]) * z[0] }, [1])
    let trace = end.map { GraphPicture(of: $0) }
    #expect(trace?.nodes.map(\.label) == ["v1", "v2 = exp", "v3 = *"])
    #expect(trace?.nodes.map(\.adjoint) == ["5.437", "1", "1"])
  }

  @Test("are written for Graphviz and Mermaid, whatever the names are")
  func languages() {
    #expect(notes.dot.contains("n3 -> n4 [label=\"∂ 2\"]"))
    #expect(
      notes.mermaid.contains("n3[\"+<br/>= 10<br/>adj. 2\"]\n") && notes.mermaid.hasPrefix("flowchart LR\n"))
    let hostile = ComputationGraph.Node("a\"]\n<b>&\\", 1)
    let picture = GraphPicture(of: sin(hostile))
    #expect(picture.dot.contains("label=\"a\\\"] <b>&\\\\\\n= 1"))
    #expect(picture.mermaid.contains("[\"a#34;] #60;b#62;#38;#92;<br/>= 1"))
    #expect(picture.svg.contains("a&quot;] &lt;b&gt;&amp;\\<"))
  }

  @Test("as drawings are well formed, and no box lies on another", arguments: [1, 2, 3, 4])
  func drawing(_ width: Int) {
    let picture = network(width)
    let svg = picture.svg
    #expect(XMLParser(data: Data(svg.utf8)).parse())
    let boxes = boxes(svg)
    #expect(boxes.count == picture.nodes.count)
    for (place, box) in boxes.enumerated() {
      #expect(box.minX >= 0 && box.minY >= 0)
      for other in boxes[..<place] { #expect(!box.intersects(other)) }
    }
    for edge in picture.edges {
      #expect(boxes[edge.from].maxX < boxes[edge.to].minX, "values run to the right")
    }
  }

  @Test("a graph of one node, or none to the left, can be drawn")
  func small() {
    let x = ComputationGraph.Node("x", 1)
    #expect(boxes(GraphPicture(of: x).svg).count == 1)
    #expect(GraphPicture(of: EDF.Graph()).svg.contains("</svg>"))
    let y = x + x
    #expect(boxes(GraphPicture(of: y).svg).count == 2 && GraphPicture(of: y).edges.count == 2)
  }

  @Test(
    "numbers have four significant digits",
    arguments: zip(
      [0.5, 1.0 / 3, 1234.5678, 1e-7, -2.5e9, 1_234_567, .infinity, 0],
      ["0.5", "0.3333", "1235", "1e-7", "-2.5e9", "1.235e6", "inf", "0"]))
  func numbers(_ number: Double, _ text: String) {
    #expect(GraphPicture(of: ComputationGraph.Node("x", number)).nodes[0].value == text)
  }
}
