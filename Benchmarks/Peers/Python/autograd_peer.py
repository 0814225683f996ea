"""After reading this file you know how autograd is called: NumPy under another name, and a tape of array operations
that is recorded at each call."""

from importlib.metadata import version

import autograd.numpy as np
from autograd import value_and_grad
from autograd.scipy.special import logsumexp

from conversation import converse
from functions import write


def iterate(step, x, n):
    for _ in range(n):
        x = step(x)
    return x


def prepare(problem):
    return value_and_grad(write(np, problem, logsumexp, iterate))


converse(f"autograd {version('autograd')}", prepare)
