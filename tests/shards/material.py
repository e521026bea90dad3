"""A folder with everything that can be read, and what a database holds of it."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from tests.conftest import ROOT
from tests.inputs.archives import answer, members, page, record
from tracker import pipeline, store
from tracker.store import Store

MOMENT = datetime(2031, 5, 6, 12, tzinfo=UTC)
# The ledgers of runs and of the schema, and the columns in which any two runs differ.
LEDGERS = frozenset(("runs", "link_runs", "check_runs", "statement_changes", "schema_migrations", "loaded_shards"))
OF_A_RUN = frozenset(("run_id", "failure_id", "stored_at"))
PAGE = (
    '<html><head><link rel="canonical" href="https://vell.example/{where}"></head><article><p>The ferry stays in port, '
    "the harbour master of Vell said on call {what}.</p><p>“We lost a mast,” Ilse Marn wrote.</p></article></html>"
)
ROW = "The bridge of Corail stays shut for {0} days, Ada Quill said. {1}."


class Noon(datetime):
    """A clock that stands still."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Noon:
        return cls(2031, 5, 6, 12, tzinfo=tz)


def sources(folder: Path) -> Path:
    """Seeds, versions, copies, an archive with a revisit, data sets with a broken row, and what cannot be read."""
    shutil.copytree(ROOT / "seeds", folder / "a-seeds")
    for number in range(6):
        # Two texts of each of three articles, and the first one once more under other bytes.
        (folder / f"b{number}.html").write_text(PAGE.format(where=number % 3, what=number))
    (folder / "c0.html").write_text(PAGE.format(where=0, what=0) + "<!-- saved again -->")
    (folder / "c1.html").write_text(PAGE.format(where=1, what=1))
    (folder / "d.warc.gz").write_bytes(
        members(
            [
                record("https://tarn.example/one", answer(page("One", "quay"))),
                record("https://tarn.example/two", answer(page("Two", "pier"))),
                record("https://tarn.example/one", answer(page("One", "canal")), date="2024-03-06T10:00:00Z"),
                record(
                    "https://tarn.example/two",
                    answer(b""),
                    kind="revisit",
                    date="2024-03-07T10:00:00Z",
                    warc_refers_to_target_uri="https://tarn.example/two",
                    warc_refers_to_date="2024-03-05T10:00:00Z",
                ),
                record("https://tarn.example/broken", b"no answer"),
            ]
        )
    )
    rows = [
        json.dumps({"url": f"https://rows.example/{n}", "text": ROW.format(n, "They waited. " * 20)}) for n in range(60)
    ]
    rows[3] = '{"url": "https://rows.example/3", "text": '
    rows[50] = rows[10]
    # Of the same fault so many that they are told of together.
    rows[20:28] = ["{}"] * 8
    (folder / "e.jsonl").write_text("\n".join(rows))
    (folder / "f-empty.html").write_text("")
    (folder / "g.txt").write_text("They left.\n\n“The lamp is out,” Ilse Marn said on Monday.")
    (folder / "g.meta.toml").write_text('publisher = "The Vell Courier"\ndate = 2031-05-05\n')
    (folder / "h.docx").write_bytes(b"PK\x03\x04nothing")
    return folder


def ingested(database: Path, *named: Path) -> dict[str, list[tuple[str, ...]]]:
    """What a plain ingest of these stores."""
    with store.open(database) as opened:
        pipeline.ingest(opened, [str(one) for one in named])
        return content(opened)


def content(opened: Store) -> dict[str, list[tuple[str, ...]]]:
    """Every row of every table, less what differs between any two runs."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for (table,) in opened.query("SELECT table_name FROM duckdb_tables() WHERE NOT temporary").rows:
        if table not in LEDGERS:
            result = opened.query(f"FROM {table}")
            kept = [at for at, name in enumerate(result.columns) if name not in OF_A_RUN]
            out[str(table)] = sorted(tuple(repr(row[at]) for at in kept) for row in result.rows)
    return out


def differences(
    one: dict[str, list[tuple[str, ...]]], other: dict[str, list[tuple[str, ...]]]
) -> dict[str, tuple[list[tuple[str, ...]], list[tuple[str, ...]]]]:
    """The rows that only one of the two has, of each table in which they differ."""
    found = {}
    for table in one.keys() | other.keys():
        left, right = one.get(table, []), other.get(table, [])
        if left != right:
            found[table] = (sorted(set(left) - set(right))[:3], sorted(set(right) - set(left))[:3])
    return found
