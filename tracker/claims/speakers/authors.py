"""From a noun phrase to an author: its span, its kind, the name in it and the role."""

from __future__ import annotations

from typing import Final

from tracker.claims.draft import AuthorDraft
from tracker.claims.grammar import word_classes as wc
from tracker.claims.rules import (
    PREPOSITION_AFTER_QUOTE,
    PREPOSITION_BEFORE_QUOTE,
    SOURCE_PREPOSITION,
    Rule,
)
from tracker.claims.speakers.kinds import is_titled_body, kind_of
from tracker.claims.speakers.names import person_name
from tracker.claims.speakers.things import is_thing
from tracker.claims.speakers.titles import nominative, state_named
from tracker.claims.speakers.voices import can_speak
from tracker.claims.speakers.whole_phrases import whole
from tracker.claims.text.analysis import Phrase, Scene

# Rules whose preposition proves a source, by their names: grades share them.
SOURCES: Final = frozenset(
    rule.name for rule in (PREPOSITION_AFTER_QUOTE, PREPOSITION_BEFORE_QUOTE, SOURCE_PREPOSITION)
)


def _pronoun_before(scene: Scene, phrase: Phrase) -> Phrase | None:
    """ "Él mismo", "she herself": the pronoun that the phrase only stresses; None where it is no such word."""
    language, low = scene.language, scene.tokens.low
    if phrase.first != phrase.last or low[phrase.first] not in language.emphatics or phrase.first == 0:
        return None
    before = phrase.first - 1
    return Phrase(before, before, True) if low[before] in language.pronouns else None


def _emphasised(scene: Scene, phrase: Phrase) -> Phrase | None:
    """ "Tarn himself said": the name before, where the pronoun alone was read as the subject."""
    tokens, first = scene.tokens, phrase.first
    if first != phrase.last or tokens.low[first] not in scene.language.emphatics:
        return None
    while first > 0 and tokens.upper(first - 1):
        first -= 1
    return Phrase(first, phrase.last - 1) if first < phrase.first else None


def _nominative(scene: Scene, phrase: Phrase) -> str:
    """ "SPD-Politiker" of "nach Ansicht des SPD-Politikers": what a description of one noun is called by itself."""
    printed = scene.tokens.printed(phrase.first, phrase.last)
    kept = len(nominative(printed.casefold(), scene.language)) if phrase.first == phrase.last else len(printed)
    return printed[:kept]


def _without_genitive(scene: Scene, phrase: Phrase, name: str) -> str:
    """ "Nach Angaben Farns" is Farn's where the text names him; "Nach Angaben Siemens" is of Siemens: right behind the
    noun for what is stated, without an article, a name is its owner."""
    language, before = scene.language, scene.tokens.low[phrase.first - 1]
    owned = language.nouns_capitalised and (before in language.statements or before in language.opinions)
    if not owned or not scene.tokens.upper(phrase.first) or scene.class_at(phrase.last) != wc.PROPN:
        return name
    bare = name.removesuffix("s")
    return bare if scene.has_word(bare.rpartition(" ")[2].casefold()) else name


def _is_told(scene: Scene, phrase: Phrase) -> bool:
    """ "Me dicen que …": a pronoun for to whom it was said."""
    word, language = scene.tokens.low[phrase.first], scene.language
    told = word in language.object_pronouns and word not in language.pronouns
    return language.dropped_subjects and phrase.first == phrase.last and told


def author(scene: Scene, phrase: Phrase, rule: Rule) -> AuthorDraft | None:
    """The author that a phrase prints, None where it names nothing that can speak.

    Pronouns stay unresolved until the whole document is read.
    """
    tokens = scene.tokens
    phrase = _pronoun_before(scene, phrase) or _emphasised(scene, phrase) or whole(scene, phrase)
    if _is_told(scene, phrase):
        return None
    # "According to estimations": the preposition proves the source.
    if not can_speak(scene, phrase) or (rule.name not in SOURCES and is_thing(scene, phrase)):
        return None
    start, end = tokens.start[phrase.first], tokens.end[phrase.last]
    if phrase.last in scene.named and phrase.first < phrase.last:
        # The mark that closes the name belongs to what is printed.
        end += 1
    if tokens.low[phrase.first] in scene.language.enclitics:
        start += len(tokens.low[phrase.first]) - len(tokens.low[phrase.first].rpartition("-")[2])
    printed = scene.text[start:end]
    if phrase.pronoun:
        return AuthorDraft(start, end, printed, "person", resolved=False, rule=rule, pronoun=True)
    named = person_name(scene, phrase.first, phrase.last)
    kind = kind_of(scene, phrase, named)
    if kind != "person":
        # "la empresa Norvel" is called "Norvel" elsewhere.
        proper = kind == "organisation" and named is not None and is_titled_body(scene, phrase)
        # "Un sondage Baromis" is no Baromis.
        proper = proper and tokens.low[phrase.first + 1] not in scene.language.documents
        name = tokens.printed(named.first, named.last) if proper and named else printed
        if name.casefold() not in scene.language.states and state_named(name.casefold(), scene.language):
            # "Nach Auffassung Norwegens": the name without its genitive.
            name = name[:-1]
        return AuthorDraft(start, end, name, kind, rule=rule)
    if named is None:
        called = _without_genitive(scene, phrase, _nominative(scene, phrase)) if rule.name in SOURCES else printed
        return AuthorDraft(start, end, called, kind, role=called, rule=rule)
    called = _without_genitive(scene, phrase, tokens.printed(named.first, named.last))
    found = AuthorDraft(start, end, called, kind, rule=rule)
    if named.role_first >= 0:
        found.role = found.role_text = tokens.printed(named.role_first, named.role_last)
    return found
