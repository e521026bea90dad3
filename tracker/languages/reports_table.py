"""grammar.toml: nouns of reporting, hearsay, and what tells a scare quote from a quotation."""

from __future__ import annotations

from tracker.languages.table import Phrases, Table, Words


class ReportsTable(Table):
    """Nouns that report: before a clause ("la crainte que"), or as the object of saying ("son intention de").

    `deeds` report with an infinitive where they are somebody's ("his promise to …"), `questions` with "whether";
    `links` join a noun to its clause ("selon laquelle"), `question_links` to its question ("la question de savoir").
    """

    clause: Words
    content: Words = ()
    deeds: Words = ()
    questions: Words = ()
    links: Phrases = ()
    question_links: Words = ()


class ScareTable(Table):
    """Words just before quotation marks that make them a title, a name or a term ("so-called", "intitulé"), and
    `verbs` just behind them that do ("den alle „Kuddel“ nennen"), and `labels` before a colon ("Motto: „…“")."""

    names: Words
    labels: Words = ()
    verbs: Words = ()
    so_called: Phrases = ()


class HearsayTable(Table):
    """What a text tells without vouching for it.

    `moods` are auxiliaries that show it with a participle behind them ("aurait fui"), or, where the language has
    `helpers`, with a participle and one of these at the end ("soll geflohen sein"). `adverbs` ("reportedly") and
    `phrases` ("is said to") show it by themselves. With the participles in `wishes` ("aurait dû"), or with one of the
    words `unless` in the sentence ("si"), the mood says what might have been.
    """

    moods: Words = ()
    helpers: Words = ()
    adverbs: Words = ()
    phrases: Phrases = ()
    wishes: Words = ()
    unless: Words = ()
