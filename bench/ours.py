"""The program's own steps, as `make bench` measures them. Each function makes a pass over a folder of material."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path

from tracker import claims, extract, pipeline, shards, store
from tracker.errors import InputError
from tracker.extraction import Given, find_posts
from tracker.inputs import SourceOptions
from tracker.shards import ShardFolder
from tracker.shards.engines import local
from tracker.workers import DOCUMENT_SECONDS
from tracker.workers.pool import cores

NOTHING_GIVEN = Given()
Pass = Callable[[], int]


def read(folder: Path) -> Pass:
    """HTML bytes to a text with embeds, handles and hashtags: all of an extraction before the claims."""
    pages = [file.read_bytes() for file in sorted(folder.glob("*.html"))]

    def one_pass() -> int:
        failed = 0
        for data in pages:
            try:
                find_posts(data, "text/html", NOTHING_GIVEN)
            except InputError:
                failed += 1
        return failed

    return one_pass


def rows(folder: Path) -> Pass:
    """HTML files to rows in a fresh database: `tracker ingest --no-link`."""
    return _ingests(folder, linking=False)


def linked(folder: Path) -> Pass:
    """The same, with the claims linked and checked: the whole of `tracker ingest`."""
    return _ingests(folder, linking=True)


def rows_by_all(folder: Path) -> Pass:
    """HTML files to rows by as many processes as there are processors: `tracker ingest --no-link`."""
    return _ingests(folder, linking=False, jobs=cores())


def linked_by_all(folder: Path) -> Pass:
    """The whole of `tracker ingest`, read by as many processes as there are processors."""
    return _ingests(folder, linking=True, jobs=cores())


def shards_by_all(folder: Path) -> Pass:
    """The same pages through Parquet: `tracker shard read` and `tracker shard load --no-link`, a shard a processor."""

    def one_pass() -> int:
        with tempfile.TemporaryDirectory() as scratch, store.open(Path(scratch) / "bench.duckdb") as opened:
            place = ShardFolder(Path(scratch) / "shards")
            shards.make_plan(place, [str(folder / "*.html")], SourceOptions(), shards=cores())
            for _ in local(place, place.to_read(), jobs=None, seconds=DOCUMENT_SECONDS, tell=lambda documents: None):
                pass
            run = opened.begin_run(["bench"])
            shards.load(opened, place, run, partial=False, tell=lambda done, of: None)
            return run.failures

    return one_pass


def _ingests(folder: Path, *, linking: bool, jobs: int = 1) -> Pass:
    # The pages alone: beside them lies a list of texts, which is no article and would be a failure.
    pages = [str(file) for file in sorted(folder.glob("*.html"))]

    def one_pass() -> int:
        with tempfile.TemporaryDirectory() as scratch, store.open(Path(scratch) / "bench.duckdb") as opened:
            return len(pipeline.ingest(opened, pages, linking=linking, jobs=jobs).failures)

    return one_pass


def find_claims(folder: Path) -> Pass:
    """English texts to claims."""
    texts = json.loads((folder / "texts.json").read_text(encoding="utf-8"))

    def one_pass() -> int:
        for text in texts:
            claims.find(text, "en", [], None)
        return 0

    return one_pass


def english_texts(pages: list[bytes], count: int, longest: int) -> list[str]:
    """The texts of the first `count` English pages that quote somebody, each cut at `longest` characters."""
    found: list[str] = []
    for data in pages:
        try:
            extraction = extract(data, media_type="text/html")
        except InputError:
            continue
        document = extraction.document
        if (document.language or "").startswith("en") and any(claim.kind == "direct" for claim in extraction.claims):
            found.append(document.text[:longest])
        if len(found) == count:
            break
    return found
