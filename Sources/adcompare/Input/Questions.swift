// After reading this file you know when the program asks instead of answering: a name in a typed formula looks like something
// else than a variable, and neither `--at` nor `--wrt` says that it is one.

import SymbolicCompare

extension Arguments {
  /// Asks about the first doubtful name of the formula; a formula that is no formula is left to the parser.
  func askAboutNames() throws(Problem) {
    guard command.takesFormula, batch == nil, let text = expression, text != "-",
      let results = try? Symbolic.results(parsing: text, data: vectors)
    else { return }
    let declared = declaredNames
    for name in Set(results.flatMap(\.formula.variables)).sorted() where !declared.contains(name) {
      let isWhole = results.count == 1 && results[0].formula == .variable(name)
      guard let doubt = DoubtfulName(name, isWholeFormula: isWhole) else { continue }
      throw Problem(doubt, in: text, placeOfName(name, in: text))
    }
  }

  /// The names that `--at` and `--wrt` call variables, ranges of points included.
  private var declaredNames: Set<String> {
    var names = Set(wrt ?? [])
    if let at, let point = try? Point(parsing: at) {
      names.formUnion(point.names)
    } else {
      for piece in at?.split(separator: ",") ?? [] {
        names.insert(piece.prefix { $0 != "=" }.trimmingBlanks)
      }
    }
    return names
  }
}

extension Problem {
  /// The question about a name.
  init(_ doubt: DoubtfulName, in text: String, _ place: Int?) {
    let name = doubt.name.printable
    let command = Command.meant(by: doubt.name).map { "the command \($0): adcompare \($0) FORMULA" }
    let meant = doubt.suggestion.map { "write \($0)" } ?? command.map { "it is near \($0)" }
    let isNumber = ["nan", "inf", "infinity"].contains(name.lowercased())
    self.init(
      question: doubt.suggestion.map { "is '\(name)' meant as \($0)?" } ?? "is '\(name)' a variable?",
      advice: (isNumber ? "numbers are finite here; " : meant.map { "\($0); " } ?? "")
        + "if it is a variable, give it a value: --at \(name)=1",
      in: text, at: place, length: doubt.name.unicodeScalars.count)
  }
}
