#!/usr/bin/env python3
"""Writes random cases for CampaignTests, with answers by python-flint (Arb), which shares no line with ours.

    python3 cases.py 1000 7 > /tmp/cases.txt        # cases a function, seed
    BALL_CASES=/tmp/cases.txt swift test -c release --filter CampaignTests

A line: function, bits, the argument's (or both arguments') midpoint and radius, a point's value as midpoint and radius.
Each number is a whole number in hexadecimal digits and the power of 2 that it is multiplied by. The point is the
argument itself where that is exact, otherwise a random point of the ball. Needs python-flint 0.9.
"""

import random
import sys
from fractions import Fraction

from flint import acb, arb, arf, ctx


def number(mantissa, exponent, radius=(0, 0)):
    return arb(arf((mantissa, exponent)), arf(radius))


def lgamma(x):
    return x.lgamma() if x > 0 else (arb.pi() / abs(x.sin_pi())).log() - (1 - x).lgamma()


def cbrt(x):
    return x.root(3) if x > 0 else -((-x).root(3)) if x < 0 else x


def sinc_derivative(n, x):
    value, waves = x.sinc(), (x.sin(), x.cos(), -x.sin(), -x.cos())
    for k in range(1, int(n.unique_fmpz()) + 1):
        value = (waves[k % 4] - k * value) / x
    return value


FUNCTIONS = {
    'exp': lambda x: x.exp(), 'exp2': lambda x: (x * arb(2).log()).exp(), 'expm1': lambda x: x.expm1(),
    'log': lambda x: x.log(), 'log2': lambda x: x.log() / arb(2).log(), 'log10': lambda x: x.log() / arb(10).log(),
    'log1p': lambda x: x.log1p(), 'sqrt': lambda x: x.sqrt(), 'cbrt': cbrt,
    'sin': lambda x: x.sin(), 'cos': lambda x: x.cos(), 'tan': lambda x: x.tan(),
    'asin': lambda x: x.asin(), 'acos': lambda x: x.acos(), 'atan': lambda x: x.atan(),
    'sinh': lambda x: x.sinh(), 'cosh': lambda x: x.cosh(), 'tanh': lambda x: x.tanh(),
    'asinh': lambda x: x.asinh(), 'acosh': lambda x: x.acosh(), 'atanh': lambda x: x.atanh(),
    'erf': lambda x: x.erf(), 'erfc': lambda x: x.erfc(),
    'gamma': lambda x: x.gamma(), 'lgamma': lgamma, 'digamma': lambda x: x.digamma(),
    'sigmoid': lambda x: 1 / (1 + (-x).exp()), 'softplus': lambda x: x.max(arb(0)) + (-abs(x)).exp().log1p(),
    'pow': lambda x, y: x ** y, 'hypot': lambda x, y: (x * x + y * y).sqrt(), 'atan2': arb.atan2,
    'sinc': lambda x: x.sinc(), 'sincDerivative': sinc_derivative,
    'polygamma': lambda n, x: acb(x).polygamma(int(n.unique_fmpz())).real,
}

POSITIVE = ('log', 'log2', 'log10', 'sqrt', 'acosh')
FROM_MINUS_ONE_TO_ONE = ('asin', 'acos', 'atanh')
GAMMA = ('gamma', 'lgamma', 'digamma', 'polygamma')
LARGEST_EXPONENT = {'exp': 20, 'expm1': 20, 'exp2': 20, 'sinh': 20, 'cosh': 20, 'gamma': 10, 'lgamma': 60, 'digamma': 60,
                    'polygamma': 20, 'erf': 8, 'erfc': 8, 'tanh': 14, 'sigmoid': 14, 'softplus': 14}


def mantissa(bits):
    """A random one, all ones, or ones and zeros in long runs."""
    kind = random.randrange(4)
    if kind == 0:
        return (1 << bits) - 1
    if kind == 1:
        return 1 << (bits - 1) | random.getrandbits(max(1, bits // 4)) | 1
    return 1 << (bits - 1) | random.getrandbits(bits) | 1


def next_to(centre, bits):
    """A number next to a whole one, at a distance of up to so many bits."""
    tiny = mantissa(random.choice((1, 10, 53)))
    shift = random.randint(1, bits) + tiny.bit_length()
    return (centre << shift) + random.choice((1, -1)) * tiny, -shift


def argument(name, bits):
    length = random.choice((10, 24, 53, 53, 64, bits, 2 * bits))
    exponent = random.choice((random.randint(-6, 5), random.randint(-40, 40), random.randint(-1070, 10)))
    exponent = min(exponent, LARGEST_EXPONENT.get(name, 1030))
    if name in FROM_MINUS_ONE_TO_ONE:
        exponent = min(exponent, 0)
    m, e = mantissa(length) * random.choice((1, -1)), exponent - length
    if random.random() < 0.3:
        centre = random.randint(-30, 30) if name in GAMMA else random.choice((-1, 1))
        m, e = next_to(centre, bits)
    if name in ('sin', 'cos', 'tan', 'sinc', 'exp') and random.random() < 0.2:
        # next to a multiple of π/2 or of log 2
        ctx.prec = bits + 200
        unit = arb(2).log() if name == 'exp' else arb.pi() / 2
        m, e = map(int, (unit * random.randint(1, 10 ** random.randint(1, 5))).mid().man_exp())
        cut = m.bit_length() - random.choice((53, 64, bits))
        m, e = m >> cut, e + cut
    return abs(m) if name in POSITIVE else m, e


def is_inside(name, low, high):
    """Whether a ball from low to high lies in the function's domain."""
    if name in GAMMA:
        between = low.__floor__() == high.__floor__() and low.denominator > 1 and high.denominator > 1
        return low > 0 or high < 0 and between
    bounds = {'log': 0, 'log2': 0, 'log10': 0, 'log1p': -1, 'atanh': -1}
    if name in bounds and low <= bounds[name] or name == 'atanh' and high >= 1:
        return False
    if name in ('asin', 'acos'):
        return low >= -1 and high <= 1
    return low >= {'sqrt': 0, 'acosh': 1}.get(name, low)


def exact(pair):
    return Fraction(pair[0]) * Fraction(2) ** pair[1]


def ball(name, bits):
    """A ball in the domain, exact in half of the cases, and a point of it."""
    while True:
        m, e = argument(name, bits)
        r, f = 0, 0
        if random.random() < 0.5:
            distance = random.choice((random.randint(1, 8), random.randint(1, 80)))
            r, f = random.getrandbits(20) | 1 << 19, m.bit_length() + e - 20 - distance
        if is_inside(name, exact((m, e)) - exact((r, f)), exact((m, e)) + exact((r, f))):
            low = min(e, f - 6) if r else e
            point = (m << (e - low)) + (random.randint(-64, 64) * r << (f - 6 - low) if r else 0)
            return (m, e), (r, f), (point, low)


def pair(name, bits):
    if name in ('polygamma', 'sincDerivative'):
        orders = (0, 1, 1, 2, 2, 3, 5, 10, 20, 50) if name == 'polygamma' else (0, 1, 1, 2, 2, 3)
        n = (random.choice(orders), 0)
        return (n, (0, 0), n), ball(name, bits)
    x, y = ball('atan', bits), ball('atan', bits)
    if name == 'pow':
        x = ball('log', bits)
        exponent = random.choice((0, 0, random.randint(-30, 30)))
        whole, any_number = (random.randint(-40, 40), 0), (mantissa(53) * random.choice((1, -1)), exponent - 53)
        n = random.choice((whole, any_number))
        y = (n, (0, 0), n)
    return x, y


def text(m, e):
    return f"{'-' if m < 0 else ''}{abs(m):x} {e}"


def main():
    count, seed = int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else '1'
    for name, function in FUNCTIONS.items():
        random.seed(seed + name)
        for _ in range(count):
            bits = random.choice((16, 53, 53, 64, 64, 64, 100, 128, 128, 128, 256, 512))
            arguments = pair(name, bits) if name in ('pow', 'hypot', 'atan2', 'polygamma', 'sincDerivative') else (ball(name, bits),)
            for precision in (bits + 100, 2 * bits + 400, 3 * bits + 2500):
                ctx.prec = precision
                value = function(*(number(*point) for _, _, point in arguments))
                if value.is_finite() and value.rel_accuracy_bits() > bits + 20:
                    break
            if value.is_finite():
                fields = [field for m, r, _ in arguments for field in (text(*m), text(*r))]
                truth = [text(*map(int, part.man_exp())) for part in (value.mid(), value.rad())]
                print(name, bits, *fields, *truth)


if __name__ == '__main__':
    main()
