// (1 − cos x)/x² near 0 in balls of growing precision: the radius says how many digits there are, and the derivative in
// Double has none. Then the certified derivative, which doubles the precision until enough digits are certain.
import SymbolicCompare

func f<T: Scalar>(_ x: T) -> T {
  let versine = 1 - cos(x)
  return versine / (x * x)
}

for bits in [32, 64, 128, 256] {
  let ball = Ball.withPrecision(bits) { f(Ball(1e-9)) }
  let digits = max(0, ball.accuracyInBits) * 3 / 10
  let shown = digits == 0 ? "no digit" : ball.midpoint.decimal(digits: digits)
  print("f(1e-9) at \(bits) bits: \(shown), certain within \(ball.radius.upperBound)")
}
print("in Double:", f(1e-9))

for x in [1e-3, 1e-6, 1e-9] {
  let comparison = try Comparison(of: "(1 - cos(x))/x^2", at: ["x": x])
  guard let row = comparison["x"], let truth = row.truth, let number = truth.number else { continue }
  print("\nslope at \(x): forward mode says \(row.dual)")
  print("certified at \(truth.bits) bits: \(number.midpoint.decimal(digits: 20))")
  print("\(row.verdict.kind.rawValue), digits left: \(Int(row.verdict.digits ?? 0))")
}

// Prints:
// f(1e-9) at 32 bits: no digit, certain within 0.5000000000142903
// f(1e-9) at 64 bits: 0.5, certain within 0.02710505431213763
// f(1e-9) at 128 bits: 0.49999999999999999996, certain within 1.46936793852786e-21
// f(1e-9) at 256 bits: 0.4999999999999999999583333333333333281445896007405673593686, certain within 4.318084277547224e-60
// in Double: 0.0
//
// slope at 0.001: forward mode says -8.331766483335445e-05
// certified at 128 bits: -8.3333327777777928322e-5
// CANCELLATION, digits left: 3
//
// slope at 1e-06: forward mode says -88.9005825077106
// certified at 256 bits: -8.3333333333327774007e-8
// CANCELLATION, digits left: 0
//
// slope at 1e-09: forward mode says 1000000000.0
// certified at 256 bits: -8.3333333333333338518e-11
// CANCELLATION, digits left: 0
