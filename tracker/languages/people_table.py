"""What grammar.toml says of who may speak: titles, roles, bodies, documents and sources."""

from __future__ import annotations

from pydantic import Field

from tracker.languages.table import Phrases, Table, Words


class PeopleTable(Table):
    """Nouns that name a voice, in lower case: `roles` and `titles` of persons, `anonymous` sources,
    `bodies` (institutions), `collectives` (groups), `documents` that speak; `agencies` are names. `same` are phrases
    for the last such source ("la même source"). `unnamed` phrases make a source anonymous ("who asked not to be
    named"). `feminine` and `masculine` roles and titles show a gender; so does a role that becomes a feminine one with
    one of the `feminine_endings` (an ending, or what it replaces and what by: "o>a"). `generic` nouns and nouns in
    `age_endings` ("the 45-year-old") may mean anybody; `latter` means the last one named. `ordinals` are no role
    without the noun behind them ("premier ministre"). Who holds one of the `offices` is not called by another of them,
    and the holder of one of the `known_offices` often by no name at all ("the president"); `renamed` has what
    newspapers call the holder of a role besides ("édile": the mayor). `nationalities` are what adjectives of countries
    begin with, in every form: "the German president" is not the French one. `department_heads` are of a department and
    of nobody; `department_adjectives` stand with a capital in its name ("Salud Pública"); `place_heads` are of a place,
    of two words where `place_openings` ("San Pelio") begin it; `bare_of` is "of" without an article, whatever else it
    is ("de" is an article too: "de l'eau"), and `ranks` are how high it is ("juge en chef"). `emphatics` stress a
    pronoun ("él mismo"). `singular_determiners` make one person of a word that is its own plural ("der Politiker");
    `feminine_determiners` and `masculine_determiners` show the gender of who is described ("la Britannique").
    `surnames` are titles that are surnames as well ("Ada King").
    `feminine_forms` and `masculine_forms` are forms of pronouns that mostly mean who was named before them ("Brun said
    she …"). `states` speak as bodies do ("Norway"). `given` are first names, where nothing else tells them from nouns.
    A name shows no gender, but who is called by one of `given_feminine` is no "he", and by one of `given_masculine` no
    "she". Nouns in `masculine_endings` are several behind a feminine determiner. `things`, and nouns in `thing_endings`
    that none of the lists above has, cannot speak: "the war", "its demolition".
    `named_bodies` have a name behind their noun where nouns have capitals ("die Reederei Alte Linie").
    `heads_of_state` hold an office, whatever it is called ("mandatario").
    """

    titles: Words
    surnames: Words = ()
    roles: Words
    feminine: Words = ()
    masculine: Words = ()
    feminine_endings: Words = ()
    generic: Words = ()
    age_endings: Words = ()
    latter: Phrases = ()
    ordinals: Words = ()
    offices: Words = ()
    known_offices: Words = ()
    department_heads: Words = ()
    department_adjectives: Words = ()
    place_heads: Words = ()
    place_openings: Words = ()
    bare_of: Words = ()
    ranks: Words = ()
    renamed: dict[str, Phrases] = Field(default_factory=dict)
    nationalities: Words = ()
    emphatics: Words = ()
    singular_determiners: Words = ()
    heads_of_state: Words = ()
    named_bodies: Words = ()
    feminine_determiners: Words = ()
    masculine_determiners: Words = ()
    feminine_forms: Words = ()
    masculine_forms: Words = ()
    states: Phrases = ()
    given: Words = ()
    given_feminine: Words = ()
    given_masculine: Words = ()
    masculine_endings: Words = ()
    anonymous: Words
    anonymous_heads: Words = ()
    unnamed: Phrases = ()
    bodies: Words
    collectives: Words = ()
    documents: Words
    things: Words = ()
    thing_endings: Words = ()
    agencies: Phrases
    same: Phrases
    voices: Phrases = ()
