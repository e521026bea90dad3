"""The rows of JSON Lines and of JSON arrays, one at a time from a stream: the bytes of each, and what they hold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from tracker.errors import InputError, TooLarge, UnsupportedInput
from tracker.inputs._columns import row_holders

# An article with its page source; longer rows are damage (a quotation mark that never closes) or an attack.
ROW_LIMIT = 20_000_000
_BLOCK = 1 << 18
_CUT_OFF = "the JSON ends before its brackets close"
# What may stand between two values: blanks, the sign of RFC 7464, a comma too many; and a byte-order mark before all.
_PARTING = b" \t\r\n\x1e,\xef\xbb\xbf"
# A string (perhaps without its end, where the block stops), or a sign that opens, closes or parts.
_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*+"|["{}\[\],:]', re.DOTALL)
Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Read:
    """One row: its bytes as they stand in the file, and its fields or why it has none."""

    raw: bytes
    row: Row | InputError


def parsed(raw: bytes) -> Row | InputError:
    """The object that these bytes are, or what is wrong with them."""
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError) as error:
        return InputError(f"not JSON ({error})" if isinstance(error, ValueError) else "nested too deeply")
    return value if isinstance(value, dict) else InputError(f"not an object but {type(value).__name__}")


def is_row(line: bytes) -> bool:
    """Whether a line holds one object that keeps no rows, so that those below it are rows as well."""
    row = parsed(line.removeprefix(b"\xef\xbb\xbf"))
    if isinstance(row, InputError):
        return False
    return not any(isinstance(value, list) and name.casefold() in row_holders() for name, value in row.items())


def json_lines(stream: BinaryIO, limit: int = ROW_LIMIT) -> Iterator[Read]:
    """One row a line; blank lines are none."""
    while line := stream.readline(limit + 1):
        if len(line) > limit and not line.endswith(b"\n"):
            while (rest := stream.readline(_BLOCK)) and not rest.endswith(b"\n"):
                pass
            yield Read(b"", TooLarge(f"a line of more than {limit:,} bytes"))
        elif line.strip():
            yield Read(line, parsed(line.removeprefix(b"\xef\xbb\xbf")))


def json_array(stream: BinaryIO, limit: int = ROW_LIMIT) -> Iterator[Read]:
    """The elements of an array, also of those that an object keeps under usual names; or the object itself.

    One such value may follow the other ("{…} {…}"), as programs write that append to a file. Only brackets and strings
    are followed, so a row that is no JSON costs itself alone. Raises UnsupportedInput where the file ends before its
    brackets close: the rows before were yielded.
    """
    scan = _Scan(stream, limit)
    while True:
        start = scan.mark()
        while (token := scan.next()) and token not in (b"{", b"["):
            pass
        between = scan.since(start).removesuffix(token) if token else scan.since(start) + scan.rest()
        if between.strip(_PARTING):
            yield Read(b"", InputError(f"something that is no object: {between.strip()[:40]!r}"))
        if not token:
            return
        yield from _in_object(scan) if token == b"{" else scan.elements()


def _in_object(scan: _Scan) -> Iterator[Read]:
    """Of an object: the rows it keeps, else the object itself as the only row."""
    start = scan.mark()
    key, keeps = b"", False
    while token := scan.next():
        if token in b"{[":
            if token == b"[" and key.strip(b'"').decode("utf-8", "replace").casefold() in row_holders():
                keeps = True
                yield from scan.elements()
            else:
                scan.skip()
        elif token == b"}":
            if not keeps:
                raw = scan.since(start - 1)
                yield Read(raw, parsed(raw))
            return
        elif token.startswith(b'"'):
            key = token
    raise UnsupportedInput(_CUT_OFF)


class _Scan:
    """Walks over the signs of JSON; keeps only what some row still needs."""

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        self._stream, self._limit = stream, limit
        self._held, self._at, self._dropped, self._done = b"", 0, 0, False
        self._kept_from: int | None = None

    def mark(self) -> int:
        """The place after the last sign; bytes from one before it on are kept until `since`."""
        self._kept_from = max(0, self._dropped + self._at - 1)
        return self._dropped + self._at

    def since(self, start: int) -> bytes:
        """The bytes from `start` to the last sign, including it."""
        self._kept_from = None
        return self._held[start - self._dropped : self._at]

    def next(self) -> bytes:
        """The next sign or string; empty at the end. Raises TooLarge for a row over the limit."""
        while True:
            found = _TOKEN.search(self._held, self._at)
            # A lone quotation mark is a string that goes on in the next block.
            if found and found[0] != b'"':
                self._at = found.end()
                return found[0]
            if found is None:
                self._at = max(self._at, len(self._held))
            if not self._more():
                return b""

    def _more(self) -> bool:
        if self._done:
            return False
        keep = self._at if self._kept_from is None else min(self._at, self._kept_from - self._dropped)
        block = self._stream.read(max(_BLOCK, len(self._held) - keep))
        self._done = not block
        self._held = self._held[keep:] + block
        self._dropped += keep
        self._at -= keep
        if len(self._held) > 2 * self._limit:
            raise TooLarge(f"a row of more than {self._limit:,} bytes")
        return bool(block)

    def rest(self) -> bytes:
        """What was read behind the last sign: at the end of the file what begins a string that does not end."""
        return self._held[self._at :]

    def skip(self) -> bool:
        """Goes past the bracket that closes the one just met; false where the file ends before."""
        depth = 1
        while depth:
            token = self.next()
            if not token:
                return False
            depth += (token in b"{[") - (token in b"}]")
        return True

    def elements(self) -> Iterator[Read]:
        """The elements of the array just entered."""
        behind = self.mark()
        while token := self.next():
            if self.since(behind).removesuffix(token).strip(_PARTING):
                # A number, or "null": no sign begins it.
                yield Read(b"", InputError("not an object"))
            behind = self.mark()
            if token == b"]":
                return
            if token == b"," or token == b":":
                continue
            start = behind - len(token)
            if token in b"{[":
                if not self.skip():
                    yield Read(self.since(start), UnsupportedInput(_CUT_OFF))
                    return
                raw = self.since(start)
                yield Read(raw, parsed(raw))
            else:
                yield Read(self.since(start), InputError("not an object"))
            behind = self.mark()
        raise UnsupportedInput(_CUT_OFF)
