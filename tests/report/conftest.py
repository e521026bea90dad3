"""One report over a few articles, made once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tracker import pipeline, store
from tracker.report.site import Written, report
from tracker.store import Store


@dataclass(frozen=True)
class Report:
    """A database and the folder its report was written to."""

    database: Path
    folder: Path
    written: Written

    def pages(self, section: str) -> list[Path]:
        """The pages of documents or statements."""
        return sorted((self.folder / section).glob("*.html"))


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The whole report of the articles."""
    folder = tmp_path_factory.mktemp("report")
    database = folder / "vell.duckdb"
    with store.open(database) as opened:
        pipeline.ingest(opened, _articles(folder / "articles"))
        written = report(opened, "all", folder / "pages")
    return Report(database, folder / "pages", written)


@pytest.fixture
def opened(made: Report) -> Iterator[Store]:
    """The database of the report."""
    with store.open(made.database, read_only=True) as opened:
        yield opened


def _articles(folder: Path) -> list[str]:
    """The articles, one of them under a name that a page must not obey."""
    shutil.copytree(ROOT / "tests/cases/report/articles", folder)
    hostile = folder / "hostile.txt"
    hostile.rename(folder / "owned <script>window.owned=1<script>.txt")
    return [str(path) for path in sorted(folder.iterdir())]
