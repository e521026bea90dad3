"""What each format makes of a capture."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tracker import extraction
from tracker.errors import EmptyInput, UnsupportedInput
from tracker.inputs import Capture, Item, items
from tracker.inputs._saved import saved_from
from tracker.inputs.markdown import MOST_BRACKETS, MOST_LINES, MOST_MARKS, front_matter

SEEN = datetime(2024, 3, 5, 12, tzinfo=UTC)

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Tarn Quay Courier</title><link>https://courier.example/</link><language>en</language>
<item><title>Ferry &amp; fog</title><link>https://courier.example/ferry</link><guid isPermaLink="false">c-17</guid>
<dc:creator>Ada Quill</dc:creator><pubDate>Wed, 06 Mar 2024 15:00:00 +0100</pubDate>
<description>Short.</description><content:encoded><![CDATA[<p>The ferry waited.</p>
<iframe src="https://video.example/1"></iframe><script>var a = 1</script>]]></content:encoded></item>
<item><title>Summary only</title><link>/relative</link>
<description>A &lt;b&gt;bold&lt;/b&gt; summary.</description></item>
<item><title>Nothing but a title</title><pubDate>soon</pubDate></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Le Quai</title>
<entry><id>urn:1</id><title>Brume</title><link href="https://quai.example/brume"/><updated>2024-03-06T10:00:00Z</updated>
<content type="text">Le ferry &lt;attend&gt;.</content></entry></feed>"""


def _items(data: str | bytes, path: str | None = None) -> list[Item]:
    content = data.encode() if isinstance(data, str) else data
    return _of(Capture("x", content, SEEN, path=path))


def _of(capture: Capture) -> list[Item]:
    return [one for one in items(capture) if isinstance(one, Item)]


def test_rss_items_with_their_facts() -> None:
    full, summary, bare = _items(RSS)
    assert (full.number, full.key, full.url) == (0, "c-17", "https://courier.example/ferry")
    assert (full.title, full.byline, full.publisher, full.language) == (
        "Ferry & fog",
        "Ada Quill",
        "Tarn Quay Courier",
        "en",
    )
    assert full.published is not None
    assert full.published.earliest == datetime(2024, 3, 6, 14, tzinfo=UTC)
    assert full.media_type == "text/html"
    # What embeds are known by is still there.
    assert '<iframe src="https://video.example/1">' in str(full.content)
    assert "<script>" in str(full.content)
    assert (summary.number, summary.content, summary.url, summary.published) == (
        1,
        "A <b>bold</b> summary.",
        None,
        None,
    )
    assert (bare.number, bare.content, bare.published) == (2, "", None)


def test_atom_text_stays_text() -> None:
    (item,) = _items(ATOM)
    assert (item.media_type, item.content) == ("text/plain", "Le ferry <attend>.")
    assert (item.key, item.url, item.language) == ("urn:1", "https://quai.example/brume", "fr")
    assert item.published is not None
    assert item.published.precision == "second"


def test_a_feed_in_another_charset() -> None:
    data = RSS.replace("UTF-8", "ISO-8859-1").replace("Short.", "").replace("Ferry", "Fähre").encode("latin-1")
    assert _items(data)[0].title == "Fähre & fog"


def test_feeds_without_items() -> None:
    with pytest.raises(EmptyInput, match="without items"):
        _items("<rss version='2.0'><channel><title>x</title></channel></rss>")
    with pytest.raises(UnsupportedInput, match="not a feed"):
        _items("<note>hello</note>", "note.xml")


def test_entities_do_not_explode() -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    laughs = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{levels}]><rss version="2.0"><channel><item>'
    found = _items(f"{laughs}<title>&l11;</title><description>text</description></item></channel></rss>")
    assert len(found) == 1
    assert len(found[0].title or "") < 10_000


def test_external_entities_are_not_read() -> None:
    attack = '<!DOCTYPE rss [<!ENTITY file SYSTEM "file:///etc/passwd">]>'
    item = "<item><description>a &file; b</description></item>"
    data = f'<?xml version="1.0"?>{attack}<rss version="2.0"><channel>{item}</channel></rss>'
    assert "root:" not in str(_items(data)[0].content)


def test_markdown_with_front_matter() -> None:
    (item,) = _items(
        "---\ntitle: 'Ferry: the wait'\ndate: 2024-03-06\nauthor: [Ada Quill, Bo Reed]\nlang: en\n"
        "tags:\n  - harbour\ncanonical_url: https://courier.example/wait\n---\n# Heading\n\nIt *waited* <b>long</b>.\n",
        "story.md",
    )
    assert (item.title, item.byline, item.language, item.url) == (
        "Ferry: the wait",
        "Ada Quill, Bo Reed",
        "en",
        "https://courier.example/wait",
    )
    assert item.published is not None
    assert item.published.first_day() == item.published.last_day() == datetime(2024, 3, 6, tzinfo=UTC).date()
    assert "<p>It <em>waited</em> <b>long</b>.</p>" in str(item.content)
    assert "harbour" not in str(item.content)


def test_markdown_in_toml_and_without_facts() -> None:
    (toml,) = _items('+++\ntitle = "Fog"\ndate = 2024-03-06T10:00:00Z\n+++\nText.', "a.md")
    assert toml.title == "Fog"
    assert toml.published is not None
    assert toml.published.earliest == datetime(2024, 3, 6, 10, tzinfo=UTC)
    (plain,) = _items("# The <i>wait</i> #\r\n\r\n> Quoted.\r\n", "a.md")
    assert plain.title == "The <i>wait</i>"
    assert "<title>The &lt;i&gt;wait&lt;/i&gt;</title>" in str(plain.content)
    assert "<blockquote>" in str(plain.content)


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nA rule above.",
        "---\nno pairs here\n---\ntext",
        "+++\nbroken = = toml\n+++\ntext",
        "--- \ntitle: x\n\ntext",
    ],
)
def test_what_only_looks_like_front_matter_stays_text(text: str) -> None:
    assert front_matter(text) == ({}, text)


def test_markdown_without_text() -> None:
    with pytest.raises(EmptyInput, match="after the front matter"):
        _items("---\ntitle: x\n---\n \n", "a.md")


def test_text_in_three_charsets() -> None:
    for charset in ("utf-8-sig", "utf-16", "cp1252"):
        (item,) = _items("« Le préfet a été prévenu », dit-elle. Où était-il ?".encode(charset))
        assert item.content == "« Le préfet a été prévenu », dit-elle. Où était-il ?"
        assert item.media_type == "text/plain"


def test_html_is_left_to_the_reader() -> None:
    data = "<!doctype html><meta charset=latin-1><p>é".encode("latin-1")
    capture = Capture("x", data, SEEN, media_type="text/html; charset=iso-8859-1", url="https://a.example/1")
    (item,) = _of(capture)
    assert (item.content, item.content_type, item.url) == (data, "text/html; charset=iso-8859-1", "https://a.example/1")


@pytest.mark.parametrize(
    ("comment", "url"),
    [
        ("<!-- saved from url=(0026)https://courier.example/f/ -->", "https://courier.example/f/"),
        (
            "<!--\n Page saved with SingleFile \n url: https://courier.example/f \n saved date: x -->",
            "https://courier.example/f",
        ),
        ("<!-- Mirrored from courier.example/f.html by HTTrack Website Copier -->", "http://courier.example/f.html"),
        ("<!-- saved from url=(0014)about:internet -->", None),
        ("<!-- nothing -->", None),
    ],
)
def test_the_address_in_a_saved_page(comment: str, url: str | None) -> None:
    assert saved_from(f"<!DOCTYPE html>\n{comment}<html>".encode()) == url


@pytest.mark.parametrize("over", [0, 1])
@pytest.mark.parametrize("what", ["lines", "brackets", "stars", "low lines", "tildes"])
def test_markdown_of_more_than_any_article_has(what: str, over: int) -> None:
    many = {
        "lines": "- wet\n" * (MOST_LINES - 1 + over),
        "brackets": "[" * (MOST_BRACKETS + over - 1) + " [\n\n",
        # "**dry**" has four stars of its own.
        "stars": "* " * (MOST_MARKS + (1 if over else -4)) + "\n\n",
        "low lines": "_ " * (MOST_MARKS + over) + "\n\n",
        "tildes": "~ " * (MOST_MARKS + over) + "\n\n",
    }[what]
    body = many + "- and **dry** & late\n"
    (item,) = items(Capture("story.md", body.encode(), SEEN, path="story.md"))
    assert isinstance(item, Item)
    assert ("<strong>dry</strong>" in str(item.content)) == (not over)
    assert ("- and **dry** &amp; late</p>" in str(item.content)) == bool(over)
    assert bool(item.notes) == bool(over)
    found = extraction.read_item(item, Capture("story.md", body.encode(), SEEN, path="story.md"), "0" * 64)
    assert found.notes[:over] == list(item.notes)
