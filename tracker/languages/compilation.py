"""From the tables of a language to its lexicon: sets for single words, phrases by their first word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any, Final, get_args

from tracker.folding import plain
from tracker.languages.cue_forms import Phrase, cues_of, words_of
from tracker.languages.dates_table import DatesTable
from tracker.languages.grammar_table import GrammarTable
from tracker.languages.lexicon import Language, Preposition, telling
from tracker.languages.mediums_table import MediumsTable
from tracker.languages.model import LanguageTables, listed_things
from tracker.languages.people_table import PeopleTable
from tracker.languages.words_table import WordsTable
from tracker.models import Medium

# The kinds of fields that are in a table as the lexicon has them, and the fields that are made of more all the same.
_WRITTEN: Final = frozenset(("frozenset[str]", "tuple[str, ...]", "bool", "str"))
_MADE: Final = frozenset(("collectives", "enclitics", "given", "masculine", "known_offices", "offices", "things"))


def by_first_word(phrases: Iterable[str]) -> dict[str, tuple[Phrase, ...]]:
    """Phrases by their first word, the rest of each as a tuple, longest first."""
    found: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        first, *rest = words_of(phrase)
        found.setdefault(first, []).append(tuple(rest))
    return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in found.items()}


def compile_language(code: str, tables: LanguageTables) -> Language:
    """Raises LanguageError when a verb names a paradigm that the table does not have."""
    grammar, dates = tables.grammar, tables.dates
    words, people = grammar.words, grammar.people
    time_words = _time_words(grammar, dates)
    return Language(
        **_as_written(grammar),
        code=code,
        cues=cues_of(code, grammar),
        prepositions_of_source=_prepositions(grammar),
        prepositions_by_two=_by_two(_prepositions(grammar)),
        means_else=by_first_word(words.means_else),
        narrator_says=by_first_word(words.narrator_says),
        at_once=by_first_word(words.at_once),
        announcing=by_first_word(grammar.attribution.announcing),
        credits=by_first_word(grammar.attribution.credits),
        hearsay_moods=frozenset(grammar.hearsay.moods),
        hearsay_helpers=frozenset(grammar.hearsay.helpers),
        hearsay_adverbs=frozenset(grammar.hearsay.adverbs),
        hearsay_phrases=by_first_word(grammar.hearsay.phrases),
        hearsay_marks=frozenset(
            {*grammar.hearsay.moods, *grammar.hearsay.adverbs, *by_first_word(grammar.hearsay.phrases)}
        ),
        wishes=frozenset(grammar.hearsay.wishes),
        hearsay_unless=frozenset(grammar.hearsay.unless),
        enclitics=tuple(sorted(words.enclitics, key=len, reverse=True)),
        before_noun=frozenset({*words.prepositions, *words.noun_prepositions})
        - {*words.conjunctions, *words.infinitive_markers, *words.as_words, "&"},
        pronouns={word: gender for gender, group in words.subject_pronouns.items() for word in group},
        oblique_pronouns={word: gender for gender, group in words.oblique_pronouns.items() for word in group},
        parentheticals=by_first_word(words.parentheticals),
        parentheticals_reversed=by_first_word(" ".join(reversed(words_of(aside))) for aside in words.parentheticals),
        subordinators=frozenset(words.clause_starts)
        - {*words.complementisers, *words.conjunctions, *words.adversatives},
        in_ones_view=by_first_word(grammar.attribution.in_ones_view),
        source_words=frozenset(
            {
                *_prepositions(grammar),
                *grammar.attribution.postpositions,
                *grammar.attribution.stated_before,
                *by_first_word(grammar.attribution.in_ones_view),
            }
        ),
        cited=by_first_word(grammar.relays.cited),
        citing=by_first_word(grammar.relays.citing),
        mediums=_mediums(grammar.mediums),
        said_within=by_first_word(grammar.mediums.within),
        said_on=frozenset(grammar.mediums.on),
        sent_by=frozenset(grammar.mediums.sent),
        posting=frozenset(grammar.mediums.posting),
        relay_to=frozenset(grammar.relays.to),
        collectives=frozenset({*people.collectives, *_dative(people.collectives, words)}),
        given=frozenset({*people.given, *people.given_feminine, *people.given_masculine}),
        masculine=_masculine(people),
        offices=frozenset(map(plain, people.offices)),
        known_offices=frozenset(map(plain, people.known_offices)),
        renamed={
            telling(plain(called), words.articles, words.of_articles): tuple(words_of(plain(role)) for role in roles)
            for called, roles in people.renamed.items()
        },
        # A share is of people ("half said"), and a span of time may be a paper ("Time").
        things=frozenset({*people.things, *listed_things(code) - {*words.determiners, *_units(dates)}})
        - {*words.shares},
        unnamed_words=by_first_word(people.unnamed),
        report_nouns=frozenset(grammar.reports.clause),
        content_nouns=frozenset(grammar.reports.content),
        deed_nouns=frozenset(grammar.reports.deeds),
        question_nouns=frozenset(grammar.reports.questions),
        clause_links=by_first_word(grammar.reports.links),
        scare_names=frozenset(grammar.scare.names),
        scare_labels=frozenset(grammar.scare.labels),
        naming_verbs=frozenset(grammar.scare.verbs),
        platforms=frozenset(grammar.platforms),
        time_words=time_words,
        day_parts=_single(dates.parts),
        turns=_single(word for which in ("last", "this", "next") for word in dates.which.get(which, ())),
        ago=_single(dates.shifts.get("ago", ())),
        units=_units(dates),
        never_names=time_words
        | {
            *words.phrase_ends,
            *words.determiners,
            *words.prepositions,
            *words.adverbials,
            *words.conjunctions,
            *words.clause_starts,
        }
        | {word for group in words.subject_pronouns.values() for word in group}
        | {*people.titles, *people.roles, *people.bodies},
    )


def _as_written(grammar: GrammarTable) -> dict[str, Any]:
    """What the lexicon has under the name that a table gives it: words as sets, endings in order, switches."""
    kinds = {field.name: field.type for field in fields(Language) if field.name not in _MADE}
    # The small words come last: "prepositions" and "questions" are theirs, and other lists in the tables before.
    tables = (grammar.sentences, grammar.attribution, grammar.relays, grammar.people, grammar.reports, grammar.scare)
    return {
        name: frozenset(value) if kinds[name] == "frozenset[str]" else value
        for table in (*tables, grammar.words)
        for name, value in table
        if kinds.get(name) in _WRITTEN
    }


def _units(dates: DatesTable) -> frozenset[str]:
    return _single(word for unit in dates.units.values() for word in unit)


def _dative(plurals: Iterable[str], words: WordsTable) -> list[str]:
    """ "Ermittlern": where nouns have capitals, plurals that end in no such letter take one in the dative."""
    if not words.nouns_capitalised:
        return []
    return [word + ending for ending in words.genitive_endings for word in plurals if not word.endswith(("s", ending))]


def _masculine(people: PeopleTable) -> frozenset[str]:
    """The masculine roles: those listed, and those of which the feminine form is a word of its own."""
    feminine = frozenset(people.feminine)
    changes = [ending.partition(">")[::2] if ">" in ending else ("", ending) for ending in people.feminine_endings]
    found = set(people.masculine)
    for word in (*people.roles, *people.titles):
        if word not in feminine and any(
            word.endswith(old) and word[: len(word) - len(old)] + new in feminine for old, new in changes
        ):
            found.add(word)
    return frozenset(found)


def _prepositions(grammar: GrammarTable) -> dict[str, tuple[Preposition, ...]]:
    found: dict[str, list[Preposition]] = {}
    for weak, phrases in ((False, grammar.attribution.prepositions), (True, grammar.attribution.weak)):
        for phrase in phrases:
            first, *rest = words_of(phrase)
            found.setdefault(first, []).append(Preposition(tuple(rest), weak))
    return {first: tuple(sorted(group, key=lambda p: -len(p.tail))) for first, group in found.items()}


def _by_two(prepositions: Mapping[str, tuple[Preposition, ...]]) -> dict[tuple[str, str], tuple[Preposition, ...]]:
    """What may begin with a word and the one behind it, and ("") with a word alone: in the same order."""
    return {
        (first, second): tuple(one for one in group if not one.tail or one.tail[0] == second)
        for first, group in prepositions.items()
        for second in {"", *(one.tail[0] for one in group if one.tail)}
    }


def _mediums(table: MediumsTable) -> dict[str, tuple[tuple[Phrase, Medium], ...]]:
    """Nouns of mediums by their first word: the rest of each, longest first, and the medium."""
    found: dict[str, list[tuple[Phrase, Medium]]] = {}
    for medium in get_args(Medium):
        for phrase in getattr(table, medium):
            first, *rest = words_of(phrase)
            found.setdefault(first, []).append((tuple(rest), medium))
    return {first: tuple(sorted(rests, key=lambda one: -len(one[0]))) for first, rests in found.items()}


def _single(phrases: Iterable[str]) -> frozenset[str]:
    """Those of the phrases that are one word."""
    return frozenset(phrase for phrase in phrases if " " not in phrase)


def _time_words(grammar: GrammarTable, dates: DatesTable) -> frozenset[str]:
    articles = frozenset(grammar.words.articles)
    words: set[str] = set()
    for phrase in (word for group in (*dates.weekdays, *dates.months, (*dates.days, *dates.story)) for word in group):
        parts = [part for part in words_of(phrase) if part not in articles]
        if len(parts) == 1 and len(parts[0]) > 3:
            words.add(parts[0])
    return frozenset(words)
