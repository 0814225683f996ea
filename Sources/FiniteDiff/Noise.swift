// After reading this file you know how the noise of a function, the error u of one value, is read off the function itself.
//
// Three witnesses testify to the size of u, and the largest counts; a fourth warns that none of them may have seen it:
//   1. the last place of the samples: ε·max|f|, twice what a correctly rounded function needs (each rung knows its own);
//   2. scatter: where the quotients of the lowest rungs jump about, D(h) − D(h/8) is at most R·u·(1 + 8ᵐ)/hᵐ; this
//      finds what cancels inside f, such as the 10⁶ in (10⁶ + sin x) − 10⁶. No one difference decides, lucky or not:
//      the rungs of noise end only where all changes above are far larger than all below;
//   3. a plateau: the lowest rungs all see exactly f(x). Where f is about as steep on both sides just above the plateau,
//      rounding made it, and the first change is the unit of rounding. Otherwise (a relu at rest, or log(1 + exp(−40)))
//      terms of size 1 inside f may have swallowed a slope, up to ε·max(1, |f|).
//   4. a stretch of scatter above quotients that agree: rounding inside f that freezes on short steps.
//
// The usual tool, a table of differences of seven close samples, is in DifferenceTable.swift; here the ladder's own samples
// answer, at no further cost.

extension Ladder {
  /// Bounds each rung's rounding error by the largest of the three witnesses.
  mutating func readNoise(_ samples: Samples) {
    let plateau = rungs.reversed().prefix { $0.isFlat }.count
    let unit = plateau > 0 ? unitOfRounding(plateau) : nil
    let swallowed = plateau > 0 ? unit ?? 0x1p-52 * Swift.max(1, samples.valueAtPoint.magnitude) : 0
    let scatter = scatter(above: unit == nil ? 0 : plateau)
    isNoisy = scatter > samples.largest * 0x1p-7
    noiseFloor = Swift.max(noiseFloor, scatter, swallowed)
    for index in rungs.indices {
      rungs[index].noise = Swift.max(rungs[index].noise, noiseFloor)
      rungs[index].rounding = rounding(noise: rungs[index].noise, step: rungs[index].step)
    }
  }

  /// The first change above a plateau, if rounding made the plateau: f is about as steep on both sides of x on one of
  /// the four rungs above.
  private func unitOfRounding(_ plateau: Int) -> Double? {
    let upper = rungs.dropLast(plateau)
    guard let first = upper.last else { return nil }
    let isTwoSided = upper.dropLast().suffix(4).contains { rung in
      let ratio = (rung.slopes.left / rung.slopes.right).magnitude
      return ratio > 0.5 && ratio < 2
    }
    guard isTwoSided else { return nil }
    return Swift.max(first.slopes.left.magnitude, first.slopes.right.magnitude) * first.step
  }

  /// Twice the noise that explains how the quotients of the lowest rungs jump, or 0 if they do not jump.
  ///
  /// Noise keeps its size from rung to rung; truncation, in the same measure, grows 512-fold. So the rungs of noise end
  /// where all changes above are more than sixteen times all those below: three below, so that no one lucky agreement
  /// ends them, or two if the growth goes on. A quotient that moves one way only is still converging.
  private func scatter(above plateau: Int) -> Double {
    let lowest = Array(rungs.dropLast(Swift.max(0, plateau - 1)).reversed())
    let changes = zip(lowest, lowest.dropFirst()).map { lower, upper in
      let amplification = rounding(noise: 1, step: upper.step) + rounding(noise: 1, step: lower.step)
      return (upper.value - lower.value) / amplification
    }
    let sizes = changes.map(\.magnitude)
    func ends(after count: Int) -> Bool {
      let (below, above) = (sizes[..<count].max() ?? 0, sizes[count...].prefix(4))
      guard above.allSatisfy({ $0 > 16 * below }) else { return false }
      return count > 2 || above.count > 1 && sizes[count + 1] > 64 * sizes[count]
    }
    let count = (2..<Swift.max(changes.count, 2)).first(where: ends) ?? changes.count
    let noisy = changes.prefix(count)
    let isOneWay = noisy.allSatisfy { $0 >= 0 } || noisy.allSatisfy { $0 <= 0 }
    let leastGrowth = count < changes.count ? 16.0 : 1.5
    let isGrowing = zip(sizes, sizes.dropFirst()).prefix(Swift.max(count - 1, 0)).allSatisfy {
      $1 >= leastGrowth * $0
    }
    let isLong = count == changes.count && count > 6
    if isOneWay && (isLong || isGrowing) { return 0 }
    let most = sizes.prefix(count).max() ?? 0
    guard count == changes.count, sizes.count >= 4 else { return 2 * most }
    let quietest = (3..<sizes.count).compactMap { sizes[($0 - 3)...$0].max() }.min() ?? most
    return 2 * Swift.min(most, 16 * quietest)
  }

  /// How far the quotient below a stretch of noise lies from the one above it; `nil` if there is no such stretch.
  ///
  /// Rounding inside f can freeze on short steps. (−b + √(b² − 4ac))/2a with b² ≫ 4ac jumps about like noise while the root
  /// still changes in its last place; below that, its error is a constant divided by 2a, as smooth as a right value. Three
  /// changes of about equal size in f (with at most one small one among them), not all of one sign and much larger than the
  /// noise below, are such a stretch, unless they are as large as f itself: then f has waves shorter than these steps.
  func hiddenNoise(above best: Int, _ samples: Samples) -> Double? {
    let changes = rungs.indices.dropLast().map { index in
      let amplification =
        rounding(noise: 1, step: rungs[index].step) + rounding(noise: 1, step: rungs[index + 1].step)
      return (rungs[index].value - rungs[index + 1].value) / amplification
    }
    for first in 0..<Swift.max(best - 3, 0) {
      for length in [3, 4] where first + length < best {
        let stretch = changes[first..<(first + length)]
        let sizes = stretch.map(\.magnitude).sorted().suffix(3)
        guard let least = sizes.first, let most = sizes.last, most <= 16 * least else { continue }
        let isOneWay = stretch.allSatisfy { $0 >= 0 } || stretch.allSatisfy { $0 <= 0 }
        if !isOneWay, least > 64 * rungs[best].noise, most < 0x1p-10 * samples.largest {
          return (rungs[best].value - rungs[first].value).magnitude
        }
      }
    }
    return nil
  }
}
