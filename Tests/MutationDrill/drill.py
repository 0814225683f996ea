#!/usr/bin/env python3
"""The mutation drill: breaks every line of mathematics in turn and asks the tests whether they notice.

    Tests/MutationDrill/drill.py                      everything: hours on two cores
    Tests/MutationDrill/drill.py Dual Taylor          some of the modules
    Tests/MutationDrill/drill.py Dual --mutant 17     one mutant by its number in --list, with the tests' output
    Tests/MutationDrill/drill.py Dual --list          the mutants, none of them run

The checkout is not touched: all happens in a copy. There, each broken line stands beside the right one, and the variable
MUTANT says which of them is in force, so that the copy is compiled once for hundreds of mutants. A mutant is killed if a
test fails, the program stops, or it runs longer than its time; those that do not compile are no programs and do not
count. What the module's own tests do not kill is shown to the whole suite.
"""

import argparse
import concurrent.futures
import hashlib
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter

sys.dont_write_bytecode = True

from schema import planned, written
from scope import FILES, FIRST, NEVER, OWN_TESTS, WHOLE_SUITE
from swiftsource import closing

HERE = pathlib.Path(__file__).resolve().parent
CHECKOUT = HERE.parent.parent

SWITCH = """\
import Glibc

/// The number of the mutant in force; 0 for none.
public let activeMutant: Int = getenv("MUTANT").map { Int(atol($0)) } ?? 0
"""


def package_of(target):
    """The manifest with the targets that one test target needs, so that no more is compiled."""
    manifest = (CHECKOUT / "Package.swift").read_text()
    library = target.removesuffix("Tests")
    needed = {target, library, "Elementary", "WideRange", "TestSupport"}
    if library == "Reverse":
        needed |= {"EvaluatorLanes", "ReverseCore"}
    entry = r"^    \.?(library|room|tests|target|executable|executableTarget)\(\s*(?:name: )?\"(\w+)\""
    for match in reversed(list(re.finditer(entry, manifest, re.M))):
        end = closing(manifest, match.end(1)) + 1
        is_missing = match.group(2) not in needed
        if library == "SymbolicCompare":
            is_missing = match.group(1) == "tests" and match.group(2) != target or match.group(2) in {"adcompare", "Pages"}
        if is_missing:
            manifest = manifest[: match.start()] + manifest[end:].lstrip(",")
    return manifest


def sampled(mutants):
    """At most one mutant of each kind a line, of its factors the one that leaves something out; mistakes all."""
    kept = {}
    for mutant in mutants:
        line = (mutant.path, mutant.name.split("  =>  ")[0], mutant.kind)
        if line not in kept or (mutant.text == "" and kept[line].text != ""):
            kept[line] = mutant
    chosen = {m.number for m in kept.values()}
    return [m for m in mutants if m.number in chosen]


def not_inlined(text):
    """The text with no body that a caller compiles again; what keeps a protocol's requirement visible stays visible."""
    def visible(match):
        is_visible = re.search(r"\b(public|deinit)\b|@usableFromInline", match.group(1) + match.group(2))
        return ("" if is_visible else "@usableFromInline") + match.group(1) + match.group(2)
    text = re.sub(r"@inline\(__always\)", "", text)
    return re.sub(r"@inlinable\b([^{}]*?)\b(func|var|init|subscript|deinit)\b", visible, text)


def copy_checkout(copy, changed, manifest):
    """Brings the copy up to date; a file that has not changed keeps its time, so that it is not compiled again."""
    wanted = {pathlib.Path("Sources/Elementary/Mutation.swift"): SWITCH}
    for top in ("README.md", "Sources", "Tests"):
        found = [CHECKOUT / top] if (CHECKOUT / top).is_file() else (CHECKOUT / top).rglob("*")
        for path in found:
            if path.is_file() and HERE not in path.parents:
                relative = path.relative_to(CHECKOUT)
                if path.suffix == ".swift" and top == "Sources":
                    text = changed.get(str(relative)[len("Sources/"):]) or path.read_text()
                    wanted[relative] = not_inlined(text)
                else:
                    wanted[relative] = path.read_bytes()
    wanted[pathlib.Path("Package.swift")] = manifest
    for path in list((copy / "Sources").rglob("*.swift")) + list((copy / "Tests").rglob("*.swift")):
        if path.relative_to(copy) not in wanted:
            path.unlink()
    for relative, content in wanted.items():
        data, target = content.encode() if isinstance(content, str) else content, copy / relative
        if not target.exists() or target.read_bytes() != data:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)


def fingerprint():
    """A number that is another one as soon as a source or the compiler is."""
    version = subprocess.run(["swift", "--version"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    total = hashlib.sha256(version.stdout)
    for path in sorted((CHECKOUT / "Sources").rglob("*.swift")):
        text = path.read_bytes()
        total.update(f"{path.relative_to(CHECKOUT)} {len(text)} ".encode() + text)
    return total.hexdigest()


def build(copy, mutants, manifest):
    """Compiles the copy; mutants that do not compile are marked and left out until the rest does."""
    copy.mkdir(parents=True, exist_ok=True)
    memory, sources = copy.parent / "refused.txt", fingerprint()
    # Those of earlier runs on these very sources, so that the first attempt succeeds; its first line says which.
    known = memory.read_text().splitlines() if memory.exists() else []
    earlier = set(known[1:]) if known[:1] == [sources] else set()
    for mutant in mutants:
        if mutant.name in earlier:
            mutant.refused = "earlier"
    remembered = sum(1 for m in mutants if m.refused == "earlier")
    print(f"{remembered} mutants are known not to compile, by {memory} for the same sources", flush=True)
    while True:
        texts, lines = written(CHECKOUT / "Sources", mutants)
        copy_checkout(copy, texts, manifest)
        result = subprocess.run(
            ["swift", "build", "--build-tests", "--package-path", str(copy)],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        if result.returncode == 0:
            return
        found = False
        for path, line, message in re.findall(r"/Sources/(\S+\.swift):(\d+):\d+: error: (.*)", result.stdout):
            mutant = lines.get(path, {}).get(int(line))
            if mutant is not None:
                mutant.refused, found = message, True
        refused = sorted(earlier | {m.name for m in mutants if m.refused})
        memory.write_text("".join(line + "\n" for line in [sources] + refused))
        print(f"  {sum(1 for m in mutants if m.refused)} mutants do not compile", flush=True)
        if not found:
            sys.exit(result.stdout[-8000:])


def run_tests(copy, number, target, pattern, seconds, shown=False):
    """Whether a target's tests pass while a mutant is in force: "passed", "failed", "stopped" or "timed out"."""
    program = next((copy / ".build/debug").glob("*.xctest"))
    command = [str(program), "--testing-library", "swift-testing", "--filter", rf"^{target}\.{pattern}"]
    for name in NEVER:
        command += ["--skip", name]
    environment = dict(os.environ, MUTANT=str(number))
    output = None if shown else subprocess.DEVNULL
    with subprocess.Popen(
        command, env=environment, stdout=output, stderr=output, cwd=copy, start_new_session=True) as process:
        try:
            status = process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)  # the group that was started just now
            process.wait()
            return "timed out"
    return "passed" if status == 0 else "failed" if status == 1 else "stopped"


def stages(own, quick=False):
    """A module's own tests, the quick ones first: patterns."""
    first = FIRST.get(own, [])
    return first if quick and first else first + [""]


def ask(copy, mutant, questions, seconds, shown):
    """Shows a mutant to one group of tests after the other, until one notices."""
    for target, pattern in questions:
        outcome = run_tests(copy, mutant.number, target, pattern, seconds[target, pattern], shown)
        if outcome != "passed":
            mutant.killed_by, mutant.how = target, outcome
            return mutant
    return mutant


def drill(copy, mutants, manifest, questions_for, jobs, shown):
    """Compiles the mutants and shows each one to its tests."""
    began, seconds = time.time(), {}
    build(copy, mutants, manifest)
    mutants = [m for m in mutants if not m.refused]
    print(f"{len(mutants)} mutants, compiled in {(time.time() - began) / 60:.1f} minutes", flush=True)
    for target, pattern in sorted({question for m in mutants for question in questions_for(m)}):
        start = time.time()
        if run_tests(copy, 0, target, pattern, 1200) != "passed":
            sys.exit(f"{target} {pattern} fails without any mutant")
        seconds[target, pattern] = 30 + 5 * (time.time() - start)
        print(f"{time.time() - start:.1f} seconds for {target} {pattern}", flush=True)
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        waiting = [pool.submit(ask, copy, m, questions_for(m), seconds, shown) for m in mutants]
        for count, job in enumerate(concurrent.futures.as_completed(waiting), 1):
            mutant = job.result()
            if mutant.killed_by is None or count % 100 == 0:
                fate = "lives" if mutant.killed_by is None else mutant.how
                print(f"{count}/{len(mutants)}  {mutant.number} {fate}: {mutant.name}", flush=True)


def equivalents():
    """The mutants that are known to be no mistakes, each with its reason."""
    known, reason = {}, ""
    for line in (HERE / "equivalents.txt").read_text().splitlines():
        if line.startswith("# "):
            reason = line[2:]
        elif line.strip() and reason:
            known[line.strip()] = reason
    return known


def report(mutants, known, began):
    print(f"\n{'module':<12}{'mutants':>9}{'own tests':>11}{'others':>8}{'equivalent':>12}{'survivors':>11}")
    for module in FILES:
        mine = [m for m in mutants if m.module == module and not m.refused]
        if not mine:
            continue
        own = sum(m.killed_by == OWN_TESTS[module] for m in mine)
        alive = [m for m in mine if m.killed_by is None]
        same = sum(m.name in known for m in alive)
        print(f"{module:<12}{len(mine):>9}{own:>11}{len(mine) - own - len(alive):>8}{same:>12}{len(alive) - same:>11}")
    how = Counter(m.how for m in mutants if m.killed_by)
    print("killed: " + ", ".join(f"{count} {word}" for word, count in sorted(how.items())))
    print(f"{sum(1 for m in mutants if m.refused)} mutants do not compile; {(time.time() - began) / 60:.0f} minutes")
    for mutant in mutants:
        if mutant.killed_by and mutant.name in known:
            print(f"listed as equivalent, but killed: {mutant.name}")
    survivors = [m for m in mutants if not m.refused and m.killed_by is None and m.name not in known]
    for mutant in survivors:
        print(f"survivor {mutant.number}  {mutant.kind:<17} {mutant.name}")
    return survivors


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", metavar="module", help=", ".join(FILES))
    parser.add_argument("--mutant", type=int, help="one mutant by its number, with the tests' output")
    parser.add_argument("--list", action="store_true", help="print the mutants and stop")
    parser.add_argument("--sample", action="store_true", help="one mutant of each kind a line")
    parser.add_argument("--own", action="store_true", help="ask the module's own tests only")
    parser.add_argument("--quick", action="store_true", help="ask the module's quick tests only")
    parser.add_argument("--only", default="", help="a pattern for the names of the mutants to run")
    parser.add_argument("--jobs", type=int, default=2, help="how many mutants at a time")
    parser.add_argument("--copy", default=str(pathlib.Path(tempfile.gettempdir()) / "mutation-drill"))
    options = parser.parse_args()
    began = time.time()
    known = equivalents()
    try:
        mutants = planned(CHECKOUT / "Sources", HERE / "mistakes.txt")
    except LookupError as error:
        sys.exit(f"{HERE / 'mistakes.txt'}:\n{error}")
    names = {m.name for m in mutants}
    gone = [name for name in known if name not in names]
    if gone:
        sys.exit(f"{HERE / 'equivalents.txt'}:\n" + "\n".join(f"no such mutant any more: {name}" for name in gone))
    chosen = [m for m in mutants if m.module in (options.modules or FILES) and re.search(options.only, m.name)]
    if options.sample:
        chosen = sampled(chosen)
    shown = options.mutant is not None
    if shown:
        chosen = [m for m in chosen if m.number == options.mutant]
        if not chosen:
            sys.exit(f"no mutant {options.mutant} among these: --list prints them with their numbers")
    if options.list:
        for mutant in chosen:
            print(f"{mutant.number}  {mutant.module:<10} {mutant.kind:<17} {mutant.name}")
        return 0
    copies = pathlib.Path(options.copy)
    if copies.resolve() == CHECKOUT or CHECKOUT in copies.resolve().parents:
        sys.exit("the copies must not lie in the checkout")
    whole = (CHECKOUT / "Package.swift").read_text()
    for own in dict.fromkeys(OWN_TESTS[m.module] for m in chosen):
        mine = [m for m in chosen if OWN_TESTS[m.module] == own]
        drill(copies / own, mine, package_of(own), lambda _: [(own, p) for p in stages(own, options.quick)],
              options.jobs, shown)
    alive = [m for m in chosen if not m.refused and m.killed_by is None and m.name not in known]
    if alive and not options.own and not options.quick:
        drill(copies / "whole", alive, whole,
              lambda m: [(t, "") for t in WHOLE_SUITE if t != OWN_TESTS[m.module]], options.jobs, shown)
    results = copies / ("results " + " ".join(options.modules) + ".tsv")
    results.write_text("".join(
        f"{m.number}\t{m.module}\t{m.kind}\t{m.killed_by or '-'}\t{m.how or '-'}\t{m.refused or ''}\t{m.name}\n"
        for m in chosen))
    return 1 if report(chosen, known, began) else 0


if __name__ == "__main__":
    sys.exit(main())
