#!/usr/bin/env python3
"""Writes figures.txt: every elementary function at chosen Doubles to 170 digits, at one point each to 640.

A line is the function's name, its arguments as exact Doubles, and the value, rounded to the nearest. Each value is
computed twice, the second time with 60 digits more, and must be the same. Needs Python 3 and mpmath 1.3; run it in
this folder: python3 make.py
"""

import sys
from fractions import Fraction
from math import floor

import mpmath
from mpmath import mp, mpf

sys.path.append('../../Oracle')
from sinc import sinc

TINY = [5e-324, 1e-300, 1e-20, 3e-9]
SMALL = [0.001, 0.1, 0.3]
ORDINARY = [0.5, 0.75, 1.0, 1.25, 2.0, 2.718281828459045, 3.141592653589793, 5.0]
LARGE = [10.0, 30.0, 100.25]
HUGE = [1e6, 1e22, 1e300, 1.7976931348623157e308]
BELOW_ONE = [0.9, 0.999, 0.9999999999999999]
ABOVE_ONE = [1.0000000000000002, 1.001, 1.1]


def both(points):
    return points + [-x for x in points]


def softplus(x):
    return max(x, 0) + mpmath.log1p(mpmath.exp(-abs(x)))


def sigmoid(x):
    decay = mpmath.exp(-abs(x))
    return (1 if x >= 0 else decay) / (1 + decay)


def cbrt(x):
    return mpmath.sign(x) * mpmath.cbrt(abs(x))


def floored(x, y):
    """The remainder with the sign of y, by exact fractions."""
    x, y = Fraction(float(x)), Fraction(float(y))
    remainder = x - y * floor(x / y)
    return mpf(remainder.numerator) / remainder.denominator


def lgamma(x):
    return mpmath.log(abs(mpmath.gamma(x))) if x < 1e5 else mpmath.loggamma(x)


FUNCTIONS = {
    'exp': (mpmath.exp, both(TINY + SMALL + ORDINARY + LARGE + [700.0, 5000.5])),
    'exp2': (lambda x: mpf(2) ** x, both(TINY + SMALL + ORDINARY + LARGE + [1023.5, 20000.25])),
    'expm1': (mpmath.expm1, both(TINY + SMALL + ORDINARY + LARGE)),
    'log': (mpmath.log, TINY + SMALL + ORDINARY + LARGE + HUGE + BELOW_ONE + ABOVE_ONE),
    'log2': (lambda x: mpmath.log(x) / mpmath.log(2), TINY + SMALL + ORDINARY + HUGE + BELOW_ONE + ABOVE_ONE),
    'log10': (mpmath.log10, TINY + SMALL + ORDINARY + HUGE + BELOW_ONE + ABOVE_ONE),
    'log1p': (mpmath.log1p, both(TINY + SMALL + [0.5, 0.75] + BELOW_ONE) + ORDINARY + LARGE + HUGE),
    'sqrt': (mpmath.sqrt, TINY + SMALL + ORDINARY + LARGE + HUGE),
    'cbrt': (cbrt, both(TINY + SMALL + ORDINARY + LARGE + HUGE)),
    'sin': (mpmath.sin, both(TINY + SMALL + ORDINARY + LARGE + HUGE) + [1.5707963267948966, 22.0, 6381956970095103e0 * 2.0 ** 797]),
    'cos': (mpmath.cos, TINY + SMALL + ORDINARY + LARGE + HUGE + [1.5707963267948966, 11.0, 6381956970095103e0 * 2.0 ** 797]),
    'tan': (mpmath.tan, both(TINY + SMALL + ORDINARY + LARGE + HUGE) + [1.5707963267948966, 0.7853981633974483]),
    'asin': (mpmath.asin, both(TINY + SMALL + [0.5, 0.75, 1.0] + BELOW_ONE)),
    'acos': (mpmath.acos, both(TINY + SMALL + [0.5, 0.75, 1.0] + BELOW_ONE)),
    'atan': (mpmath.atan, both(TINY + SMALL + ORDINARY + LARGE + HUGE)),
    'sinc': (sinc, both(TINY + SMALL + ORDINARY + LARGE + HUGE) + [22.0, 6381956970095103e0 * 2.0 ** 797]),
    'sinh': (mpmath.sinh, both(TINY + SMALL + ORDINARY + LARGE)),
    'cosh': (mpmath.cosh, TINY + SMALL + ORDINARY + LARGE),
    'tanh': (mpmath.tanh, both(TINY + SMALL + ORDINARY + LARGE)),
    'asinh': (mpmath.asinh, both(TINY + SMALL + ORDINARY + LARGE + HUGE)),
    'acosh': (mpmath.acosh, ORDINARY[2:] + LARGE + HUGE + ABOVE_ONE),
    'atanh': (mpmath.atanh, both(TINY + SMALL + [0.5, 0.75] + BELOW_ONE)),
    'erf': (mpmath.erf, both(TINY + SMALL + ORDINARY + [8.5])),
    'erfc': (mpmath.erfc, both(TINY + SMALL + ORDINARY) + LARGE + [8.5]),
    'gamma': (mpmath.gamma, TINY + SMALL + ORDINARY + LARGE + [170.5, 1000.25]
              + [-1e-20, -0.5, -1.0000000000000002, -2.75, -40.25, -170.5]),
    'lgamma': (lgamma, TINY + SMALL + ORDINARY + LARGE + [1e6, 1e22, 1e300] + BELOW_ONE + ABOVE_ONE
               + [2.0000000000000004, -0.5, -2.4570247382208006, -40.25]),
    'digamma': (mpmath.digamma, TINY + SMALL + ORDINARY + LARGE + [1e6, 1e300, 1.4616321449683622]
                + [-1e-20, -0.5, -0.5040830082644554, -2.75, -40.25]),
    'sigmoid': (sigmoid, both(TINY + SMALL + ORDINARY + LARGE) + [-800.0]),
    'softplus': (softplus, both(TINY + SMALL + ORDINARY + LARGE) + [-700.0, 1e22]),
    'atan2': (mpmath.atan2, [(0.5, 1.0), (1.0, -0.5), (-1e-300, -2.0), (-3.0, 1e-20), (1e300, 1e300), (2.0, 0.0), (1e-300, 1e300)]),
    'pow': (mpmath.power, [(2.0, 10.0), (0.1, 0.1), (2.5, -3.0), (-1.5, 7.0), (1.0000000000000002, 1e16), (3.0, 0.5),
                           (10.0, -2.5), (1e-300, 1e-300), (1e300, 0.3), (0.75, 1e4), (-3.0, 301.0), (7.0, 1e-300)]),
    'hypot': (mpmath.hypot, [(3.0, 4.0), (1e300, 1e300), (1e-300, 1e-310), (1.0, 1e-20), (0.1, -0.2)]),
    'polygamma': (lambda n, x: mpmath.psi(int(n), x), [(0.0, 0.5), (1.0, 1.0), (1.0, 1e-20), (2.0, 3.5), (3.0, 100.25), (5.0, 0.1),
                                                      (20.0, 2.0), (1.0, -0.5), (2.0, -2.75), (3.0, -40.25)]),
    'sincDerivative': (lambda n, x: sinc(x, n), [(0.0, 0.5), (1.0, 1.0), (1.0, 1e-20), (1.0, 4.493409457909064), (2.0, 1e-300),
                                                 (2.0, -3.5), (3.0, 100.25), (5.0, 0.1), (20.0, 2.0), (20.0, 27.5), (1.0, 1e22),
                                                 (2.0, 1e300), (1000.0, 900.0), (1000.0, 1e4), (3.0, -40.25)]),
    'mod': (floored, [(7.0, 3.0), (-7.0, 3.0), (7.0, -3.0), (-7.0, -3.0), (0.3, 0.1), (-0.3, 0.1), (1e300, 7.0), (-1e300, 0.1),
                      (1e300, -7e-300), (1.0, 0.001), (5e-324, 1.0), (-5e-324, 1.0), (2.0, 1e300),
                      (1.7976931348623157e308, 1.5e-323), (-1e22, 2.718281828459045)]),
    'ifPositive': (lambda x, y: y if x > 0 else 0, [(1.0, 0.1), (5e-324, -2.5), (1e300, 1e-300), (0.5, 1e300)]),
    'ifNotPositive': (lambda x, y: 0 if x > 0 else y, [(0.0, 0.1), (-5e-324, -2.5), (-1e300, 1e-300), (-0.5, 1e300)]),
}


def value(function, arguments, digits):
    """The value to some digits, computed with more of them until two computations agree."""
    texts = []
    for spare in (400, 460):
        mp.dps = digits + spare
        texts.append(mpmath.nstr(function(*map(mpf, arguments)), digits, min_fixed=0, max_fixed=1, strip_zeros=False))
    assert texts[0] == texts[1], (function, arguments)
    return texts[0]


CONSTANTS = {'pi': lambda: +mp.pi, 'ln2': lambda: mpmath.log(2), 'ln10': lambda: mpmath.log(10), 'e': lambda: +mp.e}

if __name__ == '__main__':
    with open('figures.txt', 'w') as file:
        for name, constant in CONSTANTS.items():
            print(name, value(constant, (), 640), file=file)
        for name, (function, points) in FUNCTIONS.items():
            for i, point in enumerate(points):
                arguments = point if isinstance(point, tuple) else (point,)
                digits = 640 if i == len(points) - 1 and name not in ('softplus',) else 170
                print(name, *map(repr, arguments), value(function, arguments, digits), file=file)
