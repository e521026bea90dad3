"""Identifiers derived from content: the same thing has the same id in every database.

An id is a three-letter kind, an underscore and 20 hexadecimal digits (80 bits of SHA-256: a
collision among a billion rows has a chance of about 1 in 2.4 million). Like in git, a prefix
that names one row is enough wherever an id is asked for.
"""

from __future__ import annotations

import hashlib
from typing import Literal

Kind = Literal[
    "run",
    "cap",
    "doc",
    "art",
    "emb",
    "pst",
    "acc",
    "men",
    "tag",
    "lnk",
    "src",
    "clm",
    "utt",
    "stm",
    "org",
    "obs",
    "per",
]
_DIGITS = 20


def content_id(kind: Kind, *parts: str | int | None) -> str:
    """The id of what `parts` name, in this order. None and "" are different parts."""
    # Length prefixes keep ("ab", "c") and ("a", "bc") apart.
    joined = "".join("-;" if part is None else f"{len(text := str(part))}:{text};" for part in parts)
    return f"{kind}_{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:_DIGITS]}"


def bytes_digest(data: bytes) -> str:
    """The SHA-256 of bytes as received, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def text_digest(text: str) -> str:
    """The SHA-256 of a text's UTF-8 form, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
