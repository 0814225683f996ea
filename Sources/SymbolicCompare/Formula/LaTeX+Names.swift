// After reading this file you know how a variable's name is set: one letter, Greek or not, with an index, and no two of one
// formula alike.
//
//     x1   x_{1}        theta_out   \theta_{\mathrm{out}}        loss   \mathrm{loss}        _1   \mathrm{\_1}

extension LaTeXWriter {
  private static let greek: Set<String> = [
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu",
    "nu",
    "xi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega", "Gamma", "Delta", "Theta", "Lambda",
    "Xi",
    "Sigma", "Upsilon", "Phi", "Psi", "Omega",
  ]

  /// A variable: a letter or a Greek letter, what follows as digits or after the first `_` as its index; a name
  /// that does not begin with a letter, upright.
  static func name(_ name: String) -> String {
    let stem = String(name.prefix { $0.isLetter })
    guard !stem.isEmpty else { return "\\mathrm{\(escaped(name))}" }
    let parts = name.dropFirst(stem.count).split(separator: "_").map(String.init)
    let index = parts.map { $0.allSatisfy(\.isLetter) ? letter($0) : escaped($0) }.joined(separator: ",")
    return index.isEmpty ? letter(stem) : "\(letter(stem))_{\(index)}"
  }

  private static func letter(_ stem: String) -> String {
    greek.contains(stem) ? "\\\(stem)" : stem.count == 1 ? stem : "\\mathrm{\(stem)}"
  }

  /// How the variables of one formula are set: those that would look alike with every sign of their names.
  ///
  ///     x1 and x_1      x_{1} and x_{\_1}              x_1 alone      x_{1}
  static func naming(_ names: [String]) -> (String) -> String {
    let alike = Dictionary(grouping: names, by: name).values.filter { $0.count > 1 }
    let spelt = Set(alike.joined()).filter { $0.contains("_") }
    guard !spelt.isEmpty else { return name }
    return { name in
      let stem = String(name.prefix { $0.isLetter })
      guard spelt.contains(name), !stem.isEmpty else { return LaTeXWriter.name(name) }
      return "\(letter(stem))_{\(escaped(String(name.dropFirst(stem.count))))}"
    }
  }

  /// The text with the signs that LaTeX takes for commands written so that they are printed.
  private static func escaped(_ text: String) -> String {
    text.map { sign in
      switch sign {
      case "#", "$", "%", "&", "_", "{", "}": "\\\(sign)"
      case "\\": "\\backslash "
      case "^": "\\hat{}"
      case "~": "\\sim "
      default: String(sign)
      }
    }.joined()
  }
}
