// Here room is made for a list whose length is known beforehand: for a formula that has been parsed, for example.

extension WengertList {
  /// Makes room for as many more lines and constants as this, so that appending them moves nothing.
  public mutating func reserveCapacity(lines lineCount: Int, constants constantCount: Int) {
    lines.reserveCapacity(lines.count + lineCount)
    constants.reserveCapacity(constants.count + constantCount)
    dependsOnInputs.reserveCapacity(dependsOnInputs.count + lineCount + constantCount)
  }
}
