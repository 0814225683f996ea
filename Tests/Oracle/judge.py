#!/usr/bin/env python3
"""Holds adcompare's judge against an oracle that is not ours: ball arithmetic of FLINT (python-flint), with plain rules.

    pip install python-flint
    python3 Tests/Oracle/judge.py --adcompare .build/release/adcompare --count 100000 --seed 1

Random formulas at ordinary, extreme, nearly cancelling, nearly kinked and edge points; value and first derivatives in
batches, second derivatives one call each (--second N). It says, and exits with 1, where

  * exit status 0 stands beside a value or derivative that is off by more than one part in a hundred,
  * a claimed digit is wrong, of the methods (verdict digits) or of the certified number,
  * DISAGREE is said, all methods being sound,
  * the cause is wrong: KINK or DOMAIN where the function is smooth, another word where it is not; OVERFLOW though no
    number of the evaluation leaves the range of Double.

At edges (kinks, ties, ends of a domain, hit exactly) plain rules decide nothing. There the oracle asks for the slopes at
2^-3000 and 2^-4000 beside the point, on each side, in numbers of 20,000 bits: what does not move is the one-sided slope.

Points at which the oracle cannot decide a branch, or the function has no value, are passed over and counted.
"""
import argparse, collections, json, math, random, subprocess, sys
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
    if name == "gamma":
        g, d = x.gamma(), x.digamma(); return chain(a, g, g * d, g * (d * d + trigamma(x)), n)
    if name == "atanh": d = 1 - x * x; return chain(a, x.atanh(), 1 / d, 2 * x / d ** 2, n)
    if name == "lgamma":
        if sign(x) < 0: raise NoValue()
        return chain(a, x.lgamma(), x.digamma(), trigamma(x), n)
    raise ValueError(name)


def trigamma(x):
    return flint.acb(x).polygamma(1).real


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
        if isinstance(e, ast.BinOp) and isinstance(e.op, ast.Pow) and not (
                isinstance(e.right, ast.Constant) and isinstance(e.right.value, int)):
            raise Undecided()  # powers are whole here
        if isinstance(e, ast.BinOp):
            k = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "^"}[type(e.op)]
            if k == "^": return ("^", walk(e.left), e.right.value)
            return (k, walk(e.left), walk(e.right))
        if isinstance(e, ast.UnaryOp): return ("-", "0", walk(e.operand))
        if isinstance(e, ast.Call): return (e.func.id,) + tuple(walk(a) for a in e.args)
        if isinstance(e, ast.Name): return e.id
        if isinstance(e, ast.Constant): return repr(e.value)
        raise ValueError(ast.dump(e))
    return walk(ast.parse(s.replace("^", "**"), mode="eval").body)


def jet(t, point, names, leaf=lambda t: None):
    n = len(names)
    found = leaf(t)
    if found is not None: return found
    if isinstance(t, str):
        if t in point:
            j = constant(exact(point[t]), n); j.g[names.index(t)] = arb(1); return j
        return constant(exact(float(t)), n)
    op = t[0]
    if op in "+-": return add(jet(t[1], point, names, leaf), jet(t[2], point, names, leaf), n, 1 if op == "+" else -1)
    if op == "*": return mul(jet(t[1], point, names, leaf), jet(t[2], point, names, leaf), n)
    if op == "/": return mul(jet(t[1], point, names, leaf), inverse(jet(t[2], point, names, leaf), n), n)
    if op == "^":
        a = jet(t[1], point, names, leaf); k = t[2]
        return chain(a, a.v ** k, k * a.v ** (k - 1), k * (k - 1) * a.v ** (k - 2) if k > 1 else arb(0), n)
    if op in ("max", "min"):
        a, b = jet(t[1], point, names, leaf), jet(t[2], point, names, leaf)
        s = sign(a.v - b.v)
        return a if (s > 0) == (op == "max") else b
    if op == "hypot": return jet(("sqrt", ("+", ("*", t[1], t[1]), ("*", t[2], t[2]))), point, names, leaf)
    if op == "atan2":
        if sign(jet(t[2], point, names, leaf).v) < 0: raise Undecided()
        return jet(("atan", ("/", t[1], t[2])), point, names, leaf)
    return apply(op, jet(t[1], point, names, leaf), n)


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


NEAR, NEARER = 3000, 4000
EDGES = ["abs({0})", "relu({0})", "sqrt({0})", "cbrt({0})", "log({0})", "abs({0}-1)", "sqrt(1-{0})", "max({0}, 1)", "max({0}, {1})",
         "min({0}, {1})", "relu({0}-{1})", "abs({0})*{0}", "sqrt({0}^2)", "1/{0}", "abs({0})^3", "{0}/{0}", "max(0, min({0}, 1))",
         "sqrt({0}^2+{1}^2)", "log(1-{0}^2)", "{0}*sqrt({0})", "cbrt({0}^2)", "cbrt({0}^3)", "relu({0})^2", "min({0}^2, {0})"]


def edge_case(r):
    names = ["x", "y"]
    t = parse(r.choice(EDGES).format(*r.sample(names, 2)))
    for _ in range(r.choice([0, 1, 1, 2])):
        k = r.random()
        if k < 0.4: t = (r.choice("+-*"), t, parse(r.choice(EDGES).format(*r.sample(names, 2))))
        elif k < 0.6: t = (r.choice("+*"), t, tree(r, 1, names))
        elif k < 0.8: t = (r.choice(["exp", "sin", "abs", "relu", "cbrt", "tanh", "sqrt", "cos"]), t)
        else: t = (r.choice(["max", "min"]), t, tree(r, 1, names))
    point = {v: r.choice([0.0, 0.0, 1.0, -1.0, 2.0]) for v in names}
    used = sorted({c for c in names if mentions(t, c)})
    return "edge", t, {v: point[v] for v in used}, used


def has_value(t, point, names):
    """Whether the formula has a value at the point itself, and the value; exact zeros are known to be zeros."""
    if isinstance(t, str): return exact(point[t]) if t in point else exact(float(t))
    op, a = t[0], has_value(t[1], point, names)
    zero = a == 0 and a.is_exact()
    if op == "^": return a ** t[2]
    if op in "+-*/":
        b = has_value(t[2], point, names)
        if op == "/":
            if b == 0 and b.is_exact(): raise NoValue()
            sign(b); return a / b
        return a + b if op == "+" else a - b if op == "-" else a * b
    if op in ("max", "min"):
        b = has_value(t[2], point, names)
        d = a - b
        if d == 0 and d.is_exact(): return a
        return a if (sign(d) > 0) == (op == "max") else b
    if zero:
        if op in ("log", "log2", "lgamma"): raise NoValue()
        if op in ("sqrt", "cbrt", "abs", "relu"): return a
    if op == "log1p" and (1 + a) == 0: raise NoValue()
    return apply(op, constant(a, 0), 0).v


def beside(t, point, names, direction, bits):
    """The jet at the point moved by 2^-bits along a direction."""
    def at(t):
        n = len(names)
        if isinstance(t, str) and t in point:
            i = names.index(t)
            j = constant(exact(point[t]) + direction[i] * arb(2) ** (-bits), n); j.g[i] = arb(1); return j
        return None
    return jet(t, point, names, at)


def side(t, point, names, direction):
    """The limit of the slope along a direction, and of the value: a ball, 'undefined' or 'infinite'."""
    def slope(bits):
        try: j = beside(t, point, names, direction, bits)
        except NoValue: return None
        return sum((d * g for d, g in zip(direction, j.g)), arb(0)), j.v
    a, b = slope(NEAR), slope(NEARER)
    if (a is None) != (b is None): raise Undecided()
    if a is None: return "undefined", None
    (g, _), (h, v) = a, b
    if not (g.is_finite() and h.is_finite()): raise Undecided()
    tiny = arb(2) ** (-200)
    if abs(g - h) < tiny * (1 + abs(h)): return (arb(0) if abs(h) < tiny else h), v
    if abs(h) > abs(g): return "infinite", v
    raise Undecided()


def edge_truth(t, point, names):
    """For each variable what the slopes on both sides come to: the expected verdicts, and the two slopes."""
    ctx.prec = 20000
    n = len(names)
    try: value = has_value(t, point, names)
    except NoValue: value = None
    expected = {}
    tiny = arb(2) ** (-200)
    same = lambda a, b: abs(a - b) < tiny * (1 + abs(b))
    units = [[1 if i == k else 0 for k in range(n)] for i in range(n)]
    sides = [(side(t, point, names, u), side(t, point, names, [-c for c in u])) for u in units]
    finite = lambda s: not isinstance(s, str)
    smooth = []
    for name, (right, left) in zip(names, sides):
        (r, rv), (l, lv) = right, left
        if value is None or r == "undefined" or l == "undefined": expected[name] = ({"DOMAIN"}, l, r)
        elif not (same(rv, value) and same(lv, value)): expected[name] = ({"DOMAIN"}, l, r)
        elif finite(r) and finite(l):
            l = -l
            smooth.append(same(r, l))
            expected[name] = (None if same(r, l) else {"KINK"}, l, r)
        elif finite(r) or finite(l): expected[name] = ({"DOMAIN"}, l, r)
        else: expected[name] = ({"DOMAIN"}, l, r)
    if n == 2 and smooth == [True, True]:
        # The partial derivatives exist; whether the function is differentiable, the four diagonals tell.
        for d in ([1, 1], [1, -1], [-1, 1], [-1, -1]):
            s = side(t, point, names, d)[0]
            if isinstance(s, str) or not same(s, d[0] * sides[0][0][0] + d[1] * sides[1][0][0]):
                return {k: ({"KINK", "DOMAIN"}, l, r) for k, (_, l, r) in expected.items()}, value
    return expected, value


SMOOTH = {"AGREE", "FD-LIMITED", "BELOW-RESOLUTION", "FORMULA-LIMITED", "CANCELLATION", "CONVENTION"}


def examine_edge(answer, status, names, expected, complaints):
    verdict = answer["verdict"]
    for name in names:
        kinds, left, right = expected[name]
        said = verdict["perDerivative"][name]["kind"]
        if said == "INDETERMINATE":
            # A method that met 0·∞ has no number; that is said, and no fault.
            if "not decided" in verdict["perDerivative"][name]["reason"]: complaints.append(("undecided", name))
            continue
        if kinds is None:
            if said not in SMOOTH: complaints.append(("cause", "%s: %s, smooth with slope %s" % (name, said, right.str(10)))); continue
            for method in ("forward", "reverse"):
                x = answer["methods"][method]["gradient"][name]
                off = 0.0 if right == 0 and x == 0 else distance(x, right)
                if status == 0 and off > 0.01: complaints.append(("exit 0", "%s of %s is %r for %s" % (method, name, x, right.str(10))))
        elif said not in kinds:
            show = lambda s: s if isinstance(s, str) else s.str(10)
            complaints.append(("cause", "%s: %s for %s | %s" % (name, said, show(left), show(right))))
        elif status == 0 and kinds == {"DOMAIN"}:
            complaints.append(("exit 0", "%s has no derivative" % name))


def left_range(t, point, names, second=False):
    try:
        ctx.prec = 6000
        return leaves_range(t, point, names, second)
    except Undecided:
        return True


def leaves_range(t, point, names, second):
    """Whether a value, a slope or a factor of one is beyond the range of Double while forward or reverse mode runs."""
    lo, hi = arb(2) ** -1022, arb(2) ** 1023
    seen = []
    def note(x):
        if not x.is_finite() or abs(x) > hi or (not (x == 0) and abs(x) < lo): seen.append(x)
    def walk(t):
        if isinstance(t, str): return jet(t, point, names)
        j = jet(t, point, names)
        for c in t[1:]:
            if isinstance(c, (str, tuple)): walk(c)
        for x in [j.v] + j.g + ([h for row in j.h for h in row] if second else []): note(x)
        # Local partials, and powers of operands that rules form.
        if t[0] == "/":
            b = jet(t[2], point, names).v
            for x in (1 / b, j.v / b, b * b): note(x)
        if t[0] == "^":
            a = jet(t[1], point, names).v
            note(t[2] * a ** (t[2] - 1))
        if t[0] in UNARY:
            a = jet(t[1], point, names).v
            one = Jet(a, [arb(1)], [[arb(0)]])
            note(apply(t[0], one, 1).g[0])
        return j
    walk(t)
    # Adjoints: the slope of the whole by each part.
    def adjoints(t, bar):
        note(bar)
        if isinstance(t, str): return
        op = t[0]
        if op in "+-": adjoints(t[1], bar); adjoints(t[2], bar); return
        a = jet(t[1], point, names).v
        if op == "*":
            b = jet(t[2], point, names).v; adjoints(t[1], bar * b); adjoints(t[2], bar * a); return
        if op == "/":
            b = jet(t[2], point, names).v; adjoints(t[1], bar / b); adjoints(t[2], bar * a / b / b); return
        if op == "^": adjoints(t[1], bar * t[2] * a ** (t[2] - 1)); return
        if op in ("max", "min"):
            s = sign(a - jet(t[2], point, names).v)
            adjoints(t[1] if (s > 0) == (op == "max") else t[2], bar); return
        adjoints(t[1], bar * apply(op, Jet(a, [arb(1)], [[arb(0)]]), 1).g[0])
    adjoints(t, arb(1))
    return bool(seen)


def examine(answer, status, t, point, names, j, order, complaints):
    """Holds one answer against the jet."""
    truths = {"f": j.v}
    truths.update({v: j.g[i] for i, v in enumerate(names)})
    if order == 2:
        truths.update({",".join([a, b]): j.h[i][k] for i, a in enumerate(names) for k, b in enumerate(names) if i <= k})
    verdict = answer["verdict"]
    if verdict["kind"] == "DISAGREE": complaints.append(("DISAGREE", verdict["reason"]))
    per = dict(verdict["perDerivative"]); per["f"] = verdict["value"]
    for key, said in per.items():
        if said["kind"] in ("KINK", "DOMAIN"): complaints.append(("cause", "%s: %s where the function is smooth" % (key, said["kind"])))
        if said["kind"] == "INDETERMINATE" and "not decided" in said["reason"]: complaints.append(("undecided", "%s: %s" % (key, said["reason"][:80])))
        if said["kind"] == "OVERFLOW" and not left_range(t, point, names, "," in key):
            complaints.append(("cause", "%s: OVERFLOW in range: %s" % (key, said["reason"])))
    for key, exactly in truths.items():
        for method in ("forward", "reverse"):
            m = answer["methods"][method]
            x = m["value"] if key == "f" else m["gradient"][key] if "," not in key else m["hessian"][key]
            off = distance(x, exactly)
            if status == 0 and off > 0.01 and abs(exactly) > arb("1e-320"):
                complaints.append(("exit 0", "%s of %s is %r, off by %g" % (method, key, x, off)))
            digits = per[key].get("digits")
            if digits is not None and digits > 0 and per[key]["kind"] != "DISAGREE" and off > max(1.02 * 10 ** -digits, 1.12e-16):  # the nearest Double is half a unit off
                complaints.append(("digits", "%s of %s has not %g digits: off by %g" % (method, key, digits, off)))
        reference = answer["methods"].get("reference")
        if reference:
            r = reference["value"] if key == "f" else reference["gradient"].get(key) if "," not in key else reference["hessian"].get(key)
            if r is None: complaints.append(("no truth", "%s: %s" % (key, per[key]["kind"]))); continue
            ctx.prec = 400
            if r.endswith("Infinity"):
                if abs(exactly) < arb("1e300") or (r[0] == "-") != bool(exactly < 0):
                    complaints.append(("truth", "%s is said to be %s" % (key, r)))
                continue
            digits = sum(c.isdigit() for c in r.lower().split("e")[0].lstrip("-0.")) or 1
            if abs(arb(r) - exactly) > abs(exactly) * arb(10) ** (1 - min(digits, 31)) + arb("1e-330"):
                complaints.append(("truth", "%s is said to be %s" % (key, r)))


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--adcompare", required=True); p.add_argument("--count", type=int, default=1000)
    p.add_argument("--second", type=int, default=100); p.add_argument("--edges", type=int, default=200); p.add_argument("--seed", type=int, default=1)
    p.add_argument("--record", help="write the cases with their truths to this file")
    a = p.parse_args()
    r = random.Random(a.seed)
    kinds, passed, bad = collections.Counter(), 0, 0
    verdicts, complained = collections.Counter(), collections.Counter()
    done = 0
    record = open(a.record, "w") if a.record else None
    while done < a.count:
        chunk = []
        while len(chunk) < min(2000, a.count - done):
            kind, t, point, names = case(r)
            if not names: continue
            try:
                j = truth(t, point, names)
            except (Undecided, NoValue, ZeroDivisionError, OverflowError, ValueError):
                passed += 1
                continue
            chunk.append((kind, t, point, names, j))
        lines = "".join("%s\t%s\n" % (text(t), place(point)) for _, t, point, _, _ in chunk)
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
                examine(answer, status, t, point, names, j, 1, complaints)
            if complaints:
                bad += 1
                complained.update({c[0] for c in complaints})
                print(kind, text(t), point, complaints[:3], flush=True)
            if record:
                record.write(json.dumps({"kind": kind, "expr": text(t), "at": place(point), "order": 2,
                                         "truth": figures(j, names, 25)}) + "\n")
        for kind, t, point, names, j in chunk[: a.second]:
            q = subprocess.run([a.adcompare, "--json", "--order", "2", "--at", ",".join("%s=%r" % i for i in point.items()), "--", text(t)],
                               capture_output=True, text=True)
            complaints = []
            try:
                examine(json.loads(q.stdout), q.returncode, t, point, names, j, 2, complaints)
            except (ValueError, KeyError) as e:
                complaints.append(("no answer", "%r %s" % (e, q.stderr[:100])))
            if complaints:
                bad += 1
                complained.update({c[0] for c in complaints})
                print("order 2:", kind, text(t), point, complaints[:3], flush=True)
    edges = 0
    while edges < a.edges:
        chunk = []
        while len(chunk) < min(2000, a.edges - edges):
            kind, t, point, names = edge_case(r)
            if not names: continue
            try: expected, value = edge_truth(t, point, names)
            except (Undecided, NoValue, ZeroDivisionError, OverflowError, ValueError): passed += 1; continue
            chunk.append((t, point, names, expected, value))
        lines = "".join("%s\t%s\n" % (text(t), place(point)) for t, point, *_ in chunk)
        out = subprocess.run([a.adcompare, "--batch", "-", "--json"], input=lines, capture_output=True, text=True).stdout
        for (t, point, names, expected, value), answer in zip(chunk, [json.loads(l) for l in out.splitlines()]):
            edges += 1
            kinds["edge"] += 1
            complaints = []
            if "error" in answer: complaints.append(("refused", answer["error"]["message"]))
            else:
                verdicts[answer["verdict"]["kind"]] += 1
                examine_edge(answer, status_of(answer), names, expected, complaints)
            if complaints:
                bad += 1
                complained.update({c[0] for c in complaints})
                print("edge", text(t), point, complaints[:3], flush=True)
            if record:
                record.write(json.dumps({"kind": "edge", "expr": text(t), "at": place(point), "order": 1, "truth": {},
                                         "sides": both_sides(expected, 25),
                                         "oneOf": {k: sorted(v) for k, (v, _, _) in expected.items() if v}}) + "\n")
    print("complaints:", dict(complained))
    print("%d cases (%s), %d without a value or not decided by the oracle, verdicts %s: %d complaints"
          % (done + edges, dict(kinds), passed, dict(verdicts), bad))
    sys.exit(bad > 0)


def place(point):
    return ",".join("%s=%r" % i for i in point.items())


def digits(x, count):
    """A numeral of at most so many digits, all certain; "0" for what is 0 in every Double, "huge" beyond 10^100000."""
    if x == 0 or abs(x) < arb("1e-400") or (x.contains(0) and abs(x) < arb("1e-330")): return "0"
    if abs(x) > arb("1e100000"): return "huge"
    return x.str(min(count, int(x.rel_accuracy_bits() * 0.301) - 1), radius=False)


def figures(j, names, count):
    """Value, gradient and Hessian by key."""
    numbers = {"f": j.v, **{v: j.g[i] for i, v in enumerate(names)}}
    numbers.update({"%s,%s" % (p, q): j.h[i][k] for i, p in enumerate(names) for k, q in enumerate(names) if i <= k})
    return {key: digits(x, count) for key, x in numbers.items()}


def both_sides(expected, count):
    show = lambda s: s if s is None or isinstance(s, str) else digits(s, count)
    return {k: {"left": show(l), "right": show(r)} for k, (_, l, r) in expected.items()}


def status_of(answer):
    v = answer["verdict"]
    if v["kind"] == "DISAGREE": return 1
    usable = v["kind"] in ("AGREE", "FD-LIMITED", "BELOW-RESOLUTION", "FORMULA-LIMITED", "KINK") or (
        v["kind"] == "CANCELLATION" and v.get("digits", 0) >= 2)
    return 0 if usable else 3


if __name__ == "__main__":
    main()
