"""How common words are, by language: frequencies.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from tracker.languages.model import code_of


@cache
def frequencies(tag: str | None) -> Mapping[str, float]:
    """The Zipf value of each common word of a language tag, folded; empty for a language without a table."""
    return _all().get(code_of(tag or ""), {})


@cache
def _all() -> Mapping[str, Mapping[str, float]]:
    text = files("tracker.languages").joinpath("frequencies.toml").read_text(encoding="utf-8")
    return {
        code: {word: float(zipf) for zipf, words in classes.items() for word in words.split()}
        for code, classes in tomllib.loads(text).items()
    }
