"""SymEngine: the derivative as a formula, then the numbers put in."""

import symengine

from language import function

NAME, VERSION = "SymEngine", symengine.__version__

FUNCTIONS = dict(
    exp=symengine.exp, log=symengine.log, sqrt=symengine.sqrt, abs=symengine.Abs, sign=symengine.sign,
    sin=symengine.sin, cos=symengine.cos, tan=symengine.tan, asin=symengine.asin, acos=symengine.acos,
    atan=symengine.atan, sinh=symengine.sinh, cosh=symengine.cosh, tanh=symengine.tanh, asinh=symengine.asinh,
    acosh=symengine.acosh, atanh=symengine.atanh, erf=symengine.erf, erfc=symengine.erfc, gamma=symengine.gamma,
    lgamma=symengine.loggamma, atan2=symengine.atan2, min=symengine.Min, max=symengine.Max)


def symbolic(formula, names, values):
    symbols = [symengine.Symbol(name) for name in names]
    result = symengine.sympify(function(formula, names, FUNCTIONS)(*symbols))
    numbers = [int(v) if v == int(v) else v for v in values]
    return [number(symengine.diff(result, s).subs(dict(zip(symbols, numbers)))) for s in symbols]


def number(answer):
    """A float, or the answer's own word."""
    try:
        return float(answer)
    except Exception:
        text = str(answer)
        return float("nan") if text == "nan" else "complex" if "I" in text else text


MODES = {"symbolic": symbolic}
