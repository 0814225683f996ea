"""After reading this file you know how Enzyme is called from Python: the function is C++, which Enzyme differentiates as the
compiler's own code. W2 and W4 alone: the other workloads would be the same call, with more C++ in it."""

import sys
from importlib.metadata import version

import jax

jax.config.update("jax_enable_x64", True)

from enzyme_ad.jax import cpp_call

from conversation import converse

BODIES = {
    2: """
      double product = 1;
      for (std::size_t i = 0; i < n; i++) product *= x[i];
      result = product;""",
    4: """
      double sum = 0;
      for (std::size_t i = 0; i + 1 < n; i++) {
        double valley = x[i + 1] - x[i] * x[i], distance = 1 - x[i];
        sum += 100 * (valley * valley) + distance * distance;
      }
      result = sum;""",
}


def prepare(problem):
    body = BODIES.get(problem["workload"])
    if body is None:
        sys.exit()
    source = f"""
    template <std::size_t n>
    void f(enzyme::tensor<double>& result, const enzyme::tensor<double, n>& x) {{{body}
    }}"""

    def function(x):
        return cpp_call(x, out_shapes=[jax.core.ShapedArray((), x.dtype)], source=source, fn="f")[0]

    return jax.jit(jax.value_and_grad(function))


converse(f"Enzyme {version('enzyme_ad')}", prepare, array=jax.numpy.array)
