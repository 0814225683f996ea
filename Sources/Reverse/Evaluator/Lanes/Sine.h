// After reading this file you know how sine and cosine are computed together, below one unit in the last place.
//
//     reduction    |x| = n·π/2 + r,   |r| ≤ π/4
//     kernels      sin r = r + r³·S(r²),   cos r = 1 − r²/2 + r⁴·C(r²);   S and C of degree 6, 2⁻⁵⁷ and 2⁻⁶⁰ off
//     quadrant     n mod 4 = 0, 1, 2, 3:   sin x = sin r, cos r, −sin r, −cos r
//
// π/2 stands in three parts of 37, 37 and 53 bits, and n < 2¹⁵ for |x| < 40,000, so that n times the first two is exact. |x| minus
// the first product is exact, the second is taken off with its rounding kept, and the third comes after them: r and `rest` know
// |x| − n·π/2 to n·2⁻¹²⁸. Of the numbers below 40,000 the nearest to a multiple of π/2 is 2⁻⁶⁰·⁵ away, at n = 29, and known to
// 63 bits. Beyond 40,000 the digits of π must be chosen by the exponent of x (Payne and Hanek), which the C library does.
//
// The rest changes sin r by rest·cos r and cos r by −rest·sin r; 1 − r²/2 is kept in two parts. 0.9 units were the most found.
//
// Sources: W. J. Cody and W. Waite, Software Manual for the Elementary Functions (1980), ch. 8; J.-M. Muller, Elementary
// Functions, 3rd ed. (2016), ch. 11.

/// Sine and cosine of a number that is not negative.
typedef struct {
  lanes sine, cosine;
} angle;

inlined angle sineAndCosine(lanes x) {
  lanes shifted = x * twoOverPi + 0x1.8p52;
  lanes n = shifted - 0x1.8p52;
  lanes first = x - n * halfPi0;
  lanes second = n * halfPi1;
  lanes high = first - second;
  lanes low = n * halfPi2 - ((first - high) - second);
  lanes r = high - low;
  lanes rest = (high - r) - low;

  lanes z = r * r, z2 = z * z, z4 = z2 * z2;
  lanes s01 = sinS0 + sinS1 * z, s23 = sinS2 + sinS3 * z, s45 = sinS4 + sinS5 * z;
  lanes c01 = cosC0 + cosC1 * z, c23 = cosC2 + cosC3 * z, c45 = cosC4 + cosC5 * z;
  lanes S = (s01 + z2 * s23) + z4 * (s45 + z2 * sinS6);
  lanes C = (c01 + z2 * c23) + z4 * (c45 + z2 * cosC6);
  lanes half = 0.5 * z;
  lanes sine = r + ((r * z) * S + (rest - half * rest));
  lanes whole = 1 - half;
  lanes cosine = whole + (((1 - whole) - half) + (z2 * C - r * rest));

  words quadrant = (words)shifted;
  words isOdd = -(quadrant & 1);
  words sineSign = (quadrant << 62) & signBit, cosineSign = ((quadrant + 1) << 62) & signBit;
  return (angle){
    (lanes)((words)select(isOdd, cosine, sine) ^ sineSign),
    (lanes)((words)select(isOdd, sine, cosine) ^ cosineSign),
  };
}

static bool rowSin(const double *x, double *z, double *slope) {
  words left = {};
  EACH {
    lanes given = load(x + i);
    argument a = below(40000, magnitude(given));
    angle y = sineAndCosine(a.x);
    words sine = (words)y.sine | ((words)magnitude(given) & a.tiny);
    store(z + i, (lanes)((sine ^ sign(given)) | ~a.answered));
    store(slope + i, y.cosine);
    left |= ~a.answered;
  }
  return any(left);
}

static bool rowCos(const double *x, double *z, double *slope) {
  words left = {};
  EACH {
    lanes given = load(x + i);
    argument a = below(40000, magnitude(given));
    angle y = sineAndCosine(a.x);
    words sine = (words)y.sine | ((words)magnitude(given) & a.tiny);
    store(z + i, orBits(y.cosine, ~a.answered));
    store(slope + i, (lanes)(sine ^ sign(-given)));
    left |= ~a.answered;
  }
  return any(left);
}
