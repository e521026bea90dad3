"""Gathers the affected claims into statements and writes them, with what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from tracker.linking.origins import wordings
from tracker.linking.statements import Link, clusters, name_statements
from tracker.linking.workspace import Work

# Every pair of a larger statement would be a million rows for one viral post; there the decided links must do.
MOST_PAIRED = 64
_EXACT = ("post id", "account and words", "same words", "account and like words")
_LINKS = ("claim_id", "other_claim_id", "relation", "score", "method", "evidence")


def gather(work: Work, run_id: str) -> None:
    """Writes the statement of every affected claim, the links between claims, and merges and splits."""
    work.rows("stage_named_anew")
    work.rows("affected")
    rows = work.rows("affected_claims")
    before: dict[str, str | None] = {claim: old for claim, old, _ in rows}
    links = work.rows("affected_links")
    languages: dict[str, str | None] = dict(work.rows("affected_texts"))
    found = clusters(
        before,
        [Link(one, other, score, method in _EXACT) for one, other, _, score, method in links],
        work.rows("affected_conflicts"),
        work.rows("affected_doubts"),
        languages,
    )
    old_names = {claim: old for claim, old in before.items() if old}
    named, changes = name_statements(found, old_names, {claim: age for claim, _, age in rows if age})
    work.append("gathered", ("claim_id", "statement_id"), sorted(named.items()))
    work.rows("keep_statements")
    work.append(
        "statement_changes",
        ("run_id", "statement_id", "change", "other_statement_id", "claims"),
        [(run_id, change.statement_id, change.change, change.other, change.claims) for change in changes],
    )
    work.append("claim_links", _LINKS, _within(found, links, languages))
    work.rows("keep_ties")


def _within(
    found: Sequence[Sequence[str]], links: Sequence[tuple[Any, ...]], languages: Mapping[str, str | None]
) -> list[tuple[str, str, str, None, str, str]]:
    """The pairs of each statement that were not decided one by one: they follow from those that were."""
    statement = {claim: number for number, claims in enumerate(found) for claim in claims}
    inside: defaultdict[int, list[tuple[str, str, str]]] = defaultdict(list)
    for one, other, relation, *_ in links:
        if statement[one] == statement[other]:
            inside[statement[one]].append((one, other, relation))
    rows: list[tuple[str, str, str, None, str, str]] = []
    for number, decided in inside.items():
        claims = found[number]
        if not 2 < len(claims) <= MOST_PAIRED:
            continue
        known = {(one, other) for one, other, _ in decided}
        wording = wordings(decided, ())
        posts = wordings([link for link in decided if link[2] == "same_post"], ())
        words = wordings([link for link in decided if link[2] in ("same_post", "verbatim")], ())
        for pair in combinations(claims, 2):
            if pair not in known:
                relation = _relation(pair, posts, words, wording, languages)
                rows.append((*pair, relation, None, "same statement", '{"through": "other claims of the statement"}'))
    return rows


def _relation(
    pair: tuple[str, str],
    posts: Mapping[str, str],
    words: Mapping[str, str],
    wording: Mapping[str, str],
    languages: Mapping[str, str | None],
) -> str:
    one, other = pair
    for groups, relation in ((posts, "same_post"), (words, "verbatim")):
        if one in groups and groups[one] == groups.get(other):
            return relation
    if one in wording and wording[one] == wording.get(other):
        return "verbatim" if languages[one] == languages[other] else "translation"
    return "paraphrase"
