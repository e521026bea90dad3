"""A language's tables laid out for lookup by token."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from tracker.languages.cue_forms import CueForm, Phrase
from tracker.models import Medium


class Preposition(NamedTuple):
    """A phrase that names a source, its first word left out."""

    tail: Phrase
    weak: bool


@dataclass(frozen=True, slots=True)
class Language:
    """One language's words. Everything is lower case, except `agencies`, which are folded by the reader of names."""

    code: str
    cues: Mapping[str, tuple[CueForm, ...]]
    prepositions_of_source: Mapping[str, tuple[Preposition, ...]]
    postpositions: frozenset[str]
    not_after: frozenset[str]
    behind_comma: frozenset[str]
    measures: frozenset[str]
    declining: frozenset[str]
    speaking: frozenset[str]
    gerund_prepositions: frozenset[str]
    out_of: frozenset[str]
    credits: Mapping[str, tuple[Phrase, ...]]
    speaks_of: frozenset[str]
    speaks_about: frozenset[str]
    asked: frozenset[str]
    answered: frozenset[str]
    first_person: frozenset[str]
    announcing: Mapping[str, tuple[Phrase, ...]]
    named_as: frozenset[str]
    hearsay_moods: frozenset[str]
    hearsay_helpers: frozenset[str]
    hearsay_adverbs: frozenset[str]
    hearsay_phrases: Mapping[str, tuple[Phrase, ...]]
    hearsay_marks: frozenset[str]
    wishes: frozenset[str]
    hearsay_unless: frozenset[str]
    elisions: frozenset[str]
    enclitics: tuple[str, ...]
    determiners: frozenset[str]
    articles: frozenset[str]
    before_noun: frozenset[str]
    definite: frozenset[str]
    of_articles: frozenset[str]
    bare_articles: frozenset[str]
    pronouns: Mapping[str, str]
    impersonal: frozenset[str]
    only_impersonal: frozenset[str]
    own: frozenset[str]
    stated_before: frozenset[str]
    statements: tuple[str, ...]
    said_in: frozenset[str]
    said_by: frozenset[str]
    nobodies: frozenset[str]
    addressed: frozenset[str]
    object_pronouns: frozenset[str]
    relatives: frozenset[str]
    complementisers: frozenset[str]
    not_complementising: frozenset[str]
    as_words: frozenset[str]
    adversatives: frozenset[str]
    contrasts: frozenset[str]
    whether: frozenset[str]
    possessives: frozenset[str]
    linkers: frozenset[str]
    shares: frozenset[str]
    parentheticals: Mapping[str, tuple[Phrase, ...]]
    parentheticals_reversed: Mapping[str, tuple[Phrase, ...]]
    verb_or_noun: frozenset[str]
    modals: frozenset[str]
    if_words: frozenset[str]
    causatives: frozenset[str]
    absolutes: frozenset[str]
    adverb_endings: tuple[str, ...]
    manners: frozenset[str]
    manner_endings: tuple[str, ...]
    subordinators: frozenset[str]
    questions: frozenset[str]
    infinitive_markers: frozenset[str]
    infinitive_endings: tuple[str, ...]
    declined_endings: tuple[str, ...]
    noun_endings: tuple[str, ...]
    case_endings: tuple[str, ...]
    marker_belongs: bool
    subject_before_verb: bool
    past_endings: tuple[str, ...]
    conditional_endings: tuple[str, ...]
    participle_endings: tuple[str, ...]
    auxiliaries: frozenset[str]
    passives: frozenset[str]
    occasions: frozenset[str]
    reflexives: frozenset[str]
    never_reflexive: frozenset[str]
    adverbials: frozenset[str]
    noun_prepositions: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    phrase_ends: frozenset[str]
    clause_starts: frozenset[str]
    agent_prepositions: frozenset[str]
    negations: frozenset[str]
    finite_hints: frozenset[str]
    subjunctive_hints: frozenset[str]
    mood_marks: frozenset[str]
    conditionals: frozenset[str]
    genitives: frozenset[str]
    name_particles: frozenset[str]
    dropped_subjects: bool
    object_marker: str
    verb_second: bool
    inward_guillemets: bool
    nouns_capitalised: bool
    verb_in_marks: bool
    adjectives_follow: bool
    oblique: frozenset[str]
    abbreviations: frozenset[str]
    dated_ordinals: bool
    cited: Mapping[str, tuple[Phrase, ...]]
    citing: Mapping[str, tuple[Phrase, ...]]
    mediums: Mapping[str, tuple[tuple[Phrase, Medium], ...]]
    said_within: Mapping[str, tuple[Phrase, ...]]
    said_on: frozenset[str]
    sent_by: frozenset[str]
    posting: frozenset[str]
    interviews: frozenset[str]
    interview_links: frozenset[str]
    airs: frozenset[str]
    quoting: frozenset[str]
    quoted: frozenset[str]
    relay_to: frozenset[str]
    media: frozenset[str]
    agency_nouns: frozenset[str]
    passing: frozenset[str]
    addressing: frozenset[str]
    titles: frozenset[str]
    surnames: frozenset[str]
    roles: frozenset[str]
    feminine: frozenset[str]
    masculine: frozenset[str]
    generic: frozenset[str]
    age_endings: tuple[str, ...]
    latter: frozenset[str]
    ordinals: frozenset[str]
    offices: frozenset[str]
    known_offices: frozenset[str]
    department_heads: frozenset[str]
    department_adjectives: frozenset[str]
    bare_of: frozenset[str]
    renamed: Mapping[str, tuple[Phrase, ...]]
    nationalities: frozenset[str]
    emphatics: frozenset[str]
    singular_determiners: frozenset[str]
    feminine_determiners: frozenset[str]
    masculine_determiners: frozenset[str]
    feminine_forms: frozenset[str]
    masculine_forms: frozenset[str]
    states: frozenset[str]
    anonymous: frozenset[str]
    anonymous_heads: frozenset[str]
    unnamed: tuple[str, ...]
    unnamed_words: Mapping[str, tuple[Phrase, ...]]
    bodies: frozenset[str]
    collectives: frozenset[str]
    documents: frozenset[str]
    things: frozenset[str]
    thing_endings: tuple[str, ...]
    agencies: frozenset[str]
    same: frozenset[str]
    voices: frozenset[str]
    report_nouns: frozenset[str]
    content_nouns: frozenset[str]
    deed_nouns: frozenset[str]
    question_nouns: frozenset[str]
    clause_links: Mapping[str, tuple[Phrase, ...]]
    question_links: frozenset[str]
    scare_names: frozenset[str]
    so_called: frozenset[str]
    naming_verbs: frozenset[str]
    platforms: frozenset[str]
    time_words: frozenset[str]
    day_parts: frozenset[str]
    turns: frozenset[str]
    units: frozenset[str]
    never_names: frozenset[str]


def telling(text: str, articles: Iterable[str], kept: Iterable[str]) -> str:
    """The words of a description without articles and elisions ("chef de l'état": "chef de état")."""
    small = frozenset(articles) - frozenset(kept)
    return " ".join(word for word in text.replace("'", " ").split() if len(word) > 1 and word not in small)
