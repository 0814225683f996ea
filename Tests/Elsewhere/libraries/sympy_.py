"""SymPy: the derivative as a formula of real symbols, then the numbers put in, as floats."""

import sympy

from language import function

NAME, VERSION = "SymPy", sympy.__version__

FUNCTIONS = dict(
    exp=sympy.exp, log=sympy.log, sqrt=sympy.sqrt, cbrt=sympy.cbrt, abs=sympy.Abs, sign=sympy.sign,
    heaviside=sympy.Heaviside, sin=sympy.sin, cos=sympy.cos, tan=sympy.tan, asin=sympy.asin, acos=sympy.acos,
    atan=sympy.atan, sinh=sympy.sinh, cosh=sympy.cosh, tanh=sympy.tanh, asinh=sympy.asinh, acosh=sympy.acosh,
    atanh=sympy.atanh, erf=sympy.erf, erfc=sympy.erfc, gamma=sympy.gamma, lgamma=sympy.loggamma,
    digamma=sympy.digamma, atan2=sympy.atan2, min=sympy.Min, max=sympy.Max,
    where=lambda condition, a, b: sympy.Piecewise((a, condition), (b, True)), eq=sympy.Eq, ne=sympy.Ne)


def symbolic(formula, names, values):
    symbols = [sympy.Symbol(name, real=True) for name in names]
    result = sympy.sympify(function(formula, names, FUNCTIONS)(*symbols))
    numbers = [sympy.Integer(int(v)) if v == int(v) else sympy.Float(v) for v in values]
    return [number(sympy.diff(result, s).subs(dict(zip(symbols, numbers)))) for s in symbols]


def number(answer):
    """A float, or the answer's own word: zoo is SymPy's complex infinity."""
    answer = sympy.N(answer)
    try:
        return float(answer)
    except TypeError:
        return "complex" if answer.has(sympy.I) else str(answer)


MODES = {"symbolic": symbolic}
