"""oEmbed (oembed.com): who posted what is embedded, under the name and handle of today. The table is `oembed.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import unquote, urlencode

from bs4 import BeautifulSoup, Tag

from tracker.dates import machine
from tracker.models import PostReference
from tracker.observations.base import Asked, Observation, Outcome, Refusal, Request, Service
from tracker.platforms import by_name, parse_post_url
from tracker.platforms.base import PostMarkup

_VANTAGE = "oembed"
_NOT_FOUND, _OK = 404, 200
_IDS = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One row of the table; `statuses` by number, `plain` by what a whole answer says that is no JSON."""

    at: str
    platform: str
    fields: Mapping[str, str] = field(default_factory=dict)
    address: str = ""
    statuses: Mapping[int, Outcome] = field(default_factory=dict)
    words: tuple[tuple[str, Outcome], ...] = ()
    words_at: int | None = None
    plain: Mapping[str, Outcome] = field(default_factory=dict)
    caption: str | None = None
    unnamed: bool = False
    asked: bool = True


@cache
def endpoints() -> dict[str, Endpoint]:
    """The rows by host and path, in the order of the table."""
    told = tomllib.loads((files("tracker.observations") / "oembed.toml").read_text(encoding="utf-8"))
    rows = (
        Endpoint(
            **{
                **row,
                "statuses": {int(status): outcome for status, outcome in row.get("statuses", {}).items()},
                "words": tuple((part, outcome) for part, outcome in row.get("words", [])),
            }
        )
        for row in told["endpoint"]
    )
    return {row.at: row for row in rows}


@cache
def _of(platform: str) -> Endpoint | None:
    return next((row for row in endpoints().values() if row.platform == platform), None)


def _requests(post: PostReference) -> Iterable[Request]:
    row = _of(post.platform)
    if row is not None and row.asked:
        address = row.address.format(id=post.native_id) if row.address else post.url
        yield Request(f"https://{row.at}?{urlencode({'url': address, **row.fields})}", "", post, post)


def _post(asked: Asked) -> PostReference | None:
    if f"{asked.host}{asked.path}" not in endpoints():
        return None
    return parse_post_url(asked.query.get("url", ""))


def _read(post: PostReference, answer: Mapping[str, Any]) -> Iterator[Observation]:
    """That the post is there, and whose it is. An answer names the post by its address, or in the mark-up it gives."""
    row = _of(post.platform)
    stated = parse_post_url(str(answer.get("url", "")))
    native_id = post.native_id or ""
    if stated is not None and stated.kind == "post":
        native_id = stated.native_id or ""
    elif not _names(answer, native_id) and not (row is not None and row.unnamed and answer.get("html")):
        return
    # Vimeo answers 200 and says in the answer that the owner restricts where the film is shown.
    if answer.get("domain_status_code") not in (None, _OK):
        yield Observation(post.platform, native_id, "protected", _VANTAGE, url=post.url)
        return
    account = parse_post_url(str(answer.get("author_url", "")))
    shown = _shown(post.platform, str(answer.get("html") or ""))
    caption = answer.get(row.caption) if row is not None and row.caption else None
    words = str(caption) if caption else shown.words if shown is not None else None
    yield Observation(
        post.platform,
        native_id,
        "present_truncated" if words and words.rstrip().endswith("…") else "present",
        _VANTAGE,
        text=words,
        url=post.url,
        posted=machine.read(str(answer.get("upload_date") or "")),
        handle=_handle(answer, account),
        name=str(answer["author_name"]) if answer.get("author_name") else None,
    )


def _names(answer: Mapping[str, Any], native_id: str) -> bool:
    """Whether the id stands in what the answer gives to embed; a longer id that begins so is another post's."""
    given = unquote(" ".join(str(answer.get(name) or "") for name in ("html", "embed_product_id", "video_id")))
    return native_id in _IDS.findall(given)


def _handle(answer: Mapping[str, Any], account: PostReference | None) -> str | None:
    if answer.get("author_unique_id"):
        return str(answer["author_unique_id"])
    return account.handle if account is not None else None


def _shown(platform: str, html: str) -> PostMarkup | None:
    """What the platform's own reader finds in the mark-up that an article would be given."""
    if not html:
        return None
    soup = BeautifulSoup(html, "html.parser")
    for form in by_name(platform).forms:
        for element in soup.find_all(sorted(form.tags)):
            if isinstance(element, Tag) and not (form.classes and form.classes.isdisjoint(element.get("class") or ())):
                found = form.read(element)
                if found is not None:
                    return found
    return None


def _refused(post: PostReference, refusal: Refusal) -> Outcome | None:
    row = _of(post.platform)
    if row is None:
        return None
    told = (refusal.words or "").lower()
    if row.words_at in (None, refusal.status):
        for part, outcome in row.words:
            if part in told:
                return outcome
    if told in row.plain and refusal.status == _OK:
        return row.plain[told]
    return row.statuses.get(refusal.status)


SERVICE = Service(_VANTAGE, _post, _read, {_NOT_FOUND: "not_found"}, requests=_requests, refused=_refused)
