"""After reading this file you know how hundreds of broken programs are compiled as one (mutant schemata, Untch 1993).

A line of a table keeps its place, with its broken forms before it:

    case .tan: if activeMutant == 17 { 1 - y * y } else if activeMutant == 18 { 1 + y } else { 1 + y * y }

Any other function gets its broken bodies before the right one, each with one change.
"""

import re
from dataclasses import dataclass

from mutations import ARGUMENT, of_rule, of_statements
from scope import FILES
from swiftsource import blanked, functions, table


@dataclass
class Mutant:
    number: int
    module: str
    path: str
    kind: str
    name: str
    start: int
    end: int
    text: str
    refused: str | None = None
    killed_by: str | None = None
    how: str | None = None


def words(text):
    return re.sub(r" *\n *", " ", re.sub(r"  +", " ", text)).strip()


def name_of(path, function, source, code, edit):
    """The file, the function, the line as it was and as it is: the same whatever else changes in the file."""
    first = source.rfind("\n", 0, edit.start) + 1
    last = source.find("\n", edit.end)
    before = code[first:edit.start] + code[edit.start:last] if "\n" not in source[edit.start:edit.end] else code[first:last]
    after = code[first:edit.start] + edit.text + code[edit.end:last]
    return f"{path} {function}: {words(before)}  =>  {words(after)}".rstrip()


def wrong_type(path, function, source, edit):
    """Whether a swapped argument is known not to compile: one error hides all others of the same switch."""
    word, line = source[edit.start : edit.end], source[source.rfind("\n", 0, edit.start) : source.find("\n", edit.end)]
    if path == "Dual/TaylorRules.swift" and edit.kind == ARGUMENT and function.name in ("applied", "generalPower"):
        head = source[source.rfind("func ", 0, function.start) : function.start]
        return word == "v" or "UnaryFunction" in head and word in ("x", "y")
    return path == "Dual/NestedDualRules.swift" and "? nil :" in line and "case ." in line


def mistakes(path):
    """The classic mistakes: a title, the lines as they are, the lines as somebody once wrote them."""
    blocks, block = [], None
    for line in path.read_text().splitlines():
        if line.startswith("@ "):
            module, file, title = line[2:].split(" ", 2)
            block = {"module": module, "path": file, "title": title, "old": [], "new": []}
            blocks.append(block)
        elif line.startswith("-") and block:
            block["old"].append(line[1:])
        elif line.startswith("+") and block:
            block["new"].append(line[1:])
    return blocks


def planned(sources, mistakes_file):
    """All mutants of all modules, numbered from 1; a LookupError for mistakes whose lines are not there, once each."""
    plan = []
    for module, files in FILES.items():
        for path, excluded in files.items():
            source = (sources / path).read_text()
            code = blanked(source)
            for function in functions(code):
                if function.name.rstrip(":") in excluded:
                    continue
                rows = table(code, function)
                head = code.rfind("func", 0, function.start)
                known = set(re.findall(r"\.?[A-Za-z_]\w*", code[max(head, function.start - 400) : function.end]))
                edits = [edit for start, end in rows for edit in of_rule(code, start, end, known)]
                rest = of_statements(code, function.start, function.end, path.endswith("EdgeValues.swift"), known)
                edits += [e for e in rest if not any(s <= e.start and e.end <= t for s, t in rows)
                          and not re.match(r" *case ", code[code.rfind("\n", 0, e.start) + 1 : e.start + 1])]
                edits = [e for e in edits if not wrong_type(path, function, source, e)]
                seen = set()
                for edit in edits:
                    name = name_of(path, function.name, source, code, edit)
                    if name in seen:
                        continue
                    seen.add(name)
                    plan.append((module, path, edit.kind, name, edit.start, edit.end, edit.text))
    lost = []
    for block in mistakes(mistakes_file):
        source = (sources / block["path"]).read_text()
        old, new = "\n".join(block["old"]), "\n".join(block["new"])
        if source.count(old) != 1:
            lost.append(f"{block['title']}: {source.count(old)} places in {block['path']} have its lines")
            continue
        start = source.index(old)
        plan.append((block["module"], block["path"], "classic mistake", f"{block['path']}: {block['title']}",
                     start, start + len(old), new))
    if lost:
        raise LookupError("\n".join(lost))
    return [Mutant(number, *entry) for number, entry in enumerate(plan, 1)]


def written(sources, mutants):
    """The text of each file with its mutants, and for each of its lines the mutant that stands there."""
    texts, lines = {}, {}
    for path in {m.path for m in mutants}:
        source = (sources / path).read_text()
        code = blanked(source)
        here = [m for m in mutants if m.path == path and not m.refused]
        replacements, done = [], set()
        for function in functions(code):
            inside = [m for m in here if function.start <= m.start and m.end <= function.end]
            done |= {m.number for m in inside}
            if inside:
                replacements += for_function(source, code, function, inside)
        for mutant in here:
            if mutant.number not in done:
                expression = f"(activeMutant == {mutant.number} ? ({mutant.text}) : ({source[mutant.start:mutant.end]}))"
                replacements.append((mutant.start, mutant.end, [(expression, mutant)]))
        texts[path], lines[path] = assembled(source, replacements)
    return texts, lines


def for_function(source, code, function, mutants):
    rows, replacements, bodies = table(code, function), [], []
    body = code[function.start : function.end]
    implicit = function.returns and not re.search(r"\breturn\b", body)
    returning = implicit and body.lstrip().startswith("switch ")  # statements, so that all errors are reported at once
    for start, end in rows:
        mine = [m for m in mutants if start <= m.start and m.end <= end]
        if not mine:
            continue
        pieces = []
        for mutant in mine:
            broken = source[start : mutant.start] + mutant.text + source[mutant.end : end]
            form = "if activeMutant == %d { return %s }\n" if returning else "if activeMutant == %d { %s } else\n"
            pieces.append((form % (mutant.number, broken), mutant))
        pieces.append((f"return {source[start:end]}" if returning else f"{{ {source[start:end]} }}", None))
        replacements.append((start, end, [("\n", None)] + pieces))
    if returning and rows:  # the other lines return too
        replaced = {start for start, _, _ in replacements}
        others = {s for s, _ in rows}
        others |= {m.end() for m in re.compile(r"\bdefault:\s*").finditer(code, function.start, function.end)}
        replacements += [(s, s, [("return ", None)]) for s in others - replaced]
    prefix = "return " if implicit and not (returning and rows) else ""
    others = [m for m in mutants if not any(s <= m.start and m.end <= t for s, t in rows)]
    for mutant in others:
        broken = source[function.start : mutant.start] + mutant.text + source[mutant.end : function.end]
        if implicit and not re.search(r"\breturn\b", mutant.text):
            broken = " return " + broken.lstrip()
        tail = "" if function.returns else "\n return\n"
        bodies.append((f"\nif activeMutant == {mutant.number} {{{broken}{tail}\n}}\n", mutant))
    if bodies:
        skip = len(body) - len(body.lstrip())
        place = function.start + skip
        replacements.append((place, place, bodies + [(prefix, None)]))
    return replacements


def assembled(source, replacements):
    text, line, owners, position = [], 1, {}, 0

    def put(piece, mutant):
        nonlocal line
        text.append(piece)
        count = piece.count("\n")
        if mutant is not None:
            for index in range(line, line + count + 1):
                owners[index] = mutant
        line += count

    for start, end, pieces in sorted(replacements, key=lambda r: (r[0], r[1])):
        put(source[position:start], None)
        for piece, mutant in pieces:
            put(piece, mutant)
        position = end
    put(source[position:], None)
    return "".join(text), owners
