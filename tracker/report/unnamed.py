"""Why an author is missing, in words: that nothing was read is not that nobody was named."""

from __future__ import annotations

from collections.abc import Iterable

NOBODY = "nobody is named"
# What the reading keeps as a reason where no rules of the language are known.
_NOT_READ = "not read"


def unnamed_in_words(reason: str, language: str, *, read: bool) -> str:
    """From a claim's `author_reason`, and its document's language and whether there were rules for it."""
    if reason == _NOT_READ or (not read and not reason):
        return f"not read (language {language or 'unknown'}: no rules)"
    return NOBODY if reason in ("", "nobody named") else reason


def together(reasons: Iterable[str]) -> str:
    """The reasons of several claims; that nobody is named goes without saying beside another."""
    told = sorted(set(reasons))
    return "; ".join(one for one in told if one != NOBODY) or NOBODY
