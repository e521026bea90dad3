"""The portion of documents that linking is at, step by step: what is interrupted goes on with what is done.

Indexing is one transaction, every slice of compared pairs is one, and what follows from them is the last. Between them
the portion stands in the tables `pending_…`. It is begun anew when the rules of linking or one of its rows are others
by then: what was decided by them would not be what an undisturbed run decides.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tracker.linking import tokens
from tracker.linking.index import index
from tracker.linking.workspace import Work
from tracker.resources import sql_files
from tracker.version import tool_version


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a portion is: claims below `compared` are done with, and of the next slice the pairs up to `last`."""

    compared: int = 0
    last: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Portion:
    """A portion that is indexed: how many claims were new to the index now, and what is compared already."""

    new_claims: int
    step: Reached
    resumed: bool


def begin(work: Work, size: int) -> Portion:
    """The portion that was interrupted, else the next one, of at most so many new documents. Within a transaction."""
    tokens.stage(work)
    rules = linking_rules()
    for told, content, compared, claim, other in work.rows("pending_step"):
        if (told, content) == (rules, _content(work)):
            work.rows("forget")
            work.rows("resume_pending")
            return Portion(0, Reached(compared, (claim, other) if claim else None), resumed=True)
    work.rows("forget_pending")
    new = index(work, size)
    work.rows("keep_pending")
    work.rows("begin_pending", {"rules": rules, "content": _content(work)})
    return Portion(new, Reached(), resumed=False)


def keep(work: Work, step: Reached) -> None:
    """Writes down how far the portion is. Within the transaction of what was found until there."""
    claim, other = step.last or (None, None)
    work.rows("keep_step", {"compared": step.compared, "claim": claim, "other": other})


def end(work: Work) -> None:
    """The portion is linked. Within the transaction that gathers and traces it."""
    work.rows("forget_pending")


def _content(work: Work) -> str:
    return str(work.rows("pending_content")[0][0])


@cache
def linking_rules() -> str:
    """What decides pairs: the version of the program, the code of linking, its weights and its SQL."""
    digest = hashlib.sha256(tool_version().encode())
    here = Path(__file__).parent
    for file in [*sorted(here.glob("*.py")), *sorted(here.glob("*.toml")), *sql_files("linking")]:
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:12]
