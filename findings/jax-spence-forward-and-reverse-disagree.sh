#!/bin/sh
# Forward and reverse mode of JAX differ on jax.scipy.special.spence: for every argument above 1 and up to 2, jax.jvp has the
# right slope and jax.grad answers nan; at 1, where the slope is -1, both answer 0. The values are right everywhere. The true
# slope is log(x)/(1 - x), Spence's own definition.
#
# Run:    sh findings/jax-spence-forward-and-reverse-disagree.sh       (Python 3.11 or later; some 300 MB)
# Exits with 0 if it is as described, with 1 if a version behaves otherwise, with 2 if the package is not to be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q jax==0.10.2 jaxlib==0.10.2 || exit 2
JAX_PLATFORMS=cpu "$folder/venv/bin/python" - <<'PYTHON'
import math

import jax

jax.config.update("jax_enable_x64", True)
from jax.scipy.special import spence

print("jax", jax.__version__)
as_described = True
for x in (0.5, 0.9, 1.0, 1.2, 1.5, 2.0, 2.5):
    value = float(spence(x))
    reverse = float(jax.grad(spence)(x))
    forward = float(jax.jvp(spence, (x,), (1.0,))[1])
    truth = -1.0 if x == 1 else math.log(x) / (1 - x)
    print(f"x = {x}: spence = {value:.15f}, grad {reverse}, jvp {forward}, true slope {truth:.15f}")
    as_described &= math.isfinite(value)
    if x == 1:
        as_described &= reverse == 0 and forward == 0
    elif 1 < x <= 2:
        as_described &= math.isnan(reverse) and abs(forward - truth) < 1e-12
    else:
        as_described &= abs(reverse - truth) < 1e-12 and abs(forward - truth) < 1e-12
raise SystemExit(0 if as_described else 1)
PYTHON
