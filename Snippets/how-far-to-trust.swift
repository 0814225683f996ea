// (1 − cos x)/x² near 0 in balls of growing precision: the radius says how many digits there are, and the derivative in
// Double has none. Then the certified derivative, which doubles the precision until enough digits are certain.
import SymbolicCompare

func f<T: Scalar>(_ x: T) -> T {
  let versine = 1 - cos(x)
  return versine / (x * x)
}

print("f(1e-9) = 0.5 - 4.2e-20")
for bits in [32, 64, 128, 256] {
  let ball = Ball.withPrecision(bits) { f(Ball(1e-9)) }
  let digits = max(0, ball.accuracyInBits) * 3 / 10
  print("\(bits) bits: radius \(ball.radius.upperBound), about \(digits) digits certain")
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
// f(1e-9) = 0.5 - 4.2e-20
// 32 bits: radius 0.5000000000142903, about 0 digits certain
// 64 bits: radius 0.02710505431213763, about 1 digits certain
// 128 bits: radius 1.46936793852786e-21, about 20 digits certain
// 256 bits: radius 4.318084277547224e-60, about 58 digits certain
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
