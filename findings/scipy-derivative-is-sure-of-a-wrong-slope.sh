#!/bin/sh
# SciPy's `derivative` reports success and an error estimate of 4e-12 for the slope of sin(200 x) at 0.3, and is off by 191: it
# says 1.01 for -190.5. Its first step is 0.5 in every problem, and the next ones are halves of it: 1/32 after two iterations,
# which is 0.995 of a period here. So all its samples look like those of a sine of slope 1, two estimates agree, and it stops.
# Of sin(400 x) it is as sure (-1.7 for 325.7). With a first step of 1e-3, and as many samples, the slope is right to 1e-10.
#
# Run:    sh findings/scipy-derivative-is-sure-of-a-wrong-slope.sh       (Python 3.11 or later; some 60 MB)
# Exits with 0 if it is as described, with 1 if a version behaves otherwise, with 2 if the package is not to be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q scipy==1.17.1 numpy==2.4.6 || exit 2
"$folder/venv/bin/python" - <<'PYTHON'
import math

import numpy
import scipy
from scipy.differentiate import derivative

print("scipy", scipy.__version__)
x = 0.3
sure_and_wrong, right = [], []
for frequency in (200, 400):
    true = frequency * math.cos(frequency * x)
    for options in ({}, {"initial_step": 1e-3}):
        result = derivative(lambda x: numpy.sin(frequency * x), x, **options)
        print(
            f"sin({frequency} x), {options or 'default'}: success {result.success}, {result.df:.6f} +- {result.error:.1e} "
            f"from {result.nfev} samples; it is {true:.6f}"
        )
        error = abs(result.df - true)
        if options:
            right.append(bool(result.success) and error < 1e-8)
        else:
            sure_and_wrong.append(bool(result.success) and result.error < 1e-8 and error > 100)
raise SystemExit(0 if all(sure_and_wrong) and all(right) else 1)
PYTHON
