// What a peer written in C++ offers to the benchmark: a shared library with these four functions. After reading this
// file you can add a peer of your own.
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

/// A function and the point at which its gradient is wanted.
struct Problem {
  int workload;         ///< 1 to 6, or 8: the number after the W.
  long n;               ///< How many inputs the function has.
  const double *x;      ///< The point, n numbers.
  long size[3];         ///< W3: steps. W5: inputs, hidden units, outputs. W6: points, dimensions, Gaussians.
  const double *data;   ///< W5: the inputs, then the targets. W6: the points. These are not differentiated.
  const char *formula;  ///< W8: one line a slot, inputs left out: "constant 0.5", "exp 3", "* 0 4". The last is the result.
};

/// The name and version of the library.
const char *peer_version(void);

/// The name of way `mode` to use it, from 0; null after the last.
const char *peer_mode(int mode);

/// Makes everything that is made once, a re-used tape or graph. Returns 0 if this peer cannot take part.
int peer_prepare(const struct Problem *problem);

/// Computes value and gradient `repeats` times, each time at another first input, and returns the sum of all
/// value + g[0]. The first time is exactly the point, and `g` (n numbers) is the gradient of the last time.
double peer_gradient(int mode, double *g, long repeats);

#ifdef __cplusplus
}
#endif
