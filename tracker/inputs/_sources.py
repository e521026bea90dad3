"""Sources to captures: paths, folders, patterns, "-" and addresses, one after the other and each on its own."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, ParamSpec

from tracker.errors import EmptyInput, InputError, MissingInput, TooLarge, UnsupportedInput
from tracker.inputs._formats import suffixes
from tracker.inputs._gzip import decompressed
from tracker.inputs.base import Capture, Failure, Fetch

P = ParamSpec("P")

FILE_LIMIT = 100_000_000
_MAGIC = re.compile(r"[*?\[]")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://")
# An Internet shortcut ("[InternetShortcut]", "URL=…") or a file that holds nothing but the address.
_URL_LINE = re.compile(r"^(?:URL=)?(https?://\S{3,2000})[ \t]{0,9}\r?$", re.IGNORECASE | re.MULTILINE)
_SIDECAR_BYTES = 8192


def expand(
    sources: Sequence[str],
    *,
    clock: Callable[[], datetime],
    fetch: Fetch | None = None,
    stdin: BinaryIO | None = None,
    limit: int = FILE_LIMIT,
) -> Iterator[Capture | Failure]:
    """The captures that the sources name, lazily and in their order; a source that fails yields a Failure.

    A source is "-" (standard input, or `stdin`), an address (read by `fetch`), a file, a folder (all files below it
    with a suffix of some format, hidden ones skipped, sorted by name) or a pattern (`*`, `?`, `[…]`, `**`).
    `clock` gives the moment each is seen (aware UTC); `limit` is in bytes, before and after decompression.
    """
    for source in sources:
        if source == "-":
            yield _attempt(source, _standard_input, stdin or sys.stdin.buffer, clock, limit)
        elif _ADDRESS.match(source):
            yield _attempt(source, _address, source, fetch, clock)
        else:
            for path in _paths(source):
                yield path if isinstance(path, Failure) else _attempt(str(path), _file, path, clock, limit)


def _attempt(source: str, read: Callable[P, Capture], *args: P.args, **kwargs: P.kwargs) -> Capture | Failure:
    try:
        return read(*args, **kwargs)
    except OSError as error:
        return Failure(source, InputError(f"{source}: {error.strerror or error}"))
    except Exception as error:  # noqa: BLE001 - the boundary of one source: the others go on, and this one is recorded
        return Failure(source, error)


def _address(source: str, fetch: Fetch | None, clock: Callable[[], datetime]) -> Capture:
    if fetch is None:
        raise InputError(f"{source}: addresses are not read here")
    return fetch(source, clock())


def _standard_input(stream: BinaryIO, clock: Callable[[], datetime], limit: int) -> Capture:
    return Capture(address="-", data=_bytes("standard input", stream, limit), seen_at=clock())


def _file(path: Path, clock: Callable[[], datetime], limit: int) -> Capture:
    mode = path.stat().st_mode
    # A pipe is what the shell's <(command) passes; a device might never end.
    if not stat.S_ISREG(mode) and not stat.S_ISFIFO(mode):
        raise UnsupportedInput(f"{path}: neither a file nor a folder")
    with path.open("rb") as stream:
        data = _bytes(str(path), stream, limit)
    return Capture(address=str(path), data=data, seen_at=clock(), path=str(path), url=_url_beside(path))


def _bytes(name: str, stream: BinaryIO, limit: int) -> bytes:
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise TooLarge(f"{name}: more than {limit:,} bytes")
    if not data:
        raise EmptyInput(f"{name}: empty")
    try:
        return decompressed(data, limit)
    except InputError as error:
        raise type(error)(f"{name}: {error}") from error


def _url_beside(path: Path) -> str | None:
    """The address in a shortcut saved beside a page: `page.html.url` or `page.url`."""
    for beside in (path.with_name(path.name + ".url"), path.with_suffix(".url")):
        if beside.is_file():
            with beside.open("rb") as stream:
                found = _URL_LINE.search(stream.read(_SIDECAR_BYTES).decode("utf-8", "replace"))
            if found:
                return found[1]
    return None


def _paths(source: str) -> Iterator[Path | Failure]:
    """The files a path or a pattern names."""
    if "\0" in source:
        yield Failure(source, MissingInput("a path cannot hold a zero character"))
    elif os.path.lexists(source):
        yield from _below(Path(source))
    elif _MAGIC.search(source):
        yield from _matching(source)
    else:
        yield Failure(source, MissingInput(f"{source}: no such file or folder"))


def _matching(pattern: str) -> Iterator[Path | Failure]:
    """The files that a pattern matches and those in the folders it matches, each once, sorted by path."""
    root = Path(Path(pattern).anchor or ".")
    try:
        found = [path for path in root.glob(str(Path(pattern).relative_to(root))) if _spelt_out(path, pattern)]
    except ValueError as error:
        yield Failure(pattern, MissingInput(f"{pattern}: {error}"))
        return
    files = dict.fromkeys(below for path in sorted(found) for below in _below(path))
    yield from files or [Failure(pattern, MissingInput(f"{pattern}: the pattern matches nothing"))]


def _spelt_out(path: Path, pattern: str) -> bool:
    """Whether every hidden part of a match stands as such in the pattern, as in a shell."""
    asked = Path(pattern).parts
    return all(not part.startswith(".") or any(one.startswith(".") for one in asked) for part in path.parts)


def _below(path: Path) -> Iterator[Path | Failure]:
    """The path itself, or the files below a folder in alphabetical order."""
    if not path.is_dir():
        yield path
        return
    empty = True
    for found in _walk(path):
        empty = False
        yield found
    if empty:
        kinds = " ".join(sorted(suffixes()))
        yield Failure(str(path), MissingInput(f"{path}: no file with a known suffix in this folder ({kinds})"))


def _walk(folder: Path) -> Iterator[Path | Failure]:
    """Depth first, names sorted; links to folders are not followed, so a loop cannot happen."""
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        yield Failure(str(folder), InputError(f"{folder}: {error.strerror or error}"))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        elif _wanted(entry.name):
            yield Path(entry.path)


def _wanted(name: str) -> bool:
    return Path(name.lower().removesuffix(".gz")).suffix in suffixes()
