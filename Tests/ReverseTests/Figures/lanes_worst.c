// The largest errors of the functions in lanes at random arguments, in units in the last place, against the C library's long
// double (64 bits of mantissa on x86-64: to 1/2000 unit), and whether registers of 2, 4 and 8 numbers give the same bits.
//
//     L=../../../Sources/Reverse/Evaluator/Lanes
//     clang -O2 -fno-builtin -I$L/include lanes_worst.c $L/*.c -lm -o /tmp/worst && /tmp/worst 100000000
//
// A quarter of the arguments each: uniform over what is answered in lanes, near 0 or 1, any bits, and one of 24 binades or
// beside a multiple of π/2.

#include "EvaluatorLanes.h"

#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef long double wide;

static wide sigmoid(wide x) { return x >= 0 ? 1 / (1 + expl(-x)) : expl(x) / (1 + expl(x)); }
static wide softplus(wide x) { return (x > 0 ? x : 0) + log1pl(expl(-fabsl(x))); }
static wide sigmoidSlope(wide x) { return sigmoid(x) * sigmoid(-x); }
static wide tanhSlope(wide x) { return 4 * sigmoidSlope(2 * x); }
static wide logSlope(wide x) { return 1 / x; }
static wide log1pSlope(wide x) { return 1 / (1 + x); }
static wide cosSlope(wide x) { return -sinl(x); }

static uint64_t state = 88172645463325252;
static uint64_t bits(void) {
  state ^= state << 13;
  state ^= state >> 7;
  return state ^= state << 17;
}
static double unit(void) { return (bits() >> 11) * 0x1p-53; }

struct function {
  const char *name;
  size_t place;
  wide (*value)(wide), (*slope)(wide);
  double low, high;
};

#define AT(name) offsetof(struct Kernels, name)

static const struct function functions[] = {
  {"exp", AT(exp), expl, NULL, -708, 708},
  {"expm1", AT(expm1), expm1l, expl, -600, 600},
  {"log", AT(log), logl, logSlope, 0, 3},
  {"log1p", AT(log1p), log1pl, log1pSlope, -1, 3},
  {"sigmoid", AT(sigmoid), sigmoid, sigmoidSlope, -600, 600},
  {"softplus", AT(softplus), softplus, sigmoid, -600, 600},
  {"tanh", AT(tanh), tanhl, tanhSlope, -25, 25},
  {"sin", AT(sin), sinl, cosl, -40000, 40000},
  {"cos", AT(cos), cosl, cosSlope, -40000, 40000},
};

static KernelFunction *kernel(const struct function *f, int width) {
  const struct Kernels *kernels = kernelsOfWidth(width);
  return kernels ? *(KernelFunction **)((char *)kernels + f->place) : NULL;
}

static double argument(const struct function *f, int kind) {
  uint64_t word = bits();
  double x;
  switch (kind) {
    case 0: return f->low + (f->high - f->low) * unit();
    case 1: return f->low < -0.5 ? 2 * unit() - 1 : 2 * unit();
    case 2: memcpy(&x, &word, 8); return x;
  }
  if (f->value == sinl || f->value == cosl)
    return 1.57079632679489661923 * (double)(word % 25000) * (1 + ((int)(word >> 40) % 5 - 2) * 0x1p-52);
  if (f->value == logl) return 1 + ldexp(2 * unit() - 1, -(int)(word % 20));
  return ldexp(word >> 63 ? -1 - unit() : 1 + unit(), (int)(word % 24) - 13);
}

static double units(double computed, wide exact) {
  int exponent;
  frexpl(exact, &exponent);
  return ldexpl(fabsl(computed - exact), -(exponent < -1021 ? -1074 : exponent - 53));
}

int main(int count, char **arguments) {
  long points = count > 1 ? atol(arguments[1]) : 10000000;
  printf("%ld arguments each         value, at                      slope, at                other bits\n", points);
  for (size_t index = 0; index < sizeof functions / sizeof *functions; index++) {
    const struct function *f = &functions[index];
    double worst = 0, where = 0, worstSlope = 0, whereSlope = 0;
    long others = 0, answered = 0;
    for (long point = 0; point < points; point += rowCount) {
      double x[rowCount], z[rowCount], slope[rowCount];
      for (int lane = 0; lane < rowCount; lane++) x[lane] = argument(f, lane % 4);
      memset(slope, 0, sizeof slope);
      kernel(f, 2)(x, z, slope);
      for (int width = 4; width <= 8; width *= 2) {
        double z2[rowCount], slope2[rowCount];
        memset(slope2, 0, sizeof slope2);
        if (!kernel(f, width)) continue;
        kernel(f, width)(x, z2, slope2);
        others += memcmp(z, z2, sizeof z) != 0 || memcmp(slope, slope2, sizeof slope) != 0;
      }
      for (int lane = 0; lane < rowCount; lane++) {
        if (isnan(z[lane])) continue;
        answered++;
        double error = units(z[lane], f->value(x[lane]));
        if (error > worst) worst = error, where = x[lane];
        error = f->slope ? units(slope[lane], f->slope(x[lane])) : 0;
        if (error > worstSlope) worstSlope = error, whereSlope = x[lane];
      }
    }
    printf("%-9s %11ld answered   %.4f %-24a %.4f %-24a %ld\n", f->name, answered, worst, where, worstSlope,
      whereSlope, others);
  }
}
