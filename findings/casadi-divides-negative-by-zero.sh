#!/bin/sh
# CasADi simplifies an expression while it is written down: x/0 becomes the number +inf, whatever x is. Its value at -1 is
# +inf, where IEEE arithmetic has -inf; at 0 it is +inf, where there is no value. sqrt(x)^2 becomes x, and is -1 at -1.
# The same operations on CasADi's own numbers (DM), and on NumPy's, give -inf and nan.
#
# Run:    sh findings/casadi-divides-negative-by-zero.sh       (Python 3.11 or later; some 80 MB)
# Exits with 0 if it is as described, with 1 if a version behaves otherwise, with 2 if the package is not to be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q casadi==3.8.2 || exit 2
"$folder/venv/bin/python" - <<'PYTHON'
import math

import casadi

print("casadi", casadi.__version__)
x = casadi.SX.sym("x")
quotient, square = x / 0, casadi.sqrt(x) ** 2
f = casadi.Function("f", [x], [quotient, square])
print(f"x/0 is stored as {quotient}, sqrt(x)^2 as {square}")
values = {}
for point in (-1.0, 0.0, 1.0):
    values[point] = tuple(float(value) for value in f(point))
    print(f"at {point}: x/0 = {values[point][0]}, sqrt(x)^2 = {values[point][1]}")
numbers = float(casadi.DM(-1) / 0), float(casadi.sqrt(casadi.DM(-1)) ** 2)
print(f"with the number -1: x/0 = {numbers[0]}, sqrt(x)^2 = {numbers[1]}")
as_described = (
    values[-1.0] == (math.inf, -1.0)
    and values[0.0][0] == math.inf
    and numbers[0] == -math.inf
    and math.isnan(numbers[1])
)
raise SystemExit(0 if as_described else 1)
PYTHON
