"""Who came in without a name: "a spokeswoman" is "the spokeswoman" from then on, and nobody whom the text names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from tracker.claims.grammar import word_classes as wc
from tracker.claims.speakers.descriptions import determiner_gender, gender_of
from tracker.claims.speakers.people import People
from tracker.claims.speakers.titles import is_role
from tracker.claims.speakers.topics import FARTHEST, Topics
from tracker.claims.text.analysis import Scene
from tracker.folding import plain
from tracker.languages.lexicon import Language
from tracker.models import Gender

# So many words at most stand between an article and its noun, or between a name and what says who it is.
LONGEST_PHRASE: Final = 6
BEHIND: Final = 3
NAMES: Final = frozenset({wc.NOUN, wc.PROPN})
# What between an article and a noun shows that they are of two phrases.
ENDS_PHRASE: Final = wc.FINITE | {wc.ADP, wc.PUNCT, wc.REL, wc.SCONJ}


def is_somebody_else(scene: Scene, people: People, topics: Topics, heads: Sequence[str], start: int) -> bool:
    """Whether nobody whom the text names can be meant: newspapers bring in some offices without a name ("the
    president"), and others come in with "a" and no name in the sentences before."""
    language, tokens = scene.language, scene.tokens
    if any(head in language.known_offices for head in heads):
        return True
    end = bisect_left(tokens.start, start)
    number = max(0, topics.sentence_at(start) - FARTHEST)
    first = bisect_left(tokens.start, topics.starts[number])
    indefinite = language.articles - language.definite - language.possessives
    # "Pela cantora": an article in a preposition.
    indefinite -= language.prepositions | language.noun_prepositions if language.adjectives_follow else frozenset()
    for at in range(first, end):
        if plain(tokens.low[at]) in heads:
            opening = range(max(first, at - LONGEST_PHRASE), at)
            here = next((here for here in reversed(opening) if tokens.low[here] in indefinite), None)
            if here is not None and not _is_of_a_name(scene, people, here, at):
                return True
    return False


def _is_of_a_name(scene: Scene, people: People, first: int, noun: int) -> bool:
    """Whether an indefinite phrase says what somebody named is: "Ada Brun, a doctor", "Ada Brun is a doctor", "a
    doctor, Ada Brun"; or whether its article is of another noun."""
    tokens, language = scene.tokens, scene.language
    if any(scene.class_at(at) in ENDS_PHRASE for at in range(first + 1, noun)):
        return True
    before = tokens.low[first - 1] if first else ""
    copula = before in language.auxiliaries or before in language.passives
    opened = tokens.start[max(0, first - LONGEST_PHRASE)]
    apposed = before == "," and bool(people.between(opened, tokens.end[first - 1]))
    behind = range(noun + 1, min(noun + BEHIND, len(tokens)))
    return copula or apposed or any(people.starting(tokens.start[at]) for at in behind)


def tells_of_another(scene: Scene, start: int, end: int, gender: Gender | None, *, new: bool = False) -> bool:
    """Whether the narrator's words between two places name a body, or somebody without a name, that a pronoun or a
    description of that gender may mean: "Anger at the union. “…”, it said". No medium, which only passes words on;
    `new`: only people whom the words bring in ("a clerk")."""
    language, tokens = scene.language, scene.tokens
    # "La presse" is both a body and a text.
    passing_on = language.media | (language.bodies & language.documents)
    # English has another pronoun for bodies.
    bodies = language.bodies if not (new or language.subject_before_verb) else frozenset[str]()
    for at in range(bisect_left(tokens.start, start), bisect_left(tokens.start, end)):
        word = tokens.low[at]
        speaks = word in bodies or word in language.anonymous or is_role(word, language)
        if not speaks or tokens.quote[at] >= 0 or word in passing_on or scene.class_at(at) not in NAMES:
            continue
        opening = range(at - 1, max(-1, at - LONGEST_PHRASE), -1)
        article = next((tokens.low[here] for here in opening if tokens.low[here] in language.determiners), "")
        if new and article not in language.articles - language.definite:
            continue
        shown = gender_of(scene, word) or determiner_gender(language, article)
        if gender is None or shown in (None, gender):
            return True
    return False


def brings_in(words: Sequence[str], language: Language) -> bool:
    """ "A London judge", "one student": nobody whom the text has named."""
    return words[0] in language.determiners and words[0] not in language.definite


def is_several(words: Sequence[str], language: Language) -> bool:
    """Not one person: "the scholars"; "die Entführer", a masculine noun behind the article of feminines and plurals."""
    last = words[-1]
    if language.subject_before_verb:
        endings = (ending for ending in language.plural_endings if last.endswith(ending))
        return last in language.collectives or any(last.removesuffix(ending) in language.roles for ending in endings)
    if not language.masculine_endings or words[0] not in language.feminine_determiners:
        return False
    plural = last.endswith(language.masculine_endings) and last not in language.feminine and is_role(last, language)
    return plural or last in language.masculine


def is_bare(words: Sequence[str], language: Language) -> bool:
    """Whether a description is an article and a word that may mean anybody: "the woman"."""
    return all(word in language.determiners or word in language.generic for word in words)
