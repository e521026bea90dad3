"""The embed markup of Instagram, Threads and Facebook: what their publishing dialogues give out."""

from __future__ import annotations

import re

from bs4 import Tag

from tracker.languages.posts import facebook, instagram
from tracker.platforms import _markup
from tracker.platforms.base import PostMarkup

# "A post shared by Name (@handle) on Oct 23, 2017 at 12:31am PDT": the words differ by language, the shape does not.
_HANDLE = re.compile(r"\(\s?@\s?([A-Za-z0-9_.]{1,30})\s?\)")
_BY = sorted({phrase for words in instagram().values() for phrase in words.by}, key=len, reverse=True)
_SHARED_BY = re.compile(rf"(?:{'|'.join(map(re.escape, _BY))})\s{{0,3}}", re.IGNORECASE)


def _before_day(phrase: str) -> re.Pattern[str]:
    """The words that may stand before the day, in the languages of the phrase before the name."""
    words = {re.escape(word) for table in facebook().values() if phrase in table.before for word in table.on}
    return re.compile(rf"\s(?:{'|'.join(sorted(words))})\s" if words else r"\Z")


# "Posted by NAME on": the phrases before the name, and where it ends.
_POSTED_BY = {phrase: _before_day(phrase) for table in facebook().values() for phrase in table.before}
_BEFORE_DAY = "|".join(sorted({re.escape(word) for words in facebook().values() for word in words.on}))
_ON = re.compile(rf"^\s{{0,3}}(?:(?:{_BEFORE_DAY})(?=\s))?\s{{0,3}}", re.IGNORECASE)


def _own(element: Tag, *names: str) -> str | None:
    """The address in the element's own attributes, without the marks that the embed dialogue adds."""
    value = _markup.attribute(element, *names)
    return value.partition("?utm_")[0] if value else None


def _last_link(element: Tag, *within: str) -> str | None:
    found = [target for _, target in _markup.links(element) if any(part in target for part in within)]
    return found[-1] if found else None


def _date_of(element: Tag, rest: str) -> str | None:
    time = element.find("time")
    if isinstance(time, Tag) and (label := _markup.shown(time)):
        return label
    text = _ON.sub("", rest.partition("\n")[0]).strip()
    return text if any(character.isdigit() for character in text) and len(text) <= 60 else None


def read_instagram(element: Tag) -> PostMarkup | None:
    """`blockquote.instagram-media`: the caption is a link to the post; the byline line follows it."""
    url = _own(element, "data-instgrm-permalink")
    paths = ("/p/", "/reel/", "/tv/", "/reels/")
    url = url or _last_link(element, *paths)
    if url is None:
        return None
    printed = _markup.shown(element)
    handles = list(_HANDLE.finditer(printed))
    name = handle = date = None
    byline_at = len(printed)
    if handles:
        handle = handles[-1][1]
        byline_at = printed.rfind("\n", 0, handles[-1].start()) + 1
        before = printed[byline_at : handles[-1].start()]
        shared = _SHARED_BY.search(before)
        name = (before[shared.end() :] if shared else before).strip() or None
        date = _date_of(element, printed[handles[-1].end() :])
    words, words_at = _caption(element, printed, byline_at, paths)
    return PostMarkup(
        url=url,
        author_handle=handle,
        author_name=name,
        declared_date=date,
        words=words,
        printed=printed,
        words_at=words_at,
    )


def _caption(element: Tag, printed: str, byline_at: int, paths: tuple[str, ...]) -> tuple[str | None, int | None]:
    """The caption and its place: the label of a link to the post, before the byline and other than it."""
    for link, target in _markup.links(element):
        if not any(path in target for path in paths):
            continue
        label = _markup.shown(link)
        at = printed.find(label) if label else -1
        # "View this post on Instagram" in any language names the platform; captions seldom do, and are longer then.
        notice = "instagram" in label.lower() and len(label) < 60
        if 0 <= at < byline_at and not notice and not _HANDLE.search(label):
            return label, at
    return None, None


def read_threads(element: Tag) -> PostMarkup | None:
    """`blockquote.text-post-media`: only the address; the words come with the script."""
    url = _own(element, "data-text-post-permalink") or _last_link(element, "threads.net/", "threads.com/")
    if url is None:
        return None
    return PostMarkup(url=url, printed=_markup.shown(element))


def read_facebook(element: Tag) -> PostMarkup | None:
    """`div.fb-post` and `div.fb-video`, with or without the block quote that shows the post before the script runs."""
    url = _own(element, "data-href", "href", "cite")
    quote = element if element.name == "blockquote" else element.find("blockquote")
    if not isinstance(quote, Tag):
        return PostMarkup(url=url, printed=_markup.shown(element)) if url else None
    url = url or _own(quote, "cite")
    if url is None:
        return None
    printed = _markup.shown(element)
    paragraphs = [_markup.shown(part) for part in quote.find_all("p")]
    words = "\n".join(part for part in paragraphs if part)
    if words and words not in printed:
        words = paragraphs[0]
    links = _markup.links(quote)
    label = _markup.shown(links[-1][0]) if links else ""
    author = _markup.shown(links[0][0]) if len(links) > 1 else ""
    return PostMarkup(
        url=url,
        author_name=_name_after(printed, words) or author or None,
        declared_date=label if any(character.isdigit() for character in label) else None,
        words=words or None,
        printed=printed,
        words_at=printed.index(words) if words else None,
    )


def _name_after(printed: str, words: str) -> str | None:
    """The name in "Posted by <a>Name</a> on <a>Tuesday, 2 May 2017</a>"."""
    rest = printed[printed.index(words) + len(words) :].strip() if words else ""
    phrase = next((phrase for phrase in _POSTED_BY if rest.startswith(phrase)), None)
    if phrase is None:
        return None
    return _POSTED_BY[phrase].split(rest[len(phrase) :], maxsplit=1)[0].strip() or None
