// After reading this file you know how one source becomes code for several widths: whoever includes it says how many LANES
// a register has, and gets all functions, static, and a TABLE of them.

#include "EvaluatorLanes.h"

#include <stdint.h>

#include "Vectors.h"
#include "Constants.h"
#include "Arithmetic.h"
#include "Transposition.h"
#include "Exponential.h"
#include "Logarithm.h"
#include "Logistic.h"
#include "Sine.h"

// clang-format off
#define TABLE { \
  .exp = rowExp, .expm1 = rowExpm1, .log = rowLog, .log1p = rowLog1p, \
  .sigmoid = rowSigmoid, .softplus = rowSoftplus, .tanh = rowTanh, .sin = rowSin, .cos = rowCos, .sqrt = rowSqrt, \
  .negate = rowNegate, .add = rowAdd, .subtract = rowSubtract, .multiply = rowMultiply, .divide = rowDivide, \
  .sendPlus = rowSendPlus, .sendMinus = rowSendMinus, .sendProduct = rowSendProduct, \
  .sendToDividend = rowSendToDividend, .sendToDivisor = rowSendToDivisor, \
  .areFinite = rowsAreFinite, .toRows = anyPointsToRows, .toPoints = anyRowsToPoints, \
}
