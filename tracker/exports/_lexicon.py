"""The words of the language files as one who looks for names needs them: folded, and sorted by what they exclude."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tracker.exports._words import words
from tracker.languages import codes, load
from tracker.languages.lexicon import Language


@dataclass(frozen=True, slots=True)
class NameLexicon:
    """Folded words of one language, or of all of them.

    `never` are no part of a name wherever they stand (small words, days, months); `leading` stand before a name or
    alone with a capital, but may be surnames (roles, titles, institutions); `ordinary` may begin a sentence; after a
    `determiner` no name of a person stands alone; `verbs` are the finite forms that report; `particles` stand in small
    letters between the words of a name. Where nouns have capitals, `capitals` is set, and a word alone behind one of
    `prepositions` is a name unless it has one of `noun_endings`. `determined`: nouns begin no sentence without a
    determiner, as in the languages whose adjectives follow.
    """

    never: frozenset[str]
    leading: frozenset[str]
    titles: frozenset[str]
    abbreviations: frozenset[str]
    ordinary: frozenset[str]
    determiners: frozenset[str]
    verbs: frozenset[str]
    particles: frozenset[str]
    capitals: bool
    determined: bool
    prepositions: frozenset[str]
    noun_endings: tuple[str, ...]


@cache
def lexicon(tag: str | None) -> NameLexicon:
    """The words of a language by its tag; those of every language for None or one without a file."""
    language = load(tag) if tag else None
    if language is not None:
        return _lexicon([language])
    return _lexicon([one for one in map(load, codes()) if one is not None])


def _lexicon(languages: list[Language]) -> NameLexicon:
    never: set[str] = set()
    leading: set[str] = set()
    ordinary: set[str] = set()
    titles: set[str] = set()
    abbreviations: set[str] = set()
    determiners: set[str] = set()
    verbs: set[str] = set()
    particles: set[str] = set()
    prepositions: set[str] = set()
    for one in languages:
        people = one.titles | one.roles | one.bodies
        small = {*one.pronouns, *one.object_pronouns, *one.possessives, *one.relatives, *one.elisions, *one.questions}
        small |= {*one.auxiliaries, *one.negations, *one.articles, *one.as_words, *one.time_words, *one.units}
        never |= (one.never_names - people) | small
        leading |= people | one.collectives | one.platforms | one.agency_nouns | one.media
        titles |= one.titles | one.roles | one.abbreviations
        abbreviations |= one.abbreviations
        ordinary |= {*one.cues, *one.parentheticals, *one.prepositions_of_source, *one.finite_hints, *one.adversatives}
        ordinary |= {*one.report_nouns, *one.content_nouns, *one.documents, *one.anonymous, *one.turns, *one.linkers}
        determiners |= one.determiners
        verbs |= {word for word, forms in one.cues.items() if any(form.category == "finite" for form in forms)}
        prepositions |= (one.noun_prepositions | one.agent_prepositions) - one.linkers
        particles |= one.name_particles if one.nouns_capitalised else one.name_particles - one.linkers - one.determiners
    folded_never = _folded(never)
    return NameLexicon(
        never=folded_never,
        leading=_folded(leading) | folded_never,
        titles=_folded(titles),
        abbreviations=_folded(abbreviations),
        ordinary=_folded(ordinary) | _folded(leading) | folded_never,
        determiners=_folded(determiners),
        verbs=_folded(verbs),
        particles=_folded(particles),
        capitals=any(one.nouns_capitalised for one in languages) and len(languages) == 1,
        determined=all(one.adjectives_follow for one in languages),
        prepositions=_folded(prepositions - determiners),
        noun_endings=tuple(ending for one in languages for ending in one.noun_endings),
    )


def _folded(entries: Iterable[str]) -> frozenset[str]:
    """The entries that are one word; a phrase says nothing of its words."""
    found: set[str] = set()
    for entry in entries:
        row = list(words(entry))
        if len(row) == 1:
            found.add(row[0].folded)
    return frozenset(found)
