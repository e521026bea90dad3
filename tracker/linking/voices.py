"""Which authors within one statement are one voice. Pure.

Within a statement the question is narrow: did two reports of the same content name the same speaker? A shared telling
word of the name is enough there ("the Sable prefecture", "Préfecture du Sable"), while across the whole database
it would join strangers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from tracker.linking.features import longest_run
from tracker.linking.names import is_body, is_description, may_be_called, name_words, speaker_words
from tracker.linking.statements import Groups

# So many quoted words in a row are one utterance.
_SAME_WORDS = 6
_MOST_COMPARED = 64
_BODIES = frozenset({"organisation", "account", "agency"})


@dataclass(frozen=True, slots=True)
class Voice:
    """A claim's author: the source, its account (also that of a post the claim renders), its name and kind."""

    claim_id: str
    source_id: str | None
    account_id: str | None
    name: str | None
    kind: str | None
    # The account of the post that the claim renders or reports.
    rendered_account: str | None = None
    # Whether the document says who it is, and the stems of its words when they are quoted.
    resolved: bool = True
    quoted: tuple[str, ...] = ()


def parties(
    voices: Sequence[Voice], bodies: Mapping[str, Iterable[str]] = MappingProxyType({})
) -> dict[str, tuple[str, str]]:
    """For each claim the party (the first claim id of those who speak with one voice) and why.

    `bodies`: for claims whose author is only described, the claims of bodies that their documents name.
    """
    groups = Groups()
    why: dict[str, str] = {}
    by_source: defaultdict[str, list[Voice]] = defaultdict(list)
    by_account: defaultdict[str, list[Voice]] = defaultdict(list)
    for voice in sorted(voices, key=lambda one: one.claim_id):
        if voice.source_id:
            by_source[voice.source_id].append(voice)
        if voice.account_id:
            by_account[voice.account_id].append(voice)
    for same, reason in ((by_source, "same source"), (by_account, "same account")):
        for members in same.values():
            for voice in members[1:]:
                groups.join(members[0].claim_id, voice.claim_id)
                why.setdefault(voice.claim_id, reason)
    for voice in voices:
        for owner in by_account.get(voice.rendered_account or "", ()):
            if not disputed(voice.name, voice.kind, owner.name, owner.kind):
                groups.join(voice.claim_id, owner.claim_id)
                why.setdefault(voice.claim_id, "renders the account's post")
    named = sorted((voice for voice in voices if voice.kind != "anonymous"), key=lambda one: one.claim_id)
    distinct = {(voice.source_id, voice.name, voice.kind, voice.account_id): voice for voice in reversed(named)}
    ordered = sorted(distinct.values(), key=lambda one: one.claim_id)
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 :]:
            if same_voice(one, other):
                groups.join(one.claim_id, other.claim_id)
                why.setdefault(other.claim_id, f"named like {one.name}")
    _join_utterances(voices, groups, why)
    _join_described(voices, bodies, groups, why)
    return {voice.claim_id: (groups.root(voice.claim_id), why.get(voice.claim_id, "named")) for voice in voices}


def _join_utterances(voices: Sequence[Voice], groups: Groups, why: dict[str, str]) -> None:
    """Who is quoted with the same words said them once, whatever the documents call him: two people do not happen on
    the same sentence. Of a statement with very many wordings only the first are compared."""
    quoted = {
        voice.quoted: voice for voice in sorted(voices, key=lambda one: one.claim_id, reverse=True) if voice.quoted
    }
    ordered = sorted(quoted.values(), key=lambda one: one.claim_id)[:_MOST_COMPARED]
    by_words: defaultdict[tuple[str, ...], list[Voice]] = defaultdict(list)
    for voice in voices:
        by_words[voice.quoted].append(voice)
    for same in by_words.values():
        for voice in same[1:] if len(same[0].quoted) >= _SAME_WORDS else ():
            groups.join(same[0].claim_id, voice.claim_id)
            why.setdefault(voice.claim_id, "the same quoted words")
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 :]:
            if longest_run(one.quoted, other.quoted) >= _SAME_WORDS:
                groups.join(one.claim_id, other.claim_id)
                why.setdefault(other.claim_id, "the same quoted words")


def _join_described(
    voices: Sequence[Voice], bodies: Mapping[str, Iterable[str]], groups: Groups, why: dict[str, str]
) -> None:
    """ "Das Unternehmen" is the body that its document names and that tells the same elsewhere, if no other does."""
    told = {groups.root(voice.claim_id) for voice in voices if voice.kind in _BODIES and is_somebody(voice)}
    if len(told) != 1:
        return
    (body,) = told
    called = frozenset().union(*(_words(voice) for voice in voices if groups.root(voice.claim_id) == body))
    named = [
        voice
        for voice in voices
        if is_described(voice)
        and may_be_called(_words(voice), called)
        and body in map(groups.root, bodies.get(voice.claim_id, ()))
    ]
    # What is joined may stand for its set from then on: who is meant is asked before.
    for voice in named:
        groups.join(voice.claim_id, body)
        why.setdefault(voice.claim_id, "the body that its document names")


def is_described(voice: Voice) -> bool:
    """Whether an author is a body that is only called what it is, though it has a name."""
    return voice.kind == "organisation" and is_description(_words(voice))


def _words(voice: Voice) -> frozenset[str]:
    return speaker_words(voice.name, voice.kind)


def is_somebody(voice: Voice) -> bool:
    """Whether an author is somebody in particular: an account, a person with two names, a body with its own name.

    "The company" is not, nor is a body that is called what it is ("the prosecutors", "Protección Civil").
    """
    if voice.kind == "account":
        return True
    if voice.kind not in ("person", "organisation", "agency") or not voice.resolved:
        return False
    called = speaker_words(voice.name, voice.kind)
    if called and all(map(is_body, called)):
        return False  # "das Unternehmen", "der Betreiber": where nouns have capitals, one says nothing
    capitals = sum(word[0].isupper() for word in (voice.name or "").split())
    return capitals >= (2 if voice.kind == "person" else 1)


def same_voice(one: Voice, other: Voice) -> bool:
    """Whether two names are one speaker's: all telling words of the shorter in the longer. Two accounts never are."""
    if one.account_id and other.account_id:
        return one.account_id == other.account_id
    called = speaker_words(one.name, one.kind), speaker_words(other.name, other.kind)
    return names_agree(one.name, other.name) or _agree(*called)


def names_agree(one: str | None, other: str | None) -> bool:
    """Whether all telling words of the shorter name occur in the longer."""
    return _agree(name_words(one), name_words(other))


def _agree(left: frozenset[str], right: frozenset[str]) -> bool:
    return bool(left and right) and (left <= right or right <= left)


def disputed(one: str | None, one_kind: str | None, other: str | None, other_kind: str | None) -> bool:
    """Whether two names are surely different persons': both persons or accounts, and no telling word shared."""
    kinds = {one_kind, other_kind}
    if not kinds <= {"person", "account"} or "person" not in kinds:
        return False
    left, right = name_words(one), name_words(other)
    return bool(left and right) and left.isdisjoint(right)
