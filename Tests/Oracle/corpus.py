#!/usr/bin/env python3
"""Makes Tests/TestSupport/Corpus/verdicts.jsonl, which every test of the judge reads.

    python3 Tests/Oracle/corpus.py --adcompare .build/release/adcompare < rows-of-before.jsonl > verdicts.jsonl

Rows of before keep their truths. The rows of cases.tsv get theirs from FLINT's balls, by the plain rules of judge.py:
40 digits of value, gradient and Hessian where the function is smooth, the slopes on both sides at edges. The verdicts are
the program's, for a reader to look through: a change of one shows in the difference of the file.
"""
import argparse, json, os, subprocess, sys

import judge


def answered(program, row):
    at = row["at"] if isinstance(row["at"], str) else ",".join("%s=%s" % i for i in row["at"].items())
    r = subprocess.run([program, "--json", "--no-cost", "--order", str(row["order"]), "--at", at, "--", row["expr"]],
                       capture_output=True, text=True)
    answer = json.loads(r.stdout)
    if "error" in answer: raise ValueError(row["expr"] + ": " + answer["error"]["message"])
    verdict = answer["verdict"]
    kinds = {"f": verdict["value"]["kind"]}
    kinds.update({key: said["kind"] for key, said in verdict["perDerivative"].items()})
    return kinds, r.returncode


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--adcompare", required=True)
    a = p.parse_args()
    rows = [json.loads(line) for line in sys.stdin if line.strip()]
    own = os.path.join(os.path.dirname(os.path.abspath(__file__)), "cases.tsv")
    known = {(r["expr"], json.dumps(r["at"]), r["order"]) for r in rows}
    for line in open(own):
        kind, expr, at, order = line.rstrip("\n").split("\t")
        point = dict(c.split("=") for c in at.split(","))
        row = {"kind": kind, "expr": expr, "at": at, "order": int(order)}
        numbers = {k: float(v) for k, v in point.items()}
        names = sorted(numbers)
        t = None
        try:
            t = judge.parse(expr)
            row["truth"] = judge.figures(judge.truth(t, numbers, names), names, 40)
            if order == "1": row["truth"] = {k: v for k, v in row["truth"].items() if "," not in k}
        except Exception:
            row["truth"] = {}
            try:
                expected, _ = judge.edge_truth(t, numbers, names)
                row["sides"] = judge.both_sides(expected, 40)
            except Exception:
                pass
        if (expr, json.dumps(at), int(order)) not in known: rows.append(row)
    for row in rows:
        kinds, status = answered(a.adcompare, row)
        sides = {k: {s: v[s] if isinstance(v[s], str) or v[s] is None else v[s][-1] if isinstance(v[s], list) else v[s]
                     for s in ("left", "right")} for k, v in row.get("sides", {}).items()
                 if row["truth"].get(k) is None}
        out = {"kind": row["kind"], "expr": row["expr"], "at": row["at"], "order": row["order"], "truth": row["truth"]}
        if sides: out["sides"] = sides
        out["verdicts"], out["status"] = kinds, status
        print(json.dumps(out))


if __name__ == "__main__":
    main()
