"""A noun phrase to the end of what belongs to it, and without what does not: "the commissioner for trade"."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from tracker.claims.grammar import noun_phrases
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.analysis import SentenceAnalysis
from tracker.claims.grammar.noun_phrases import before_time, goes_elsewhere
from tracker.claims.grammar.word_signs import is_voice
from tracker.claims.speakers.names import person_name, segments
from tracker.claims.speakers.titles import is_role
from tracker.claims.text.analysis import Phrase, Scene

# Prepositions between a role and the name of who holds it.
MOST_LINKS: Final = 3


def whole(scene: Scene, phrase: Phrase) -> Phrase:
    """The phrase to the end of what belongs to it: "the commissioner" of "the commissioner for trade, Ada Brun"."""
    phrase = _from_its_noun(scene, _from_its_words(scene, phrase))
    analysis = None if phrase.pronoun else scene.analysis_at(phrase.first)
    if analysis is None or goes_elsewhere(scene, phrase):
        return phrase
    phrase = Phrase(_with_owner(scene, analysis, phrase), _before_verb(scene, analysis, phrase))
    last = phrase.last
    while last > phrase.first and analysis.class_at(last) == wc.ADP:
        last -= 1
    last = _with_what_belongs(scene, analysis, last)
    if person_name(scene, phrase.first, last) is None:
        last = _to_the_name(scene, analysis, phrase.first, last)
    last = _before_number(scene, phrase.first, before_time(scene, phrase.first, last))
    while last > phrase.first and scene.tokens.low[last] in "-–—":
        last -= 1
    return Phrase(_with_name_before(scene, analysis, phrase.first, last), last)


def _before_number(scene: Scene, first: int, last: int) -> int:
    """Without a number that counts what follows: "laut der Agentur Norfax 900 Menschen"."""
    tokens, number = scene.tokens, scene.class_at(last) == wc.NUM
    counts = number and scene.language.nouns_capitalised and tokens.upper(last + 1)
    return last - 1 if last > first and counts and tokens.start[last + 1] == tokens.end[last] + 1 else last


def _with_name_before(scene: Scene, analysis: SentenceAnalysis, first: int, last: int) -> int:
    """The first token of "Ada Brun, Chefin von Nordmetall,": a name right before the comma of a role without one; of
    "einer der Helfer" the word that says how many."""
    low, language = scene.tokens.low, scene.language
    before = first - 1
    if not language.nouns_capitalised or before <= analysis.first - 1:
        return first
    if low[first] in language.linkers and low[before] in language.articles - language.definite - language.prepositions:
        return before
    role = is_role(low[analysis.head_at(first)], language) or any(
        is_role(low[at], language) for at in range(first, min(first + 2, last + 1))
    )
    named = analysis.phrase_around(before - 1) if low[before] == "," and before - 1 > analysis.first else None
    if named is None or not role or person_name(scene, first, last) is not None:
        return first
    whole_name = person_name(scene, named.begin, before - 1)
    if whole_name is None or whole_name.last == whole_name.first or whole_name.last != before - 1:
        return first
    return whole_name.role_first if whole_name.role_first >= 0 else whole_name.first


def _from_its_words(scene: Scene, phrase: Phrase) -> Phrase:
    """Without marks and conjunctions before its first word: "― the delegate", "where aides", "and some men"."""
    tokens, language = scene.tokens, scene.language
    first = phrase.first
    while first < phrase.last and (
        not tokens.printed(first, first)[0].isalnum()
        or (
            (tokens.low[first] in language.clause_starts or tokens.low[first] in language.conjunctions)
            and tokens.low[first] not in language.determiners
            and tokens.low[first] not in language.roles
        )
    ):
        if tokens.quote[first] >= 0 or first in scene.named or tokens.low[first] in "#@$€£":
            break
        first += 1
    if first < phrase.last and _is_verb_before_name(scene, first):
        first += 1
    return phrase if first == phrase.first else Phrase(first, phrase.last)


def _is_verb_before_name(scene: Scene, at: int) -> bool:
    """ "alienated Brun, who …": a finite verb that was read into the name behind it."""
    tokens, language = scene.tokens, scene.language
    small = not language.nouns_capitalised and not tokens.upper(at) and tokens.upper(at + 1)
    return small and scene.class_at(at) == wc.VERB and not is_voice(tokens.low[at], language)


def _with_owner(scene: Scene, analysis: SentenceAnalysis, phrase: Phrase) -> int:
    """Where the phrase begins with what stands before its noun: "Moreno's" campaign, a "53%" majority."""
    before = scene.tokens.low[phrase.first - 1] if phrase.first > analysis.first else ""
    base = analysis.phrase_at(phrase.first)
    owned = before == "%" or before in scene.language.genitives
    if not owned and not (before and scene.tokens.quote[phrase.first - 1] >= 0):
        return phrase.first
    if base is None or base.begin >= phrase.first or base.head > phrase.last:
        return phrase.first
    between = range(base.begin, phrase.first)
    return phrase.first if any(at in scene.hit_at or scene.tokens.low[at] == "," for at in between) else base.begin


def _before_verb(scene: Scene, analysis: SentenceAnalysis, phrase: Phrase) -> int:
    """The last token of the phrase before a verb: nobody is called "the member set a deadline"."""
    for at in range(phrase.first + 1, min(phrase.last + 1, analysis.last)):
        kind = analysis.class_at(at)
        if scene.tokens.low[at] == "," and scene.tokens.low[at + 1] in scene.language.subordinators:
            # "Corwin, whose quarrel …, told": what a clause says of somebody is no part of the name.
            return at - 1
        if kind == wc.REL or scene.tokens.low[at] in ",(" or scene.tokens.quote[at] >= 0:
            return phrase.last
        named = analysis.class_at(at - 1) in (wc.NOUN, wc.PROPN)
        if (
            kind in (wc.VERB, wc.AUX, wc.INF)
            and named
            and not scene.tokens.upper(at)
            and analysis.phrase_at(at) is None
            and not (at < phrase.last and noun_phrases.opens_attribute(scene, phrase.first))
        ):
            return at - 1
    return phrase.last


def _from_its_noun(scene: Scene, phrase: Phrase) -> Phrase:
    """Without what stands before a comma and is nobody: "otra parte, el ministro", "8.41 Uhr – die Ministerin"."""
    parts = segments(scene, phrase.first, phrase.last)
    first = phrase.first
    adverbial = first > 0 and scene.tokens.low[first - 1] in scene.language.prepositions
    for (begin, end), (following, _) in pairwise(parts):
        if begin != first or _names_somebody(scene, begin, end, documents=not adverbial):
            break
        first = following
    return phrase if first == phrase.first else Phrase(first, phrase.last)


def _names_somebody(scene: Scene, first: int, last: int, *, documents: bool) -> bool:
    """`documents`: texts that speak count ("a report"); behind a preposition they are no subject ("por otra parte")."""
    language, low = scene.language, scene.tokens.low
    voiced = any(
        (is_voice(low[at], language) and (documents or low[at] not in language.documents)) or is_role(low[at], language)
        for at in range(first, last + 1)
    )
    return voiced or any(scene.class_at(at) == wc.PROPN for at in range(first, last + 1))


def _with_what_belongs(scene: Scene, analysis: SentenceAnalysis, last: int) -> int:
    around = analysis.phrase_around(last)
    if around is None or around.until <= last or not _is_plain(scene, last + 1, around.until):
        return last
    # "Fenwright's warning" is no more of Fenwright.
    if analysis.class_at(last + 1) == wc.PART:
        return last
    # "sagte Munde der Zeitung": to whom, not whose.
    told = scene.language.media if scene.language.nouns_capitalised else frozenset[str]()
    return last if any(scene.tokens.low[at] in told for at in range(last + 1, around.until + 1)) else around.until


def _to_the_name(scene: Scene, analysis: SentenceAnalysis, first: int, last: int) -> int:
    """Past prepositions to who holds the role: "le commissaire à l'Économie Ada Brun"; `last` where none follows."""
    if not is_role(scene.tokens.low[analysis.head_at(last)], scene.language):
        return last
    end = last
    for _ in range(MOST_LINKS):
        after = end + 1
        if after + 1 >= analysis.last or analysis.class_at(after) != wc.ADP:
            return last
        phrase = analysis.phrase_at(after + 1)
        if phrase is None or not _is_plain(scene, after, phrase.until) or _is_told(scene, after):
            return last
        end = phrase.until
        named = person_name(scene, first, end)
        if named is not None and named.last > named.first:
            return end
    return last


def _is_told(scene: Scene, at: int) -> bool:
    """ "a confié la juge au journal The Tarn": a medium to which it was said, which names nobody."""
    low, language = scene.tokens.low, scene.language
    return low[at] in language.relay_to and low[at + 1] in language.media


def _is_plain(scene: Scene, first: int, last: int) -> bool:
    """Whether neither a reporting verb nor a quotation stands among the tokens."""
    return not any(at in scene.hit_at or scene.tokens.quote[at] >= 0 for at in range(first, last + 1))
