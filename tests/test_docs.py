"""The documentation can be read by a newcomer, and what it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

PAGES = [
    *(ROOT / f"{name}.md" for name in ("README", "CONTRIBUTING", "CHANGELOG", "SECURITY")),
    *sorted((ROOT / "docs").glob("*.md")),
]
MOST_WORDS = 40
MOST_CHARACTERS = 120
CODE = re.compile(r"^```.*?^```$|^    .*?$", re.MULTILINE | re.DOTALL)
# Where a piece of prose begins that the line before does not belong to.
NEW_PIECE = re.compile(r"\s*(?:#|\||[-*] |\d+\. |$)")
SENTENCE_END = re.compile(r"(?<=[.!?])[\"”)*]*\s+")
PATH = re.compile(r"`((?:tracker|sql|tests|bench|docs|seeds)/[\w./-]+)`")


def name(page: Path) -> str:
    return page.name


def sentences(text: str) -> list[str]:
    """Those of the prose of a page; a cell of a table ends one, and what stands between backticks is one word."""
    pieces = [""]
    for line in CODE.sub("", text).splitlines():
        if line.startswith("|"):
            pieces += line.strip("|").split("|")
        elif NEW_PIECE.match(line):
            pieces.append(line.strip())
        else:
            pieces[-1] += f" {line.strip()}"
    plain = (re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", re.sub(r"`[^`]*`", "code", piece)) for piece in pieces)
    return [sentence for piece in plain for sentence in SENTENCE_END.split(piece)]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_no_sentence_is_long(page: Path) -> None:
    found = sentences(page.read_text("utf-8"))
    assert found
    assert [sentence for sentence in found if len(sentence.split()) > MOST_WORDS] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_no_line_is_long(page: Path) -> None:
    """Rows of tables and what a program prints cannot be broken."""
    lines = CODE.sub("", page.read_text("utf-8")).splitlines()
    assert [line for line in lines if len(line) > MOST_CHARACTERS and not line.startswith("|")] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_what_a_page_names_is_there(page: Path) -> None:
    """Files of this repository; one that a tutorial writes, or that stands for others (NAME, CODE), is none."""
    text = page.read_text("utf-8")
    written = set(re.findall(r"^Write `([^`]+)`", text, re.MULTILINE))
    named = {path for path in PATH.findall(CODE.sub("", text)) if not re.search(r"[A-Z]{3}", path)}
    assert [path for path in sorted(named - written) if not (ROOT / path).exists()] == []


@pytest.mark.parametrize(
    ("text", "longest"),
    [
        ("One two three. Four five.", 3),
        ("One two\nthree four.\n\nFive.", 4),
        ("- One two\n  three.\n- Four.", 4),
        ("| one two | three |\n|---|---|\n", 2),
        ("One [two three](page.md) `four five`.", 4),
        ("One.\n\n    two three four five\n", 1),
        ("One.\n```\ntwo three four\n```\n", 1),
    ],
)
def test_sentences_are_counted(text: str, longest: int) -> None:
    assert max(len(sentence.split()) for sentence in sentences(text)) == longest
