"""After reading this file you know how much of Swift's grammar a mutation drill needs: comments and strings are
blanked, functions are found by their braces, and what is left is a row of words, numbers and signs."""

import re
from dataclasses import dataclass


@dataclass
class Function:
    name: str
    line: int
    start: int  # of the body, after its brace
    end: int  # before the closing brace
    returns: bool


@dataclass
class Token:
    text: str
    start: int
    end: int


TOKEN = re.compile(r"\.?[A-Za-z_]\w*|\$\d|0x[\w.]+(?:p-?\d+)?|\d[\d_]*(?:\.\d+)?(?:e-?\d+)?|[-+*/<>=!&|?%^~]+|\S")


def blanked(source):
    """The source with the letters of comments and strings replaced by blanks, so that positions stay."""
    pattern = re.compile(r'//[^\n]*|"""(?:.|\n)*?"""|"(?:\\.|[^"\\\n])*"')
    return pattern.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), source)


def tokens(code, start, end):
    return [Token(m.group(), m.start(), m.end()) for m in TOKEN.finditer(code, start, end)]


def closing(code, at):
    """Where the bracket that opens at a position closes."""
    depth = 0
    for index in range(at, len(code)):
        if code[index] in "([{":
            depth += 1
        elif code[index] in ")]}":
            depth -= 1
            if depth == 0:
                return index
    raise ValueError("a bracket is never closed")


def outside(head):
    """A function's head without what is in brackets: a parameter may be a function that returns."""
    shorter = re.sub(r"\([^()]*\)", "", head)
    return shorter if shorter == head else outside(shorter)


def functions(code):
    """The functions, initialisers and computed properties that are not inside another one."""
    found, after = [], 0
    for match in re.finditer(r"\b(func|init|subscript|var)\b[?]?\s*([^\s(<]*)", code):
        if match.start() < after:
            continue
        line = code.count("\n", 0, match.start()) + 1
        if match.group(1) == "var":
            head = re.compile(r"var \w+: [^={\n]+ \{").match(code, match.start())
            if head is None:
                continue
            brace = head.end() - 1
        else:
            brace = match.end(1)
            while brace < len(code) and code[brace] not in "{}":
                brace = closing(code, brace) + 1 if code[brace] in "([" else brace + 1
            if brace == len(code) or code[brace] == "}":
                continue
        end = closing(code, brace)
        body = code[brace + 1 : end]
        if body.split() in (["get"], ["get", "set"]):
            continue
        returns = match.group(1) in ("var", "subscript") or "->" in outside(code[match.end(1) : brace])
        found.append(Function(match.group(2) or match.group(1), line, brace + 1, end, returns))
        after = end
    return found


CASE = re.compile(r"^ *case [^\n]*$", re.M)


def table(code, function):
    """The expressions of a long switch that has one line a case: pairs of positions."""
    lines = []
    for match in CASE.finditer(code, function.start, function.end):
        depth, position = 0, match.start()
        while position < match.end():
            depth += (code[position] in "([") - (code[position] in ")]")
            if code[position] == ":" and depth == 0:
                break
            position += 1
        start = position + 1
        while start < match.end() and code[start] == " ":
            start += 1
        end = start + len(code[start : match.end()].rstrip())
        if end > start:
            lines.append((start, end))
    return lines if len(lines) >= 5 else []
