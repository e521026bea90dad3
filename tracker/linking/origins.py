"""Where the claims of one statement trace back to: one post, one dispatch, one copied text, or as far as seen nowhere.

Pure. Within a statement, claims are joined by the surest reason each of them has; a reason that only the document gives
(it credits an agency, it is a copy) counts after the claim's own (it is a post, it cites somebody).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from tracker.ids import content_id
from tracker.linking.statements import Groups

How = Literal["same_post", "agency_credit", "copied_text", "cites", "own"]
Basis = Literal["same_post", "agency_credit", "copied_text", "own"]
_LEAST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known of one claim of a statement.

    `post` is the key of the post that it is, renders or reports (`post_why`); `wording` is shared by claims in the same
    words or their translation, `party` by one voice. `cited` are the documents of an outlet that it cites (`outlet`),
    `copies` the documents its own document shares its prose with. `agency` is relayed in the sentence, `credit` by
    the document.
    """

    claim_id: str
    document_id: str
    kind: str
    words: int
    published: datetime | None
    party: str
    wording: str
    anonymous: bool = False
    post: str | None = None
    post_why: str = ""
    agency: str | None = None
    outlet: str | None = None
    cited: frozenset[str] = frozenset()
    credit: str | None = None
    copies: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Member:
    """How a claim belongs to its origin; `source` is the claim it was taken from, None where that is undecided."""

    claim_id: str
    how: How
    source: str | None
    direction: str | None
    evidence: str


@dataclass(frozen=True, slots=True)
class Origin:
    """One act of publication and the claims that go back to it."""

    origin_id: str
    basis: Basis
    members: tuple[Member, ...]


def origins(facts: Sequence[Fact]) -> list[Origin]:
    """The origins of one statement's claims, in the order of their first claims."""
    ordered = sorted(facts, key=lambda fact: fact.claim_id)
    groups = Groups()
    members = {fact.claim_id: member for fact in ordered if (member := _member(fact, ordered, groups))}
    found: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in ordered:
        found[groups.root(fact.claim_id)].append(fact)
    return [_origin(group, [members[fact.claim_id] for fact in group]) for _, group in sorted(found.items())]


def _member(fact: Fact, facts: Sequence[Fact], groups: Groups) -> Member:
    """Joins a claim to those it shares an origin with, by the first reason that holds."""
    post, why = _post(fact, facts)
    if post is not None:
        same = [other for other in facts if _post(other, facts)[0] == post]
        _join(groups, fact, same)
        shown = next((other for other in same if other.kind == "post" and other.document_id == fact.document_id), None)
        rendered = shown is not None and shown.claim_id != fact.claim_id
        return Member(
            fact.claim_id,
            "same_post",
            shown.claim_id if shown is not None and rendered else None,
            "citation" if rendered else None,
            _json(post=post, why=why),
        )
    for how, agency in (("relayed in the sentence", fact.agency), ("credited by the document", fact.credit)):
        if agency is not None and not (how.startswith("credited") and fact.outlet):
            _join(
                groups,
                fact,
                [other for other in facts if agency in (other.agency, other.credit) and not _post(other, facts)[0]],
            )
            return Member(fact.claim_id, "agency_credit", None, "credit", _json(agency=agency, why=how))
    if fact.outlet is not None:
        return _cites(fact, facts, groups)
    return _copied(fact, facts, groups)


def _post(fact: Fact, facts: Sequence[Fact]) -> tuple[str | None, str]:
    """The post a claim goes back to: its own, its wording's, or the one in which the same author says the same."""
    if fact.post is not None:
        return fact.post, fact.post_why
    for other in facts:
        if other.kind == "post" and other.post is not None and other.wording == fact.wording:
            return other.post, "the words of the post"
    if fact.agency is None and fact.outlet is None and not fact.anonymous:
        for other in facts:
            if other.kind == "post" and other.post is not None and other.party == fact.party:
                return other.post, "the same author says the same in the post"
    return None, ""


def _cites(fact: Fact, facts: Sequence[Fact], groups: Groups) -> Member:
    there = [other for other in facts if other.document_id in fact.cited]
    chosen = sorted(there, key=lambda other: (other.party != fact.party, other.wording != fact.wording, other.claim_id))
    if chosen:
        _join(groups, fact, chosen[:1])
    else:
        _join(groups, fact, [other for other in facts if other.outlet == fact.outlet])
    source = chosen[0].claim_id if chosen else None
    return Member(fact.claim_id, "cites", source, "citation" if source else None, _json(outlet=fact.outlet))


def _copied(fact: Fact, facts: Sequence[Fact], groups: Groups) -> Member:
    same = [
        other
        for other in facts
        if other.document_id in fact.copies and (other.wording == fact.wording or other.party == fact.party)
    ]
    why = "the documents share their text"
    if not same and fact.kind in ("direct", "mixed") and fact.words >= _LEAST_WORDS:
        same = [
            other
            for other in facts
            if other.document_id != fact.document_id
            and other.wording == fact.wording
            and other.party == fact.party
            and other.kind in ("direct", "mixed")
        ]
        why = "the same words of the same speaker"
    if not same:
        return Member(fact.claim_id, "own", None, None, _json(why="as far as observed"))
    _join(groups, fact, same)
    first = min(same, key=lambda other: (other.published or datetime.max, other.claim_id))
    source, direction = _direction(fact, first)
    return Member(fact.claim_id, "copied_text", source, direction, _json(why=why))


def _direction(fact: Fact, other: Fact) -> tuple[str | None, str | None]:
    """Whether `other` came before: it credits an agency and this does not, or it was published earlier."""
    if other.credit is not None and fact.credit is None:
        return other.claim_id, "credit"
    if fact.published is not None and other.published is not None and other.published < fact.published:
        return other.claim_id, "time"
    return None, None


def _join(groups: Groups, fact: Fact, others: Sequence[Fact]) -> None:
    for other in others:
        groups.join(fact.claim_id, other.claim_id)


def _origin(facts: Sequence[Fact], members: Sequence[Member]) -> Origin:
    hows = {member.how for member in members}
    basis: Basis = "own"
    for how in ("same_post", "agency_credit", "copied_text"):
        if how in hows:
            basis = how
            break
    else:
        if "cites" in hows and len(members) > 1:
            basis = "copied_text"
    return Origin(_origin_id(basis, facts, members), basis, tuple(members))


def _origin_id(basis: Basis, facts: Sequence[Fact], members: Sequence[Member]) -> str:
    if basis == "same_post":
        posts = sorted(str(json.loads(member.evidence)["post"]) for member in members if member.how == "same_post")
        return content_id("org", "post", posts[0])
    return content_id("org", basis, facts[0].claim_id)


def _json(**facts: object) -> str:
    return json.dumps(facts, ensure_ascii=False)


def wordings(links: Sequence[tuple[str, str, str]], exact: Sequence[tuple[str, str]]) -> Mapping[str, str]:
    """The wording of each linked claim (the first claim of those in the same words or their translation)."""
    groups = Groups()
    for one, other, relation in links:
        if relation != "paraphrase":
            groups.join(one, other)
    for one, other in exact:
        groups.join(one, other)
    seen = {claim for one, other, _ in links for claim in (one, other)} | {claim for pair in exact for claim in pair}
    return {claim: groups.root(claim) for claim in sorted(seen)}
