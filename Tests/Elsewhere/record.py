#!/usr/bin/env python3
"""Asks each installed library for the derivatives of all formulas, writes answers.tsv and prints what changed.

    python3 -m venv /tmp/elsewhere && /tmp/elsewhere/bin/pip install -r Tests/Elsewhere/requirements.txt
    /tmp/elsewhere/bin/python Tests/Elsewhere/record.py                 all libraries that are installed
    /tmp/elsewhere/bin/python Tests/Elsewhere/record.py jax_ torch_     some of them

A library that is not asked keeps its recorded answers. One line a formula: the formula, the point, and for each system
and mode the derivatives by each variable, parted by commas; empty where the library has no such function, a word in
quotation marks where it raised an error or answered without a number. The first lines name the systems' versions.
"""

import importlib
import math
import os
import pathlib
import sys
import warnings

sys.dont_write_bytecode = True
FOLDER = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER))

from language import Missing, point

LIBRARIES = (
    "jax_ torch_ autograd_ casadi_ tinygrad_ mlx_ mygrad_ pytensor_ warp_ taichi_ uncertainties_ num_dual_ sympy_ "
    "symengine_"
).split()

# How many of the random formulas a library is asked, if not all: some have functions that it has not.
FEWER = dict(autograd_=160, casadi_=160, mygrad_=100, tinygrad_=0, mlx_=100, pytensor_=100, warp_=0,
             taichi_=0, uncertainties_=0, num_dual_=0, sympy_=0, symengine_=0)


def read_questions(name):
    return [tuple(line.split("\t")) for line in (FOLDER / name).read_text().splitlines()]


def read_answers():
    """The recorded columns: (system, version, mode) → {(formula, point): answer}."""
    path = FOLDER / "answers.tsv"
    if not path.exists():
        return {}
    rows = [line.split("\t") for line in path.read_text().splitlines()]
    columns = [tuple(cell.split("|")) for cell in rows[0][2:]]
    return {column: {(row[0], row[1]): row[2 + i] for row in rows[1:]} for i, column in enumerate(columns)}


def numeral(answer):
    if isinstance(answer, str):
        return f'"{answer}"'
    if math.isnan(answer):
        return "nan"
    text = repr(float(answer))
    return text[:-2] if text.endswith(".0") else text


def asked(mode, formula, at):
    names, values = point(at)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ",".join(numeral(answer) for answer in mode(formula, names, values))
    except Missing:
        return ""
    except Exception as error:
        return f'"{type(error).__name__}"'


def main(chosen):
    special, random = read_questions("special.tsv"), read_questions("random.tsv")
    recorded = read_answers()
    answers = dict(recorded)
    for name in chosen or LIBRARIES:
        try:
            library = importlib.import_module(f"libraries.{name}")
        except ImportError as error:
            print(f"{name}: not installed here ({error})")
            continue
        questions = special + random[: FEWER.get(name, len(random))]
        for mode, function in library.MODES.items():
            column = {question: asked(function, *question) for question in questions}
            old = [key for key in answers if key[0] == library.NAME and key[2] == mode]
            report(library, mode, old[0] if old else None, answers.pop(old[0]) if old else {}, column)
            answers[(library.NAME, library.VERSION, mode)] = column
    order = [importlib_name(name) for name in LIBRARIES]
    columns = sorted(answers, key=lambda key: order.index(key[0].lower().replace(".", "").replace("-", "_")))
    with open(FOLDER / "answers.tsv", "w") as file:
        print("formula", "at", *("|".join(column) for column in columns), sep="\t", file=file)
        for question in dict.fromkeys(special + random):
            print(*question, *(answers[column].get(question, "") for column in columns), sep="\t", file=file)


def importlib_name(module):
    return {"torch_": "pytorch"}.get(module, module.rstrip("_"))


def report(library, mode, old, before, now):
    """What a new version answers otherwise."""
    heading = f"{library.NAME} {library.VERSION} {mode}"
    if old is None:
        print(f"{heading}: {len(now)} formulas recorded")
        return
    changed = [(q, before[q], now[q]) for q in now if q in before and before[q] != now[q]]
    print(f"{heading} (recorded: {old[1]}): {len(changed)} of {len(now)} answers changed")
    for (formula, at), was, answer in changed:
        print(f"    {formula} at {at}: {was or 'nothing'} → {answer or 'nothing'}")


if __name__ == "__main__":
    main(sys.argv[1:])
    sys.stdout.flush()
    os._exit(0)  # some of the libraries leave threads behind
