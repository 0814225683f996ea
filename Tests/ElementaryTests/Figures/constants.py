"""Prints the constants of Sources/Elementary/Expansion.swift, each as the sum of two doubles (mpmath 1.3)."""

import mpmath as m

m.mp.dps = 60

for name, value in [("pi", m.pi), ("logarithmOf2", m.log(2)), ("logarithmOf2Pi", m.log(2 * m.pi))]:
    high = float(value)
    print(f"  static let {name} = Expansion({high!r}, {float(value - m.mpf(high))!r})")
