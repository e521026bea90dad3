"""Whether a run of capitals is the name of a person, by what stands beside it."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.word_signs import is_party_and_place
from tracker.claims.speakers.titles import is_body, is_role, state_named
from tracker.claims.text.analysis import Scene
from tracker.claims.text.named import names_body

LONGEST_BARE: Final = 3


def is_called_so(scene: Scene, role: int, first: int) -> bool:
    """ "Una vecina de la calle Lices", "le patron de l'usine Orvel": one capital names the noun that somebody is of."""
    low, language = scene.tokens.low, scene.language
    of = any(low[at] in language.linkers for at in range(role + 1, first - 1))
    common = scene.class_at(first - 1) == wc.NOUN and not scene.tokens.upper(first - 1)
    return language.adjectives_follow and of and common and not is_role(low[first - 1], language)


def is_owned(scene: Scene, first: int, last: int, end: int) -> bool:
    """ "The Courier's Ada Brun": who works for the owner, where nothing else follows; a body is owned as well."""
    language = scene.language
    owned = scene.tokens.low[first - 1] in language.genitives and not language.adjectives_follow
    return owned and last == end and first < last < first + LONGEST_BARE


def only_describes(scene: Scene, last: int, end: int) -> bool:
    """Whether the run that ends at `last` says whose or which the noun behind it is: "Ruiz's report", "Orr calendars".

    German and the Romance languages set the owner behind ("le rapport d'Ada Brun"), or in the genitive.
    """
    language, following = scene.language, last + 1
    if language.nouns_capitalised or language.adjectives_follow or following > end:
        return False
    return scene.class_at(following) == wc.PART or (
        scene.class_at(following) == wc.NOUN and not scene.tokens.upper(following)
    )


def of_somebody(scene: Scene, begin: int, first: int, last: int) -> bool:
    """Whether the run is of a noun that the head only belongs to: "die Stiftung des Dichters Karl Munde", "das Büro von
    Karl Munde", "der Leiter der Volksschule Sarndorf"; "der Präsident des Verbands Karl Munde" is Karl Munde."""
    language, low = scene.language, scene.tokens.low
    if language.subject_before_verb:
        # "The family of 8-year-old Tom Hale": of a body or a group; "the head of the board Ada Brun" is Ada Brun.
        # "House of Commons Speaker Ada Brun" holds an office behind the name of the body.
        of = next((at for at in range(begin + 1, first) if low[at] in language.linkers), first)
        held = (low[at] for at in range(of, first) if not low[at].endswith(language.age_endings))
        group = low[of - 1] in language.collectives | language.bodies and not is_role(low[of - 1], language)
        return of < first and group and not any(is_role(word, language) for word in held)
    if not language.nouns_capitalised:
        return False
    nouns = (wc.NOUN, wc.PROPN)
    of = next(
        (
            at
            for at in range(begin + 1, first)
            if low[at] in language.noun_prepositions - language.conjunctions and scene.class_at(at - 1) in nouns
        ),
        -1,
    )
    if of < 0:
        return False
    between = range(of + 1, first)
    titles = language.titles - language.roles - language.offices
    words = [low[at] for at in between if low[at] not in titles]
    if any(is_role(word, language) or is_role(word[:-1], language) for word in words):
        # "Des Ministers" has a letter more than the table.
        return True
    if is_body(low[of - 1], language) and not is_role(low[of - 1], language):
        return True
    # "Die Chefin der Reederei Alte Linie": what a body is called, where no first name shows somebody.
    if names_body(low[first - 1], language) and low[first] not in language.given:
        return True
    return first == last and any(scene.class_at(at) == wc.NOUN for at in between)


def is_name(scene: Scene, first: int, last: int, *, titled: bool) -> bool:
    """A run of two words or more, or one behind a title; no body, no party with its place."""
    tokens, language = scene.tokens, scene.language
    if any(is_body(tokens.low[at], language) for at in range(first, last + 1)):
        return False
    if first == last and language.nouns_capitalised and state_named(tokens.low[first], language):
        # "Der Vertreter Norwegens": the state that somebody speaks for.
        return False
    if first == last and is_party_and_place(tokens.low[first]):
        return False
    return titled or last > first or not tokens.printed(first, last).isupper()


def behind_preposition(scene: Scene, begin: int, first: int) -> bool:
    """Whether "of" or an article stands right before the run: a place or a body, not a name ("de l'Intérieur")."""
    low, language = scene.tokens.low, scene.language
    before = first - 1
    while before > begin and low[before] in language.determiners:
        before -= 1
    if before < begin:
        return False
    word = low[before]
    # "sein Gegenüber Karl Munde": the noun, not the preposition.
    if language.nouns_capitalised and scene.class_at(before) == wc.NOUN and scene.tokens.upper(before):
        return before < first - 1
    return word in language.noun_prepositions or word in language.prepositions or before < first - 1


def has_occupation(scene: Scene, begin: int, first: int) -> bool:
    """Whether a noun in lower case stands right before the run: no list has every trade ("the beekeeper Tom Hale")."""
    tokens, language = scene.tokens, scene.language
    if first <= begin:
        return False
    word = tokens.low[first - 1]
    if language.nouns_capitalised:
        return scene.class_at(first - 1) == wc.NOUN and not is_body(word, language)
    small = word in language.determiners or word in language.prepositions or word in language.noun_prepositions
    small = small or word in language.documents
    noun = language.adjectives_follow or scene.class_at(first - 1) in (wc.NOUN, wc.PROPN)
    return noun and word.isalpha() and not tokens.upper(first - 1) and not small and word not in language.conjunctions
