# Writes unary.txt, binary.txt, polygamma.txt and sinc.txt, the value and the derivatives of every elementary function to
# 40 digits. Run in this folder: python3 derivatives.py   (needs mpmath; takes a minute or two).
#
# A line of unary.txt is a function, a point that is an exact Double, and f, f', f'', f''' there; a line of
# binary.txt a function, two points, and f, fx, fy, fxx, fxy, fyy, fxxx, fxxy, fxyy, fyyy. The derivatives are
# central differences with steps of 10^-100 in 900 digits, where their truncation error is 10^-200; a second run
# with other steps must agree to 45 digits. Every function is smooth at its points; polygamma and the
# derivatives of sinc are differentiated in their second argument only. No derivative rule is used anywhere.
import sys

import mpmath as mp

sys.path.append("../../Oracle")
from sinc import sinc

SIGMOID = lambda x: 1 / (1 + mp.exp(-x))
UNARY = {
    "exp": (mp.exp, [-700.25, -20.5, -0.3, 1e-9, 0.7, 2.0, 30.1, 700.3]),
    "exp2": (lambda x: mp.mpf(2) ** x, [-1000.3, -3.7, 0.1, 2.0, 900.6]),
    "expm1": (mp.expm1, [-40.5, -1.5, -1e-10, 1e-10, 0.5, 100.5]),
    "log": (mp.log, [1e-300, 0.01, 0.7, 1.0000001, 2.5, 1e200]),
    "log2": (lambda x: mp.log(x) / mp.log(2), [1e-300, 0.3, 1.5, 10.1, 1e200]),
    "log10": (lambda x: mp.log(x) / mp.log(10), [1e-300, 0.3, 1.5, 10.1, 1e200]),
    "log1p": (mp.log1p, [-0.9999999, -0.5, 1e-12, 0.7, 5.5, 1e100]),
    "sqrt": (mp.sqrt, [1e-300, 0.3, 2.0, 1e10, 1e300]),
    "cbrt": (lambda x: mp.sign(x) * mp.cbrt(abs(x)), [-1e-200, -2.5, 0.3, 8.5, 1e200]),
    "abs": (abs, [-2.5, -1e-200, 3.5]),
    "sign": (mp.sign, [-2.5, 1e-200, 3.5]),
    "heaviside": (lambda x: mp.mpf(x > 0), [-2.5, -1e-200, 3.5]),
    "relu": (lambda x: x if x > 0 else mp.mpf(0), [-2.5, 1e-200, 3.5]),
    "floor": (mp.floor, [-2.5, 1e-200, 3.5]),
    "sin": (mp.sin, [-10.3, 1e-9, 0.7, 2.2, 1000.5]),
    "cos": (mp.cos, [-10.3, 1e-9, 0.7, 2.2, 1000.5]),
    "tan": (mp.tan, [-10.3, 1e-9, 0.7, 1.5707, 2.2]),
    "asin": (mp.asin, [-0.999999999999, -0.6, 1e-9, 0.3, 0.9999999]),
    "acos": (mp.acos, [-0.999999999999, -0.6, 1e-9, 0.3, 0.9999999]),
    "atan": (mp.atan, [-1e60, -3.5, 1e-9, 0.7, 1e5]),
    "sinc": (sinc, [-10.3, 1e-9, 0.7, 2.2, 1000.5]),
    "sinh": (mp.sinh, [-700.5, -1.3, 1e-9, 0.7, 20.5]),
    "cosh": (mp.cosh, [-700.5, -1.3, 1e-9, 0.7, 20.5]),
    "tanh": (mp.tanh, [-300.5, -19.5, -0.7, 1e-9, 0.3, 5.5, 200.25]),
    "asinh": (mp.asinh, [-1e90, -2.5, 1e-9, 0.7, 1e60]),
    "acosh": (mp.acosh, [1.000000001, 1.5, 3.5, 1e60]),
    "atanh": (mp.atanh, [-0.999999999999, -0.6, 1e-9, 0.3, 0.9999999]),
    "erf": (mp.erf, [-25.3, -5.7, -0.7, 1e-9, 0.3, 1.7, 20.1]),
    "erfc": (mp.erfc, [-5.7, -0.7, 1e-9, 0.3, 1.7, 20.1, 25.3]),
    "gamma": (mp.gamma, [-5.3, -0.5, 0.1, 1.7, 4.5, 20.3, 150.1]),
    "lgamma": (lambda x: mp.log(abs(mp.gamma(x))), [-5.3, -0.5, 0.1, 1.7, 4.5, 20.3, 1e6]),
    "digamma": (mp.digamma, [-5.3, -0.5, 0.1, 1.7, 4.5, 20.3, 1e6]),
    "sigmoid": (SIGMOID, [-700.5, -30.25, -0.7, 1e-9, 0.3, 5.5, 40.5, 700.5]),
    "softplus": (lambda x: mp.log1p(mp.exp(x)), [-700.5, -30.25, -0.7, 1e-9, 0.3, 5.5, 40.5]),
}
BINARY = {
    "atan2": (mp.atan2, [(0.3, 0.7), (-2.5, 1.5), (2.5, -1.5), (-1e-9, -3.5), (3e160, 4e160), (1e-9, 2e9)]),
    "pow": (lambda x, y: x**y, [(2.0, 3.0), (0.1, 2.0), (2.5, -100.3), (2.5, 1e-20), (1.1, 700.7), (1e10, 0.3), (0.5, -0.5), (1.0000001, 3.5)]),
    "min": (min, [(0.3, 0.7), (2.5, -1.5)]),
    "max": (max, [(0.3, 0.7), (2.5, -1.5)]),
    "mod": (lambda x, y: x - y * mp.floor(x / y), [(0.3, 0.7), (2.5, -1.75), (-7.3, 2.0), (0.7, 0.1), (1e9, 0.7)]),
    "ifPositive": (lambda x, y: y if x > 0 else mp.mpf(0), [(0.3, 0.7), (-2.5, 1.5)]),
    "ifNotPositive": (lambda x, y: y if x <= 0 else mp.mpf(0), [(0.3, 0.7), (-2.5, 1.5)]),
    "hypot": (lambda x, y: mp.sqrt(x * x + y * y), [(0.3, 0.7), (-2.5, 1.5), (3e160, 4e160), (-1e-9, 3.5), (1e-9, 2e9)]),
}
ORDERS = [(0, 0), (1, 0), (0, 1), (2, 0), (1, 1), (0, 2), (3, 0), (2, 1), (1, 2), (0, 3)]
STENCILS = {  # order -> {steps: weight}, to be divided by the step to the power order
    0: {0: 1},
    1: {-1: mp.mpf(-0.5), 1: mp.mpf(0.5)},
    2: {-1: 1, 0: -2, 1: 1},
    3: {-2: mp.mpf(-0.5), -1: 1, 1: -1, 2: mp.mpf(0.5)},
}


def partial(f, point, orders, digits, step):
    """The mixed partial of f of the given orders by central differences."""
    with mp.workdps(digits):
        x = [mp.mpf(a) for a in point]
        h = [abs(a) * mp.mpf(10) ** -step for a in x]
        terms = [([], mp.mpf(1))]
        for a, n, d in zip(x, orders, h):
            terms = [(p + [a + k * d], w * v / d**n) for p, w in terms for k, v in STENCILS[n].items()]
        return mp.fsum(w * f(*p) for p, w in terms)


def reference(f, point, orders):
    """The partial to 40 digits, refused unless two steps agree to 45; 0 where both are only noise."""
    a, b = partial(f, point, orders, 900, 100), partial(f, point, orders, 1000, 115)
    with mp.workdps(1000):
        if abs(a - b) > abs(b) * mp.mpf(10) ** -45:
            noise = mp.mpf(10) ** -180 / mp.mpf(min(map(abs, point))) ** sum(orders)
            assert abs(a) < noise and abs(b) < noise, (point, orders, mp.nstr(a, 9), mp.nstr(b, 9))
            return "0"
        return mp.nstr(b, 40, min_fixed=0, max_fixed=0) if b else "0"


def lines():
    for name, (f, points) in UNARY.items():
        for x in points:
            yield "unary.txt", [name, repr(x)] + [reference(f, [x], [n]) for n in range(4)]
    for name, (f, points) in BINARY.items():
        for point in points:
            yield "binary.txt", [name, *map(repr, point)] + [reference(f, point, n) for n in ORDERS]
    for n in (0, 1, 2, 5):
        for x in (-5.3, -0.5, 0.1, 1.7, 20.3, 1e6):
            figures = [reference(lambda y: mp.polygamma(n, y), [x], [k]) for k in range(4)]
            yield "polygamma.txt", [str(n), repr(x)] + figures
    for n in (0, 1, 2, 5):
        for x in (-5.3, -0.5, 1e-9, 1.7, 20.3, 1e6):
            figures = [reference(lambda y: sinc(y, n), [x], [k]) for k in range(4)]
            yield "sinc.txt", [str(n), repr(x)] + figures


if __name__ == "__main__":
    texts = {}
    for name, fields in lines():
        texts.setdefault(name, []).append(" ".join(fields) + "\n")
    for name, text in texts.items():
        with open(name, "w") as file:
            file.writelines(text)
