"""What a killed process left behind: files and folders whose names hold its number, swept by the next that makes one.

A name is "PREFIX.PID.SUFFIX", PREFIX and SUFFIX those of the kind. Another living process may have the number by now:
then it stays until a later sweep.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def own_name(prefix: str, suffix: str) -> str:
    """The name that this process gives a thing of the kind."""
    return f"{prefix}.{os.getpid()}.{suffix}"


def sweep(folder: Path, prefix: str, suffix: str = "") -> None:
    """Removes this user's things of the kind whose process is gone. What cannot be removed stays."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError), os.scandir(folder) as scan:
        for entry in scan:
            if not entry.name.startswith(f"{prefix}.") or suffix not in entry.name:
                continue
            number = entry.name[len(prefix) + 1 :].partition(".")[0]
            if number.isascii() and number.isdigit() and len(number) < 10 and not _lives(int(number)):
                _remove(entry)


@contextmanager
def scratch(prefix: str) -> Iterator[str]:
    """A temporary folder for as long as the block runs; those that killed processes left of the kind are swept."""
    sweep(Path(tempfile.gettempdir()), prefix)
    with tempfile.TemporaryDirectory(prefix=f"{prefix}.{os.getpid()}.") as folder:
        yield folder


def _remove(entry: os.DirEntry[str]) -> None:
    with contextlib.suppress(OSError):
        if entry.stat(follow_symlinks=False).st_uid != os.getuid():
            return
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path, ignore_errors=True)
        else:
            Path(entry.path).unlink()


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
