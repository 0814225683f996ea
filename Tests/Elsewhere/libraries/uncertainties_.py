"""uncertainties: the derivatives with which a result's uncertainty is computed from those of the inputs."""

from importlib.metadata import version

from uncertainties import ufloat, umath

from language import function

NAME, VERSION = "uncertainties", version("uncertainties")

FUNCTIONS = {
    name: getattr(umath, name)
    for name in "exp expm1 log log10 log1p sqrt sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh erf erfc gamma "
    "lgamma hypot atan2".split()
}
FUNCTIONS |= dict(abs=abs, mod=lambda x, y: x % y)


def forward(formula, names, values):
    inputs = [ufloat(value, 1) for value in values]
    result = function(formula, names, FUNCTIONS)(*inputs)
    return [float(result.derivatives[x]) if x in result.derivatives else 0.0 for x in inputs]


MODES = dict(forward=forward)
