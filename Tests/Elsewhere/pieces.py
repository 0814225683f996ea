#!/usr/bin/env python3
"""Asks JAX and autograd for the derivatives of functions in pieces, and writes pieces.tsv, as record.py writes answers.tsv.

    /tmp/elsewhere/bin/python Tests/Elsewhere/pieces.py

A formula is in the language of adcompare, which is Python as it stands: where, comparisons, floor, ceil, mod.
"""

import importlib
import sys

import record

QUESTIONS = """
where(x > 0, sqrt(x), 0)	x=0
where(x > 0, sqrt(x), 0)	x=-1
where(x > 0, sqrt(x), 0)	x=4
where(x > 0, log(x), 0)	x=-1
where(x > 0, log(x), 0)	x=0
where(x > 0, log(x), 0)	x=2
where(x > 0, 1/x, 0)	x=0
where(x > 0, 1/x, 0)	x=2
where(x == 0, 1, sin(x)/x)	x=0
where(x == 0, 1, sin(x)/x)	x=2
where(x != 0, sin(x)/x, 1)	x=0
where(x > 0, 2*x, 3*x)	x=0
where(x > 0, 2*x, 3*x)	x=1
where(x >= 0, 2*x, 3*x)	x=0
where(x < 0, 2*x, 3*x)	x=0
where(x <= 0, 2*x, 3*x)	x=0
where(x > 0, x, 0)	x=0
where(x >= 0, x, 0)	x=0
where(x > 0, x^2, 0)	x=0
where(x > y, x, y)	x=1,y=1
where(x > y, x, y)	x=2,y=1
where(x > y, sqrt(x), y)	x=0,y=1
where(x > 0, where(x > 1, log(x), x), exp(x))	x=0.5
where(x > 0, where(x > 1, log(x), x), exp(x))	x=-1
sqrt(where(x > 0, x, 1))	x=0
where(x > 0, sqrt(where(x > 0, x, 1)), 0)	x=0
(x > 0)*x^2	x=0
(x > 0)*x^2	x=1
floor(x)	x=2
floor(x)	x=2.5
floor(x)*x	x=2
floor(sqrt(x))	x=0
floor(x^2)	x=1
ceil(x)	x=2
ceil(x)*x	x=2.5
mod(x, 1)	x=2
mod(x, 1)	x=2.5
mod(x, y)	x=6,y=3
mod(x, y)	x=7,y=3
mod(x, y)	x=-7,y=3
mod(x, y)	x=7,y=-3
mod(x, y)^2	x=7.5,y=2
mod(x, 1 + sqrt(y))	x=0.5,y=0
mod(sqrt(x), 2)	x=0
""".strip().splitlines()


def main():
    questions = [tuple(line.split("\t")) for line in QUESTIONS]
    columns = []
    for name in ("jax_", "autograd_"):
        library = importlib.import_module(f"libraries.{name}")
        for mode, function in library.MODES.items():
            answers = [record.asked(function, *question) for question in questions]
            columns.append((f"{library.NAME}|{library.VERSION}|{mode}", answers))
    with open(record.FOLDER / "pieces.tsv", "w") as file:
        print("formula", "at", *[head for head, _ in columns], sep="\t", file=file)
        for i, question in enumerate(questions):
            print(*question, *[answers[i] for _, answers in columns], sep="\t", file=file)


sys.dont_write_bytecode = True
main()
