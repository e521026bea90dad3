"""The list of accounts and names that a pseudonymised export leaves as they are."""

from __future__ import annotations

from pathlib import Path

from tracker import folding
from tracker.errors import ExportError


def read_keep_list(path: Path) -> frozenset[str]:
    """What the list keeps: handles as "@handle" in lower case, and every line as a folded name.

    A line is a handle (with or without its @, or after "platform:") or a name; what follows "# " is a remark.
    Raises ExportError for a file that cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ExportError(f"the keep list {path} cannot be read: {error}") from error
    kept: set[str] = set()
    for line in text.splitlines():
        entry = line.partition("# ")[0].strip()
        if entry and entry != "#":
            kept.add("@" + entry.rpartition(":")[2].strip().lstrip("@").casefold())
            kept.add(folding.name(entry))
    return frozenset(kept)
