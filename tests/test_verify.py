"""Damage is found: a flipped byte, a changed character, a moved span, a rule that reads otherwise."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb
import pytest

from tests.store.documents import extraction, ingested
from tracker import store
from tracker.linking.run import link
from tracker.rows.records import Capture, FailedInput, Ingested
from tracker.upkeep.reextract import Reading, reextract
from tracker.upkeep.verify import Problem, Reader, verify


def read(capture: Capture) -> Iterator[Ingested]:
    """What reading gave when these captures were stored: the text ends with the words behind the path."""
    address, _, extra = capture.data.decode().partition(" ")
    yield ingested(address, data=capture.data, extra=extra)


def read_again(capture: Capture) -> Iterator[Ingested]:
    """As the same rules would."""
    address, _, extra = capture.data.decode().partition(" ")
    yield ingested(address, data=capture.data, extra=extra)


def read_more(capture: Capture) -> Iterator[Ingested]:
    """As other rules would: the texts have one word more."""
    address, _, extra = capture.data.decode().partition(" ")
    yield ingested(address, data=capture.data, extra=f"{extra} More.")


def read_nothing(capture: Capture) -> Iterator[Ingested]:
    """As a rule that fails would."""
    yield Ingested(capture, failure=FailedInput(capture.address, "read", "EmptyInput", "there is no text"))


def each(reader: Reader) -> Reading:
    """Captures read one after the other, as a pool does."""

    def reading(parts: Iterable[Capture | Ingested]) -> Iterator[Ingested]:
        for part in parts:
            yield from [part] if isinstance(part, Ingested) else reader(part)

    return reading


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "case.duckdb"
    with store.open(path) as opened:
        run = opened.begin_run([])
        opened.write(run, [ingested("/a", extra="One."), ingested("/b", extra="Two.")])
        opened.finish_run(run, "complete")
    return path


@pytest.fixture
def database(made: Path, tmp_path: Path) -> Path:
    """A database and captures of its own for each test, copied from one."""
    shutil.copytree(made.parent, tmp_path, dirs_exist_ok=True)
    return tmp_path / made.name


def _change(database: Path, statement: str) -> None:
    with duckdb.connect(str(database)) as con:
        con.execute(statement).fetchall()


def _problems(database: Path) -> list[Problem]:
    with store.open(database, read_only=True) as opened:
        return verify(opened, read).problems


def test_what_is_untouched_holds(database: Path) -> None:
    with store.open(database, read_only=True) as opened:
        done = verify(opened, read)
    assert (done.captures, done.documents, done.problems) == (2, 2, [])


def test_one_flipped_byte_of_a_capture_is_found(database: Path) -> None:
    path = next(store.captures_of(database).root.rglob("*.gz"))
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    (problem,) = _problems(database)
    assert problem.what == "capture"
    assert path.name in problem.message


def test_a_missing_capture_is_found(database: Path) -> None:
    next(store.captures_of(database).root.rglob("*.gz")).unlink()
    assert [problem.what for problem in _problems(database)] == ["capture"]


def test_one_changed_character_of_a_text_is_found(database: Path) -> None:
    _change(
        database,
        "UPDATE documents SET text = replace(text, 'generator', 'generater') "
        "WHERE document_id = (SELECT min(document_id) FROM documents)",
    )
    found = {problem.what: problem.message for problem in _problems(database)}
    assert set(found) == {"text", "reading", "span"}
    assert "from character 43 on" in found["reading"]


def test_a_text_changed_together_with_its_hash_is_still_found(database: Path) -> None:
    _change(database, "UPDATE documents SET text = text || '!', text_sha256 = sha256(text || '!')")
    assert {problem.what for problem in _problems(database)} == {"reading"}


@pytest.mark.parametrize(
    ("statement", "part"),
    [
        ("UPDATE claims SET start_char = start_char + 1 WHERE kind = 'direct'", "claims "),
        ("UPDATE claims SET author_end = author_end - 1 WHERE kind = 'direct'", "claims.author "),
        ("UPDATE claims SET end_char = 100000 WHERE kind = 'direct'", "leaves the text"),
        ("UPDATE claims SET date_text = 'on Friday' WHERE date_text IS NOT NULL", "claims.date "),
        ("UPDATE embeds SET text = 'Other words.'", "embeds.text "),
        ("UPDATE mentions SET start_char = 0, end_char = 6", "mentions "),
        ("UPDATE hashtags SET tag = 'darkness'", "hashtags "),
        ("UPDATE claim_via SET text = 'a pilot' WHERE position = 0", "claim_via "),
        ("UPDATE claim_candidates SET text = 'fast'", "claim_candidates "),
    ],
)
def test_a_span_that_does_not_hold_is_found(database: Path, statement: str, part: str) -> None:
    _change(database, statement)
    problems = _problems(database)
    assert len(problems) == 2
    assert all(problem.what == "span" and part in problem.message for problem in problems)


def test_a_row_whose_document_is_missing_is_found(database: Path) -> None:
    _change(database, "DELETE FROM documents")
    assert any("its document is missing" in problem.message for problem in _problems(database))


def test_a_capture_that_gives_nothing_any_more_is_found(database: Path) -> None:
    with store.open(database, read_only=True) as opened:
        problems = verify(opened, read_nothing).problems
    assert [problem.what for problem in problems] == ["reading", "reading"]
    assert "there is no text" in problems[0].message


def test_other_rules_replace_what_was_read(database: Path) -> None:
    _change(database, "UPDATE documents SET rules_version = 'old' WHERE text LIKE '%One.'")
    with store.open(database) as opened:
        assert reextract(opened, each(read_more)).replaced == 1
        endings = "SELECT text LIKE '%One. More.', text LIKE '%Two.' FROM documents ORDER BY ALL"
        assert opened.query(endings).rows == [(False, True), (True, False)]
        assert reextract(opened, each(read_more)).replaced == 0
        assert verify(opened, read_more).problems[0].what == "reading"
        assert reextract(opened, each(read_more), everything=True).replaced == 2
        assert verify(opened, read_more).problems == []


def test_only_what_reads_otherwise_is_compared_anew(database: Path) -> None:
    with store.open(database) as opened:
        link(opened.connection, "run", use_encoder=False)
        once = reextract(opened, each(read_again), everything=True).linked
        opened.connection.execute("UPDATE claims SET author_name = 'Somebody Else' WHERE kind = 'direct'")
        changed = opened.query("SELECT count(*) FROM claims WHERE kind = 'direct'").rows[0][0]
        again = reextract(opened, each(read_again), everything=True).linked
    assert [linked and linked.new_claims for linked in (once, again)] == [0, changed]


def test_rereading_with_the_same_rules_changes_nothing(database: Path) -> None:
    tables = (
        "document_captures",
        "embeds",
        "posts",
        "claims",
        "sources",
        "source_aliases",
        "capture_sightings",
        "captures",
    )

    def content() -> list[object]:
        with store.open(database, read_only=True) as opened:
            return [opened.query(f"FROM {table} ORDER BY ALL").rows for table in tables]

    # The first time links what the fixture only stored.
    contents = []
    for _ in range(2):
        with store.open(database) as opened:
            assert reextract(opened, each(read), everything=True).replaced == 2
        contents.append(content())
    assert contents[0] == contents[1]


def test_a_capture_that_cannot_be_read_again_keeps_its_rows(database: Path) -> None:
    next(store.captures_of(database).root.rglob("*.gz")).unlink()
    with store.open(database) as opened:
        done = reextract(opened, each(read), everything=True)
        assert (done.replaced, [failure.error for failure in done.failures]) == (1, ["DamagedCapture"])
        assert opened.query("SELECT count(*) FROM documents").rows == [(2,)]
        assert opened.query("SELECT stage, error FROM failures").rows == [("reextract", "DamagedCapture")]
        assert opened.query("SELECT status FROM runs ORDER BY started_at").rows == [("complete",), ("partial",)]


def test_what_could_not_be_read_before_is_read_now(tmp_path: Path) -> None:
    with store.open(tmp_path / "case.duckdb") as opened:
        item = ingested("/a", extra="One.")
        assert item.capture is not None
        opened.write(opened.begin_run([]), list(read_nothing(item.capture)))
        assert reextract(opened, each(read)).added == 0, "these rules have tried it"
        opened.connection.execute("UPDATE runs SET rules_version = 'old'").fetchall()
        done = reextract(opened, each(read))
        assert (done.replaced, done.added) == (0, 1)
        assert opened.query("SELECT is_current, path FROM documents").rows == [(True, "/a")]
        assert opened.query("SELECT count(*) FROM capture_sightings").rows == [(1,)]
        assert reextract(opened, each(read)).added == 0


def test_the_documents_of_these_tests_hold_their_own_spans() -> None:
    found = extraction("doc_1")
    for claim in found.claims:
        assert found.document.text[claim.start : claim.end] == claim.text
