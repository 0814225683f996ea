"""After reading this file you know how JAX is called: the gradient is a function, compiled at its first call for
arrays of one shape."""

import jax

jax.config.update("jax_enable_x64", True)

import jax.numpy as np
from jax.scipy.special import logsumexp

from conversation import converse
from functions import write


def iterate(step, x, n):
    """A loop of the compiler; a loop of Python would be unrolled."""
    return jax.lax.scan(lambda x, _: (step(x), None), x, length=n)[0]


def prepare(problem):
    return jax.jit(jax.value_and_grad(write(np, problem, logsumexp, iterate)))


converse(f"JAX {jax.__version__}", prepare, array=np.array)
