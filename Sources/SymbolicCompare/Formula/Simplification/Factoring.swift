// After reading this file you know how common factors are taken out of sums, one sum at a time.
//
//     4·l′·(1 − l) + 4·l·(−l′)      factors   + 4, l′, (1 − l)   and   − 4, l, l′
//                                   common      4, l′
//                                   result    4·l′·((1 − l) − l)
//
// It works from the leaves up on numbers of distinct subexpressions, so that "equal" is one comparison.

import Elementary

/// Takes common factors and denominators out of sums.
struct Factoring {
  /// The largest number of factors that are looked at in one term.
  static let limit = 64

  /// A signed product of distinct subexpressions over another.
  private struct Term {
    var isNegative = false
    var numerator: [Int] = []
    var denominator: [Int] = []
  }

  private var formulas: [Symbolic] = []
  private var numbering = Numbering()
  private var contents: [Node.Content: UInt] = [:]

  /// For each number those of its arguments, or −1.
  private var first: [Int] = []
  private var second: [Int] = []

  /// How many sums had something in common.
  private(set) var count = 0

  private(set) var result: Symbolic = 0

  init(of formula: Symbolic) {
    let order = EvaluationOrder(of: [formula])
    var numbers: [Int] = []
    for index in order.nodes.indices {
      let a = order.first[index] < 0 ? -1 : numbers[order.first[index]]
      let b = order.second[index] < 0 ? -1 : numbers[order.second[index]]
      switch order.nodes[index].content {
      case .operation(.add): numbers.append(sum(a, b, isDifference: false))
      case .operation(.subtract): numbers.append(sum(a, b, isDifference: true))
      case let content: numbers.append(number(content, a, b))
      }
    }
    result = formulas[numbers[order.roots[0]]]
  }

  /// The number of an operation on the formulas with these numbers, which is made if it is new.
  private mutating func number(_ content: Node.Content, _ a: Int = -1, _ b: Int = -1) -> Int {
    let code = contents[content] ?? UInt(contents.count)
    contents[content] = code
    let key = Numbering.Key(high: code << 32 | UInt(a + 1), low: UInt(b + 1))
    let number = numbering.numberOrNext(of: key)
    if number == formulas.count {
      let node = Node(content, a < 0 ? nil : formulas[a].node, b < 0 ? nil : formulas[b].node)
      formulas.append(Symbolic(node))
      first.append(a)
      second.append(b)
    }
    return number
  }

  /// The sum of two terms, with what they have in common taken out.
  private mutating func sum(_ a: Int, _ b: Int, isDifference: Bool) -> Int {
    let plain = number(.operation(isDifference ? .subtract : .add), a, b)
    guard var left = term(a), var right = term(b) else { return plain }
    if isDifference { right.isNegative.toggle() }
    let factors = Self.takeCommon(&left.numerator, &right.numerator)
    let divisors = Self.takeCommon(&left.denominator, &right.denominator)
    guard !factors.isEmpty || !divisors.isEmpty else { return plain }
    count += 1
    let (x, y) = (quotient(left.numerator, left.denominator), quotient(right.numerator, right.denominator))
    let inner =
      left.isNegative == right.isNegative
      ? number(.operation(.add), x, y) : number(.operation(.subtract), x, y)
    let product = factors.isEmpty ? inner : number(.operation(.multiply), self.product(factors), inner)
    let whole = divisors.isEmpty ? product : number(.operation(.divide), product, self.product(divisors))
    return left.isNegative ? number(.operation(.negate), whole) : whole
  }

  /// The factors that two lists have in common, each as often as it is in both; they are removed from both.
  private static func takeCommon(_ left: inout [Int], _ right: inout [Int]) -> [Int] {
    var common: [Int] = []
    left.removeAll { factor in
      guard let place = right.firstIndex(of: factor) else { return false }
      right.remove(at: place)
      common.append(factor)
      return true
    }
    return common
  }

  private mutating func product(_ factors: [Int]) -> Int {
    guard let head = factors.first else { return number(.numeral(1)) }
    return factors.dropFirst().reduce(head) { number(.operation(.multiply), $0, $1) }
  }

  private mutating func quotient(_ numerator: [Int], _ denominator: [Int]) -> Int {
    let product = self.product(numerator)
    return denominator.isEmpty ? product : number(.operation(.divide), product, self.product(denominator))
  }

  /// The signed factors and divisors of a product; `nil` if there are too many.
  private func term(_ formula: Int) -> Term? {
    var term = Term()
    var open: [(number: Int, isDivisor: Bool)] = [(formula, false)]
    var steps = 0
    while let (number, isDivisor) = open.popLast() {
      steps += 1
      switch formulas[number].node.content {
      case .operation(.negate):
        term.isNegative.toggle()
        open.append((first[number], isDivisor))
      case .operation(.multiply):
        open.append((second[number], isDivisor))
        open.append((first[number], isDivisor))
      case .operation(.divide):
        open.append((second[number], !isDivisor))
        open.append((first[number], isDivisor))
      case .numeral(1): break
      default: if isDivisor { term.denominator.append(number) } else { term.numerator.append(number) }
      }
      if steps + open.count > 4 * Self.limit { return nil }
      if term.numerator.count + term.denominator.count + open.count > Self.limit { return nil }
    }
    return term
  }
}
