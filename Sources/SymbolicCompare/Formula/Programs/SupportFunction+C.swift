// After reading this file you know the supporting functions in C; `SupportFunction.swift` says what they are.

extension SupportFunction {
  var c: String {
    switch self {
    case .square: "static double square(double x) { return x * x; }"
    case .power: "static double power(double x, double y) { return y == 2 ? x * x : pow(x, y); }"
    case .sign: "static double sign(double x) { return x > 0 ? 1 : x < 0 ? -1 : x == 0 ? 0 : x; }"
    case .heaviside:
      "static double heaviside(double x) { return x > 0 ? 1 : x < 0 ? 0 : x == 0 ? 0.5 : x; }"
    case .relu: "static double relu(double x) { return x > 0 ? x : x <= 0 ? 0 : x; }"
    case .minimum: "static double minimum(double x, double y) { return x < y ? x : y <= x ? y : NAN; }"
    case .maximum: "static double maximum(double x, double y) { return x > y ? x : y >= x ? y : NAN; }"
    case .floor: ""
    case .mod:
      """
      static double floored_remainder(double x, double y) {
        double r = fmod(x, y);
        return r == 0 ? 0 : (r < 0) == (y < 0) ? r : r + y;
      }
      """
    case .ifPositive:
      "static double if_positive(double x, double y) { return x > 0 ? y : x <= 0 ? 0 : NAN; }"
    case .ifNotPositive:
      "static double if_not_positive(double x, double y) { return x <= 0 ? y : x > 0 ? 0 : NAN; }"
    case .hypot: ""
    case .sigmoid:
      """
      static double sigmoid(double x) {
        double decay = exp(-fabs(x));
        return x >= 0 ? 1 / (1 + decay) : decay / (1 + decay);
      }
      """
    case .softplus:
      "static double softplus(double x) { return (x > 0 ? x : 0) + log1p(exp(-fabs(x))); }"
    case .logit:
      """
      static double logit(double x) {
        double distance = 1 - x - x;
        if (fabs(x) < 1e-300) return x < 0 ? NAN : log(fabs(x));
        double size = log1p(fabs(distance) / (x < 0.5 ? x : 1 - x));
        return distance > 0 ? -size : size;
      }
      """
    case .log1mexp:
      """
      static double log1mexp(double x) {
        return x > -0.6931471805599453 ? log(-expm1(x)) : log1p(-exp(x));
      }
      """
    case .erfinv:
      """
      static double erfinv(double x) {
        double size = fabs(x), half = 0.8862269254527580;
        if (!(size < 1)) return size == 1 ? x * INFINITY : NAN;
        if (size < 1e-8) return half * x;
        double logarithm = log1p(-size * size), middle = 4.330746750799873 + logarithm / 2;
        double y = size < 0.01 ? half * size : sqrt(sqrt(middle * middle - logarithm / 0.147) - middle);
        for (int i = 0; i < 3; i++) {
          double excess = size < 0.5 ? erf(y) - size : 1 - size - erfc(y);
          double step = excess * half * exp(y * y);
          y -= step / (1 + y * step);
        }
        return x < 0 ? -y : y;
      }
      """
    case .gamma:
      "static double gamma_function(double x) { return x <= 0 && x == round(x) ? NAN : tgamma(x); }"
    case .lgamma: "static double log_gamma(double x) { return lgamma(x); }"
    case .tanhSlope:
      """
      static double tanh_slope(double x, double y) {
        if (fabs(y) < 0.75) return 1 - y * y;
        if (fabs(x) > 20) return 4 * exp(x > 0 ? -(x + x) : x + x);
        double secant = 1 / cosh(x);
        return secant * secant;
      }
      """
    case .exponentialOfMinusSquare:
      """
      static double exp_of_minus_square(double x) {
        if (fabs(x) >= 32) return exp(-(x * x));
        double rounded = (float)x;
        double remainder = (x - rounded) * (x + rounded);
        return exp(-(rounded * rounded)) * exp(-remainder);
      }
      """
    case .gaussian:
      """
      static double gaussian(double x) {
        double square = x * x;
        double density = exp(-square);
        return density == 0 ? 0 : density - density * fma(x, x, -square);
      }
      """
    case .powerSlope:
      """
      static double power_slope(double x, double y, double z) {
        if (y == 0) return 0;
        double reduced = y - 1;
        int is_rounded = reduced + 1 != y || y - reduced == 0;
        if (is_rounded && x != 0 && isnormal(z)) return y * z / x;
        return y * pow(x, reduced);
      }
      """
    case .sinc: "static double sinc(double x) { return x == 0 ? 1 : sin(x) / x; }"
    case .sincDerivative:
      """
      static double sinc_derivative(double n, double x) {
        if (!(n >= 0 && n <= 1000) || n != floor(n) || !isfinite(x)) return NAN;
        if (n == 0) return sinc(x);
        int order = (int)n;
        double b = fabs(x), sign = x < 0 && order % 2 == 1 ? -1 : 1;
        if (b <= 1) {
          int first = order % 2;
          double sum = 0;
          for (int m = first + 18; m >= first; m -= 2) sum = 1 / (n + m + 1) - b * b / ((m + 1.0) * (m + 2.0)) * sum;
          return sign * ((order + first) % 4 == 2 ? -sum : sum) * (first == 1 ? b : 1) + 0.0;
        }
        double waves[] = {sin(b), cos(b), -sin(b), -cos(b)};
        if (n <= b) {
          double value = waves[0] / b;
          for (int k = 1; k <= order; k++) value = (waves[k % 4] - k * value) / b;
          return sign * value;
        }
        int top = order;
        double share = 1, value = 0;
        while (share > 1e-20) share *= b / ++top;
        for (int k = top; k > order; k--) value = (waves[k % 4] - b * value) / k;
        return sign * value;
      }
      """
    case .digamma:
      """
      static double digamma(double x) {
        static const double pi = 3.141592653589793;
        if (x < 0) {
          double distance = x - round(x);
          if (distance == 0 || isinf(x)) return NAN;
          double a = fabs(distance);
          double cotangent = a > 0.25 ? pi * tan(pi * (0.5 - a)) : pi / tan(pi * a);
          return digamma(1 - x) - (distance < 0 ? -cotangent : cotangent);
        }
        if (x == 0 || isnan(x)) return NAN;
        if (x >= 10) {
          static const double tail[] = {\(asymptotic)};
          double square = 1 / (x * x), sum = 0;
          for (int k = 7; k >= 0; k--) sum = (sum + tail[k]) * square;
          return log(x) - 0.5 / x - sum;
        }
        static const double series[] = {
          \(nearRoot)};
        double y = x < 1 ? x + 1 : x, sum = 0, g = 0;
        while (y > 2) {
          y -= 1;
          sum += 1 / y;
        }
        for (int k = 22; k >= 0; k--) g = g * (y - 1.5) + series[k];
        double near = ((y - 1.4616321449683622) - 9.549995429965697e-17) * g;
        return x < 1 ? near - 1 / x : x > 2 ? near + sum : near;
      }
      """
    case .polygamma:
      """
      static double polygamma_weights(double n, double b) {
        static const double tail[] = {
          \(bernoulli)};
        double high = 0, low = 0, k = 0;
        while (b + k < n + 10) {
          double term = exp(-(n + 1) * log1p(k / b));
          double sum = high + term, part = sum - high;
          low += (high - (sum - part)) + (term - part);
          high = sum;
          if (term < 1e-19 * high) return high + low;
          k += 1;
        }
        double z = b + k, sum = 0, j = 24;
        for (int i = 11; i >= 0; i--) {
          j -= 2;
          sum = ((n + j + 1) / z) * (tail[i] + ((n + j + 2) / z) * sum);
        }
        return high + (low + exp(-(n + 1) * log1p(k / b)) * (z / n + 0.5 + sum));
      }

      static double polygamma(double n, double x) {
        if (n == 0) return digamma(x);
        int is_odd = fmod(n, 2) == 1;
        double a = x > 0 ? x : fabs(x - round(x));
        if (n != round(n) || n < 0 || a == 0 || isnan(x)) return NAN;
        double sum = polygamma_weights(n, a);
        if (x < 0) {
          double next = polygamma_weights(n, 1 - a) * exp(-(n + 1) * log1p((1 - 2 * a) / a));
          double beyond = polygamma_weights(n, 1 - x) * exp(-(n + 1) * log1p((1 - x - a) / a));
          int is_above = x - round(x) > 0;
          sum = is_odd ? sum + (next - beyond) : sum - (next + (is_above ? -beyond : beyond));
          if (!is_odd && is_above) sum = -sum;
        } else if (!is_odd) {
          sum = -sum;
        }
        double factorial = 1;
        for (double k = 2; k <= n; k++) factorial *= k;
        return sum * factorial * pow(a, -(n + 1));
      }
      """
    }
  }
}
