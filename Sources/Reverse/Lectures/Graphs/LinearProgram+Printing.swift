// After reading this file you know how to read a printed linear program, and its transpose beside it.
//
//     ln(x1) + x1·x2 at (2, 5):
//
//     inputs x1_dot, x2_dot                      input  y_bar
//     v1_dot = 0.5*x1_dot                        v3_bar = y_bar
//     v2_dot = 5*x1_dot + 2*x2_dot               v2_bar = v3_bar
//     v3_dot = v1_dot + v2_dot                   v1_bar = v3_bar
//     y_dot = v3_dot                             x2_bar = 2*v2_bar
//     output  y_dot                              x1_bar = 5*v2_bar + 0.5*v1_bar
//                                                outputs x1_bar, x2_bar
//
// A tangent is written x_dot (ẋ), an adjoint x_bar (x̄). Coefficients are rounded to six significant digits,
// from a million on to a whole number; those below 10⁻⁴ and from 10¹⁵ on stand in full.

extension LinearProgram: CustomStringConvertible {
  /// The program, one sum a line.
  public var description: String {
    var terms = [[Arrow]](repeating: [], count: names.count)
    for arrow in isTransposed ? arrows : arrows.reversed() { terms[arrow.target].append(arrow) }
    func list(_ word: String, _ places: [Int]) -> String {
      "\(word)\(places.count == 1 ? " " : "s") \(places.map(name).joined(separator: ", "))"
    }
    let isOutput = Set(outputs)
    let lines = order.filter { !terms[$0].isEmpty || isOutput.contains($0) }.map { place in
      "\(name(place)) = \(terms[place].isEmpty ? "0" : sum(terms[place]))"
    }
    return ([list("input", inputs)] + lines + [list("output", outputs)]).joined(separator: "\n")
  }

  /// The places, each after those that add to it.
  var order: [Int] { isTransposed ? names.indices.reversed() : Array(names.indices) }

  /// What a place is called: a tangent or an adjoint.
  func name(_ place: Int) -> String { names[place] + (isTransposed ? "_bar" : "_dot") }

  /// Whether a place has a part in the program, as an input, an output or the end of an arrow.
  func isShown(_ place: Int) -> Bool {
    inputs.contains(place) || outputs.contains(place) || arrows.contains { $0.target == place }
  }

  private func sum(_ arrows: [Arrow]) -> String {
    var text = ""
    for arrow in arrows {
      let isNegative = arrow.coefficient < 0
      let sign = text.isEmpty ? (isNegative ? "-" : "") : (isNegative ? " - " : " + ")
      let factor = arrow.coefficient.magnitude
      text += sign + (factor == 1 ? "" : "\(rounded(factor))*") + name(arrow.source)
    }
    return text
  }
}

extension GraphPicture {
  /// Draws a linear program with the numbers that it computes for some arguments, a coefficient on each arrow.
  ///
  /// The picture of the transposed program has the same boxes, and every arrow turned round.
  public init(of program: LinearProgram, arguments: [Double]) {
    self.init()
    let sums = program.sums(for: arguments) { $0 }
    var boxes: [Int: Int] = [:]
    for place in program.order where program.isShown(place) {
      boxes[place] = nodes.count
      let kind: Kind =
        program.inputs.contains(place) ? .input : program.outputs.contains(place) ? .result : .operation
      let value = sums[place].map(inFourDigits) ?? "–"
      nodes.append(Node(label: program.name(place), value: value, adjoint: nil, kind: kind))
    }
    for arrow in program.arrows {
      guard let from = boxes[arrow.source], let to = boxes[arrow.target] else { continue }
      edges.append(Edge(from: from, to: to, partial: inFourDigits(arrow.coefficient)))
    }
  }
}
