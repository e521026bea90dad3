"""Compares the candidate pairs and writes the links and conflicts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.linking.decisions import LEAST_SHARED, SHORTEST, Relation, Verdict, decide
from tracker.linking.likeness import Likeness, Meanings, NoMeanings, likeness
from tracker.linking.profiles import Claimed, Profile, profile, stems_of
from tracker.linking.vectors import Vectors
from tracker.linking.voices import disputed, names_agree
from tracker.linking.workspace import Work

# New claims whose candidates are looked up and decided together: each look-up reads the whole index once, and each
# vector takes two kilobytes.
_CHUNK, _CHUNK_WITH_VECTORS = 100_000, 5_000
_PAIRS_AT_ONCE = 200_000
_PAIRS = ("claim_id", "other_claim_id", "relation", "score", "method", "evidence")
_CONFLICTS = ("claim_id", "other_claim_id", "conflict", "score", "method", "evidence")
# What a quotation beside a post must share with it to count as the post's words: of the development world's true ones
# the least meant .63 of the same, of the false ones the most .50.
_RENDERED, _RENDERED_WORDS, _RENDERED_COGNATES, _RENDERED_MEANING = 0.9, 0.5, 0.1, 0.55


@dataclass(slots=True)
class Counts:
    """What was compared and found."""

    candidates: int = 0
    links: int = 0
    conflicts: int = 0


def compare(work: Work, vectors: Vectors | None) -> Counts:
    """Finds the candidates of the new claims, decides them and writes what they are to each other."""
    counts = Counts()
    work.rows("exact_pairs")
    work.rows("keep_exact")
    counts.links += work.count("exact_pairs")
    work.rows("events")
    renderings = {(one, other): rendering for one, other, rendering in work.rows("renderings")}
    size = _CHUNK_WITH_VECTORS if vectors else _CHUNK
    for chunk in work.bounds("new_claims", size):
        work.rows("candidates", {**chunk, "whole_events": vectors is not None})
        work.rows("undecided")
        for bounds in work.bounds("undecided", _PAIRS_AT_ONCE):
            _compare_slice(work, bounds, renderings, vectors, counts)
    return counts


def _compare_slice(
    work: Work,
    bounds: dict[str, int],
    renderings: dict[tuple[str, str], str],
    vectors: Vectors | None,
    counts: Counts,
) -> None:
    pairs = work.rows("undecided_pairs", bounds)
    claims = _Claims([Claimed(*row) for row in work.rows("compared_claims", bounds)])
    if vectors is not None:
        vectors.learn(_texts(pairs, claims))
    links, conflicts = _decided(pairs, claims, renderings, vectors or NoMeanings())
    work.append("claim_pairs", _PAIRS, links)
    work.append("claim_conflicts", _CONFLICTS, conflicts)
    counts.candidates += len(pairs)
    counts.links += len(links)
    counts.conflicts += len(conflicts)


class _Claims:
    """The claims of a chunk's pairs. Their profiles are made when first asked for: most pairs fall before that."""

    def __init__(self, claims: Sequence[Claimed]) -> None:
        self._claims = {claim.claim_id: claim for claim in claims}
        self._profiles: dict[str, Profile] = {}
        self._words: dict[str, tuple[int, frozenset[str]]] = {}

    def __getitem__(self, claim_id: str) -> Profile:
        made = self._profiles.get(claim_id)
        if made is None:
            made = self._profiles[claim_id] = profile(self._claims[claim_id])
        return made

    def words(self, claim_id: str) -> tuple[int, frozenset[str]]:
        """How many words a claim has, and which."""
        known = self._words.get(claim_id)
        if known is None:
            stems = stems_of(self._claims[claim_id].text)
            known = self._words[claim_id] = (len(stems), frozenset(stems))
        return known

    def share_words(self, one: str, other: str) -> bool:
        """Whether two claims have enough words in common to be the same words."""
        (_, left), (_, right) = self.words(one), self.words(other)
        return len(left & right) >= LEAST_SHARED * (min(len(left), len(right)) or 1)


def _texts(pairs: Sequence[tuple[Any, ...]], claims: _Claims) -> Iterator[str]:
    """What the encoder is asked for: claims of one event, whole and clause by clause."""
    for one, other, event in pairs:
        if event:
            for key in (one, other):
                yield claims[key].claim.text
                yield from (clause.text for clause in claims[key].clauses)


Row = tuple[str, str, str, float, str, str]


def _decided(
    pairs: Sequence[tuple[Any, ...]],
    claims: _Claims,
    renderings: dict[tuple[str, str], str],
    meanings: Meanings,
) -> tuple[list[Row], list[Row]]:
    links: list[Row] = []
    conflicts: list[Row] = []
    for one, other, event in pairs:
        rendering = renderings.get((one, other))
        short = min(claims.words(one)[0], claims.words(other)[0]) < SHORTEST
        if rendering is None and (short or not (event or claims.share_words(one, other))):
            continue
        verdict = judge(claims[one], claims[other], event, rendering, meanings)
        if verdict is None:
            continue
        row = (one, other, verdict.relation or verdict.conflict or "", verdict.score, verdict.method, verdict.evidence)
        (links if verdict.relation else conflicts).append(row)
    return links, conflicts


def judge(one: Profile, other: Profile, event: bool, rendering: str | None, meanings: Meanings) -> Verdict | None:
    """What two claims are to each other. Out of one event only the same words count.

    That a quotation renders a post was read from where the two stand; it holds when the words do not speak against it.
    """
    features = likeness(one, other, names_agree(one.claim.author_name, other.claim.author_name), meanings)
    verdict = decide(features)
    if rendering is not None and (verdict is None or not verdict.conflict) and _may_render(features):
        relation: Relation = "verbatim" if rendering == "verbatim" else "translation"
        score = max(_RENDERED, verdict.score if verdict else 0.0)
        return Verdict(relation, None, score, "renders the post beside it", verdict.evidence if verdict else "{}")
    if verdict is None or (not event and (verdict.relation != "verbatim" or not features.same_language)):
        return None
    if verdict.conflict and _one_telling(one.claim, other.claim):
        return None
    if verdict.relation == "verbatim" and _one_post(one.claim, other.claim):
        return Verdict("same_post", None, verdict.score, "account and like words", verdict.evidence)
    return verdict


def _may_render(pair: Likeness) -> bool:
    if pair.clash[0]:
        return False
    if pair.same_language:
        return pair.containment >= _RENDERED_WORDS
    if pair.meaning is None:
        return pair.cognates >= _RENDERED_COGNATES or bool(pair.shared)
    return max(pair.meaning, pair.part or 0.0) >= _RENDERED_MEANING


def _one_telling(one: Claimed, other: Claimed) -> bool:
    """Whether two claims are one document's telling: time goes on in it, and its figures are of different things.

    A post beside a quotation is another matter.
    """
    return one.document_id == other.document_id and "post" not in (one.kind, other.kind)


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
