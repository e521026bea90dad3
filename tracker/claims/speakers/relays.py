"""Who passed it on: "citée par l'Afp", "told Reuters", "sagte er der Zeitung"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Final

from tracker.claims.draft import AuthorDraft, Draft
from tracker.claims.grammar import noun_phrases
from tracker.claims.rules import RELAY
from tracker.claims.speakers.authors import author
from tracker.claims.speakers.own_outlet import is_house
from tracker.claims.text.analysis import Phrase, Scene
from tracker.claims.text.sentences import Sentence

REACH: Final = 12


def add_relays(scene: Scene, drafts: list[Draft], house: str = "") -> None:
    """Fills `via` of every draft whose source or verb is followed by a relay other than the document's own `house`."""
    starts = [scene.tokens.start[sentence.first] for sentence in scene.sentences]
    for draft in drafts:
        if draft.author is None or draft.kind == "post":
            continue
        sentence = scene.sentences[max(0, bisect_right(starts, draft.author.start) - 1)]
        relays = _cited(scene, draft.author, sentence) or _told(scene, draft, sentence)
        draft.via = [relay for relay in relays if not is_house(scene.text[relay.start : relay.end], house)]


def _cited(scene: Scene, who: AuthorDraft, sentence: Sentence) -> list[AuthorDraft]:
    """The relay named just after the source."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    at = bisect_left(tokens.start, who.end)
    if at < sentence.last and low[at] == ",":
        at += 1
    for tail in language.cited.get(low[at], ()) if at < sentence.last else ():
        if tuple(low[at + 1 : at + 1 + len(tail)]) == tail:
            phrase = noun_phrases.after(scene, at + 1 + len(tail), sentence.last)
            if phrase is not None and not phrase.pronoun:
                found = _titled(scene, phrase, sentence) or _relay(scene, phrase)
                return [found] if found else []
    return []


def _told(scene: Scene, draft: Draft, sentence: Sentence) -> list[AuthorDraft]:
    """An agency or a medium to which it was said, between the verb or the source and the end of the clause."""
    if draft.cue is None or draft.author is None or draft.cue.type == "preposition":
        return []
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    inside = range(bisect_left(tokens.start, draft.start), bisect_left(tokens.start, draft.end))
    for begin in sorted({bisect_left(tokens.start, draft.cue.end), bisect_left(tokens.start, draft.author.end)}):
        for at in range(begin, min(sentence.last, begin + REACH)):
            if at in inside or tokens.quote[at] >= 0 or low[at] in ".;:!?":
                break
            direct = language.subject_before_verb and draft.cue.type == "tell" and at == begin
            if low[at] not in language.relay_to and not direct:
                continue
            first = at if direct or (low[at] in language.determiners and low[at + 1] not in language.media) else at + 1
            phrase = noun_phrases.after(scene, first, sentence.last)
            if phrase is not None and not phrase.pronoun and (titled := _titled(scene, phrase, sentence)) is not None:
                return [titled]
            if phrase is not None and not phrase.pronoun and _is_medium(scene, phrase):
                relay = _relay(scene, phrase)
                return [relay] if relay else []
    return []


def _titled(scene: Scene, phrase: Phrase, sentence: Sentence) -> AuthorDraft | None:
    """ "der Zeitung „Bote“", "au journal « Le Phare »": the medium whose name stands in quotation marks."""
    tokens = scene.tokens
    at = phrase.last + 1
    if at >= sentence.last or tokens.quote[at] < 0 or tokens.low[phrase.last] not in scene.language.media:
        return None
    quote = scene.quotes[tokens.quote[at]]
    name = scene.text[quote.inner_start : quote.inner_end]
    return AuthorDraft(quote.inner_start, quote.inner_end, name, "organisation", rule=RELAY)


def _is_medium(scene: Scene, phrase: Phrase) -> bool:
    tokens, language = scene.tokens, scene.language
    if not any(tokens.upper(at) for at in range(phrase.first, phrase.last + 1)):
        return False
    found = author(scene, phrase, RELAY)
    if found is not None and found.kind == "agency":
        return True
    return any(tokens.low[at] in language.media for at in range(phrase.first, phrase.last + 1))


def _relay(scene: Scene, phrase: Phrase) -> AuthorDraft | None:
    relay = author(scene, phrase, RELAY)
    if relay is None:
        return None
    if relay.kind not in ("agency", "anonymous"):
        relay.kind = "organisation"
        relay.name = scene.text[relay.start : relay.end]
    return relay
