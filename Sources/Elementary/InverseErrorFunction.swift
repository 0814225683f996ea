// After reading this file you know how the inverse of erf is computed: from a formula with three digits, by steps that triple
// them.
//
//     start       erf(y)² ≈ 1 − exp(−y²·(4/π + a·y²)/(1 + a·y²)), a = 0.147, solved for y
//     step        e = (erf(y) − x)·√π/2·exp(y²)        y − e/(1 + y·e)              (Halley; erf″ = −2y·erf′)
//
// Beyond 1/2 the excess is (1 − x) − erfc(y), in which no digit is lost. Below 10⁻⁸ the first term √π/2·x is all there is.
//
// Precision: 2 units in the last place. Cost: three values of erf. Source of the start: Winitzki, A handy approximation for
// the error function and its inverse (2008); steps of Halley's: DLMF 3.8(v).

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// y with erf(y) = x; ±∞ at ±1, NaN beyond.
@usableFromInline
func inverseErrorFunction(_ x: Double) -> Double {
  let (size, rootOfPiByTwo) = (x.magnitude, 0.8862269254527580)
  guard size < 1 else { return size == 1 ? x * .infinity : .nan }
  if size < 1e-8 { return rootOfPiByTwo * x }
  let logarithm = log1p(-size * size)
  let middle = 4.330746750799873 + logarithm / 2  // 2/(πa)
  var y =
    size < 0.01
    ? rootOfPiByTwo * size : ((middle * middle - logarithm / 0.147).squareRoot() - middle).squareRoot()
  for _ in 1...3 {
    let excess = size < 0.5 ? erf(y) - size : 1 - size - erfc(y)
    let step = excess * rootOfPiByTwo * exp(y * y)
    y -= step / (1 + y * step)
  }
  return x < 0 ? -y : y
}
