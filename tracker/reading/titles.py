"""What an article is called: the wordings a page states, without its site's name, and the one most of them agree on."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from tracker.hosts import host_of

# Between a headline and the name of the site, section or author behind it (or before it).
_BARS = re.compile(r" (?:[|\-–—·•:»«/]|::) | ?[|ㅣ｜│] ?")
# The same signs without the space on both sides, and brackets: only what is exactly a site's name is cut off there.
_TIGHT = re.compile(r"\s?[_—–,(\[]\s?")
_OPENING = re.compile(r"[\[(【]([^\[\]()【】]{3,60})[\])】]\s?")
_LETTERS = re.compile(r"[\W_]+")
# Marks of type inside a wording, and what a template leaves where it had no title.
_TYPE = re.compile(r"</?(?:em|i|b|u|q|strong|span|sup|sub|mark|small|cite|br|nobr|wbr)(?:\s[^<>]{0,200})?/?>", re.I)
_NO_TITLE = re.compile(
    r"(?:undefined|null|none|nan|untitled|\{\{[^{}]{0,80}\}\}|\$\{[^{}]{0,80}\}|%%?\w{1,40}%%?|\[title\])", re.I
)
_CUT_OFF = re.compile(r"\s?(?:…|(?<!\.)\.{3,})\Z")
# A site's name of fewer letters would be found in many words.
_LEAST_NAME = 3
# What stands behind a bar is no part of a headline when it has at most so many words, and the rest at least so many.
_FEW, _ENOUGH = 5, 4
# A wording of fewer letters begins many others.
_LEAST_STEM = 15


def unescaped(text: str) -> str:
    """A stated wording without entities (templates escape it twice) and soft hyphens, white space folded."""
    for _ in range(2):
        if "&" in text:
            text = html.unescape(text)
    return " ".join(text.replace("\u00ad", "").split())


def wording(text: str) -> str:
    """A stated title `unescaped`, without marks of type; "" for what stands where a template had none."""
    plain = unescaped(text)
    plain = " ".join(_TYPE.sub("", plain).split()) if "<" in plain else plain
    return "" if _NO_TITLE.fullmatch(plain) else plain


def site_names(names: Sequence[str | None], *addresses: str | None) -> frozenset[str]:
    """What a site is called, as letters only: the names it states, and its host without "www" and the domain's end."""
    found = {_bare(name) for name in names if name}
    for address in addresses:
        host = host_of(address) if address and "://" in address else ""
        labels = [label for label in host.split(".") if label not in ("www", "m", "amp", "")]
        if labels:
            found.update((_bare("".join(labels)), _bare(labels[-2] if len(labels) > 1 else labels[0])))
    return frozenset(name for name in found if len(name) >= _LEAST_NAME)


def without_site(title: str, sites: frozenset[str], others: Sequence[str] = ()) -> str:
    """The title without what stands behind its last bars (or before the first) and names the site or a section.

    What is left must be what another wording says, or what is cut off must be the site's name or, behind "|", short.
    """
    while True:
        shorter = _cut(title, sites, others)
        if shorter is None:
            return title
        title = shorter


def _cut(title: str, sites: frozenset[str], others: Sequence[str]) -> str | None:
    bars = list(_BARS.finditer(title))
    if not bars:
        return _cut_tight(title, sites)
    last, first = bars[-1], bars[0]
    front, back = title[: last.start()].strip(), title[last.end() :].strip()
    if front and (_is_site(back, sites) or _says(front, others) or _is_section(front, back, last[0], others)):
        return front
    front, back = title[: first.start()].strip(), title[first.end() :].strip()
    if back and _is_site(front, sites):
        return back
    return _cut_tight(title, sites)


def _cut_tight(title: str, sites: frozenset[str]) -> str | None:
    """The title without a site's name set off by less than a bar between spaces."""
    opening = _OPENING.match(title)
    if opening and _bare(opening[1]) in sites and opening.end() < len(title):
        return title[opening.end() :]
    last = next(reversed(list(_TIGHT.finditer(title))), None)
    if last is not None and last.start() and _bare(title[last.end() :]) in sites:
        return title[: last.start()]
    return None


def _says(part: str, others: Sequence[str]) -> bool:
    return len(part.split()) > 1 and any(_bare(part) == _bare(other) for other in others)


def _is_site(part: str, sites: frozenset[str]) -> bool:
    bare = _bare(part)
    if len(bare) < _LEAST_NAME or len(part.split()) > _FEW + 1:
        return False
    return any(
        bare == site or (len(site) > _LEAST_NAME and site in bare) or (len(bare) > _FEW and bare in site)
        for site in sites
    )


def _is_section(front: str, back: str, bar: str, others: Sequence[str]) -> bool:
    if "|" not in bar or len(back.split()) > _FEW or len(front.split()) < _ENOUGH:
        return False
    return not any(_bare(back) in _bare(other) for other in others)


def _bare(text: str) -> str:
    return _LETTERS.sub("", text.casefold())


def chosen(stated: Sequence[str], heading: str, sites: frozenset[str]) -> str | None:
    """The article's title out of what is stated (JSON-LD, Open Graph, Twitter's, <title>; "" where missing).

    JSON-LD's headline comes first, Open Graph's where there is none, or where JSON-LD only repeats what <title> and the
    page's heading say: then the site has written a title of its own for others to show (6 of 9 such pages). A wording
    that is the site's name is none, one that was cut off gives way to the one that goes on.
    """
    sites |= _behind(stated[-1], heading)
    *named, titled = ("" if _bare(one) in sites else one for one in stated)
    stated = (*named, titled or stated[-1])
    spoken = [one for one in (heading, *stated[:1]) if one]
    linked, graph, short, whole = (without_site(one, sites, [o for o in spoken if o != one]) for one in stated)
    found = graph or short or _same(whole, heading) or heading or None
    if linked:
        repeats = _bare(linked) == _bare(whole) == _bare(heading)
        found = graph if graph and repeats and _bare(graph) != _bare(linked) else linked
    return _entire(found, (heading, linked, graph, short, whole)) if found else None


def _behind(whole: str, heading: str) -> frozenset[str]:
    """What stands behind the last bar of <title>, letters only, where the heading is the rest."""
    bar = next(reversed(list(_BARS.finditer(whole))), None)
    found = bar is not None and heading and _bare(whole[: bar.start()]) == _bare(heading)
    return frozenset((_bare(whole[bar.end() :]),)) if bar is not None and found else frozenset()


def site_in(whole: str, hosts: frozenset[str]) -> str | None:
    """The site's name behind the last bar of <title>, where the page's host is called so."""
    bar = next(reversed(list(_BARS.finditer(whole))), None)
    name = whole[bar.end() :].strip() if bar is not None else ""
    return name if len(name.split()) <= _FEW and _bare(name) in hosts else None


def _entire(title: str, others: Sequence[str]) -> str:
    """The wording that goes on where `title` was cut off, or is in small letters where it is in capitals."""
    stem = _CUT_OFF.sub("", title)
    for other in others:
        begins = other.casefold().startswith(stem.casefold()) and len(stem) >= _LEAST_STEM
        if begins and len(other) > len(stem):
            in_word = other[len(stem)].isalnum() and stem[-1].isalnum()
            if not _CUT_OFF.search(other) and (in_word or stem != title):
                return other
        if begins and title.isupper() and len(other) == len(title) and not other.isupper():
            return other
    return title


def _same(whole: str, heading: str) -> str:
    """The heading where <title> holds it (with a site's name that is not known as one), else <title>."""
    return heading if heading and _bare(heading) in _bare(whole) else whole
