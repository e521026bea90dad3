"""Puts new claims and documents into the index that candidates are looked up in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from tracker.linking.figures import figures
from tracker.linking.work import Work

_TELLING = 3


def index(work: Work) -> int:
    """Indexes what is new, forgets what is gone; returns the number of new claims."""
    work.rows("forget")
    work.rows("new_claims")
    work.rows("new_documents")
    work.stage("new_prose", ((key, prose(text, spans)) for key, text, spans in work.rows("new_texts")))
    work.rows("index_documents")
    work.rows("index_claims")
    work.append("claim_fingerprints", ("fingerprint", "claim_key"), _numbers(work))
    return work.count("new_claims")


def _numbers(work: Work) -> Iterator[tuple[int, int]]:
    """Fingerprints of the numbers in the new claims, in figures or in words; small ones tell nothing."""
    for key, text, language in work.rows("new_claim_texts"):
        for value in {figure.value for figure in figures(text, language) if figure.value > _TELLING}:
            yield fingerprint(f"number {value:g}"), key


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
