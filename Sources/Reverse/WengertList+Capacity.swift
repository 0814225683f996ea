// Here room is made for a list whose length is known beforehand: for a formula that has been parsed, for example.

extension WengertList {
  /// Starts a list with inputs of these names, and room for about as many lines and constants.
  ///
  /// The list may become longer or stay shorter than expected; what is right saves moving its lines while it grows.
  public init(inputs: [String], expectingLines lineCount: Int, constants constantCount: Int) {
    self.inputs = inputs
    slotCount = inputs.count
    dependsOnInputs = []
    dependsOnInputs.reserveCapacity(inputs.count + lineCount + constantCount)
    for _ in inputs { dependsOnInputs.append(true) }
    lines.reserveCapacity(lineCount)
    constants.reserveCapacity(constantCount)
  }
}
