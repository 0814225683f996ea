"""tinygrad: Tensor.gradient with respect to lists of one number (two scalars of equal value would be merged into one)."""

from importlib.metadata import version

from tinygrad import Tensor, dtypes

from language import function

NAME, VERSION = "tinygrad", version("tinygrad")


def tensor(x):
    return x if isinstance(x, Tensor) else Tensor([float(x)], dtype=dtypes.float64)


def method(name):
    return lambda *operands: getattr(tensor(operands[0]), name)(*map(tensor, operands[1:]))


FUNCTIONS = {
    name: method(name)
    for name in "exp exp2 log log2 log10 sqrt abs sign relu sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh "
    "erf sigmoid softplus".split()
    if hasattr(Tensor, name)
}
FUNCTIONS |= dict(max=method("maximum"), min=method("minimum"))


def reverse(formula, names, values):
    inputs = [Tensor([value], dtype=dtypes.float64) for value in values]
    gradient = function(formula, names, FUNCTIONS)(*inputs).sum().gradient(*inputs)
    return [float(g.tolist()[0]) for g in gradient]


MODES = dict(reverse=reverse)
