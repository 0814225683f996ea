#!/bin/sh
# The derivative by x of the log-density of the chi-squared distribution in autograd, (k/2 - 1)/x - 1/2, is right for whole
# degrees of freedom k only. For k = 2.5 it is 0, without a word, and so is that of the density; the values are right for
# every k, and so is the slope of `cdf`. The same density by way of the gamma distribution has the right slope.
#
# Run:    sh findings/autograd-chi2-slope-is-zero-between-whole-degrees.sh       (Python 3.11 or later; some 60 MB)
# Exits with 0 if it is as described, with 1 if a version behaves otherwise, with 2 if the package is not to be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q autograd==1.9.1 scipy==1.17.1 || exit 2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from autograd import grad
from autograd.scipy.stats import chi2, gamma

print("autograd", version("autograd"))
x = 0.8
as_described = []
for k in (2.0, 2.5, 3.0, 3.75):
    true = (k / 2 - 1) / x - 0.5
    slope = grad(lambda x: chi2.logpdf(x, k))(x)
    of_density = grad(lambda x: chi2.pdf(x, k))(x)
    of_cdf = grad(lambda x: chi2.cdf(x, k))(x)
    by_gamma = grad(lambda x: gamma.logpdf(x / 2, k / 2))(x)
    print(
        f"k = {k:4}: slope of logpdf {slope:9.6f}, of pdf {of_density:9.6f}; by way of gamma {by_gamma:9.6f}; "
        f"it is {true:9.6f}, of pdf {true * chi2.pdf(x, k):9.6f}"
    )
    is_right = abs(slope - true) < 1e-12 and abs(of_density - true * chi2.pdf(x, k)) < 1e-12
    is_zero = slope == 0 and of_density == 0
    as_described += [is_right if k == int(k) else is_zero]
    as_described += [abs(by_gamma - true) < 1e-12, abs(of_cdf - chi2.pdf(x, k)) < 1e-12]
raise SystemExit(0 if all(as_described) else 1)
PYTHON
