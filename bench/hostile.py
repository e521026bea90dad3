"""Inputs made to be slow: each repeats what some loop might begin again at every repetition.

Pure: a name, how the input is read, and a function from a length in characters to the input. Everything in them is
invented. `bench.linear` times them at growing lengths; a short form of it is in the suite.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Final

TWEET: Final = "https://twitter.com/port_of_skerra/status/1834120042117402628"
_FIRST: Final = "Ada Bran Cleo Dag Edda Finn Gro Hal Ines Jon Kaja Leif Mia Nils Ola Per".split()
_SOUNDS: Final = "ba de fi go ku la me ni po ra se ti vo wu ya zo".split()


@dataclass(frozen=True, slots=True)
class Hostile:
    """`media_type` and `language` as given to the reader; `make` gives about so many characters."""

    media_type: str
    make: Callable[[int], str]
    language: str = "en"


def _again(unit: str) -> Callable[[int], str]:
    return lambda length: unit * (length // len(unit))


def _numbered(unit: str) -> Callable[[int], str]:
    """The unit with another name (`{name}`) and number (`{n}`) each time."""

    def make(length: int) -> str:
        parts: list[str] = []
        size = 0
        for n in count():
            if size >= length:
                return "".join(parts)
            parts.append(unit.replace("{name}", name(n)).replace("{n}", str(n)))
            size += len(parts[-1])
        return ""

    return make


def name(n: int) -> str:
    """The n-th of 4,096 × 16 invented names of two words."""
    surname = "".join(_SOUNDS[(n >> (4 * place)) % 16] for place in range(4))
    return f"{_FIRST[n % 16]} {surname.capitalize()}"


def _nested(opening: str, closing: str = "", inside: str = "x") -> Callable[[int], str]:
    def make(length: int) -> str:
        times = length // (len(opening) + len(closing))
        return opening * times + inside + closing * times

    return make


def _in_article(make: Callable[[int], str]) -> Callable[[int], str]:
    return lambda length: f"<!DOCTYPE html><html><body><article><h1>Quay</h1>{make(length)}</article></body></html>"


def _script(head: str, make: Callable[[int], str], tail: str = "") -> Callable[[int], str]:
    return _in_article(lambda length: f"<script type='application/json'>{head}{make(length)}{tail}</script>")


def _html(make: Callable[[int], str]) -> Hostile:
    return Hostile("text/html", _in_article(make))


def _text(unit: str, language: str = "en") -> Hostile:
    return Hostile("text/plain", _numbered(unit) if "{n" in unit else _again(unit), language)


_QUOTE: Final = '<blockquote class="twitter-tweet"><p>wet</p>&mdash; A (@a) <a href="{url}">May 5, 2024</a>'

PAGES: Final[dict[str, Hostile]] = {
    "official quotes, closed": _html(_again(_QUOTE.replace("{url}", TWEET) + "</blockquote>")),
    "official quotes, never closed": _html(_again(_QUOTE.replace("{url}", TWEET))),
    "official quotes, nothing else": _html(_again('<blockquote class="twitter-tweet">')),
    "different posts": _html(_numbered(_QUOTE.replace("{url}", f"{TWEET[:-7]}{{n}}") + "</blockquote>")),
    "pictures' quotes, never closed": _html(_again('<blockquote class="instagram-media" data-instgrm-permalink="x">')),
    "videos' quotes, never closed": _html(_again('<blockquote class="tiktok-embed" data-video-id="7"><section>')),
    "class names of posts, nested": _html(_nested('<div class="tweet embed">', "</div>")),
    "selects in selects": _html(_again("<select><option>a")),
    "selects, closed": _html(_nested("<select><option>", "</option></select>")),
    "elements in elements": _html(_nested("<div>", "</div>")),
    "paragraphs, never closed": _html(_again("<p>wet ")),
    "bold and slanted, crossed": _html(_again("<b><i></b>wet</i>")),
    "options": _html(lambda length: "<select>" + "<option>a" * (length // 9)),
    "bodies": _html(_numbered("<body a{n}=1>")),
    "bold of many kinds, never closed": _html(_numbered("<p><b a={n}>")),
    "fonts of many kinds, never closed": _html(_numbered("<font a={n}>x</p></b>")),
    "links around blocks": _html(_again("<a href=x><div>")),
    "options around blocks": _html(_again("<option><div>")),
    "quotes in quotes": _html(_again("<blockquote><p>wet")),
    "headlines in headlines": _html(lambda length: "<h1><div>" * (length // 9)),
    "addresses in addresses": _html(_again("<address><div>wet")),
    "signatures in signatures": _html(_again('<div class="byline author">wet')),
    "links in links": _html(_again(f'<a href="{TWEET}">wet ')),
    "fonts in paragraphs": _html(_again("<p><font color=red>wet")),
    "tables in tables": _html(_again("<table><tr><td>wet")),
    "words in tables' wrong places": _html(lambda length: "<table>" + "<b>wet<tr>" * (length // 10)),
    "lists in lists": _html(_nested("<ul><li>", "</li></ul>")),
    "comments": _html(_again("<!-- wet --><p>a</p>")),
    "comments, never closed": _html(_again("<!-- <p>wet")),
    "declarations": _html(_again("<!x><?x>")),
    "angle brackets": _html(_again("<")),
    "end tags": _html(_again("</p></b></x>")),
    "attributes": _html(lambda length: "<p " + _numbered("data-u{n}='/status/{n}' ")(length) + ">wet"),
    "one long attribute": _html(lambda length: f'<div data-url="{"https://a.example/?u=" * (length // 21)}"></div>'),
    "references": _html(_again("&amp;&#8217;&nbsp;&lt;p&gt;")),
    "templates in templates": _html(_nested("<template>", "</template>")),
    "pictures in pictures": _html(_nested("<svg><g>", "</g></svg>")),
    "frames": _html(_again('<iframe src="https://www.youtube.com/embed/Qx7_bTzP4wM"></iframe>')),
    "frames, never closed": _html(_again('<iframe src="https://www.youtube.com/embed/Qx7_bTzP4wM">')),
    "links to posts": _html(_numbered(f'<p>See <a href="{TWEET[:-7]}{{n}}">this</a>.</p>')),
    "posts and links to posts": _html(
        _numbered(_QUOTE.replace("{url}", f"{TWEET[:-7]}{{n}}") + f'</blockquote><p><a href="{TWEET[:-6]}{{n}}">x</a>')
    ),
    "flattened posts and links": _html(
        _numbered(f'<p>The quay is wet.</p><p>— {{name}} (@quay{{n}}) <a href="{TWEET[:-7]}{{n}}">May 5, 2031</a></p>')
    ),
    "headings": _html(_again("<h2>The quay</h2>")),
    "sections of articles": _html(_nested("<article><p>The quay is wet today, they said.</p>", "</article>")),
    "titles": _html(_again("<title>Quay</title>")),
    "facts of the head": _html(_again('<meta property="article:published_time" content="2031-05-06T10:00:00Z">')),
    "linked data": _html(_again('<script type="application/ld+json">{"@type":"NewsArticle","headline":"Q"}</script>')),
    "times": _html(_again('<time datetime="2031-05-06">6 May</time> ')),
    "data in data": Hostile("text/html", _script("", _nested('{"embed":[', "]}", '"tweet"'))),
    "data, never closed": Hostile("text/html", _script("", _again('{"tweet":{"embed":['))),
    "texts of data, never closed": Hostile("text/html", _script('x = {"tweet":"embed ', _again('\\u003Cdiv ="'))),
    "posts in data": Hostile("text/html", _script("[", _numbered(f'{{"url":"{TWEET[:-7]}{{n}}"}},'), "0]")),
    "marks in scripts": Hostile("text/html", _script("tweet embed ", _again("={"))),
    "classes that are long": _html(lambda length: f'<div class="{"tweet-" * (length // 6)}">x</div>'),
    "long lines of no words": _html(_again("wetwetwet")),
}

TEXTS: Final[dict[str, Hostile]] = {
    "said": _text("said "),
    "said, comma": _text("he said, "),
    "said, breaks": _text("said\n"),
    "says who": _text("says who "),
    "that": _text("said that "),
    "que": _text("que ", "es"),
    "es": _text("es ", "es"),
    "dijo que": _text("dijo que ", "es"),
    "a déclaré que": _text("a déclaré que ", "fr"),
    "la même source": _text("la même source, ", "fr"),
    "selon": _text("selon le maire, ", "fr"),
    "teilte mit": _text("teilte ", "de"),
    "zu": _text(", die Lage zu ", "de"),
    "laut": _text("laut ", "de"),
    "a": _text("a ", "it"),
    "names within names": _text("non {name} assessora AVP Vell {name} ", "it"),
    "people of one first name": _text("Quanti {name} fa nell' ", "it"),
    "according to": _text("according to the mayor, "),
    "one sentence of quotations": _text("“The quay is wet”, said Ana Rivel, and “it stays wet”, "),
    "quotations without a verb": _text("“The quay is wet” and "),
    "straight quotations": _text('"The quay is wet" he said, '),
    "short quotations": _text("“wet” "),
    "marks, open": _text("“a « b „ c "),
    "marks, closed": _text("” » a "),
    "marks in marks": Hostile("text/plain", _nested("« a ", " b »")),
    "apostrophes, doubled": _text("'' a ''b "),
    "straight marks": _text('" a "b '),
    "dashes of dialogue": _text("– The quay is wet, said Ana.\n– Is it?\n"),
    "turns of a conversation": _text("Ada: I go there now.\nBo: I see the quay.\n"),
    "words of saying inside marks": Hostile(
        "text/plain", lambda length: "« " + _again("Le quai est sec, dit Ada. Il 'part' loin, et ")(length) + "»", "fr"
    ),
    "abbreviations inside marks": Hostile(
        "text/plain", lambda length: "« Oui, dit " + _again("M. ")(length) + "»", "fr"
    ),
    "different speakers": _text("“The quay is wet”, {name} said. "),
    "different names": _text("{name} and "),
    "different roles": _text("The harbour master {name} said the quay was wet. She said it was old. "),
    "marks of headlines": _text("MORE a "),
    "headlines behind names": _text("Ulf Harm Ulf Otto HarmTolls rise MORE said so, and "),
    "people of one country": _text("El piloto argentino {name} llegó. El argentino dijo que llovía. ", "es"),
    "eves of one day": _text("Le vote aura lieu le 3 juin. À la veille du vote, Ada a dit que le pont fermera. ", "fr"),
    "verbs before a particle": _text("Er fand ", "de"),
    "speakers by surname": _text("{name} spoke. Then Baba said that the quay was wet. "),
    "capitals": _text("Ana Rivel and "),
    "initials": _text("A."),
    "brackets": _text("Ana ("),
    "apposition": _text("Ana Rivel, the mayor of Vell, "),
    "handles": _text("@quay "),
    "handles, numbered": _text("@quay{n} "),
    "handles after dashes": _text("— Quay (@"),
    "at signs after dashes": _text("—@"),
    "hashtags": _text("#quay "),
    "hash signs": _text("#"),
    "flattened posts": _text("The quay is wet.\n— {name} (@quay{n}) May 5, 2031\n"),
    "flattened ends": _text("— Quay (@quay) May 5, 2031 "),
    "months": _text("5 May 2031, "),
    "days of the week": _text("on Monday "),
    "figures": _text("1,234.5 "),
    "one figure": _text("1."),
    "addresses": _text("https://a.example/?u="),
    "addresses of posts": _text(TWEET + " "),
    "commas": _text(", "),
    "line breaks": _text("\n"),
    "lines": _text("wet\n"),
    "other letters": _text("قال الوزير إن «الميناء» مغلق "),
    "emoji": _text("🇳🇴👩‍🚒 "),
    "marks on letters": _text("e\u0301\u0302"),
    "one word": _text("wet"),
    "words that join": _text("wet-"),
    "datelines": _text("VELL (AVP) - The quay is wet.\n"),
    "colons": _text("Ana: the quay: "),
}

OTHERS: Final[dict[str, Hostile]] = {
    "a feed": Hostile(
        "application/rss+xml",
        lambda length: (
            "<rss version='2.0'><channel><title>Q</title>"
            + _numbered("<item><title>{name}</title><description>The quay is wet, {name} said.</description></item>")(
                length
            )
        ),
    ),
    "a feed of broken items": Hostile(
        "application/rss+xml",
        lambda length: "<rss version='2.0'><channel>" + "<item><textInput></pubDate></item>" * (length // 34),
    ),
    "a feed in itself": Hostile("application/rss+xml", lambda length: "<rss><channel>" + "<item>" * (length // 6)),
    "a feed of references": Hostile(
        "application/rss+xml", lambda length: "<rss><channel><item><title>" + "&#55357;" * (length // 8)
    ),
    "lists of Markdown": Hostile("text/markdown", _again("- wet\n")),
    "lists in lists of Markdown": Hostile(
        "text/markdown", lambda length: "".join(f"{' ' * (2 * (n % 40))}- wet\n" for n in range(length // 46))
    ),
    "stars of Markdown": Hostile("text/markdown", _again("*a **b ")),
    "brackets of Markdown": Hostile("text/markdown", _again("[a](b ")),
    "open brackets of Markdown": Hostile("text/markdown", _again("[")),
    "ticks of Markdown": Hostile("text/markdown", _numbered("`a``b ")),
    "quotes in quotes of Markdown": Hostile("text/markdown", _again("> ")),
    "front matter": Hostile("text/markdown", lambda length: "---\n" + "a: b\n" * (length // 5) + "---\nwet"),
}

ALL: Final[dict[str, Hostile]] = PAGES | TEXTS | OTHERS
