"""Which documents an outlet's name points to. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set
from functools import cache

from tracker.folding import folded
from tracker.hosts import host_of
from tracker.languages import words_of_names
from tracker.languages.agency_lines import agency_key
from tracker.languages.model import all_tables

_LEAST = 4
_NONE: frozenset[str] = frozenset()


def outlet_key(name: str) -> str:
    """A name without its article, spaces and signs: "The Harbour Post" and "harbourpost" are one."""
    words = ["".join(char for char in word if char.isalnum()) for word in folded(name).replace("'", " ").split()]
    known = words_of_names()
    while len(words) > 1 and (words[0] in known.outlet_articles or words[0] in known.outlet_kinds):
        words.pop(0)
    return "".join(words)


@cache
def _platforms() -> frozenset[str]:
    return frozenset(outlet_key(name) for tables in all_tables() for name in tables.grammar.platforms)


def is_platform(name: str) -> bool:
    """Whether a name is that of a platform ("on X."): who is read there says it, and no outlet is cited."""
    return outlet_key(name) in _platforms()


class Outlets:
    """The publishers of all documents, by name and by the host of their address."""

    def __init__(self, documents: Iterable[tuple[str, str | None, str | None]]) -> None:
        """Takes (document id, publisher, address) rows."""
        self._by_key: defaultdict[str, set[str]] = defaultdict(set)
        self._by_agency: defaultdict[str, set[str]] = defaultdict(set)
        self._keys: defaultdict[str, set[str]] = defaultdict(set)
        for document_id, publisher, url in documents:
            if publisher and publisher.strip():
                self._by_key[outlet_key(publisher)].add(document_id)
                self._by_agency[agency_key(publisher)].add(document_id)
                self._by_agency[agency_key(publisher.split()[0])].add(document_id)
            if host := host_of(url or ""):
                for label in host.removeprefix("www.").split(".")[:-1]:
                    self._by_key["".join(char for char in label if char.isalnum())].add(document_id)
        for key, named in self._by_key.items():
            for document_id in named:
                self._keys[document_id].add(key)

    def own(self, document_id: str, name: str) -> bool:
        """Whether a document speaks of its own outlet: "told the Post" in the Harwick Post."""
        key = outlet_key(name)
        return len(key) >= _LEAST and any(
            len(mine) >= _LEAST and (key in mine or mine in key) for mine in self._keys.get(document_id, ())
        )

    def named(self, name: str) -> Set[str]:
        """The documents that this outlet published; none for a name too short to tell."""
        key = outlet_key(name)
        return self._by_key.get(key, _NONE) if len(key) >= _LEAST else _NONE

    def agency(self, key: str) -> Set[str]:
        """The documents that an agency published itself, by its key: "AVP" and "AVP – Dispatches" are one."""
        return self._by_agency.get(key, _NONE)
