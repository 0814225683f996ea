#!/usr/bin/env python3
"""Right derivatives in other forms, by SymPy: Tests/SymbolicCompareTests/Figures/right-answers.tsv.

    pip install sympy==1.14.0; python3 Tests/Programs/right_answers.py > Tests/SymbolicCompareTests/Figures/right-answers.tsv

A line has a formula, a tab, and its derivative by x as SymPy writes it after expanding, factoring, simplifying or
applying trigonometric identities. The constants are exact in it, so that nothing is rounded.
"""
import re
import sympy as sp

x, y = sp.symbols("x y", real=True)
FORMULAS = """x*sin(x); x^2*exp(x); sin(x)*cos(x); sin(x)^2; cos(x)^3; sin(2*x); tan(x); exp(x)*cos(x); (x+1)^4; (x^2-1)^3
(x-2)*(x+3)*(2*x-1); x/(1+x^2); 1/(1+x)^2; (x-1)/(x+1); log(1+x^2); log(x)/x; x*log(x); x^2*log(x); sqrt(1+x^2)
x*sqrt(1-x^2/100); exp(-x^2); x*exp(-x^2/2); sinh(x)*cosh(x); tanh(x); cosh(x)^2; 1/(1+exp(-x)); log(1+exp(x))
atan(x); atan(2*x); asin(x/20); exp(sin(x)); sin(exp(x/4)); sin(x^2); cos(3*x)*exp(2*x); sin(x)/x; cos(x)/(1+sin(x)^2)
x^3*y + y^2*x; exp(x*y); sin(x+y)*cos(x-y); x*y/(x^2+y^2+1); log(x^2+y^2+1); (x+y)^3; sin(x*y)^2; 2^x; x*3^x
x^4-3*x^3+2*x-7; (1-x)^2*(1+x)^3; tan(x)^2; 1/cos(x); sin(x)^4; cos(2*x)*sin(3*x); exp(x)/(1+exp(x)); x^5/(1+x^4)
(x^2+1)*exp(x); x^2*sin(x); sin(x)*exp(x); x^2*cos(x)^2; sinh(x)^2; log(cosh(x)); x/(x+y^2+1); (x*y+1)^4; exp(x)*(x^2-2*x+2)
cos(x)^2*sin(x); (x+1)/(x^2+1); 1/(x^2+x+1); x*tanh(x); exp(2*x)*sin(x)^2; (x^3+1)^2; sin(x)^3; x^2/(1+x)"""


def ours(expression):
    """SymPy's text in the language of adcompare."""
    text = sp.sstr(expression).replace("**", "^")
    text = re.sub(r"\bAbs\(", "abs(", text)
    return None if re.search(r"Piecewise|\bI\b|sec|csc|cot|re\(|im\(|Derivative|sign", text) else text


for text in re.split(r"[;\n]", FORMULAS):
    text = text.strip()
    formula = sp.sympify(text.replace("^", "**"), locals={"x": x, "y": y})
    derivative = sp.diff(formula, x)
    seen = []
    for make in (lambda e: e, sp.expand, sp.factor, sp.simplify, sp.trigsimp, sp.together, lambda e: sp.expand(e, trig=True),
                 lambda e: e.rewrite(sp.tan), lambda e: e.rewrite(sp.exp), sp.cancel, lambda e: sp.fu(e)):
        try:
            form = ours(make(derivative))
        except Exception:
            continue
        if form and form not in seen:
            seen.append(form)
            print(f"{text}\t{form}")
