"""What stands beside a name and says who it is: a role, an office, a trade, before it or behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.word_signs import PUNCTUATION
from tracker.claims.speakers.titles import is_body, is_role, nominative
from tracker.claims.text.analysis import Scene
from tracker.claims.text.tokens import BREAK, TERMINALS
from tracker.folding import plain
from tracker.languages.lexicon import Language
from tracker.models import Gender

# Tokens before or behind a name within which its role is looked for.
REACH: Final = 10
# Adverbs, negations and pronouns between a name and its verb.
BEFORE_VERB: Final = 3
# Adjectives of countries are listed by their beginnings ("rus", "deutsch") and end in so few letters.
SHORTEST_NATIONALITY: Final = 3
LONGEST_ENDING: Final = 3
# Classes of words to which "of" joins what follows.
DESCRIBING: Final = frozenset({wc.NOUN, wc.PROPN, wc.ADJ})


@dataclass(frozen=True, slots=True)
class Described:
    """The words of a description and the noun that heads it, in lower case; `listed` where the lists know it as a
    person's role. `gender` is what the determiner before it shows."""

    text: str
    noun: str
    listed: bool
    gender: Gender | None = None


def gender_of(scene: Scene, role: str) -> Gender | None:
    """The gender that a role shows: "Mme", "Sprecherin", "chairman"; None where it shows none or both."""
    language = scene.language
    folded = role.casefold().replace("'", " ")
    words = [*folded.replace(".", "").split(), *folded.replace("-", " ").split()]
    words += [nominative(word, language) for word in words]
    feminine = any(word in language.feminine for word in words)
    masculine = any(word in language.masculine for word in words)
    if feminine == masculine:
        return None
    return "feminine" if feminine else "masculine"


def determiner_gender(language: Language, word: str) -> Gender | None:
    """The gender that a determiner shows: "la", "el"; None where it shows none."""
    if word in language.feminine_determiners:
        return "feminine"
    return "masculine" if word in language.masculine_determiners else None


def described_gender(scene: Scene, description: str, opens: str) -> Gender | None:
    """The gender that a description shows, by its role or else by the word that opens it."""
    return gender_of(scene, description) or determiner_gender(scene.language, opens)


def role_before(scene: Scene, first: int) -> Described | None:
    """The role right before a name: "Finance Minister", "le maire de Brest,"; None where there is none."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    at = first - 1
    comma = at >= 0 and low[at] == "," and bool(language.articles)
    if comma:
        at -= 1
    end, found = at, False
    # Behind an article in "of the", in case no article opens what is before it ("en présence du ministre, X").
    joined = -1
    if not comma and _behind_of(scene, end):
        return None
    while at >= 0 and end - at < REACH:
        word = low[at]
        if tokens.quote[at] >= 0 or word == BREAK or at in scene.hit_at:
            break
        if word in PUNCTUATION and not (word == "." and at > 0 and low[at - 1] in language.abbreviations):
            break
        # "à la presse le capitaine Tarling": an article without "of" before it opens the phrase.
        joins = at < end and scene.class_at(at - 1) in DESCRIBING
        joins = joins and (word not in language.definite or language.nouns_capitalised)
        # "The commissioner for trade, Ada Brun": what the office is for, as long as none has been met.
        aimed = joins and comma and not found and (word in language.prepositions or scene.class_at(at) == wc.ADP)
        joins = joins and (aimed or word in language.noun_prepositions or _is_to(scene, at))
        if word in language.determiners and not joins and not (at > 0 and _is_of(language, low[at - 1])):
            break
        if (word in language.conjunctions and not _joins_roles(scene, at)) or (
            word in language.prepositions and word not in language.noun_prepositions and not joins
        ):
            break
        if scene.class_at(at) in wc.FINITE and not is_role(word, language):
            break
        joined = at if found and word in language.determiners and _is_of(language, word) else joined
        found = found or is_role(word, language)
        at -= 1
    opened = at >= 0 and low[at] in language.determiners
    if comma and not opened and joined >= 0 and is_role(low[joined + 1], language):
        at, opened = joined, True
    # "der Gewerkschaft Nordmetall": the name of the body that stands before it, not of who speaks for it.
    if not comma and end >= 0 and is_body(low[end], language) and not is_role(low[end], language):
        return None
    # "…, the mayor, Ada Brun": a comma joins a role to a name only where the role begins its phrase.
    starts = at < 0 or low[at] == BREAK or low[at] in TERMINALS
    if comma and not opened and not (starts and is_role(low[at + 1], language)):
        return None
    noun = _noun_of(scene, at + 1, end)
    subject = comma and is_subject(scene, first)
    if subject and at > 0 and scene.class_at(at - 1) == wc.ADP:
        # "Según la diputada, Odo Farn nunca quiso la obra": whom she tells of.
        return None
    apart = comma and (is_body(noun, language) or subject)
    if not found and (not (noun and opened) or apart):
        # "Selon le club, Ana Rivel sera absente", "After the vote, Ada Brun left": no club, and no vote.
        return None
    gender = determiner_gender(language, low[at]) if opened and not language.nouns_capitalised else None
    return Described(tokens.printed(at + 1, end), noun, found, gender)


def is_subject(scene: Scene, first: int) -> bool:
    """Whether a verb or a quotation follows the capitals that begin at a token: no comma closes what the one before
    would open."""
    language, at = scene.language, first + 1
    while at < len(scene.tokens) and scene.tokens.upper(at):
        at += 1
    small = language.negations | language.adverbials | language.object_pronouns
    end = at + BEFORE_VERB
    while at < end and scene.tokens.low[at] in small:
        at += 1
    return scene.class_at(at) in wc.FINITE or scene.tokens.quote[at] >= 0


def _is_to(scene: Scene, at: int) -> bool:
    """ "L'adjointe au maire": right behind a role."""
    low, language = scene.tokens.low, scene.language
    return low[at] in language.relay_to and is_role(low[at - 1], language)


def _joins_roles(scene: Scene, at: int) -> bool:
    """ "Romancière et essayiste, …": "and" between two roles of one person."""
    low, language = scene.tokens.low, scene.language
    return at > 0 and at + 1 < len(low) and is_role(low[at - 1], language) and is_role(low[at + 1], language)


def _is_of(language: Language, word: str) -> bool:
    return word in language.noun_prepositions and word not in language.conjunctions


def _behind_of(scene: Scene, at: int) -> bool:
    """Whether "of" stands at the token, or before the article there: of a place, no name ("le maire de Brest")."""
    low, language = scene.tokens.low, scene.language
    if at > 0 and low[at] in language.determiners:
        return low[at] in language.noun_prepositions or low[at - 1] in language.noun_prepositions
    return at >= 0 and low[at] in language.noun_prepositions


def _noun_of(scene: Scene, first: int, last: int) -> str:
    """The noun that heads the tokens of a description: the first where adjectives follow, else the last before "of"."""
    low, language = scene.tokens.low, scene.language
    end = next((at - 1 for at in range(first + 1, last + 1) if low[at] in language.noun_prepositions), last)
    common = [
        low[at]
        for at in range(first, end + 1)
        if scene.class_at(at) == wc.NOUN and (language.nouns_capitalised or not scene.tokens.upper(at))
    ]
    nouns = [word for word in common if word not in language.time_words and word.isalpha()]
    if not nouns:
        return ""
    return nouns[0] if language.adjectives_follow else nouns[-1]


def role_behind(scene: Scene, last: int) -> Described | None:
    """The role behind a name: ", the finance minister,", "(CDU-Politiker)"; None where there is none."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    at = past_place(scene, last) + 1
    if at >= len(low) or low[at] not in ",(":
        return None
    begin = at + 1
    at, found = begin, False
    while at < len(low) and at - begin < REACH and low[at] not in ",()" and low[at] not in TERMINALS:
        if low[at] == BREAK or tokens.quote[at] >= 0 or at in scene.hit_at or low[at] in language.relatives:
            break
        if is_role(low[at], language) and low[at - 1] not in language.noun_prepositions:
            found = True
        at += 1
    gender: Gender | None = None
    told = at in scene.hit_at or any(scene.class_at(here) in wc.FINITE for here in range(begin, at))
    if told and low[begin] in language.determiners:
        # "Après Ana Rivel, le ministre a parlé": another one, who begins a clause.
        return None
    if begin < at and low[begin] in language.determiners and not language.nouns_capitalised:
        gender = determiner_gender(language, low[begin])
    while begin < at and low[begin] in language.determiners:
        begin += 1
    if begin >= at:
        return None
    noun = _noun_of(scene, begin, at - 1) if scene.class_at(begin) in (wc.NOUN, wc.ADJ) else ""
    if not found and not noun:
        return None
    return Described(tokens.printed(begin, at - 1), noun, found, gender)


def past_place(scene: Scene, last: int) -> int:
    """The end of "of Norwold" behind a name that ends at `last`, or `last`."""
    tokens, language = scene.tokens, scene.language
    of = last + 1
    if language.adjectives_follow or language.nouns_capitalised or of + 1 >= len(tokens):
        return last
    if tokens.low[of] not in language.linkers or not tokens.upper(of + 1):
        return last
    end = of + 1
    while end + 1 < len(tokens) and tokens.upper(end + 1):
        end += 1
    return end


def differ(printed: str, roles: Sequence[str], language: Language) -> bool:
    """Whether a description is of another country, place or body than every role: "the German president" beside
    "French President", "le ministre de l'Intérieur" beside "ministre des Finances". What says less ("le ministre") or
    differently ("du comté") is of no other."""
    country = nationality(printed, language)
    countries = {found for role in roles if (found := nationality(role, language))}
    if country and countries and country not in countries:
        return True
    wanted = _of_what(printed, language)
    held = [kept for role in roles if (kept := _of_what(role, language))]
    return bool(wanted) and bool(held) and not any(_alike(wanted, kept) for kept in held)


def nationality(text: str, language: Language) -> str:
    """What the first adjective of a country in a description begins with; "" where it has none."""
    for word in text.casefold().split():
        for size in range(max(SHORTEST_NATIONALITY, len(word) - LONGEST_ENDING), len(word) + 1):
            if word[:size] in language.nationalities:
                return word[:size]
    return ""


def agree(printed: str, roles: Sequence[str], language: Language) -> bool:
    """Whether a description names what one of the roles is of: "le ministre de l'Intérieur" and that role."""
    wanted = _of_what(printed, language)
    return bool(wanted) and any(_shares(wanted, kept) for role in roles if (kept := _of_what(role, language)))


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    names, others = _capitals(one), _capitals(other)
    return bool(names) != bool(others) or _shares(names or one, others or other)


def _shares(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a word stands on both sides, or one is the other's acronym ("CNTC")."""
    if {plain(word) for word in one} & {plain(word) for word in other}:
        return True
    initials = ["".join(word[0] for word in _capitals(words)) for words in (one, other)]
    return any(
        word.isupper() and word == first
        for words, first in ((one, initials[1]), (other, initials[0]))
        for word in words
    )


def _capitals(words: Sequence[str]) -> list[str]:
    return [word for word in words if word[:1].isupper()]


def _of_what(text: str, language: Language) -> list[str]:
    """The telling words behind the first "of" of a description."""
    words = text.replace("'", "' ").replace(",", " ").split()
    small = language.noun_prepositions | language.determiners | language.conjunctions
    at = next((at for at, word in enumerate(words) if at and _is_of(language, word.casefold())), len(words))
    small |= language.units
    return [word for word in words[at:] if word.casefold() not in small and len(word) > 2 and not word.isdecimal()]
