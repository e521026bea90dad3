"""Claims with their provenance, written in the formats of other tools: one file for each format."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from tracker.errors import ExportError
from tracker.exports._disguise import Disguise, gathered_names
from tracker.exports._evidence import gathered_evidence
from tracker.exports._keep import read_keep_list
from tracker.exports._keys import load_or_make_key
from tracker.exports._target import target
from tracker.exports.base import Export, Filters, Job
from tracker.registry import members
from tracker.store import Store

__all__ = ["Disguise", "Export", "Filters", "by_name", "chosen", "described", "disguise", "export", "formats", "target"]


def formats() -> dict[str, Export]:
    """Every format by its name, in alphabetical order."""
    found = (module.EXPORT for module in members("tracker.exports").values())
    return {one.name: one for one in sorted(found, key=lambda one: one.name)}


def by_name(form: str) -> Export:
    """The format of that name, written with hyphens or underscores. Raises ExportError when there is none."""
    wanted = formats().get(form.replace("_", "-"))
    if wanted is None:
        raise ExportError(f"there is no format {form}; there are {', '.join(formats())}")
    return wanted


def chosen(form: str | None, output: Path | None) -> Export:
    """The format that is asked for; where none is, the one that files of this name have, or csv.

    Raises ExportError where there is no such format, or where several have such files.
    """
    if form is not None:
        return by_name(form)
    fitting = [one for one in formats().values() if output is not None and output.name.endswith(one.suffix)]
    if len(fitting) > 1:
        raise ExportError(f"{output} could be {' or '.join(one.name for one in fitting)}; give one with --format")
    return fitting[0] if fitting else by_name("csv")


def described() -> str:
    """Every format and what it gives, in one line."""
    return "; ".join(f"{name}: {one.about}" for name, one in formats().items()) + "."


def disguise(store: Store, key_file: Path, keep: Path | None = None) -> Disguise:
    """What replaces the names of this database. The key is made, readable by its owner only, when there is none.

    Raises ExportError for a key file or keep list that cannot be read.
    """
    kept = read_keep_list(keep) if keep else frozenset()
    return Disguise(load_or_make_key(key_file), gathered_names(store), kept, gathered_evidence(store))


def export(
    store: Store,
    form: str,
    out: BinaryIO,
    filters: Filters | None = None,
    *,
    disguise: Disguise | None = None,
    excel_safe: bool = False,
) -> int:
    """Writes the claims that fit every filter to `out`; returns how many were written.

    Raises ExportError for a format that does not exist or an option that is not its own, UnknownCheck for a finding
    that no check makes.
    """
    wanted = by_name(form)
    if excel_safe and not wanted.spreadsheet:
        raise ExportError(f"{wanted.name} is read by no spreadsheet; --excel-safe is for csv")
    if disguise is not None and wanted.verbatim:
        raise ExportError(f"{wanted.name} holds the pages as they were received, with every name in them")
    job = Job(store, disguise, excel_safe)
    job.select(filters or Filters())
    return wanted.write(job, out)
