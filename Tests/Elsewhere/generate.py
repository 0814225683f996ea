#!/usr/bin/env python3
"""Writes random.tsv: 400 random formulas at points where they have kinks, ties, edges of domains or signed zeros.

    Tests/Elsewhere/generate.py > Tests/Elsewhere/random.tsv

The seed is fixed, so that the same formulas come again. Half of them have one variable, half two. Every formula meets
at least one special operand: a kink, a tie, an edge, a pole, the origin.
"""

import math
import random
import re
import warnings

import numpy as np

from language import function, point

SEED, COUNT = 20261130, 400

# How often each function is drawn.
UNARY = dict(abs=8, relu=8, sqrt=8, log=4, exp=3, sin=3, cos=2, tanh=2, sign=2, sigmoid=1, softplus=1, log1p=1,
             asin=1, acos=1, atan=1, sinh=1, asinh=1, expm1=1)
BINARY = dict(max=6, min=6, hypot=4, atan2=2)
OPERATORS = {"+": 5, "-": 5, "*": 5, "/": 3}
EXPONENTS = ["2", "2", "3", "0.5", "1.5", "0", "-1"]
NUMERALS = ["0", "1", "2", "0.5", "-1", "3"]
COORDINATES = ["0", "0", "0", "-0.0", "1", "1", "-1", "0.5", "2"]

met = []


def spied(kind, f, special):
    def call(*operands):
        if special(*operands):
            met.append(kind)
        return f(*operands)

    return call


def reference():
    zero = lambda x: x == 0
    f = dict(
        abs=spied("kink", np.abs, zero), relu=spied("kink", lambda x: np.maximum(x, 0.0), zero),
        sqrt=spied("edge", np.sqrt, zero), log=spied("edge", np.log, zero), sign=spied("jump", np.sign, zero),
        asin=spied("edge", np.arcsin, lambda x: abs(x) == 1), acos=spied("edge", np.arccos, lambda x: abs(x) == 1),
        log1p=spied("edge", np.log1p, lambda x: x == -1), max=spied("tie", np.maximum, lambda x, y: x == y),
        min=spied("tie", np.minimum, lambda x, y: x == y),
        hypot=spied("origin", np.hypot, lambda x, y: x == 0 and y == 0),
        atan2=spied("origin", np.arctan2, lambda x, y: x == 0 and y == 0),
        exp=np.exp, sin=np.sin, cos=np.cos, tanh=np.tanh, atan=np.arctan, sinh=np.sinh, asinh=np.arcsinh,
        expm1=np.expm1, sigmoid=lambda x: 1 / (1 + np.exp(-x)), softplus=lambda x: np.log1p(np.exp(x)))
    return f


def drawn(weights, rng):
    return rng.choices(list(weights), list(weights.values()))[0]


def formula(names, depth, rng):
    """A formula that depends on a variable."""
    if depth == 0 or rng.random() < 0.12:
        return rng.choice(names)
    kind = rng.random()
    if kind < 0.42:
        return f"{drawn(UNARY, rng)}({formula(names, depth - 1, rng)})"
    if kind < 0.48:
        return f"-({formula(names, depth - 1, rng)})"
    if kind < 0.58:
        exponent = rng.choice(EXPONENTS) if rng.random() < 0.85 else f"({formula(names, 1, rng)})"
        return f"({formula(names, depth - 1, rng)})^{exponent}"
    first = formula(names, depth - 1, rng)
    second = rng.choice(NUMERALS) if rng.random() < 0.25 else formula(names, depth - 1, rng)
    if second == first and rng.random() < 0.7:
        second = rng.choice(NUMERALS)
    if rng.random() < 0.5:
        first, second = second, first
    if kind < 0.8:
        return f"{drawn(BINARY, rng)}({first}, {second})"
    return f"({first} {drawn(OPERATORS, rng)} {second})"


def main():
    warnings.simplefilter("ignore")
    rng = random.Random(SEED)
    seen = set()
    while len(seen) < COUNT:
        names = ["x"] if len(seen) % 2 == 0 else ["x", "y"]
        text = formula(names, rng.choice([2, 3, 3, 4]), rng)
        at = ",".join(f"{name}={rng.choice(COORDINATES)}" for name in names)
        if set(re.findall(r"\b[xy]\b", text)) != set(names) or text in seen:
            continue
        met.clear()
        values = [np.float64(value) for value in point(at)[1]]
        value = function(text, names, reference())(*values)
        if not met or isinstance(value, complex) or (math.isnan(value) and rng.random() < 0.9):
            continue
        seen.add(text)
        print(f"{text}\t{at}")


if __name__ == "__main__":
    main()
