#!/usr/bin/env python3
"""Random derivatives, right ones in other forms and wrong ones, made by SymPy and judged by `adcompare check`.

    pip install sympy==1.14.0; python3 Tests/Programs/random_answers.py [--adcompare PATH] [--count 100] [--seed 5]

The wrong ones: off by one part in 10⁹ or by 10⁻⁹, the sign, the argument moved, a term lost, twice the inner derivative,
and a right one with something added for x < 0 alone. Exit status 1 if one of either kind is judged wrongly.
"""
import argparse, json, random, re, signal, subprocess, sys
import sympy as sp

x = sp.symbols("x", real=True)
FUNCTIONS = [sp.sin, sp.cos, sp.exp, sp.tanh, sp.atan, sp.sinh, sp.cosh, lambda u: sp.log(1 + u**2),
             lambda u: sp.sqrt(1 + u**2), lambda u: u**2, lambda u: u**3]
FORMS = [lambda e: e, sp.expand, sp.factor, sp.simplify, sp.trigsimp, sp.together, sp.cancel, sp.apart, sp.horner,
         sp.powsimp, lambda e: sp.expand(e, trig=True), lambda e: e.rewrite(sp.tan), lambda e: e.rewrite(sp.exp),
         lambda e: e.rewrite(sp.cos), lambda e: sp.collect(sp.expand(e), x)]
PLACES = [sp.Rational(7, 10), sp.Rational(13, 10), sp.Rational(-2, 5), sp.Rational(31, 10)]


def formula(rng, size):
    if size <= 1:
        return rng.choice([x, x, x, sp.Integer(rng.randint(1, 5)), sp.Rational(rng.randint(1, 5), rng.randint(2, 5))])
    if rng.random() < 0.35:
        return rng.choice(FUNCTIONS)(formula(rng, size - 1))
    left = rng.randint(1, size - 1)
    a, b = formula(rng, left), formula(rng, size - left)
    return rng.choice([a + b, a - b, a * b, a * b, a / (b**2 + 1)])


def ours(expression):
    """SymPy's text in the language of adcompare; None for what it has no word for."""
    text = sp.sstr(expression).replace("**", "^")
    return None if re.search(r"Piecewise|\bI\b|sec|csc|cot|re\(|im\(|Deriv|sign|Abs|zoo|nan|oo", text) else text


def wrong(rng, function, derivative):
    """A wrong derivative; None if it came out right."""
    terms = sp.Add.make_args(sp.expand(derivative))
    answer = rng.choice([
        lambda: derivative + sp.Rational(1, 10**9), lambda: derivative * (1 + sp.Rational(1, 10**9)),
        lambda: -derivative, lambda: derivative.subs(x, x + sp.Rational(1, 1000)),
        lambda: sp.Add(*terms[1:]) if len(terms) > 1 else derivative * 2, lambda: sp.diff(function.subs(x, 2 * x), x)])()
    if all(abs(complex((answer - derivative).subs(x, place).evalf(30))) < 1e-25 for place in PLACES):
        return None
    if rng.random() < 0.3 and (right := ours(derivative)):
        return f"({right}) + heaviside(-x)*{rng.choice(['x', '1', 'x^2', '1e-6'])}"
    return ours(answer)


def stop(*_):
    raise TimeoutError


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--adcompare", default=".build/debug/adcompare")
    options.add_argument("--count", type=int, default=100)
    options.add_argument("--seed", type=int, default=5)
    options = options.parse_args()
    rng = random.Random(options.seed)
    signal.signal(signal.SIGALRM, stop)  # SymPy can take for ever over one form
    cases = {"RIGHT": [], "WRONG": []}
    while any(len(rows) < options.count for rows in cases.values()):
        function = formula(rng, rng.randint(2, 6))
        derivative, text = sp.diff(function, x), ours(function)
        if derivative == 0 or not text or len(text) > 120:
            continue
        for verdict, make in [("RIGHT", lambda: ours(rng.choice(FORMS)(derivative))),
                              ("WRONG", lambda: wrong(rng, function, derivative))]:
            try:
                signal.alarm(3)
                answer = make()
            except Exception:
                continue
            finally:
                signal.alarm(0)
            if answer and len(answer) < 400 and len(cases[verdict]) < options.count:
                cases[verdict].append((text, answer))
    bad = 0
    for verdict, rows in cases.items():
        for text, answer in rows:
            command = [options.adcompare, "check", "--json", "--wrt", "x", "--", text, answer]
            report = json.loads(subprocess.run(command, capture_output=True, text=True).stdout)
            judged = report.get("check", {}).get("x", {}).get("verdict", report)
            if judged != verdict:
                bad += 1
                print(f"{verdict} judged {judged}: {text} | {answer}")
    print(f"{len(cases['RIGHT'])} right and {len(cases['WRONG'])} wrong answers, {bad} judged wrongly")
    sys.exit(1 if bad else 0)


main()
