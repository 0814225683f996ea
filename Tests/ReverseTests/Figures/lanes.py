"""Writes lanes.txt: the functions that blocks compute themselves, to 60 digits by mpmath.

A line is: function, argument, value as the sum of two doubles, slope. Arguments: all binades, the places where a reduction
changes, edges of what is answered in lanes, and those at which lanes_worst.c found the largest errors.
Run: python3 lanes.py > lanes.txt        (needs mpmath)
"""

import math
import random

from mpmath import cos, exp, expm1, log, log1p, mp, mpf, pi, sin, sqrt, tanh

mp.dps = 400  # so that sines of huge numbers have 60 digits
random.seed(23)


def neighbours(x, count=1):
    up = down = float(x)
    found = [up]
    for _ in range(count):
        up, down = math.nextafter(up, math.inf), math.nextafter(down, -math.inf)
        found += [up, down]
    return found


def binades(low, high, signs=(1, -1)):
    """A number in every few binades."""
    return [random.choice(signs) * math.ldexp(1 + random.random(), e) for e in range(low, high, max(1, (high - low) // 40))]


def spread(count, low, high):
    return [random.uniform(low, high) for _ in range(count)]


halves = [n for k in (-1, 1, 2, -2, 7, -400, 400) for n in neighbours((k + mpf(1) / 2) * log(2))]
wholes = [n for k in (1, -1, 3, -300) for n in neighbours(k * log(2))]
exponents = binades(-1074, 9) + spread(40, -2, 2) + spread(20, -590, 590) + halves + wholes
positive = (
    binades(-1022, 1023, (1,)) + spread(30, 0.5, 2) + neighbours(1, 3)
    + [n for k in (-1000, -1, 0, 1, 2, 600) for n in neighbours(sqrt(mpf(1) / 2) * mpf(2) ** k)]
)
quarters = [n for k in (1, 2, 3, 4, 5, 101, 22_000, 25_464) for n in neighbours(k * pi / 4)]
angles = binades(-1074, 15) + spread(40, -4, 4) + spread(20, -40000, 40000) + quarters + [-x for x in quarters]

sigmoid = lambda x: 1 / (1 + exp(-x))
softplus = lambda x: log1p(exp(x)) if x < 1000 else x + exp(-x)
CASES = {
    "exp": (exp, exp, exponents + neighbours(708) + neighbours(-708) + [709.7827, -708.3, -740, -745]),
    "expm1": (expm1, exp, exponents + neighbours(600) + [709.7827, -700, 0.3472873, 0.355751]),
    "log": (log, lambda x: 1 / x, positive + [5e-324, 1e-310, 0.700908, 1.7976931348623157e308]),
    "log1p": (
        log1p, lambda x: 1 / (1 + x),
        [x for x in positive if x > 1e-20] + binades(-1074, -2) + spread(40, -0.99, 0.5)
        + neighbours(0.25) + neighbours(-0.25) + [-1 + 2**-53, -6.83235e-17, -0.298316],
    ),
    "sigmoid": (sigmoid, lambda x: sigmoid(x) * sigmoid(-x), exponents + [-707.6, 745, 40]),
    "softplus": (softplus, sigmoid, exponents + [-700, 745, 0.374409, -0.918437]),
    "tanh": (tanh, lambda x: 1 / mp.cosh(x) ** 2, exponents + spread(20, -20, 20) + [299.9, 300.1, 350, 0.125196]),
    "sin": (sin, cos, angles + [1e5, -1e22, 1.7e308, 18145.1]),
    "cos": (cos, lambda x: -sin(x), angles + [1e5, -1e22, 1.7e308, -2462.2]),
}

for name, (function, slope, arguments) in CASES.items():
    for x in arguments:
        value = function(mpf(x))
        high = float(value)
        print(f"{name} {x!r} {high!r} {float(value - high)!r} {float(slope(mpf(x)))!r}")
