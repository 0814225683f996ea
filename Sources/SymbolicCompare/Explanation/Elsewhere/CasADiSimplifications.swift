// After reading this file you know each simplification that CasADi makes while an expression is built, in the order in
// which it looks for them. Most are true of real numbers, and some only where nothing is 0 or infinite.

extension CasADiGraph {
  /// The sum a + b.
  mutating func add(_ a: Int, _ b: Int) -> Int {
    if constant(a) == 0 { return b }
    if constant(b) == 0 { return a }
    if isOperation(b, .negate) { return subtract(a, first(b)) }
    if isOperation(a, .negate) { return subtract(b, first(a)) }
    if isOperation(a, .subtract), isSame(second(a), b) { return first(a) }
    if isOperation(b, .subtract), isSame(a, second(b)) { return first(b) }
    if isOperation(a, .square), isOperation(b, .square), isPair(first(a), first(b)) { return number(1) }
    if let half = halves(a, b) { return half }
    if isSame(a, b) { return twice(a) }
    if isOperation(a, .twice), isSame(first(a), b) { return multiply(number(3), b) }
    if isOperation(b, .twice), isSame(first(b), a) { return multiply(number(3), a) }
    return make(.add, a, b)
  }

  /// x of x/2 + x/2 and of 0.5x + 0.5x.
  private func halves(_ a: Int, _ b: Int) -> Int? {
    if isOperation(a, .multiply), isOperation(b, .multiply), constant(first(a)) == 0.5,
      constant(first(b)) == 0.5, isSame(second(a), second(b))
    {
      return second(a)
    }
    if isOperation(a, .divide), isOperation(b, .divide), constant(second(a)) == 2,
      constant(second(b)) == 2, isSame(first(a), first(b))
    {
      return first(a)
    }
    return nil
  }

  /// Whether two expressions are sine and cosine of one.
  private func isPair(_ a: Int, _ b: Int) -> Bool {
    let isSineFirst = isOperation(a, .function(.sin)) && isOperation(b, .function(.cos))
    let isCosineFirst = isOperation(a, .function(.cos)) && isOperation(b, .function(.sin))
    return (isSineFirst || isCosineFirst) && isSame(first(a), first(b))
  }

  /// The difference a − b.
  mutating func subtract(_ a: Int, _ b: Int) -> Int {
    if constant(b) == 0 { return a }
    if constant(a) == 0 { return negate(b) }
    if isSame(a, b) { return number(0) }
    if isOperation(b, .negate) { return add(a, first(b)) }
    if isOperation(a, .add), isSame(second(a), b) { return first(a) }
    if isOperation(a, .add), isSame(first(a), b) { return second(a) }
    if isOperation(b, .add), isSame(a, second(b)) { return negate(first(b)) }
    if isOperation(b, .add), isSame(a, first(b)) { return negate(second(b)) }
    if isOperation(a, .negate) { return negate(add(first(a), b)) }
    if isOperation(a, .twice), isSame(first(a), b) { return b }
    if isOperation(b, .twice), isSame(first(b), a) { return negate(a) }
    return make(.subtract, a, b)
  }

  /// The product a·b.
  mutating func multiply(_ a: Int, _ b: Int) -> Int {
    if isSame(a, b) { return square(a) }
    if constant(a) == nil, constant(b) != nil { return multiply(b, a) }
    if constant(a) == 0 || constant(b) == 0 { return number(0) }
    if constant(a) == 1 { return b }
    if constant(b) == 1 { return a }
    if constant(b) == -1 { return negate(a) }
    if constant(a) == -1 { return negate(b) }
    if isOperation(b, .inverse) { return divide(a, first(b)) }
    if isOperation(a, .inverse) { return divide(b, first(a)) }
    if let factor = constant(a), let simpler = multiple(factor, of: b) { return simpler }
    if isOperation(a, .divide), isSame(second(a), b) { return first(a) }
    if isOperation(b, .divide), isSame(second(b), a) { return first(b) }
    if constant(a) == 2 { return twice(b) }
    if isOperation(a, .negate) { return negate(multiply(first(a), b)) }
    if isOperation(b, .negate) { return negate(multiply(a, first(b))) }
    return make(.multiply, a, b)
  }

  /// A number times a product with a number, or times a quotient by the same number.
  private mutating func multiple(_ factor: Double, of b: Int) -> Int? {
    if isOperation(b, .twice) { return multiply(number(factor * 2), first(b)) }
    if isOperation(b, .multiply), let other = constant(first(b)) {
      return multiply(number(factor * other), second(b))
    }
    if isOperation(b, .divide), constant(second(b)) == factor { return first(b) }
    return nil
  }

  /// The quotient a/b.
  mutating func divide(_ a: Int, _ b: Int) -> Int {
    if constant(b) == 0 { return number(.infinity) }
    if constant(a) == 0 { return number(0) }
    if constant(b) == 1 { return a }
    if constant(b) == -1 { return negate(a) }
    if isSame(a, b) { return number(1) }
    if isOperation(a, .twice), constant(b) == 2 { return first(a) }
    if isOperation(a, .twice), isSame(first(a), b) { return number(2) }
    if isOperation(a, .multiply), isSame(b, first(a)) { return second(a) }
    if isOperation(a, .multiply), isSame(b, second(a)) { return first(a) }
    if constant(a) == 1 { return inverse(b) }
    if isOperation(b, .inverse) { return multiply(a, first(b)) }
    if isOperation(a, .twice), isOperation(b, .twice) { return divide(first(a), first(b)) }
    if isOperation(a, .divide), let y = constant(b), let other = constant(second(a)), y * other == 1 {
      return first(a)
    }
    if isOperation(b, .twice), isSame(first(b), a) { return number(0.5) }
    if isOperation(b, .multiply), isSame(second(b), a) { return divide(number(1), first(b)) }
    if isOperation(a, .negate), isSame(first(a), b) { return number(-1) }
    if isOperation(b, .negate), isSame(first(b), a) { return number(-1) }
    if isOperation(a, .negate), isOperation(b, .negate), isSame(first(a), first(b)) { return number(1) }
    if isOperation(a, .divide), isSame(b, first(a)) { return inverse(second(a)) }
    if isOperation(a, .negate) { return negate(divide(first(a), b)) }
    if isOperation(b, .negate) { return negate(divide(a, first(b))) }
    return make(.divide, a, b)
  }

  /// a to the power b: repeated squaring for a whole number.
  mutating func power(_ a: Int, _ b: Int) -> Int {
    guard let exponent = constant(b) else { return make(.power, a, b) }
    if exponent == 0.5 { return apply(.sqrt, to: a) }
    guard exponent == exponent.rounded(), exponent.magnitude <= 100 else {
      return make(.constantPower, a, b)
    }
    if exponent == 0 { return number(1) }
    if exponent < 0 { return divide(number(1), power(a, number(-exponent))) }
    if Int(exponent) % 2 == 1 { return multiply(a, power(a, number(exponent - 1))) }
    let root = power(a, number(exponent / 2))
    return multiply(root, root)
  }

  /// The negative −a.
  mutating func negate(_ a: Int) -> Int { isOperation(a, .negate) ? first(a) : make(.negate, a) }

  /// The inverse 1/a.
  mutating func inverse(_ a: Int) -> Int { isOperation(a, .inverse) ? first(a) : make(.inverse, a) }

  /// The double 2a.
  mutating func twice(_ a: Int) -> Int {
    if constant(a) == nil, let simpler = multiple(2, of: a) { return simpler }
    return make(.twice, a)
  }

  /// The square a².
  mutating func square(_ a: Int) -> Int {
    if isOperation(a, .function(.sqrt)) { return first(a) }
    if isOperation(a, .negate) || isOperation(a, .function(.abs)) { return square(first(a)) }
    return make(.square, a)
  }

  /// A function of one argument.
  mutating func apply(_ function: UnaryFunction, to a: Int) -> Int {
    switch function {
    case .sqrt where isOperation(a, .square): return apply(.abs, to: first(a))
    case .abs where isNonnegative(a): return a
    case .abs where isOperation(a, .negate): return apply(.abs, to: first(a))
    case .cos where isOperation(a, .negate) || isOperation(a, .function(.abs)):
      return apply(.cos, to: first(a))
    case .log where isOperation(a, .function(.exp)): return first(a)
    default: return make(.function(function), a)
    }
  }

  /// The larger or the smaller of two.
  mutating func choose(_ operation: Operation, _ a: Int, _ b: Int) -> Int {
    isSame(a, b) ? a : make(operation, a, b)
  }

  /// a ≤ b, as the number 1 or 0; 1 if it can be seen.
  mutating func isAtMost(_ a: Int, _ b: Int) -> Int {
    let difference = subtract(b, a)
    return isNonnegative(difference) ? number(1) : make(.lessOrEqual, a, b)
  }
}
