"""Puts new claims and documents into the index that candidates are looked up in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.linking import tokens
from tracker.linking.figures import figures
from tracker.linking.profiles import plain_text
from tracker.linking.workspace import Rows, Work

_TELLING = 3
_DOCUMENTS_AT_ONCE, _CLAIMS_AT_ONCE = 5_000, 100_000


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
    for bounds in work.bounds("new_claims", _CLAIMS_AT_ONCE):
        tokens.cut(work, "tokens_of_new", bounds)
        work.rows("index_words")
        numbers = _numbers(work.rows("numbered_claims"))
        work.append("claim_fingerprints", ("fingerprint", "claim_key"), numbers)
    return work.count("new_claims")


def _numbers(rows: Rows) -> Iterator[tuple[int, int]]:
    """Fingerprints of the numbers in claims, in figures or in words; small ones tell nothing, nor do those in links."""
    for key, text, language in rows:
        for value in {
            figure.value for figure in figures(plain_text(text), language or None) if figure.value > _TELLING
        }:
            yield tokens.fingerprint(f"number {value:g}"), key


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
