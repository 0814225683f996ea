// After reading this file you know how CppAD is called: independent variables, a function object, and sweeps through
// it of any order.

#include <cppad/cppad.hpp>

#include "functions.hpp"

static Problem problem;
static CppAD::ADFun<double> kept;

/// Records the function at x into `tape`, which then also holds its values there, and returns the value.
static double record(CppAD::ADFun<double> &tape, const std::vector<double> &x) {
  std::vector<CppAD::AD<double>> point(x.begin(), x.end()), result(1);
  CppAD::Independent(point);
  result[0] = evaluate(problem, point.data());
  tape = CppAD::ADFun<double>(point, result);
  return CppAD::Value(result[0]);
}

/// Sweeps back from the result.
static void sweep(CppAD::ADFun<double> &tape, double *g) {
  static const std::vector<double> seed{1.0};
  const std::vector<double> slopes = tape.Reverse(1, seed);
  std::copy(slopes.begin(), slopes.end(), g);
}

const char *peer_version(void) { return CPPAD_PACKAGE_STRING; }

const char *peer_mode(int mode) {
  return mode == 0 ? "CppAD" : mode == 1 ? "CppAD, tape re-used" : nullptr;
}

int peer_prepare(const Problem *given) {
  problem = *given;
  if (problem.workload > 6) return 0;
  CppAD::thread_alloc::hold_memory(true);  // Memory that is given back is kept for the next tape.
  record(kept, std::vector<double>(problem.x, problem.x + problem.n));
  return 1;
}

double peer_gradient(int mode, double *g, long repeats) {
  if (mode == 0)
    return repeat(problem, g, repeats, [](const std::vector<double> &x, double *g) {
      CppAD::ADFun<double> fresh;
      const double value = record(fresh, x);
      sweep(fresh, g);
      return value;
    });
  return repeat(problem, g, repeats, [](const std::vector<double> &x, double *g) {
    const double value = kept.Forward(0, x)[0];
    sweep(kept, g);
    return value;
  });
}
