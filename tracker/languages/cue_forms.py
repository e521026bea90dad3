"""The reporting verbs of a language, form by form."""

from __future__ import annotations

from typing import NamedTuple

from tracker.errors import LanguageError
from tracker.languages.forms import Category, Form, forms, irregular_forms
from tracker.languages.grammar_table import GrammarTable
from tracker.languages.verbs_table import Frame, PhraseCue, VerbGroup
from tracker.models import Stance

Phrase = tuple[str, ...]


class CueForm(NamedTuple):
    """One form of a reporting verb.

    `tail` are the words that must follow for it to report; with `loose` they may stand anywhere later in the clause
    (separable prefixes), else right after, with only words of `adverbials` between. `personal`: only somebody does it.
    """

    lemma: str
    category: Category
    type: str
    stance: Stance
    frames: frozenset[Frame]
    tail: Phrase = ()
    loose: bool = False
    personal: bool = False


def words_of(phrase: str) -> Phrase:
    """The tokens of a phrase of a language; an apostrophe ends a token ("d'avis" is two)."""
    return tuple(phrase.lower().replace("'", "' ").split())


def _spellings(word: str) -> tuple[str, ...]:
    """The word, and one with "ß" as Switzerland spells it too ("heisst")."""
    return (word, word.replace("ß", "ss")) if "ß" in word else (word,)


def cues_of(code: str, grammar: GrammarTable) -> dict[str, tuple[CueForm, ...]]:
    """Every form of every reporting verb. Raises LanguageError for a paradigm that the table does not have."""
    found: dict[str, list[CueForm]] = {}
    for group in grammar.verbs:
        for paradigm, lemmas in group.lemmas.items():
            for lemma in lemmas:
                for form in _forms(code, grammar, paradigm, lemma):
                    found.setdefault(form.text, []).append(_cue(lemma, form, group))
    for phrase in grammar.phrases:
        for form in _forms(code, grammar, phrase.paradigm, phrase.verb):
            found.setdefault(form.text, []).append(_phrase_cue(form, phrase))
    return {spelt: _merged(cues) for text, cues in found.items() for spelt in _spellings(text)}


def _forms(code: str, grammar: GrammarTable, paradigm: str, lemma: str) -> list[Form]:
    if paradigm == "irregular":
        if lemma not in grammar.irregular:
            raise LanguageError(f"languages/{code}/grammar.toml: “{lemma}” is not in the table of irregular verbs")
        return list(irregular_forms(lemma, grammar.irregular[lemma]))
    if paradigm not in grammar.paradigms:
        raise LanguageError(f"languages/{code}/grammar.toml: there is no paradigm “{paradigm}” (verb “{lemma}”)")
    return list(forms(lemma, grammar.paradigms[paradigm]))


def _cue(lemma: str, form: Form, group: VerbGroup) -> CueForm:
    tail = (form.particle,) if form.particle else ()
    plain = lemma.replace("|", "")
    frames = frozenset(group.frames)
    return CueForm(plain, form.category, group.type, group.stance, frames, tail, bool(tail), group.personal)


def _phrase_cue(form: Form, phrase: PhraseCue) -> CueForm:
    tail = words_of(phrase.tail)
    lemma = f"{phrase.verb} {phrase.tail}"
    return CueForm(lemma, form.category, phrase.type, phrase.stance, frozenset(phrase.frames), tail)


def _merged(cues: list[CueForm]) -> tuple[CueForm, ...]:
    """One entry per category and tail (a verb listed in two groups has the frames of both), longest tail first."""
    merged: dict[tuple[str, Phrase], CueForm] = {}
    for cue in cues:
        key = (cue.category, cue.tail)
        seen = merged.get(key)
        merged[key] = cue if seen is None else seen._replace(frames=seen.frames | cue.frames)
    return tuple(sorted(merged.values(), key=lambda cue: (-len(cue.tail), cue.category != "finite")))
