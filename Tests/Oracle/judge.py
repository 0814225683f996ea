#!/usr/bin/env python3
"""Holds adcompare's judge against an oracle that is not ours: ball arithmetic of FLINT (python-flint), with plain rules.

    pip install python-flint
    python3 Tests/Oracle/judge.py --adcompare .build/release/adcompare --count 100000 --seed 1

Random formulas at ordinary, extreme, nearly cancelling, nearly kinked and edge points; value and first derivatives in
batches, second derivatives one call each (--second N). It says, and exits with 1, where

  * exit status 0 stands beside a value or derivative that is off by more than one part in a hundred,
  * a claimed digit is wrong, of the methods (verdict digits) or of the certified number,
  * DISAGREE is said, all methods being sound.

Points at which the oracle cannot decide a branch, or the function has no value, are passed over and counted.
"""
import argparse, collections, json, math, os, random, subprocess, sys
from fractions import Fraction

import flint
from flint import arb, ctx

UNARY = ["exp", "expm1", "log", "log1p", "sqrt", "sin", "cos", "tan", "atan", "tanh", "sinh", "cosh", "asinh", "erf", "erfc",
         "sigmoid", "softplus", "abs", "relu", "cbrt", "exp2", "log2", "lgamma"]
CANCELLING = ["(1-cos({0}))/{0}^2", "(exp({0})-1)/{0}", "({0}-sin({0}))/{0}^3", "log(1+{0})/{0}", "1/(exp({0})-1)-1/{0}",
              "sqrt({0}+1)-sqrt({0})", "(1+{0})^3-1-3*{0}", "{0}/expm1({0})", "log(1+exp({0}))-{0}", "1-tanh({0})",
              "({0}+1)^2-{0}^2", "1-erf({0})", "cosh({0})-1", "atan({0})-{0}", "({0}+{1})-{0}", "log({0}+{1})-log({0})"]


class Undecided(Exception):
    pass


class NoValue(Exception):
    pass


class Jet:
    """Value, gradient and Hessian as balls."""
    __slots__ = ("v", "g", "h")

    def __init__(self, v, g, h):
        self.v, self.g, self.h = v, g, h


def constant(x, n):
    return Jet(x, [arb(0)] * n, [[arb(0)] * n for _ in range(n)])


def chain(a, f, f1, f2, n):
    return Jet(f, [f1 * a.g[i] for i in range(n)],
               [[f2 * a.g[i] * a.g[j] + f1 * a.h[i][j] for j in range(n)] for i in range(n)])


def add(a, b, n, s=1):
    return Jet(a.v + s * b.v, [a.g[i] + s * b.g[i] for i in range(n)],
               [[a.h[i][j] + s * b.h[i][j] for j in range(n)] for i in range(n)])


def mul(a, b, n):
    return Jet(a.v * b.v, [a.v * b.g[i] + a.g[i] * b.v for i in range(n)],
               [[a.v * b.h[i][j] + a.h[i][j] * b.v + a.g[i] * b.g[j] + a.g[j] * b.g[i] for j in range(n)] for i in range(n)])


def sign(x):
    if x > 0: return 1
    if x < 0: return -1
    raise Undecided()


def inverse(a, n):
    sign(a.v)
    r = 1 / a.v
    return chain(a, r, -r * r, 2 * r * r * r, n)


def apply(name, a, n):
    x = a.v
    one = arb(1)
    if name == "exp": e = x.exp(); return chain(a, e, e, e, n)
    if name == "expm1": e = x.exp(); return chain(a, x.expm1(), e, e, n)
    if name == "exp2":
        l = arb(2).log(); e = (x * l).exp(); return chain(a, e, e * l, e * l * l, n)
    if name in ("log", "log2"):
        if sign(x) < 0: raise NoValue()
        k = one if name == "log" else 1 / arb(2).log()
        return chain(a, x.log() * k, k / x, -k / (x * x), n)
    if name == "log1p":
        if sign(1 + x) < 0: raise NoValue()
        return chain(a, x.log1p(), 1 / (1 + x), -1 / (1 + x) ** 2, n)
    if name == "sqrt":
        if sign(x) < 0: raise NoValue()
        r = x.sqrt(); return chain(a, r, 1 / (2 * r), -1 / (4 * r * x), n)
    if name == "cbrt":
        s = sign(x); r = s * (s * x) ** (arb(1) / 3)
        return chain(a, r, r / (3 * x), -2 * r / (9 * x * x), n)
    if name == "sin": return chain(a, x.sin(), x.cos(), -x.sin(), n)
    if name == "cos": return chain(a, x.cos(), -x.sin(), -x.cos(), n)
    if name == "tan":
        sign(x.cos()); s = 1 / x.cos() ** 2; return chain(a, x.tan(), s, 2 * x.tan() * s, n)
    if name == "atan": d = 1 + x * x; return chain(a, x.atan(), 1 / d, -2 * x / d ** 2, n)
    if name == "sinh": return chain(a, x.sinh(), x.cosh(), x.sinh(), n)
    if name == "cosh": return chain(a, x.cosh(), x.sinh(), x.cosh(), n)
    if name == "tanh": s = 1 / x.cosh() ** 2; return chain(a, x.tanh(), s, -2 * x.tanh() * s, n)
    if name == "asinh": d = (1 + x * x).sqrt(); return chain(a, x.asinh(), 1 / d, -x / d ** 3, n)
    if name in ("erf", "erfc"):
        g = 2 / arb.pi().sqrt() * (-x * x).exp(); s = 1 if name == "erf" else -1
        return chain(a, x.erf() if s > 0 else x.erfc(), s * g, -2 * s * x * g, n)
    if name == "sigmoid":
        e = (-x).exp(); s = 1 / (1 + e); d = e * s * s; return chain(a, s, d, d * (e - 1) * s, n)
    if name == "softplus":
        e = (-x).exp(); s = 1 / (1 + e); v = x + e.log1p() if x > 0 else x.exp().log1p()
        return chain(a, v, s, e * s * s, n)
    if name == "abs": return a if sign(x) > 0 else add(constant(arb(0), n), a, n, -1)
    if name == "relu": return a if sign(x) > 0 else constant(arb(0), n)
    if name == "lgamma":
        if sign(x) < 0: raise NoValue()
        return chain(a, x.lgamma(), x.digamma(), x.polygamma(1) if hasattr(x, "polygamma") else trigamma(x), n)
    raise ValueError(name)


def trigamma(x):
    import flint as f
    return f.acb(x).polygamma(1).real


# A formula is a nested tuple; its text and its jet are made from it.
def text(t):
    if isinstance(t, str): return t
    op = t[0]
    if op in "+-*/": return "(%s%s%s)" % (text(t[1]), op, text(t[2]))
    if op == "^": return "(%s)^%d" % (text(t[1]), t[2])
    if op in ("max", "min"): return "%s(%s, %s)" % (op, text(t[1]), text(t[2]))
    return "%s(%s)" % (op, text(t[1]))


def parse(s):
    """A formula of the cancelling kind, by Python's own parser."""
    import ast
    def walk(e):
        if isinstance(e, ast.BinOp):
            k = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "^"}[type(e.op)]
            if k == "^": return ("^", walk(e.left), e.right.value)
            return (k, walk(e.left), walk(e.right))
        if isinstance(e, ast.Call): return (e.func.id,) + tuple(walk(a) for a in e.args)
        if isinstance(e, ast.Name): return e.id
        if isinstance(e, ast.Constant): return repr(e.value)
        raise ValueError(ast.dump(e))
    return walk(ast.parse(s.replace("^", "**"), mode="eval").body)


def jet(t, point, names):
    n = len(names)
    if isinstance(t, str):
        if t in point:
            j = constant(exact(point[t]), n); j.g[names.index(t)] = arb(1); return j
        return constant(exact(float(t)), n)
    op = t[0]
    if op in "+-": return add(jet(t[1], point, names), jet(t[2], point, names), n, 1 if op == "+" else -1)
    if op == "*": return mul(jet(t[1], point, names), jet(t[2], point, names), n)
    if op == "/": return mul(jet(t[1], point, names), inverse(jet(t[2], point, names), n), n)
    if op == "^":
        a = jet(t[1], point, names); k = t[2]
        return chain(a, a.v ** k, k * a.v ** (k - 1), k * (k - 1) * a.v ** (k - 2) if k > 1 else arb(0), n)
    if op in ("max", "min"):
        a, b = jet(t[1], point, names), jet(t[2], point, names)
        s = sign(a.v - b.v)
        return a if (s > 0) == (op == "max") else b
    return apply(op, jet(t[1], point, names), n)


def exact(x):
    f = Fraction(x)
    d = f.denominator.bit_length() - 1
    return arb(f.numerator) * arb(2) ** (-d) if d else arb(f.numerator)


def truth(t, point, names):
    """The jet with all its numbers known to 80 bits or proved below 1e-330; raises if that takes more than 6000 bits."""
    n = len(names)
    for bits in (192, 768, 3000, 6000):
        ctx.prec = bits
        try:
            j = jet(t, point, names)
        except Undecided:
            continue
        numbers = [j.v] + j.g + [j.h[i][k] for i in range(n) for k in range(i, n)]
        if all(x.is_finite() and (x.rel_accuracy_bits() > 80 or abs(x) < arb("1e-330") or x == 0) for x in numbers):
            return j
    raise Undecided()


def tree(r, depth, names):
    if depth == 0 or r.random() < 0.12:
        return r.choice(names) if r.random() < 0.8 else r.choice(["1", "2", "3", "0.5", "10", "0.1"])
    k = r.random()
    if k < 0.42: return (r.choice("+-**/"), tree(r, depth - 1, names), tree(r, depth - 1, names))
    if k < 0.48: return ("^", tree(r, depth - 1, names), r.choice([2, 3]))
    if k < 0.53: return (r.choice(["max", "min"]), tree(r, depth - 1, names), tree(r, depth - 1, names))
    return (r.choice(UNARY), tree(r, depth - 1, names))


def number(r, kind):
    if kind == "extreme": return r.choice([-1, 1]) * float("%.3g" % 10 ** r.uniform(-300, 300))
    if kind == "large": return r.choice([-1, 1]) * float("%.4g" % 10 ** r.uniform(0, 3))
    if kind == "small": return r.choice([-1, 1]) * float("%.4g" % 10 ** r.uniform(-20, 0))
    return float("%.4g" % r.uniform(-3, 3))


def case(r):
    names = ["x", "y"][:r.choice([1, 2, 2])]
    kind = r.choice(["ordinary", "ordinary", "large", "small", "extreme", "cancelling", "cancelling", "kink"])
    if kind == "cancelling":
        f = r.choice(CANCELLING)
        if "{1}" in f: names = ["x", "y"]
        t = parse(f.format("x", "y"))
        if r.random() < 0.4: t = (r.choice("+*"), t, tree(r, 1, names))
        point = {v: number(r, r.choice(["small", "small", "large"])) for v in names}
    elif kind == "kink":
        inner = tree(r, 2, names)
        t = (r.choice("+*-"), (r.choice(["abs", "relu"]), ("-", inner, r.choice(names))), tree(r, 1, names))
        point = {v: number(r, "ordinary") for v in names}
    else:
        t = tree(r, r.choice([2, 3, 4]), names)
        point = {v: number(r, kind) for v in names}
    used = sorted({c for c in names if mentions(t, c)})
    return kind, t, {v: point[v] for v in used}, used


def mentions(t, name):
    return t == name if isinstance(t, str) else any(mentions(s, name) for s in t[1:] if isinstance(s, (str, tuple)))


def distance(x, t):
    """|x − t|/|t| as a Python float; 0 where x is the nearest Double."""
    ctx.prec = 400
    if isinstance(x, str): return math.inf
    near = float(t.mid()) if abs(t) < arb("1.7e308") else math.copysign(math.inf, float((t / abs(t)).mid()))
    if x == near or (abs(t) < arb("4e-324") and x == 0): return 0.0
    if t == 0: return math.inf
    return float((abs(exact(x) - t) / abs(t)).mid())


def examine(answer, status, t, names, j, order, complaints):
    """Holds one answer against the jet."""
    truths = {"f": j.v}
    truths.update({v: j.g[i] for i, v in enumerate(names)})
    if order == 2:
        truths.update({",".join([a, b]): j.h[i][k] for i, a in enumerate(names) for k, b in enumerate(names) if i <= k})
    verdict = answer["verdict"]
    if verdict["kind"] == "DISAGREE": complaints.append(("DISAGREE", verdict["reason"]))
    per = dict(verdict["perDerivative"]); per["f"] = verdict["value"]
    for key, exactly in truths.items():
        for method in ("dual", "reverse"):
            m = answer["methods"][method]
            x = m["value"] if key == "f" else m["gradient"][key] if "," not in key else m["hessian"][key]
            off = distance(x, exactly)
            if status == 0 and off > 0.01 and abs(exactly) > arb("1e-320"):
                complaints.append(("exit 0", "%s of %s is %r, off by %g" % (method, key, x, off)))
            digits = per[key].get("digits")
            if digits is not None and digits > 0 and per[key]["kind"] != "DISAGREE" and off > 1.02 * 10 ** -digits:
                complaints.append(("digits", "%s of %s has not %g digits: off by %g" % (method, key, digits, off)))
        reference = answer["methods"].get("reference")
        if reference:
            r = reference["value"] if key == "f" else reference["gradient"].get(key) if "," not in key else reference["hessian"].get(key)
            if r is None: complaints.append(("no truth", "%s: %s" % (key, per[key]["kind"]))); continue
            ctx.prec = 400
            digits = sum(c.isdigit() for c in r.lower().split("e")[0].lstrip("-0.")) or 1
            if abs(arb(r) - exactly) > abs(exactly) * arb(10) ** (1 - min(digits, 31)) + arb("1e-330"):
                complaints.append(("truth", "%s is said to be %s" % (key, r)))


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--adcompare", required=True); p.add_argument("--count", type=int, default=1000)
    p.add_argument("--second", type=int, default=100); p.add_argument("--seed", type=int, default=1)
    p.add_argument("--record", help="write the cases with their truths to this file")
    a = p.parse_args()
    r = random.Random(a.seed)
    kinds, passed, bad = collections.Counter(), 0, 0
    verdicts = collections.Counter()
    done = 0
    record = open(a.record, "w") if a.record else None
    while done < a.count:
        chunk = []
        while len(chunk) < min(2000, a.count - done):
            kind, t, point, names = case(r)
            if not names: continue
            done_try = True
            try:
                j = truth(t, point, names)
            except (Undecided, NoValue, ZeroDivisionError, OverflowError, ValueError):
                passed += 1
                continue
            chunk.append((kind, t, point, names, j))
        lines = "".join("%s\t%s\n" % (text(t), ",".join("%s=%r" % i for i in point.items())) for _, t, point, _, _ in chunk)
        out = subprocess.run([a.adcompare, "--batch", "-", "--json"], input=lines, capture_output=True, text=True).stdout
        answers = [json.loads(l) for l in out.splitlines()]
        for (kind, t, point, names, j), answer in zip(chunk, answers):
            done += 1
            kinds[kind] += 1
            complaints = []
            if "error" in answer:
                complaints.append(("refused", answer["error"]["message"]))
            else:
                v = answer["verdict"]["kind"]; verdicts[v] += 1
                status = status_of(answer)
                examine(answer, status, t, names, j, 1, complaints)
            if complaints:
                bad += 1
                print(kind, text(t), point, complaints[:3], flush=True)
            if record:
                digits = lambda x: x.str(25, radius=False)
                record.write(json.dumps({"expr": text(t), "at": {k: repr(x) for k, x in point.items()}, "f": digits(j.v),
                                         **{v: digits(j.g[i]) for i, v in enumerate(names)},
                                         **{"%s,%s" % (p, q): digits(j.h[i][k]) for i, p in enumerate(names) for k, q in enumerate(names) if i <= k}}) + "\n")
        for kind, t, point, names, j in chunk[: a.second]:
            q = subprocess.run([a.adcompare, "--json", "--order", "2", "--at", ",".join("%s=%r" % i for i in point.items()), "--", text(t)],
                               capture_output=True, text=True)
            complaints = []
            try:
                examine(json.loads(q.stdout), q.returncode, t, names, j, 2, complaints)
            except (ValueError, KeyError) as e:
                complaints.append(("no answer", "%r %s" % (e, q.stderr[:100])))
            if complaints:
                bad += 1
                print("order 2:", kind, text(t), point, complaints[:3], flush=True)
    print("%d cases (%s), %d without a value or not decided by the oracle, verdicts %s: %d complaints"
          % (done, dict(kinds), passed, dict(verdicts), bad))
    sys.exit(bad > 0)


def status_of(answer):
    v = answer["verdict"]
    if v["kind"] == "DISAGREE": return 1
    usable = v["kind"] in ("AGREE", "FD-LIMITED", "BELOW-RESOLUTION", "FORMULA-LIMITED", "KINK") or (
        v["kind"] == "CANCELLATION" and v.get("digits", 0) >= 2)
    return 0 if usable else 3


if __name__ == "__main__":
    main()
