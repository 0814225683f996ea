// After reading this file you know how numbers are computed several at a time, without a branch for any of them.
//
// `lanes` are numbers, `words` their bits. A comparison gives all ones or all zeros a lane, so that cases are chosen by "and"
// and "or" of bits: x & mask is x or +0, z | mask is z or NaN, select(mask, x, y) is x or y.
//
// A sum of two numbers in two parts, s + e = a + b exactly with s = round(a + b), costs three operations if |a| ≥ |b|, or a = 0.
// Sources: T. J. Dekker, A floating-point technique for extending the available precision, Numer. Math. 18 (1971), 224–242;
// J.-M. Muller, Elementary Functions, 3rd ed. (2016), 2.3.

// No product is fused with the sum that follows: not every processor can, and the bits are to be the same.
#pragma STDC FP_CONTRACT OFF

typedef double lanes __attribute__((vector_size(8 * LANES), may_alias));
typedef uint64_t words __attribute__((vector_size(8 * LANES), may_alias));

/// A number as the sum of two, of which the second is below the rounding of the first.
typedef struct {
  lanes high, low;
} pair;

#define inlined static inline __attribute__((always_inline))

/// Goes through a row, LANES numbers at a time.
#define EACH for (int i = 0; i < rowCount; i += LANES)

static const uint64_t signBit = 0x8000000000000000;

/// Numbers in memory, wherever they start.
typedef double inMemory __attribute__((vector_size(8 * LANES), aligned(8), may_alias));

inlined lanes load(const double *x) { return *(const inMemory *)x; }
inlined void store(double *z, lanes x) { *(inMemory *)z = x; }
inlined lanes all(double x) { return (lanes){} + x; }

inlined lanes masked(lanes x, words mask) { return (lanes)((words)x & mask); }
inlined lanes orBits(lanes x, words bits) { return (lanes)((words)x | bits); }
inlined lanes select(words mask, lanes x, lanes y) {
  return (lanes)(((words)x & mask) | ((words)y & ~mask));
}
inlined lanes magnitude(lanes x) { return (lanes)((words)x & ~signBit); }
inlined words sign(lanes x) { return (words)x & signBit; }

inlined bool any(words mask) {
  uint64_t bits = 0;
  for (int i = 0; i < LANES; i++) bits |= mask[i];
  return bits != 0;
}

/// a + b in two parts, |a| ≥ |b| or a = 0.
inlined pair sum(lanes a, lanes b) {
  lanes s = a + b;
  return (pair){s, b - (s - a)};
}

/// a + b in two parts, whichever is larger.
inlined pair sumOfAny(lanes a, lanes b) {
  lanes s = a + b;
  lanes t = s - a;
  return (pair){s, (a - (s - t)) + (b - t)};
}

/// A row of arguments sorted: those that are answered here, and those whose square might underflow.
typedef struct {
  words answered, tiny;

  /// The argument, if it is answered and not tiny; else +0.
  lanes x;
} argument;

/// Answers arguments of a magnitude below the limit. Functions are 1 + x or x at tiny ones, to the last bit.
inlined argument below(double limit, lanes x) {
  words answered = (words)(magnitude(x) < limit);
  words tiny = (words)(magnitude(x) < 0x1p-60);
  return (argument){answered, tiny, masked(x, answered & ~tiny)};
}
