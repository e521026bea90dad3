"""The program's own steps, as `make bench` measures them. Each function makes a pass over a folder of material."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path

from tracker import claims, extract, pipeline, store
from tracker.errors import InputError
from tracker.extraction import Given, find_posts

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


def _ingests(folder: Path, *, linking: bool) -> Pass:
    # The pages alone: beside them lies a list of texts, which is no article and would be a failure.
    pages = [str(file) for file in sorted(folder.glob("*.html"))]

    def one_pass() -> int:
        with tempfile.TemporaryDirectory() as scratch, store.open(Path(scratch) / "bench.duckdb") as opened:
            return len(pipeline.ingest(opened, pages, linking=linking).failures)

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
