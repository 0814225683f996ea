"""Roots and their slopes by the parameter, for ImplicitFunctionTests: python3 roots.py (mpmath 1.3)."""
from mpmath import mp, mpf, findroot, diff, exp, sin, sqrt, nstr

mp.dps = 50
for name, root in [
    ("u^2 = 2", lambda p: sqrt(p)),
    ("u^3 = -5", lambda p: -((-p) ** (mpf(1) / 3))),
    ("u exp u = 1", lambda p: findroot(lambda u: u * exp(u) - p, mpf("0.567"))),
    ("Kepler", lambda p: findroot(lambda u: u - sin(u) / 2 - p, mpf("1.26"))),
]:
    at = {"u^2 = 2": mpf(2), "u^3 = -5": mpf(-5), "u exp u = 1": mpf(1), "Kepler": mpf(0.8)}[name]
    print(name, nstr(root(at), 20), nstr(diff(root, at), 20))
