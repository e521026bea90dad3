"""grammar.toml: the words a language's claims are found with, and the switches of its grammar."""

from __future__ import annotations

from pydantic import Field

from tracker.languages.attribution_table import AttributionTable, RelayTable
from tracker.languages.mediums_table import MediumsTable
from tracker.languages.people_table import PeopleTable
from tracker.languages.reports_table import HearsayTable, ReportsTable, ScareTable
from tracker.languages.table import Phrases, Table, Words
from tracker.languages.verbs_table import Irregular, Paradigm, PhraseCue, VerbGroup
from tracker.languages.words_table import WordsTable


class SentencesTable(Table):
    """`abbreviations` are written with a full stop and end no sentence; `dated_ordinals`: "5. April"."""

    abbreviations: Words
    dated_ordinals: bool = False


class GrammarTable(Table):
    """All of grammar.toml."""

    words: WordsTable
    sentences: SentencesTable
    attribution: AttributionTable
    hearsay: HearsayTable = HearsayTable()
    relays: RelayTable
    mediums: MediumsTable
    people: PeopleTable
    reports: ReportsTable
    scare: ScareTable
    platforms: Phrases = ()
    paradigms: dict[str, Paradigm]
    irregular: dict[str, Irregular] = Field(default_factory=dict)
    verbs: tuple[VerbGroup, ...]
    phrases: tuple[PhraseCue, ...] = ()
