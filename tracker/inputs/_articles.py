"""One row of a data set as the article it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from html import unescape

from tracker.dates.instants import Instant
from tracker.dates.printed import read_declared
from tracker.errors import EmptyInput, UnsupportedInput
from tracker.inputs import _columns
from tracker.inputs._dates import declared
from tracker.inputs._rows import Row
from tracker.inputs.base import Item

# A text column that holds mark-up: the beginning or the end of an element that pages are made of.
_MARKUP = re.compile(
    r"</?(?:p|div|br|a|blockquote|h[1-6]|span|img|article|html|body|ul|ol|li|iframe|figure)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_SAMPLE = 20_000
_WORD = re.compile(r"[^\W\d_]{2,}")
# Shorter cells are markers: "n/a", "no content", "404 not found".
_FEWEST_WORDS = 4
_DEEPEST = 20
# Scripts without blanks between words: a handful of their letters is a sentence.
_UNPARTED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{8}")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:[T ]?(\d\d)(\d\d)(\d\d)?(Z?))?")
_EPOCH = re.compile(r"-?\d{9,10}(?:\.\d{1,9})?|-?\d{12,13}")


def article(row: Row, columns: Mapping[str, str], number: int, key: str) -> Item:
    """The item that a row is. Raises EmptyInput where it has no text, UnsupportedInput where that is no article."""
    told = {role: cell(_columns.field(row, name)) for role, name in columns.items() if role != "text"}
    text = cell(_columns.field(row, columns["text"]), "\n\n") if "text" in columns else ""
    html = told.get("html", "")
    if not html and _MARKUP.search(text, 0, _SAMPLE):
        html = text
    content = html or text
    if not content:
        named = " and ".join(repr(columns[role]) for role in ("html", "text") if role in columns)
        raise EmptyInput(f"there is no text in {named}")
    if not html and len(_WORD.findall(text[:_SAMPLE])) < _FEWEST_WORDS and not _UNPARTED.search(text, 0, _SAMPLE):
        raise UnsupportedInput(f"no article: {text[:60]!r}")
    url, language = told.get("url", ""), told.get("language") or None
    return Item(
        "text/html" if html else "text/plain",
        content,
        number=number,
        key=key,
        url=url if url.startswith(("http://", "https://")) else None,
        title=unescape(told.get("title", "")) or None,
        published=published(told.get("date", ""), language),
        publisher=told.get("publisher") or None,
        byline=told.get("byline") or None,
        language=language,
    )


def cell(value: object, between: str = ", ", depth: int = 0) -> str:
    """A field as text: of several values the texts, of an object its name or what it renders.

    Raises UnsupportedInput for lists in lists that no program writes for an article.
    """
    if depth > _DEEPEST:
        raise UnsupportedInput("lists in lists in lists")
    if isinstance(value, Mapping):
        named = (value.get(name) for name in ("rendered", "name", "value", "text", "title"))
        return next((one.strip() for one in named if isinstance(one, str) and one.strip()), "")
    if isinstance(value, list):
        return between.join(filter(None, (cell(one, depth=depth + 1) for one in value)))
    if value is None or isinstance(value, bool):
        return ""
    return value.strip() if isinstance(value, str) else str(value)


def published(printed: str, language: str | None) -> Instant | None:
    """The instant in a column of dates: ISO 8601, RFC 5322, seconds since 1970, or printed in words.

    None where the order of day and month is not known ("05/04/2019" without a language that decides).
    """
    if found := _COMPACT.fullmatch(printed):
        year, month, day, hour, minute, second, zone = found.groups()
        clock = f"T{hour}:{minute}" + (f":{second}" if second else "") + zone if hour else ""
        return declared(f"{year}-{month}-{day}{clock}")
    if _EPOCH.fullmatch(printed):
        seconds = float(printed) / (1000 if len(printed.lstrip("-")) > 11 and "." not in printed else 1)
        return Instant.at(datetime.fromtimestamp(seconds, UTC), "markup")
    return declared(printed) or read_declared(printed, language)
