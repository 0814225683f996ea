"""Prints the tables of Sources/SymbolicCompare/Truth/Functions/Constants.swift and TwoOverPi.swift (mpmath 1.3)."""

import mpmath as m

m.mp.dps = 1000


def parts(value, count=2):
    found = []
    for _ in range(count):
        found.append(float(value))
        value -= m.mpf(found[-1])
    return ", ".join(repr(x) for x in found)


print("  // one, two, three doubles")
for name, value, count in [
    ("logarithmOf2", m.log(2), 3), ("piValue", m.pi, 2), ("halfOfPi", m.pi / 2, 2), ("logarithmOf10", m.log(10), 2),
    ("logarithmOf2Pi", m.log(2 * m.pi), 2), ("twoOverRootOfPi", 2 / m.sqrt(m.pi), 2), ("eulersConstant", m.euler, 2),
]:  # fmt: skip
    print(f"  {name} ({parts(+value, count)})")
print("  // 1/k! for k = 0, 1, ...")
for k in range(40):
    print(f"  ({parts(1 / m.factorial(k))}),")
print("  // zeta(k) - 1 for k = 2, 3, ...")
for k in range(2, 46):
    print(f"  ({parts(m.zeta(k) - 1)}),")
print("  // 2/pi in binary")
for k in range(30):
    print(f"  0x{int(m.floor(2 / m.pi * m.mpf(2) ** (64 * (k + 1)))) % 2**64:016X},")
