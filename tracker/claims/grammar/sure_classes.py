"""Word classes where the lists and the print are surer than the tagger: hand lists overrule learned tags."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tracker.claims.grammar import word_classes as wc
from tracker.claims.speakers.titles import is_body, is_role
from tracker.languages.lexicon import Language

NAMED: Final = frozenset({wc.NOUN, wc.PROPN})
NAMING: Final = frozenset({wc.NOUN, wc.PROPN, wc.NUM, wc.X})
BEFORE_NOUN: Final = frozenset({wc.DET, wc.ADJ, wc.NUM, wc.PROPN})
DESCRIBED: Final = frozenset({wc.NOUN, wc.PROPN, wc.ADJ})
# Behind these a capital may begin a sentence.
OPENING: Final = frozenset({wc.PUNCT, wc.QUOTE})
# Shorter words that end as those of manner do are names ("Frisch", "Ulich").
LONG: Final = 7
# An adjective of a country has what it begins with and an ending ("ucrain-o", "ukrain-ienne").
SHORTEST_COUNTRY: Final = 4
LONGEST_ENDING: Final = 4


def overruled(
    low: Sequence[str], upper: Sequence[bool], quote: Sequence[int], learned: Sequence[int], language: Language
) -> list[int]:
    """The learned classes, where nothing surer is known: a quotation is one, what has no letter or digit is a mark,
    a word of manner that opens the sentence is no noun, a subject pronoun neither ("in the town one hopes") but behind
    a determiner ("the one"), a role without a noun behind it is no adjective ("a city official"), what a hyphen joins
    to a number is one ("a 52-count complaint"), and a verb's form with a capital inside a sentence is a name ("Élie
    Morvant"), unless most words have one; so is a verb before one of saying, and a preposition that no list has, before
    a name ("Ada Brun")."""
    headline = 2 * sum(upper) > sum(word[0].isalpha() for word in low)
    found: list[int] = []
    for at, (word, kind) in enumerate(zip(low, learned, strict=True)):
        if quote[at] >= 0:
            kind = wc.QUOTE
        elif not (word[0].isalnum() or any(letter.isalnum() for letter in word)):
            # "The workers' union": the genitive of a plural.
            owns = word in language.genitives and at > 0 and low[at - 1].endswith(language.plural_endings)
            kind = wc.PART if owns and learned[at + 1 : at + 2] in ([wc.NOUN], [wc.ADJ]) else wc.PUNCT
        else:
            before = found[-1] if at else wc.PUNCT
            if (
                kind == wc.NOUN
                and not upper[at]
                and before in NAMED
                and _is_past(
                    word,
                    before,
                    language,
                    governs=_governs(low, learned, at, language),
                    reports=_reports(low, at, language) and not _is_object(found),
                )
            ):
                kind = wc.VERB
            following = learned[at + 1] if at + 1 < len(low) else wc.PUNCT
            # "One person close to the guild", but "in the town one hopes".
            counts = kind == wc.NUM and following in (wc.NOUN, wc.ADJ) and low[at + 1] not in language.cues
            if word in language.pronouns and (counts or _is_one_of(low, learned, at, before, language)):
                kind = wc.DET
            kind = _surer(word, kind, before, following, language)
            if kind == wc.VERB and before in NAMED and _is_body_that_says(low, at, language):
                kind = wc.NOUN
            if kind == wc.PUNCT and word in language.genitives and before in NAMED:
                # A word is no mark: "the harbour's programs".
                kind = wc.PART
            if upper[at] and kind in wc.VERBAL and before not in OPENING and not headline:
                kind = wc.NOUN if language.nouns_capitalised else wc.PROPN
            elif kind == wc.ADJ and before in NAMED and _reports(low, at, language):
                kind = wc.VERB
            elif kind == wc.VERB and upper[at] and following == wc.VERB and _acts(low, at, language):
                kind = wc.PROPN
            elif at > 1 and low[at - 1] == "-" and found[at - 2] == wc.NUM and kind != wc.NUM:
                kind = wc.ADJ
            elif (
                at == 0 and kind == wc.ADP and upper[0] and learned[1:2] == [wc.PROPN] and _is_no_small(word, language)
            ) or (kind == wc.NOUN and language.given and upper[at] and _is_named(low, upper, at, found, language)):
                kind = wc.PROPN
            elif at == 0 and kind in NAMING and _says_how(word, learned[1:2], language):
                kind = wc.ADV
        found.append(kind)
    return found


def _acts(low: Sequence[str], at: int, language: Language) -> bool:
    """ "Farn afirmó que …": in the Romance languages no finite verb stands before another, so that what opens the
    sentence before a verb of saying is a name, whatever it ends in."""
    return language.adjectives_follow and low[at + 1] in language.cues and low[at] not in language.auxiliaries


def _is_body_that_says(low: Sequence[str], at: int, language: Language) -> bool:
    """ "The Norwold fire brigade wrote": between a noun and a verb of saying stands a body, whatever else it can be."""
    following = low[at + 1] if at + 1 < len(low) else ""
    finite = any(form.category == "finite" for form in language.cues.get(following, ()))
    return finite and language.subject_before_verb and is_body(low[at], language)


def _is_one_of(low: Sequence[str], learned: Sequence[int], at: int, before: int, language: Language) -> bool:
    """ "One Democrat", "one senior Norwold official": before a noun the word counts, and is nobody by itself."""
    if low[at] not in language.determiners or low[at] not in language.impersonal or before in BEFORE_NOUN:
        return False
    noun = at + 1
    while noun < len(low) and learned[noun] == wc.ADJ:
        noun += 1
    return noun < len(low) and learned[noun] in NAMED and low[noun] not in language.cues


def _is_named(low: Sequence[str], upper: Sequence[bool], at: int, found: Sequence[int], language: Language) -> bool:
    """Whether a noun is a first name before another capital, or the surname behind one: "Ulf Merten"."""
    if at and found[-1] in (wc.DET, wc.NUM, wc.ADJ):
        return False
    if low[at] in language.given and at + 1 < len(low):
        return upper[at + 1] and low[at + 1][0].isalpha()
    surname = at > 0 and low[at - 1] in language.given and found[-1] == wc.PROPN and upper[at - 1]
    return surname and not is_role(low[at], language) and not is_body(low[at], language)


def _is_no_small(word: str, language: Language) -> bool:
    """Whether no list has a word that the model takes for a preposition ("Ada")."""
    return word not in language.prepositions and word not in language.noun_prepositions


def _is_object(found: Sequence[int]) -> bool:
    """Whether the names that end a row of classes hang on a verb or a preposition: "rejected Republican claims"."""
    at = len(found) - 1
    while at >= 0 and found[at] == wc.PROPN:
        at -= 1
    return at >= 0 and (found[at] in wc.VERBAL or found[at] == wc.ADP)


def _says_how(word: str, following: Sequence[int], language: Language) -> bool:
    """ "Besorgt äußerte sich NP", "Ergänzend sagte NP": what opens the sentence only has its capital from it."""
    how = word in language.manners or (len(word) >= LONG and word.endswith(language.manner_endings))
    return how and any(kind in wc.FINITE or kind == wc.PUNCT for kind in following)


def _reports(low: Sequence[str], at: int, language: Language) -> bool:
    """Whether a finite form of saying stands before "that": "l'institut affirme que"."""
    follows = at + 1 < len(low) and low[at + 1] in language.complementisers
    return follows and any(form.category == "finite" and not form.tail for form in language.cues.get(low[at], ()))


def _is_past(word: str, before: int, language: Language, *, governs: bool, reports: bool) -> bool:
    """Whether a form of saying can be nothing but a finite verb: an irregular past ("The Democrat spoke briefly"), a
    regular one or one of the present behind a name ("Ada Brun echoed the plan", "when Ada Brun announces")."""
    forms = language.cues.get(word, ()) if language.subject_before_verb else ()
    if forms and before == wc.PROPN and word.endswith(language.past_endings):
        return True
    present = word.endswith(language.singular_endings) and all(form.category == "finite" for form in forms)
    if forms and before == wc.PROPN and present and reports:
        # "Ada Griffin claims that …": a noun as well, but not before what somebody says.
        return True
    if forms and before == wc.PROPN and present and word not in language.verb_or_noun:
        return True
    if forms and before == wc.NOUN and present and word not in language.verb_or_noun and governs:
        # "Norwold's top judge defends the fee".
        return True
    stems = (form.lemma.partition(" ")[0][:-1] for form in forms)
    only = bool(forms) and all(form.category == "finite" for form in forms)
    return only and word not in language.verb_or_noun and not any(word.startswith(stem) for stem in stems)


def _governs(low: Sequence[str], learned: Sequence[int], at: int, language: Language) -> bool:
    """Whether an object follows, and the noun before is one: "Norwold's top judge defends the fee"."""
    following = learned[at + 1] if at + 1 < len(low) else wc.PUNCT
    return following in BEFORE_NOUN | NAMED and not low[at - 1].endswith(language.plural_endings)


def _surer(word: str, kind: int, before: int, following: int, language: Language) -> int:
    """What the lists of the language say of a word, or the class that it was given."""
    if kind in NAMING and word in language.pronouns and before not in BEFORE_NOUN:
        return wc.PRON
    named = before in NAMED and following not in DESCRIBED
    if kind == wc.ADJ and named and not language.adjectives_follow and word in language.roles:
        return wc.NOUN
    if not language.adjectives_follow:
        return kind
    if kind in wc.FINITE and before in NAMED and _is_of_country(word, language):
        return wc.ADJ
    if kind == wc.ADV and before == wc.DET and following in wc.FINITE and word in language.anonymous:
        # "Otra fuente dijo": a word that the tagger has not met in this place.
        return wc.NOUN
    heads = kind == wc.ADJ and before in (wc.DET, wc.ADP) and following not in DESCRIBED
    return wc.NOUN if heads and word in language.collectives else kind


def _is_of_country(word: str, language: Language) -> bool:
    """ "Il ministro degli Esteri ucraino": what the adjectives of a country begin with, and no verb."""
    shortest = max(SHORTEST_COUNTRY, len(word) - LONGEST_ENDING)
    return any(word[:size] in language.nationalities for size in range(shortest, len(word) + 1))
