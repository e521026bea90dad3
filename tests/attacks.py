"""Texts made to cost a regular expression as much as they can, derived from its own parse tree.

Every repeat is pumped with characters that it accepts (those first that most of the pattern's other classes accept,
too: ambiguity is what makes a matcher go back), behind a text that reaches it and in front of one that fails; and
what nearly matches is repeated, so that the search begins again everywhere.
"""

from __future__ import annotations

import importlib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

# The module of the standard library that reads patterns has a private name since Python 3.11, and no type stubs.
_PARSER: Any = importlib.import_module("re._parser")

_PROBES = "aA1 \n\t.-_/:@#<>\"'()[]{}=,;!?$%&+*|~^\\«»“”—·é中\u00a0\u0301\x00"
_CATEGORIES = {
    "CATEGORY_DIGIT": re.compile(r"\d"),
    "CATEGORY_NOT_DIGIT": re.compile(r"\D"),
    "CATEGORY_SPACE": re.compile(r"\s"),
    "CATEGORY_NOT_SPACE": re.compile(r"\S"),
    "CATEGORY_WORD": re.compile(r"\w"),
    "CATEGORY_NOT_WORD": re.compile(r"\W"),
}
_ATOMS = frozenset({"LITERAL", "NOT_LITERAL", "ANY", "IN"})
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
_PUMPS = 3
_BRANCHES = 6
_RUN = 60


@dataclass(frozen=True, slots=True)
class Attack:
    """head + body repeated + tail."""

    head: str
    body: str
    tail: str

    def text(self, length: int) -> str:
        """About `length` characters of it."""
        return self.head + self.body * (length // len(self.body) + 1) + self.tail


GENERIC = tuple(
    Attack("", body, tail)
    for body in ("a", "1", " ", "\n", "<", "@a", "«", "- ", "a1 ", "aA\n", ".", "é", "中")
    for tail in ("", "\x00")
)


def attacks(pattern: re.Pattern[str]) -> list[Attack]:
    """The attacks on one pattern, each once; the generic ones are among them."""
    maker = _Maker(list(_PARSER.parse(pattern.pattern, pattern.flags)), bool(pattern.flags & re.IGNORECASE))
    own = list(maker.attacks())
    return list(dict.fromkeys([*own, *(GENERIC if len(own) > 1 else GENERIC[::9])]))


class _Maker:
    def __init__(self, tree: list[Any], ignore_case: bool) -> None:
        self._tree = tree
        self._ignore_case = ignore_case
        self._atoms = [node for node in _walk(tree) if _name(node) in _ATOMS]
        self._probes = "".join(dict.fromkeys(_PROBES + "".join(map(chr, _written(self._atoms)))))
        # Long alternations have the same atoms over and over.
        kinds = Counter(map(repr, self._atoms))
        each = {repr(atom): atom for atom in self._atoms}
        self._popular: dict[str, int] = {
            char: sum(times * self._accepts(each[kind], char) for kind, times in kinds.items()) for char in self._probes
        }

    def attacks(self) -> Iterator[Attack]:
        if not any(_name(node) in _REPEATS and int(node[1][1]) > 1 for node in _walk(self._tree)):
            # Without a repeat there is nothing to pump; what nearly matches is all that can cost anything.
            yield Attack("", self._sample(self._tree, 1)[:-1] or "a", "")
            return
        bad = [min(self._probes, key=lambda char: self._popular[char]), ""]
        for head, bodies, most in self._repeats(self._tree, ""):
            for body in bodies:
                run = body * min(most, _RUN)
                for tail in bad:
                    yield Attack(head, body, tail)
                yield Attack("", head + body, bad[0])
                yield Attack("", head + run, bad[0])
                yield Attack("", run + bad[0], "")
        for times in (1, 3, _RUN):
            whole = self._sample(self._tree, times)
            for body in (whole, whole[:-1], whole[:-1] + bad[0]):
                if body:
                    yield Attack("", body, bad[0])

    def _repeats(self, nodes: list[Any], head: str) -> Iterator[tuple[str, list[str], int]]:
        """Each repeat: a text that leads to it, the texts that its body accepts, and how many of them at most."""
        for node in nodes:
            if _name(node) in _REPEATS:
                _, high, body = node[1]
                if int(high) > 1:
                    yield head, self._pumps(list(body)), int(high)
                yield from self._repeats(list(body), head)
            else:
                for inner in _inside(node)[:_BRANCHES]:
                    yield from self._repeats(inner, head)
            head += self._sample([node], 1)

    def _pumps(self, body: list[Any]) -> list[str]:
        if len(body) == 1 and _name(body[0]) in _ATOMS:
            return self._accepted(body[0])[:_PUMPS]
        choices = [self._sample(body, times, pick) for times in (1, 2) for pick in range(_PUMPS)]
        return [choice for choice in dict.fromkeys(choices) if choice][:_PUMPS]

    def _sample(self, nodes: list[Any], times: int, pick: int = 0) -> str:
        """A text that the nodes accept (assertions aside), repeats taken `times` times as far as they allow."""
        out = ""
        for node in nodes:
            if _name(node) in _ATOMS:
                chars = self._accepted(node)
                out += chars[pick % len(chars)] if chars else ""
            elif _name(node) in _REPEATS:
                low, high, body = node[1]
                out += self._sample(list(body), times, pick) * max(int(low), min(times, int(high)))
            elif _name(node) not in ("AT", "ASSERT_NOT") and (inside := _inside(node)):
                out += self._sample(inside[pick % len(inside)], times, pick)
        return out

    def _accepted(self, atom: Any) -> list[str]:
        found = [char for char in self._probes if self._accepts(atom, char)]
        return sorted(found, key=lambda char: -self._popular[char]) if hasattr(self, "_popular") else found

    def _accepts(self, atom: Any, char: str) -> bool:
        if self._ignore_case:
            return _accepts(atom, char.lower()) or _accepts(atom, char.upper())
        return _accepts(atom, char)


def _name(node: Any) -> str:
    return str(node[0])


def _inside(node: Any) -> list[list[Any]]:
    """The sequences of nodes inside one: the branches of an alternation, else one."""
    name, value = _name(node), node[1]
    if name == "BRANCH":
        return [list(branch) for branch in value[1]]
    if name in ("SUBPATTERN", "ATOMIC_GROUP", "ASSERT", "ASSERT_NOT", *_REPEATS):
        return [list(value[-1] if isinstance(value, tuple) else value)]
    return []


def _walk(nodes: list[Any]) -> Iterator[Any]:
    for node in nodes:
        yield node
        for inner in _inside(node):
            yield from _walk(inner)


def _written(atoms: list[Any]) -> list[int]:
    """The characters that a pattern itself writes, and the ends of its ranges."""
    found: list[int] = []
    for atom in atoms:
        items = atom[1] if _name(atom) == "IN" else [atom]
        for item in items:
            if _name(item) in ("LITERAL", "NOT_LITERAL"):
                found.append(item[1])
            elif _name(item) == "RANGE":
                found += item[1]
    return found[:_RUN]


def _accepts(atom: Any, char: str) -> bool:
    tests: dict[str, Callable[[Any], bool]] = {
        "LITERAL": lambda value: ord(char) == value,
        "NOT_LITERAL": lambda value: ord(char) != value,
        "ANY": lambda _: char != "\n",
        "RANGE": lambda value: bool(value[0] <= ord(char) <= value[1]),
        "CATEGORY": lambda value: bool(_CATEGORIES[str(value)].match(char)),
    }
    if _name(atom) != "IN":
        return tests[_name(atom)](atom[1])
    negated = _name(atom[1][0]) == "NEGATE"
    return negated != any(tests[_name(item)](item[1]) for item in atom[1][negated:])
