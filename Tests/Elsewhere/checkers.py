#!/usr/bin/env python3
"""Puts right and wholly wrong gradients to the gradient checks of PyTorch, JAX, autograd and SciPy, all defaults.

    Tests/Elsewhere/checkers.py > Tests/Elsewhere/checkers.tsv

A wrong gradient has the wrong sign: 2*stop(f) - f has the value of f and the derivative -f'. Of SciPy's check_grad, which
only returns an error, the error is written down. autograd draws random directions: it is asked five times, and "?" is
written where its answers differ. Each library checks the derivative that it takes itself.
"""

import os
import sys
import warnings

sys.dont_write_bytecode = True

import autograd
import autograd.numpy as anp
import autograd.test_util
import jax
import numpy as np
import scipy.optimize
import torch
from autograd.extend import defvjp, defjvp, primitive
from jax.test_util import check_grads
from torch.autograd.gradcheck import GradcheckError

from language import function, point
from libraries import autograd_, jax_, torch_

CASES = """
sin(x)	x=1
exp(x)	x=10
exp(20*x)	x=1
x^3	x=1000
sin(1000*x)	x=1
sin(30*x)	x=1
exp(100*x)	x=0.3
x^2	x=1000000
1/x	x=0.001
1/x	x=0.1
log(x)	x=0.0001
log(x)	x=0.01
sqrt(x)	x=0.000001
sqrt(x)	x=0.01
1e9+sin(x)	x=1
1e5+sin(x)	x=1
abs(x)	x=0.001
0.0000001*sin(x)	x=0.5
0.000001*sin(x)	x=0.5
0.00001*sin(x)	x=0.5
0.0001*sin(x)	x=0.5
x^2	x=0
x^2	x=0.000001
cos(x)	x=0.000001
tanh(x)	x=10
exp(-x)	x=20
sin(x)*exp(x)	x=2
1/(1+x^2)	x=100
x^5	x=0.001
x^4	x=0.01
log1p(x)	x=0.5
1000000*x	x=1
1e10*sin(x)	x=0.3
atan(1000*x)	x=0.001
exp(x)	x=-15
"""


def accepts(check):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            check()
        return True
    except (AssertionError, GradcheckError):
        return False


def by_torch(formula, names, values, is_right):
    f = function(formula, names, torch_.FUNCTIONS)
    g = f if is_right else lambda x: 2 * f(x).detach() - f(x)
    x = torch.tensor(values[0], dtype=torch.float64, requires_grad=True)
    return accepts(lambda: torch.autograd.gradcheck(g, (x,)))


def by_jax(formula, names, values, is_right):
    f = function(formula, names, jax_.FUNCTIONS)
    g = f if is_right else lambda x: 2 * jax.lax.stop_gradient(f(x)) - f(x)
    return accepts(lambda: check_grads(g, (values[0],), order=1))


def by_autograd(formula, names, values, is_right):
    f = function(formula, names, autograd_.FUNCTIONS)

    @primitive
    def twice(x):
        return 2 * f(x)

    defvjp(twice, lambda ans, x: lambda g: 0.0 * g)
    defjvp(twice, lambda g, ans, x: 0.0 * g)
    h = f if is_right else lambda x: twice(x) - f(x)
    answers = []
    for seed in range(5):
        np.random.seed(seed)
        answers.append(accepts(lambda: autograd.test_util.check_grads(h)(np.float64(values[0]))))
    return answers[0] if len(set(answers)) == 1 else None


def by_scipy(formula, names, values, is_right):
    f = function(formula, names, autograd_.FUNCTIONS)
    slope = autograd.grad(f)(np.float64(values[0]))
    sign = 1 if is_right else -1
    return scipy.optimize.check_grad(lambda x: f(x[0]), lambda x: np.array([sign * slope]), [values[0]])


def word(answer):
    if isinstance(answer, bool) or answer is None:
        return {True: "accepts", False: "refuses", None: "?"}[answer]
    return repr(float(answer))


def main():
    versions = f"torch {torch_.VERSION}|jax {jax_.VERSION}|autograd {autograd_.VERSION}|scipy {scipy.__version__}".split("|")
    print("formula", "at", *(f"{v} {kind}" for v in versions for kind in ("right", "wrong")), sep="\t")
    for line in CASES.strip().splitlines():
        formula, at = line.split("\t")
        names, values = point(at)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            cells = [
                word(check(formula, names, values, is_right))
                for check in (by_torch, by_jax, by_autograd, by_scipy)
                for is_right in (True, False)
            ]
        print(formula, at, *cells, sep="\t")


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    os._exit(0)
