"""What web archives hold of an address: what each is asked, and what its answer says. Pure.

`base.py` has the vocabulary; every other module without an underscore is one kind of archive, with one `LIBRARY`.
"""

from __future__ import annotations

from functools import cache

from tracker.archives._spellings import is_of, spellings
from tracker.archives.base import ArchivedCopy, Library, Listing
from tracker.registry import members

__all__ = ["ArchivedCopy", "Library", "Listing", "is_of", "libraries", "spellings"]


@cache
def libraries() -> dict[str, Library]:
    """Every kind of archive by file name."""
    return {name: module.LIBRARY for name, module in members("tracker.archives").items()}
