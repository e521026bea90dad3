"""names.toml: the words in and before the names of people, outlets and agencies."""

from __future__ import annotations

from tracker.languages.table import FoldedPhrases, FoldedWords, Table


class NamesTable(Table):
    """All of names.toml.

    `untelling`: titles, roles and pronouns that do not tell who somebody is. `generations` behind a name tell a son
    from his father ("Jr"). `determiners` before a capitalised phrase
    keep it from being a full name; so do `titles`: "Mr Miller" is a surname still, and somebody else's Mr Miller is
    not ours.
    Before an outlet's name `outlet_articles` and `outlet_kinds` ("the newspaper") are no part of it.
    `credit` words stand before an agency that a text comes from ("Avec AFP", "Source: Reuters"), `credit_conjunctions`
    between two; `agency_kinds` say only what it is. `nobody`: bylines of one word that name nobody.
    In the last lines of a text a sentence with one of `credit_phrases` and an agency's name credits it ("…
    contributed to this report"); one with `picture_words` credits a picture.
    `bodies`: what bodies and offices are called that have no name of their own, by a key that all languages share,
    and `institutions` those of which there is one in the world; `with_names` are the keys of bodies that are called so
    and have a name besides.
    """

    untelling: FoldedWords
    generations: FoldedWords
    determiners: FoldedWords
    titles: FoldedWords
    outlet_articles: FoldedWords
    outlet_kinds: FoldedWords
    credit: FoldedWords
    credit_conjunctions: FoldedWords
    agency_kinds: FoldedWords
    nobody: FoldedWords
    credit_phrases: FoldedWords
    picture_words: FoldedWords
    with_names: FoldedWords
    bodies: dict[str, FoldedPhrases]
    institutions: dict[str, FoldedPhrases]
