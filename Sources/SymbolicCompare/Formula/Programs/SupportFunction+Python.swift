// After reading this file you know the supporting functions in Python; `SupportFunction.swift` says what they are.

extension SupportFunction {
  var python: String {
    switch self {
    case .square: "def square(x):\n    return x * x"
    case .power: "def power(x, y):\n    return x * x if y == 2 else math.pow(x, y)"
    case .sign: "def sign(x):\n    return 1.0 if x > 0 else -1.0 if x < 0 else x if x != x else 0.0"
    case .heaviside: "def heaviside(x):\n    return 1.0 if x > 0 else 0.0 if x < 0 else x if x != x else 0.5"
    case .relu: "def relu(x):\n    return x if x > 0 else 0.0 if x <= 0 else x"
    case .minimum: "def minimum(x, y):\n    return x if x < y else y if y <= x else math.nan"
    case .maximum: "def maximum(x, y):\n    return x if x > y else y if y >= x else math.nan"
    case .floor: "def floor(x):\n    return float(math.floor(x)) if math.isfinite(x) else x"
    case .mod:
      "def floored_remainder(x, y):\n    return x % y + 0.0 if y != 0 and math.isfinite(x) else math.nan"
    case .ifPositive: "def if_positive(x, y):\n    return y if x > 0 else 0.0 if x <= 0 else math.nan"
    case .ifNotPositive: "def if_not_positive(x, y):\n    return y if x <= 0 else 0.0 if x > 0 else math.nan"
    case .hypot: "def hypot(x, y):  # the C library's, which math.hypot is not\n    return abs(complex(x, y))"
    case .sigmoid:
      """
      def sigmoid(x):
          decay = math.exp(-math.fabs(x))
          return 1 / (1 + decay) if x >= 0 else decay / (1 + decay)
      """
    case .logit:
      """
      def logit(x):
          if abs(x) < 1e-300:
              return math.nan if x < 0 else math.log(abs(x))
          distance = 1 - x - x
          size = math.log1p(math.fabs(distance) / (x if x < 0.5 else 1 - x))
          return -size if distance > 0 else size
      """
    case .log1mexp:
      """
      def log1mexp(x):
          return math.log(-math.expm1(x)) if x > -0.6931471805599453 else math.log1p(-math.exp(x))
      """
    case .erfinv:
      """
      def erfinv(x):
          size, half = math.fabs(x), 0.8862269254527580
          if not size < 1:
              return x * math.inf if size == 1 else math.nan
          if size < 1e-8:
              return half * x
          logarithm = math.log1p(-size * size)
          middle = 4.330746750799873 + logarithm / 2
          y = half * size if size < 0.01 else math.sqrt(math.sqrt(middle * middle - logarithm / 0.147) - middle)
          for _ in range(3):
              excess = math.erf(y) - size if size < 0.5 else 1 - size - math.erfc(y)
              step = excess * half * math.exp(y * y)
              y -= step / (1 + y * step)
          return -y if x < 0 else y
      """
    case .softplus:
      "def softplus(x):\n    return (x if x > 0 else 0.0) + math.log1p(math.exp(-math.fabs(x)))"
    case .gamma: "def gamma_function(x):\n    return math.gamma(x)"
    case .lgamma: "def log_gamma(x):\n    return math.lgamma(x)"
    case .tanhSlope:
      """
      def tanh_slope(x, y):
          if math.fabs(y) < 0.75:
              return 1 - y * y
          if math.fabs(x) > 20:
              return 4 * math.exp(-(x + x) if x > 0 else x + x)
          secant = 1 / math.cosh(x)
          return secant * secant
      """
    case .exponentialOfMinusSquare:
      """
      def exp_of_minus_square(x):
          if math.fabs(x) >= 32:
              return math.exp(-(x * x))
          mantissa, exponent = math.frexp(x)
          rounded = math.ldexp(round(mantissa * 16777216.0), exponent - 24)
          remainder = (x - rounded) * (x + rounded)
          return math.exp(-(rounded * rounded)) * math.exp(-remainder)
      """
    case .gaussian:
      """
      def gaussian(x):
          square = x * x
          density = math.exp(-square)
          if density == 0:
              return 0.0
          big = 134217729.0 * x  # Dekker: the error of the square
          high = big - (big - x)
          low = x - high
          error = ((high * high - square) + 2 * high * low) + low * low
          return density - density * error
      """
    case .powerSlope:
      """
      def power_slope(x, y, z):
          if y == 0:
              return 0.0
          reduced = y - 1
          is_rounded = reduced + 1 != y or y - reduced == 0
          if is_rounded and x != 0 and math.fabs(z) >= 2.2250738585072014e-308:
              return y * z / x
          return y * math.pow(x, reduced)
      """
    case .sinc: "def sinc(x):\n    return math.sin(x) / x if x != 0 else 1.0"
    case .sincDerivative:
      """
      def sinc_derivative(n, x):
          if not 0 <= n <= 1000 or n != math.floor(n) or x - x != 0:
              return math.nan
          if n == 0:
              return sinc(x)
          n, b = int(n), math.fabs(x)
          sign = -1.0 if x < 0 and n % 2 == 1 else 1.0
          if b <= 1:
              first = n % 2
              total = 0.0
              for m in range(first + 18, first - 1, -2):
                  total = 1 / (n + m + 1) - b * b / ((m + 1) * (m + 2)) * total
              return sign * (-total if (n + first) % 4 == 2 else total) * (b if first == 1 else 1) + 0.0
          waves = [math.sin(b), math.cos(b), -math.sin(b), -math.cos(b)]
          if n <= b:
              value = waves[0] / b
              for k in range(1, n + 1):
                  value = (waves[k % 4] - k * value) / b
              return sign * value
          top, share, value = n, 1.0, 0.0
          while share > 1e-20:
              top += 1
              share *= b / top
          for k in range(top, n, -1):
              value = (waves[k % 4] - b * value) / k
          return sign * value
      """
    case .digamma:
      """
      def digamma(x):
          if x < 0:
              nearest = math.floor(x + 0.5)
              distance = x - nearest
              if distance == 0:
                  return math.nan
              a = math.fabs(distance)
              cotangent = math.pi * math.tan(math.pi * (0.5 - a)) if a > 0.25 else math.pi / math.tan(math.pi * a)
              return digamma(1 - x) - (-cotangent if distance < 0 else cotangent)
          if x == 0 or x != x:
              return math.nan
          if x >= 10:
              square = 1 / (x * x)
              total = 0.0
              for c in reversed([\(asymptotic)]):
                  total = (total + c) * square
              return math.log(x) - 0.5 / x - total
          series = [
              \(nearRoot.replacing("\n", with: "\n    "))]
          y = x + 1 if x < 1 else x
          total = 0.0
          while y > 2:
              y -= 1
              total += 1 / y
          g = 0.0
          for c in reversed(series):
              g = g * (y - 1.5) + c
          near = ((y - 1.4616321449683622) - 9.549995429965697e-17) * g
          return near - 1 / x if x < 1 else near + total if x > 2 else near
      """
    case .polygamma:
      """
      def polygamma_weights(n, b):
          tail = [
              \(bernoulli.replacing("\n", with: "\n    "))]
          high = low = k = 0.0
          while b + k < n + 10:
              term = math.exp(-(n + 1) * math.log1p(k / b))
              total = high + term
              part = total - high
              low += (high - (total - part)) + (term - part)
              high = total
              if term < 1e-19 * high:
                  return high + low
              k += 1
          z = b + k
          total, j = 0.0, 24.0
          for c in reversed(tail):
              j -= 2
              total = ((n + j + 1) / z) * (c + ((n + j + 2) / z) * total)
          return high + (low + math.exp(-(n + 1) * math.log1p(k / b)) * (z / n + 0.5 + total))


      def polygamma(n, x):
          if n == 0:
              return digamma(x)
          is_odd = math.fmod(n, 2) == 1
          nearest = math.copysign(math.floor(math.fabs(x) + 0.5), x)
          a = x if x > 0 else math.fabs(x - nearest)
          if n != math.floor(n) or n < 0 or a == 0 or x != x:
              return math.nan
          total = polygamma_weights(n, a)
          if x < 0:
              beside = polygamma_weights(n, 1 - a) * math.exp(-(n + 1) * math.log1p((1 - 2 * a) / a))
              beyond = polygamma_weights(n, 1 - x) * math.exp(-(n + 1) * math.log1p((1 - x - a) / a))
              is_above = x - nearest > 0
              total = total + (beside - beyond) if is_odd else total - (beside + (-beyond if is_above else beyond))
              if not is_odd and is_above:
                  total = -total
          elif not is_odd:
              total = -total
          factorial = 1.0
          k = 2.0
          while k <= n:
              factorial *= k
              k += 1
          return total * factorial * math.pow(a, -(n + 1))
      """
    }
  }
}
