// After reading this file you know how the package checks itself on random formulas, and how a failure is reported:
// made small, as a command that shows it.

/// The outcome of checking properties on random formulas.
public struct SelfCheck: Sendable {
  /// The seed that gives the same cases again.
  public let seed: UInt64

  /// How many formulas were checked, each at a point.
  public private(set) var cases = 0

  /// How many formulas had no point inside their domain, and were passed over.
  public private(set) var passedOver = 0

  /// For each property, by its name, at how many of the cases it was asked.
  public private(set) var asked: [String: Int] = [:]

  /// For each property, by its name, how many of the cases gave it something to compare, and a failure counts too.
  ///
  /// A property that is not among the keys has compared nothing, and has not been shown to hold.
  public private(set) var compared: [String: Int] = [:]

  /// The failures, as small as they could be made, and how many cases of a property came to the same example.
  public private(set) var failures: [(property: String, example: Counterexample, count: Int)] = []

  /// How many failures there were, those that came to the same example included.
  public var failureCount: Int { failures.reduce(0) { $0 + $1.count } }

  /// Checks properties on random formulas, until the number of cases is reached, or a case brings the number of
  /// failures to ten or more; in that case too every property is checked.
  ///
  /// - Parameters:
  ///   - count: the number of formulas.
  ///   - seed: the seed of all random choices.
  ///   - properties: what is checked.
  ///   - formulas: how formulas are made.
  ///   - programs: how programs are made, which take the place of every fourth formula; `nil` for none.
  ///   - points: how points are made.
  ///   - found: is told every new failure as soon as it is made small.
  ///   - progress: is told the number of formulas looked at, after each one.
  /// - Complexity: 1 to 2 ms of processor a case in release builds, with all properties; half of it goes to formulas
  ///   of third and fourth derivatives. A failure costs up to 2000 cases more, see ``Counterexample/shrunk(tries:by:)``.
  public init(
    count: Int, seed: UInt64, properties: [Property] = Property.all,
    formulas: FormulaGenerator = FormulaGenerator(), programs: ProgramGenerator? = nil,
    points: PointGenerator = PointGenerator(), found: (Counterexample) -> Void = { _ in },
    progress: (Int) -> Void = { _ in }
  ) {
    let kind = Kind(
      "", formulas: formulas, programs: programs, points: points, properties: properties)
    self.init(count: count, seed: seed, kinds: [kind], found: found, progress: progress)
  }

  /// Checks random cases of several kinds, one of each in turn, until the number of cases is reached or ten failures
  /// were found.
  ///
  /// - Parameters:
  ///   - count: the number of formulas in all.
  ///   - seed: the seed of all random choices.
  ///   - kinds: how cases are made, and what is checked; see ``kinds``.
  ///   - found: is told every new failure as soon as it is made small.
  ///   - progress: is told the number of formulas looked at, after each one.
  ///   - isEnded: whether to stop before the next formula, as when somebody interrupts the run.
  public init(
    count: Int, seed: UInt64, kinds: [Kind], found: (Counterexample) -> Void = { _ in },
    progress: (Int) -> Void = { _ in }, isEnded: () -> Bool = { false }
  ) {
    self.seed = seed
    for index in 0..<Swift.max(count, 0) where failureCount < Self.mostFailures && !kinds.isEmpty {
      if isEnded() { break }
      take(CaseOutcome(ofCase: index, seed: seed, kinds), found)
      progress(index + 1)
    }
  }

  /// Failures after which no further case is looked at.
  private static let mostFailures = 10

  /// Checks random cases of several kinds, some of them at the same time; what comes out is the same for any number of jobs.
  ///
  /// A case has random choices of its own, so that cases can be looked at in any order. They are counted in their own
  /// order, and those beyond the last failure that counts are dropped.
  ///
  /// - Parameters:
  ///   - count: the number of formulas in all.
  ///   - seed: the seed of all random choices.
  ///   - kinds: how cases are made, and what is checked; see ``kinds``.
  ///   - jobs: how many cases are looked at at the same time.
  ///   - found: is told every new failure, in the order of the cases.
  ///   - progress: is told the number of formulas looked at, after each one.
  ///   - isEnded: whether to stop before the next formula, as when somebody interrupts the run.
  public init(
    count: Int, seed: UInt64, kinds: [Kind], jobs: Int, found: (Counterexample) -> Void = { _ in },
    progress: (Int) -> Void = { _ in }, isEnded: () -> Bool = { false }
  ) async {
    guard jobs > 1, !kinds.isEmpty else {
      self.init(count: count, seed: seed, kinds: kinds, found: found, progress: progress, isEnded: isEnded)
      return
    }
    self.init(count: 0, seed: seed, kinds: kinds)
    await withTaskGroup(of: (Int, CaseOutcome).self) { group in
      var ready: [Int: CaseOutcome] = [:]
      var (begun, taken) = (0, 0)
      while taken < count, failureCount < Self.mostFailures, !isEnded() {
        while begun < count, begun - taken < 4 * jobs, begun - taken - ready.count < jobs {
          let index = begun
          group.addTask { (index, CaseOutcome(ofCase: index, seed: seed, kinds)) }
          begun += 1
        }
        guard let (index, outcome) = await group.next(), !Task.isCancelled else { break }
        ready[index] = outcome
        while failureCount < Self.mostFailures, let next = ready.removeValue(forKey: taken) {
          take(next, found)
          taken += 1
          progress(taken)
        }
      }
      group.cancelAll()
    }
  }

  private mutating func take(_ outcome: CaseOutcome, _ found: (Counterexample) -> Void) {
    if outcome.isPassedOver { passedOver += 1 } else { cases += 1 }
    for (property, isCompared, failure) in outcome.properties {
      asked[property, default: 0] += 1
      if isCompared { compared[property, default: 0] += 1 }
      if let failure, keep(failure, of: property) { found(failure) }
    }
  }

  /// Keeps an example, or counts it if it is there.
  ///
  /// - Returns: whether it is new.
  private mutating func keep(_ example: Counterexample, of property: String) -> Bool {
    let place = failures.firstIndex { $0.property == property && $0.example.command == example.command }
    guard let place else {
      failures.append((property, example, 1))
      return true
    }
    failures[place].count += 1
    return false
  }
}

/// What the properties said of one case.
private struct CaseOutcome: Sendable {
  /// Whether no point was found inside the formula's domain.
  var isPassedOver = false

  /// By name, in the order of the properties: whether there was something to compare, and a failure made small.
  var properties: [(name: String, isCompared: Bool, failure: Counterexample?)] = []

  /// Makes the case of a number, and asks its properties.
  init(ofCase index: Int, seed: UInt64, _ kinds: [SelfCheck.Kind]) {
    if Task.isCancelled { return }
    var generator = SeededGenerator(seed: seed).forCase(index)
    let kind = kinds[index % kinds.count]
    let (formula, point) = kind.randomCase(index / kinds.count, using: &generator)
    guard let point else {
      isPassedOver = true
      return
    }
    for property in kind.properties {
      let outcome = property.outcome(formula, point)
      var failure: Counterexample?
      if case .violated(let reason) = outcome {
        let command: Counterexample.Command =
          property.name == Property.methodsAgree().name ? .comparison : .selfCheck
        let example = Counterexample(
          formula, at: point, reason: "\(property.name): \(reason)", shownBy: command)
        failure = example.shrunk { property.violation($0, $1).map { "\(property.name): \($0)" } }
      }
      properties.append((property.name, outcome != .notCompared, failure))
    }
  }
}
