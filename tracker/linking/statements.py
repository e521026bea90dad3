"""Gathers linked claims into statements: clusters of claims that say the same. Pure, and the same in any order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from tracker.ids import content_id

# A link this sure joins two clusters whatever the rest of them says.
_SURE = 0.72
# A weaker one needs this share of the wordings on both sides to be linked as well: one bridge joins no two crowds.
_SUPPORT = 0.4


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims that say the same; `exact` links join identical words or the same post."""

    one: str
    other: str
    score: float
    exact: bool


class Groups:
    """Disjoint sets; the smallest member stands for its set, so the result does not depend on the order."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def root(self, item: str) -> str:
        """The smallest member of the item's set."""
        path = []
        while (above := self._parent.get(item, item)) != item:
            path.append(item)
            item = above
        for passed in path:
            self._parent[passed] = item
        return item

    def join(self, one: str, other: str) -> None:
        """Makes one set of two."""
        low, high = sorted((self.root(one), self.root(other)))
        self._parent[high] = low


def clusters(claims: Iterable[str], links: Sequence[Link], conflicts: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The statements: sorted lists of claims, in the order of their first claims.

    Links are taken from the surest to the weakest; a conflict between any two claims keeps their clusters apart.
    """
    members = sorted(set(claims))
    wordings = Groups()
    against = {frozenset(pair) for pair in conflicts}
    for link in sorted((link for link in links if link.exact), key=_by_certainty):
        if frozenset((link.one, link.other)) not in against:
            wordings.join(link.one, link.other)
    best = _between_wordings(links, wordings)
    apart: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in against_pairs(against):
        apart[wordings.root(one)].add(wordings.root(other))
        apart[wordings.root(other)].add(wordings.root(one))
    joined = _join(best, apart)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for claim in members:
        found[joined.root(wordings.root(claim))].append(claim)
    return sorted(found.values())


def against_pairs(conflicts: Iterable[frozenset[str]]) -> list[tuple[str, str]]:
    """The conflicts as sorted pairs."""
    return sorted((min(pair), max(pair)) for pair in conflicts if len(pair) > 1)


def _by_certainty(link: Link) -> tuple[float, str, str]:
    return (-link.score, link.one, link.other)


def _between_wordings(links: Sequence[Link], wordings: Groups) -> list[tuple[float, str, str]]:
    best: dict[tuple[str, str], float] = {}
    for link in links:
        one, other = sorted((wordings.root(link.one), wordings.root(link.other)))
        if one != other:
            best[one, other] = max(link.score, best.get((one, other), 0.0))
    return sorted((-score, one, other) for (one, other), score in best.items())


def _join(best: Sequence[tuple[float, str, str]], apart: Mapping[str, set[str]]) -> Groups:
    joined = Groups()
    inside: dict[str, set[str]] = {}
    neighbours: defaultdict[str, set[str]] = defaultdict(set)
    for _, one, other in best:
        neighbours[one].add(other)
        neighbours[other].add(one)
    for negative, one, other in best:
        low, high = sorted((joined.root(one), joined.root(other)))
        if low == high:
            continue
        left, right = inside.get(low, {low}), inside.get(high, {high})
        small, large = sorted((left, right), key=len)
        if any(not apart[node].isdisjoint(large) for node in small if node in apart):
            continue
        linked = sum(len(neighbours[node] & large) for node in small)
        if -negative < _SURE and linked < _SUPPORT * len(small) * len(large):
            continue
        joined.join(low, high)
        inside[low] = left | right
        inside.pop(high, None)
    return joined


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a statement: "merged into" or "split from" the other one, with that many claims."""

    statement_id: str
    change: str
    other: str
    claims: int


def name_statements(
    found: Sequence[Sequence[str]], before: Mapping[str, str], others: Set[str] = frozenset()
) -> tuple[dict[str, str], list[Change]]:
    """The statement id of every claim, and what changed. `before` are the ids the claims had.

    An id stays with the cluster that holds most of its claims (the first by claim id, of equals); a new cluster's id
    is made of its first claim's, unless one of these or of the `others` has it.
    """
    overlaps: defaultdict[tuple[str, int], int] = defaultdict(int)
    for number, claims in enumerate(found):
        for claim in claims:
            if claim in before:
                overlaps[before[claim], number] += 1
    named: dict[int, str] = {}
    kept: set[str] = set()
    changes: list[Change] = []
    for (statement, number), _ in sorted(overlaps.items(), key=lambda item: (-item[1], found[item[0][1]][0], item[0])):
        if number not in named and statement not in kept:
            named[number] = statement
            kept.add(statement)
    taken = {*before.values(), *others}
    for number, claims in enumerate(found):
        if number not in named:
            named[number] = _fresh(claims[0], taken)
            taken.add(named[number])
    for (statement, number), count in sorted(overlaps.items()):
        if named[number] == statement:
            continue
        if statement in kept:
            changes.append(Change(named[number], "split from", statement, count))
        else:
            changes.append(Change(statement, "merged into", named[number], count))
    return {claim: named[number] for number, claims in enumerate(found) for claim in claims}, changes


def statement_name(first_claim: str) -> str:
    """The id of a new statement, after the first of its claims."""
    return content_id("stm", first_claim)


def _fresh(claim: str, taken: Set[str]) -> str:
    made, again = statement_name(claim), 1
    while made in taken:
        again += 1
        made = content_id("stm", claim, again)
    return made
