"""What is not read, by its name: signatures, suffixes and first lines of other kinds of files (`unread.toml`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import PurePath

from tracker.errors import UnsupportedInput


@dataclass(frozen=True, slots=True)
class _Table:
    signatures: tuple[tuple[int, bytes, str, bool], ...]
    first_lines: tuple[tuple[re.Pattern[bytes], str], ...]
    documents: Mapping[str, str]
    sources: Mapping[str, str]
    stems: frozenset[str]
    folders: tuple[str, ...]


@cache
def _table() -> _Table:
    told = tomllib.loads((files("tracker.inputs") / "unread.toml").read_text(encoding="utf-8"))
    return _Table(
        tuple(
            (one.get("at", 0), one["starts"].encode("latin-1"), one["kind"], one.get("binary", False))
            for one in told["signature"]
        ),
        tuple((re.compile(one["matches"].encode(), re.IGNORECASE), one["kind"]) for one in told["first_lines"]),
        {suffix: kind for kind, suffixes in told["documents"].items() for suffix in suffixes},
        {suffix: kind for kind, suffixes in told["sources"].items() for suffix in suffixes},
        frozenset(told["beside"]["stems"]),
        tuple(told["beside"]["folders"]),
    )


def refuse_signature(where: str, data: bytes, head: bytes) -> None:
    """Raises UnsupportedInput for bytes that begin as a known other kind of file; `head` is without white space."""
    zeros = 0 in data[:1024]
    for at, starts, kind, binary in _table().signatures:
        if (zeros or not binary) and (data.startswith(starts, at) or (not at and head.startswith(starts))):
            raise UnsupportedInput(f"{where}: {kind}, which is not read")
    for pattern, kind in _table().first_lines:
        if pattern.match(head):
            raise UnsupportedInput(f"{where}: {kind}, which is not read")


def refuse_suffix(where: str, suffix: str) -> None:
    """Raises UnsupportedInput for text in a file whose name says that it is something else."""
    table = _table()
    if kind := table.documents.get(suffix):
        raise UnsupportedInput(f"{where}: by its name {kind}, by its content none; if it is an article, rename it")
    if kind := table.sources.get(suffix):
        raise UnsupportedInput(f"{where}: {kind}, which is not read; if it is an article, rename it")


def document_kind(name: str) -> str | None:
    """What a file called so is, where it is one that people take for readable; None for all others."""
    return _table().documents.get(PurePath(name.lower()).suffix)


def is_beside(name: str) -> bool:
    """Whether a file called so is about the files beside it (a README, a licence)."""
    return PurePath(name.lower()).stem in _table().stems


def is_folder_of_page(folder: str, names: frozenset[str]) -> bool:
    """Whether a folder belongs to a saved page beside it; `names` are the files there, in lower case."""
    for ending in _table().folders:
        if folder.endswith(ending):
            stem = folder.removesuffix(ending).lower()
            return any(f"{stem}{suffix}" in names for suffix in (".html", ".htm", ".xhtml", ".html.gz"))
    return False
