"""mygrad: Tensor.backward."""

from importlib.metadata import version

import mygrad as mg
from mygrad.nnet.activations import relu, sigmoid

from language import function

NAME, VERSION = "mygrad", version("mygrad")

FUNCTIONS = dict(
    exp=mg.exp, exp2=mg.exp2, expm1=mg.expm1, log=mg.log, log2=mg.log2, log10=mg.log10, log1p=mg.log1p, sqrt=mg.sqrt,
    cbrt=mg.cbrt, abs=mg.abs, relu=relu, sin=mg.sin, cos=mg.cos, tan=mg.tan, asin=mg.arcsin, acos=mg.arccos,
    atan=mg.arctan, sinh=mg.sinh, cosh=mg.cosh, tanh=mg.tanh, asinh=mg.arcsinh, acosh=mg.arccosh, atanh=mg.arctanh,
    sigmoid=sigmoid, atan2=mg.arctan2, min=mg.minimum, max=mg.maximum, where=mg.where)


def reverse(formula, names, values):
    inputs = [mg.tensor(value) for value in values]
    function(formula, names, FUNCTIONS)(*inputs).backward()
    return [0.0 if t.grad is None else float(t.grad) for t in inputs]


MODES = dict(reverse=reverse)
