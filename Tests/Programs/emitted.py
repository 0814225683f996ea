#!/usr/bin/env python3
"""Random formulas, emitted as programs in Swift, C and Python by each method, compiled and run, and their numbers
compared with the report's.

    python3 Tests/Programs/emitted.py [--adcompare PATH] [--count 300] [--seed 1]

Needs cc, swiftc and Python 3.11. Exit status 1 if a value or a derivative is more than 2 ulps from the report's.
Counted apart: formulas with the gamma family or sinc, since a program's digamma, polygamma and derivatives of sinc have fewer digits
next to roots (SupportFunction.swift says so), and since Python's own gamma and lgamma are not the C library's.
"""
import argparse, json, math, os, random, struct, subprocess, sys, tempfile

UNARY = """exp exp2 expm1 log log2 log10 log1p sqrt cbrt abs sign heaviside relu sin cos tan asin acos atan sinh cosh
tanh asinh acosh atanh erf erfc gamma lgamma digamma sinc sigmoid softplus""".split()
BINARY = ["atan2", "min", "max", "hypot"]
METHODS = {"symbolic": "formula", "forward": "forward", "reverse": "reverse"}


def formula(rng, size):
    if size <= 1:
        return rng.choice(["x", "y", "z"]) if rng.random() < 0.75 else rng.choice(["2", "3", "0.5", "1.7", "pi", "e"])
    kind = rng.random()
    if kind < 0.35:
        return f"{rng.choice(UNARY)}({formula(rng, size - 1)})"
    left = rng.randint(1, size - 1)
    a, b = formula(rng, left), formula(rng, size - left)
    if kind < 0.45:
        return f"{rng.choice(BINARY)}({a}, {b})"
    if kind < 0.50:
        return f"{rng.choice(['polygamma', 'sincDerivative'])}({rng.randint(0, 3)}, {a})"
    if kind < 0.58:
        return f"({a})^{rng.choice(['2', '3', '-1', '0.5', '0.1', '1.3', '(' + b + ')'])}"
    if kind < 0.62:
        return f"-({a})"
    if kind < 0.72:
        condition = f"{rng.choice('xyz')} {rng.choice(['<', '>', '<=', '>=', '!='])} {rng.choice(['0', '1', '1.2', 'x', 'y'])}"
        return f"where({condition}, {a}, {rng.choice([b, '0'])})"
    return f"({a}) {rng.choice('+-*/')} ({b})"


def program(rng):
    if rng.random() < 0.3:  # with assigned names, and some that languages reserve
        u = rng.choice(["u", "in", "loss", "v1", "lambda"])
        return f"{u} = {formula(rng, rng.randint(3, 6))}; {u}*x + {rng.choice(['sin', 'exp', 'tanh'])}({u})"
    return formula(rng, rng.randint(2, 10))


def ulps(a, b):
    if a == b or (math.isnan(a) and math.isnan(b)):
        return 0.0
    if not (math.isfinite(a) and math.isfinite(b)):
        return math.inf
    return abs(a - b) / math.ulp(b)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--adcompare", default=".build/debug/adcompare")
    options.add_argument("--count", type=int, default=300)
    options.add_argument("--seed", type=int, default=1)
    options = options.parse_args()
    tool, rng = os.path.abspath(options.adcompare), random.Random(options.seed)

    cases = []
    while len(cases) < options.count:
        texts = [program(rng) for _ in range(options.count)]
        answer = subprocess.run([tool, "--batch", "-", "--json"], input="\n".join(texts), capture_output=True, text=True)
        for text, line in zip(texts, answer.stdout.splitlines()):
            report = json.loads(line)
            if "error" in report or not report["at"] or len(cases) == options.count:
                continue
            numbers = [report["value"]]
            for method in METHODS.values():
                numbers += report["methods"][method]["gradient"].values()
            if all(isinstance(n, (int, float)) for n in numbers):
                cases.append((text, report))

    with tempfile.TemporaryDirectory() as folder:
        emitted = {}
        for number, (text, _) in enumerate(cases):
            for method in METHODS:
                for language in ("c", "swift", "python"):
                    run = subprocess.run(
                        [tool, "derive", "--emit", language, "--method", method, "--", text], capture_output=True, text=True)
                    if run.returncode:
                        sys.exit(f"{text}: {run.stderr}")
                    emitted[number, method, language] = run.stdout
        answers = {}
        arguments = {n: [report["at"][k] for k in sorted(report["at"])] for n, (_, report) in enumerate(cases)}

        # C: one object each, and one main that calls them all.
        calls, declarations, sources = [], [], []
        for (n, method, language), code in emitted.items():
            if language != "c":
                continue
            name, count = f"f_{n}_{method}", len(arguments[n])
            path = f"{folder}/{name}.c"
            open(path, "w").write(code.replace("double f(", f"double {name}(", 1))
            sources.append(path)
            declarations.append(f"double {name}({'double, ' * count}double *);")
            listing = ", ".join(repr(float(a)) for a in arguments[n])
            calls.append(f'{{ double g[{count}]; double v = {name}({listing}, g); printf("{n} {method} %a", v);'
                         f' for (int i = 0; i < {count}; i++) printf(" %a", g[i]); puts(""); }}')
        open(f"{folder}/main.c", "w").write(
            "#include <stdio.h>\n" + "\n".join(declarations) + "\nint main(void) {\n" + "\n".join(calls) + "\n}\n")
        subprocess.run(["cc", "-std=c99", "-Wall", "-Wextra", "-Werror", "-O1", *sources, f"{folder}/main.c", "-lm",
                        "-o", f"{folder}/c"], check=True, cwd=folder)
        for line in subprocess.run([f"{folder}/c"], capture_output=True, text=True).stdout.splitlines():
            n, method, *numbers = line.split()
            answers[int(n), method, "c"] = [float.fromhex(x) for x in numbers]

        # Swift: one file each in one module.
        sources, calls = [], []
        for (n, method, language), code in emitted.items():
            if language != "swift":
                continue
            name = f"f_{n}_{method}"
            path = f"{folder}/{name}.swift"
            open(path, "w").write(code.replace("func f(", f"func {name}(", 1))
            sources.append(path)
            head = code[code.index("func f(") + 7:].split(")")[0]
            labels = [p.split(":")[0] for p in head.split(", ")]
            listing = ", ".join(f"{l}: {float(a)!r}" for l, a in zip(labels, arguments[n]))
            calls.append(f'show("{n} {method}", {name}({listing}))')
        show = """func show(_ name: String, _ result: (value: Double, gradient: [Double])) {
  print(name, result.value, terminator: "")
  for partial in result.gradient { print("", partial, terminator: "") }
  print()
}
"""
        open(f"{folder}/main.swift", "w").write(show + "\n".join(calls) + "\n")
        subprocess.run(["swiftc", "-Onone", "-wmo", "-warnings-as-errors", "-module-name", "Emitted", *sources,
                        f"{folder}/main.swift", "-o", f"{folder}/swift"], check=True)
        for line in subprocess.run([f"{folder}/swift"], capture_output=True, text=True).stdout.splitlines():
            n, method, *numbers = line.split()
            answers[int(n), method, "swift"] = [float(x) for x in numbers]

        for (n, method, language), code in emitted.items():
            if language != "python":
                continue
            names = {}
            exec(code, names)
            try:
                value, gradient = names["f"](*(float(a) for a in arguments[n]))
                answers[n, method, "python"] = [value, *gradient]
            except (ValueError, OverflowError, ZeroDivisionError) as error:
                answers[n, method, "python"] = error

    bad = raised = 0
    family, own = {}, {}
    worst = {}
    for (n, method, language), numbers in answers.items():
        text, report = cases[n]
        if isinstance(numbers, Exception):
            raised += 1
            continue
        gradient = report["methods"][METHODS[method]]["gradient"]
        expected = [report["value"]] + [gradient[k] for k in sorted(gradient)]
        distance = max(ulps(a, b) for a, b in zip(numbers, expected))
        if "gamma(" in text or "sinc" in text:
            family[language] = family.get(language, 0) + 1
            own[language] = own.get(language, 0) + (distance > 2)
            continue
        worst[language, method] = max(worst.get((language, method), 0), distance)
        if distance > 2:
            bad += 1
            print(f"{distance:.3g} ulps  {language} {method}  {text}  at {report['at']}  {numbers} {expected}")
    for (language, method), distance in sorted(worst.items()):
        print(f"{language:7} {method:9} worst {distance:.3g} ulps")
    for language in family:
        print(f"{language:7} gamma family: {own[language]} of {family[language]} programs beyond 2 ulps")
    print(f"{len(cases)} formulas, {len(answers)} programs, {bad} others beyond 2 ulps; Python raised in {raised}")
    sys.exit(1 if bad else 0)


main()
