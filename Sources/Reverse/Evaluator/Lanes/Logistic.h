// After reading this file you know how functions of e^−|x| keep their digits: it is carried in two parts, and so are the sums
// and the quotient that are made of it.
//
//     sigmoid     1/(1 + e)  right of 0,  e/(1 + e)  left          e = e^−|x|          slope  e/(1 + e)²
//     tanh        −t/(t + 2),  with the sign of x                  t = e^(−2|x|) − 1   slope  4e/(1 + e)²
//     softplus    max(x, 0) + log(1 + e)                           e = e^−|x|          slope  sigmoid x
//
// A quotient n/u by way of 1/u would have three roundings of its own. The first guess q is cut to 26 bits instead; so is the
// first part of u; then n − q·u is exact but for its last rounding, and q + (n − q·u)·(1/u) is rounded once.
//
// 0.58 units were the most found for sigmoid, 0.71 for tanh, 0.87 for softplus; a slope has up to eight roundings, and 5.8 units.
// Sources: T. J. Dekker, Numer. Math. 18 (1971), 224–242; J.-M. Muller, Elementary Functions, 3rd ed. (2016), 2.2–2.3.

/// The first half of a number's digits.
inlined lanes firstHalf(lanes x) { return (lanes)((words)x & 0xfffffffff8000000); }

/// n/u, where `reciprocal` is nearly 1/u.
inlined lanes quotient(pair n, pair u, lanes reciprocal) {
  lanes q = firstHalf(n.high * reciprocal);
  lanes high = firstHalf(u.high);
  lanes rest = ((n.high - q * high) - q * (u.high - high)) + (n.low - q * u.low);
  return q + rest * reciprocal;
}

/// a + b in two parts, where a is larger.
inlined pair sumWithPair(double a, pair b) {
  pair s = sum(all(a), b.high);
  return (pair){s.high, s.low + b.low};
}

static bool rowSigmoid(const double *x, double *z, double *slope) {
  words left = {};
  EACH {
    argument a = below(600, load(x + i));
    pair e = exponentialInTwo(-magnitude(a.x));
    pair u = sumWithPair(1, e);
    lanes reciprocal = 1 / u.high;
    words isLeft = (words)(a.x < 0);
    pair n = {select(isLeft, e.high, all(1)), masked(e.low, isLeft)};
    store(z + i, orBits(quotient(n, u, reciprocal), ~a.answered));
    store(slope + i, (e.high * reciprocal) * reciprocal);
    left |= ~a.answered;
  }
  return any(left);
}

static bool rowTanh(const double *x, double *z, double *slope) {
  words left = {};
  EACH {
    lanes given = load(x + i);
    argument a = below(300, magnitude(given));
    exponentialLessOne e = lessOne(-2 * a.x);
    pair u = sumWithPair(2, e.lessOne);
    lanes reciprocal = 1 / u.high;
    pair n = {-e.lessOne.high, -e.lessOne.low};
    words size = (words)quotient(n, u, reciprocal) | ((words)magnitude(given) & a.tiny);
    store(z + i, (lanes)((size | sign(given)) | ~a.answered));
    store(slope + i, 4 * ((e.whole * reciprocal) * reciprocal));
    left |= ~a.answered;
  }
  return any(left);
}

static bool rowSoftplus(const double *x, double *z, double *slope) {
  words left = {};
  EACH {
    argument a = below(600, load(x + i));
    pair e = exponentialInTwo(-magnitude(a.x));
    pair u = sum(all(1), e.high);
    lanes reciprocal = 1 / u.high;
    words isLeft = (words)(a.x < 0);
    words isTiny = (words)(e.high < 0x1p-60);
    pair y = logarithmNextToOne(masked(e.high, ~isTiny), u, reciprocal, e.low);
    pair s = sumOfAny(masked(a.x, ~isLeft), orBits(y.high, (words)e.high & isTiny));
    store(z + i, orBits(s.high + (s.low + y.low), ~a.answered));
    store(slope + i, select(isLeft, e.high, all(1)) * reciprocal);
    left |= ~a.answered;
  }
  return any(left);
}
