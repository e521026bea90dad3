"""No word of a human language stands in code: it would be a word that no other language is asked for."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.languages.words_in_code import PACKAGE, found_in, reads_texts

ALLOWED: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "languages" / "words_in_code.toml").read_text("utf-8")
)["allowed"]
FILES = [path for path in sorted(PACKAGE.rglob("*.py")) if path.relative_to(PACKAGE).parts[0] != "languages"]


def allowed(name: str, string: str, why: str) -> dict[str, Any] | None:
    """The entry of the list that lets a string pass."""
    for entry in ALLOWED:
        if not (name == entry["file"] or name.startswith(entry["file"] + "/")):
            continue
        if why.startswith("letters"):
            strings = entry.get("strings", ())
            if strings == "any" or string in strings:
                return entry
        elif set(why.partition(": ")[2].split()) <= set(entry.get("words", "").split()):
            return entry
    return None


def test_no_word_of_a_language_stands_outside_the_tables() -> None:
    found, used = [], []
    for path in FILES:
        name = path.relative_to(PACKAGE).as_posix()
        for line, string, why in found_in(path.read_text("utf-8"), small=reads_texts(path)):
            entry = allowed(name, string, why)
            used.append(entry)
            if entry is None:
                found.append(f"tracker/{name}:{line} {string!r} ({why}): put it into a table of tracker/languages")
    assert found == []
    assert [entry for entry in ALLOWED if entry not in used] == [], "no longer needed"


@pytest.mark.parametrize(
    "source",
    [
        'GONE = ("deleted", "supprimé")',
        'print("gelöscht")',
        'if word == "mais": pass',
        'KINDS = frozenset("journal quotidien the".split())',
        'PATTERN = re.compile(r"(?:posted by|from)\\s")',
        'if word.startswith("zwei"): pass',
        'MONTHS = ["january", "february"]',
        'if word in {"Herr", "Frau"}: pass',
        'return f"{name} и"',
    ],
)
def test_a_word_in_code_is_seen(source: str) -> None:
    assert list(found_in(source, small=True))


@pytest.mark.parametrize(
    "source",
    [
        '"""Words in a docstring: mais, zwei, élan."""',
        'raise ValueError("no word of the table is known")',
        'if kind == "post": pass',
        'if "t.co/" in address or "other_claim_id" in row: pass',
        'PATTERN = re.compile(r"[A-Za-z]{1,9}\\Z")',
        '__all__ = ["by_name", "all"]',
    ],
)
def test_names_of_the_program_are_no_words(source: str) -> None:
    assert list(found_in(source, small=True)) == []
