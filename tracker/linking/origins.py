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
# Why claims are of one origin though nothing shows that one document was taken from another.
SAME_WORDS = "the same words of the same speaker"
_QUOTED = ("direct", "mixed")


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known of one claim of a statement.

    `post` is the key of the post that it is, renders or reports (`post_why`); `wording` is shared by claims in the same
    words or their translation, `party` by one voice. `cited` are the documents of an outlet that it cites (`outlet`),
    `copies` the documents its own document shares its prose with, `misspelt` those of them that share its rare errors.
    `agency` is relayed in the sentence, `credit` by the document; `agency_page`: the document is the agency's own.
    `medium`: where it is said to have been said (a post, a speech, an interview …). `article`: the one of which its
    document is a version.
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
    agency_page: bool = False
    copies: frozenset[str] = frozenset()
    misspelt: frozenset[str] = frozenset()
    medium: str | None = None
    article: str = ""


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
    tracing = _Tracing(sorted(facts, key=lambda fact: fact.claim_id))
    members = {fact.claim_id: tracing.member(fact) for fact in tracing.facts}
    found: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in tracing.facts:
        found[tracing.groups.root(fact.claim_id)].append(fact)
    return [_origin(group, [members[fact.claim_id] for fact in group]) for _, group in sorted(found.items())]


def _told_elsewhere(fact: Fact) -> bool:
    return fact.agency is not None or fact.outlet is not None or fact.anonymous


class _Tracing:
    """The facts of one statement by what may join them: a post shown ten thousand times costs no more each time."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self.facts = facts
        self.groups = Groups()
        posts = [fact for fact in facts if fact.kind == "post" and fact.post is not None]
        self._post_of_wording = {fact.wording: fact.post for fact in reversed(posts)}
        self._post_of_party = {fact.party: fact.post for fact in reversed(posts)}
        # "… she tweeted", "in a tweet …": a post that no page shows is one all the same.
        self._posted = {fact.party for fact in facts if fact.medium == "post" and not _told_elsewhere(fact)}
        self._shown = {(fact.document_id, fact.post): fact for fact in reversed(posts)}
        self._first: dict[str, str] = {}
        self._by_document: defaultdict[str, list[Fact]] = defaultdict(list)
        self._by_agency: defaultdict[str, list[Fact]] = defaultdict(list)
        self._by_words: defaultdict[tuple[str, str], list[Fact]] = defaultdict(list)
        self._mouths: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for fact in facts:
            self._by_document[fact.document_id].append(fact)
            self._mouths[fact.document_id, fact.wording].add(fact.party)
            if fact.kind in _QUOTED:
                self._by_words[fact.wording, fact.party].append(fact)
            if self._post(fact)[0] is None:
                for agency in {fact.agency, fact.credit} - {None}:
                    self._by_agency[str(agency)].append(fact)

    def member(self, fact: Fact) -> Member:
        """Joins a claim to those it shares an origin with, by the first reason that holds."""
        post, why = self._post(fact)
        if post is not None:
            self._join_by(f"post {post}", fact)
            shown = self._shown.get((fact.document_id, post))
            source = shown.claim_id if shown is not None and shown.claim_id != fact.claim_id else None
            evidence = _json(post=post, why=why)
            return Member(fact.claim_id, "same_post", source, "citation" if source else None, evidence)
        if fact.party in self._posted and fact.medium in {None, "post"} and not _told_elsewhere(fact):
            self._join_by(f"unseen post {fact.party}", fact)
            return Member(fact.claim_id, "same_post", None, None, _json(why="said in a post that no page shows"))
        if fact.agency is not None:
            return self._dispatched(fact, fact.agency, "relayed in the sentence")
        if fact.credit is not None and fact.outlet is None:
            return self._dispatched(fact, fact.credit, "credited by the document")
        if fact.outlet is not None:
            return self._cites(fact)
        return self._copied(fact)

    def _post(self, fact: Fact) -> tuple[str | None, str]:
        """The post a claim goes back to: its own, its wording's, or the one in which the same author says the same."""
        if fact.post is not None:
            return fact.post, fact.post_why
        if fact.wording in self._post_of_wording:
            return self._post_of_wording[fact.wording], "the words of the post"
        if not _told_elsewhere(fact) and fact.party in self._post_of_party:
            return self._post_of_party[fact.party], "the same author says the same in the post"
        return None, ""

    def _dispatched(self, fact: Fact, agency: str, why: str) -> Member:
        for other in self._by_agency.pop(agency, ()):
            self._join_by(f"agency {agency}", other)
        self._join_by(f"agency {agency}", fact)
        return Member(fact.claim_id, "agency_credit", None, "credit", _json(agency=agency, why=why))

    def _cites(self, fact: Fact) -> Member:
        there = [other for document in fact.cited for other in self._by_document.get(document, ())]
        chosen = min(
            there, key=lambda one: (one.party != fact.party, one.wording != fact.wording, one.claim_id), default=None
        )
        if chosen is None:
            self._join_by(f"outlet {fact.outlet}", fact)
            return Member(fact.claim_id, "cites", None, None, _json(outlet=fact.outlet))
        self.groups.join(fact.claim_id, chosen.claim_id)
        return Member(fact.claim_id, "cites", chosen.claim_id, "citation", _json(outlet=fact.outlet))

    def _copied(self, fact: Fact) -> Member:
        same = [
            other
            for document in sorted(fact.copies)
            for other in self._by_document.get(document, ())
            if other.wording == fact.wording or other.party == fact.party
        ]
        for other in same:
            self.groups.join(fact.claim_id, other.claim_id)
        if same:
            source, direction = _giver(fact, same)
            return Member(fact.claim_id, "copied_text", source, direction, _json(why="the documents share their text"))
        return self._heard(fact)

    def _heard(self, fact: Fact) -> Member:
        """The same words of one speaker are one utterance; whoever printed them later may have heard them, too."""
        same: list[Fact] = []
        if fact.kind in _QUOTED and fact.words >= _LEAST_WORDS:
            spoken = self._by_words[fact.wording, fact.party]
            same = [other for other in spoken if other.document_id != fact.document_id]
        if not same:
            return self._own(fact)
        for other in same:
            self.groups.join(fact.claim_id, other.claim_id)
        return Member(fact.claim_id, "copied_text", None, None, _json(why=SAME_WORDS))

    def _own(self, fact: Fact) -> Member:
        """As far as observed nobody else's. What a later version of an article keeps is not told anew.

        Nor is it where only whose words they are was corrected. One version that has two speak them corrects nobody.
        """
        if fact.article:
            self._join_by(f"article {fact.article} party {fact.party}", fact)
            if len(self._mouths[fact.document_id, fact.wording]) == 1:
                self._join_by(f"article {fact.article} wording {fact.wording}", fact)
        return Member(fact.claim_id, "own", None, None, _json(why="as far as observed"))

    def _join_by(self, key: str, fact: Fact) -> None:
        self.groups.join(self._first.setdefault(key, fact.claim_id), fact.claim_id)


def _giver(fact: Fact, same: Sequence[Fact]) -> tuple[str | None, str | None]:
    """The claim this one was taken from, and what decided it: the first of all, or of those that share its errors."""
    before = [other for other in same if _direction(fact, other)[0] is not None]
    if not before:
        return None, None
    kin = [other for other in before if other.document_id in fact.misspelt]
    chosen = _first(kin or before)
    return chosen.claim_id, _direction(fact, chosen)[1] if chosen is _first(before) else "shared errors"


def _first(facts: Sequence[Fact]) -> Fact:
    return min(facts, key=lambda fact: (fact.published or datetime.max, fact.claim_id))


def _direction(fact: Fact, other: Fact) -> tuple[str | None, str | None]:
    """Whether `other` came before: it is the agency's own page, or it was published earlier by no fellow customer."""
    if other.agency_page and not fact.agency_page:
        return other.claim_id, "credit"
    if fact.credit is not None and fact.credit == other.credit:
        return None, None
    if fact.published is not None and other.published is not None and other.published < fact.published:
        return other.claim_id, "time"
    return None, None


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
        known = (json.loads(member.evidence).get("post") for member in members if member.how == "same_post")
        posts = sorted(str(post) for post in known if post is not None)
        return content_id("org", "post", posts[0] if posts else facts[0].claim_id)
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
