"""Facts told of an article: options, a file beside it, a manifest; and what becomes of them in the database."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import tracker
from tracker import pipeline, store, workers
from tracker.errors import InputError
from tracker.inputs import Capture, Failure, SourceOptions, expand
from tracker.upkeep.reextract import reextract
from tracker.upkeep.verify import verify

SEEN = datetime(2024, 3, 5, 12, tzinfo=UTC)
TEXT = "The bridge was closed on Monday, the mayor said.\n“It is not safe,” she told reporters."


def _parts(*sources: Path, manifests: tuple[Path, ...] = (), **given: str) -> list[Capture | Failure]:
    asked = SourceOptions(given, [str(path) for path in manifests])
    found = expand([str(source) for source in sources], clock=lambda: SEEN, asked=asked)
    return [one for one in found if isinstance(one, Capture | Failure)]


def _told(part: Capture | Failure) -> dict[str, str]:
    assert isinstance(part, Capture), part
    return dict(part.given)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(TEXT)
    return path


@pytest.mark.parametrize("name", ["story.meta.toml", "story.txt.meta.toml"])
def test_a_file_beside(story: Path, name: str) -> None:
    (story.parent / name).write_text('date = 2024-03-05\npublisher = "The Tarn Quay Courier"\n')
    (part,) = _parts(story)
    assert _told(part) == {"date": "2024-03-05", "publisher": "The Tarn Quay Courier"}
    (part,) = _parts(story, publisher="Le Phare")
    assert _told(part)["publisher"] == "Le Phare"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("date = 'soon'", "the date 'soon'"),
        ("url = 'courier.example'", "does not begin with http"),
        ("colour = 'red'", "'colour' is none of title"),
        ("date = = 3", "story.meta.toml"),
    ],
)
def test_a_file_beside_that_says_nothing_usable(story: Path, content: str, words: str) -> None:
    (story.parent / "story.meta.toml").write_text(content)
    (part,) = _parts(story)
    assert isinstance(part, Failure)
    assert words in str(part.error)


def test_a_manifest(story: Path) -> None:
    (story.parent / "other.txt").write_text(TEXT.replace("bridge", "ferry"))
    table = story.parent / "list.csv"
    table.write_text(
        "file;published;outlet;link\nstory.txt;2024-03-05;The Tarn Quay Courier;https://courier.example/1\n"
        "other.txt;;Le Phare;\nmissing.txt;;;\nother.txt;soon;;\n;;;\n"
    )
    first, second, missing, bad = _parts(manifests=(table,), language="en")
    assert _told(first) == {
        "date": "2024-03-05",
        "publisher": "The Tarn Quay Courier",
        "url": "https://courier.example/1",
        "language": "en",
    }
    assert _told(second) == {"publisher": "Le Phare", "language": "en"}
    assert isinstance(missing, Failure)
    assert isinstance(bad, Failure)
    assert "list.csv: row 4: the date 'soon'" in str(bad.error)


def test_a_manifest_that_names_nothing(tmp_path: Path) -> None:
    table = tmp_path / "list.csv"
    table.write_text("colour,size\nred,3\n")
    (part,) = _parts(manifests=(table,))
    assert isinstance(part, Failure)
    assert "no column names files" in str(part.error)
    (part,) = _parts(manifests=(tmp_path / "none.csv",))
    assert isinstance(part, Failure)


def test_what_tells_of_one_article_cannot_tell_of_several(story: Path) -> None:
    with pytest.raises(InputError, match="--url tells of one article"):
        _parts(story, story, url="https://courier.example/1")
    (part,) = _parts(story.parent, title="Bridge closed")
    assert isinstance(part, Failure)
    (part,) = _parts(story.parent, date="2024-03-05")
    assert _told(part) == {"date": "2024-03-05"}


def _ingest(database: Path, *sources: Path, **given: str) -> None:
    with store.open(database) as opened:
        pipeline.ingest(opened, [str(source) for source in sources], asked=SourceOptions(given), linking=False)


def _rows(database: Path, query: str) -> list[tuple[object, ...]]:
    with store.open(database, read_only=True) as opened:
        return opened.query(query).rows


def test_facts_come_first_and_can_be_corrected(story: Path) -> None:
    database = story.parent / "t.duckdb"
    asked = "SELECT publisher, CAST(published_earliest + INTERVAL 14 HOURS AS DATE), published_basis FROM documents"
    _ingest(database, story)
    assert _rows(database, asked) == [(None, None, None)]
    claims = _rows(database, "SELECT count(*) FROM claims")
    _ingest(database, story, date="2024-03-05")
    assert _rows(database, asked) == [(None, date(2024, 3, 5), "explicit")]
    _ingest(database, story, date="2024-03-06", publisher="Le Phare")
    assert _rows(database, asked) == [("Le Phare", date(2024, 3, 6), "explicit")]
    assert _rows(database, "SELECT count(*) FROM claims") == claims
    # Saying nothing takes nothing back.
    _ingest(database, story)
    assert _rows(database, asked) == [("Le Phare", date(2024, 3, 6), "explicit")]


def test_facts_are_there_when_the_capture_is_read_again(story: Path) -> None:
    database = story.parent / "t.duckdb"
    _ingest(database, story, date="2024-03-05", publisher="Le Phare")
    asked = "SELECT document_id, publisher, published_basis, given FROM documents"
    before = _rows(database, asked)
    with store.open(database) as opened:
        assert verify(opened, workers.read_capture).problems == []
        assert reextract(opened, workers.Pool(jobs=1).read, everything=True).replaced == 1
    assert _rows(database, asked) == before


def test_the_same_words_in_two_papers_are_two_documents(story: Path) -> None:
    database = story.parent / "t.duckdb"
    other = story.parent / "other.txt"
    other.write_text(TEXT)
    _ingest(database, story, publisher="Le Phare")
    _ingest(database, other, publisher="The Tarn Quay Courier")
    found = _rows(database, "SELECT publisher FROM documents ORDER BY ALL")
    assert found == [("Le Phare",), ("The Tarn Quay Courier",)]


def test_a_path_is_read_as_the_command_line_reads_it(story: Path) -> None:
    (story.parent / "story.meta.toml").write_text("date = 2024-03-05\ntitle = 'Bridge closed'")
    found = tracker.extract(story)
    assert found.document.title == "Bridge closed"
    assert found.document.published is not None
    assert found.document.published.basis == "explicit"
    markdown = story.parent / "fog.md"
    markdown.write_text("---\ntitle: Fog\ndate: 2024-03-05\n---\n# Fog\n\nThe *ferry* waited, its captain said.")
    assert tracker.extract(markdown).document.title == "Fog"
    told = tracker.extract(markdown.read_text(), media_type="text/markdown")
    assert told.document == tracker.extract(markdown).document
    with pytest.raises(FileNotFoundError):
        tracker.extract(story.parent / "none.txt")


def test_more_than_one_document_is_none() -> None:
    rows = '{"title": "A", "text": "The ferry sailed at noon."}\n{"title": "B", "text": "The fog came later."}'
    with pytest.raises(InputError, match="more than one document"):
        tracker.extract(rows)
    assert tracker.extract(rows.partition("\n")[0]).document.title == "A"
