"""Prints the constants of Sources/Elementary/Digamma.swift: the positive root of digamma in two doubles, and the
polynomial g with digamma(x) = (x - root) g(x - 3/2) on 1...2, by interpolation at Chebyshev points (50 digits)."""

from mpmath import cos, findroot, linspace, lu_solve, matrix, mp, mpf, pi, psi

mp.dps = 60
DEGREE = 22

root = findroot(lambda x: psi(0, x), mpf("1.4616321449683623"))
high = mpf(float(root))
print("root high", repr(float(high)))
print("root low ", repr(float(root - high)))

nodes = [cos(pi * (2 * k + 1) / (2 * DEGREE + 2)) / 2 for k in range(DEGREE + 1)]


def g(t):
    x = t + mpf(3) / 2
    return psi(0, x) / (x - root)


system = matrix(DEGREE + 1, DEGREE + 1)
for i, t in enumerate(nodes):
    for j in range(DEGREE + 1):
        system[i, j] = t**j
coefficients = [float(c) for c in lu_solve(system, matrix([g(t) for t in nodes]))]
for c in coefficients:
    print("  " + ("-" if c < 0 else " ") + repr(abs(c)) + ",")
worst = max(
    abs(sum(mpf(c) * t**j for j, c in enumerate(coefficients)) / g(t) - 1) for t in linspace(-0.5, 0.5, 1001)
)
print("largest relative error on 1...2:", float(worst))

# The constants of Polygamma.swift and Expansion.swift.
from mpmath import bernoulli, factorial, log

for k in range(1, 13):
    print("B(2k)/(2k)!", k, repr(float(bernoulli(2 * k) / factorial(2 * k))))
for value in (pi, log(2), log(2 * pi)):
    print("two doubles", repr(float(value)), repr(float(value - mpf(float(value)))))
