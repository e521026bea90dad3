"""Number words and negations, by language."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

_FILE = Path(__file__).with_name("words.toml")


class Words(BaseModel):
    """One language of words.toml; all words folded.

    `needs_particle` are negations only where one of `particles` stands in the same clause. `compounds`: numbers are
    written as one word ("einundzwanzig").
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    small: dict[str, int]
    units: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    joiners: tuple[str, ...]
    clock: tuple[str, ...]
    clock_before: frozenset[str]
    months: frozenset[str]
    conjunctions: frozenset[str]
    negations: frozenset[str]
    reversing: frozenset[str]
    phrases: tuple[str, ...]
    needs_particle: frozenset[str] = frozenset()
    particles: tuple[str, ...] = ()
    compounds: bool = False


@cache
def _all() -> dict[str, Words]:
    with _FILE.open("rb") as file:
        return {code: Words.model_validate({**table, "code": code}) for code, table in tomllib.load(file).items()}


def words_of(language: str | None) -> Words | None:
    """The words of a language tag ("fr", "de-AT"), None for a language without them."""
    return _all().get((language or "").lower().replace("_", "-").partition("-")[0])
