"""MLX: mx.grad in double precision, which it has on the CPU alone."""

from importlib.metadata import version

import mlx.core as mx
import mlx.nn as nn

from language import function

mx.set_default_device(mx.cpu)
NAME, VERSION = "MLX", version("mlx")


def array(x):
    return x if isinstance(x, mx.array) else mx.array(float(x), dtype=mx.float64)


def of(f):
    return lambda *operands: f(*map(array, operands))


FUNCTIONS = dict(
    exp=mx.exp, expm1=mx.expm1, log=mx.log, log2=mx.log2, log10=mx.log10, log1p=mx.log1p, sqrt=mx.sqrt, abs=mx.abs,
    sign=mx.sign, relu=nn.relu, sin=mx.sin, cos=mx.cos, tan=mx.tan, asin=mx.arcsin, acos=mx.arccos, atan=mx.arctan,
    sinh=mx.sinh, cosh=mx.cosh, tanh=mx.tanh, asinh=mx.arcsinh, acosh=mx.arccosh, atanh=mx.arctanh, erf=mx.erf,
    sigmoid=mx.sigmoid, softplus=nn.softplus, atan2=mx.arctan2, min=mx.minimum, max=mx.maximum)
FUNCTIONS = {name: of(f) for name, f in FUNCTIONS.items()}


def reverse(formula, names, values):
    f = function(formula, names, FUNCTIONS)
    gradient = mx.grad(f, argnums=list(range(len(values))))(*map(array, values))
    return [g.item() for g in (gradient if len(values) > 1 else [gradient])]


MODES = dict(reverse=reverse)
