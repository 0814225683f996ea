#!/bin/sh
# The Box-Cox transform of JAX, (x^l - 1)/l with log(x) at l = 0, chooses between its two formulas by `where`. By l the
# branch for l = 0 is a constant, so the derivative by l at 0 is 0, in forward and in reverse mode; the function is smooth
# there, and its derivative is log(x)^2/2. A search for the best l that begins at 0, the log transform, never leaves it.
# Beside 0, at l = 1e-3 and at -1e-3, the derivative is right. `boxcox1p` does the same.
#
# Run:    sh findings/jax-boxcox-slope-by-lambda-is-zero-at-zero.sh       (Python 3.11 or later; some 100 MB)
# Exits with 0 if it is as described, with 1 if a version behaves otherwise, with 2 if the package is not to be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q jax==0.10.2 || exit 2
"$folder/venv/bin/python" - <<'PYTHON'
import math

import jax
from jax.scipy.special import boxcox, boxcox1p

jax.config.update("jax_enable_x64", True)
print("jax", jax.__version__)


def slopes(function, x, l):
    """The derivative by l in reverse and in forward mode."""
    by_l = lambda l: function(x, l)
    return float(jax.grad(by_l)(l)), float(jax.jvp(by_l, (l,), (1.0,))[1])


def true(x, l):
    """The derivative by l of (x^l - 1)/l."""
    log = math.log(x)
    if l == 0:
        return log**2 / 2
    return (l * log * math.exp(l * log) - math.expm1(l * log)) / l**2


zero_at_zero, right_beside = [], []
for name, function, shift in (("boxcox", boxcox, 0), ("boxcox1p", boxcox1p, 1)):
    for l in (-1e-3, 0.0, 1e-3):
        reverse, forward = slopes(function, 2.0 - shift, l)
        print(f"{name} of 2, by l at {l:6}: reverse {reverse:.6f}, forward {forward:.6f}; it is {true(2.0, l):.6f}")
        if l == 0:
            zero_at_zero += [reverse == 0, forward == 0]
        else:
            right_beside += [abs(slope - true(2.0, l)) < 1e-6 for slope in (reverse, forward)]
raise SystemExit(0 if all(zero_at_zero) and all(right_beside) else 1)
PYTHON
