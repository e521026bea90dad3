"""Lines that say nothing but which agencies a text is from: "© AFP", "(dpa)", "Quelle: dpa/lnw"."""

from __future__ import annotations

import re

from tracker.folding import folded, letters
from tracker.languages.agencies import agency_names
from tracker.languages.names import words_of_names

_LONGEST = 80
_BETWEEN = re.compile(r"[/,+&|;]")
# Signs and years around an agency, and the number that an agency gives its dispatch ("dpa:310102-99-1234/2").
_SIGNS = re.compile(r"©|(?<!\w)\([cC]\)|[()\[\].:*—–]|(?<!\w)-+|-+(?!\w)|(?<!\w)(?:19|20)\d\d(?!\w)")
_NUMBER = re.compile(r"\b[a-z]{2,6}:\d{4,8}[\d/-]{0,24}")
# What an editor or a regional service signs with beside the agency: "ab/dpa", "dpa/lnw".
_INITIALS = re.compile(r"[a-z]{2,4}")
_COPYRIGHT = "copyright"
_LEAST_NAME = 2


def agency_key(name: str) -> str:
    """An agency's name for comparison: "l'agence Corail" and "Agence Corail" are one, so are "AP" and its long name."""
    known = agency_names().get(letters(name))
    if known is not None:
        return known
    words = [word for word in folded(name).replace("-", " ").split() if word not in words_of_names().agency_kinds]
    key = "".join(char for char in "".join(words or folded(name).split()) if char.isalnum())
    return agency_names().get(key, key)


def agencies_alone(line: str, agencies: frozenset[str] | None = None) -> list[str]:
    """The keys of the agencies that a line credits, where it says nothing else; none for any other line.

    `agencies` are the keys that count, those of agencies.toml where not given. A word that only looks like one ("ap")
    needs its capital.
    """
    if not 0 < len(line) <= _LONGEST:
        return []
    known = frozenset(agency_names().values()) if agencies is None else agencies
    found: list[str] = []
    for name in _parts(line):
        key = next((key for one in (name, name.partition("-")[0]) if (key := _key(one, known))), None)
        if key is not None:
            found.append(key)
        elif not _INITIALS.fullmatch(name):
            return []
    return list(dict.fromkeys(found))


def _key(name: str, known: frozenset[str]) -> str | None:
    key = agency_key(name)
    return key if key in known and len(key) >= _LEAST_NAME and (name != name.lower() or name == key) else None


def _parts(line: str) -> list[str]:
    """The names in a line of credit, without the words before them and between two."""
    words = words_of_names()
    parts: list[list[str]] = []
    for part in _BETWEEN.split(_SIGNS.sub(" ", _NUMBER.sub("", line))):
        parts.append([])
        for word in part.split():
            plain = folded(word)
            if parts[-1] and plain in words.credit_conjunctions:
                parts.append([])
            elif parts[-1] or (plain != _COPYRIGHT and plain not in words.credit):
                parts[-1].append(word)
    return [" ".join(part) for part in parts if part]
