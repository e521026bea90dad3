"""Noun phrases without a parser, read backwards: who stands before a verb, and who does what it says."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar.noun_phrases import LONGEST, PUNCTUATION, after, is_name, is_voice, looks_finite, matched
from tracker.claims.text.analysis import Hit, Phrase, Scene
from tracker.claims.text.sentences import Sentence
from tracker.claims.text.tokens import BREAK

LONGEST_APPOSITION: Final = 24


def subject_of(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """Who does what the verb says: joined pronoun, inverted or plain subject, or that of the main clause."""
    tokens, language = scene.tokens, scene.language
    if hit.enclitic >= 0:
        return Phrase(hit.enclitic, hit.enclitic, True)
    if hit.mode in ("gerund", "infinitive"):
        return _main_subject(scene, hit, sentence)
    if language.verb_second and _is_inverted(scene, hit, sentence):
        phrase = after(scene, hit.begin + 1, sentence.last)
        if phrase is not None:
            return phrase
    found = before(scene, hit.begin, sentence.first)
    if found is not None and not _is_relative(scene, found):
        return found
    if found is None and hit.first > sentence.first and tokens.low[hit.first - 1] in language.conjunctions:
        return _main_subject(scene, hit, sentence)
    return found if found is not None else _main_subject(scene, hit, sentence)


def _is_relative(scene: Scene, phrase: Phrase) -> bool:
    return phrase.pronoun and scene.tokens.low[phrase.first] in scene.language.relatives


def _is_inverted(scene: Scene, hit: Hit, sentence: Sentence) -> bool:
    """In a verb-second language, the verb stands before its subject when anything else fills the first place."""
    tokens, language = scene.tokens, scene.language
    before = hit.begin - 1
    if before < sentence.first:
        return False
    following = hit.begin + 1
    if following >= sentence.last:
        return False
    word = tokens.low[following]
    if word in language.pronouns and word not in language.determiners:
        return True
    first = sentence.first
    return (
        tokens.low[first] in language.prepositions
        or tokens.low[first] in language.adverbials
        or tokens.low[first] in language.time_words
    )


def _main_subject(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """The subject of the verb before this one, or of the sentence."""
    previous = None
    for here in range(hit.first - 1, sentence.first - 1, -1):
        other = scene.hit_at.get(here)
        if other is not None and other is not hit and other.mode == "finite":
            previous = other
            break
    if previous is not None:
        if previous.enclitic >= 0:
            return Phrase(previous.enclitic, previous.enclitic, True)
        if scene.tokens.quote[previous.first - 1] >= 0 or scene.tokens.low[previous.first - 1] == ",":
            phrase = after(scene, previous.last + 1, hit.first)
            if phrase is not None:
                return phrase
        found = before(scene, previous.first, sentence.first)
        if found is not None:
            return found
    for here in range(hit.first - 2, sentence.first, -1):
        if scene.tokens.low[here] in ",;:" or scene.tokens.quote[here] >= 0:
            break
        if here not in scene.hit_at and looks_finite(scene, here):
            return before(scene, here, sentence.first)
    return subject_of_clause(scene, sentence.first, hit.first)


def before(scene: Scene, i: int, begin: int) -> Phrase | None:
    """The noun phrase that ends just before token i, not before token `begin`: the subject of the verb at i."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    at = _before_asides(scene, i - 1, begin)
    while (
        at >= begin
        and not tokens.upper(at)
        and (
            (low[at] in language.adverbials or low[at] in language.negations or low[at] in language.object_pronouns)
            and low[at] not in language.pronouns
        )
    ):
        at -= 1
    at = _before_asides(scene, at, begin)
    at = scene.unnamed.get(at, at + 1) - 1
    tail = -1
    if at > begin and low[at] in ",–—)":
        opening = _opening(scene, at, begin)
        if opening > begin:
            tail, at = at - 1, opening - 1
        elif low[at] == ",":
            return None
    if at < begin or tokens.quote[at] >= 0:
        return None
    if low[at] in language.pronouns and (
        low[at] not in language.determiners or low[at] in language.relatives or tokens.upper(at) or at == begin
    ):
        return Phrase(at, at, True)
    if low[at] in language.relatives and low[at] not in language.complementisers | frozenset():
        return _antecedent(scene, at, begin)
    first = start_of(scene, at, begin)
    if first < 0:
        return None
    if low[at] in language.pronouns and first == at:
        return Phrase(at, at, True)
    if tail > at and _belongs(scene, at + 1, tail):
        return Phrase(first, tail)
    at = _before_relay(scene, first, at)
    if first > begin + 1 and low[first - 1] == "," and is_name(scene, first, at):
        wider = _role_before(scene, first - 2, begin)
        if wider >= 0:
            first = wider
    return Phrase(first, at)


def _before_asides(scene: Scene, at: int, begin: int) -> int:
    """The last token before an aside that ends at `at`, with its commas ("…, de son côté, a dit")."""
    low, language = scene.tokens.low, scene.language
    while at >= begin:
        here = at - 1 if low[at] == "," else at
        tails = language.parentheticals_reversed.get(low[here], ()) if here >= begin else ()
        length = next((1 + len(tail) for tail in tails if tuple(low[here - len(tail) : here][::-1]) == tail), 0)
        if not length:
            return at
        at = here - length
        if at >= begin and low[at] == "," and here != at + length:
            at -= 1
    return at


def _before_relay(scene: Scene, first: int, last: int) -> int:
    """The last token before "cited by …" in a noun phrase, or its last token."""
    low, language = scene.tokens.low, scene.language
    for at in range(first + 1, last):
        if low[at] in language.cited and matched(low, at, language.cited[low[at]]):
            return at - 1
    return last


def _belongs(scene: Scene, comma: int, last: int) -> bool:
    """Whether what stands between the commas is an apposition: a name, a role or a body."""
    low, language = scene.tokens.low, scene.language
    first = comma + 1
    if (
        first > last
        or low[first] in language.relatives
        or low[first] in language.adverbials
        or low[first] in language.time_words
    ):
        return False
    if is_name(scene, first, last):
        return True
    return any(is_voice(low[at], language) for at in range(first, min(last + 1, first + 6)))


def _role_before(scene: Scene, at: int, begin: int) -> int:
    """The start of "le secrétaire général des Nations unies" before ", Antonio Guterres", or -1."""
    low, language = scene.tokens.low, scene.language
    if at < begin or scene.tokens.quote[at] >= 0:
        return -1
    first = start_of(scene, at, begin)
    if first < 0:
        return -1
    if any(low[here] in language.roles or low[here] in language.titles for here in range(first, at + 1)):
        return first
    return -1


def _opening(scene: Scene, at: int, begin: int) -> int:
    """The comma, dash or bracket that opens what the one at `at` closes, or -1."""
    low = scene.tokens.low
    mate = "(" if low[at] == ")" else low[at]
    for here in range(at - 1, max(begin - 1, at - 2 - LONGEST_APPOSITION), -1):
        if low[here] == mate:
            return here
        if low[here] in (BREAK, ";", ":"):
            return -1
    return -1


def _antecedent(scene: Scene, at: int, begin: int) -> Phrase | None:
    here = at - 1
    if here >= begin and scene.tokens.low[here] == ",":
        here -= 1
    if here < begin or scene.tokens.quote[here] >= 0:
        return None
    first = start_of(scene, here, begin)
    return None if first < 0 else Phrase(first, here)


def subject_of_clause(scene: Scene, begin: int, end: int) -> Phrase | None:
    """The first noun phrase of a clause, past an adverbial that a comma closes."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    at = begin
    while at < end and (
        low[at] in language.conjunctions
        or low[at] in language.clause_starts
        or not low[at][0].isalnum()
        or low[at] in language.adverbials
    ):
        if tokens.quote[at] >= 0:
            return None
        at += 1
    if at < end and low[at] in language.prepositions:
        comma = next((here for here in range(at, min(end, at + LONGEST_APPOSITION)) if low[here] == ","), -1)
        if comma < 0:
            return None
        at = comma + 1
    if at >= end:
        return None
    return after(scene, at, end)


def start_of(scene: Scene, last: int, begin: int) -> int:
    """The first token of the noun phrase that ends at `last`, or -1."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    if not low[last][0].isalnum() and low[last] not in (")", ".") and low[last] not in language.genitives:
        return -1
    if low[last] in language.phrase_ends and not tokens.upper(last):
        return -1
    edge = _edge(scene, last, begin)
    first = edge
    while first < last and (
        low[first] in language.conjunctions
        or low[first] in language.clause_starts
        or low[first] in language.time_words
        or (low[first] in language.adverbials and low[first] not in language.determiners)
        or (low[first] in language.determiners and first + 1 <= last and low[first + 1] in language.time_words)
        or low[first] in ",-–—"
    ):
        first += 1
    if first > last:
        return -1
    if low[first] in language.prepositions or last - first > LONGEST:
        first = _walk(scene, last, first)
    while first < last and low[first] in language.prepositions:
        first += 1
    if low[first] in language.phrase_ends and first == last and not tokens.upper(first):
        return -1
    return first


def _edge(scene: Scene, last: int, begin: int) -> int:
    """The first token after the nearest sure boundary to the left."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    for at in range(last, max(begin, last - LONGEST - 14) - 1, -1):
        word = low[at]
        if tokens.quote[at] >= 0:
            # A quoted word inside a noun phrase has its determiner before it.
            if at > begin and low[at - 1] in language.determiners and at < last:
                continue
            return at + 1
        if word in PUNCTUATION:
            if word in "-'&/" or (
                word == "." and at > begin and (low[at - 1] in language.abbreviations or len(low[at - 1]) == 1)
            ):
                continue
            if word == ")" or word == "(":
                continue
            return at + 1
        if word == BREAK:
            return at + 1
        if at < last and word in language.conjunctions:
            if _coordinates(scene, at, last, begin):
                continue
            return at + 1
        if word in language.clause_starts and not tokens.upper(at):
            return at + 1
        if at < last and word in language.finite_hints and not tokens.upper(at):
            return at + 1
        if at < last and word in language.pronouns and word not in language.determiners:
            return at + 1
        if at < last and at in scene.hit_at and not tokens.upper(at) and scene.hit_at[at].mode == "finite":
            return at + 1
    return begin


def _coordinates(scene: Scene, at: int, last: int, begin: int) -> bool:
    """Whether "and" joins two names or two nouns with determiners, rather than two clauses."""
    tokens, language = scene.tokens, scene.language
    if at <= begin or at >= last:
        return False
    left, right = at - 1, at + 1
    if tokens.upper(left) and tokens.upper(right):
        return True
    return is_voice(tokens.low[left], language) and (
        is_voice(tokens.low[right], language) or tokens.low[right] in language.determiners
    )


def _walk(scene: Scene, last: int, limit: int) -> int:
    """Right to left through one noun phrase: names, nouns, "of" phrases; the determiner ends it."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    at = last
    while at > limit:
        previous = low[at - 1]
        if low[at] in language.determiners and low[at] not in language.noun_prepositions:
            if previous not in language.noun_prepositions:
                return at
        elif (
            low[at] in language.articles
            and previous not in language.noun_prepositions
            and previous not in language.determiners
        ):
            if previous in language.prepositions or low[at] not in language.of_articles:
                return at
        elif previous in language.prepositions and previous not in language.noun_prepositions:
            return at
        at -= 1
    return at
