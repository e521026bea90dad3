from __future__ import annotations

import pytest

from tracker.dates import machine
from tracker.reading import page as reading


@pytest.mark.parametrize(
    ("printed", "earliest", "precision", "zone_known"),
    [
        ("2024-09-12T12:30:00+02:00", "2024-09-12T10:30:00+00:00", "second", True),
        ("2024-09-12T12:30:00Z", "2024-09-12T12:30:00+00:00", "second", True),
        ("2024-09-12T12:30+0200", "2024-09-12T10:30:00+00:00", "minute", True),
        ("2024-09-12 12:30:00", "2024-09-11T22:30:00+00:00", "second", False),
        ("2024-09-12 12:30:00.123456 UTC", "2024-09-12T12:30:00+00:00", "second", True),
        ("2024-09-12", "2024-09-11T10:00:00+00:00", "day", False),
        ("20240912", "2024-09-11T10:00:00+00:00", "day", False),
        ("Thu, 12 Sep 2024 12:30:00 +0200", "2024-09-12T10:30:00+00:00", "second", True),
        ("2024-09-12T12:30:00-05", "2024-09-12T17:30:00+00:00", "second", True),
    ],
)
def test_machine_date(printed: str, earliest: str, precision: str, zone_known: bool) -> None:
    found = machine.read(printed)
    assert found is not None
    assert (found.earliest.isoformat(), found.precision, found.zone_known) == (earliest, precision, zone_known)
    assert found.basis == "markup"


@pytest.mark.parametrize(
    "printed",
    ["", "0000-00-00", "0001-01-01T00:00:00Z", "2024-13-45", "yesterday", "12", "9" * 80, "2024-09-12T99:99:99Z"],
)
def test_no_date_is_made_up(printed: str) -> None:
    assert machine.read(printed) is None


_LD = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("head", "field", "expected", "why"),
    [
        (
            '<meta property="og:title" content="A  b"><title>A b | Paper</title>',
            "title",
            "A b",
            "Open Graph before <title>",
        ),
        ("<title>A\n b</title>", "title", "A b", "white space is folded"),
        ('<link rel="canonical" href="/x">', "canonical", "https://p.example/x", "relative to where it was got from"),
        ('<link rel="canonical" href="javascript:1">', "canonical", None, "only web addresses"),
        ('<meta property="og:url" content="https://p.example/y">', "canonical", "https://p.example/y", "second choice"),
        ('<meta name="author" content="https://p.example/ann">', "byline", None, "an address is no name"),
        ('<meta name="author" content="Ann Oakes">', "byline", "Ann Oakes", ""),
        (
            _LD.format('{"@type":"NewsArticle","author":["Ann Oakes",{"name":"Bo Lind"}]}'),
            "byline",
            "Ann Oakes, Bo Lind",
            "",
        ),
        (
            _LD.format('[{"@type":["Article"],"publisher":{"name":"The Paper"}}]'),
            "publisher",
            "The Paper",
            "list, list of types",
        ),
        (_LD.format('<!-- {"@type":"Article","publisher":"P"} -->'), "publisher", "P", "wrapped in a comment"),
        (_LD.format('{"@type":"Article","publisher":"P",'), "publisher", None, "cut in the middle"),
        (
            _LD.format('{"@type":"ItemList","itemListElement":[{"@type":"Article","publisher":"Q"}]}'),
            "publisher",
            None,
            "others",
        ),
        (
            _LD.format(
                '{"@graph":[{"@type":"Article","publisher":{"@id":"#p"},"author":[{"@id":"#a"}]},'
                '{"@id":"#p","@type":"Organization","name":"The Paper"}]}'
            ),
            "publisher",
            "The Paper",
            "what is only referred to is looked up",
        ),
        (
            _LD.format('{"@graph":[{"@type":"Article","author":{"@id":"#a"}},{"@id":"#a","name":"Ann Oakes"}]}'),
            "byline",
            "Ann Oakes",
            "and so is an author",
        ),
        (
            '<title>Quay shut - Skerra Post</title><link rel="canonical" href="https://skerra-post.example/q">',
            "publisher",
            "Skerra Post",
            "behind the bar stands what the host is called",
        ),
        ('<title>Quay shut - Harbour</title><link rel="canonical" href="/q">', "publisher", None, "a section"),
        (
            '<link rel="canonical" href="https://p.example/"><meta property="og:url" content="https://p.example/q">',
            "canonical",
            "https://p.example/q",
            "no article is the front page",
        ),
        ('<meta name="citation_title" content="Quay shut"><title>Home</title>', "title", "Quay shut", "of a library"),
        (_LD.format('{"@type":"Article","inLanguage":{"alternateName":"pt"}}'), "language", "pt", "an object"),
        ('<meta property="og:locale" content="fr_FR">', "language", "fr", ""),
        ("", "language", None, ""),
    ],
)
def test_metadata(head: str, field: str, expected: str | None, why: str) -> None:
    found = reading.parse(f"<html><head>{head}</head><body></body></html>", "text/html", "https://p.example/a")
    assert getattr(found.metadata, field) == expected, why


def test_json_ld_wins_over_meta_elements_and_those_over_time_elements() -> None:
    meta = '<meta property="article:published_time" content="2024-09-11T08:00:00Z">'
    data = _LD.format('{"@type":"NewsArticle","datePublished":"2024-09-12T08:00:00Z"}')
    time = '<time datetime="2024-09-10">10 September</time>'
    for head, day in ((meta + data + time, 12), (meta + time, 11), (time, 10)):
        published = reading.parse(head, "text/html").metadata.published
        assert published is not None
        assert published.first_day().day == day


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Quay closed | Ports | The Courier | 12.09.2024", 12),
        ("Quay closed - 12 September 2024", 12),
        ("Weather of 12.09.2024 | The Courier", None),
        ("Quay closed | Ports in 2024 | The Courier", None),
    ],
)
def test_a_date_alone_behind_a_bar_of_the_title_is_that_of_publication(title: str, day: int | None) -> None:
    published = reading.parse(f"<html lang='en'><title>{title}</title><p>A quay.</p>", "text/html").metadata.published
    assert (published and published.first_day().day) == day
