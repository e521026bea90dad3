"""The SQL files are found in a checkout and in an installed wheel; the rules have a version."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import tracker
from tracker import version
from tracker.errors import StoreError
from tracker.resources import sql_files, sql_folder, sql_text
from tracker.store.migrations import migrations
from tracker.version import rules_version, tool_version

ROOT = Path(__file__).parent.parent
PROBE = """
import json
from tracker.resources import sql_files, sql_folder
from tracker import store
with store.open("probe.duckdb") as opened:
    views = len(opened.query("FROM articles").columns)
counts = {part: len(sql_files(part)) for part in ("schema", "views", "queries", "store")}
print(json.dumps([str(sql_folder()), counts, views]))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert built.returncode == 0, built.stderr
    return next(folder.glob("*.whl"))


def test_a_checkout_has_its_sql_beside_the_package() -> None:
    assert sql_folder() == ROOT / "sql"
    assert sql_files("schema")
    assert sql_files("no_such_section") == []
    with pytest.raises(OSError, match="no_such_query"):
        sql_text("store", "no_such_query")


@pytest.mark.parametrize(
    "file", sorted(sql_folder().rglob("*.sql")), ids=lambda file: f"{file.parent.name}/{file.stem}"
)
def test_every_sql_file_begins_with_what_it_does(file: Path) -> None:
    first = file.read_text(encoding="utf-8").partition("\n")[0]
    assert len(first.removeprefix("-- ").split()) >= 3, "a comment in the first line says what the statement does"
    assert first.startswith("-- ")


def test_the_version_stands_in_one_place() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert tracker.__version__ == tool_version() == declared, (
        "make setup installs the version that pyproject.toml declares"
    )
    assert re.findall(r"^## (\S+)", changes, re.MULTILINE)[0] == declared


def test_an_installed_wheel_has_its_sql_inside(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    found = subprocess.run(
        [sys.executable, "-c", PROBE],
        cwd=tmp_path,
        env={"PYTHONPATH": str(site), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert found.returncode == 0, found.stderr
    folder, counts, columns = json.loads(found.stdout)
    assert folder == str(site / "tracker" / "sql")
    assert counts == {part: len(sql_files(part)) for part in counts}
    assert columns > 0


def test_a_package_without_its_sql_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sql_folder.cache_clear()
    monkeypatch.setattr("tracker.resources._PACKAGE", tmp_path / "tracker")
    with pytest.raises(StoreError, match="install the package again"):
        sql_folder()
    monkeypatch.undo()
    sql_folder.cache_clear()


def test_migrations_have_numbers_of_their_own() -> None:
    numbers = [migration.number for migration in migrations()]
    assert numbers == sorted(set(numbers))


@pytest.mark.parametrize("section", ["schema", "views", "queries", "store"])
def test_every_sql_file_can_be_pasted_behind_another(section: str) -> None:
    for path in sql_files(section):
        assert path.read_text(encoding="utf-8").rstrip().endswith(";"), path.name


@pytest.mark.parametrize(("section", "prefixes"), [("store", ("",)), ("linking", ("", "stage_")), ("exports", ("",))])
def test_every_statement_is_used(section: str, prefixes: tuple[str, ...]) -> None:
    code = "".join(source.read_text(encoding="utf-8") for source in (ROOT / "tracker").rglob("*.py"))
    unused = [
        path.name
        for path in sql_files(section)
        if not any(f'"{path.stem.removeprefix(prefix)}"' in code for prefix in prefixes)
    ]
    assert unused == []


def test_every_package_and_module_is_declared_to_decide_rows_or_not_to() -> None:
    folders = {path.name for path in (ROOT / "tracker").iterdir() if (path / "__init__.py").exists()}
    assert folders == {*version.RULE_PACKAGES, *version.OTHER_PACKAGES}
    assert all((ROOT / "tracker" / f"{module}.py").exists() for module in version.RULE_MODULES)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("def f():\n    return 1\n", 'def f():\n    "Says why."\n    # a fact\n    return 1\n', True),
        ("import a\nx = 1\n", "from b import a\nx = 1\n", True),
        ("x = 1\n", "x = 2\n", False),
        ("def f(a=1): ...\n", "def f(a=2): ...\n", False),
    ],
)
def test_only_what_code_does_counts_for_the_version_of_the_rules(one: str, other: str, same: bool) -> None:
    assert (version.code_without_words(one) == version.code_without_words(other)) is same


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A program of two packages and two modules: to parse all of its rules takes seconds, and says nothing more."""
    monkeypatch.setattr(version, "RULE_PACKAGES", ("mentions", "rows"))
    monkeypatch.setattr(version, "RULE_MODULES", ("folding", "ids"))
    for name in version.RULE_PACKAGES:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / "tracker" / name, tmp_path / "tracker" / name, ignore=ignored)
    for name in version.RULE_MODULES:
        shutil.copy(ROOT / "tracker" / f"{name}.py", tmp_path / "tracker")
    yield tmp_path / "tracker"
    version.rules_version.cache_clear()


def _rules(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(version, "_PACKAGE", folder)
    version.rules_version.cache_clear()
    return version.rules_version()


def test_moving_a_file_in_its_package_changes_no_rule(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _rules(copied, monkeypatch)
    (copied / "rows" / "elsewhere").mkdir()
    (copied / "rows" / "sources.py").rename(copied / "rows" / "elsewhere" / "origins.py")
    table = copied / "mentions" / "handles.toml"
    table.write_text("# a comment\n" + table.read_text(encoding="utf-8"), encoding="utf-8")
    assert _rules(copied, monkeypatch) == before
    (copied / "folding.py").write_text("x = 1\n", encoding="utf-8")
    assert _rules(copied, monkeypatch) != before


def test_the_versions_are_known() -> None:
    assert tool_version()[0].isdigit()
    assert len(rules_version()) == 12


def test_a_version_is_told_without_loading_a_verb() -> None:
    code = (
        "import sys; sys.argv[1:] = ['--version']\nfrom tracker.cli import main\n"
        "try: main()\n"
        "finally: print(*{'duckdb', 'tracker.claims', 'tracker.store'}.intersection(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"tracker {tool_version()}, rules {rules_version()}\n\n"


def test_a_kept_version_of_the_rules_is_believed_only_of_what_it_was_made_from(
    copied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    true = _rules(copied, monkeypatch)
    assert not (copied / "__pycache__").exists()
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    assert _rules(copied, monkeypatch) == true
    (kept,) = (copied / "__pycache__").iterdir()
    sources, told = kept.read_text().split()
    assert told == true
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(copied, elsewhere)
    (kept_there,) = (elsewhere / "__pycache__").iterdir()
    kept_there.write_text(f"{sources} carried12345")
    assert _rules(elsewhere, monkeypatch) == "carried12345"
    kept.write_text(f"{sources} planted12345")
    assert _rules(copied, monkeypatch) == "planted12345"
    (copied / "ids.py").write_text("x = 1\n")
    other = _rules(copied, monkeypatch)
    assert other not in (true, "planted12345")
    for broken in ("", "one two three", "\xff"):
        kept.write_bytes(broken.encode("latin-1"))
        assert _rules(copied, monkeypatch) == other
