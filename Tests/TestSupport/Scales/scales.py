# Writes scales.txt: derivatives of order 1 to 4 of f(c·v) and c·f(v), every primitive at five scales c, to 25 digits.
#
#     python3 scales.py > scales.txt          (needs sympy 1.14 and mpmath; about a minute)
#
# A row:  name  form  c  v  d1 d2 d3 d4       "-" where the derivative is no normal double.
#
# f is differentiated as a formula by sympy and evaluated by mpmath with 1500 digits, at the double nearest to c·v, which is
# where a program evaluates it; a derivative by v of f(c·v) is that times a power of c. Nothing of the package is used.

import sympy as sp
import mpmath as mp

mp.mp.dps = 1500
x = sp.Symbol("x", real=True)

UNARY = {
    "exp": sp.exp(x), "exp2": 2**x, "expm1": sp.exp(x) - 1,
    "log": sp.log(x), "log2": sp.log(x) / sp.log(2), "log10": sp.log(x) / sp.log(10), "log1p": sp.log(1 + x),
    "sqrt": sp.sqrt(x), "cbrt": x ** sp.Rational(1, 3),
    "abs": x, "sign": sp.Integer(1), "heaviside": sp.Integer(1), "relu": x,
    "sin": sp.sin(x), "cos": sp.cos(x), "tan": sp.tan(x), "sinc": sp.sin(x) / x,
    "asin": sp.asin(x), "acos": sp.acos(x), "atan": sp.atan(x),
    "sinh": sp.sinh(x), "cosh": sp.cosh(x), "tanh": sp.tanh(x),
    "asinh": sp.asinh(x), "acosh": sp.acosh(x), "atanh": sp.atanh(x),
    "erf": sp.erf(x), "erfc": sp.erfc(x),
    "gamma": sp.gamma(x), "lgamma": sp.loggamma(x), "digamma": sp.polygamma(0, x),
    "sigmoid": 1 / (1 + sp.exp(-x)), "softplus": sp.log(1 + sp.exp(x)),
    "logit": sp.log(x / (1 - x)), "log1mexp": sp.log(1 - sp.exp(x)), "erfinv": sp.erfinv(x),
}

# Functions of two arguments along a line: the second argument is a constant, or moves too. k is the constant c or 1.
k = sp.Symbol("k", positive=True)
BINARY = {
    "atan2:first": sp.atan(x / (k * sp.Float(0.5))), "atan2:second": sp.atan(k * sp.Float(0.5) / x),
    "hypot:first": sp.sqrt(x**2 + (k * sp.Float(0.5)) ** 2), "hypot:second": sp.sqrt(x**2 + (k * sp.Float(0.5)) ** 2),
    "pow:2.5": x ** sp.Rational(5, 2), "pow:-0.75": x ** sp.Rational(-3, 4), "pow:3": x**3, "pow:0.25": x ** sp.Rational(1, 4),
    "max:first": x, "min:second": x, "mod:first": x, "ifPositive:second": x, "ifNotPositive:second": x,
    "polygamma:1": sp.polygamma(1, x), "polygamma:3": sp.polygamma(3, x), "sincDerivative:1": sp.diff(sp.sin(x) / x, x),
    "divide:below": 1 / x, "divide:same": k / x, "divide:above": x / 3, "multiply": x * x / k,
}

def number(value, power):
    try:
        value = mp.mpf(mp.re(value)) * power
    except Exception:
        return "-"
    size = abs(value)
    if not mp.isfinite(value) or size < mp.mpf(2) ** -1022 or size > mp.mpf(2) ** 1024 * (1 - mp.mpf(2) ** -54):
        return "-"
    return mp.nstr(value, 25, min_fixed=0, max_fixed=0)

def rows():
    for name, formula in list(UNARY.items()) + list(BINARY.items()):
        derivatives = [formula]
        for _ in range(4):
            derivatives.append(sp.diff(derivatives[-1], x))
        functions = [sp.lambdify((x, k), d, "mpmath") for d in derivatives]
        v = {"acosh": 1.75, "log1mexp": -0.625}.get(name, 0.625)
        for c in ["1e-300", "1e-150", "1", "1e150", "1e300"]:
            for form in ["inside", "outside"] if c != "1" else ["inside"]:
                point = float(c) * v if form == "inside" else v
                scale = mp.mpf(float(c))
                # "same" and the like have the constant at the same scale as the argument.
                constant = scale if form == "inside" else mp.mpf(1)
                figures = []
                for order in range(1, 5):
                    power = scale**order if form == "inside" else scale
                    if abs(point) > 1e10 and name in ("exp", "exp2", "expm1", "sinh", "cosh", "gamma", "tanh", "sigmoid", "softplus", "erf", "erfc", "sin", "cos", "tan", "log1mexp") and (name not in ("sin", "cos", "softplus") or order > 1):
                        figures.append("-")  # beyond every double, or below
                        continue
                    if abs(point) >= 1 and name in ("asin", "acos", "atanh", "logit", "erfinv") or point < 1 and name == "acosh":
                        figures.append("-")  # outside the domain
                        continue
                    try:
                        figures.append(number(functions[order](mp.mpf(point), constant), power))
                    except (OverflowError, ZeroDivisionError, ValueError, TypeError):
                        figures.append("-")
                if any(figure != "-" for figure in figures):
                    print(name, form, c, v, *figures, flush=True)

rows()
