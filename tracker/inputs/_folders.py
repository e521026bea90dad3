"""The files that a path or a pattern names: folders in order, without what is hidden or belongs to a saved page."""

from __future__ import annotations

import os
import re
import stat
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from tracker.errors import InputError, MissingInput, UnsupportedInput
from tracker.inputs._formats import has_known_name, suffixes
from tracker.inputs._unread import document_kind, is_beside, is_folder_of_page
from tracker.inputs.base import Failure

_MAGIC = re.compile(r"[*?\[]")
_MOST_KINDS = 8


def files_of(source: str, tell: Callable[[str], None]) -> Iterator[Path | Failure]:
    """The files a path or a pattern names; `tell` hears what kinds of files were passed over."""
    if "\0" in source:
        yield Failure(source, MissingInput("a path cannot hold a zero character"))
    elif os.path.lexists(source):
        path = Path(source)
        yield from _below(path, tell) if path.is_dir() else [path]
    elif _MAGIC.search(source):
        yield from _matching(source, tell)
    else:
        yield Failure(source, MissingInput(f"{source}: no such file or folder"))


def _matching(pattern: str, tell: Callable[[str], None]) -> Iterator[Path | Failure]:
    """The files that a pattern matches and those in the folders it matches, each once, sorted by path."""
    root = Path(Path(pattern).anchor or ".")
    try:
        found = [path for path in root.glob(str(Path(pattern).relative_to(root))) if _spelt_out(path, pattern)]
    except ValueError as error:
        yield Failure(pattern, MissingInput(f"{pattern}: {error}"))
        return
    files = dict.fromkeys(below for path in sorted(found) for below in _below(path, tell))
    yield from files or [Failure(pattern, MissingInput(f"{pattern}: the pattern matches nothing"))]


def _spelt_out(path: Path, pattern: str) -> bool:
    """Whether every hidden part of a match stands as such in the pattern, as in a shell."""
    asked = Path(pattern).parts
    return all(not part.startswith(".") or any(one.startswith(".") for one in asked) for part in path.parts)


def _below(path: Path, tell: Callable[[str], None]) -> Iterator[Path | Failure]:
    """The path itself, or the files below a folder in alphabetical order."""
    if not path.is_dir():
        yield _plain(path)
        return
    passed: Counter[str] = Counter()
    empty = True
    for found in _walk(path, passed):
        empty = False
        yield found
    if empty:
        kinds = " ".join(sorted(suffixes()))
        yield Failure(str(path), MissingInput(f"{path}: no file with a known suffix in this folder ({kinds})"))
    elif passed:
        most = ", ".join(f"{count} {kind}" for kind, count in passed.most_common(_MOST_KINDS))
        tell(f"{path}: not read: {most}{', …' if len(passed) > _MOST_KINDS else ''}")


def _walk(folder: Path, passed: Counter[str]) -> Iterator[Path | Failure]:
    """Depth first, names sorted; links to folders are not followed, so a loop cannot happen."""
    try:
        with os.scandir(folder) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        yield Failure(str(folder), InputError(f"{folder}: {error.strerror or error}"))
        return
    names = frozenset(entry.name.lower() for entry in entries)
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if is_folder_of_page(entry.name, names):
                passed["folder of a saved page's parts"] += 1
            else:
                yield from _walk(Path(entry.path), passed)
        else:
            yield from _file(Path(entry.path), passed)


def _file(path: Path, passed: Counter[str]) -> Iterator[Path | Failure]:
    name = path.name.lower()
    if is_beside(name):
        passed[path.name] += 1
    elif has_known_name(name):
        yield _plain(path)
    elif kind := document_kind(name):
        yield Failure(str(path), UnsupportedInput(f"{path}: {kind}, which is not read"))
    elif not name.endswith((".url", ".meta.toml")):
        passed[Path(name).suffix or "without a suffix"] += 1


def _plain(path: Path) -> Path | Failure:
    """A file that was found, not named: a pipe or a device that lies about might never end."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return path  # reading it will say why
    if stat.S_ISREG(mode):
        return path
    return Failure(str(path), UnsupportedInput(f"{path}: not a plain file; name it itself to have it read"))
