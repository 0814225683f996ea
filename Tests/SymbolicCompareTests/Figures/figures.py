"""Writes figures.txt: values of every primitive to 50 digits, at arguments that are doubles or pairs of doubles.

    python3 figures.py > figures.txt        (mpmath 1.3)

A line is: name, arguments, value. An argument is high or high|low, exact doubles. Values have 50 digits."""

import math
import random

import mpmath as m

m.mp.dps = 400
random.seed(20251121)


class Pair:
    def __init__(self, high, low=0.0):
        self.high, self.low = float(high), float(low)
        self.value = m.mpf(self.high) + m.mpf(self.low)

    def __str__(self):
        return repr(self.high) + (f"|{self.low!r}" if self.low else "")


def pair(x):
    """A number with 106 bits near x: the low part is random, within half a unit."""
    x = float(x)
    return Pair(x, x * random.uniform(-1, 1) * 2.0**-54) if abs(x) > 1e-280 else Pair(x)


def spread(count, low, high):
    return [random.uniform(low, high) for _ in range(count)]


def magnitudes(count, low, high, signs=(1, -1)):
    return [random.choice(signs) * 10 ** random.uniform(low, high) for _ in range(count)]


def both(points):
    return [Pair(x) for x in points] + [pair(x) for x in points]


def inside(points, low, high):
    return [x for x in points if low < x < high]


everywhere = spread(8, -3, 3) + magnitudes(8, -300, 300) + magnitudes(8, -20, 2) + [1e300, -1e300, 1e-300, 1.0, 0.5]
positive = [abs(x) for x in everywhere] + [math.nextafter(1, 2), 1 - 1e-9, 1 + 1e-5, 0.9, 1.1, 1e300, 1e-300]
unit = spread(12, -1, 1) + magnitudes(8, -300, 0) + [1 - 1e-15, -1 + 1e-9, 0.5, -0.5, 0.999, 1e-300]
angles = everywhere + [k * math.pi / 4 for k in range(-6, 7) if k] + magnitudes(10, 3, 300) + [
    6381956970095103 * 2.0**797, 5319372648326541 * 2.0**101, 22.0, 355.0]  # near multiples of π/2
near_pi = [Pair(math.pi, 1.2246467991473532e-16), Pair(math.pi / 2, 6.123233995736766e-17), Pair(1e22, 12345.5)]
growing = inside(everywhere, -600, 700) + spread(8, -600, 700)
noninteger = lambda xs: [x for x in xs if x > 0 or x != round(x)]
gamma_points = noninteger(spread(16, -20, 30) + spread(12, 30, 165) + magnitudes(8, -250, -1) + [0.5, 1.5, -0.5, 5.0])
log_gamma_points = noninteger(spread(24, -30, 30) + magnitudes(10, 0, 300, (1,)) + magnitudes(8, -300, -1)
                              + [1.001, 1.3, 1.25, 0.75, 2.001, 1.999, 1.7, 2.3, 1 + 1e-9, 2 - 1e-12])  # fmt: skip

sign = lambda x: m.mpf((x > 0) - (x < 0))


def erfc(x):
    m.mp.dps = 1000 if x > 0 else 400
    value = m.erfc(x)
    m.mp.dps = 400
    return value


unary = {
    "exp": (m.exp, growing),
    "exp2": (lambda x: m.mpf(2) ** x, growing),
    "expm1": (m.expm1, inside(everywhere, -1e4, 700) + spread(8, -1, 1)),
    "log": (m.log, positive),
    "log2": (lambda x: m.log(x) / m.log(2), positive),
    "log10": (lambda x: m.log(x) / m.log(10), positive),
    "log1p": (m.log1p, positive + inside(unit, -1, 1)),
    "sqrt": (m.sqrt, positive),
    "cbrt": (lambda x: m.cbrt(x) if x > 0 else -m.cbrt(-x), everywhere),
    "abs": (abs, everywhere),
    "sign": (sign, everywhere),
    "heaviside": (lambda x: (sign(x) + 1) / 2, everywhere),
    "relu": (lambda x: max(x, m.mpf(0)), everywhere),
    "sin": (m.sin, angles),
    "cos": (m.cos, angles),
    "tan": (m.tan, angles),
    "asin": (m.asin, unit),
    "acos": (m.acos, unit),
    "atan": (m.atan, everywhere),
    "sinh": (m.sinh, growing),
    "cosh": (m.cosh, growing),
    "tanh": (lambda x: m.tanh(x) if abs(x) < 400 else sign(x), everywhere),
    "asinh": (m.asinh, everywhere),
    "acosh": (m.acosh, [1 + abs(x) for x in everywhere] + [1 + 1e-10]),
    "atanh": (m.atanh, unit),
    "erf": (lambda x: m.erf(x) if abs(x) < 30 else sign(x), everywhere + spread(10, -7, 7)),
    "erfc": (erfc, inside(everywhere, -1e3, 25) + spread(16, 0, 25) + [1.0, 1.999, 2.0]),
    "gamma": (m.gamma, gamma_points),
    "lgamma": (lambda x: m.log(abs(m.gamma(x))) if abs(x) < 1e3 else m.loggamma(x), log_gamma_points),
    "digamma": (m.digamma, log_gamma_points + spread(16, 0, 3)),
    "sigmoid": (lambda x: 1 / (1 + m.exp(-x)), inside(everywhere, -600, 400) + spread(12, -60, 60)),
    "softplus": (lambda x: m.log1p(m.exp(x)) if x < 800 else x, inside(everywhere, -600, 1e9) + spread(12, -60, 60)),
}  # fmt: skip

grid = list(zip(everywhere, reversed(everywhere))) + list(zip(spread(12, -4, 4), spread(12, -4, 4)))
moderate = list(zip(magnitudes(16, -140, 140), magnitudes(16, -140, 140))) + grid[-12:]
powers = list(zip(spread(16, 0, 10), spread(16, -200, 200))) + [(2.0, 0.5), (10.0, 300.0), (10.0, -280.0), (-3.0, 7.0)]
powers += [(1 + x, y) for x, y in zip(magnitudes(8, -12, -1), magnitudes(8, 0, 2))] + [(-2.5, -4.0), (1e-3, 33.0)]
powers += [(1e300, 0.5), (1e-300, -0.75), (1.5, 1700.0), (0.001, -100.25), (7.0, 33.0), (1.0000001, 1e7)]


def polygamma(n, x):
    n = int(n)
    if n == 0:
        return m.digamma(x)
    m.mp.dps = 400 + 3 * n
    total = m.mpf(0)
    while x < n + 150:
        total += x ** -(n + 1)
        x += 1
    total += x**-n / n + x ** -(n + 1) / 2
    for k in range(1, 60):
        total += m.bernoulli(2 * k) / m.factorial(2 * k) * m.rf(n + 1, 2 * k - 1) * x ** -(n + 2 * k)
    value = (-1) ** (n + 1) * m.factorial(n) * total
    m.mp.dps = 400
    return value


orders = [0, 1, 2, 3, 4, 7, 10, 20, 33, 100, 170, 171, 300]
polygammas = [(n, x) for n in orders for x in spread(2, 0.1, 3) + spread(2, 1, n + 60) + [0.5, 1.0]]
polygammas += [(n, x) for n in [1, 3, 7, 33] for x in spread(3, -8, 0)]
polygammas += [(n, k + 0.25) for n in [2, 4, 10, 20] for k in [-1, -5]] + [(1, 1e-100), (1, 1e150), (2, -1e-60)]
binary = {
    "add": (lambda x, y: x + y, grid),
    "subtract": (lambda x, y: x - y, grid + [(1.0, 1.0 - 1e-16), (1e16, 1e16 - 2)]),
    "multiply": (lambda x, y: x * y, moderate),
    "divide": (lambda x, y: x / y, moderate + [(1e-300, 3e-300), (1e300, 7e299), (1e300, 3.0), (1.0, 3e300)]),
    "atan2": (m.atan2, grid),
    "pow": (lambda x, y: x**y, powers),
    "min": (min, grid),
    "max": (max, grid),
    "hypot": (lambda x, y: m.sqrt(x * x + y * y), grid),
    "polygamma": (polygamma, polygammas),
}


def write(name, function, arguments):
    value = function(*[x.value for x in arguments])
    if value == 0 or m.mpf("1e-285") < abs(value) < m.mpf("1e308"):
        print(name, *arguments, m.nstr(value, 50, min_fixed=0, max_fixed=0))


for name, (function, points) in unary.items():
    for x in both(points) + (near_pi if name in ("sin", "cos", "tan") else []):
        write(name, function, [x])
for name, (function, points) in binary.items():
    for x, y in points:
        write(name, function, [Pair(x), Pair(y)])
        if name == "polygamma":
            write(name, function, [Pair(x), pair(y)])
        elif not (name == "pow" and x < 0):
            write(name, function, [pair(x), pair(y)])
