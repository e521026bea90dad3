"""Files inside a ZIP: opened one at a time, and refused in one way whatever is wrong with them."""

from __future__ import annotations

import lzma
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from tracker.errors import UnsupportedInput

# What `zipfile` raises for a file in a ZIP, when it is opened or at any later read: a wrong header or checksum; a
# damaged stream of deflate (zlib.error), bzip2 (OSError) or LZMA; one that is cut (EOFError, struct.error); a password
# that nobody gave, a method of packing that it does not know (RuntimeError; NotImplementedError is one).
_UNREADABLE = (BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, struct.error, RuntimeError)


@contextmanager
def member(package: ZipFile, name: str | ZipInfo) -> Iterator[BinaryIO]:
    """A file of the package. Raises UnsupportedInput where it cannot be opened, or read on inside the block."""
    try:
        with package.open(name) as file:
            yield cast("BinaryIO", file)
    except _UNREADABLE as error:
        called = name if isinstance(name, str) else name.filename
        raise UnsupportedInput(f"{called} cannot be read in the ZIP file ({error})") from error
