"""How long the pages take: a report of everything, and each page of the server.

    python -m bench.pages                     10,000 documents with ten invented claims each
    python -m bench.pages 100000 --no-report  a million claims, served only (about ten minutes, most of them linking)

Printed: seconds for the report, the size of its overview, and for each kind of served page the milliseconds of the
first request and the longest of three more. Without the encoder.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import httpx

from bench import scale
from tracker import checks, store
from tracker.report.site import report
from tracker.serve.server import listening, server, site_of

_DRAWABLE = Path(__file__).with_suffix(".sql")
_AGAIN = 3
_FIXED = (
    "/",
    "/statements.html",
    "/statements.html?sources=2",
    "/statements.html?findings=yes",
    "/claims.html",
    "/claims.html?q=report",
    "/documents.html",
    "/documents.html?q=report",
    "/findings.html",
    "/findings.html?severity=warning",
    "/checks.html",
    "/query.html",
    "/search.html?q=nothing",
)


def make(database: Path, documents: int) -> tuple[list[str], int]:
    """Fills, links and checks a database; returns the addresses of pages to ask for, and the number of claims."""
    corpus = scale.Corpus(documents)
    with store.open(database) as opened:
        scale.fill(opened, corpus, 0, documents)
        opened.connection.execute(_DRAWABLE.read_text(encoding="utf-8"))
    scale.link_alone(database)
    with store.open(database) as opened:
        checks.run(opened.connection, "run")
        # The statement of most claims is the heaviest to draw, the commonest word the heaviest to look for.
        shown = opened.query("SELECT statement_id FROM corroboration ORDER BY claims DESC, statement_id LIMIT 1")
        held = opened.query("SELECT document_id FROM documents ORDER BY document_id LIMIT 1")
    word = corpus.words[0]
    return [
        *_FIXED,
        f"/statements/{shown.rows[0][0]}.html",
        f"/documents/{held.rows[0][0]}.html",
        f"/claims.html?q={word}",
        f"/statements.html?q={word}",
        f"/search.html?q={word}",
    ], len(corpus.texts)


def print_report(database: Path, folder: Path) -> None:
    """Prints how long a report of everything takes."""
    began = time.monotonic()
    with store.open(database, read_only=True) as opened:
        written = report(opened, "all", folder)
    taken = time.monotonic() - began
    size = written.first.stat().st_size / 1e6
    print(f"report: {written.pages:,} pages in {taken:.1f} s; its overview has {size:.2f} MB")


@contextmanager
def served(database: Path) -> Iterator[httpx.Client]:
    """A client of a server of its own."""
    with site_of(database) as site, listening(0) as opened:
        running = server(site, opened)
        thread = Thread(target=running.run, kwargs={"sockets": [opened]}, daemon=True)
        thread.start()
        while not running.started:
            time.sleep(0.01)
        try:
            with httpx.Client(
                base_url=f"http://127.0.0.1:{opened.getsockname()[1]}", trust_env=False, timeout=60
            ) as client:
                yield client
        finally:
            running.should_exit = True
            thread.join()


def print_served(database: Path, addresses: list[str]) -> None:
    """Prints how long the server takes to begin, and each page."""
    began = time.monotonic()
    with served(database) as client:
        ready = time.monotonic() - began
        print(f"serve: ready after {ready:.0f} s; milliseconds of the first request, and the longest of three more")
        for address in addresses:
            first, *more = (asked(client, address) for _ in range(_AGAIN + 1))
            print(f"  {first:>5.0f} {max(more):>5.0f}  {address}")


def asked(client: httpx.Client, address: str) -> float:
    """The milliseconds that one page takes."""
    began = time.monotonic()
    client.get(address).raise_for_status()
    return (time.monotonic() - began) * 1000


def main() -> None:
    """Reads the number of documents from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("documents", nargs="?", type=int, default=10_000, help="how many, with ten claims each")
    parser.add_argument("--no-report", action="store_true", help="only the server")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        database = Path(scratch) / "pages.duckdb"
        addresses, claims = make(database, given.documents)
        print(f"{given.documents:,} documents, {claims:,} claims")
        if not given.no_report:
            print_report(database, Path(scratch) / "report")
        print_served(database, addresses)


if __name__ == "__main__":
    main()
