"""What grammar.toml says of the medium in which something was said."""

from __future__ import annotations

from tracker.languages.table import Phrases, Table, Words


class MediumsTable(Table):
    """Nouns of what something is said in, by the medium that they show; `posting` are verbs (dictionary forms) that do.

    `within` stand before any of them with words between ("in a short statement"), `on` before posts, platforms,
    broadcasts and briefings only, `sent` right before what is sent ("by e-mail").
    """

    within: Phrases = ()
    on: Words = ()
    sent: Words = ()
    posting: Words = ()
    post: Phrases = ()
    interview: Phrases = ()
    speech: Phrases = ()
    briefing: Phrases = ()
    statement: Phrases = ()
    letter: Phrases = ()
    message: Phrases = ()
    article: Phrases = ()
    broadcast: Phrases = ()
    hearing: Phrases = ()
    document: Phrases = ()
