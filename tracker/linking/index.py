"""Puts new claims and documents into the index that candidates are looked up in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from tracker.linking.figures import figures
from tracker.linking.profiles import stems_of
from tracker.linking.rarity import tellings
from tracker.linking.workspace import Rows, Work

_TELLING = 3
_PREFIX, _LEAST_WEIGHT = 5, 0.3
_DOCUMENTS_AT_ONCE, _CLAIMS_AT_ONCE = 5_000, 50_000


def index(work: Work, most: int) -> int:
    """Indexes what is new, of at most so many new documents, forgets what is gone; returns the number of new claims."""
    work.rows("forget")
    work.rows("new_documents", {"most": most})
    work.rows("new_claims")
    work.rows("stage_new_prose")
    for rows in work.slices("new_documents", "new_texts", _DOCUMENTS_AT_ONCE):
        work.append("new_prose", ("document_id", "prose"), ((key, prose(text, spans)) for key, text, spans in rows))
    work.rows("index_documents")
    work.rows("index_claims")
    for rows in work.slices("new_claims", "new_claim_texts", _CLAIMS_AT_ONCE):
        work.append("claim_fingerprints", ("fingerprint", "claim_key"), _numbers(rows))
        work.append("claim_words", ("word", "claim_key", "document_key", "weight"), _words(rows))
    return work.count("new_claims")


def _numbers(rows: Rows) -> Iterator[tuple[int, int]]:
    """Fingerprints of the numbers in new claims, in figures or in words; small ones tell nothing."""
    for key, _, text, language in rows:
        for value in {figure.value for figure in figures(text, language) if figure.value > _TELLING}:
            yield fingerprint(f"number {value:g}"), key


def _words(rows: Rows) -> Iterator[tuple[int, int, int, float]]:
    """The telling words of new claims, by the beginnings that their forms share, with how much they tell."""
    for key, document, text, language in rows:
        table = tellings(language)
        for start, weight in {one[:_PREFIX]: table.get(one, 1.0) for one in stems_of(text) if len(one) > 1}.items():
            if weight >= _LEAST_WEIGHT:
                yield fingerprint(start), key, document, weight


def fingerprint(text: str) -> int:
    """64 bits of the MD5 of a text, as md5_number_lower in SQL gives them."""
    return int.from_bytes(hashlib.md5(text.encode(), usedforsecurity=False).digest()[8:], "big")


def prose(text: str, spans: Sequence[Sequence[int]] | None) -> str:
    """A text without some of its spans [start, end), which come sorted and may overlap; a break stands for each."""
    kept: list[str] = []
    at = 0
    for start, end in spans or ():
        if start > at:
            kept.append(text[at:start])
        at = max(at, end)
    kept.append(text[at:])
    return " ¶ ".join(kept)
