#!/usr/bin/env python3
"""Writes the rows of verdicts.jsonl that are made of pieces: floor, mod, conditions, at their seams and beside them.

    python3 Tests/Oracle/pieces.py --adcompare .build/release/adcompare >> Tests/TestSupport/Corpus/verdicts.jsonl

Needs mpmath. Each formula stands here twice, for the program and as Python; no rule of differentiation is used. On each side
of the point the function is evaluated at distances h, 2h, 3h with 700 digits, h being 10^-120, or less beside a small number, and
its slope and curvature are differences of these. Where both sides, and the value, are the same there is a
derivative, and it is the row's truth; where the slopes differ, the row has both; where the limits differ, it jumps.
"""
import argparse, json, subprocess
from mpmath import mp, mpf

mp.dps = 700
floor = mp.floor


def mod(x, y):
    return x - y * floor(x / y)


def ceil(x):
    return -floor(-x)


# A formula, as the program reads it and as Python does; variables in the order of their names; the points.
ROWS = [
    ("floor(x)", lambda x: floor(x), ["x=2", "x=2.5", "x=-0.5", "x=0", "x=1e300", "x=1e-300", "x=-1e-300", "x=4503599627370496.5"], 1),
    ("ceil(x)", lambda x: ceil(x), ["x=2", "x=2.5", "x=-0.5", "x=1e300"], 1),
    ("floor(x)*x", lambda x: floor(x) * x, ["x=2", "x=2.5", "x=0", "x=0.5"], 2),
    ("floor(x)*x^2", lambda x: floor(x) * x**2, ["x=0", "x=1"], 2),
    ("floor(x^2)", lambda x: floor(x**2), ["x=0", "x=2", "x=1.5"], 1),
    ("floor(-x^2)", lambda x: floor(-x**2), ["x=0"], 1),
    ("floor(sin(x))", lambda x: floor(mp.sin(x)), ["x=0", "x=1", "x=4"], 1),
    ("floor(1e300*x)", lambda x: floor(mpf(1e300) * x), ["x=1", "x=1e-300"], 1),
    ("x - floor(x) - 1/2", lambda x: x - floor(x) - mpf(1) / 2, ["x=0.25", "x=3"], 1),
    ("abs(x - floor(x + 1/2))", lambda x: abs(x - floor(x + mpf(1) / 2)), ["x=0.25", "x=3", "x=0.5", "x=2.5"], 1),
    ("mod(x, 1)", lambda x: mod(x, mpf(1)), ["x=2", "x=2.5", "x=-0.25", "x=1e-300"], 2),
    ("mod(x, -3)", lambda x: mod(x, mpf(-3)), ["x=7", "x=-7", "x=6"], 1),
    ("mod(-7, 3)*x", lambda x: mod(mpf(-7), mpf(3)) * x, ["x=1"], 1),
    ("mod(x, y)", lambda x, y: mod(x, y), ["x=7.5,y=2", "x=7.5,y=-2", "x=-7,y=3", "x=6,y=3", "x=0.3,y=0.1", "x=1e20,y=3.5", "x=1,y=5"], 1),
    ("mod(x, y)^2", lambda x, y: mod(x, y) ** 2, ["x=7.5,y=2", "x=1,y=5"], 1),
    ("sin(2*pi*mod(x, 1))", lambda x: mp.sin(2 * mpf(3.141592653589793) * mod(x, mpf(1))), ["x=2.25", "x=2"], 1),
    ("mod(x, 1)*(1 - mod(x, 1))", lambda x: mod(x, mpf(1)) * (1 - mod(x, mpf(1))), ["x=2", "x=2.5"], 2),
    ("where(x > 0, log(x), 0)", lambda x: mp.log(x) if x > 0 else mpf(0), ["x=-1", "x=1", "x=2"], 2),
    ("where(x > 0, x^2, 0)", lambda x: x**2 if x > 0 else mpf(0), ["x=0", "x=1", "x=-1", "x=1e-20"], 2),
    ("where(x > 0, x^3, 0)", lambda x: x**3 if x > 0 else mpf(0), ["x=0"], 2),
    ("where(x > 0, 2*x, x)", lambda x: 2 * x if x > 0 else x, ["x=0", "x=3", "x=-3"], 2),
    ("where(x >= 0, 2*x, x)", lambda x: 2 * x if x >= 0 else x, ["x=0"], 1),
    ("where(x > 0, x + 1, x)", lambda x: x + 1 if x > 0 else x, ["x=0", "x=1"], 1),
    ("where(x >= 0, x + 1, x)", lambda x: x + 1 if x >= 0 else x, ["x=0"], 1),
    ("where(x == 0, 1, sin(x)/x)", lambda x: mp.sin(x) / x if x != 0 else mpf(1), ["x=0", "x=0.5", "x=-2"], 2),
    ("where(x == 0, 0, sin(x)/x)", lambda x: mp.sin(x) / x if x != 0 else mpf(0), ["x=0"], 1),
    ("where(x != 0, (exp(x) - 1)/x, 1)", lambda x: mp.expm1(x) / x if x != 0 else mpf(1), ["x=0", "x=1"], 1),
    ("where(x == 1, 5, x^2)", lambda x: x**2 if x != 1 else mpf(5), ["x=1", "x=2"], 1),
    ("where(x > 0, sqrt(x), -sqrt(-x))", lambda x: mp.sqrt(x) if x > 0 else -mp.sqrt(-x), ["x=4", "x=-4"], 2),
    ("where(x > 0, exp(-1/x), 0)", lambda x: mp.exp(-1 / x) if x > 0 else mpf(0), ["x=-1", "x=0.5"], 2),
    ("where(0 < x and x < 1, x*(1 - x), 0)", lambda x: x * (1 - x) if 0 < x < 1 else mpf(0), ["x=0", "x=0.5", "x=1", "x=2"], 2),
    ("where(x < -1 or x > 1, x^2, 2*abs(x) - 1)", lambda x: x**2 if x < -1 or x > 1 else 2 * abs(x) - 1, ["x=-1", "x=0", "x=1", "x=3"], 2),
    ("where(not x > 2, x^2/2, 2*x - 2)", lambda x: 2 * x - 2 if x > 2 else x**2 / 2, ["x=1", "x=2", "x=3"], 2),
    ("where(x > 0, where(x > 1, 2*x - 1, x^2), 0)", lambda x: (2 * x - 1 if x > 1 else x**2) if x > 0 else mpf(0), ["x=0", "x=0.5", "x=1", "x=2"], 2),
    ("(x > 0)*x^2", lambda x: x**2 if x > 0 else mpf(0), ["x=0", "x=1", "x=-1"], 2),
    ("(x > 1) + (x > 2)", lambda x: mpf(x > 1) + mpf(x > 2), ["x=1", "x=1.5", "x=2"], 1),
    ("where(x > y, x, y)", lambda x, y: x if x > y else y, ["x=1,y=2", "x=2,y=1"], 1),
    ("where(x > y, x*y, x + y)", lambda x, y: x * y if x > y else x + y, ["x=1,y=2", "x=2,y=1", "x=2,y=2", "x=1,y=1"], 1),
    ("where(y > 0, x^2*y, sin(x))", lambda x, y: x**2 * y if y > 0 else mp.sin(x), ["x=1,y=2", "x=1,y=-2"], 1),
    ("where(x^2 + y^2 > 1, log(x^2 + y^2)/2, (x^2 + y^2 - 1)/2)",
     lambda x, y: mp.log(x**2 + y**2) / 2 if x**2 + y**2 > 1 else (x**2 + y**2 - 1) / 2, ["x=1,y=0", "x=0.5,y=0.25", "x=2,y=1"], 1),
    ("where(abs(x) <= 1, x^2/2, abs(x) - 1/2)", lambda x: x**2 / 2 if abs(x) <= 1 else abs(x) - mpf(1) / 2, ["x=0", "x=0.5", "x=1", "x=-1", "x=3"], 2),
    ("sum(i, 1, 3, where(x > i, (x - i)^2, 0))", lambda x: sum((x - i) ** 2 if x > i else mpf(0) for i in (1, 2, 3)), ["x=1", "x=2", "x=2.5", "x=4"], 2),
    ("where(x > 1e300, x, 0)", lambda x: x if x > mpf(1e300) else mpf(0), ["x=1e301", "x=1e299"], 1),
    ("where(x > 0, 1/x, 1/(1 - x))", lambda x: 1 / x if x > 0 else 1 / (1 - x), ["x=2", "x=-1"], 2),
    ("where(mod(x, 2) < 1, mod(x, 1), 1 - mod(x, 1))", lambda x: mod(x, mpf(1)) if mod(x, mpf(2)) < 1 else 1 - mod(x, mpf(1)), ["x=0.25", "x=1", "x=2", "x=3.5"], 1),
]


def side(f, point, index, sign, order):
    """The limit, the slope or the curvature from one side."""
    x = [mpf(c) for c in point]
    h = sign * mpf(10) ** -120 * (min(abs(x[index]), 1) if x[index] != 0 else 1)
    values = [f(*(x[:index] + [x[index] + k * h] + x[index + 1:])) for k in (1, 2, 3)]
    # Linear extrapolation to the point of what is known at 1.5h, or of the values.
    if order == 0: return 3 * values[0] - 3 * values[1] + values[2]
    if order == 1: return (values[1] - values[0]) / h - mpf(3) / 2 * (values[2] - 2 * values[1] + values[0]) / h
    return (values[2] - 2 * values[1] + values[0]) / h**2


def text(x, least=mpf(10) ** -90):
    return "0" if abs(x) < least else mp.nstr(x, 40, strip_zeros=False)


def row(expr, f, at, order):
    names = [c.split("=")[0] for c in at.split(",")]
    point = [float(c.split("=")[1]) for c in at.split(",")]
    value = f(*map(mpf, point))
    truth, sides = {"f": text(value, mpf(10) ** -400)}, {}
    for index, name in enumerate(names):
        limits = [side(f, point, index, s, 0) for s in (-1, 1)]
        if not all(abs(l - value) < mpf(10) ** -90 for l in limits): continue
        for n in range(1, order + 1):
            left, right = [side(f, point, index, s, n) for s in (-1, 1)]
            if abs(left - right) > mpf(10) ** -60 * max(1, abs(left), abs(right)):
                sides[name] = {"left": text(left), "right": text(right)}
                break
            truth[",".join([name] * n)] = text((left + right) / 2)
    out = {"kind": "pieces", "expr": expr, "at": at, "order": order, "truth": truth}
    if sides: out["sides"] = sides
    return out


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--adcompare", required=True)
    a = p.parse_args()
    for expr, f, points, order in ROWS:
        for at in points:
            out = row(expr, f, at, order)
            r = subprocess.run([a.adcompare, "--json", "--no-cost", "--order", str(order), "--at", at, "--", expr],
                               capture_output=True, text=True)
            verdict = json.loads(r.stdout)["verdict"]
            out["verdicts"] = {"f": verdict["value"]["kind"]}
            out["verdicts"].update({key: said["kind"] for key, said in verdict["perDerivative"].items()})
            out["status"] = r.returncode
            print(json.dumps(out))


main()
