#!/bin/sh
# MLX has float64 arrays on the CPU. exp, sin, cos, erf and sigmoid of them have the eight digits of single precision all
# the same, and so have the derivatives of these functions, of tan, log2, log10 and softplus; log, sqrt, tanh have sixteen.
#
# A relative error of 3e-8 in a number that calls itself float64 fails every test of a derivative that is made for double
# precision, and no test of a function that is made for single precision.
#
# Run:    sh findings/mlx-float64-exp-has-eight-digits.sh       (Python 3.11 or later, Linux on x86-64; some 60 MB)
# Exits with 0 if it is as described, with 1 if a version behaves otherwise, with 2 if the package is not to be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q mlx==0.32.4 mlx-cpu==0.32.4 || exit 2
"$folder/venv/bin/python" - <<'PYTHON'
import math
from importlib.metadata import version

import mlx.core as mx

mx.set_default_device(mx.cpu)
print("mlx", version("mlx"))
x = mx.array(0.3, dtype=mx.float64)
truth = dict(exp=math.exp, sin=math.sin, cos=math.cos, erf=math.erf, log=math.log, sqrt=math.sqrt, tanh=math.tanh)
errors = {}
for name, function in truth.items():
    value = getattr(mx, name)(x)
    errors[name] = abs(value.item() / function(0.3) - 1)
    print(f"{name}(0.3)  {value.dtype}  {value.item()!r}  relative error {errors[name]:.1e}")
slope = mx.grad(mx.sin)(x).item()
print(f"derivative of sin at 0.3: {slope!r}, cos(0.3) = {math.cos(0.3)!r}")
short = all(errors[name] > 1e-9 for name in ("exp", "sin", "cos", "erf"))
long = all(errors[name] < 1e-15 for name in ("log", "sqrt", "tanh"))
raise SystemExit(0 if short and long else 1)
PYTHON
