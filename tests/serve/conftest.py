"""A database of two articles, one of them hostile, its snapshot, and a real server on this machine."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.store.documents import ingested
from tracker import store
from tracker.serve.app import Site
from tracker.serve.limits import ServeLimits
from tracker.serve.server import ADDRESS, listening, server, site_of

LIMITS = ServeLimits(wall_seconds=2.0, cpu_seconds=4, memory_megabytes=256, rows=20, output_bytes=40_000)
HOSTILE = "</textarea><script>alert(1)</script><img src=x onerror=alert(1)>"


@dataclass(frozen=True, slots=True)
class Running:
    """A server and its site."""

    url: str
    port: int
    site: Site
    ids: dict[str, str]


@pytest.fixture(scope="session")
def served_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty articles that say the same, and one whose words are markup; linked and checked by nobody."""
    path = tmp_path_factory.mktemp("served") / "case.duckdb"
    with store.open(path) as opened:
        run = opened.begin_run(["ingest"])
        items = [ingested(f"/{n}", url=f"https://vell.example/{n}", extra=f" Note {n}.") for n in range(60)]
        items.append(ingested("/hostile", url="https://vell.example/hostile", extra=f"\n\n{HOSTILE}"))
        opened.write(run, items)
        opened.finish_run(run, "complete")
        opened.query("UPDATE claims SET statement_id = 'stm_' || left(md5(text), 20), origin_id = 'org_' || claim_id")
        opened.query(
            "INSERT INTO statements SELECT statement_id, any_value(text), 'en', min(claim_id) FROM claims GROUP BY ALL"
        )
        last = "(SELECT max(claim_id) FROM claims WHERE kind = 'direct')"
        opened.connection.execute(f"UPDATE claims SET text = ? WHERE claim_id = {last}", [HOSTILE])  # noqa: S608
        opened.query(
            "INSERT INTO findings (check_name, severity, claim_id, document_id, detail, confidence) "
            "SELECT 'hidden_characters', 'warning', claim_id, document_id, '{}', 1 FROM claims WHERE kind = 'post'"
        )
    return path


@pytest.fixture(scope="session")
def running(served_database: Path) -> Iterator[Running]:
    """The server, in a thread of its own."""
    with store.open(served_database, read_only=True) as opened:
        found = opened.query(
            "SELECT claim_id, document_id, statement_id FROM claims ORDER BY claim_id LIMIT 1"
        ).records()
    ids = {name: str(value) for name, value in found[0].items()}
    with site_of(served_database, LIMITS) as site, listening(0) as opened_socket:
        port = int(opened_socket.getsockname()[1])
        answering = server(site, opened_socket)
        thread = threading.Thread(target=answering.run, kwargs={"sockets": [opened_socket]}, daemon=True)
        thread.start()
        while not answering.started:
            time.sleep(0.01)
        yield Running(f"http://{ADDRESS}:{port}", port, site, ids)
        answering.should_exit = True
        thread.join(timeout=10)


@pytest.fixture(scope="session")
def browser(running: Running) -> Iterator[httpx.Client]:
    """A client of that server."""
    with httpx.Client(base_url=running.url, timeout=60, trust_env=False) as client:
        yield client
