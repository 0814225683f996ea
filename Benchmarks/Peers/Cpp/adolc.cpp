// After reading this file you know how ADOL-C is called. It keeps one tape for each tag, in memory of its own that it
// never gives back: the benchmark therefore takes a new process for each workload.

#include <adolc/adolc.h>

#include "functions.hpp"

static Problem problem;
static const short fresh = 1, kept = 2;

/// Records the function at x on the tape with this tag, and keeps the values for a sweep that follows at once.
static double record(short tag, const std::vector<double> &x) {
  static std::vector<adouble> point(problem.n);
  double value;
  // What does not fit into the tape's buffers is written to files; larger ones than needed take time to clear.
  const int room = problem.workload == 6 ? 1 << 22 : 1 << 19;
  trace_on(tag, 1, room, room, room, room);
  for (long i = 0; i < problem.n; i++) point[i] <<= x[i];
  evaluate(problem, point.data()) >>= value;
  trace_off();
  return value;
}

const char *peer_version(void) { return "ADOL-C " PEER_VERSION; }

const char *peer_mode(int mode) {
  return mode == 0 ? "ADOL-C" : mode == 1 ? "ADOL-C, tape re-used" : nullptr;
}

int peer_prepare(const Problem *given) {
  problem = *given;
  if (problem.workload > 6) return 0;
  record(kept, std::vector<double>(problem.x, problem.x + problem.n));
  return 1;
}

double peer_gradient(int mode, double *g, long repeats) {
  if (mode == 0)
    return repeat(problem, g, repeats, [](const std::vector<double> &x, double *g) {
      double value = record(fresh, x), seed = 1;
      fos_reverse(fresh, 1, problem.n, &seed, g);
      return value;
    });
  return repeat(problem, g, repeats, [](std::vector<double> &x, double *g) {
    double value, seed = 1;
    zos_forward(kept, 1, problem.n, 1, x.data(), &value);
    fos_reverse(kept, 1, problem.n, &seed, g);
    return value;
  });
}
