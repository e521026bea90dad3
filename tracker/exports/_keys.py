"""The secret behind the pseudonyms. It never enters an export; with it, the same name has the same pseudonym again."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from tracker.errors import ExportError

_BYTES = 32


def load_or_make_key(path: Path) -> bytes:
    """The 32 bytes of the key file, which is made with mode 0600 when there is none.

    Raises ExportError for a file that cannot be read or made, or that holds no key.
    """
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _read(path)
    except OSError as error:
        raise ExportError(f"the key file {path} cannot be made: {error.strerror}") from error
    key = secrets.token_bytes(_BYTES)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key.hex() + "\n")
    return key


def _read(path: Path) -> bytes:
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except OSError as error:
        raise ExportError(f"the key file {path} cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise ExportError(f"{path} holds no key: {_BYTES * 2} hexadecimal digits are expected") from error
    if len(key) != _BYTES:
        raise ExportError(f"{path} holds no key: {_BYTES * 2} hexadecimal digits are expected, not {len(key) * 2}")
    return key
