"""After reading this file you know the ways in which a line of mathematics is broken: a sign, a factor, a term, an
argument, a function, a comparison, a statement. Each is what somebody has once written by mistake."""

import re
from dataclasses import dataclass

from swiftsource import tokens


@dataclass(frozen=True)
class Edit:
    start: int
    end: int
    text: str
    kind: str


SIGN, FACTOR, TERM = "sign", "factor", "missing term"
ARGUMENT, FUNCTION, CONDITION, UPDATE, STATEMENT = (
    "swapped argument", "wrong function", "condition", "= for +=", "missing statement")

PARTNERS = [
    ("x", "y"), ("u", "v"), ("du", "dv"), ("p", "q"), ("lhs", "rhs"), ("left", "right"), ("a", "b"),
    (".first", ".second"), (".firstPartial", ".secondPartial"), ("first", "second"), ("slope", "slopeBelow"),
    ("above", "below"), ("slopeInFirst", "slopeInSecond"),
    ("xShare", "yShare"), ("xPartial", "yPartial"), (".xx", ".yy"), ("row", "column"), (".mixed", ".first"),
    ("y0", "z0"), ("near", "far"), ("z", "x"), ("f", "u"),
]
PARTNER = {a: b for pair in PARTNERS for a, b in (pair, pair[::-1])}
PARTNER.update({"v": "x", "f": "u", "u": "v", "z": "x", "y": "x", "x": "y"})
SIBLING = {"sin": "cos", "cos": "sin", "sinh": "cosh", "cosh": "sinh"}
FORGETTABLE = {
    "sqrt", "log", "exp", "sigmoid", "digamma", "square", "gaussian", "sign", "heaviside", "tanh", "sin", "cos",
    "sinh", "cosh", "secant"}
OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">": "<=", "<=": ">", ">=": "<", "&&": "||", "||": "&&"}
BOUNDARY = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}
UPDATES = {"+=": ("=", "-="), "-=": ("=", "+="), "*=": ("=", "/="), "/=": ("=", "*=")}
STOP = {"+", "-", ",", "?", ":", "==", "!=", "<", ">", "<=", ">=", "&&", "||", "??", "=", "+=", "-=", "in", "return",
        "??", "...", "..<", "{", ";", "if", "guard", "else", "while", "where", "try", "case", "let"}
WORD = re.compile(r"\.?[A-Za-z_$]|\d")


def is_binary(code, token):
    return code[token.start - 1] in " \n" and code[token.end] in " \n"


def skip_bracket(row, index, step):
    """The index of the bracket that belongs to the one at an index."""
    depth = 0
    while 0 <= index < len(row):
        depth += (row[index].text in "([{") - (row[index].text in ")]}")
        if depth == 0:
            return index
        index += step
    return None


def operand(row, index, step):
    """How far the operand beside an operator reaches: a primary with its calls, members and prefix sign."""
    if not 0 <= index < len(row):
        return None
    if step < 0:
        while row[index].text in (")", "]"):
            opening = skip_bracket(row, index, -1)
            if opening is None:
                return None
            before = opening - 1
            touches = before >= 0 and row[before].end == row[opening].start
            if touches and (WORD.match(row[before].text) or row[before].text in (")", "]")):
                index = before
            else:
                index = opening
                break
        while row[index].text.startswith(".") and index > 0 and row[index - 1].end == row[index].start:
            return operand(row, index - 1, -1)
        if index > 0 and row[index - 1].text == "-" and row[index - 1].end == row[index].start:
            index -= 1
        return index
    if row[index].text == "-":
        index += 1
    while index < len(row):
        if row[index].text in ("(", "["):
            index = skip_bracket(row, index, 1)
            if index is None:
                return None
        following = index + 1
        touches = following < len(row) and row[following].start == row[index].end
        if touches and (row[following].text in ("(", "[") or row[following].text.startswith(".")):
            index = following
        else:
            return index
    return None


def term_end(code, row, index):
    """The last token of the term that begins at an index."""
    while index < len(row):
        if row[index].text in ("(", "[", "{"):
            index = skip_bracket(row, index, 1)
            if index is None:
                return None
        following = index + 1
        if following == len(row) or row[following].text in STOP or row[following].text in ")]}":
            return index
        if "\n" in code[row[index].end : row[following].start] and row[following].text not in ("*", "/"):
            return index
        index = following
    return None


def term_start(code, row, index):
    while index >= 0:
        if row[index].text in (")", "]", "}"):
            index = skip_bracket(row, index, -1)
            if index is None:
                return None
        before = index - 1
        if before < 0 or row[before].text in STOP or row[before].text in "([{":
            return index
        if "\n" in code[row[before].end : row[index].start] and row[before].text not in ("*", "/"):
            return index
        index = before
    return None


def number(text):
    if text in ("0", "0.0"):
        return text.replace("0", "1", 1)
    if re.fullmatch(r"\d+", text):
        return str(int(text) + 1)
    return f"{float(text) * 2!r}" if re.fullmatch(r"[\d.]+", text) else None


def in_expression(code, start, end, boundaries, known):
    """All edits inside one stretch of code, an expression or statements; `known` are the words that mean something."""
    row, edits = tokens(code, start, end), []

    def add(first, last, text, kind):
        edits.append(Edit(first, last, text, kind))

    for index, token in enumerate(row):
        text, nearby = token.text, row[index + 1] if index + 1 < len(row) else None
        if text in ("+", "-", "*", "/", "&+", "&-", "&*") and is_binary(code, token):
            plain = text[-1]
            swap = {"+": "-", "-": "+", "*": "/", "/": "*"}[plain]
            if text == plain:
                add(token.start, token.end, swap, SIGN if plain in "+-" else FACTOR)
            if plain in "*/":
                left, right = operand(row, index - 1, -1), operand(row, index + 1, 1)
                if right is not None:
                    add(row[index - 1].end, row[right].end, "", FACTOR)
                if left is not None:
                    add(row[left].start, row[index + 1].start, "", FACTOR)
            else:
                last, first = term_end(code, row, index + 1), term_start(code, row, index - 1)
                if last is not None:
                    add(row[index - 1].end, row[last].end, "", TERM)
                if first is not None and plain == "+":
                    add(row[first].start, row[index + 1].start, "", TERM)
        elif text == "-" and nearby and nearby.start == token.end:
            add(token.start, token.end, "", SIGN)
        elif text == "!" and nearby and nearby.start == token.end:
            add(token.start, token.end, "", CONDITION)
        elif text in UPDATES:
            add(token.start, token.end, UPDATES[text][0], UPDATE)
            add(token.start, token.end, UPDATES[text][1], SIGN)
        elif text in OPPOSITE and is_binary(code, token):
            add(token.start, token.end, OPPOSITE[text], CONDITION)
            if boundaries and text in BOUNDARY:
                add(token.start, token.end, BOUNDARY[text], CONDITION)
        elif text in (".infinity", ".nan"):
            add(token.start, token.end, "-.infinity" if text == ".infinity" else "0", FACTOR)
        elif re.match(r"\d", text):
            other = number(text)
            if other:
                add(token.start, token.end, other, FACTOR)
        elif nearby and nearby.text == "(" and nearby.start == token.end and text in FORGETTABLE | set(SIBLING):
            if text in SIBLING:
                add(token.start, token.end, SIBLING[text], FUNCTION)
            add(token.start, token.end, "", FUNCTION)
        elif text == ".reversed" and nearby and nearby.text == "(":
            add(token.start, row[index + 2].end, "", "order of the sweep")
        elif text in PARTNER and not (nearby and nearby.text == ":" and code[nearby.end] == " "
                                      and code[token.end] == ":"):
            before = row[index - 1].text if index else ""
            pattern = re.match(r"\s*(let|var|for) \([^)]*$", code[code.rfind("\n", 0, token.start) + 1 : token.start])
            if before not in ("let", "var", "for", "func") and not pattern and PARTNER[text] in known:
                add(token.start, token.end, PARTNER[text], ARGUMENT)
        if text == "(" and index and row[index - 1].end == token.start and WORD.match(row[index - 1].text):
            edits += swapped_arguments(code, row, index)
    return edits


def swapped_arguments(code, row, index):
    """f(a, b) as f(b, a), where neither has a label."""
    end = skip_bracket(row, index, 1)
    if end is None:
        return []
    commas, position = [], index + 1
    while position < end:
        if row[position].text in ("(", "[", "{"):
            position = skip_bracket(row, position, 1)
        elif row[position].text == ",":
            commas.append(position)
        elif row[position].text == ":" and code[row[position].start - 1] != " ":
            return []
        position += 1
    if len(commas) != 1 or commas[0] + 1 >= end:
        return []
    comma = commas[0]
    first = code[row[index + 1].start : row[comma - 1].end]
    second = code[row[comma + 1].start : row[end - 1].end]
    if first == second:
        return []
    return [Edit(row[index + 1].start, row[end - 1].end, f"{second}, {first}", ARGUMENT)]


def of_rule(code, start, end, known):
    """A line of a table: what can happen inside it, and to all of it."""
    edits, text = in_expression(code, start, end, True, known), code[start:end]
    if text not in ("0", ".nan", "T(.nan)") and "nil" not in text and not text.startswith(("(", "for ")):
        edits.append(Edit(start, end, f"-({text})", SIGN))
        edits.append(Edit(start, end, f"2 * ({text})", FACTOR))
    elif text == "0":
        edits = [Edit(start, end, "1", FACTOR)]
    if re.fullmatch(r"x[^?]* ([<>]|==) [^?]*|false", text):
        return [Edit(start, end, "true", CONDITION)]
    return edits


STATEMENT_LINE = re.compile(
    r"^ *(?=\S)(?!let |var |return |case |guard |else|switch |default|for |while |if (?!.*\}$)|func |\}|\.)[^\n]*$", re.M)


def of_statements(code, start, end, boundaries, known):
    """A function's body: what can happen inside a line, and that a line is missing."""
    edits = in_expression(code, start, end, boundaries, known)
    for match in STATEMENT_LINE.finditer(code, start, end):
        line = match.group()
        complete = line.count("(") == line.count(")") and line.count("{") == line.count("}")
        assigns = re.search(r" [-+*/]?= |\.append\(|^ *(if|swap|clear|fill|store|load)\b.*[)}]$", line)
        if line.strip() and complete and assigns:
            first = match.start() + len(line) - len(line.lstrip())
            edits.append(Edit(first, match.end(), "", STATEMENT))
    return edits
