"""Compares the candidate pairs and writes the links, the conflicts and the doubts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.linking import tokens
from tracker.linking.decisions import (
    LEAST_SHARED,
    SHORTEST,
    SHORTEST_PIECE,
    Pair,
    Relation,
    Verdict,
    compared,
    decide,
    may_render,
    same_words,
)
from tracker.linking.meanings import Meanings, NoMeanings
from tracker.linking.portions import Reached, keep
from tracker.linking.profiles import Claimed, Profile, profile, stems_of, uses, words_of
from tracker.linking.variants import variant
from tracker.linking.vectors import Vectors
from tracker.linking.voices import disputed
from tracker.linking.workspace import Work

# New claims whose candidates are looked up and decided together: each look-up reads the whole index once.
_CHUNK = 100_000
# Pairs that are lost at most when a comparison is interrupted.
_PAIRS_AT_ONCE = 50_000
_PAIRS = ("claim_id", "other_claim_id", "relation", "score", "method", "evidence")
_CONFLICTS = ("claim_id", "other_claim_id", "conflict", "score", "method", "evidence")
_RENDERED = 0.9

Tell = Callable[[str, int, int], None]


@dataclass(slots=True)
class Counts:
    """What was compared and found."""

    candidates: int = 0
    links: int = 0
    conflicts: int = 0


def compare(work: Work, vectors: Vectors | None, tell: Tell, step: Reached) -> Counts:
    """Finds the candidates of the new claims, decides them and writes what they are to each other.

    Each slice of pairs is a transaction of its own; what is done up to `step` is not done again.
    """
    counts = Counts()
    with work.transaction():
        renderings = _prepare(work, counts)
    for chunk in work.bounds("new_claims", _CHUNK):
        if chunk["until"] > step.compared:
            _compare_chunk(work, chunk, step, _Judging(renderings, vectors, tell, counts))
            step = Reached(chunk["until"])
    return counts


def _prepare(work: Work, counts: Counts) -> dict[tuple[str, str], str]:
    work.rows("exact_pairs")
    work.rows("keep_exact")
    counts.links += work.count("exact_pairs")
    work.rows("events")
    work.rows("telling_words")
    return {(one, other): rendering for one, other, rendering in work.rows("renderings")}


@dataclass(frozen=True, slots=True)
class _Judging:
    """What every slice of pairs is judged with."""

    renderings: Mapping[tuple[str, str], str]
    vectors: Vectors | None
    tell: Tell
    counts: Counts


def _compare_chunk(work: Work, chunk: dict[str, int], step: Reached, judging: _Judging) -> None:
    with work.transaction():
        work.rows("sought_chunk", chunk)
        work.rows("candidates")
        work.rows("undecided")
        if step.last is not None:
            work.rows("drop_compared", {"claim": step.last[0], "other": step.last[1]})
        judging.counts.candidates += work.count("undecided")
        tokens.cut(work, "tokens_of_pairs")
        work.rows("keep_alike", {"least": LEAST_SHARED, "shortest": SHORTEST})
        pairs = work.count("undecided")
    for bounds in work.bounds("undecided", _PAIRS_AT_ONCE):
        judging.tell("pairs of claims compared", bounds["from"], pairs)
        with work.transaction():
            last = _compare_slice(work, bounds, judging)
            keep(work, Reached(chunk["from"], last))
    with work.transaction():
        keep(work, Reached(chunk["until"]))


def _compare_slice(work: Work, bounds: dict[str, int], judging: _Judging) -> tuple[str, str]:
    """Decides a slice of the pairs and writes it; returns its last pair."""
    rows = work.rows("undecided_pairs", bounds)
    renderings, vectors = judging.renderings, judging.vectors
    claims = _Claims([Claimed(*row) for row in work.rows("compared_claims", bounds)])
    wanted = [row for row in rows if (row[0], row[1]) in renderings or claims.long_enough(row[0], row[1])]
    claims.use(work.rows("compared_documents", bounds))
    sides = [(claims[one], claims[other], event) for one, other, event in wanted]
    if vectors is not None:
        vectors.learn(_texts(sides))
    pairs = [compared(one, two, meanings=vectors if event else None) for one, two, event in sides]
    _write(work, pairs, wanted, renderings, vectors or NoMeanings(), judging.counts)
    return rows[-1][0], rows[-1][1]


def _texts(pairs: Sequence[tuple[Profile, Profile, bool]]) -> Iterator[str]:
    """What the encoder is asked for: claims of one event in two languages, whole and clause by clause."""
    abroad = ((one, two) for one, two, event in pairs if event and one.text.language != two.text.language)
    for side in {side.claim.claim_id: side for pair in abroad for side in pair}.values():
        yield side.claim.text
        yield from side.text.telling


class _Claims:
    """The claims of a slice's pairs. Their profiles are made when first asked for: most pairs fall before that."""

    def __init__(self, claims: Sequence[Claimed]) -> None:
        self._claims = {claim.claim_id: claim for claim in claims}
        self._profiles: dict[str, Profile] = {}
        self._sizes: dict[str, int] = {}
        self._used: dict[str, Mapping[str, float]] = {}
        self._texts: dict[str, str] = {}

    def use(self, documents: Sequence[tuple[str, str]]) -> None:
        """Gives the texts of the claims' documents."""
        self._texts = dict(documents)

    def __getitem__(self, claim_id: str) -> Profile:
        made = self._profiles.get(claim_id)
        if made is None:
            claim = self._claims[claim_id]
            used = self._used.get(claim.document_id)
            if used is None:
                used = self._used[claim.document_id] = uses(self._texts[claim.document_id])
            made = self._profiles[claim_id] = profile(claim, used)
        return made

    def long_enough(self, one: str, other: str) -> bool:
        """Whether both claims have words enough to be compared, or one of them may be cut out of the other."""
        size = min(self._size(one), self._size(other))
        return size >= SHORTEST or (size >= SHORTEST_PIECE and self._within(one, other))

    def _within(self, one: str, other: str) -> bool:
        left, right = (frozenset(stems_of(self._claims[claim].text)) for claim in (one, other))
        return left <= right or right <= left

    def _size(self, claim_id: str) -> int:
        known = self._sizes.get(claim_id)
        if known is None:
            known = self._sizes[claim_id] = len(words_of(self._claims[claim_id].text))
        return known


def _write(
    work: Work,
    pairs: Sequence[Pair],
    rows: Sequence[tuple[Any, ...]],
    renderings: Mapping[tuple[str, str], str],
    meanings: Meanings,
    counts: Counts,
) -> None:
    links: list[tuple[object, ...]] = []
    conflicts: list[tuple[object, ...]] = []
    doubts: list[tuple[object, ...]] = []
    variants: list[tuple[object, ...]] = []
    for pair, (one, other, event) in zip(pairs, rows, strict=True):
        verdict = judge(pair, event, renderings.get((one, other)), meanings)
        if verdict is None:
            continue
        if verdict.relation is None and verdict.conflict is None:
            doubts.append((one, other, verdict.score))
            continue
        differs = variant(pair.one, pair.two) if verdict.relation and _two_quotations(pair) else None
        if differs is not None:
            variants.append((one, other, differs.one, differs.other, verdict.score))
        row = (one, other, verdict.relation or verdict.conflict, verdict.score, verdict.method, verdict.evidence)
        (links if verdict.relation else conflicts).append(row)
    work.append("claim_pairs", _PAIRS, links)
    work.append("claim_conflicts", _CONFLICTS, conflicts)
    work.append("claim_doubts", ("claim_id", "other_claim_id", "score"), doubts)
    work.append("quote_variants", ("claim_id", "other_claim_id", "words", "other_words", "score"), variants)
    counts.links += len(links)
    counts.conflicts += len(conflicts)


def _two_quotations(pair: Pair) -> bool:
    """Whether two outlets quote, as far as is known, one speaker."""
    one, two = pair.one.claim, pair.two.claim
    apart = disputed(one.author_name, one.author_kind, two.author_name, two.author_kind)
    return one.document_id != two.document_id and not apart


def judge(pair: Pair, event: bool, rendering: str | None, meanings: Meanings) -> Verdict | None:
    """What two claims are to each other. Out of one event only the same words count.

    That a quotation renders a post was read from where the two stand; it holds when the words do not speak against it.
    """
    verdict = decide(pair, meanings, beside=rendering is not None)
    if rendering is not None and (verdict is None or not verdict.conflict) and may_render(pair):
        relation: Relation = "verbatim" if rendering == "verbatim" else "translation"
        score = max(_RENDERED, verdict.score if verdict else 0.0)
        return Verdict(relation, None, score, "renders the post beside it", verdict.evidence if verdict else "{}")
    if verdict is None or (rendering is not None and not verdict.conflict) or (not event and not same_words(pair)):
        return None
    one, two = pair.one.claim, pair.two.claim
    if verdict.conflict and _one_telling(one, two):
        return None
    if verdict.relation == "verbatim" and _one_post(one, two):
        return Verdict("same_post", None, verdict.score, "account and like words", verdict.evidence)
    return verdict


def _one_telling(one: Claimed, two: Claimed) -> bool:
    """Whether two claims are one document's telling: time goes on in it, and its figures are of different things.

    A post beside a quotation is another matter.
    """
    return one.document_id == two.document_id and "post" not in (one.kind, two.kind)


def _one_post(one: Claimed, other: Claimed) -> bool:
    """Two posts in like words of one author, said at one time, of which at most one carries an id."""
    if one.kind != "post" or other.kind != "post" or (one.post and other.post):
        return False
    if (
        disputed(one.author_name, one.author_kind, other.author_name, other.author_kind)
        or one.author_id != other.author_id
    ):
        return False
    return one.day is None or other.day is None or abs((one.day - other.day).days) <= 1
