// After reading this file you know how CasADi is called: a graph is built once, differentiated as a graph, and
// evaluated on a virtual machine. So it has no row with the recording included: it would take milliseconds.

#include <casadi/casadi.hpp>
#include <sstream>

using casadi::SX;

/// A comparison of two symbols has no truth value; the graph contains both sides.
inline SX larger(const SX &a, const SX &b) { return fmax(a, b); }

#include "functions.hpp"

static Problem problem;
static casadi::Function function;
static casadi_int memory;

/// W8: the graph of a formula from its list of operations.
static SX read(const char *formula, const std::vector<SX> &inputs) {
  std::vector<SX> slots = inputs;
  std::istringstream lines(formula);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string name;
    double first = 0, second = -1;
    words >> name >> first >> second;
    if (name == "constant") {
      slots.push_back(first);
      continue;
    }
    SX a = slots[size_t(first)], b = second < 0 ? SX() : slots[size_t(second)];
    if (name == "+") slots.push_back(a + b);
    else if (name == "-") slots.push_back(second < 0 ? -a : a - b);
    else if (name == "*") slots.push_back(a * b);
    else if (name == "/") slots.push_back(a / b);
    else if (name == "pow") slots.push_back(pow(a, b));
    else if (name == "exp") slots.push_back(exp(a));
    else if (name == "log") slots.push_back(log(a));
    else if (name == "sin") slots.push_back(sin(a));
    else if (name == "cos") slots.push_back(cos(a));
    else if (name == "sqrt") slots.push_back(sqrt(a));
    else if (name == "tanh") slots.push_back(tanh(a));
    else throw std::runtime_error("CasADi: no operation " + name);
  }
  return slots.back();
}

const char *peer_version(void) {
  static const std::string version = std::string("CasADi ") + casadi::CasadiMeta::version();
  return version.c_str();
}

const char *peer_mode(int mode) { return mode == 0 ? "CasADi, graph re-used" : nullptr; }

int peer_prepare(const Problem *given) {
  problem = *given;
  SX x = SX::sym("x", problem.n);
  std::vector<SX> point(problem.n);
  for (long i = 0; i < problem.n; i++) point[i] = x(i);
  SX value = problem.workload == 8 ? read(problem.formula, point) : evaluate(problem, point.data());
  function = casadi::Function("f", {x}, {value, densify(gradient(value, x))});
  memory = function.checkout();
  return 1;
}

double peer_gradient(int, double *g, long repeats) {
  std::vector<const double *> arguments(function.sz_arg());
  std::vector<double *> results(function.sz_res());
  std::vector<casadi_int> integers(function.sz_iw());
  std::vector<double> work(function.sz_w());
  return repeat(problem, g, repeats, [&](const std::vector<double> &x, double *g) {
    double value;
    arguments[0] = x.data();
    results[0] = &value;
    results[1] = g;
    function(arguments.data(), results.data(), integers.data(), work.data(), memory);
    return value;
  });
}
