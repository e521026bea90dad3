"""What the program writes into an archive that it hands on, so that it reads its own records back as they were.

A record of ours says in one header line how its bytes were read: their media type, and what was told of them. What
was no web page (a text, a file of rows) has an address of our own, a URN, since the place on somebody's disk is none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from tracker.errors import InputError
from tracker.inputs._given import FACTS, checked
from tracker.inputs._pages import NAMED

HEADER = "Tracker-Document"
# No registered namespace: RFC 8141 leaves names that begin with "x-" to everyone.
URN = "urn:x-tracker:"
# Facts of a document, and how the columns of its data set were taken.
_TOLD = frozenset({*FACTS, "columns"})
# More than any file has: a greater number is no place in one, and none that a database keeps.
_MOST_ROWS = 10**15


@dataclass(frozen=True, slots=True)
class Handed:
    """How the bytes of a record were read: as `media_type`, with these facts told.

    `rows` is how many rows of a data set come before the piece that these bytes are.
    """

    media_type: str
    given: Mapping[str, str] = field(default_factory=dict)
    rows: int | None = None

    def written(self) -> str:
        """The value of the header line, in ASCII."""
        told = {name: value for name, value in self.given.items() if name in _TOLD}
        piece = {"rows": self.rows} if self.rows is not None else {}
        return json.dumps({"media_type": self.media_type, "given": told, **piece}, sort_keys=True)


def handed(headers: Mapping[str, str]) -> Handed | None:
    """What a record of ours says (`headers` have lower-case names); None for a record of anybody else.

    The package named it as a document, so it need not look like an article once more. Anybody may write such a line:
    facts that cannot be told of an input are not taken.
    """
    try:
        said = json.loads(headers.get(HEADER.lower(), ""))
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict) or not isinstance(said.get("media_type"), str):
        return None
    given, rows = said.get("given"), said.get("rows")
    told = given.items() if isinstance(given, dict) else ()
    facts = {name: value for name, value in told if name in _TOLD and isinstance(value, str)}
    try:
        facts = checked(facts, HEADER)
    except InputError:
        facts = {}
    piece = rows if isinstance(rows, int) and 0 <= rows < _MOST_ROWS else None
    return Handed(said["media_type"], {**facts, NAMED: "named"}, piece)
