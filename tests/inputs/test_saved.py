"""Pages that a person saved: their own address and time, the parts of MHTML, WordPress's JSON, folders beside pages."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

import tracker
from tests.inputs.archives import page
from tracker.errors import EmptyInput, UnsupportedInput
from tracker.inputs import Capture, Failure, Item, SourceOptions, Unread, expand, items
from tracker.inputs._saved import origin

NOW = datetime(2026, 1, 2, tzinfo=UTC)
SEEN = datetime(2024, 3, 5, 11, 34, 56, tzinfo=UTC)
URL = "https://courier.example/bridge"
WAYBACK = f"https://web.archive.org/web/20240305113456/{URL}"


@pytest.mark.parametrize(
    ("why", "head", "tail", "url", "seen_at"),
    [
        (
            "SingleFile",
            f"<!--\n Page saved with SingleFile \n url: {URL} \n"
            " saved date: Tue Mar 05 2024 12:34:56 GMT+0100 (CET)\n-->",
            "",
            URL,
            SEEN,
        ),
        ("Chrome", f"<!-- saved from url=(0030){URL} -->", "", URL, None),
        (
            "Save Page WE",
            f'<meta name="savepage-url" content="{URL}"><meta name="savepage-date" '
            'content="Tue Mar 05 2024 11:34:56 GMT+0000 (UTC)">',
            "",
            URL,
            SEEN,
        ),
        ("Chrome, of an archive's copy", f"<!-- saved from url=(0066){WAYBACK} -->", "", URL, SEEN),
        (
            "the Wayback Machine",
            f'<script>__wm.wombat("{URL}","20240305113456","https://web.archive.org/")</script>',
            "",
            URL,
            SEEN,
        ),
        ("a canonical link that was rewritten", f'<link rel="canonical" href="{WAYBACK}"/>', "", URL, SEEN),
        (
            "the comment behind an archive's copy",
            f'<link rel="canonical" href="{WAYBACK}"/>',
            "<!--\n     FILE ARCHIVED ON 11:34:56 Mar 05, 2024 AND RETRIEVED FROM THE\n     INTERNET ARCHIVE ON x -->",
            URL,
            SEEN,
        ),
        ("a page that names its own address", f'<link rel="canonical" href="{URL}"/>', "", None, None),
        (
            "no calendar day",
            "<!-- Page saved with SingleFile \n url: x \n saved date: Tue Foo 35 2024 12:34:56 GMT+0100 -->",
            "",
            None,
            None,
        ),
    ],
)
def test_what_a_saved_page_says_of_itself(
    why: str, head: str, tail: str, url: str | None, seen_at: datetime | None
) -> None:
    found = origin(f"<!DOCTYPE html><html>{head}<body>".encode() + b"<p>x</p>" * 9000 + tail.encode())
    assert (found.url if why != "no calendar day" else None, found.seen_at) == (url, seen_at), why


def test_a_saved_page_is_seen_when_it_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    saved = "<!--\n Page saved with SingleFile \n url: https://courier.example/b \n saved date: {} -->"
    for printed, seen_at in (("Tue Mar 05 2024 12:34:56 GMT+0100", SEEN), ("Tue Mar 05 2124 12:34:56 GMT+0100", NOW)):
        path.write_bytes(page().replace(b"<head>", f"<head>{saved.format(printed)}".encode()))
        (capture,) = expand([str(path)], clock=lambda: NOW)
        assert isinstance(capture, Capture)
        assert (capture.url, capture.seen_at) == ("https://courier.example/b", seen_at)


def test_an_archives_copy_that_is_fetched_has_the_archived_address() -> None:
    def fetch(address: str, seen_at: datetime) -> Capture:
        return Capture(address, page(), seen_at, url=address, media_type="text/html")

    (capture,) = expand([WAYBACK], clock=lambda: NOW, fetch=fetch)
    assert isinstance(capture, Capture)
    assert (capture.address, capture.url, capture.seen_at) == (WAYBACK, URL, SEEN)


MHTML = """From: <Saved by Blink>
Snapshot-Content-Location: https://courier.example/bridge
Subject: =?utf-8?Q?Bridge?=
Date: Tue, 5 Mar 2024 11:34:56 -0000
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----Boundary"


------Boundary
Content-Type: text/html
Content-ID: <frame-1@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://courier.example/bridge

<!DOCTYPE html><html lang=3D"en"><head><meta charset=3D"utf-8"></head><body>
<article><p>The bridge was closed, the mayor s=
aid. =E2=80=9CIt is not safe,=E2=80=9D she told reporters.</p>
<iframe src=3D"cid:frame-2@mhtml.blink"></iframe></article></body></html>
------Boundary
Content-Type: text/html
Content-ID: <frame-2@mhtml.blink>
Content-Transfer-Encoding: base64
Content-Location: https://platform.twitter.com/embed/Tweet.html?id=1787089860817846272

PHA+eDwvcD4=
------Boundary--
""".replace("\n", "\r\n")


def test_mhtml() -> None:
    found = tracker.extract(MHTML)
    assert found.document.url == URL
    assert "“It is not safe,” she told reporters." in found.document.text
    assert [(embed.platform, embed.native_id) for embed in found.embeds] == [("twitter", "1787089860817846272")]
    # The time of saving is no date of publication.
    assert found.document.published is None or found.document.published.basis == "inferred"


def test_mhtml_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.mhtml"
    path.write_bytes(MHTML.encode())
    (capture,) = expand([str(path)], clock=lambda: NOW)
    assert isinstance(capture, Capture)
    assert (capture.url, capture.seen_at) == (URL, SEEN)


def test_mhtml_without_a_page() -> None:
    head = MHTML.partition("------Boundary")[0]
    with pytest.raises(UnsupportedInput, match="without a page"):
        tracker.extract(head + "------Boundary\r\nContent-Type: image/png\r\n\r\nx\r\n------Boundary--")
    with pytest.raises(EmptyInput, match="the page in the MHTML is empty"):
        tracker.extract(head + "------Boundary\r\nContent-Type: text/html\r\n\r\n \r\n------Boundary--")


POST = {
    "id": 7,
    "date": "2024-03-05T12:34:56",
    "date_gmt": "2024-03-05T11:34:56",
    "link": URL,
    "title": {"rendered": "Bridge &amp; ferry"},
    "content": {"rendered": "<p>The bridge was closed, the mayor said.</p>", "protected": False},
    "_embedded": {"author": [{"name": "Ada Quill"}]},
    "yoast_head_json": {"og_site_name": "The Tarn Quay Courier", "og_locale": "en_GB"},
}


def _posts(*posts: object) -> list[Item | Unread]:
    return list(items(Capture("posts", json.dumps(posts).encode(), NOW)))


def test_wordpress() -> None:
    (item,) = _posts(POST)
    assert isinstance(item, Item)
    assert (item.title, item.url, item.key) == ("Bridge & ferry", URL, "7")
    assert (item.publisher, item.byline, item.language) == ("The Tarn Quay Courier", "Ada Quill", "en")
    assert item.published is not None
    assert item.published.earliest == SEEN
    assert "the mayor said" in tracker.extract(json.dumps(POST)).document.text


def test_wordpress_posts_without_text() -> None:
    empty: dict[str, object] = {**POST, "id": 8, "content": {"rendered": "", "protected": True}}
    first, second, third = _posts(empty, POST, {**POST, "date_gmt": None, "date": "2024-03-05T12:34:56"})
    assert isinstance(first, Unread)
    assert "post 8: its text is protected by a password" in str(first.error)
    assert isinstance(second, Item)
    assert isinstance(third, Item)
    assert third.published is not None
    assert not third.published.zone_known


def test_folders(tmp_path: Path) -> None:
    for name in (
        "a.html",
        "a_files/frame.html",
        "b-Dateien/frame.html",
        "c_files/page.html",
        "README.md",
        "notes/LICENSE.txt",
        "report.pdf",
        "style.css",
        "d.htm",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(page())
    told: list[str] = []
    found = list(expand([str(tmp_path)], clock=lambda: NOW, asked=SourceOptions(tell=told.append)))
    read = [Path(one.path or "").relative_to(tmp_path).as_posix() for one in found if isinstance(one, Capture)]
    assert read == ["a.html", "b-Dateien/frame.html", "c_files/page.html", "d.htm"]
    (refused,) = (one for one in found if isinstance(one, Failure))
    assert "report.pdf: a PDF file, which is not read" in str(refused.error)
    assert told == [f"{tmp_path}: not read: 1 README.md, 1 folder of a saved page's parts, 1 LICENSE.txt, 1 .css"]
