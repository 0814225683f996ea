"""Writes rules.txt: first and second derivatives of every elementary function, by mpmath.

A line: function, point, first derivative, second derivative. After the empty line, functions of two arguments: function,
x, y, by x, by y.

The derivatives are numerical ones at 900 digits, so that no formula of theirs is shared with the package.
Run: python3 rules.py > rules.txt        (needs mpmath)
"""

import sys

from mpmath import mp, mpf, diff

sys.path.append("../../Oracle")
from sinc import sinc

mp.dps = 900
NEAR_ONE = 0.9999999999999999

UNARY = {
    "exp": (mp.exp, [-745, -700, -1, 0, 1e-300, 0.5, 1, 20.25, 700]),
    "exp2": (lambda x: mpf(2) ** x, [-1000, -1.5, 0, 0.1, 1, 10.5, 1000]),
    "expm1": (mp.expm1, [-700, -40, -1, -1e-10, 0, 1e-300, 0.5, 700]),
    "log": (mp.log, [5e-300, 1e-10, 0.5, 1, 1.0000000000000002, 3, 1e300]),
    "log2": (lambda x: mp.log(x) / mp.log(2), [5e-300, 1e-10, 0.5, 1, 3, 1e300]),
    "log10": (lambda x: mp.log(x) / mp.log(10), [5e-300, 1e-10, 0.5, 1, 3, 1e300]),
    "log1p": (mp.log1p, [-0.9999999999999999, -0.75, -1e-17, 0, 1e-300, 0.5, 1e300]),
    "sqrt": (mp.sqrt, [5e-300, 0.25, 1, 2, 3, 1e300]),
    "cbrt": (lambda x: mp.sign(x) * mp.cbrt(abs(x)), [-1e300, -8, -0.1, 1e-300, 0.5, 27, 1e300]),
    "abs": (abs, [-2.5, -1e-300, 1e-300, 3]),
    "sign": (mp.sign, [-2.5, -1e-300, 1e-300, 3]),
    "heaviside": (lambda x: mpf(1) if x > 0 else mpf(0), [-2.5, -1e-300, 1e-300, 3]),
    "relu": (lambda x: x if x > 0 else mpf(0), [-2.5, -1e-300, 1e-300, 3]),
    "floor": (mp.floor, [-2.5, -1e-300, 1e-300, 3.5]),
    "sin": (mp.sin, [-20.5, -1, 0, 1e-300, 0.5, 1.5707963267948966, 3.141592653589793, 1e6]),
    "cos": (mp.cos, [-20.5, -1, 1e-300, 0.5, 1.5707963267948966, 3.141592653589793, 1e6]),
    "tan": (mp.tan, [-20.5, -1, 1e-300, 0.5, 1.5, 1.5707963267948966, 3.141592653589793, 1e6]),
    "asin": (mp.asin, [-NEAR_ONE, -0.5, 1e-300, 0.1, 0.9, NEAR_ONE]),
    "acos": (mp.acos, [-NEAR_ONE, -0.5, 1e-300, 0.1, 0.9, NEAR_ONE]),
    "atan": (mp.atan, [-1e100, -3, -0.5, 1e-300, 1, 1e5, 1e150]),
    "sinc": (sinc, [-20.5, -1, 1e-300, 1e-9, 0.5, 3.141592653589793, 4.493409457909064, 1e6]),
    "sinh": (mp.sinh, [-700, -1, 1e-300, 0.5, 10, 700]),
    "cosh": (mp.cosh, [-700, -1, 1e-300, 0.5, 10, 700]),
    "tanh": (mp.tanh, [-300, -19, -5, -0.9, -0.5, 1e-300, 0.25, 0.74, 1, 2, 20, 350]),
    "asinh": (mp.asinh, [-1e100, -3, -0.5, 1e-300, 1, 1e150]),
    "acosh": (mp.acosh, [1.0000000000000002, 1.5, 3, 1e10, 1e150]),
    "atanh": (mp.atanh, [-NEAR_ONE, -0.5, 1e-300, 0.1, 0.9, NEAR_ONE]),
    "erf": (mp.erf, [-6.1, -1, 1e-300, 0.5, 2.3, 5.7, 15.3, 26.1]),
    "erfc": (mp.erfc, [-6.1, -1, 1e-300, 0.5, 2.3, 5.7, 15.3, 26.1]),
    "gamma": (mp.gamma, [-3.5, -0.5, 0.1, 1, 1.4616321449683622, 2.5, 10, 150.5]),
    "lgamma": (lambda x: mp.log(abs(mp.gamma(x))), [-3.5, -0.5, 1e-5, 0.5, 2.5, 10, 1e5, 1e100]),
    "digamma": (lambda x: mp.psi(0, x), [-3.5, -0.5, 1e-5, 0.5, 2.5, 10, 1e5]),
    "sigmoid": (lambda x: 1 / (1 + mp.exp(-x)), [-700, -40, -2, 1e-300, 0.5, 3, 40, 700]),
    "softplus": (lambda x: mp.log1p(mp.exp(x)), [-700, -40, -2, 1e-300, 0.5, 3, 40, 700]),
}

BINARY = {
    "atan2": (
        lambda y, x: mp.atan2(y, x),
        [(1, 2), (-3, 0.5), (1e200, 1e200), (1e-200, 3e-200), (2, -1), (-0.3, -0.7), (1e-300, 5)],
    ),
    "pow": (
        lambda x, y: x**y,
        [(2, 3), (0.5, -1.5), (10, 0.1), (1e300, 0.1), (1e-300, 0.9), (3, -0.3), (1.0000001, 1e8), (1e-5, 1.1),
         (0.1, 2), (1e100, 3), (1e200, 1.6)],
    ),
    "min": (lambda x, y: x if x < y else y, [(1, 2), (2, 1), (-1e-300, 1e-300)]),
    "max": (lambda x, y: x if x > y else y, [(1, 2), (2, 1), (-1e-300, 1e-300)]),
    "mod": (lambda x, y: x - y * mp.floor(x / y), [(1, 2), (2.5, -1.75), (-7.5, 2), (0.7, 0.1), (1e9, 0.7)]),
    "ifPositive": (lambda x, y: y if x > 0 else mpf(0), [(1, 2), (-2, 1), (-1e-300, 1e-300)]),
    "ifNotPositive": (lambda x, y: y if x <= 0 else mpf(0), [(1, 2), (-2, 1), (-1e-300, 1e-300)]),
    "hypot": (
        lambda x, y: mp.hypot(x, y),
        [(3, 4), (-1, 2), (1e200, 1e200), (3e-200, 4e-200), (1e-10, 1), (5, -1e10)],
    ),
}


def digits(x):
    return "nan" if x is None else mp.nstr(x, 25, min_fixed=1, max_fixed=0)


def slope(f, x, n):
    """The n-th derivative, the step in proportion to how fast f can change there."""
    scale = abs(x) if x != 0 else mpf(1)
    scale = min(scale, mpf(10) ** -3)
    for end in (1, -1):
        if x != end:
            scale = min(scale, abs(x - end) / 4)
    return diff(f, x, n, h=scale * mpf(10) ** -28)


def main():
    for name, (f, points) in UNARY.items():
        for point in points:
            x = mpf(point)
            print(name, repr(float(point)), digits(slope(f, x, 1)), digits(slope(f, x, 2)))
    print()
    for name, (f, points) in BINARY.items():
        for first, second in points:
            x, y = mpf(first), mpf(second)
            dx = slope(lambda t: f(t, y), x, 1)
            dy = slope(lambda t: f(x, t), y, 1)
            print(name, repr(float(first)), repr(float(second)), digits(dx), digits(dy))


main()
