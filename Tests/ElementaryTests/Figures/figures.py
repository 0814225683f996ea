"""Writes figures.txt: for every primitive of Elementary, points all over its domain and the value there.

    python3 figures.py > figures.txt        (mpmath 1.3)

A line is: name, argument or arguments, value; all are doubles, the value the nearest one to 60 digits' result. The
arguments are the doubles as printed, so that their rounding is no error of the function."""

import math
import random
import sys
from fractions import Fraction

import mpmath as m

sys.path.append("../../Oracle")
from sinc import sinc

m.mp.dps = 60
random.seed(20251121)


def spread(count, low, high):
    return [random.uniform(low, high) for _ in range(count)]


def magnitudes(count, low, high, signs=(1, -1)):
    """Numbers of every order of magnitude, 10**low to 10**high."""
    return [random.choice(signs) * 10 ** random.uniform(low, high) for _ in range(count)]


def inside(points, low, high):
    return [x for x in points if low < x < high]


def neighbours(x, count=3):
    """A double and the next ones on either side."""
    up, down, found = x, x, [x]
    for _ in range(count):
        up, down = math.nextafter(up, math.inf), math.nextafter(down, -math.inf)
        found += [up, down]
    return found


def roots_of_psi(order, count):
    """The root between −k − 1 and −k for k = 0, 1, …, each as doubles around it."""
    found = []
    for k in range(count):
        low, high = m.mpf(-k) - 1 + m.mpf("1e-9"), m.mpf(-k) - m.mpf("1e-9")
        root = m.findroot(lambda x: m.psi(order, x), (low, high), solver="illinois", tol=1e-80, maxsteps=400)
        found += neighbours(float(root), 1) + [float(root) + 1e-7, float(root) - 1e-3]
    return found


everywhere = spread(12, -3, 3) + magnitudes(12, -300, 300) + magnitudes(12, -20, 2)
positive = spread(12, 0, 3) + magnitudes(24, -300, 300, (1,)) + neighbours(1.0)
unit = spread(16, -1, 1) + magnitudes(12, -300, 0) + neighbours(1.0)[2::2] + [-0.999, 0.5]
angles = everywhere + [k * math.pi / 4 for k in range(-8, 9) if k] + magnitudes(10, 3, 22)
noninteger = lambda xs: [x for x in xs if x > 0 or x != round(x)]
psi_points = (
    neighbours(1.4616321449683622, 6) + spread(20, 0, 3) + spread(20, 3, 30) + spread(40, -20, 0)
    + magnitudes(24, -300, 300, (1,)) + magnitudes(12, -300, 0) + magnitudes(8, 1, 13, (-1,))
    + roots_of_psi(0, 24) + [1.0, 2.0, 0.5, -0.5, -1.5, -1e6 + 0.5, 1e300, 1e-300, -1e-300]
)  # fmt: skip

softplus = lambda x: m.log1p(m.exp(x)) if x > -1e4 else m.exp(x)
sign = lambda x: m.mpf((x > 0) - (x < 0))
unary = {
    "exp": (m.exp, inside(everywhere, -708, 709) + spread(8, -700, 700)),
    "exp2": (lambda x: m.mpf(2) ** x, inside(everywhere, -1021, 1023) + spread(8, -1000, 1000)),
    "expm1": (m.expm1, inside(everywhere, -1e6, 709)),
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
    "floor": (m.floor, everywhere + [2.0, -3.0, 2.9999999999999996, -0.5]),
    "sin": (m.sin, angles),
    "cos": (m.cos, angles),
    "tan": (m.tan, angles),
    "asin": (m.asin, unit),
    "acos": (m.acos, unit),
    "atan": (m.atan, everywhere),
    "sinc": (sinc, angles),
    "sinh": (m.sinh, inside(everywhere, -709, 709)),
    "cosh": (m.cosh, inside(everywhere, -709, 709)),
    "tanh": (lambda x: m.tanh(x) if abs(x) < 1e3 else sign(x), everywhere),
    "asinh": (m.asinh, everywhere),
    "acosh": (m.acosh, [1 + abs(x) for x in everywhere]),
    "atanh": (m.atanh, inside(unit, -1, 1)),
    "erf": (lambda x: m.erf(x) if abs(x) < 30 else sign(x), everywhere),
    "erfc": (m.erfc, inside(everywhere, -1e3, 26) + spread(12, 0, 26)),
    "gamma": (m.gamma, noninteger(spread(30, -20, 170)) + [5.0, 0.5, 1e-300] + magnitudes(12, -300, -1)),
    "lgamma": (lambda x: m.log(abs(m.gamma(x))) if x < 1e5 else m.loggamma(x),
               noninteger(spread(30, -20, 30)) + positive + neighbours(2.0)),
    "digamma": (m.digamma, noninteger(psi_points)),
    "sigmoid": (lambda x: 1 / (1 + m.exp(-x)), inside(everywhere, -708, 1e4) + spread(20, -50, 50)),
    "softplus": (softplus, inside(everywhere, -708, 1e9) + spread(20, -50, 50)),
}  # fmt: skip


def polygamma_pairs():
    pairs = []
    for n in [1, 2, 3, 4, 5, 8, 12, 13, 20, 21, 30, 50, 100, 169, 170, 171, 250, 1000]:
        pairs += [(n, x) for x in spread(5, 0.05, 20) + spread(5, 1, 1.5 * n + 20) + magnitudes(3, -3, 5, (1,))]
        if n % 2:
            pairs += [(n, x) for x in spread(6, -10, 0)]
        else:  # away from the roots
            pairs += [(n, -random.randrange(10) + random.choice([-1, 1]) * random.uniform(0.05, 0.35)) for _ in range(6)]
    pairs += [(1, 1e-150), (1, 1e300), (2, 1e100), (3, -1e-70), (20, 1e16), (200, -100.5), (150, 1000.0)]
    pairs += [(0, 1.25), (2, -0.5), (2, 0.5), (100000, 40000.0), (1000000, 367879.0), (10**12, 367879441175.0)]
    return pairs


def near_roots():
    """Even orders have a root between any two poles on the left: numbers beside it, the nearest ones too."""
    pairs = []
    for n in [2, 4, 6, 8, 12, 14, 20, 50, 100, 168]:
        for k in [0, 1, 2, 9, 50]:
            low, high = m.mpf(-k - 1) + m.mpf(1) / 8, m.mpf(-k) - m.mpf(1) / 8
            m.mp.dps = 60
            while high - low > 1e-25:
                middle = (low + high) / 2
                low, high = (low, middle) if polygamma(n, middle) > 0 else (middle, high)
            root = float(low)
            pairs += [(n, x) for x in neighbours(root)] + [(n, root + d) for d in (-1e-9, 1e-6, -1e-3, 0.03)]
    return pairs


def sinc_pairs():
    """Derivatives of sinc near and far, and at the doubles around a root of each order."""
    source = random.Random(19)  # a generator of its own, so that the other figures stay as they are
    pairs = []
    for n in [0, 1, 2, 3, 4, 5, 10, 50, 1000]:
        xs = [0.0, 1e-300, -1e-9, 0.01, 0.9, 1.0, -1.5, 3.0, math.pi, 10.0, 1e5, -(2.0**52), 1e22, 1e290]
        xs += [source.uniform(0.5, 30) for _ in range(4)] + [2 ** source.uniform(1, 60) for _ in range(4)]
        for start in [2.0, 20.0, n + 9.0, 12345.0, 2.0**40]:
            low = m.mpf(start)
            while sinc(low, n) * sinc(low + 0.5, n) > 0:
                low += 0.5
            sign, high = sinc(low, n) > 0, low + 0.5
            while high - low > low * m.mpf(10) ** -30:
                middle = (low + high) / 2
                low, high = (middle, high) if (sinc(middle, n) > 0) == sign else (low, middle)
            xs += neighbours(float(low), 1)
        pairs += [(n, x) for x in xs]
    return pairs


def polygamma(n, x):
    """(−1)ⁿ⁺¹ n! ζ(n + 1, x), for x < 0 by the recurrence up to the positive axis."""
    n, m.mp.dps = int(n), 60 + (3 * int(n) if n < 2000 else 0)
    if n == 0:
        return m.digamma(x)
    total = m.mpf(0)
    while x < 0:
        total += x ** -(n + 1)
        x += 1
    if n > 2000:  # a term of the sum is exp(-n/x) times the one before
        k = m.mpf(0)
        first = m.exp(m.loggamma(n + 1) - (n + 1) * m.log(x))
        while True:
            term = m.exp(-(n + 1) * m.log1p(k / x))
            total += term
            k += 1
            if term < 1e-30:
                break
        value = (-1) ** (n + 1) * first * total
    else:
        # Euler-Maclaurin from a far point on
        while x < n + 60:
            total += x ** -(n + 1)
            x += 1
        tail = x**-n / n + x ** -(n + 1) / 2
        for k in range(1, 30):
            tail += m.bernoulli(2 * k) / m.factorial(2 * k) * m.rf(n + 1, 2 * k - 1) * x ** -(n + 2 * k)
        value = (-1) ** (n + 1) * m.factorial(n) * (total + tail)
    m.mp.dps = 60
    return value


def floored(x, y):
    """x - y*floor(x/y), exactly."""
    x, y = Fraction(float(x)), Fraction(float(y))
    r = x - y * (x // y)
    return m.mpf(r.numerator) / r.denominator


plane = [(random.choice(everywhere), random.choice(everywhere)) for _ in range(24)]
plane += list(zip(spread(24, -4, 4), spread(24, -4, 4)))
powers = list(zip(spread(24, 0, 10), spread(24, -20, 20))) + [(-2.0, 3.0), (-2.5, -4.0), (1e-3, 100.0)]
powers += [(1 + x, y) for x, y in zip(magnitudes(12, -12, -1), magnitudes(12, 0, 2))]
binary = {
    "atan2": (m.atan2, plane),
    "pow": (lambda x, y: x**y, powers),
    "min": (min, plane),
    "max": (max, plane),
    "hypot": (lambda x, y: m.sqrt(x * x + y * y), plane),
    "mod": (floored, plane + [(0.3, 0.1), (-0.3, 0.1), (7.0, -3.0), (-7.0, 3.0), (1e300, 3.0), (6.0, 3.0), (1.0, 1e-3)]),
    "ifPositive": (lambda x, y: y if x > 0 else m.mpf(0), plane),
    "ifNotPositive": (lambda x, y: y if x <= 0 else m.mpf(0), plane),
    "polygamma": (polygamma, polygamma_pairs() + near_roots()),
    "sincDerivative": (lambda n, x: sinc(x, n), sinc_pairs()),
}


def write(name, function, arguments):
    value = function(*[m.mpf(x) for x in arguments])
    if 1e-307 < abs(value) < m.mpf("1.79e308") or value == 0:
        print(name, *[repr(float(x)) for x in arguments], repr(float(value)))


for name, (function, points) in unary.items():
    for x in points:
        write(name, function, [x])
for name, (function, points) in binary.items():
    for pair in points:
        write(name, function, pair)
