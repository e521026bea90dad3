"""What every table of a language file is made of.

Lists of single words may be written as one string with blanks between them; phrases are lists of strings.
All words are in lower case unless they are names.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict


def split(value: object) -> object:
    """One string as the tuple of its words; anything else as it is."""
    return tuple(value.split()) if isinstance(value, str) else value


Words = Annotated[tuple[str, ...], BeforeValidator(split)]
Phrases = tuple[str, ...]


class Table(BaseModel):
    """The base of every table of a language file."""

    model_config = ConfigDict(frozen=True, extra="forbid")
