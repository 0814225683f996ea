/* A blocked matrix product as one would write it in C: the yardstick for the one in Swift.
   Same blocks and tiles; vectors by the compiler's extension, so that clang and gcc both use registers. */
#include "kernel.h"
#include <stdlib.h>
#include <string.h>

enum { HEIGHT = 64, DEPTH = 256, WIDTH = 512 };
typedef double pair __attribute__((vector_size(16), aligned(8)));

static long smaller(long a, long b) { return a < b ? a : b; }

static void pack(const double *restrict s, long column, long step, long count, long steps, double *restrict t) {
  for (long first = 0; first < count; first += 4) {
    long strip = smaller(4, count - first);
    const double *q = s + first * column;
    for (long i = 0; i < steps; i++, q += step, t += 4)
      for (long c = 0; c < 4; c++) t[c] = c < strip ? q[c * column] : 0;
  }
}

static inline void tile(const double *restrict a, const double *restrict b, long deep, double *restrict y, long stride) {
  pair s[4][2] = {{{0}}};
  for (long j = 0; j < deep; j++, a += 4, b += 4) {
    pair left = *(const pair *)b, right = *(const pair *)(b + 2);
    for (int i = 0; i < 4; i++) {
      pair x = {a[i], a[i]};
      s[i][0] += x * left;
      s[i][1] += x * right;
    }
  }
  for (int i = 0; i < 4; i++)
    for (int k = 0; k < 4; k++) y[i * stride + k] += s[i][k / 2][k % 2];
}

void blocked_product(const double *a, const double *b, double *y, long n, long m, long p) {
  double *pa = malloc(sizeof(double) * (HEIGHT + 4) * DEPTH);
  double *pb = malloc(sizeof(double) * (WIDTH + 4) * DEPTH);
  memset(y, 0, sizeof(double) * n * p);
  for (long j = 0; j < m; j += DEPTH) {
    long deep = smaller(DEPTH, m - j);
    for (long k = 0; k < p; k += WIDTH) {
      long wide = smaller(WIDTH, p - k);
      pack(b + j * p + k, 1, p, wide, deep, pb);
      for (long i = 0; i < n; i += HEIGHT) {
        long high = smaller(HEIGHT, n - i);
        pack(a + i * m + j, m, 1, high, deep, pa);
        for (long c = 0; c < wide; c += 4)
          for (long r = 0; r < high; r += 4) {
            double *corner = y + (i + r) * p + k + c;
            if (r + 4 <= high && c + 4 <= wide) {
              tile(pa + r * deep, pb + c * deep, deep, corner, p);
            } else {
              double scratch[16] = {0};
              tile(pa + r * deep, pb + c * deep, deep, scratch, 4);
              for (long u = 0; u < smaller(4, high - r); u++)
                for (long v = 0; v < smaller(4, wide - c); v++) corner[u * p + v] += scratch[4 * u + v];
            }
          }
      }
    }
  }
  free(pa);
  free(pb);
}
