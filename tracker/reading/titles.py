"""What an article is called: the wordings a page states, without its site's name, and the one most of them agree on."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

# Between a headline and the name of the site, section or author behind it (or before it).
_BARS = re.compile(r" (?:[|\-–—·•:»«/]|::) | ?[|ㅣ｜│] ?")
_LETTERS = re.compile(r"[\W_]+")
# A site's name of fewer letters would be found in many words.
_LEAST_NAME = 3
# What stands behind a bar is no part of a headline when it has at most so many words, and the rest at least so many.
_FEW, _ENOUGH = 5, 4


def unescaped(text: str) -> str:
    """A stated wording without entities (templates escape it twice) and soft hyphens, white space folded."""
    for _ in range(2):
        if "&" in text:
            text = html.unescape(text)
    return " ".join(text.replace("\u00ad", "").split())


def _host(address: str) -> str:
    """The host of an address; nothing where it has none, or one that cannot be ("http://[skerra")."""
    try:
        return (urlsplit(address).hostname or "") if "://" in address else ""
    except ValueError:
        return ""


def site_names(names: Sequence[str | None], *addresses: str | None) -> frozenset[str]:
    """What a site is called, as letters only: the names it states, and its host without "www" and the domain's end."""
    found = {_bare(name) for name in names if name}
    for address in addresses:
        labels = [label for label in _host(address or "").split(".") if label not in ("www", "m", "amp", "")]
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
        return None
    last, first = bars[-1], bars[0]
    front, back = title[: last.start()].strip(), title[last.end() :].strip()
    if front and (_is_site(back, sites) or _says(front, others) or _is_section(front, back, last[0], others)):
        return front
    front, back = title[: first.start()].strip(), title[first.end() :].strip()
    if back and _is_site(front, sites):
        return back
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
    page's heading say: then the site has written a title of its own for others to show (6 of 9 such pages).
    """
    spoken = [one for one in (heading, *stated[:1]) if one]
    linked, graph, short, whole = (without_site(one, sites, [o for o in spoken if o != one]) for one in stated)
    if linked:
        repeats = _bare(linked) == _bare(whole) == _bare(heading)
        return graph if graph and repeats and _bare(graph) != _bare(linked) else linked
    return graph or short or _same(whole, heading) or heading or None


def _same(whole: str, heading: str) -> str:
    """The heading where <title> holds it (with a site's name that is not known as one), else <title>."""
    return heading if heading and _bare(heading) in _bare(whole) else whole
