"""The formulas' language as Python: '^' is '**', whole numerals are whole numbers, functions come from a library.

A formula is written for a library as a user of it would write it: x^2 is x**2, 1/x is 1/x with a Python number, max is
the library's function of two arguments (jnp.maximum, torch.maximum, np.maximum), relu its own function if it has one.
"""

import ast
import re

FUNCTIONS = (
    "exp exp2 expm1 log log2 log10 log1p sqrt cbrt abs sign heaviside relu sin cos tan asin acos atan sinh cosh tanh "
    "asinh acosh atanh erf erfc gamma lgamma digamma sigmoid softplus atan2 pow min max hypot "
    "floor ceil mod where"
).split()


class Missing(Exception):
    """The library has no such function."""


def function(formula, names, functions):
    """The formula as a Python function of its variables; `functions` says what each function is in the library."""

    for name in re.findall(r"[a-z]\w*", formula):
        if name in FUNCTIONS and name != "pow" and name not in functions:
            raise Missing(name)
    namespace = dict(functions)
    namespace["pow"] = functions.get("pow") or (lambda a, b: a**b)
    code = compile(ast.parse(formula.replace("^", "**"), mode="eval"), "formula", "eval")
    return lambda *values: eval(code, dict(namespace, **dict(zip(names, values))))


def point(text):
    """"x=0,y=-0.0" as names and floats."""
    parts = [part.split("=") for part in text.split(",")]
    return [name for name, _ in parts], [float(number) for _, number in parts]
