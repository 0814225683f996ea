// After reading this file you know the plain loops of a block: arithmetic on rows, and the messages that go back.
//
//     z = x·y     forwards   z = x·y          backwards   x̄ += z̄·y,  ȳ += z̄·x        (sendProduct, twice)
//     z = x/y     forwards   z = x/y          backwards   x̄ += z̄·(1/y),  ȳ −= z̄·(z/y)
//
// The first message to an adjoint is put down instead of added, so that the rows need not be cleared.

static void rowNegate(const double *x, double *z) { EACH store(z + i, -load(x + i)); }

static void rowAdd(const double *x, const double *y, double *z) {
  EACH store(z + i, load(x + i) + load(y + i));
}
static void rowSubtract(const double *x, const double *y, double *z) {
  EACH store(z + i, load(x + i) - load(y + i));
}
static void rowMultiply(const double *x, const double *y, double *z) {
  EACH store(z + i, load(x + i) * load(y + i));
}
static void rowDivide(const double *x, const double *y, double *z) {
  EACH store(z + i, load(x + i) / load(y + i));
}

/// The square root is the processor's own, correctly rounded, everywhere. Its slope at 0 is +∞, whatever the zero's sign.
static bool rowSqrt(const double *x, double *z, double *slope) {
  EACH {
    lanes root = __builtin_elementwise_sqrt(load(x + i));
    store(z + i, root);
    store(slope + i, 1 / magnitude(root + root));
  }
  return false;
}

#define SEND(adjoint, isFirst, message) \
  if (isFirst) { \
    EACH store(adjoint + i, message); \
  } else { \
    EACH store(adjoint + i, load(adjoint + i) + (message)); \
  }

static void rowSendPlus(double *adjoint, bool isFirst, const double *c) { SEND(adjoint, isFirst, load(c + i)) }
static void rowSendMinus(double *adjoint, bool isFirst, const double *c) { SEND(adjoint, isFirst, -load(c + i)) }

static void rowSendProduct(double *adjoint, bool isFirst, const double *c, const double *y) {
  SEND(adjoint, isFirst, load(c + i) * load(y + i))
}

/// 1/y, but NaN where z is.
inlined lanes reciprocal(lanes y, lanes z) { return orBits(1 / y, (words)(z != z)); }

static void rowSendToDividend(
  double *adjoint, bool isFirst, const double *c, const double *y, const double *z) {
  SEND(adjoint, isFirst, load(c + i) * reciprocal(load(y + i), load(z + i)))
}

static void rowSendToDivisor(
  double *adjoint, bool isFirst, const double *c, const double *y, const double *z) {
  SEND(adjoint, isFirst, -load(c + i) * (load(z + i) / load(y + i)))
}

/// Whether all numbers of so many rows are finite: x − x is 0 then, and NaN otherwise.
static bool rowsAreFinite(const double *x, long count) {
  words odd = {};
  for (long row = 0; row < count; row++) {
    const double *y = x + rowCount * row;
    EACH odd |= (words)(load(y + i) - load(y + i));
  }
  return !any(odd);
}
