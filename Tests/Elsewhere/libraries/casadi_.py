"""CasADi: the gradient as an expression of SX symbols, which CasADi simplifies while it is built, then evaluated."""

import casadi

from language import function

NAME, VERSION = "CasADi", casadi.__version__

FUNCTIONS = {
    name: getattr(casadi, name)
    for name in "exp expm1 log log10 log1p sqrt sign sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh erf "
    "atan2 hypot".split()
}
FUNCTIONS |= dict(
    abs=casadi.fabs, max=casadi.fmax, min=casadi.fmin, floor=casadi.floor, ceil=casadi.ceil, where=casadi.if_else)


def symbolic(formula, names, values):
    symbols = [casadi.SX.sym(name) for name in names]
    result = function(formula, names, FUNCTIONS)(*symbols)
    if not isinstance(result, casadi.SX):
        result = casadi.SX(result)
    gradient = casadi.Function("g", symbols, [casadi.gradient(result, casadi.vertcat(*symbols))])
    return [float(g) for g in casadi.densify(gradient(*values)).elements()]


MODES = {"symbolic": symbolic}
