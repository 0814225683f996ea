// A graph with values, adjoints and local partials, as Mermaid for a Markdown page; "svg" or "dot" for the others.
import Reverse

let (a, b, c) = (ComputationGraph.Node("a", 7), ComputationGraph.Node("b", 3), ComputationGraph.Node("c", 2))
let y = (a + b) * c
y.backward()
let picture = GraphPicture(of: y)

switch CommandLine.arguments.dropFirst().first {
case "svg": print(picture.svg)
case "dot": print(picture.dot)
default: print(picture.mermaid, terminator: "")
}

// Prints:
// flowchart LR
//   n0["b<br/>= 3<br/>adj. 2"]
//   n1["a<br/>= 7<br/>adj. 2"]
//   n2["c<br/>= 2<br/>adj. 10"]
//   n3["+<br/>= 10<br/>adj. 2"]
//   n4["#42;<br/>= 20<br/>adj. 1"]
//   n1 -->|"∂ 1"| n3
//   n0 -->|"∂ 1"| n3
//   n3 -->|"∂ 2"| n4
//   n2 -->|"∂ 10"| n4
//   style n0 fill:#dbeafe
//   style n1 fill:#dbeafe
//   style n2 fill:#dbeafe
//   style n3 fill:#ffffff
//   style n4 fill:#dcfce7
