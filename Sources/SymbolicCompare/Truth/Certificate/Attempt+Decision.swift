// After reading this file you know when a precision was enough, and how two sides become a verdict on a number.

internal import Elementary

extension Certification {
  /// What one precision gives.
  struct Attempt {
    /// The limits: of the value at the point; or of the derivative on the right, and on the other sides after it.
    var sides: [Limit<Enclosure>]

    /// The steps at which the function need not be smooth.
    var events: [SingularEvent] = []

    /// The steps at which it would not be in other directions.
    var dormant: [SingularEvent] = []

    /// Whether it is the value that was asked for.
    var isPoint = false

    /// The limits of lower orders on both sides.
    var lower: [(order: Int, right: Limit<Enclosure>, left: Limit<Enclosure>)] = []

    /// The value at the point, where a step was singular.
    var value: Limit<Enclosure>?
  }
}

extension Certification.Attempt {
  /// What a better attempt would need.
  enum Need {
    case nothing, precision, terms
  }

  /// Whether enough is known.
  func need(_ ladder: PrecisionLadder) -> Need {
    let all = sides + lower.flatMap { [$0.right, $0.left] } + (value.map { [$0] } ?? [])
    var need = Need.nothing
    for limit in all {
      switch limit {
      case .obstacle(let obstacle) where obstacle.reason == .needsTerms:
        need = need == .precision ? need : .terms
      case .obstacle(let obstacle) where obstacle.reason == .needsPrecision: need = .precision
      case .number(let number) where !number.isDecided(ladder): need = .precision
      default: break
      }
    }
    return need == .nothing && mayDifferUnseen(ladder) ? .precision : need
  }

  /// Whether numbers that have to be equal overlap, and may be told apart at a higher precision: sides, a value and its limit.
  private func mayDifferUnseen(_ ladder: PrecisionLadder) -> Bool {
    if events.isEmpty { return false }
    var pairs = lower.map { ($0.right, $0.left) } + sides.dropFirst().map { (sides[0], $0) }
    if let value, let limit = lower.first?.right { pairs.append((limit, value)) }
    return pairs.contains { a, b in
      guard case (.number(let a), .number(let b)) = (a, b) else { return false }
      return a.mayDifferUnseen(from: b, ladder)
    }
  }

  /// The certificate that this attempt gives.
  func certified(_ bits: Int, _ ladder: PrecisionLadder) -> CertifiedNumber {
    let right = sides[0].certified(bits)
    let left = sides.count > 1 ? sides[1].certified(bits) : right
    func result(_ kind: CertifiedNumber.Kind, _ a: CertifiedSide? = nil, _ b: CertifiedSide? = nil)
      -> CertifiedNumber
    {
      let isHuge = if case .huge = a ?? right { true } else { false }
      return CertifiedNumber(
        kind: kind == .number && isHuge ? .huge : kind, right: a ?? right, left: b ?? left, bits: bits,
        events: events + dormant,
        obstacle: blamedStep(kind))
    }
    if sides.contains(where: { $0.isOpen(ladder) }) { return result(.undecided) }
    if isPoint { return result(kindOfValue) }

    let point = value ?? lower.first?.right ?? .number(Enclosure(0))
    switch point {
    case .obstacle(let obstacle) where obstacle.reason == .needsPrecision || obstacle.reason == .needsTerms:
      return result(.undecided)
    case .obstacle, .infinite:
      let limits = lower.first.map { [$0.right, $0.left] } ?? []
      return result(.noValue(isRemovable: limits.count == 2 && Self.areEqualNumbers(limits[0], limits[1])))
    case .number: break
    }
    for (order, right, left) in lower {
      let step = compare(right, left, order: order, point: order == 0 ? point : nil)
      guard let kind = step else {
        // What is only known to lie between two pieces may jump from one to the other.
        if right.isOpen(ladder) || left.isOpen(ladder) { return result(.undecided) }
        continue
      }
      if case .oneSided = kind { return result(kind) }
      return result(kind, right.certified(bits), left.certified(bits))
    }
    guard sides.count > 1 else { return result(kindOfSide(sides[0])) }
    for side in sides.dropFirst() {
      if let kind = compare(sides[0], side, order: orderOfKink, point: nil) {
        return result(kind, nil, side.certified(bits))
      }
    }
    return result(mayDifferUnseen(ladder) ? .undecided : .number)
  }

  /// The step to blame for what a certificate says.
  private func blamedStep(_ kind: CertifiedNumber.Kind) -> Int? {
    let obstacles = sides.compactMap(\.obstacle)
    func first(_ isMeant: (Obstacle) -> Bool) -> Int? { obstacles.first(where: isMeant)?.step }
    switch kind {
    case .undecided:
      let open = events.first { $0.kind == .open }?.step
      return first(\.isCurable) ?? obstacles.first?.step ?? value?.obstacle?.step ?? open
    case .noValue:
      // What is infinite has a value for what follows, as far as that has one.
      return first { $0.reason == .noSeries } ?? value?.obstacle?.step ?? obstacles.first?.step
    default: return first { !$0.isCurable } ?? obstacles.first?.step ?? value?.obstacle?.step
    }
  }

  private var orderOfKink: Int { (lower.last?.order ?? 1) + 1 }

  private var kindOfValue: CertifiedNumber.Kind { kindOfSide(sides[0]) }

  private func kindOfSide(_ limit: Limit<Enclosure>) -> CertifiedNumber.Kind {
    switch limit {
    case .number: .number
    case .infinite: isPoint ? .noValue(isRemovable: false) : .infinite
    case .obstacle(let obstacle): obstacle.isCurable ? .undecided : .noValue(isRemovable: false)
    }
  }

  /// What keeps a derivative of this order from existing; `nil` if it exists as far as this order goes.
  private func compare(
    _ right: Limit<Enclosure>, _ left: Limit<Enclosure>, order: Int, point: Limit<Enclosure>?
  ) -> CertifiedNumber.Kind? {
    switch (right, left) {
    case (.obstacle(let obstacle), _) where obstacle.isCurable: return .undecided
    case (_, .obstacle(let obstacle)) where obstacle.isCurable: return .undecided
    // No power series, as of x^x at 0: nothing is said of limits.
    case (.obstacle(let obstacle), _) where obstacle.reason == .noSeries: return .undecided
    case (_, .obstacle(let obstacle)) where obstacle.reason == .noSeries: return .undecided
    case (.obstacle(let a), .obstacle(let b)):
      // Defined at the point alone.
      return a.reason == .undefined || b.reason == .undefined ? .oneSided : .noValue(isRemovable: false)
    case (.obstacle(let obstacle), _), (_, .obstacle(let obstacle)):
      return obstacle.reason == .undefined ? .oneSided : .noValue(isRemovable: false)
    case (.number(let a), .number(let b)):
      if a.certainlyDiffers(from: b) { return order == 0 ? .jump : .kink(order: order) }
      if case .number(let value)? = point, a.certainlyDiffers(from: value) { return .jump }
      return nil
    case (.infinite, .infinite):
      if order == 0 { return .jump }
      return .infinite
    case (.infinite, .number), (.number, .infinite): return order == 0 ? .jump : .infinite
    }
  }

  private static func areEqualNumbers(_ a: Limit<Enclosure>, _ b: Limit<Enclosure>) -> Bool {
    guard case .number(let a) = a, case .number(let b) = b else { return false }
    return !a.certainlyDiffers(from: b)
  }
}

extension CertifiedNumber {
  /// A number that is 0 since it hangs on nothing.
  static let zero = CertifiedNumber(
    kind: .number, right: .number(.zero), left: .number(.zero), bits: 64, events: [], obstacle: nil)
}

extension StraightLineProgram {
  /// Whether inputs act together, so that a derivative by all of them need not be 0: whether a step that is not linear
  /// depends on each pair of them.
  func interact(_ positions: [Int]) -> Bool {
    let distinct = Array(Set(positions)).sorted()
    for (index, i) in distinct.enumerated() {
      for j in distinct[(index + 1)...] where !interact(i, j) { return false }
    }
    return true
  }

  private func interact(_ i: Int, _ j: Int) -> Bool {
    let (a, b) = (dependence(on: [i]), dependence(on: [j]))
    for (index, step) in steps.enumerated() where isNeeded[index] {
      guard case .apply(let primitive, let first, let second) = step else { continue }
      guard a[index] && b[index] else { continue }
      switch primitive {
      case .negate, .add, .subtract: continue
      case .multiply:
        if let second, (a[first] && b[second]) || (b[first] && a[second]) { return true }
      case .divide:
        if let second, a[second] || b[second] { return true }
      case .unary, .binary: return true
      }
    }
    return false
  }
}
