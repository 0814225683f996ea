// After reading this file you know how products of sums are multiplied out: a polynomial is a table from products of
// powers to coefficients, and adding, multiplying and collecting like terms are operations on tables.
//
//     (1 + x)·(1 − x)       {1: 1, x: 1} · {1: 1, x: −1}   =   {1: 1, x: 1 − 1, x²: −1}   =   1 − x²

/// A sum of terms c·a₁^k₁·a₂^k₂·… over atoms that are known by number.
struct Polynomial: Hashable {
  /// A product of powers of atoms.
  struct Monomial: Hashable, Comparable {
    struct Factor: Hashable {
      let atom: Int
      var exponent: Int
    }

    /// The factors by rising number of their atoms; none for the monomial 1.
    var factors: [Factor] = []

    var degree: Int { factors.reduce(0) { $0 + $1.exponent } }

    static func * (lhs: Monomial, rhs: Monomial) -> Monomial {
      var product: [Factor] = []
      var (left, right) = (lhs.factors[...], rhs.factors[...])
      while let a = left.first, let b = right.first {
        if a.atom == b.atom {
          product.append(Factor(atom: a.atom, exponent: a.exponent + b.exponent))
          left.removeFirst()
          right.removeFirst()
        } else {
          product.append(a.atom < b.atom ? left.removeFirst() : right.removeFirst())
        }
      }
      return Monomial(factors: product + left + right)
    }

    /// By degree; among equals, higher powers of earlier atoms first.
    static func < (lhs: Monomial, rhs: Monomial) -> Bool {
      if lhs.degree != rhs.degree { return lhs.degree < rhs.degree }
      for (a, b) in zip(lhs.factors, rhs.factors) where a != b {
        return a.atom != b.atom ? a.atom < b.atom : a.exponent > b.exponent
      }
      return false
    }
  }

  private(set) var coefficients: [Monomial: Double] = [:]

  init(constant: Double) {
    if constant != 0 { coefficients[Monomial()] = constant }
  }

  init(atom: Int) {
    coefficients[Monomial(factors: [Monomial.Factor(atom: atom, exponent: 1)])] = 1
  }

  private init() {}

  /// The number, if there is nothing but a number.
  var constant: Double? {
    if coefficients.isEmpty { return 0 }
    return coefficients.count == 1 ? coefficients[Monomial()] : nil
  }

  /// The largest degree of a term; 0 for a constant.
  var degree: Int { coefficients.keys.reduce(0) { Swift.max($0, $1.degree) } }

  /// Whether every coefficient is a finite number.
  var isFinite: Bool { coefficients.values.allSatisfy(\.isFinite) }

  /// What happens while polynomials are added and multiplied.
  struct Account {
    /// How many products of two sums were multiplied out.
    var productsMultipliedOut = 0

    /// How many times two terms with the same powers became one.
    var likeTermsCollected = 0

    /// How many coefficients were rounded.
    var roundings = 0
  }

  /// Adds c times another polynomial.
  mutating func add(_ other: Polynomial, times c: Double, _ account: inout Account) {
    for (monomial, coefficient) in other.coefficients { add(coefficient * c, to: monomial, &account) }
  }

  private mutating func add(_ amount: Double, to monomial: Monomial, _ account: inout Account) {
    guard let present = coefficients[monomial] else {
      coefficients[monomial] = amount
      return
    }
    account.likeTermsCollected += 1
    if ExactArithmetic.sum(present, amount) == nil { account.roundings += 1 }
    coefficients[monomial] = present + amount == 0 ? nil : present + amount
  }

  /// The product of two polynomials.
  func times(_ other: Polynomial, _ account: inout Account) -> Polynomial {
    if coefficients.count > 1 || other.coefficients.count > 1 { account.productsMultipliedOut += 1 }
    var product = Polynomial()
    for (a, c) in coefficients.sorted(by: { $0.key < $1.key }) {
      for (b, d) in other.coefficients.sorted(by: { $0.key < $1.key }) {
        if ExactArithmetic.product(c, d) == nil { account.roundings += 1 }
        product.add(c * d, to: a * b, &account)
      }
    }
    return product
  }

  /// The polynomial divided by a number.
  func divided(by divisor: Double, _ account: inout Account) -> Polynomial {
    var quotient = self
    for (monomial, c) in coefficients {
      if ExactArithmetic.quotient(c, divisor) == nil { account.roundings += 1 }
      quotient.coefficients[monomial] = c / divisor
    }
    return quotient
  }
}
