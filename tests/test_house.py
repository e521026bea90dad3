"""The shape of the tree: a newcomer finds a thing by its name, and a file is read at one sitting."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

from tests.conftest import ROOT

MODULES = sorted((ROOT / "tracker").rglob("*.py"))
LONGEST_FILE = 400
MOST_MODULES_AT_THE_ROOT = 14


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_the_root_of_the_package_holds_few_modules() -> None:
    assert len(list((ROOT / "tracker").glob("*.py"))) <= MOST_MODULES_AT_THE_ROOT


def test_a_file_has_one_subject_and_is_short() -> None:
    lengths = {name(path): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert {path: length for path, length in lengths.items() if length > LONGEST_FILE} == {}


def test_a_class_means_one_thing() -> None:
    places = defaultdict(list)
    for path in MODULES:
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef):
                places[node.name].append(name(path))
    assert {one: where for one, where in places.items() if len(where) > 1} == {}


def test_a_statement_says_what_it_is_for() -> None:
    statements = sorted((ROOT / "sql").rglob("*.sql"))
    assert statements
    assert [name(path) for path in statements if not path.read_text("utf-8").startswith("--")] == []
