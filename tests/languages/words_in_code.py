"""Finds words of human languages among the strings of Python code, where a table of `tracker/languages` belongs.

Two signs: a letter beyond ASCII in any string that is no docstring; and, where a string is compared, searched, split
or listed, a small word of some language (an article, a preposition, a month, "zwei", "mais"). Names of the program
itself (values of its `Literal` types) are no words.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parent.parent.parent / "tracker"
# Where texts are read and compared. The other packages speak to the user, in English, or read addresses and mark-up,
# whose names are English words; of those, files of mark-up read what it prints.
READING = ("claims", "dates", "embeds", "exports", "linking", "mentions", "rows")
READING_FILES = ("_markup.py",)
# Calls whose arguments are compared with a text.
_CALLS = frozenset("startswith endswith removeprefix removesuffix split compile frozenset set find index count".split())
# A part of a name, a host or a path ("other_claim_id", "t.co/") is no word.
_WORD = re.compile(r"(?<![\w./:-])[^\W\d_]{2,}(?![\w/:-]|\.\w)")
_ESCAPE = re.compile(r"\\\.|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\[A-Za-z]|\[[^\]]*\]|\(\?P?<\w+>|\{[^{}]*\}")
# The tables of small words: those of nouns and verbs hold words that programs are named with.
_GRAMMAR = (
    "elisions determiners articles subject_pronouns object_pronouns relatives complementisers adversatives possessives "
    "questions adverbials negations noun_prepositions prepositions conjunctions auxiliaries"
).split()


def reads_texts(path: Path) -> bool:
    """Whether a file of the package reads or compares texts."""
    return path.relative_to(PACKAGE).parts[0] in READING or path.name.endswith(READING_FILES)


def found_in(source: str, *, small: bool) -> Iterator[tuple[int, str, str]]:
    """(line, string, why) of each string in Python source that seems to hold a word of a language; with `small` also
    of those that hold small words in plain ASCII."""
    tree = ast.parse(source)
    docs = {id(body[0].value) for body in _bodies(tree) if isinstance(body[0], ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            letters = "".join(sorted({char for char in node.value if char.isalpha() and not char.isascii()}))
            if letters:
                yield node.lineno, node.value, f"letters beyond ASCII: {letters}"
    if small:
        for line, string in _compared(tree):
            plain = _ESCAPE.sub(lambda escape: "." if escape[0] == r"\." else " ", string)
            words = sorted({word for word in _WORD.findall(plain.casefold()) if word in small_words()})
            if words and string not in program_names():
                yield line, string, f"small words: {' '.join(words)}"


@cache
def small_words() -> frozenset[str]:
    """The small words of all languages, in lower case."""
    words: set[str] = set()
    for path in (PACKAGE / "languages").glob("*/*.toml"):
        table = tomllib.loads(path.read_text("utf-8"))
        if path.stem == "posts":
            words.update(_words(table["function_words"]))
        elif path.stem == "grammar":
            words.update(word for name in _GRAMMAR for word in _words(table["words"].get(name, "")))
        elif path.stem == "dates":
            words.update(_words([table["weekdays"], table["months"], list(table["numbers"])]))
        elif path.stem == "comparison":
            numbers = table["numbers"]
            words.update(word for name in ("small", "tens", "scales") for word in numbers.get(name, {}))
            words.update(_words([table["negations"], table["conjunctions"], numbers["percent"]]))
        else:
            words.update(_words([table["titles"], table["determiners"]]))
    return frozenset(words)


@cache
def program_names() -> frozenset[str]:
    """The values of the program's own `Literal` types."""
    names: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal":
                names.update(
                    one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)
                )
    return frozenset(names)


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from (word for word in _WORD.findall(value.casefold()) if len(word) > 1)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _words(inner)
    else:
        for inner in value:
            yield from _words(inner)


def _bodies(tree: ast.AST) -> Iterator[list[ast.stmt]]:
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            yield from ([statement] for statement in body)


def _compared(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """(line, string) of each string that is compared with something."""
    seen: set[int] = set()
    for node in ast.walk(tree):
        for constant in _strings_compared_by(node):
            if id(constant) not in seen and isinstance(constant.value, str):
                seen.add(id(constant))
                yield constant.lineno, constant.value


def _strings_compared_by(node: ast.AST) -> Iterator[ast.Constant]:
    if isinstance(node, ast.Compare):
        yield from _strings_of(node.left, *node.comparators)
    elif isinstance(node, ast.Set):
        yield from _strings_of(node)
    elif isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Tuple | ast.List):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if not any(isinstance(target, ast.Name) and target.id == "__all__" for target in targets):
            yield from _strings_of(node.value)
    elif isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in _CALLS:
            yield from _strings_of(*node.args, *([node.func.value] if isinstance(node.func, ast.Attribute) else []))


def _strings_of(*nodes: ast.expr) -> Iterator[ast.Constant]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node
        elif isinstance(node, ast.Tuple | ast.List | ast.Set):
            yield from _strings_of(*node.elts)
        elif isinstance(node, ast.JoinedStr):
            yield from _strings_of(*node.values)
