// After reading this file you know the supporting functions in Swift; `SupportFunction.swift` says what they are.

extension SupportFunction {
  var swift: String {
    switch self {
    case .square: "private func square(_ x: Double) -> Double { x * x }"
    case .power: "private func power(_ x: Double, _ y: Double) -> Double { y == 2 ? x * x : pow(x, y) }"
    case .sign: "private func sign(_ x: Double) -> Double { x > 0 ? 1 : x < 0 ? -1 : x == 0 ? 0 : x }"
    case .heaviside:
      "private func heaviside(_ x: Double) -> Double { x > 0 ? 1 : x < 0 ? 0 : x == 0 ? 0.5 : x }"
    case .relu: "private func relu(_ x: Double) -> Double { x > 0 ? x : x <= 0 ? 0 : x }"
    case .minimum:
      "private func minimum(_ x: Double, _ y: Double) -> Double { x < y ? x : y <= x ? y : .nan }"
    case .maximum:
      "private func maximum(_ x: Double, _ y: Double) -> Double { x > y ? x : y >= x ? y : .nan }"
    case .floor: ""
    case .mod:
      """
      private func floored_remainder(_ x: Double, _ y: Double) -> Double {
        let r = x.truncatingRemainder(dividingBy: y)
        return r == 0 ? 0 : (r < 0) == (y < 0) ? r : r + y
      }
      """
    case .ifPositive:
      "private func if_positive(_ x: Double, _ y: Double) -> Double { x > 0 ? y : x <= 0 ? 0 : .nan }"
    case .ifNotPositive:
      "private func if_not_positive(_ x: Double, _ y: Double) -> Double { x <= 0 ? y : x > 0 ? 0 : .nan }"
    case .hypot: ""
    case .sigmoid:
      """
      private func sigmoid(_ x: Double) -> Double {
        let decay = exp(-fabs(x))
        return x >= 0 ? 1 / (1 + decay) : decay / (1 + decay)
      }
      """
    case .softplus:
      """
      private func softplus(_ x: Double) -> Double {
        let decay = exp(-fabs(x))
        return (x > 0 ? x : 0) + log1p(decay)
      }
      """
    case .logit:
      """
      private func logit(_ x: Double) -> Double {
        if fabs(x) < 1e-300 { return x < 0 ? .nan : log(fabs(x)) }
        let distance = 1 - x - x
        let size = log1p(fabs(distance) / (x < 0.5 ? x : 1 - x))
        return distance > 0 ? -size : size
      }
      """
    case .log1mexp:
      """
      private func log1mexp(_ x: Double) -> Double {
        x > -0.6931471805599453 ? log(-expm1(x)) : log1p(-exp(x))
      }
      """
    case .erfinv:
      """
      private func erfinv(_ x: Double) -> Double {
        let size = fabs(x), half = 0.8862269254527580
        guard size < 1 else { return size == 1 ? x * .infinity : .nan }
        if size < 1e-8 { return half * x }
        let logarithm = log1p(-size * size)
        let middle = 4.330746750799873 + logarithm / 2
        var y = size < 0.01 ? half * size : sqrt(sqrt(middle * middle - logarithm / 0.147) - middle)
        for _ in 1...3 {
          let excess = size < 0.5 ? erf(y) - size : 1 - size - erfc(y)
          let step = excess * half * exp(y * y)
          y -= step / (1 + y * step)
        }
        return x < 0 ? -y : y
      }
      """
    case .gamma:
      """
      private func gamma_function(_ x: Double) -> Double {
        x <= 0 && x == x.rounded() ? .nan : tgamma(x)
      }
      """
    case .lgamma:
      """
      private func log_gamma(_ x: Double) -> Double {
        let (value, _): (Double, Int) = lgamma(x)
        return value
      }
      """
    case .tanhSlope:
      """
      private func tanh_slope(_ x: Double, _ y: Double) -> Double {
        if fabs(y) < 0.75 { return 1 - y * y }
        if fabs(x) > 20 { return 4 * exp(x > 0 ? -(x + x) : x + x) }
        let secant = 1 / cosh(x)
        return secant * secant
      }
      """
    case .exponentialOfMinusSquare:
      """
      private func exp_of_minus_square(_ x: Double) -> Double {
        if fabs(x) >= 32 { return exp(-(x * x)) }
        let rounded = Double(Float(x))
        let remainder = (x - rounded) * (x + rounded)
        return exp(-(rounded * rounded)) * exp(-remainder)
      }
      """
    case .gaussian:
      """
      private func gaussian(_ x: Double) -> Double {
        let square = x * x
        let density = exp(-square)
        return density == 0 ? 0 : density - density * (-square).addingProduct(x, x)
      }
      """
    case .powerSlope:
      """
      private func power_slope(_ x: Double, _ y: Double, _ z: Double) -> Double {
        if y == 0 { return 0 }
        let reduced = y - 1
        let isRounded = reduced + 1 != y || y - reduced == 0
        if isRounded && x != 0 && z.isNormal { return y * z / x }
        return y * pow(x, reduced)
      }
      """
    case .sinc: "private func sinc(_ x: Double) -> Double { x == 0 ? 1 : sin(x) / x }"
    case .sincDerivative:
      """
      private func sinc_derivative(_ n: Double, _ x: Double) -> Double {
        guard n >= 0, n <= 1000, n == n.rounded(), x.isFinite else { return .nan }
        if n == 0 { return sinc(x) }
        let order = Int(n)
        let b = fabs(x)
        let sign: Double = x < 0 && order % 2 == 1 ? -1 : 1
        if b <= 1 {
          let first = order % 2
          var sum = 0.0
          for m in stride(from: first + 18, through: first, by: -2) {
            sum = 1 / Double(order + m + 1) - b * b / Double((m + 1) * (m + 2)) * sum
          }
          return sign * ((order + first) % 4 == 2 ? -sum : sum) * (first == 1 ? b : 1) + 0
        }
        let waves = [sin(b), cos(b), -sin(b), -cos(b)]
        if n <= b {
          var value = waves[0] / b
          for k in 1...order { value = (waves[k % 4] - Double(k) * value) / b }
          return sign * value
        }
        var (top, share, value) = (order, 1.0, 0.0)
        while share > 1e-20 {
          top += 1
          share *= b / Double(top)
        }
        for k in stride(from: top, to: order, by: -1) { value = (waves[k % 4] - b * value) / Double(k) }
        return sign * value
      }
      """
    case .digamma:
      """
      private func digamma(_ x: Double) -> Double {
        if x < 0 {
          let distance = x - x.rounded()
          if distance == 0 || x.isInfinite { return .nan }
          let a = fabs(distance)
          let cotangent = a > 0.25 ? Double.pi * tan(.pi * (0.5 - a)) : Double.pi / tan(.pi * a)
          return digamma(1 - x) - (distance < 0 ? -cotangent : cotangent)
        }
        if x == 0 || x.isNaN { return .nan }
        if x >= 10 {
          let tail: [Double] = [\(asymptotic)]
          let square = 1 / (x * x)
          var sum = 0.0
          for coefficient in tail.reversed() { sum = (sum + coefficient) * square }
          return log(x) - 0.5 / x - sum
        }
        let series: [Double] = [
          \(nearRoot)]
        var (y, sum) = (x < 1 ? x + 1 : x, 0.0)
        while y > 2 {
          y -= 1
          sum += 1 / y
        }
        var g = 0.0
        for coefficient in series.reversed() { g = g * (y - 1.5) + coefficient }
        let near = ((y - 1.4616321449683622) - 9.549995429965697e-17) * g
        return x < 1 ? near - 1 / x : x > 2 ? near + sum : near
      }
      """
    case .polygamma:
      """
      private func polygamma(_ n: Double, _ x: Double) -> Double {
        if n == 0 { return digamma(x) }
        let isOdd = fmod(n, 2) == 1
        let a = x > 0 ? x : fabs(x - x.rounded())
        if n != n.rounded() || n < 0 || a == 0 || x.isNaN { return .nan }
        let tail: [Double] = [
          \(bernoulli)]
        func weight(_ ratio: Double) -> Double { exp(-(n + 1) * log1p(ratio)) }
        func weights(_ b: Double) -> Double {
          var (high, low, k) = (0.0, 0.0, 0.0)
          while b + k < n + 10 {
            let term = exp(-(n + 1) * log1p(k / b))
            let sum = high + term
            let part = sum - high
            low += (high - (sum - part)) + (term - part)
            high = sum
            if term < 1e-19 * high { return high + low }
            k += 1
          }
          let z = b + k
          var (sum, j) = (0.0, 24.0)
          for coefficient in tail.reversed() {
            j -= 2
            sum = ((n + j + 1) / z) * (coefficient + ((n + j + 2) / z) * sum)
          }
          return high + (low + exp(-(n + 1) * log1p(k / b)) * (z / n + 0.5 + sum))
        }
        var sum = weights(a)
        if x < 0 {
          let next = weights(1 - a) * weight((1 - 2 * a) / a)
          let beyond = weights(1 - x) * weight((1 - x - a) / a)
          let isAbove = x - x.rounded() > 0
          sum = isOdd ? sum + (next - beyond) : sum - (next + (isAbove ? -beyond : beyond))
          if !isOdd && isAbove { sum = -sum }
        } else if !isOdd {
          sum = -sum
        }
        var factorial = 1.0
        for k in stride(from: 2.0, through: n, by: 1) { factorial *= k }
        return sum * factorial * pow(a, -(n + 1))
      }
      """
    }
  }
}
