"""Gathers linked claims into statements: clusters of claims that say the same. Pure, and the same in any order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from tracker.ids import content_id

# Two clusters are one statement when some pair across them is linked, and the mean chance over all pairs across them is
# more than this: a member tells the statement that the others tell, and no long claim that holds two statements makes
# one of them. A pair that was never compared counts nothing. In two languages less is known of each pair. Which pairs
# count as linked here is stricter than what is written down as a link.
_TOGETHER, _TOGETHER_ABROAD = 0.8, 0.25
_LINKED, _LINKED_ABROAD = 0.7, 0.75


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


def clusters(
    claims: Iterable[str],
    links: Sequence[Link],
    conflicts: Iterable[tuple[str, str]],
    doubts: Iterable[tuple[str, str, float]] = (),
    languages: Mapping[str, str | None] | None = None,
) -> list[list[str]]:
    """The statements: sorted lists of claims, in the order of their first claims.

    Identical words are one wording. Wordings are joined from the likeliest pair to the least likely, each time checked
    against everything that the two clusters hold; a conflict between any two claims keeps their clusters apart.
    `doubts` are pairs that were compared and have a chance too small for a link; `languages` those of the claims.
    """
    members = sorted(set(claims))
    wordings = Groups()
    against = {frozenset(pair) for pair in conflicts}
    for link in sorted((link for link in links if link.exact), key=_by_certainty):
        if frozenset((link.one, link.other)) not in against:
            wordings.join(link.one, link.other)
    chances: dict[tuple[str, str], float] = {}
    support: dict[tuple[str, str], float] = {}
    told = languages or {}
    for one, other, score in [*((link.one, link.other, link.score) for link in links), *doubts]:
        pair = _sorted_pair(wordings.root(one), wordings.root(other))
        if pair[0] != pair[1]:
            abroad = told.get(one) != told.get(other)
            likely = score * (_LINKED / _LINKED_ABROAD) if abroad else score
            chances[pair] = max(likely, chances.get(pair, 0.0))
            weighed = score * _TOGETHER / _TOGETHER_ABROAD if abroad else score
            support[pair] = max(weighed, support.get(pair, 0.0))
    apart = {_sorted_pair(wordings.root(one), wordings.root(other)) for one, other in against_pairs(against)}
    joined = _join(chances, support, apart)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for claim in members:
        found[joined.root(wordings.root(claim))].append(claim)
    return sorted(found.values())


def against_pairs(conflicts: Iterable[frozenset[str]]) -> list[tuple[str, str]]:
    """The conflicts as sorted pairs."""
    return sorted((min(pair), max(pair)) for pair in conflicts if len(pair) > 1)


def _by_certainty(link: Link) -> tuple[float, str, str]:
    return (-link.score, link.one, link.other)


def _sorted_pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)


class _Clusters:
    """Clusters of wordings with the summed support between them, so that each join costs what it touches."""

    def __init__(
        self,
        chances: Mapping[tuple[str, str], float],
        support: Mapping[tuple[str, str], float],
        apart: Set[tuple[str, str]],
    ) -> None:
        self.sums: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self.best: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self.apart: defaultdict[str, set[str]] = defaultdict(set)
        self.sizes: defaultdict[str, int] = defaultdict(lambda: 1)
        for (one, other), chance in chances.items():
            self.sums[one][other] = self.sums[other][one] = support[one, other]
            self.best[one][other] = self.best[other][one] = chance
        for one, other in apart:
            self.apart[one].add(other)
            self.apart[other].add(one)

    def mean(self, one: str, other: str) -> float:
        """The mean support over all pairs across two clusters; 0 where a conflict keeps them apart or nothing links."""
        if other in self.apart[one] or self.best[one].get(other, 0.0) < _LINKED:
            return 0.0
        return self.sums[one].get(other, 0.0) / (self.sizes[one] * self.sizes[other])

    def join(self, one: str, other: str) -> None:
        """Makes `other` part of `one`."""
        for near, chance in self.sums.pop(other, {}).items():
            self.sums[near].pop(other, None)
            likeliest = max(self.best[near].pop(other, 0.0), self.best[near].get(one, 0.0))
            if near != one:
                self.sums[one][near] = self.sums[near][one] = self.sums[one].get(near, 0.0) + chance
                self.best[one][near] = self.best[near][one] = likeliest
        self.best.pop(other, None)
        for far in self.apart.pop(other, set()):
            self.apart[far].discard(other)
            self.apart[far].add(one)
            self.apart[one].add(far)
        self.sizes[one] += self.sizes[other]


def _join(
    chances: Mapping[tuple[str, str], float],
    support: Mapping[tuple[str, str], float],
    apart: Set[tuple[str, str]],
) -> Groups:
    clusters_, joined = _Clusters(chances, support, apart), Groups()
    waiting = [(-support[pair], *pair) for pair, chance in chances.items() if chance >= _LINKED]
    heapify(waiting)
    while waiting:
        negative, one, other = heappop(waiting)
        if joined.root(one) != one or joined.root(other) != other:
            continue
        mean = clusters_.mean(one, other)
        if mean <= _TOGETHER or mean != -negative:
            continue  # one of the two has grown since: its new mean is waiting
        low, high = _sorted_pair(one, other)
        joined.join(low, high)
        clusters_.join(low, high)
        for near in clusters_.sums[low]:
            mean = clusters_.mean(low, near)
            if mean > _TOGETHER:
                heappush(waiting, (-mean, *_sorted_pair(low, near)))
    return joined


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a statement: "merged into" or "split from" the other one, with that many claims."""

    statement_id: str
    change: str
    other: str
    claims: int


def name_statements(
    found: Sequence[Sequence[str]], before: Mapping[str, str], age: Mapping[str, str]
) -> tuple[dict[str, str], list[Change]]:
    """The statement id of every claim, and what changed. `before` are the ids the claims had.

    A statement is named after its first telling: that of the least `age` (when it was published, as text), then of the
    least id. So the ids are the same whatever came first, and stay when later tellings arrive.
    """
    named: dict[str, str] = {}
    changes: list[Change] = []
    for claims in found:
        name = statement_name(min(claims, key=lambda claim: (age.get(claim, _UNDATED), claim)))
        named.update(dict.fromkeys(claims, name))
    moved: defaultdict[tuple[str, str], int] = defaultdict(int)
    for claim, old in before.items():
        if named.get(claim, old) != old:
            moved[old, named[claim]] += 1
    living = set(named.values())
    for (old, new), count in sorted(moved.items()):
        changes.append(
            Change(new, "split from", old, count) if old in living else Change(old, "merged into", new, count)
        )
    return named, changes


_UNDATED = "9999"


def statement_name(first_claim: str) -> str:
    """The id of a statement, after the first of its claims."""
    return content_id("stm", first_claim)
