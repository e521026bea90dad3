"""How the program ends on a bad day: one sentence and its exit code, no traceback, not the code of a finding."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tracker.inputs import Failure, expand
from tracker.store import leftovers

NOW = datetime(2031, 5, 6, 12, tzinfo=UTC)
PAGE = "<article><p>The ferry stays in port, the harbour master of Vell said on Monday.</p></article>"
POSIX = pytest.mark.skipif(os.name != "posix", reason="pipes and devices of POSIX")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a page, and a database made of it."""
    folder = tmp_path_factory.mktemp("ends")
    (folder / "pages").mkdir()
    for number in range(40):
        (folder / "pages" / f"page{number}.html").write_text(PAGE.replace("Monday", f"call {number}"))
    assert run(folder, "ingest", "--no-link", "pages")[0] == 0
    return folder


def run(folder: Path, *arguments: str, output: str | None = None) -> tuple[int, str]:
    with open(output or os.devnull, "wb") as out:  # noqa: PTH123 - a device as well as a file
        ended = subprocess.run(
            [sys.executable, "-c", "from tracker.cli import main; main()", *arguments],
            cwd=folder,
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
            timeout=120,
            check=False,
        )
    assert "Traceback" not in ended.stderr, ended.stderr
    return ended.returncode, ended.stderr


@POSIX
@pytest.mark.parametrize("verb", [("sql", "claims"), ("explain", "pages/page1.html"), ("info",), ("export",)])
def test_an_output_that_is_full(place: Path, verb: tuple[str, ...]) -> None:
    code, told = run(place, *verb, output="/dev/full")
    assert code == 2
    assert "No space left on device" in told


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
del sys.argv[1]
from tracker.cli import main
main()
"""


@POSIX
@pytest.mark.parametrize("room", [300, 3_000])
def test_a_disk_that_is_full_during_the_checks(place: Path, room: int) -> None:
    """No file may grow beyond so many bytes: what is left of a disk. What was stored stays as it was."""
    before = run(place, "sql", "FROM claims", output=str(place / "before"))
    # What measures coverage would want to write, too, and say that it cannot.
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    ended = subprocess.run(
        [sys.executable, "-c", LIMITED, str(room), "check"],
        cwd=place,
        env=unmeasured,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, "Traceback" in ended.stderr) == (2, False), ended.stderr
    assert "Could not write" in ended.stderr
    assert run(place, "sql", "FROM claims", output=str(place / "after")) == before
    assert (place / "after").read_bytes() == (place / "before").read_bytes()


@pytest.mark.parametrize(
    "verb", [("check",), ("reextract",), ("judge", "clm_3f", "--status", "so", "--by", "Ada Quill"), ("claims",)]
)
def test_a_database_that_is_not_there_is_not_made(tmp_path: Path, verb: tuple[str, ...]) -> None:
    code, told = run(tmp_path, *verb)
    assert code == 2
    assert "there is no database at" in told
    assert list(tmp_path.iterdir()) == []


@POSIX
@pytest.mark.parametrize("verb", [("explain", *["pages"] * 9), ("sql", "FROM range(100000)")], ids=["explain", "sql"])
def test_a_reader_who_has_seen_enough(place: Path, verb: tuple[str, ...]) -> None:
    command = [sys.executable, "-c", "from tracker.cli import main; main()", *verb]
    with subprocess.Popen(command, cwd=place, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.read(10)
        program.stdout.close()
        told = program.stderr.read()
    assert (program.returncode, told) == (141, b"")


def test_names_that_are_too_long(place: Path) -> None:
    code, told = run(place, "ingest", "pages/page1.html", "--db", "d" * 300)
    assert code == 2
    assert "too long" in told
    assert run(place, "ingest", "d" * 300)[0] == 3


def test_a_name_that_leaves_no_room_for_a_file_beside_it(tmp_path: Path) -> None:
    (tmp_path / f"{'n' * 250}.html").write_text(PAGE)
    (found,) = expand([str(tmp_path)], clock=lambda: NOW)
    assert not isinstance(found, Failure)


@POSIX
def test_pipes_and_devices_in_a_folder_are_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.html")
    (tmp_path / "b.html").write_text(PAGE)
    (tmp_path / "c.html").symlink_to("/dev/zero")
    for source in (tmp_path, tmp_path / "*.html"):
        found = list(expand([str(source)], clock=lambda: NOW))
        assert [isinstance(one, Failure) for one in found] == [True, False, True]


def test_a_report_follows_no_planted_link(place: Path, tmp_path: Path) -> None:
    victim, site = tmp_path / "victim", tmp_path / "site"
    victim.write_text("mine")
    site.mkdir()
    (site / "search.html").symlink_to(victim)
    code, told = run(place, "report", "all", "-o", str(site))
    assert (code, victim.read_text()) == (2, "mine")
    assert "a link, which is not followed" in told


def test_what_killed_processes_left_is_swept(tmp_path: Path) -> None:
    gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    dead = gone.stdout.decode().strip()
    left = [f".a.csv.{dead}.part", f"kind.{dead}.x1", f"kind.{os.getpid()}.x2", "kind.word.x", f"other.{dead}.x"]
    for name in left:
        (tmp_path / name).mkdir()
    leftovers.sweep(tmp_path, ".a.csv", ".part")
    leftovers.sweep(tmp_path, "kind")
    kept = {path.name for path in tmp_path.iterdir()}
    assert kept == (set(left[2:]) if os.name == "posix" else set(left))
