#!/usr/bin/env python3
"""Writes the Swift table of the systems that are not simulated from answers.tsv.

    Tests/Elsewhere/table.py > Sources/SymbolicCompare/Explanation/Elsewhere/RecordedAnswers.swift

A row is a formula of special.tsv, its point, and a cell for each system: the answers by each variable, parted by ";".
"""

import csv
import pathlib

FOLDER = pathlib.Path(__file__).resolve().parent

# The systems' names in answers.tsv and in Swift.
SYSTEMS = {
    "tinygrad": "tinygrad", "Warp": "warp", "Taichi": "taichi", "uncertainties": "uncertainties",
    "num-dual": "numDual", "SymPy": "symPy", "SymEngine": "symEngine",
}

HEADER = '''// After reading this file you know the answers of the systems that are not simulated, to the formulas that were put to
// them. It is written by Tests/Elsewhere/table.py from the recorded answers (Tests/Elsewhere/answers.tsv).
//
// A cell has the derivatives by each variable, in the point's order, parted by ";": numbers, or an error's name or a
// formula where no number came. An empty cell: the system has no such function.

/// What was asked and answered.
enum RecordedAnswers {
  /// The systems, in the order of the cells.
  static let systems: [OtherSystem] = [
    %s,
  ]

  // swift-format-ignore
  /// A formula a line, its point and the cells, parted by tabs.
  static let rows = #"""
'''


def cell(text):
    return ";".join(part.strip('"') for part in next(csv.reader([text]))) if text else ""


def main():
    rows = [line.split("\t") for line in (FOLDER / "answers.tsv").read_text().splitlines()]
    special = (FOLDER / "special.tsv").read_text().splitlines()
    columns = {head.split("|")[0]: i for i, head in enumerate(rows[0]) if "|" in head}
    print(HEADER % ", ".join(f".{name}" for name in SYSTEMS.values()), end="")
    for row in rows[1:]:
        if f"{row[0]}\t{row[1]}" in special:
            print("    " + "\t".join([row[0], row[1], *(cell(row[columns[name]]) for name in SYSTEMS)]))
    print('    """#\n}')


if __name__ == "__main__":
    main()
