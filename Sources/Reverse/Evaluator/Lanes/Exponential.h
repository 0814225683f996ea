// After reading this file you know how eˣ is computed below one unit in the last place without a table.
//
//     reduction    x = k·log 2 + r,   |r| ≤ log(2)/2,   so that eˣ = 2ᵏ·eʳ
//     polynomial   eʳ = 1 + r + r²/2 + r³·P(r),   P of degree 9, interpolated in Chebyshev's points: 2⁻⁶⁰ off
//     end          2ᵏ by adding k to the bits of the exponent
//
// k is x/log 2 plus 1.5·2⁵²: beside so large a number there is room for whole ones only, and they stand in the last bits. r
// would lose digits where x is near k·log 2; so log 2 stands in two parts, the first with 42 bits, whose product with k (11
// bits) is exact, as is x minus it (Cody and Waite). The second product is taken off with its rounding kept: r and `lost`.
//
// Rounding. 1 + r is kept in two parts, and everything else is small beside it: r² / 2 ≤ 0.06 has an error of 2⁻⁵⁸, where a unit
// of the result is 2⁻⁵³ or more. With the last rounding 0.58 units were the most found where eˣ is wanted in two parts, 0.67 for
// eˣ alone, which is spared four operations. eʳ − 1 has the unit of its own, smaller size: 0.83 units. A plain polynomial in a
// plain r, 1 + r + …, gives 2.2.
//
// Sources: W. J. Cody and W. Waite, Software Manual for the Elementary Functions (1980), ch. 6; J.-M. Muller, Elementary
// Functions, 3rd ed. (2016), ch. 11 (reduction), 4 and 6 (tables, which P. T. P. Tang has instead, ACM TOMS 15, 1989: fewer terms,
// but each lane's entry must be fetched).

/// eˣ = 2ᵏ·(1 + (r + lost) + r²/2 + r³·p).
typedef struct {
  /// k, where the exponent of a number stands.
  words k;
  lanes r, lost, p;
} exponent;

inlined exponent reduced(lanes x) {
  lanes shifted = x * oneOverLog2 + 0x1.8p52;
  lanes k = shifted - 0x1.8p52;
  lanes high = x - k * log2High;
  lanes low = k * log2Low;
  lanes r = high - low;
  lanes lost = (high - r) - low;
  lanes r2 = r * r;
  lanes r4 = r2 * r2;
  lanes p01 = expP0 + expP1 * r, p23 = expP2 + expP3 * r, p45 = expP4 + expP5 * r, p67 = expP6 + expP7 * r;
  lanes p = (p01 + r2 * p23) + r4 * ((p45 + r2 * p67) + r4 * (expP8 + expP9 * r));
  return (exponent){(words)shifted << 52, r, lost, p};
}

/// eʳ without 1 + r.
inlined lanes restOf(exponent e) {
  lanes r2 = e.r * e.r;
  return 0.5 * r2 + ((e.lost + e.lost * e.r) + (r2 * e.r) * e.p);
}

/// 2ᵏ·x, where that is in the range.
inlined lanes scaled(lanes x, words k) { return (lanes)((words)x + k); }

/// eˣ; beside 1 the rest of eʳ may be shorter by lost·r and by the rounding of r³·p.
inlined lanes exponential(lanes x) {
  exponent e = reduced(x);
  pair s = sum(all(1), e.r);
  lanes rest = (e.r * e.r) * (0.5 + e.r * e.p) + e.lost;
  return scaled(s.high + (s.low + rest), e.k);
}

/// eˣ in two parts.
inlined pair exponentialInTwo(lanes x) {
  exponent e = reduced(x);
  pair s = sum(all(1), e.r);
  pair z = sum(s.high, s.low + restOf(e));
  return (pair){scaled(z.high, e.k), z.low * scaled(all(1), e.k)};
}

/// eˣ − 1 in two parts, as (2ᵏ − 1) + 2ᵏ·(eʳ − 1): of two numbers that do not cancel. And eˣ.
typedef struct {
  pair lessOne;
  lanes whole;
} exponentialLessOne;

inlined exponentialLessOne lessOne(lanes x) {
  exponent e = reduced(x);
  lanes power = scaled(all(1), e.k);
  pair p = sum(e.r, restOf(e));
  lanes high = power * p.high, low = power * p.low;
  lanes first = power - 1;
  lanes lost = select((words)(power >= 1), (power - first) - 1, power - (first + 1));
  pair s = sum(first, high);
  return (exponentialLessOne){sum(s.high, s.low + (lost + low)), power + (high + low)};
}

static bool rowExp(const double *x, double *z, double *slope) {
  words left = {};
  EACH {
    argument a = below(708, load(x + i));
    store(z + i, orBits(exponential(a.x), ~a.answered));
    left |= ~a.answered;
  }
  return any(left);
}

static bool rowExpm1(const double *x, double *z, double *slope) {
  words left = {};
  EACH {
    argument a = below(600, load(x + i));
    exponentialLessOne e = lessOne(a.x);
    store(z + i, orBits(e.lessOne.high, ~a.answered | ((words)load(x + i) & a.tiny)));
    store(slope + i, e.whole);
    left |= ~a.answered;
  }
  return any(left);
}
