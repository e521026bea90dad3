"""Who passed it on: "citée par l'Afp", "told Reuters", "sagte er der Zeitung"."""

from __future__ import annotations

from bisect import bisect_right

from tracker.claims.draft import Draft
from tracker.claims.speakers.cited_by import according_to, cited_by, recorded_by
from tracker.claims.speakers.cited_sources import source_cited, source_quoted, source_saying
from tracker.claims.speakers.outlets import is_same
from tracker.claims.speakers.own_outlet import is_house
from tracker.claims.speakers.told_to import interviewed_by, told_to
from tracker.claims.speakers.unnamed_outlets import name_unnamed
from tracker.claims.text.analysis import Scene
from tracker.claims.text.tokens import BREAK


def add_relays(scene: Scene, drafts: list[Draft], house: str = "") -> None:
    """Fills `via` of every draft whose source or verb is followed by a relay other than the document's own `house`.

    Where the one who "says" is only a medium that names its source ("the Courier reported, citing two aides"), that
    source becomes the author and the medium its relay.
    """
    for draft in drafts:
        place = draft.cue or draft.author
        if place is None or draft.kind == "post":
            continue
        sentence = scene.sentences[scene.number_at(max(0, bisect_right(scene.tokens.start, place.start) - 1))]
        relays = cited_by(scene, draft.author.end, sentence) if draft.author else []
        if not relays and draft.cue is not None and (draft.author is None or draft.cue.end > draft.author.end):
            relays = cited_by(scene, draft.cue.end, sentence)
        relays = (
            relays
            or recorded_by(scene, draft, sentence)
            or told_to(scene, draft, sentence)
            or interviewed_by(scene, draft, sentence)
        )
        relays = relays or source_cited(scene, draft, sentence) or according_to(scene, draft, sentence)
        relays = relays or source_saying(scene, draft, sentence) or source_quoted(scene, draft, sentence)
        draft.via = [
            relay
            for relay in relays
            if not is_house(scene.text[relay.start : relay.end], house) and not is_same(relay, draft.author)
        ]
    name_unnamed(scene, drafts, house)


def carry_relays(scene: Scene, drafts: list[Draft]) -> None:
    """What somebody goes on saying in a paragraph was said to the same medium: the relay holds for it, too.

    Only where a pronoun goes on: who is named again may speak elsewhere (of five relays carried so three were wrong).
    """
    before: Draft | None = None
    for draft in drafts:
        if draft.kind == "post":
            continue
        if before is not None and before.via and not draft.via and _speaks_on(scene, draft, before):
            draft.via = list(before.via)
        before = draft


def _speaks_on(scene: Scene, draft: Draft, before: Draft) -> bool:
    if draft.author is None or before.author is None or draft.author.name != before.author.name:
        return False
    if draft.author.kind != "person" or not draft.author.pronoun:
        return False
    return draft.author.resolved and BREAK not in scene.text[before.end : draft.start]


def without_titles_of_relays(drafts: list[Draft]) -> list[Draft]:
    """Without the programmes that stand in marks in the name of a relay: "said on KTV's “Meet the Mayor.”"."""
    spans = sorted({(relay.start, relay.end) for draft in drafts for relay in draft.via})

    def is_title(draft: Draft) -> bool:
        at = bisect_right(spans, (draft.start, draft.end)) - 1
        return draft.kind == "direct" and at >= 0 and draft.end <= spans[at][1]

    return [draft for draft in drafts if not is_title(draft)]
