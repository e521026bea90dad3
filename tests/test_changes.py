"""What `bench.mutants` changes: one small mistake at a time, and nothing that no test should ask for."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from bench.changes import changes
from bench.mutants import CONCERNED, ROOT

PYTHON = [
    ("if a < 3: pass", ["if a <= 3: pass", "if a < 4: pass"], "an edge and a number"),
    ("x = a and not (b)", ["x = a or not (b)", "x = a and  (b)"], "a condition turned"),
    ("x = a is not None", ["x = a is None"], "None is no number"),
    ("x = a not in b", ["x = a in b"], "two words are one comparison"),
    ("x = 'é' + a", ["x = 'é~' + a", "x = 'é' - a"], "bytes are not characters"),
    ("keep(a)", ["pass"], "a call for its effect"),
    ("x = (a or b).strip()", ["x = (a and b).strip()", "x = (a or b)"], "a method that cleans"),
    ("x = max(a, b)", ["x = min(a, b)"], "the other end"),
    ("while True:\n    break", ["while False:\n    break", "while True:\n    continue"], "a loop's way out"),
    ('"""Words."""\nx: Literal["a"]', [], "docstrings and annotations say nothing to a test"),
    ('raise Gone("not here")', [], "what an error says may change"),
    ('x = f"{a} of 3"', [], "nor what is printed"),
    ("zip(a, b, strict=True)", ["pass"], "an argument that only says how"),
]
SQL = [
    ("SELECT 1 -- AND 2", ["SELECT 2 -- AND 2"], "comments are left alone"),
    ("WHERE NOT EXISTS (SELECT 1 FROM a)", ["WHERE  EXISTS (SELECT 1 FROM a)"], "what EXISTS selects changes nothing"),
    ("a BETWEEN b AND c AND d", ["a BETWEEN b AND c OR d"], "the AND of BETWEEN"),
    ("a <> 'it''s'", ["a = 'it''s'", "a <> 'it''s~'"], "a quoted apostrophe"),
    ("f(x => 1)", ["f(x => 2)"], "an arrow is no comparison"),
    ("a IS NOT DISTINCT FROM b", [], "nor is this a DISTINCT"),
    ("a LEFT JOIN b ORDER BY c DESC", ["a JOIN b ORDER BY c DESC", "a LEFT JOIN b ORDER BY c ASC"], "joins and order"),
    ("a IS NULL OR NOT b", ["a IS NOT NULL OR NOT b", "a IS NULL AND NOT b", "a IS NULL OR  b"], "nothing, and not"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), [case[:2] for case in PYTHON], ids=[case[2] for case in PYTHON])
def test_changes_to_python(text: str, wanted: list[str]) -> None:
    assert [change.made_in(text) for change in changes(Path("a.py"), text)] == wanted


@pytest.mark.parametrize(("text", "wanted"), [case[:2] for case in SQL], ids=[case[2] for case in SQL])
def test_changes_to_sql(text: str, wanted: list[str]) -> None:
    assert [change.made_in(text) for change in changes(Path("a.sql"), text)] == wanted


def test_a_change_to_a_module_can_be_compiled_and_knows_its_line() -> None:
    path = ROOT / "tracker" / "claims" / "rules.py"
    text = path.read_text(encoding="utf-8")
    for change in changes(path, text):
        ast.parse(change.made_in(text))
        assert change.old.splitlines()[0] in text.splitlines()[change.line - 1]


def test_the_tests_that_concern_a_package_exist() -> None:
    assert [name for tests in CONCERNED.values() for name in tests if not (ROOT / name).exists()] == []
