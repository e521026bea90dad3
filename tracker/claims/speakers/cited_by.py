"""By whom it is known what somebody said: "citée par l'Afp", "in a video released by the police"."""

from __future__ import annotations

from bisect import bisect_left

from tracker.claims.draft import AuthorDraft, Draft
from tracker.claims.grammar import noun_phrases
from tracker.claims.speakers.outlets import REACH, is_medium, is_same, may_be_medium, relay_of, relay_of_anybody
from tracker.claims.speakers.prepositions import preposition_at
from tracker.claims.text.analysis import Scene
from tracker.claims.text.sentences import Sentence


def according_to(scene: Scene, draft: Draft, sentence: Sentence) -> list[AuthorDraft]:
    """ "NP said that …, according to Norfax": a medium by which a claim that has its speaker is known."""
    if draft.author is None or draft.cue is None or draft.cue.type == "preposition":
        return []
    inside = range(bisect_left(scene.tokens.start, draft.start), bisect_left(scene.tokens.start, draft.end))
    for at in scene.places_of(scene.language.prepositions_of_source, sentence.first, sentence.last):
        found = preposition_at(scene, at, sentence.last) if at not in inside else None
        if found is None or found[1] or scene.tokens.low[at] in scene.language.behind_comma:
            continue
        phrase = noun_phrases.after(scene, found[0] + 1, sentence.last, any_noun=True)
        if phrase is not None and not phrase.pronoun and is_medium(scene, phrase):
            relay = relay_of(scene, phrase)
            return [relay] if relay is not None and not is_same(relay, draft.author) else []
    return []


def cited_by(scene: Scene, end: int, sentence: Sentence) -> list[AuthorDraft]:
    """The relay named just after the source or the verb, which ends at `end`."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    at = bisect_left(tokens.start, end)
    if at < sentence.last and low[at] == ",":
        at += 1
    taken = noun_phrases.matched(low, at, language.cited.get(low[at], ())) if at < sentence.last else 0
    phrase = noun_phrases.after(scene, at + taken, sentence.last) if taken else None
    if phrase is None or phrase.pronoun:
        return []
    # Who publishes its own figures passes nothing on; who is said to quote does.
    words = range(phrase.first, phrase.last + 1)
    medium = is_medium(scene, phrase) or any(low[spot] in language.media for spot in words)
    talked = not language.talks.isdisjoint(low[at + 1 : at + taken])
    medium = medium or (talked and may_be_medium(scene, phrase))
    if low[at] not in language.quoted and not medium:
        return []
    found = relay_of(scene, phrase)
    return [found] if found else []


def recorded_by(scene: Scene, draft: Draft, sentence: Sentence) -> list[AuthorDraft]:
    """ "says in a video released by the police", "in a letter seen by the Courier": by whom the record is known."""
    if draft.cue is None or draft.cue.type == "preposition":
        return []
    low, language = scene.tokens.low, scene.language
    begin = bisect_left(scene.tokens.start, draft.cue.end)
    for at in range(begin, min(sentence.last - 2, begin + REACH)):
        if scene.tokens.quote[at] >= 0 or low[at] in ".;:" or draft.start <= scene.tokens.start[at] < draft.end:
            break
        if low[at] not in language.recordings:
            continue
        taken = noun_phrases.matched(low, at + 1, language.cited.get(low[at + 1], ()))
        if taken:
            phrase = noun_phrases.after(scene, at + 1 + taken, sentence.last)
            found = relay_of_anybody(scene, phrase)
            return [found] if found is not None and not is_same(found, draft.author) else []
    return []
