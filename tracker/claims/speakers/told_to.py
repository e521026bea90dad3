"""The medium to which something was said: "told Reuters", "sagte er der Zeitung", "in an interview with Channel 5"."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from tracker.claims.draft import AuthorDraft, Draft
from tracker.claims.grammar import noun_phrases
from tracker.claims.grammar import word_classes as wc
from tracker.claims.speakers.outlets import REACH, is_medium, is_same, may_be_medium, relay_of, titled
from tracker.claims.text.analysis import Phrase, Scene
from tracker.claims.text.sentences import Sentence

# As many tokens of a sentence are searched for an interview, and behind that word for the medium.
LONGEST: Final = 80
LINK_REACH: Final = 6


def interviewed_by(scene: Scene, draft: Draft, sentence: Sentence) -> list[AuthorDraft]:
    """ "in an interview with Channel 5", "contacted by Reuters,": the medium in the words around what was said."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    inside = range(bisect_left(tokens.start, draft.start), bisect_left(tokens.start, draft.end))
    for at in range(sentence.first, min(sentence.last, sentence.first + LONGEST)):
        if at in inside or tokens.quote[at] >= 0:
            continue
        begins: list[int] = []
        if at == sentence.first:
            taken = noun_phrases.matched(low, at, language.cited.get(low[at], ()))
            begins += [at + taken] if taken else []
        named = tokens.upper(at) and at > sentence.first and not language.nouns_capitalised
        if low[at] in language.interviews and not named:
            links = range(at + 1, min(sentence.last - 1, at + LINK_REACH))
            begins += [spot + 1 for spot in links if low[spot] in language.interview_links]
        for begin in begins:
            # "Joint par Norfax, le maire …": what opens the sentence ends at its comma.
            commas = (here for here in range(begin, sentence.last) if low[here] == ",")
            end = next(commas, sentence.last) if at == sentence.first else sentence.last
            phrase = noun_phrases.after(scene, begin, end)
            if phrase is None or phrase.pronoun:
                continue
            found = titled(scene, phrase) or (relay_of(scene, phrase) if may_be_medium(scene, phrase) else None)
            if found is not None:
                return [found]
    return []


def told_to(scene: Scene, draft: Draft, sentence: Sentence) -> list[AuthorDraft]:
    """An agency or a medium to which it was said, between the verb or the source and the end of the clause."""
    if draft.cue is None or draft.cue.type == "preposition":
        return []
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    inside = range(bisect_left(tokens.start, draft.start), bisect_left(tokens.start, draft.end))
    ends = {draft.cue.end, draft.author.end if draft.author else draft.cue.end}
    quoted = low[bisect_left(tokens.start, draft.cue.end) - 1] in language.quoted
    first_told = _told_first(scene, draft, sentence)
    if first_told is not None:
        return [first_told]
    for begin in sorted(bisect_left(tokens.start, end) for end in ends):
        for at in range(begin, min(sentence.last, begin + REACH)):
            if at in inside or tokens.quote[at] >= 0 or low[at] in ".;:!?":
                break
            direct = language.subject_before_verb and draft.cue.type == "tell" and at == begin
            agent = quoted and low[at] in language.agent_prepositions
            if not (direct or agent or low[at] in language.relay_to or low[at] in language.airs):
                continue
            first = at if direct or (low[at] in language.determiners and low[at + 1] not in language.media) else at + 1
            aired = low[at] in language.airs and low[first] in language.media
            phrase = noun_phrases.after(scene, first, sentence.last, any_noun=aired)
            if phrase is None or phrase.pronoun or not is_medium(scene, phrase) or _is_owner(scene, at, phrase, draft):
                continue
            relay = relay_of(scene, phrase)
            if relay is not None and not is_same(relay, draft.author):
                return [relay]
    return []


def _told_first(scene: Scene, draft: Draft, sentence: Sentence) -> AuthorDraft | None:
    """ "Der „Seepost“ sagte NP, …", "Gegenüber dem Sender NRT erklärte NP, …": whom one tells opens the sentence."""
    tokens, language, at = scene.tokens, scene.language, sentence.first
    behind = draft.author is not None and draft.cue is not None and draft.author.start >= draft.cue.end
    if not language.verb_second or not behind or tokens.low[at] not in language.relay_to:
        return None
    phrase = noun_phrases.after(scene, at + 1, sentence.last)
    if phrase is not None and tokens.low[phrase.first] in language.determiners:
        phrase = Phrase(phrase.first + 1, phrase.last)
    if phrase is None or phrase.pronoun or not is_medium(scene, phrase):
        return None
    return relay_of(scene, phrase)


def _is_owner(scene: Scene, at: int, phrase: Phrase, draft: Draft) -> bool:
    """ "wies den Bericht der Zeitung zurück": a medium without a name in the genitive of the noun before it."""
    tokens, language = scene.tokens, scene.language
    if draft.author is not None and draft.author.end == tokens.end[at - 1]:
        return False
    named = (
        any(tokens.low[here] not in language.media for here in range(phrase.first, phrase.last + 1))
        or phrase.first in scene.named
    )
    owned = language.nouns_capitalised and tokens.low[at] in language.noun_prepositions
    return owned and not named and scene.class_at(at - 1) == wc.NOUN and tokens.low[at - 1] not in language.time_words
