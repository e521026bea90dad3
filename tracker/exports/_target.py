"""Where an export goes: a file that is there whole or not at all, standard output, or a terminal that must not obey."""

from __future__ import annotations

import io
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import BinaryIO, NoReturn

from tracker.errors import ExportError
from tracker.exports.base import Export
from tracker.store.leftovers import own_name, sweep
from tracker.terminal.printable import visible

# A name may have 255 bytes, and a letter four.
_KEPT_OF_NAME = 50


@contextmanager
def target(path: Path | None, form: Export) -> Iterator[BinaryIO]:
    """The file to write to. Raises ExportError where it cannot be made or written, or for bytes on a terminal."""
    with _ended_in_order():
        if path is not None:
            place = path.resolve()  # a link stays, and what it leads to is written
            with _written(path), _whole(place) if place.is_file() or not place.exists() else place.open("wb") as file:
                yield file
        elif not sys.stdout.isatty():
            with _written("standard output"):
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
    prefix = f".{path.name[:_KEPT_OF_NAME]}"
    part = path.with_name(own_name(prefix, "part"))
    sweep(path.parent, prefix, ".part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _written(where: Path | str) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise  # who reads has had enough: "tracker export | head"
    except OSError as error:
        raise ExportError(f"{where} cannot be written: {error.strerror}") from error


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """SIGTERM ends the block as Ctrl-C does, so that no part of a file stays behind."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(number: int, frame: FrameType | None) -> NoReturn:
    sys.exit(128 + number)
