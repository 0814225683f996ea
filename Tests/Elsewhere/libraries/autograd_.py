"""HIPS autograd: autograd.grad, of NumPy scalars (a Python float would raise ZeroDivisionError at sqrt(0))."""

from importlib.metadata import version

import autograd
import autograd.numpy as np
import autograd.scipy.special as special
import numpy

from language import function

NAME, VERSION = "autograd", version("autograd")

FUNCTIONS = dict(
    exp=np.exp, exp2=np.exp2, expm1=np.expm1, log=np.log, log2=np.log2, log10=np.log10, log1p=np.log1p, sqrt=np.sqrt,
    abs=np.abs, sign=np.sign, sin=np.sin, cos=np.cos, tan=np.tan, asin=np.arcsin, acos=np.arccos, atan=np.arctan,
    sinh=np.sinh, cosh=np.cosh, tanh=np.tanh, asinh=np.arcsinh, acosh=np.arccosh, atanh=np.arctanh, erf=special.erf,
    erfc=special.erfc, gamma=special.gamma, lgamma=special.gammaln, digamma=special.digamma, sigmoid=special.expit,
    atan2=np.arctan2, min=np.minimum, max=np.maximum, hypot=np.hypot,
    floor=np.floor, ceil=np.ceil, mod=np.mod, where=np.where)


def reverse(formula, names, values):
    f, values = function(formula, names, FUNCTIONS), [numpy.float64(value) for value in values]
    return [float(autograd.grad(f, i)(*values)) for i in range(len(values))]


MODES = dict(reverse=reverse)
