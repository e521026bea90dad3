"""Sources to captures: paths, folders, patterns, "-" and addresses, one after the other and each on its own."""

from __future__ import annotations

import io
import re
import stat
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from tracker.errors import EmptyInput, InputError, TooLarge, UnsupportedInput
from tracker.inputs._formats import known_format, preview
from tracker.inputs._given import FACTS, SHARED, SourceOptions, beside
from tracker.inputs._gzip import UpToDamage, decompressed, unpacked
from tracker.inputs._joined import joined
from tracker.inputs._listed import ListedSource, listed
from tracker.inputs._saved import unwrapped
from tracker.inputs._within import DOCUMENT_SECONDS, within
from tracker.inputs.base import Capture, Container, Failure, Fetch, Input, Part, SavedFrom
from tracker.rows.records import UNKNOWN_TYPE

FILE_LIMIT = 100_000_000
# An Internet shortcut ("[InternetShortcut]", "URL=…") or a file that holds nothing but the address.
_URL_LINE = re.compile(r"^(?:URL=)?(https?://\S{3,2000})[ \t]{0,9}\r?$", re.IGNORECASE | re.MULTILINE)
_SIDECAR_BYTES = 8192
# What is looked at before it is known whether a file is read whole or taken apart.
_HEAD = 65_536
# Bytes a second: what is computed over a whole container at once (its seals) takes longer where there are more of them.
_SLOWEST_BYTES = 10_000_000


def expand(
    sources: Sequence[str],
    *,
    clock: Callable[[], datetime],
    fetch: Fetch | None = None,
    stdin: BinaryIO | None = None,
    limit: int = FILE_LIMIT,
    asked: SourceOptions | None = None,
    seconds: float = DOCUMENT_SECONDS,
) -> Iterator[Part]:
    """The captures that the sources name, lazily and in their order; a source that fails yields a Failure.

    A source is "-" (standard input, or `stdin`), an address (read by `fetch`), a file, a folder (all files below it
    with a suffix of some format, hidden ones skipped, sorted by name) or a pattern (`*`, `?`, `[…]`, `**`); after
    them come the rows of the manifests. A file that holds many captures yields them one by one. `clock` gives the
    moment each is seen (aware UTC); `limit` is in bytes, before and after decompression, for each capture, `seconds` of
    computing until the next (one more for every ten megabytes of its file).
    Raises InputError for facts that cannot be, or that tell of one article where several sources are named.
    """
    asked = asked or SourceOptions()
    opener = _Opener(clock, fetch, stdin or _standard_input(), limit, asked, seconds)
    for one in listed(sources, asked):
        if isinstance(one, Failure):
            yield one
        else:
            yield from opener.parts(one)


def opened(
    path: Path, given: Mapping[str, str], seen_at: datetime, seconds: float = DOCUMENT_SECONDS
) -> Iterator[Part]:
    """The captures in one file that was listed, as `expand` gives them; all seen at one moment (aware UTC)."""
    opener = _Opener(lambda: seen_at, None, _standard_input(), FILE_LIMIT, SourceOptions(), seconds)
    yield from opener.parts(ListedSource(str(path), given, path))


def _standard_input() -> BinaryIO:
    """What services close before they start a program is empty."""
    return sys.stdin.buffer if sys.stdin is not None else io.BytesIO()


@dataclass(frozen=True, slots=True)
class _Opener:
    """Opens one source after the other."""

    clock: Callable[[], datetime]
    fetch: Fetch | None
    stdin: BinaryIO
    limit: int
    asked: SourceOptions
    seconds: float

    def parts(self, one: ListedSource) -> Iterator[Part]:
        if one.path is not None:
            yield from self._attempt(one.source, self._file(one.path, one.given), one.path)
        elif one.source == "-":
            yield from self._attempt("-", self._stream(self.stdin, "-", None, one.given))
        else:
            yield from self._attempt(one.source, self._address(one.source, one.given))

    def _attempt(self, source: str, parts: Iterator[Part], path: Path | None = None) -> Iterator[Part]:
        """What comes out of one source, each within a limit of time."""
        try:
            seconds = self.seconds + (path.stat().st_size / _SLOWEST_BYTES if path is not None else 0)
            while True:
                with within(seconds, source):
                    part = next(parts, None)
                if part is None:
                    return
                yield part
        except OSError as error:
            yield Failure(source, InputError(f"{source}: {error.strerror or error}"))
        except Exception as error:  # noqa: BLE001 - the boundary of one source: the others go on, and this one is recorded
            yield Failure(source, error)

    def _address(self, source: str, given: Mapping[str, str]) -> Iterator[Part]:
        if self.fetch is None:
            raise InputError(f"{source}: addresses are not read here")
        capture = self.fetch(source, self.clock())
        found = known_format(capture.data, None, capture.media_type, source)
        if found.split is not None:
            file = io.BytesIO(capture.data)
            container = self._container(source, file, given, None, capture.url, found.archive)
            yield from found.split(container)
        else:
            origin = unwrapped(SavedFrom(capture.url, capture.seen_at))
            seen_at = min(origin.seen_at or capture.seen_at, capture.seen_at)
            yield replace(capture, url=origin.url, seen_at=seen_at, given=_facts(given))

    def _file(self, path: Path, given: Mapping[str, str]) -> Iterator[Part]:
        mode = path.stat().st_mode
        # A pipe is what the shell's <(command) passes; a device might never end.
        if not stat.S_ISREG(mode) and not stat.S_ISFIFO(mode):
            raise UnsupportedInput(f"{path}: neither a file nor a folder")
        told = {**beside(path), **given}
        with path.open("rb") as stream:
            yield from self._stream(stream, str(path), path, told)

    def _stream(self, stream: BinaryIO, address: str, path: Path | None, given: Mapping[str, str]) -> Iterator[Part]:
        name = "standard input" if path is None else address
        head = stream.read(_HEAD)
        if not head:
            raise EmptyInput(f"{name}: empty")
        found = known_format(preview(head), str(path) if path else None, UNKNOWN_TYPE, name)
        whole = joined(head, stream)
        if path is not None and stream.seekable():
            stream.seek(0)
            whole = stream
        if found.split is not None:
            file = whole if found.archive else unpacked(whole, head)
            container = self._container(address, file, given, path, None, found.archive)
            try:
                yield from found.split(container)
            except (EmptyInput, UnsupportedInput) as error:
                # Where the damage left nothing to read, it is what is wrong.
                raise _damage(file, name) or error from error
            if damage := _damage(file, name):
                raise damage
        else:
            yield self._whole(found, _bytes(name, whole, self.limit), address, path, given)

    def _whole(self, found: Input, data: bytes, address: str, path: Path | None, given: Mapping[str, str]) -> Capture:
        origin = found.origin(data)
        now = self.clock()
        return Capture(
            address=address,
            data=data,
            # Nothing was saved tomorrow: a clock that was wrong must not make a copy the latest for ever.
            seen_at=min(origin.seen_at or now, now),
            path=str(path) if path else None,
            url=(_url_beside(path) if path else None) or origin.url,
            given=_facts(given),
        )

    def _container(
        self, address: str, file: BinaryIO, given: Mapping[str, str], path: Path | None, url: str | None, archive: bool
    ) -> Container:
        if alone := sorted(given.keys() - SHARED):
            raise InputError(f"{address}: --{alone[0]} tells of one article, and this holds many")
        if archive:
            # What is in an archive are pages; columns are of the data sets beside it.
            given = _facts(given)
        return Container(
            address, file, self.clock(), self.limit, str(path) if path else None, url, given, self.asked.tell
        )


def _damage(file: BinaryIO, name: str) -> InputError | None:
    found = file.damage if isinstance(file, UpToDamage) else None
    return InputError(f"{name}: damaged gzip data: {found}") if found is not None else None


def _facts(given: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in given.items() if name in FACTS}


def _bytes(name: str, stream: BinaryIO, limit: int) -> bytes:
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise TooLarge(f"{name}: more than {limit:,} bytes")
    try:
        return decompressed(data, limit)
    except InputError as error:
        raise type(error)(f"{name}: {error}") from error


def _url_beside(path: Path) -> str | None:
    """The address in a shortcut saved beside a page: `page.html.url` or `page.url`."""
    for beside_it in (path.with_name(path.name + ".url"), path.with_suffix(".url")):
        try:
            if not beside_it.is_file():
                continue
            with beside_it.open("rb") as stream:
                found = _URL_LINE.search(stream.read(_SIDECAR_BYTES).decode("utf-8", "replace"))
        except OSError:
            # A name of 252 bytes leaves no room for ".url"; what cannot be read says nothing.
            continue
        if found:
            return found[1]
    return None
