"""Reported clauses whose source stands before the word that says so: "NP zufolge", "ihrer Meinung nach"."""

from __future__ import annotations

from tracker.claims.draft import CueDraft
from tracker.claims.grammar import noun_phrases
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.clauses import first_word, is_clause, trimmed
from tracker.claims.grammar.word_signs import is_document
from tracker.claims.reported.report import ReportedClause, report
from tracker.claims.rules import SOURCE_PREPOSITION
from tracker.claims.speakers.attribution import Attribution
from tracker.claims.speakers.authors import author
from tracker.claims.speakers.prepositions import of_oneself
from tracker.claims.text.analysis import Phrase, Scene
from tracker.claims.text.sentences import Sentence


def by_postposition(scene: Scene, at: int, sentence: Sentence) -> ReportedClause | None:
    """ "NP zufolge clause" and "Clause, NP zufolge." """
    tokens = scene.tokens
    low = tokens.low
    comma = next((here for here in range(at - 1, sentence.first - 1, -1) if low[here] == ","), sentence.first - 1)
    opens = comma < sentence.first
    begin = first_word(scene, sentence) if opens else comma + 1
    if _passes_on(scene, begin, at):
        return None
    inside = _inside(scene, begin, at)
    if inside is not None:
        # "Am Samstag starben Angaben der Polizei zufolge vier Menschen": the whole sentence is what NP says.
        first = first_word(scene, sentence)
        return report(scene, first, trimmed(scene, first, sentence.last - 1), _by(scene, inside, at), sentence)
    phrase = noun_phrases.after(scene, begin, at)
    if low[begin] in scene.language.determiners and not is_clause(scene, begin, at):
        # "Einer am Sonntag veröffentlichten Umfrage zufolge": all that stands between article and noun belongs to it.
        phrase = Phrase(begin, at - 1)
    if begin == at - 1 and low[begin] in scene.language.oblique_pronouns:
        phrase = Phrase(begin, begin, True)
    if phrase is None or phrase.first != begin or phrase.last != at - 1:
        return None
    found = _by(scene, phrase, at)
    if opens:
        right = at + 2 if at + 1 < sentence.last and low[at + 1] == "," else at + 1
        return report(scene, right, trimmed(scene, right, sentence.last - 1), found, sentence)
    first = first_word(scene, sentence)
    return report(scene, first, trimmed(scene, first, comma - 1), found, sentence)


def _inside(scene: Scene, begin: int, at: int) -> Phrase | None:
    """The phrase right before a postposition at token `at`, where the verb of the clause stands before it."""
    analysis = scene.analysis_at(at)
    found = analysis.phrase_around(at - 1) if analysis is not None else None
    if found is None or found.begin <= begin or not follows_verb(scene, begin, found.begin):
        return None
    if _has_quotation(scene, at, scene.sentences[scene.number_at(at)]):
        return None
    low, apart = scene.tokens.low, scene.class_at(at - 2) in (wc.NOUN, wc.PROPN)
    # "Allein damit nimmt die Gruppe Schätzungen zufolge …": no article parts the two.
    first = at - 1 if apart and is_document(low[at - 1], scene.language) else found.begin
    if low[first] in scene.language.undative:
        # "Ist die Zahl der Boote der Gilde zufolge …": the last phrase alone stands in its case.
        inner = analysis.phrase_at(at - 1) if analysis is not None else None
        first = inner.first if inner is not None and low[inner.first] in scene.language.determiners else first
    return Phrase(first, at - 1)


def _passes_on(scene: Scene, begin: int, at: int) -> bool:
    """ "Am Montag betonte NP ersten Berichten zufolge, …": the verb's subject says what stands behind the comma."""
    says = (scene.hit_at[here] for here in scene.places_of_hits(begin, at))
    governs = any(hit.mode == "finite" and {"clause", "bare"} & hit.form.frames for hit in says)
    return governs and scene.tokens.low[at + 1] == "," and scene.language.verb_second


def _has_quotation(scene: Scene, at: int, sentence: Sentence) -> bool:
    """ "Da sagte NP, Zeugen zufolge: „…“": whose words a quotation are, a verb before it has said."""
    quoted = any(scene.tokens.quote[here] >= 0 for here in range(at, sentence.last))
    return quoted and any(
        "quote" in scene.hit_at[here].form.frames for here in scene.places_of_hits(sentence.first, at)
    )


def _by(scene: Scene, phrase: Phrase, at: int) -> Attribution:
    """By whom a postposition at token `at` says it is."""
    tokens = scene.tokens
    cue = CueDraft(tokens.start[at], tokens.end[at], tokens.low[at], "neutral", "preposition")
    named = of_oneself(scene, phrase) if tokens.low[phrase.first] in scene.language.own else phrase
    who = author(scene, named, SOURCE_PREPOSITION) if named is not None else None
    return Attribution(SOURCE_PREPOSITION, cue, who, phrase.first, at)


def opinion_behind(scene: Scene, at: int, sentence: Sentence) -> ReportedClause | None:
    """ "Ihrer Meinung nach reicht das nicht", "Das reicht ihrer Ansicht nach nicht": whose it is says it."""
    tokens, language = scene.tokens, scene.language
    low, owner = tokens.low, at - 2
    held = low[at] in language.stated_before and low[at - 1] in language.opinions
    if not held or owner < sentence.first or low[owner] not in language.oblique_pronouns:
        return None
    asked = tokens.upper(owner) and owner > first_word(scene, sentence)
    if asked or any(low[here] in ",;:" for here in range(sentence.first, owner)):
        # "Was ist Ihrer Meinung nach …": whom somebody speaks to; and what a clause says of one thing.
        return None
    if has_source(scene, owner, sentence) or any(tokens.quote[here] >= 0 for here in range(at, sentence.last)):
        return None
    first = first_word(scene, sentence)
    cue = CueDraft(tokens.start[at - 1], tokens.end[at], low[at], "neutral", "preposition")
    who = author(scene, Phrase(owner, owner, True), SOURCE_PREPOSITION)
    found = Attribution(SOURCE_PREPOSITION, cue, who, owner, at)
    begin = at + 1 if owner == first else first
    return report(scene, begin, trimmed(scene, begin, sentence.last - 1), found, sentence)


def has_source(scene: Scene, at: int, sentence: Sentence) -> bool:
    """ "“…”, dijo NP, según recoge el diario": a verb before it has said who says it."""
    return bool(scene.places_of_hits(sentence.first, at))


def follows_verb(scene: Scene, first: int, at: int) -> bool:
    """ "Der Verdacht besteht nach Angaben der Polizei nicht mehr": a verb in second place has opened the clause."""
    return scene.language.verb_second and any(scene.class_at(here) in wc.FINITE for here in range(first, at))
