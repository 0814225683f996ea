// Times gradients and prints ratios. Competitors take turns; of each the minimum over many batches counts, since
// what disturbs a measurement only ever adds to it.

import Dual
import Glibc

/// Keeps a result alive.
nonisolated(unsafe) var sink = 0.0

/// A competitor and its best time so far, in nanoseconds.
struct Competitor {
  let name: String
  let body: () -> [Double]
  var best = Double.infinity

  init(_ name: String, _ body: @escaping () -> [Double]) {
    self.name = name
    self.body = body
  }

  /// One batch of at least 3 ms, or one call.
  mutating func batch() {
    var calls = 1
    while true {
      let start = now()
      for _ in 0..<calls { sink += body()[0] }
      let time = now() - start
      if time >= 3e6 || calls > 1 << 24 {
        best = min(best, time / Double(calls))
        return
      }
      calls *= time < 1e5 ? 16 : 2
    }
  }
}

func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
}

/// Rotates the competitors, and prints each with its ratio to the first; all must give the first one's answer.
///
/// A word after the library's path chooses the races whose title contains it.
func race(_ title: String, _ competitors: [Competitor]) {
  if CommandLine.arguments.count > 2 && !title.contains(CommandLine.arguments[2]) { return }
  var competitors = competitors
  let expected = competitors[0].body()
  for competitor in competitors {
    let worst = zip(competitor.body(), expected).map { abs($0 - $1) / max(abs($1), 1e-300) }.max() ?? 0
    precondition(worst < 1e-12, "\(title): \(competitor.name) is off by \(worst)")
  }
  for _ in 0..<27 { for index in competitors.indices { competitors[index].batch() } }
  print(title)
  for competitor in competitors {
    let time = String(Int(competitor.best * 10).quotientAndRemainder(dividingBy: 10).quotient)
    let ratio = Double(Int(competitor.best / competitors[0].best * 1000)) / 1000
    let name = competitor.name + String(repeating: " ", count: max(0, 26 - competitor.name.count))
    print("  \(name) \(String(repeating: " ", count: max(0, 8 - time.count)))\(time) ns   \(ratio)")
  }
}

typealias CeresGradient =
  @convention(c) (Int32, Int32, Int32, UnsafePointer<Double>, UnsafeMutablePointer<Double>) -> Void

/// Ceres' Jet from the shared library that `run.sh` builds, if its path was given.
let ceres: CeresGradient? = {
  guard CommandLine.arguments.count > 1, let library = dlopen(CommandLine.arguments[1], RTLD_NOW) else {
    return nil
  }
  guard let symbol = dlsym(library, "ceres_gradient") else { return nil }
  return unsafeBitCast(symbol, to: CeresGradient.self)
}()

func ceresCompetitor(_ workload: Int32, width: Int32, at x: [Double]) -> [Competitor] {
  guard let ceres else { return [] }
  return [
    Competitor("Ceres Jet, \(width) direction\(width == 1 ? "" : "s")") {
      [Double](unsafeUninitializedCapacity: x.count) { buffer, count in
        if let base = buffer.baseAddress { ceres(workload, width, Int32(x.count), x, base) }
        count = x.count
      }
    }
  ]
}

#if DEBUG
print("this build is not optimised: its figures mean nothing; use swift run -c release")
#endif

let points = (0..<1000).map { 0.1 + 0.8 * Double(($0 * 7919) % 1000) / 1000 }
race(
  "one number, derivative of a polynomial over 1 + x² (1000 points)",
  [
    Competitor("hand-specialised dual") {
      var sum = 0.0
      for x in points { sum += handHorner(HandDual(value: x, tangent: 1)).tangent }
      return [sum]
    },
    Competitor("Dual, without a verb") {
      var sum = 0.0
      for x in points { sum += horner(Dual(value: x, tangent: 1)).tangent }
      return [sum]
    },
    Competitor("derivative(at:of:)") {
      var sum = 0.0
      for x in points { sum += derivative(at: x, of: horner) }
      return [sum]
    },
  ])

for n in [8, 64] {
  let x = (0..<n).map { 0.5 + 0.9 * Double(($0 * 37) % 64) / 64 }
  race(
    "product of \(n)",
    [
      Competitor("hand-specialised dual") { handGradient(at: x, of: handProduct) },
      Competitor("the same, edge values") { carefulGradient(at: x, of: carefulProduct) },
      Competitor("Dual") { gradient(at: x) { (x: [Dual]) in product(x) } },
      Competitor("Dual4") { gradient(at: x) { (x: [Dual4]) in product(x) } },
      Competitor("Dual8 (the default)") { gradient(at: x, of: product) },
    ] + ceresCompetitor(0, width: 1, at: x) + ceresCompetitor(0, width: 4, at: x)
      + ceresCompetitor(0, width: 8, at: x))
  race(
    "Rosenbrock, \(n) inputs",
    [
      Competitor("hand-specialised dual") { handGradient(at: x, of: handRosenbrock) },
      Competitor("the same, edge values") { carefulGradient(at: x, of: carefulRosenbrock) },
      Competitor("Dual") { gradient(at: x) { (x: [Dual]) in rosenbrock(x) } },
      Competitor("Dual4") { gradient(at: x) { (x: [Dual4]) in rosenbrock(x) } },
      Competitor("Dual8 (the default)") { gradient(at: x, of: rosenbrock) },
    ] + ceresCompetitor(1, width: 1, at: x) + ceresCompetitor(1, width: 4, at: x)
      + ceresCompetitor(1, width: 8, at: x))
  race(
    "sum of log(1 + exp(x[i]*x[i+1])), \(n) inputs",
    [
      Competitor("hand-specialised dual") { handGradient(at: x, of: handLogSumExp) },
      Competitor("the same, edge values") { carefulGradient(at: x, of: carefulLogSumExp) },
      Competitor("Dual") { gradient(at: x) { (x: [Dual]) in logSumExp(x) } },
      Competitor("Dual4") { gradient(at: x) { (x: [Dual4]) in logSumExp(x) } },
      Competitor("Dual8 (the default)") { gradient(at: x, of: logSumExp) },
    ] + ceresCompetitor(2, width: 1, at: x) + ceresCompetitor(2, width: 4, at: x)
      + ceresCompetitor(2, width: 8, at: x))
}

/// exp(x)/(1 + x²), whose n-th derivative is asked for by nesting and by one Taylor polynomial.
func bell<T: Scalar>(_ x: T) -> T { exp(x) / (T(1) + x * x) }

typealias N1 = NestedDual<Double>
typealias N2 = NestedDual<N1>
typealias N3 = NestedDual<N2>
typealias N4 = NestedDual<N3>
typealias N5 = NestedDual<N4>
typealias N6 = NestedDual<N5>
let n1 = N1(value: 0.3, tangent: 1)
let n2 = N2(value: n1, tangent: 1)
let n3 = N3(value: n2, tangent: 1)
let n4 = N4(value: n3, tangent: 1)
let n5 = N5(value: n4, tangent: 1)
let n6 = N6(value: n5, tangent: 1)

/// Only times, since the entries are different derivatives.
func curve(_ title: String, _ competitors: [Competitor]) {
  if CommandLine.arguments.count > 2 && !title.contains(CommandLine.arguments[2]) { return }
  var competitors = competitors
  for _ in 0..<9 { for index in competitors.indices { competitors[index].batch() } }
  print(title)
  print("  " + competitors.map { "\($0.name): \(Int($0.best)) ns" }.joined(separator: ", "))
}
curve(
  "the n-th derivative by nesting",
  [
    Competitor("n = 1") { [bell(n1).tangent ?? 0] },
    Competitor("2") { [bell(n2).tangent?.tangent ?? 0] },
    Competitor("3") { [bell(n3).tangent?.tangent?.tangent ?? 0] },
    Competitor("4") { [bell(n4).tangent?.tangent?.tangent?.tangent ?? 0] },
    Competitor("5") { [bell(n5).tangent?.tangent?.tangent?.tangent?.tangent ?? 0] },
    Competitor("6") { [bell(n6).tangent?.tangent?.tangent?.tangent?.tangent?.tangent ?? 0] },
  ])
curve(
  "the n-th derivative by a Taylor polynomial",
  [1, 2, 3, 4, 5, 6, 10, 20, 40, 80, 160].map { order in
    Competitor("n = \(order)") { [derivatives(at: 0.3, upTo: order, of: bell)[order]] }
  })
