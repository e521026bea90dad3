"""Where an export goes: a file that is there whole or not at all, standard output, or a terminal that must not obey."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from tracker.errors import ExportError
from tracker.exports.base import Export
from tracker.report.printable import visible


@contextmanager
def target(path: Path | None, form: Export) -> Iterator[BinaryIO]:
    """The file to write to. Raises ExportError where it cannot be made, or for bytes on a terminal."""
    if path is not None:
        with _whole(path) as file:
            yield file
    elif not sys.stdout.isatty():
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    elif form.binary:
        raise ExportError(f"{form.name} is not for reading on a terminal; give a file with -o FILE{form.suffix}")
    else:
        shown = io.BytesIO()
        yield shown
        sys.stdout.write(visible(shown.getvalue().decode("utf-8"), lines=True))


@contextmanager
def _whole(path: Path) -> Iterator[BinaryIO]:
    """A file beside `path` that takes its place when everything is written."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(path)
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)
