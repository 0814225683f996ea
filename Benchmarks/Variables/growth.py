"""After reading this file you know how a report grows with the number of variables: processor time and peak memory of
`adcompare --no-cost`, for two programs in turns.

    python3 growth.py [--rounds 3] [--json] [--limit 60] [--sizes 10,30,100] PROGRAM [OTHER]

PROGRAM and OTHER are release builds of adcompare, say of this checkout and of an earlier one. Rounds are interleaved and
the minimum counts. What takes longer than the limit, in seconds, or is refused, is said.
"""

import argparse, os, random, resource, tempfile

FORMULAS = {
    "x0^2+x1^2+...": lambda n: "+".join(f"x{i}^2" for i in range(n)),
    "sin(x0*x1)+...": lambda n: "+".join(f"sin(x{i}*x{i + 1})" for i in range(n - 1)),
    "Rosenbrock": lambda n: "+".join(f"100*(x{i + 1}-x{i}^2)^2+(1-x{i})^2" for i in range(n - 1)),
}


def run(program, file, point, json, limit):
    """Seconds of processor and MiB at the peak of one run; a word where it gave no answer."""
    arguments = [program, "--file", file, "--at", point, "--no-cost"] + (["--json"] if json else [])
    child = os.fork()
    if child == 0:
        sink = os.open(os.devnull, os.O_WRONLY)
        os.dup2(sink, 1)
        os.dup2(sink, 2)
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
        os.execv(program, arguments)
    _, status, usage = os.wait4(child, 0)
    if os.WIFSIGNALED(status):
        return f"over {limit} s"
    if os.WEXITSTATUS(status) == 2:
        return "refused"
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("programs", nargs="+")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=int, default=60)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--sizes", default="10,30,100,300,1000,3000,10000")
    parser.add_argument("--formulas", default=",".join(FORMULAS))
    options = parser.parse_args()
    for name in options.formulas.split(","):
        print(f"\n{name}: ms of processor and MiB, one column a program")
        for n in map(int, options.sizes.split(",")):
            random.seed(1)
            point = ",".join(f"x{i}={random.uniform(0.3, 1.7):.3f}" for i in range(n))
            with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
                file.write(FORMULAS[name](n))
                file.flush()
                best = {}
                for _ in range(options.rounds):
                    for program in options.programs:
                        if isinstance(best.get(program), str):
                            continue
                        found = run(program, file.name, point, options.json, options.limit)
                        if isinstance(found, str) or program not in best:
                            best[program] = found
                        else:
                            best[program] = tuple(map(min, found, best[program]))
            cells = [b if isinstance(b, str) else f"{b[0] * 1000:.0f} ms {b[1]:.0f} MiB" for b in best.values()]
            print(f"{n:>6}  " + "  ".join(f"{c:>20}" for c in cells), flush=True)


main()
