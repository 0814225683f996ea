"""Writes the constants of the functions in lanes, Sources/Reverse/Evaluator/Lanes/Constants.h, by mpmath.

Each polynomial goes through its function in Chebyshev's points of the interval, computed with 80 digits and then rounded,
and its error with the rounded coefficients is written beside it.
Run: python3 lanes_constants.py > ../../../Sources/Reverse/Evaluator/Lanes/Constants.h        (needs mpmath)
"""

from struct import pack, unpack

from mpmath import atanh, cos, exp, log, lu_solve, matrix, mp, mpf, pi, polyval, sin, sqrt

mp.dps = 80


def hexadecimal(x):
    """A double as C writes it, without loss."""
    return float(x).hex()


def first_bits(x, count):
    """The first bits of a positive number."""
    mantissa, exponent = mp.frexp(x)
    return mp.ldexp(mp.floor(mp.ldexp(mantissa, count)), exponent - count)


def interpolated(f, start, end, count):
    """The coefficients, from the constant on, of the polynomial through f in so many of Chebyshev's points."""
    middle, half = (start + end) / 2, (end - start) / 2
    points = [middle + half * cos((2 * i + 1) * pi / (2 * count)) for i in range(count)]
    return list(lu_solve(matrix([[x**j for j in range(count)] for x in points]), matrix([f(x) for x in points])))


def polynomial(name, formula, f, start, end, count, error):
    """Prints the rounded coefficients, and the largest error on the interval, error(p(x) - f(x), x)."""
    coefficients = [float(c) for c in interpolated(f, start, end, count)]
    points = [start + (end - start) * (2 * i + 1) / 2000 for i in range(1000)]
    worst = max(abs(error(polyval(coefficients[::-1], x) - f(x), x)) for x in points)
    print(f"\n// {formula}: 2^{float(log(worst, 2)):.1f} off.")
    for index, coefficient in enumerate(coefficients):
        constant(f"{name}{index}", coefficient)


def constant(name, x):
    print(f"static const double {name} = {hexadecimal(x)};")


def word(name, x):
    print(f"static const uint64_t {name} = 0x{unpack('<Q', pack('<d', float(x)))[0]:016x};")


def small(f, series):
    """f, but its series where f would lose digits."""
    return lambda x: f(x) if abs(x) > mpf(10) ** -15 else series(x)


print("// Written by Tests/ReverseTests/Figures/lanes_constants.py with mpmath; do not edit.")
print("\n// log 2 in two parts, of which the first has 42 bits; π/2 in three, of which the first two have 37.")
high = first_bits(log(2), 42)
constant("log2High", high)
constant("log2Low", log(2) - high)
constant("oneOverLog2", 1 / log(2))
first = first_bits(pi / 2, 37)
second = first_bits(pi / 2 - first, 37)
constant("halfPi0", first)
constant("halfPi1", second)
constant("halfPi2", pi / 2 - first - second)
constant("twoOverPi", 2 / pi)

print("\n// The bits of 1 and of the square root of one half.")
word("oneBits", 1)
word("rootOfHalfBits", sqrt(mpf(1) / 2))

WIDER = mpf("1.0001")
r = log(2) / 2 * WIDER
polynomial(
    "expP", "exp(r) = 1 + r + r^2/2 + r^3*P(r), |r| <= log(2)/2",
    small(lambda r: (exp(r) - 1 - r - r * r / 2) / r**3, lambda r: mpf(1) / 6 + r / 24),
    -r, r, 10, lambda e, r: e * r**3)

z = ((sqrt(2) - 1) / (sqrt(2) + 1) * WIDER) ** 2
polynomial(
    "logP", "2*artanh(s) = 2*s + s*z*P(z), z = s^2 <= 0.0295, beside s",
    small(lambda z: (2 * atanh(sqrt(z)) / sqrt(z) - 2) / z, lambda z: mpf(2) / 3 + 2 * z / 5),
    mpf(0), z, 8, lambda e, z: e * z)

z = (pi / 4 * WIDER) ** 2
polynomial(
    "sinS", "sin(r) = r + r*z*S(z), z = r^2 <= (pi/4)^2, beside r",
    small(lambda z: (sin(sqrt(z)) / sqrt(z) - 1) / z, lambda z: -mpf(1) / 6 + z / 120),
    mpf(0), z, 7, lambda e, z: e * z)
polynomial(
    "cosC", "cos(r) = 1 - z/2 + z^2*C(z)",
    small(lambda z: (cos(sqrt(z)) - 1 + z / 2) / z**2, lambda z: mpf(1) / 24 - z / 720),
    mpf(0), z, 7, lambda e, z: e * z**2)
