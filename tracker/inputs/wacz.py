"""WACZ: web archives in one ZIP file, with a list of the pages in it and seals over every file.

The archives are read where they lie in the ZIP; nothing is unpacked to the disk.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from tracker.errors import EmptyInput, InputError, TooLarge, UnsupportedInput
from tracker.inputs._custody import PACKAGE, Seals, read_json, seals
from tracker.inputs._zip import member
from tracker.inputs.base import Capture, Container, Failure, Input, Item, Part, Unread
from tracker.inputs.warc import Archive, told_of

_ARCHIVES = (".warc", ".warc.gz", ".arc", ".arc.gz")
_PAGES = ("pages/pages.jsonl", "pages/extraPages.jsonl")
_FIRST = (b"archive/", b"pages/", b"indexes/", b"datapackage.json", b"datapackage-digest.json", b"logs/", b"fuzzy.json")
_MOST_FILES = 100_000
# What is stored is not packed at all, and text packs to a tenth; a bomb packs to a thousandth.
_MOST_PACKED, _SMALL = 200, 10_000_000
_PAGE_LINE, _PAGE_BYTES = 10_000_000, 500_000_000


def _split(container: Container, depth: int = 0) -> Iterator[Part]:
    """The pages in all archives of the package. Raises UnsupportedInput, EmptyInput; broken seals are a failure."""
    try:
        package = ZipFile(_seekable(container))
    except (BadZipFile, OSError, ValueError) as error:
        raise UnsupportedInput(f"{container.address}: not a ZIP file that can be read ({error})") from error
    with package:
        _guard(package, container.address)
        described = read_json(package, PACKAGE)
        found = seals(package, described)
        yield from _told(found, container)
        try:
            pages = _pages(package)
        except UnsupportedInput as error:
            pages = None
            yield _failure(container, container.address, error)
        empty = True
        for info in package.infolist():
            name = info.filename
            if name.startswith("archive/") and name.lower().endswith(_ARCHIVES):
                empty = False
                yield from _archive(package, info, container, found, pages)
            elif name.lower().endswith(".wacz") and not depth:
                empty = False
                yield from _package(package, info, container)
    if empty:
        raise EmptyInput(f"{container.address}: a WACZ without archives")


def _archive(
    package: ZipFile, info: ZipInfo, container: Container, found: Seals, pages: frozenset[str] | None
) -> Iterator[Part]:
    address = f"{container.address}!{info.filename}"
    try:
        with member(package, info) as file:
            inner = replace(container, file=file, address=address, path=address)
            archive = Archive(inner, found.custody, pages)
            yield from archive.parts()
            container.tell(told_of(archive))
    except UnsupportedInput as error:
        yield _failure(container, address, error)


def _package(package: ZipFile, info: ZipInfo, container: Container) -> Iterator[Part]:
    """What is in a package inside the package."""
    address = f"{container.address}!{info.filename}"
    try:
        with member(package, info) as file:
            yield from _split(replace(container, file=file, address=address), 1)
    except (UnsupportedInput, EmptyInput) as error:
        yield _failure(container, address, error)


def _failure(container: Container, address: str, error: InputError) -> Failure:
    return Failure(address, InputError(f"{container.address}: {error}"))


def _told(found: Seals, container: Container) -> Iterator[Failure]:
    signed = f", signed by {found.signed_by}" if found.signed_by else ""
    container.tell(f"{container.address}: custody {found.custody}{signed}")
    for one in found.broken[:20]:
        yield Failure(container.address, InputError(f"{container.address}: a seal is broken: {one}"))


def _seekable(container: Container) -> BinaryIO:
    """The package, whose directory is at its end; what cannot go there and back is held in memory."""
    if container.file.seekable():
        return container.file
    data = container.file.read(container.limit + 1)
    if len(data) > container.limit:
        raise TooLarge(f"{container.address}: more than {container.limit:,} bytes; save it to a file first")
    return io.BytesIO(data)


def _guard(package: ZipFile, address: str) -> None:
    """Raises UnsupportedInput for a ZIP that is made to harm: too many files, bombs, names that lead elsewhere."""
    infos = package.infolist()
    if len(infos) > _MOST_FILES:
        raise UnsupportedInput(f"{address}: {len(infos):,} files in it")
    names: set[str] = set()
    for info in infos:
        name = info.filename
        if name.startswith("/") or "\\" in name or ":" in name.split("/")[0] or ".." in name.split("/"):
            raise UnsupportedInput(f"{address}: the file name {name!r} leads out of the package")
        if name in names:
            raise UnsupportedInput(f"{address}: two files are called {name!r}")
        names.add(name)
        if info.file_size > _SMALL and info.file_size > _MOST_PACKED * max(1, info.compress_size):
            raise UnsupportedInput(f"{address}: {name!r} is packed like a bomb ({info.file_size:,} bytes)")


def _pages(package: ZipFile) -> frozenset[str] | None:
    """The addresses that the package lists as pages; None where it lists none."""
    found: set[str] = set()
    for name in set(_PAGES) & set(package.namelist()):
        read = 0
        with member(package, name) as file:
            while (line := file.readline(_PAGE_LINE)) and (read := read + len(line)) <= _PAGE_BYTES:
                try:
                    page = json.loads(line)
                except (ValueError, RecursionError):
                    continue
                if isinstance(page, dict) and isinstance(page.get("url"), str):
                    found.add(page["url"].partition("#")[0].replace(" ", "%20"))
    return frozenset(found) or None


def _items(capture: Capture) -> Iterator[Item | Unread]:
    """Raises UnsupportedInput: a package is no document, and only `split` keeps its addresses and times."""
    raise UnsupportedInput(f"{capture.address}: a package of archives (WACZ); `tracker ingest` reads it")


def _sniff(head: bytes) -> bool:
    return head.startswith(b"PK\x03\x04") and head[30:].startswith(_FIRST)


INPUT = Input(
    name="wacz",
    suffixes=frozenset({".wacz"}),
    media_types=frozenset({"application/wacz", "application/wacz+zip"}),
    items=_items,
    sniff=_sniff,
    rank=0,
    split=_split,
    archive=True,
)
