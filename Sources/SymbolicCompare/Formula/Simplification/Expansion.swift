// After reading this file you know what it costs to write a formula as a sum of terms, and why one rarely should.
//
//     l₃ = 16·x·(1 − x)·(1 − 4·x·(1 − x))       expanded:   16*x - 80*x^2 + 128*x^3 - 64*x^4
//
// The expanded form of the derivative of l₆ has 185 nodes where the naive one has 1441, and is useless: every
// coefficient is exact, but near x = 1 terms as large as 10²⁴ cancel to a slope of about 1000.

import Elementary

/// Why an expansion was not carried out.
struct ExpansionRefused: Error {
  let reason: String
}

/// Multiplies out, from the leaves up.
///
/// What is no sum, difference, product or whole power of other parts (`sin(x)`, `1/x`, `x^y`) becomes an atom: a
/// letter of the polynomial, its own arguments expanded.
struct Expansion {
  /// The largest number of terms, the largest degree, and how many products and sums of terms may be made in all.
  static let limit = (terms: 2_000, degree: 1_000, work: 200_000)

  private var polynomial = Polynomial(constant: 0)

  /// The atoms, by number, and the number of each.
  private var atoms: [Symbolic] = []
  private var numbers: [Atom: Int] = [:]

  /// What an atom is made of.
  ///
  /// Its arguments are known by their polynomials, so that atoms nested a thousand deep are compared without
  /// descending.
  private struct Atom: Hashable {
    let content: Node.Content
    var first: Polynomial?
    var second: Polynomial?
  }

  private(set) var account = Polynomial.Account()
  private var work = 0

  init(of formula: Symbolic) throws(ExpansionRefused) {
    let order = EvaluationOrder(of: [formula])
    var parts = self
    polynomial = try order.fold { (index, first, second) throws(ExpansionRefused) -> Polynomial in
      let result = try parts.polynomial(of: order.nodes[index], first, second)
      guard result.isFinite else { throw ExpansionRefused(reason: "a coefficient overflows") }
      try parts.spend(result.coefficients.count)
      return result
    }
    (atoms, numbers, account) = (parts.atoms, parts.numbers, parts.account)
  }

  private mutating func polynomial(
    of node: Node, _ a: Polynomial?, _ b: Polynomial?
  ) throws(ExpansionRefused) -> Polynomial {
    switch (node.content, a, b) {
    case (.numeral(let value), _, _): return Polynomial(constant: value)
    case (.variable, _, _), (.operation, nil, _): return atom(Atom(content: node.content))
    case (.operation(.negate), let a?, _):
      var negated = Polynomial(constant: 0)
      negated.add(a, times: -1, &account)
      return negated
    case (.operation(.add), var a?, let b?):
      a.add(b, times: 1, &account)
      return a
    case (.operation(.subtract), var a?, let b?):
      a.add(b, times: -1, &account)
      return a
    case (.operation(.multiply), let a?, let b?): return try product(a, b)
    case (.operation(.divide), let a?, let b?):
      if let divisor = b.constant, divisor != 0 { return a.divided(by: divisor, &account) }
      return atom(Atom(content: node.content, first: a, second: b))
    case (.operation(.binary(.pow)), let a?, let b?):
      if let constant = b.constant, let exponent = Int(exactly: constant), (0...1000).contains(exponent) {
        var power = Polynomial(constant: 1)
        for _ in 0..<exponent { power = try product(power, a) }
        return power
      }
      return atom(Atom(content: node.content, first: a, second: b))
    case (.operation, let a?, let b): return atom(Atom(content: node.content, first: a, second: b))
    }
  }

  private mutating func product(_ a: Polynomial, _ b: Polynomial) throws(ExpansionRefused) -> Polynomial {
    guard a.degree + b.degree <= Self.limit.degree else {
      throw ExpansionRefused(reason: "the degree exceeds \(Self.limit.degree)")
    }
    try spend(a.coefficients.count * b.coefficients.count)
    let product = a.times(b, &account)
    guard product.coefficients.count <= Self.limit.terms else {
      throw ExpansionRefused(reason: "there are more than \(Self.limit.terms) terms")
    }
    return product
  }

  private mutating func spend(_ steps: Int) throws(ExpansionRefused) {
    work += steps
    guard work <= Self.limit.work else {
      throw ExpansionRefused(reason: "it takes more than \(Self.limit.work) products of terms")
    }
  }

  private mutating func atom(_ atom: Atom) -> Polynomial {
    if let number = numbers[atom] { return Polynomial(atom: number) }
    numbers[atom] = atoms.count
    atoms.append(
      Symbolic(Node(atom.content, atom.first.map { sum(of: $0).node }, atom.second.map { sum(of: $0).node })))
    return Polynomial(atom: atoms.count - 1)
  }

  /// The sum of terms, by rising degree.
  var sum: Symbolic { sum(of: polynomial) }

  private func sum(of polynomial: Polynomial) -> Symbolic {
    var sum: Symbolic?
    for (monomial, c) in polynomial.coefficients.sorted(by: { $0.key < $1.key }) {
      let term = term(monomial, c.magnitude)
      if let terms = sum {
        sum = c < 0 ? terms - term : terms + term
      } else {
        sum = c < 0 ? self.term(monomial, c) : term
      }
    }
    return sum ?? 0
  }

  private func term(_ monomial: Polynomial.Monomial, _ coefficient: Double) -> Symbolic {
    var factors = monomial.factors.map { factor in
      factor.exponent == 1 ? atoms[factor.atom] : pow(atoms[factor.atom], Symbolic(Double(factor.exponent)))
    }
    if coefficient == -1, let first = factors.first { factors[0] = -first }
    if coefficient.magnitude != 1 || factors.isEmpty { factors.insert(Symbolic(coefficient), at: 0) }
    return factors.dropFirst().reduce(factors[0], *)
  }

  /// Nested products, ((c₃·x + c₂)·x + c₁)·x + c₀; `nil` for more than one atom.
  var nestedProducts: Symbolic? {
    let exponents = polynomial.coefficients.keys.map { $0.factors }
    guard exponents.allSatisfy({ $0.count <= 1 }), Set(exponents.compactMap { $0.first?.atom }).count == 1
    else { return nil }
    let terms = polynomial.coefficients.sorted { $1.key < $0.key }
    var result: Symbolic?
    var degree = terms.first?.key.degree ?? 0
    for (monomial, c) in terms {
      let x =
        monomial.factors.first.map { atoms[$0.atom] } ?? terms[0].key.factors.first.map { atoms[$0.atom] }
        ?? 0
      guard let sum = result else {
        result = Symbolic(c)
        continue
      }
      let steps = degree - monomial.degree
      let raised = sum * (steps == 1 ? x : pow(x, Symbolic(Double(steps))))
      result = c < 0 ? raised - Symbolic(-c) : raised + Symbolic(c)
      degree = monomial.degree
    }
    guard let result, let factor = terms[0].key.factors.first else { return nil }
    return degree == 0
      ? result
      : result * (degree == 1 ? atoms[factor.atom] : pow(atoms[factor.atom], Symbolic(Double(degree))))
  }

  /// What was done, in words.
  var counts: [String: Int] {
    let counts = [
      "a*(b + c) = a*b + a*c": account.productsMultipliedOut,
      "c*a + d*a = (c + d)*a": account.likeTermsCollected,
      "coefficient rounded": account.roundings,
    ]
    return counts.filter { $0.value > 0 }
  }
}
