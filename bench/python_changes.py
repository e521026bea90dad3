"""Changes to Python: numbers, strings, truth values, comparisons, "and" and "or", plus and minus, calls.

Words that no test should ask for (docstrings, messages of errors, annotations) are left alone.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

Place = tuple[int, int, str]

OPERATORS: Final = {
    "<": "<=",
    "<=": "<",
    ">": ">=",
    ">=": ">",
    "==": "!=",
    "!=": "==",
    "is": "is not",
    "is not": "is",
    "in": "not in",
    "not in": "in",
    "and": "or",
    "or": "and",
    "+": "-",
    "-": "+",
}
OPERATOR: Final = re.compile(r"not\s+in\b|is\s+not\b|\b(?:in|is|and|or)\b|[<>=!]=|[<>+-]")
FUNCTIONS: Final = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list"}
# Methods without arguments whose absence is a change.
CLEANING: Final = frozenset(("strip", "lstrip", "rstrip", "lower", "casefold", "upper", "copy"))
# Arguments that only say how, never what.
HOW: Final = frozenset(("strict", "encoding", "frozen", "slots", "repr", "compare", "check"))


def places(text: str) -> Iterator[Place]:
    """(start, end, what stands there instead) for every change to a module."""
    module = _Module(text)
    for node in _meaningful(ast.parse(text)):
        yield from module.operators(node)
        yield from module.words(node)


class _Module:
    """A text, and where the nodes of its tree stand in it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._rows = text.splitlines(keepends=True)
        self._starts = [0]
        for row in self._rows:
            self._starts.append(self._starts[-1] + len(row))

    def operators(self, node: ast.AST) -> Iterator[Place]:
        match node:
            case ast.Compare(left=left, comparators=others):
                for one, other in pairwise([left, *others]):
                    yield from self._between(one, other)
            case ast.BoolOp(values=values):
                for one, other in pairwise(values):
                    yield from self._between(one, other)
            case ast.BinOp(left=left, right=right, op=ast.Add() | ast.Sub()):
                yield from self._between(left, right)
            case ast.UnaryOp(op=ast.Not()):
                start, _ = self._span(node)
                yield start, start + len("not"), ""

    def words(self, node: ast.AST) -> Iterator[Place]:
        match node:
            case ast.Constant(value=value):
                new = _another(value)
                if new is not None:
                    yield *self._span(node), new
            case ast.Expr(value=ast.Call()):
                yield *self._span(node), "pass"
            case ast.Call(func=ast.Name(id=name) as function) if name in FUNCTIONS:
                yield *self._span(function), FUNCTIONS[name]
            case ast.Call(func=ast.Attribute(attr=name), args=[], keywords=[]) if name in CLEANING:
                start, end = self._span(node)
                yield self._text.rindex(".", start, end), end, ""
            case ast.Break():
                yield *self._span(node), "continue"
            case ast.Continue():
                yield *self._span(node), "break"

    def _between(self, left: ast.expr, right: ast.expr) -> Iterator[Place]:
        found = OPERATOR.search(self._text, self._span(left)[1], self._span(right)[0])
        if found is not None:
            yield found.start(), found.end(), OPERATORS[" ".join(found[0].split())]

    def _span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        return (
            self._offset(node.lineno, node.col_offset),
            self._offset(node.end_lineno or node.lineno, node.end_col_offset or 0),
        )

    def _offset(self, line: int, column: int) -> int:
        """Where a line and a column in bytes of UTF-8 are, in code points of the text."""
        return self._starts[line - 1] + len(self._rows[line - 1].encode()[:column].decode())


def _another(value: object) -> str | None:
    """Another constant of the same type, as code; None for those that are left alone."""
    match value:
        case bool():
            return str(not value)
        case int():
            return repr(value + 1)
        case float():
            return repr(round(value * 1.25 + 0.01, 4))
        case str():
            return repr(f"{value}~")
    return None


def _meaningful(node: ast.AST) -> Iterator[ast.AST]:
    """Every node but docstrings, annotations, decorators, raised errors, f-strings and arguments that say how."""
    yield node
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_beside_the_point(child):
                yield from _meaningful(child)


def _is_beside_the_point(node: ast.AST) -> bool:
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Raise() | ast.JoinedStr():
            return True
        case ast.keyword(arg=str(name)):
            return name in HOW
        case ast.Subscript(value=ast.Name(id="Literal")) | ast.Call(func=ast.Name(id="TypeVar" | "cast")):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__")]) | ast.If(test=ast.Compare(left=ast.Name(id="__name__"))):
            return True
    return False
