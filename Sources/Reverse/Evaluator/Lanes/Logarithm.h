// After reading this file you know how log x is computed below one unit in the last place.
//
//     reduction    x = 2ᵏ·m,   √½ ≤ m < √2,   from the bits;   f = m − 1 is exact
//     series       log(1 + f) = 2·artanh(s),   s = f/(2 + f),   |s| ≤ 0.172:   2s + s³·(2/3 + 2s²/5 + …)
//     polynomial   R = s²·P(s²), P of degree 7, 2⁻⁵⁹ off
//
// 2s itself is rounded, and is as large as the result. With 2s = f − s·f and s·f = f²/2 − s·f²/2 it is not needed:
//
//     log(1 + f) = f − (f²/2 − s·(f²/2 + R))
//
// begins with f, which is exact, and goes on with what is small beside it. k·log 2 is added in two parts, k times the first is
// exact; its sum with f is kept in two parts too. 0.85 units were the most found.
//
// log(1 + x) is the logarithm of u = round(1 + x), and what the rounding lost, c = 1 + x − u, comes back as c/u. Near 0, where u
// has few of x's digits, f is x itself.
//
// Sources: W. J. Cody and W. Waite, Software Manual for the Elementary Functions (1980), ch. 5; J.-M. Muller, Elementary
// Functions, 3rd ed. (2016), ch. 4 and 11; P. T. P. Tang, ACM TOMS 16 (1990), 378–400, who takes tables instead; W. Kahan for
// the correction c/u.

/// u = 2ᵏ·(1 + f).
typedef struct {
  lanes k, f;
} fraction;

/// The bits of u, shifted so that the exponent changes at √2 instead of 2.
inlined fraction split(lanes u) {
  words bits = (words)u + (oneBits - rootOfHalfBits);
  lanes k = (lanes)((bits >> 52) | 0x4330000000000000) - (0x1p52 + 1023);
  lanes m = (lanes)((bits & 0x000fffffffffffff) + rootOfHalfBits);
  return (fraction){k, m - 1};
}

/// k·(the first part of log 2) + log(1 + f) + low, in two parts; low is small beside the rest.
inlined pair logarithm(lanes k, lanes f, lanes low) {
  lanes s = f / (2 + f);
  lanes z = s * s, z2 = z * z, z4 = z2 * z2;
  lanes p01 = logP0 + logP1 * z, p23 = logP2 + logP3 * z, p45 = logP4 + logP5 * z, p67 = logP6 + logP7 * z;
  lanes R = z * ((p01 + z2 * p23) + z4 * (p45 + z2 * p67));
  lanes half = 0.5 * f * f;
  pair first = sum(k * log2High, f);
  return (pair){first.high, first.low - (half - (s * (half + R) + low))};
}

/// log(1 + x), where 1 + x is u and a rest of it.
inlined pair logarithmNextToOne(lanes x, pair u, lanes reciprocal, lanes lowOfX) {
  fraction m = split(u.high);
  words near = (words)(magnitude(x) < 0.25);
  lanes lost = select(near, lowOfX, u.low + lowOfX);
  lanes k = masked(m.k, ~near);
  return logarithm(k, select(near, x, m.f), k * log2Low + lost * reciprocal);
}

static bool rowLog(const double *x, double *z, double *slope) {
  words left = {};
  EACH {
    lanes given = load(x + i);
    words answered = (words)(given >= 0x1p-1022) & (words)(given <= 0x1.fffffffffffffp1023);
    lanes u = select(answered, given, all(1));
    fraction m = split(u);
    pair y = logarithm(m.k, m.f, m.k * log2Low);
    store(z + i, orBits(y.high + y.low, ~answered));
    store(slope + i, 1 / u);
    left |= ~answered;
  }
  return any(left);
}

static bool rowLog1p(const double *x, double *z, double *slope) {
  words left = {};
  EACH {
    lanes given = load(x + i);
    words answered = (words)(given > -1) & (words)(given <= 0x1.fffffffffffffp1023);
    words tiny = (words)(magnitude(given) < 0x1p-60);
    lanes a = masked(given, answered & ~tiny);
    pair u = sumOfAny(a, all(1));
    lanes reciprocal = 1 / u.high;
    pair y = logarithmNextToOne(a, u, reciprocal, all(0));
    store(z + i, orBits(y.high + y.low, ~answered | ((words)given & tiny)));
    store(slope + i, reciprocal);
    left |= ~answered;
  }
  return any(left);
}
