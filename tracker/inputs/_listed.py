"""What sources name, before anything of it is opened: files in their order, addresses, standard input."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tracker.errors import InputError
from tracker.inputs._folders import files_of
from tracker.inputs._given import SHARED, SourceOptions, checked, manifest
from tracker.inputs.base import Failure

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://")


@dataclass(frozen=True, slots=True)
class ListedSource:
    """One file (`path`), address or "-", and what was told of it on the way there."""

    source: str
    given: Mapping[str, str]
    path: Path | None = None


def listed(sources: Sequence[str], asked: SourceOptions) -> Iterator[ListedSource | Failure]:
    """All that the sources and then the manifests name, lazily and in order.

    Raises InputError for facts that cannot be, or that tell of one article where several sources are named.
    """
    given = checked(asked.given, "the options")
    if (alone := given.keys() - SHARED) and (len(sources) + len(asked.manifests) > 1 or asked.manifests):
        raise InputError(f"--{min(alone)} tells of one article: name one source, or give a manifest")
    for source in sources:
        yield from _named(source, given, asked)
    for path in asked.manifests:
        for row in manifest(path):
            if isinstance(row, Failure):
                yield row
            else:
                yield from _named(row[0], {**row[1], **given}, asked)


def _named(source: str, given: Mapping[str, str], asked: SourceOptions) -> Iterator[ListedSource | Failure]:
    if source == "-" or _ADDRESS.match(source):
        yield ListedSource(source, given)
        return
    alone = sorted(given.keys() - SHARED)
    for path in files_of(source, asked.tell):
        if isinstance(path, Failure):
            yield path
        elif alone and str(path) != source and path != Path(source):
            yield Failure(str(path), InputError(f"{path}: --{alone[0]} tells of one article, not of a folder"))
        else:
            yield ListedSource(str(path), given, path)
