"""Every language is whole: each table that it must have, of the shape it must have, and cases for each."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.languages import completeness
from tests.languages.completeness import LANGUAGES, TABLES, missing
from tests.store.documents import author
from tracker.embeds.short_language import language_of
from tracker.errors import LanguageError
from tracker.languages import codes, comparison
from tracker.languages.model import names_table, post_codes, posts_table, read
from tracker.languages.table import Lacking, Table
from tracker.linking.credits import credits_of
from tracker.linking.names import name_words, speaker_words
from tracker.linking.outlets import outlet_key
from tracker.rows.sources import is_named

CASES = ROOT / "tests" / "cases" / "languages"
SHORT: dict[str, str] = tomllib.loads((CASES / "short_texts.toml").read_text("utf-8"))
NAMES: dict[str, dict[str, Any]] = tomllib.loads((CASES / "names.toml").read_text("utf-8"))
FOLDERS = sorted(path.name for path in LANGUAGES.iterdir() if path.is_dir() and not path.name.startswith("_"))


@pytest.mark.parametrize("code", FOLDERS)
def test_a_language_has_its_tables_and_their_cases(code: str) -> None:
    lacking = missing(code)
    assert not lacking, "\n".join(lacking)
    assert {path.stem for path in (LANGUAGES / code).glob("*.toml")} <= set(TABLES)


@pytest.mark.parametrize("code", codes())
def test_the_tables_have_their_shape(code: str) -> None:
    assert read(code) is not None
    words = comparison(code)
    assert words is not None
    assert words.negations
    assert words.numbers


def test_every_language_calls_the_same_bodies() -> None:
    for code in codes():
        assert set(names_table(code).bodies) == set(names_table("en").bodies)
        assert set(names_table(code).institutions) == set(names_table("en").institutions)


@pytest.mark.parametrize("code", post_codes())
def test_a_table_that_is_not_there_says_why(code: str) -> None:
    for lacking in _lacking(posts_table(code)):
        assert " " in lacking.none


def _lacking(table: Table) -> Iterator[Lacking]:
    for _, value in table:
        if isinstance(value, Lacking):
            yield value


@pytest.mark.parametrize("code", SHORT)
def test_a_short_text_tells_its_language(code: str) -> None:
    assert language_of(SHORT[code]) == code


@pytest.mark.parametrize("code", NAMES)
def test_the_words_of_names(code: str) -> None:
    case = NAMES[code]
    named = {
        kind: is_named(author(case[kind], case[kind], "person", 0), case[kind], code)
        for kind in ("surname", "full", "phrase")
    }
    assert named == {"surname": False, "full": True, "phrase": False}
    assert outlet_key(case["outlet"]) == case["key"]
    assert [credit.agency for credit in credits_of(case["credit"], None, frozenset())] == [case["agency"]]
    assert name_words(case["role"]) == frozenset(case["telling"])
    assert speaker_words(case["body"], "organisation") == frozenset(case["called"])


def test_a_copy_under_another_code_is_not_complete(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each table of the copy is named with the cases it has not."""
    shutil.copytree(LANGUAGES / "fr", tmp_path / "xx")
    monkeypatch.setattr(completeness, "LANGUAGES", tmp_path)
    told = "\n".join(missing("xx"))
    assert [table for table in TABLES if f"languages/xx/{table}.toml: no cases in" not in told] == []
    (tmp_path / "xx" / "names.toml").unlink()
    assert "languages/xx: names.toml is missing" in missing("xx")


def test_a_language_of_posts_alone_needs_no_other_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(LANGUAGES / "nl", tmp_path / "nl")
    monkeypatch.setattr(completeness, "LANGUAGES", tmp_path)
    assert missing("nl") == []


def test_a_missing_table_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.languages.model.codes", lambda: ["nl"])
    with pytest.raises(LanguageError, match=r"languages/nl: grammar\.toml is missing"):
        read.__wrapped__("nl")
