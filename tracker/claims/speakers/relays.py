"""Who passed it on: "citée par l'Afp", "told Reuters", "sagte er der Zeitung"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from tracker.claims.draft import AuthorDraft, CueDraft, Draft
from tracker.claims.grammar import noun_phrases
from tracker.claims.grammar import word_classes as wc
from tracker.claims.rules import RELAY, VERB_NOMINAL
from tracker.claims.speakers.attribution import preposition_at
from tracker.claims.speakers.authors import author
from tracker.claims.speakers.outlets import is_medium, may_be_medium, relay_of, relay_of_anybody, titled
from tracker.claims.speakers.own_outlet import is_house
from tracker.claims.speakers.unnamed_outlets import name_unnamed
from tracker.claims.text.analysis import Phrase, Scene
from tracker.claims.text.sentences import Sentence
from tracker.claims.text.tokens import BREAK

REACH: Final = 12
# As many tokens of a sentence are searched for an interview, and behind that word for the medium.
LONGEST: Final = 80
LINK_REACH: Final = 6
MEDIA_KINDS: Final = frozenset({"agency", "organisation"})


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
        relays = _cited(scene, draft.author.end, sentence) if draft.author else []
        if not relays and draft.cue is not None and (draft.author is None or draft.cue.end > draft.author.end):
            relays = _cited(scene, draft.cue.end, sentence)
        relays = (
            relays
            or _recorded(scene, draft, sentence)
            or _told(scene, draft, sentence)
            or _interview(scene, draft, sentence)
        )
        relays = relays or _changed_places(scene, draft, sentence) or _according(scene, draft, sentence)
        relays = relays or _quoted_as_saying(scene, draft, sentence) or _quoted_by(scene, draft, sentence)
        draft.via = [
            relay
            for relay in relays
            if not is_house(scene.text[relay.start : relay.end], house) and not _is_same(relay, draft.author)
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


def _interview(scene: Scene, draft: Draft, sentence: Sentence) -> list[AuthorDraft]:
    """ "in an interview with Channel 5", "contacted by Reuters,": the medium in the words around what was said."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    inside = range(bisect_left(tokens.start, draft.start), bisect_left(tokens.start, draft.end))
    for at in range(sentence.first, min(sentence.last, sentence.first + LONGEST)):
        if at in inside or tokens.quote[at] >= 0:
            continue
        begins: list[int] = []
        if at == sentence.first:
            tail = next((tail for tail in language.cited.get(low[at], ()) if _matches(low, at + 1, tail)), None)
            begins += [] if tail is None else [at + 1 + len(tail)]
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


def _changed_places(scene: Scene, draft: Draft, sentence: Sentence) -> list[AuthorDraft]:
    """ "the Courier reported, citing two aides", "Norfax quoted Col. Dorin as saying": the source and its relay."""
    tokens, low = scene.tokens, scene.tokens.low
    medium = draft.author
    if medium is None or draft.cue is None:
        return []
    at = bisect_left(tokens.start, max(medium.end, draft.cue.end))
    between = range(bisect_left(tokens.start, medium.end), bisect_left(tokens.start, draft.cue.start))
    for spot in (*between, *range(at, min(sentence.last, at + REACH))):
        if tokens.quote[spot] >= 0 or low[spot] == BREAK:
            break
        tail = next((tail for tail in scene.language.citing.get(low[spot], ()) if _matches(low, spot + 1, tail)), None)
        if tail is None:
            continue
        if not _passes_on(scene, medium, draft.cue):
            return []
        phrase = noun_phrases.after(scene, spot + 1 + len(tail), sentence.last, any_noun=True)
        source = author(scene, phrase, RELAY) if phrase is not None and not phrase.pronoun else None
        if source is not None:
            source.rule = medium.rule
            draft.author = source
            return [medium]
    return []


def _according(scene: Scene, draft: Draft, sentence: Sentence) -> list[AuthorDraft]:
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
            return [relay] if relay is not None and not _is_same(relay, draft.author) else []
    return []


def _passes_on(scene: Scene, medium: AuthorDraft, cue: CueDraft) -> bool:
    """Whether who "says" it is a medium: by its name, or by a verb with which media report.

    A company that cites its engineers still speaks for itself.
    """
    first = bisect_left(scene.tokens.start, medium.start)
    last = bisect_left(scene.tokens.start, medium.end) - 1
    named = any(scene.tokens.low[at] in scene.language.media for at in range(first, last + 1))
    return named or cue.lemma in scene.language.passing or is_medium(scene, Phrase(first, last))


def _quoted_by(scene: Scene, draft: Draft, sentence: Sentence) -> list[AuthorDraft]:
    """ "“…”, the agency Norfax quoted Pavel Dorin", "zitierte die Agentur den Kommandeur": the object says it."""
    tokens, medium, cue = scene.tokens, draft.author, draft.cue
    if medium is None or cue is None or scene.text[cue.start : cue.end].casefold() not in scene.language.quoting:
        return []
    at = bisect_left(tokens.start, max(medium.end, cue.end))
    phrase = noun_phrases.after(scene, at, sentence.last) if at < sentence.last else None
    source = author(scene, phrase, RELAY) if phrase is not None and not phrase.pronoun else None
    anybody = medium.name.casefold() in scene.language.impersonal
    if source is None or not (anybody or medium.kind in MEDIA_KINDS):
        return []
    source.rule = medium.rule
    draft.author = source
    return [] if anybody else [medium]


def _quoted_as_saying(scene: Scene, draft: Draft, sentence: Sentence) -> list[AuthorDraft]:
    """ "Norfax quoted Col. Dorin as saying that …": who is quoted says it."""
    tokens, low = scene.tokens, scene.tokens.low
    medium = draft.author
    if medium is None or draft.cue is None:
        return []
    cue = bisect_left(tokens.start, draft.cue.start)
    for at in range(max(sentence.first, cue - REACH), cue):
        if low[at] not in scene.language.quoting:
            continue
        phrase = noun_phrases.after(scene, at + 1, cue)
        source = author(scene, phrase, RELAY) if phrase is not None else None
        if source is not None and source.start > medium.end:
            source.rule = medium.rule
            draft.author = source
            return [medium]
    return []


def without_naming_of_sources(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Without "two aides" of "citing two aides": whom a relay names says something, but is not what is said."""
    naming = {" ".join((first, *tail)) for first, tails in scene.language.citing.items() for tail in tails}
    naming |= {word for name in naming for word in name.split() if word in scene.language.cues}
    return [
        draft
        for draft in drafts
        if draft.rule is not VERB_NOMINAL
        or draft.cue is None
        or scene.text[draft.cue.start : draft.cue.end].casefold() not in naming
    ]


def without_titles_of_relays(drafts: list[Draft]) -> list[Draft]:
    """Without the programmes that stand in marks in the name of a relay: "said on KTV's “Meet the Mayor.”"."""
    spans = sorted({(relay.start, relay.end) for draft in drafts for relay in draft.via})

    def is_title(draft: Draft) -> bool:
        at = bisect_right(spans, (draft.start, draft.end)) - 1
        return draft.kind == "direct" and at >= 0 and draft.end <= spans[at][1]

    return [draft for draft in drafts if not is_title(draft)]


def _matches(low: Sequence[str], at: int, tail: tuple[str, ...]) -> bool:
    return tuple(low[at : at + len(tail)]) == tail


def _cited(scene: Scene, end: int, sentence: Sentence) -> list[AuthorDraft]:
    """The relay named just after the source or the verb, which ends at `end`."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    at = bisect_left(tokens.start, end)
    if at < sentence.last and low[at] == ",":
        at += 1
    for tail in language.cited.get(low[at], ()) if at < sentence.last else ():
        if tuple(low[at + 1 : at + 1 + len(tail)]) == tail:
            phrase = noun_phrases.after(scene, at + 1 + len(tail), sentence.last)
            if phrase is None or phrase.pronoun:
                return []
            # Who publishes its own figures passes nothing on; who is said to quote does.
            medium = is_medium(scene, phrase) or any(low[spot] in language.media for spot in _words(phrase))
            medium = medium or (not language.talks.isdisjoint(tail) and may_be_medium(scene, phrase))
            if low[at] not in language.quoted and not medium:
                return []
            found = relay_of(scene, phrase)
            return [found] if found else []
    return []


def _recorded(scene: Scene, draft: Draft, sentence: Sentence) -> list[AuthorDraft]:
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
        for tail in language.cited.get(low[at + 1], ()):
            if tuple(low[at + 2 : at + 2 + len(tail)]) == tail:
                phrase = noun_phrases.after(scene, at + 2 + len(tail), sentence.last)
                found = relay_of_anybody(scene, phrase)
                return [found] if found is not None and not _is_same(found, draft.author) else []
    return []


def _words(phrase: Phrase) -> range:
    return range(phrase.first, phrase.last + 1)


def _told(scene: Scene, draft: Draft, sentence: Sentence) -> list[AuthorDraft]:
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
            if relay is not None and not _is_same(relay, draft.author):
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
    named = any(tokens.low[here] not in language.media for here in _words(phrase)) or phrase.first in scene.named
    owned = language.nouns_capitalised and tokens.low[at] in language.noun_prepositions
    return owned and not named and scene.class_at(at - 1) == wc.NOUN and tokens.low[at - 1] not in language.time_words


def _is_same(relay: AuthorDraft, who: AuthorDraft | None) -> bool:
    """Whether the phrase that names the relay is the one that names who speaks."""
    return who is not None and who.start < relay.end and relay.start < who.end
