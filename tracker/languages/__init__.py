"""One data file per language: cues, anonymous sources, months, introducers."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from pydantic import ValidationError

from tracker.errors import LanguageError
from tracker.languages.lexicon import Language, compile_language
from tracker.languages.model import LanguageFile


def codes() -> list[str]:
    """The languages there are files for, in alphabetical order."""
    return sorted(
        path.name.removesuffix(".toml") for path in files("tracker.languages").iterdir() if path.name.endswith(".toml")
    )


@cache
def load(tag: str) -> Language | None:
    """The words of a language tag ("fr", "en-GB"), or None for a language without a file.

    Raises LanguageError when the file does not have the shape it must have.
    """
    code = tag.lower().replace("_", "-").partition("-")[0]
    path = files("tracker.languages") / f"{code}.toml"
    if not code.isalpha() or not path.is_file():
        return None
    try:
        file = LanguageFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise LanguageError(f"{path.name} is not a language file: {error}") from error
    return compile_language(code, file)
