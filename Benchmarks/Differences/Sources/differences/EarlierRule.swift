// After reading this file you know where the rule of an earlier commit comes from: before.sh makes its sources a module.

#if BEFORE
import Before

extension Rule {
  static let earlier = [
    Rule(name: "adaptive, before", isAdaptive: true) { x, f in
      let quotient = Before::differenceQuotient(at: x, of: f)
      return Answer(value: quotient.value, calls: quotient.evaluations, estimate: quotient.errorEstimate)
    }
  ]
}
#else
extension Rule {
  static let earlier: [Rule] = []
}
#endif
