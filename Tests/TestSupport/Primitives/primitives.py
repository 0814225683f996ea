#!/usr/bin/env python3
"""Writes ../Corpus/primitives.txt: every smooth function of one argument with its first four derivatives, to 40 digits.

    python3 primitives.py > ../Corpus/primitives.txt        # needs mpmath

A line: name, point (the shortest decimal that reads back as the number), value, four derivatives. A new function is one line
of FUNCTIONS; the tests of every module read the file. No rule of differentiation is used: mpmath differentiates numerically,
with as many digits as that takes.
"""

from mpmath import mp, mpf

ANYWHERE = [-2.3, -0.7, 0.4, 1.3, 3.1]
POSITIVE = [0.02, 0.3, 0.9, 1.7, 40.0]
INSIDE = [-0.95, -0.4, 0.03, 0.6, 0.99]

FUNCTIONS = {
    'exp': (mp.exp, ANYWHERE), 'exp2': (lambda x: mpf(2) ** x, ANYWHERE), 'expm1': (lambda x: mp.expm1(x), ANYWHERE),
    'log': (mp.log, POSITIVE), 'log2': (lambda x: mp.log(x) / mp.log(2), POSITIVE),
    'log10': (lambda x: mp.log(x) / mp.log(10), POSITIVE), 'log1p': (lambda x: mp.log(1 + x), INSIDE),
    'sqrt': (mp.sqrt, POSITIVE), 'cbrt': (lambda x: mp.cbrt(x) if x > 0 else -mp.cbrt(-x), [-5.0, -0.3, 0.02, 0.9, 40.0]),
    'sin': (mp.sin, ANYWHERE), 'cos': (mp.cos, ANYWHERE), 'tan': (mp.tan, ANYWHERE),
    'asin': (mp.asin, INSIDE), 'acos': (mp.acos, INSIDE), 'atan': (mp.atan, ANYWHERE),
    'sinc': (lambda x: mp.sin(x) / x, ANYWHERE),
    'sinh': (mp.sinh, ANYWHERE), 'cosh': (mp.cosh, ANYWHERE), 'tanh': (mp.tanh, ANYWHERE),
    'asinh': (mp.asinh, ANYWHERE), 'acosh': (mp.acosh, [1.05, 1.5, 2.0, 7.0, 40.0]), 'atanh': (mp.atanh, INSIDE),
    'erf': (mp.erf, ANYWHERE), 'erfc': (mp.erfc, ANYWHERE),
    'erfinv': (lambda x: mp.erfinv(x), [-0.99, -0.501, -0.499, -0.3, -0.0101, 0.0099, 1e-7, 1e-9, 0.4, 0.7]),
    'gamma': (mp.gamma, [-1.4, 0.3, 2.7, 4.0, 9.5]), 'lgamma': (lambda x: mp.log(abs(mp.gamma(x))), [-1.4, 0.3, 2.7, 4.0, 9.5]),
    'digamma': (lambda x: mp.digamma(x), [-1.4, 0.3, 2.7, 4.0, 9.5]),
    'logit': (lambda x: mp.log(x / (1 - x)), [1e-60, 1e-9, 0.02, 0.3, 0.4999, 0.50001, 0.7, 0.98, 0.999999]),
    'log1mexp': (lambda x: mp.log(1 - mp.exp(x)), [-1e-60, -1e-9, -0.2, -0.69, -0.7, -3.0, -40.0, -600.0]),
    'sigmoid': (lambda x: 1 / (1 + mp.exp(-x)), ANYWHERE), 'softplus': (lambda x: mp.log(1 + mp.exp(x)), ANYWHERE),
}

mp.dps = 420
for name, (function, points) in FUNCTIONS.items():
    for point in points:
        derivatives = [function(mpf(point))] + [mp.diff(function, mpf(point), n) for n in range(1, 5)]
        print(name, repr(point), *[mp.nstr(d, 40, min_fixed=0, max_fixed=0) for d in derivatives])
