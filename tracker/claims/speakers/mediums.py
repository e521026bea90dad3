"""In what it was said: a post, an interview, a speech, a statement, as far as the words around the claim show it.

What shows it stands beside the verb of saying or opens its sentence ("In a statement, …"), or it is the verb itself
("tweeted") or the document that speaks ("the report says"). Without such words the medium is not known.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from tracker.claims.draft import Draft
from tracker.claims.grammar import word_classes as wc
from tracker.claims.text.analysis import Scene
from tracker.claims.text.tokens import BREAK, TERMINALS
from tracker.models import Medium

# In tokens: how far behind the verb or the source the words may begin, and how many stand between "in" and its noun.
REACH: Final = 14
BETWEEN: Final = 4
# "But in a statement, …": a word may stand before the words that open the sentence.
OPENING: Final = 2
# What one is on ("on television"), and what is sent ("by e-mail").
ON: Final = frozenset({"post", "broadcast", "briefing"})
SENT: Final = frozenset({"message", "letter", "statement"})
# What is spoken to ("told a news conference").
TOLD: Final = frozenset({"briefing", "speech", "hearing"})
_WITHIN: Final = frozenset({wc.NOUN, wc.PROPN, wc.ADJ, wc.ADV, wc.DET, wc.NUM, wc.PART, wc.PARTICIPLE, wc.X, wc.CCONJ})
_OTHERS: Final = wc.FINITE | {wc.REL, wc.SCONJ, wc.QUOTE}

# The medium, and the first and the last token of the words that show it.
Shown = tuple[Medium, int, int]


def add_mediums(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Fills `medium` of the drafts; a later piece of a quotation has that of the piece before."""
    post_mediums(drafts)
    for draft in drafts:
        shown = _shown(scene, draft) if draft.medium is None else None
        if shown is not None:
            draft.medium = shown[0]
            draft.medium_start, draft.medium_end = scene.tokens.start[shown[1]], scene.tokens.end[shown[2]]
    before: Draft | None = None
    for draft in drafts:
        first = draft.head or (before if before is not None and _goes_on(scene, draft, before) else None)
        if first is not None and draft.medium is None:
            draft.medium = first.medium
            draft.medium_start, draft.medium_end = first.medium_start, first.medium_end
        before = draft


def post_mediums(drafts: Sequence[Draft]) -> None:
    """The same for a text whose language has no tables: only posts show what they are."""
    for draft in drafts:
        if draft.kind == "post" or draft.renders is not None:
            draft.medium = "post"


def _goes_on(scene: Scene, draft: Draft, before: Draft) -> bool:
    """A quotation without a verb of saying, by the same speaker right behind his other one."""
    if draft.kind != "direct" or draft.cue is not None or draft.author is None or before.author is None:
        return False
    return draft.author.name == before.author.name and BREAK not in scene.text[before.end : draft.start]


def _shown(scene: Scene, draft: Draft) -> Shown | None:
    tokens, author, cue = scene.tokens, draft.author, draft.cue
    if author is not None and author.kind == "document":
        return _of_document(scene, author.start, author.end)
    if cue is None:
        return None
    at = bisect_left(tokens.start, cue.start)
    if cue.lemma in scene.language.posting:
        return "post", at, max(at, bisect_left(tokens.start, cue.end) - 1)
    sentence = scene.sentences[scene.number_at(at)]
    begin = min(at, bisect_left(tokens.start, author.start) if author is not None else at)
    found = _opening(scene, draft, sentence.first, begin) if begin >= sentence.first else None
    behind = bisect_left(tokens.start, cue.end)
    if found is None and cue.type == "tell":
        found = _told(scene, behind, sentence.last)
    places = {behind}
    if draft.end > cue.start:
        places.add(bisect_left(tokens.start, draft.end))
    if author is not None and sentence.first <= bisect_left(tokens.start, author.start) < sentence.last:
        places.add(max(behind, bisect_left(tokens.start, author.end)))
    for place in sorted(places):
        found = found or _behind(scene, draft, place, sentence.last)
    return found


def _of_document(scene: Scene, start: int, end: int) -> Shown | None:
    """ "the statement", "a tweet by the mayor": the document that speaks; one of no other name is a document."""
    first, last = bisect_left(scene.tokens.start, start), bisect_left(scene.tokens.start, end) - 1
    for at in range(first, last + 1):
        shown = _noun(scene, at, last + 1)
        if shown is not None:
            return shown
    return ("document", first, last) if first <= last else None


def _opening(scene: Scene, draft: Draft, first: int, last: int) -> Shown | None:
    """ "In a statement on Friday, the mayor said …": the words that open the sentence, before who says it."""
    if _inside(scene, draft, first):
        return None
    for at in range(first, min(last, first + OPENING)):
        shown = _phrase(scene, at, last)
        if shown is not None:
            # Another verb of saying between is the one that is said there: "In a speech he denied it, and she said".
            return shown if not scene.places_of_hits(shown[2] + 1, last) else None
    return None


def _behind(scene: Scene, draft: Draft, place: int, last: int) -> Shown | None:
    """ "said on Tuesday in an interview with …": the words behind the verb, who says it, or the quotation."""
    low = scene.tokens.low
    for at in range(place, min(last, place + REACH)):
        if _inside(scene, draft, at) or low[at] == BREAK or low[at] in TERMINALS or low[at] in ":;":
            return None
        shown = _phrase(scene, at, last)
        if shown is not None:
            return None if _inside(scene, draft, shown[2]) else shown
        if scene.class_at(at) in _OTHERS or at in scene.hit_at:
            return None
        if scene.class_at(at) == wc.CCONJ and low[at - 1] == ",":
            return None
    return None


def _told(scene: Scene, at: int, last: int) -> Shown | None:
    """ "told a news conference": what is spoken to is the object of the verb."""
    if scene.tokens.low[at] not in scene.language.determiners:
        return None
    shown = _nearest(scene, at + 1, last)
    return shown if shown is not None and shown[0] in TOLD else None


def _phrase(scene: Scene, at: int, last: int) -> Shown | None:
    """ "in a short statement", "on Facebook", "by e-mail" at a token, or None."""
    low, language = scene.tokens.low, scene.language
    if low[at] in language.sent_by:
        shown = _noun(scene, at + 1, last)
        if shown is not None and shown[0] in SENT:
            return shown[0], at, shown[2]
    if low[at] in language.said_on:
        shown = _nearest(scene, at + 1, last, platforms=True)
        if shown is not None and shown[0] in ON:
            return shown[0], at, shown[2]
    for tail in language.said_within.get(low[at], ()):
        begin = at + 1 + len(tail)
        if begin < last and tuple(low[at + 1 : begin]) == tail:
            shown = _nearest(scene, begin, last, platforms=bool(tail) or low[at] in language.said_on)
            if shown is not None:
                return shown[0], at, shown[2]
    return None


def _nearest(scene: Scene, begin: int, last: int, *, platforms: bool = False) -> Shown | None:
    """The noun of a medium at `begin` or behind the few words of its own phrase."""
    for at in range(begin, min(last, begin + BETWEEN + 1)):
        shown = _noun(scene, at, last) or (_platform(scene, at) if platforms else None)
        if shown is not None:
            return shown
        if scene.class_at(at) not in _WITHIN or scene.tokens.low[at] in scene.language.linkers:
            return None
    return None


def _noun(scene: Scene, at: int, last: int) -> Shown | None:
    low = scene.tokens.low
    for tail, medium in scene.language.mediums.get(low[at], ()):
        end = at + 1 + len(tail)
        if end <= last and tuple(low[at + 1 : end]) == tail:
            # Of two nouns the last one names the thing: "a statement video", "a court hearing".
            after = (
                scene.language.mediums.get(low[end], ()) if end < last and not scene.language.adjectives_follow else ()
            )
            if any(not rest for rest, _ in after):
                return _noun(scene, end, last)
            return medium, at, end - 1
    return None


def _platform(scene: Scene, at: int) -> Shown | None:
    """A platform's name; many of them are also words ("threads"), so that it has its capital."""
    tokens, platforms = scene.tokens, scene.language.platforms
    if not tokens.upper(at):
        return None
    if f"{tokens.low[at]} {tokens.low[at + 1]}" in platforms:
        return "post", at, at + 1
    return ("post", at, at) if tokens.low[at] in platforms else None


def _inside(scene: Scene, draft: Draft, at: int) -> bool:
    return draft.start <= scene.tokens.start[at] < draft.end
