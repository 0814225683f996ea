#!/bin/sh
# uncertainties carries derivatives along with numbers, by forward mode. For umath.gamma and umath.lgamma, though, the number
# in `derivatives` is a difference quotient: 8 or 9 digits are right, and nothing in the result says so. The slope of
# gamma is gamma(x)*digamma(x), that of lgamma digamma(x); erf beside them has all digits.
#
# Run:    sh findings/uncertainties-gamma-slope-is-a-difference.sh       (Python 3.11 or later; some 10 MB)
# Exits with 0 if it is as described, with 1 if a version behaves otherwise, with 2 if a package is not to be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q uncertainties==3.2.3 mpmath==1.3.0 || exit 2
"$folder/venv/bin/python" - <<'PYTHON'
import mpmath
import uncertainties
from uncertainties import ufloat, umath

mpmath.mp.dps = 40
print("uncertainties", uncertainties.__version__)
digamma = mpmath.digamma
cases = [
    ("gamma", umath.gamma, 0.5, lambda x: mpmath.gamma(x) * digamma(x)),
    ("gamma", umath.gamma, 1e-9, lambda x: mpmath.gamma(x) * digamma(x)),
    ("lgamma", umath.lgamma, 100.0, digamma),
    ("erf", umath.erf, 1.0, lambda x: 2 / mpmath.sqrt(mpmath.pi) * mpmath.exp(-x * x)),
]
errors = {}
for name, function, point, slope in cases:
    x = ufloat(point, 1)
    found, truth = function(x).derivatives[x], slope(mpmath.mpf(point))
    errors[name, point] = float(abs(found / truth - 1))
    print(f"{name}'({point}) = {found!r}, true {mpmath.nstr(truth, 17)}, relative error {errors[name, point]:.1e}")
as_described = errors.pop(("erf", 1.0)) < 1e-15 and all(1e-10 < error < 1e-6 for error in errors.values())
raise SystemExit(0 if as_described else 1)
PYTHON
