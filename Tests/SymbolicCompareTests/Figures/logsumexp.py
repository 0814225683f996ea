#!/usr/bin/env python3
"""Makes logsumexp.tsv: arguments, value, gradient and Hessian of log(exp(a) + exp(b) + ...) to 25 digits.

    python3 logsumexp.py > logsumexp.tsv          # mpmath 1.3.0

The gradient is softmax, p_i = exp(a_i)/s; the Hessian p_i*(1 - p_i) and -p_i*p_j. 1 - p_i is a sum over the others.
"""
from mpmath import mp, mpf, exp, log, nstr

mp.dps = 900

ROWS = [
    (0, -40), (-40, 0), (0, -1e-9), (1e-9, 0), (0, 0), (3, 3), (0, -700), (-1, -36), (5, -35), (1e-300, 0), (800, -800),
    (2.5, 2.5000000001), (-0.5, -60), (0, -37), (0, -36.5), (0.5, -0.75),
    (0, -40, -41), (-41, 0, -40), (-40, -41, 0), (1, 1, 1), (0, 0, -50), (0, -50, -50), (1, -3, -3), (0, 1e-9, -1e-9),
    (-30, -40, 0, -700), (0, 0, 0, 0), (0, -39, 0, -39), (0, -1, -2, -3, -4), (0, -38, -38, -38, -38),
    (0, -1e-9, 1e-9, 0, 0), (0.5, -1, 2, 0.1, 0, -0.3, 1.2, 3, -2, 0.7),
]


def text(x): return nstr(x, 25, min_fixed=0, max_fixed=0) if x else "0"


for row in ROWS:
    a = [mpf(float(x)) for x in row]
    s = sum(exp(x) for x in a)
    p = [exp(x) / s for x in a]
    rest = [sum(p[j] for j in range(len(a)) if j != i) for i in range(len(a))]
    hessian = [p[i] * rest[i] if i == j else -p[i] * p[j] for i in range(len(a)) for j in range(i, len(a))]
    print("\t".join([",".join(repr(float(x)) for x in row), text(log(s)), ",".join(map(text, p)),
                     ",".join(map(text, hessian))]))
