"""Which sources are one person or body across documents. Pure, and the same in any order.

Two sources are one only for a reason that can be shown: a person decided so, they have one account, their first and
last names are the same and one has a middle name more, or they speak with one voice in a statement under names of which
one holds the other. Full names that do not agree are never joined, and a bare name that would fit two is left alone.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tracker.folding import folded
from tracker.ids import content_id
from tracker.languages import words_of_names
from tracker.linking.statements import Groups
from tracker.linking.voices import names_agree

_WORD = re.compile(r"\w+")
_FULL = 2
_NAMES = 3
_LEAST_BARE = 3


@dataclass(frozen=True, slots=True)
class NamedSource:
    """A source, with how many claims it has; `local`: its name is good in one document only."""

    source_id: str
    name: str
    kind: str
    account_id: str | None
    claims: int
    local: bool


@dataclass(frozen=True, slots=True)
class OnePerson:
    """A person or a body, and the sources it is met as, each with its evidence as JSON."""

    person_id: str
    name: str
    kind: str
    account_id: str | None
    names: tuple[tuple[str, str, str], ...]


def persons(
    sources: Iterable[NamedSource],
    voices: Iterable[tuple[str, Sequence[str]]],
    decisions: Mapping[tuple[str, str], str],
) -> list[OnePerson]:
    """The persons behind the sources. `voices` are statements with the sources that speak there with one voice.

    `decisions` say of pairs of sources (the lesser id first) that they are the "same" or "different".
    """
    known = {source.source_id: source for source in sorted(sources, key=lambda one: one.source_id)}
    joining = _Joining(known, {pair for pair, decision in decisions.items() if decision == "different"})
    for one, other in sorted(pair for pair, decision in decisions.items() if decision == "same"):
        if one in known and other in known:
            joining.join(one, other, {"why": "decided"}, decided=True)
    for edges in (_by_account(known.values()), _by_middle_name(known.values()), _by_voice(known, voices)):
        for one, other, why in edges:
            joining.join(one, other, why)
    return joining.made()


class _Joining:
    """Sources joined one pair after the other, each time checked against all that the two hold already."""

    def __init__(self, known: Mapping[str, NamedSource], apart: Iterable[tuple[str, str]]) -> None:
        self._known = known
        self._groups = Groups()
        self._members: dict[str, list[str]] = {source: [source] for source in known}
        self._apart = set(apart)
        self._why: dict[str, dict[str, str]] = {}

    def join(self, one: str, other: str, why: dict[str, str], *, decided: bool = False) -> None:
        """Makes one of the two, unless a decision or two full names speak against it."""
        left, right = self._groups.root(one), self._groups.root(other)
        if left == right:
            return
        pairs = [(a, b) for a in self._members[left] for b in self._members[right]]
        if any((min(pair), max(pair)) in self._apart for pair in pairs):
            return
        if not decided and any(_apart(self._known[a], self._known[b]) for a, b in pairs):
            return
        self._groups.join(left, right)
        low, high = sorted((left, right))
        self._members[low] += self._members.pop(high)
        self._why.setdefault(other if self._known[other].local or not self._known[one].local else one, why)

    def made(self) -> list[OnePerson]:
        """Everybody who is somebody: a name that is good in one document only is none of its own."""
        found = []
        for members in self._members.values():
            lasting = sorted(source for source in members if not self._known[source].local)
            if not lasting:
                continue
            shown = max(
                (self._known[source] for source in lasting),
                key=lambda one: (one.kind != "account", one.claims, len(one.name), one.source_id),
            )
            account = next((one.account_id for one in map(self._known.get, lasting) if one and one.account_id), None)
            names = tuple(
                (source, self._known[source].name, json.dumps(self._why.get(source, {"why": "named"})))
                for source in sorted(members)
            )
            found.append(OnePerson(content_id("per", lasting[0]), shown.name, shown.kind, account, names))
        return sorted(found, key=lambda one: one.person_id)


def _apart(one: NamedSource, other: NamedSource) -> bool:
    """Whether two sources cannot be one: two accounts, a person and a body, two full names that do not agree."""
    if one.account_id and other.account_id and one.account_id != other.account_id:
        return True
    kinds = {one.kind, other.kind} - {"account"}
    if "person" in kinds and len(kinds) > 1:
        return True
    left, right = _words(one.name), _words(other.name)
    if _suffixes(left) != _suffixes(right):
        return True
    if kinds != {"person"} or min(len(left), len(right)) < _FULL:
        return False
    return not _one_first_name(left[0], right[0]) or not names_agree(one.name, other.name)


def _suffixes(words: Sequence[str]) -> frozenset[str]:
    """What tells a son from his father."""
    return words_of_names().generations & set(words)


def _one_first_name(one: str, other: str) -> bool:
    """Whether two first names are one, its initial or its beginning ("Tim", "Timothy")."""
    return one.startswith(other) or other.startswith(one)


def _by_account(sources: Iterable[NamedSource]) -> Iterator[tuple[str, str, dict[str, str]]]:
    first: dict[str, str] = {}
    for source in sources:
        if source.account_id:
            one = first.setdefault(source.account_id, source.source_id)
            if one != source.source_id:
                yield one, source.source_id, {"why": "one account"}


def _by_middle_name(sources: Iterable[NamedSource]) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Names with the same first and last word; none of them where two have middle names that do not agree."""
    alike: defaultdict[tuple[str, str], list[NamedSource]] = defaultdict(list)
    for source in sources:
        words = _words(source.name)
        if source.kind == "person" and not source.local and len(words) >= _FULL and len(words[0]) > 1:
            alike[words[0], words[-1]].append(source)
    for found in alike.values():
        agree = all(_one_middle_more(_words(a.name), _words(b.name)) for a, b in combinations(found, 2))
        for other in found[1:] if agree else ():
            yield found[0].source_id, other.source_id, {"why": "a middle name more or less"}


def _one_middle_more(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names begin and end alike, and what stands between is the same, its initials, or missing."""
    if len(one) < _FULL or len(other) < _FULL or (one[0], one[-1]) != (other[0], other[-1]):
        return False
    left, right = one[1:-1], other[1:-1]
    if not left or not right:
        return max(len(one), len(other)) <= _NAMES
    return len(left) == len(right) and all(map(_name_or_initial, left, right))


def _name_or_initial(one: str, other: str) -> bool:
    return one == other or (1 in (len(one), len(other)) and one[0] == other[0])


def _by_voice(
    known: Mapping[str, NamedSource], voices: Iterable[tuple[str, Sequence[str]]]
) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Sources that speak with one voice in a statement under agreeing names."""
    fitting: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for statement, speaking in sorted(voices):
        for one, other in combinations(sorted(source for source in speaking if source in known), 2):
            a, b = known[one], known[other]
            if not names_agree(a.name, b.name) or _apart(a, b):
                continue
            fitting[one].setdefault(other, statement)
            fitting[other].setdefault(one, statement)
    unsure = {one for one, others in fitting.items() if _fits_two(known[one], [known[other] for other in others])}
    for one, others in sorted(fitting.items()):
        for other, statement in sorted(others.items()):
            if one not in unsure and other not in unsure:
                yield one, other, {"why": "one voice", "statement_id": statement}


def _fits_two(one: NamedSource, others: Sequence[NamedSource]) -> bool:
    """Whether a bare name is too short to tell, or the last name of two people."""
    if one.kind != "person" or len(_words(one.name)) >= _FULL:
        return False
    full = [other for other in others if len(_words(other.name)) >= _FULL]
    return len(one.name) < _LEAST_BARE or any(_apart(a, b) for a, b in combinations(full, 2))


def _words(name: str) -> list[str]:
    return _WORD.findall(folded(name))
