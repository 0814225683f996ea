// After reading this file you know what a block of 64 points asks of the processor's vector registers.
//
// A register holds 2, 4 or 8 numbers (its lanes), as the processor has it: SSE2 and NEON 2, AVX2 4, AVX-512 8. Swift compiles
// for the least processor of its kind, with 2. Here the same source is compiled for each, and one is chosen when the program
// runs. Nothing is fused or reordered, so that each gives the same bits: what differs is the time.
//
//     Vectors.h          numbers in lanes, and their bits
//     Arithmetic.h       + − · / on rows of 64 numbers, and what they send back
//     Transposition.h    points to rows, and rows to points
//     Exponential.h      exp, expm1           Logarithm.h   log, log1p
//     Logistic.h         sigmoid, tanh, softplus: quotients and logarithms of these
//     Sine.h             sin, cos
//     Constants.h        their constants, written by Tests/ReverseTests/Figures/lanes_constants.py
//
// A function is below 1 unit in the last place of the true value, where it answers. It answers where that takes no case
// distinction; elsewhere (not a number, infinite, subnormal, near the ends of the range, angles beyond 40,000) it puts down NaN,
// and the caller asks the C library for that number. No flag of overflow or underflow is raised that the result does not have.

#ifndef EVALUATOR_LANES_H
#define EVALUATOR_LANES_H

#include <stdbool.h>

#pragma clang assume_nonnull begin

/// The points of a block: the numbers of a row.
enum { rowCount = 64 };

/// Fills in a row of values and a row of slopes; true if NaN was put down for one of the values.
typedef bool KernelFunction(const double *x, double *z, double *slope);

/// Fills in a row from one row, or from two.
typedef void KernelOfOne(const double *x, double *z);
typedef void KernelOfTwo(const double *x, const double *y, double *z);

/// Adds a message to a row of adjoints, or puts it down if it is the first: c, or c·f(y, z).
typedef void KernelMessage(double *adjoint, bool isFirst, const double *c);
typedef void KernelProduct(double *adjoint, bool isFirst, const double *c, const double *y);
typedef void KernelQuotient(
  double *adjoint, bool isFirst, const double *c, const double *y, const double *z);

/// Puts the numbers of 64 points, so many each, into rows, one for each number, or back.
typedef void KernelTransposition(const double *from, long inputs, double *to);

/// What can be done with rows, compiled for one width. Rows are the same or do not overlap; at multiples of
/// 64 bytes they are read and written fastest.
struct Kernels {

  // Values and slopes. The slope of exp is its value, and not put down again.
  KernelFunction *exp, *expm1, *log, *log1p, *sigmoid, *softplus, *tanh, *sin, *cos, *sqrt;

  // Arithmetic.
  KernelOfOne *negate;
  KernelOfTwo *add, *subtract, *multiply, *divide;

  // Messages c, −c and c·y; of z = x/y, to x: c·(1/y), NaN where z is, and to y: −c·(z/y).
  KernelMessage *sendPlus, *sendMinus;
  KernelProduct *sendProduct;
  KernelQuotient *sendToDividend, *sendToDivisor;

  /// Whether all numbers of so many rows, one after the other, are finite.
  bool (*areFinite)(const double *x, long count);

  KernelTransposition *toRows, *toPoints;
};

/// The functions for registers of 2, 4 or 8 numbers; none if the processor has no such registers.
const struct Kernels *_Nullable kernelsOfWidth(int width);

/// The functions for the widest registers that the processor has.
const struct Kernels *kernelsOfThisProcessor(void);

#pragma clang assume_nonnull end

#endif
