"""What large inputs cost: memory and rows per second of data sets, and pages from one WARC against pages in files.

    python -m bench.inputs                  1,000,000 rows in each format, 1,000 pages in each way
    python -m bench.inputs 20000 300
    python -m bench.inputs 1000 30000 --paragraphs 2

Each way runs in a process of its own, so the memory printed is its own peak. Rows are taken apart into articles but not
searched (that costs the same in every format); pages are ingested whole, without linking.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tracker import inputs, pipeline, store

_PAGE = (
    "<!DOCTYPE html><html lang='en'><head><title>Bridge {n} closed</title><meta property='og:type' content='article'>"
    "</head><body><article><h1>Bridge {n} closed</h1>{body}</article></body></html>"
)
_SAID = (
    "The bridge number {n} was closed on Monday, the mayor Ada Quill said. “It is not safe,” she told reporters. "
    "The council of Tarn Quay meets on Friday."
)


def _rows(count: int) -> Iterator[dict[str, object]]:
    for n in range(count):
        yield {
            "id": n,
            "title": f"Bridge {n} closed",
            "text": _SAID.format(n=n),
            "date": f"2024-03-{n % 28 + 1:02d}",
            "url": f"https://courier.example/{n}",
        }


def _json_lines(path: Path, count: int) -> None:
    with path.open("w") as file:
        file.writelines(json.dumps(row) + "\n" for row in _rows(count))


def _csv(path: Path, count: int) -> None:
    with path.open("w") as file:
        file.write("id,title,text,date,url\n")
        file.writelines(",".join(f'"{value}"' for value in row.values()) + "\n" for row in _rows(count))


def _parquet(path: Path, count: int) -> None:
    batch, writer = [], None
    for n, row in enumerate(_rows(count), 1):
        batch.append(row)
        if len(batch) == 50_000 or n == count:
            table = pa.Table.from_pylist(batch)
            writer = writer or pq.ParquetWriter(path, table.schema)
            writer.write_table(table)
            batch = []
    if writer is not None:
        writer.close()


def _take_apart(path: str) -> tuple[int, float, int]:
    started, rows = time.process_time(), 0
    for part in inputs.expand([path], clock=lambda: datetime.now(UTC)):
        if isinstance(part, inputs.Capture):
            rows += sum(1 for _ in inputs.items(part))
    return rows, time.process_time() - started, _peak()


def _ingest(path: str, database: str) -> tuple[int, float, int]:
    started = time.process_time()
    with store.open(Path(database)) as opened:
        report = pipeline.ingest(opened, [path], linking=False)
    return report.run.new, time.process_time() - started, _peak()


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _apart(what: Callable[..., tuple[int, float, int]], *arguments: str) -> tuple[int, float, int]:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(what, *arguments).result()


def _pages(folder: Path, count: int, paragraphs: int) -> tuple[Path, Path]:
    files, archive = folder / "pages", folder / "pages.warc.gz"
    files.mkdir()
    with archive.open("wb") as file:
        for n in range(count):
            body = "".join(f"<p>{_SAID.format(n=n * 100 + paragraph)}</p>" for paragraph in range(paragraphs))
            page = _PAGE.format(n=n, body=body).encode()
            (files / f"{n:06}.html").write_bytes(page)
            block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example/{n}\r\n"
                f"WARC-Date: 2024-03-05T10:00:00Z\r\nContent-Length: {len(block)}\r\n\r\n"
            )
            file.write(gzip.compress(head.encode() + block + b"\r\n\r\n", 5))
    return files, archive


def main() -> None:
    """Prints one line for each way."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("rows", type=int, nargs="?", default=1_000_000)
    parser.add_argument("pages", type=int, nargs="?", default=1000)
    parser.add_argument("--paragraphs", type=int, default=15, help="of a page, two claims each")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for suffix, write in ((".jsonl", _json_lines), (".csv", _csv), (".parquet", _parquet)):
            path = folder / f"rows{suffix}"
            write(path, asked.rows)
            rows, seconds, peak = _apart(_take_apart, str(path))
            print(f"{suffix:9} {rows:9,} rows  {rows / seconds:8,.0f} a second  {peak} MB")
            path.unlink()
        speeds = []
        for path in _pages(folder, asked.pages, asked.paragraphs):
            pages, seconds, peak = _apart(_ingest, str(path), str(folder / f"{path.name}.duckdb"))
            speeds.append(pages / seconds)
            print(f"{path.suffix or 'files':9} {pages:9,} pages {speeds[-1]:8,.0f} a second  {peak} MB")
        print(f"a WARC at {speeds[1] / speeds[0]:.2f} of the speed of files")


if __name__ == "__main__":
    main()
