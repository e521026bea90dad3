from __future__ import annotations

import pytest
from pydantic import ValidationError
from pydantic.fields import FieldInfo

from tracker.errors import LanguageError
from tracker.languages import codes, load
from tracker.languages.compilation import compile_language
from tracker.languages.grammar_table import GrammarTable
from tracker.languages.model import LanguageTables, read
from tracker.languages.table import Table
from tracker.languages.verbs_table import VerbGroup

FORMS = [
    ("fr", "suggère", "suggérer"),
    ("fr", "annonçait", "annoncer"),
    ("fr", "rappelle", "rappeler"),
    ("en", "replied", "reply"),
    ("en", "told", "tell"),
    ("de", "erklärten", "erklären"),
    ("es", "advirtió", "advertir"),
    ("es", "explicó", "explicar"),
]


def test_there_are_six_languages() -> None:
    assert {"de", "en", "es", "fr", "it", "pt"} <= set(codes())


@pytest.mark.parametrize("code", codes())
def test_every_language_has_newspaper_breadth(code: str) -> None:
    language = load(code)
    assert language is not None
    lemmas = {cue.lemma for cues in language.cues.values() for cue in cues}
    assert len(lemmas) > 100
    assert {cue.stance for cues in language.cues.values() for cue in cues} == {
        "neutral",
        "assertive",
        "doubtful",
        "denying",
    }
    assert language.agencies
    assert language.anonymous_heads
    assert language.same
    assert language.prepositions_of_source
    assert language.cited


@pytest.mark.parametrize(("code", "form", "lemma"), FORMS)
def test_forms_are_made_from_lemma_and_paradigm(code: str, form: str, lemma: str) -> None:
    language = load(code)
    assert language is not None
    assert lemma in {cue.lemma for cue in language.cues[form]}


def test_a_separable_prefix_must_stand_in_the_clause() -> None:
    language = load("de")
    assert language is not None
    assert ("mit",) in {cue.tail for cue in language.cues["teilte"]}
    assert () in {cue.tail for cue in language.cues["mitgeteilt"]}


def test_a_tag_with_a_region_is_its_language_and_an_unknown_one_is_none() -> None:
    assert load("en-GB") is not None
    assert load("xx") is None
    assert load("../fr") is None


def _is_table(field: FieldInfo) -> bool:
    return isinstance(field.annotation, type) and issubclass(field.annotation, Table)


def _with_lemmas(lemmas: dict[str, tuple[str, ...]]) -> LanguageTables:
    """The tables of English with one group of reporting verbs."""
    tables = read("en")
    assert tables is not None
    group: VerbGroup = tables.grammar.verbs[0].model_copy(update={"lemmas": lemmas})
    return tables.model_copy(update={"grammar": tables.grammar.model_copy(update={"verbs": (group,)})})


def test_a_verb_of_an_unknown_paradigm_is_refused() -> None:
    with pytest.raises(LanguageError, match="no paradigm"):
        compile_language("en", _with_lemmas({"strong": ("drive",)}))


def test_an_irregular_verb_without_forms_is_refused() -> None:
    with pytest.raises(LanguageError, match="irregular"):
        compile_language("en", _with_lemmas({"irregular": ("drive",)}))


def test_an_unknown_table_is_refused() -> None:
    with pytest.raises(ValidationError):
        GrammarTable.model_validate({"colours": {}})


@pytest.mark.parametrize("name", [name for name, table in GrammarTable.model_fields.items() if _is_table(table)])
def test_a_table_with_a_fault_is_refused_by_its_field(name: str) -> None:
    tables = read("fr")
    assert tables is not None
    table: Table = getattr(tables.grammar, name)
    written = table.model_dump()
    assert type(table).model_validate(written) == table
    for field, wrong in [*((field, 3.5) for field in written), ("colours", "red")]:
        with pytest.raises(ValidationError, match=rf"\n{field}\n"):
            type(table).model_validate({**written, field: wrong})


@pytest.mark.parametrize("code", [code for code in codes() if read(code)])
def test_what_a_table_names_alike_is_in_the_lexicon_as_it_is_written(code: str) -> None:
    tables, language = read(code), load(code)
    assert tables is not None
    assert language is not None
    grammar = tables.grammar
    assert language.prepositions == set(grammar.words.prepositions)
    assert language.questions == set(grammar.words.questions)
    assert language.question_nouns == set(grammar.reports.questions)
    assert language.adverb_endings == grammar.words.adverb_endings
    assert language.abbreviations == set(grammar.sentences.abbreviations)
    assert language.verb_second is grammar.words.verb_second
    assert language.masculine >= set(grammar.people.masculine)
    assert list(language.enclitics) == sorted(grammar.words.enclitics, key=len, reverse=True)
    for table, names in (
        (grammar.words, "articles auxiliaries"),
        (grammar.people, "titles roles"),
        (grammar.relays, "to"),
    ):
        for name in names.split():
            assert getattr(language, {"to": "relay_to"}.get(name, name)) == set(getattr(table, name))
