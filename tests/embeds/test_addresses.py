"""Which post the value of an attribute names, directly or inside another address, and which addresses show nothing."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from tracker.embeds.addresses import carried, post_at
from tracker.embeds.plain_links import linked_in_text

POST = "https://x.com/port_of_skerra/status/1834120042117402628"
ID = "1834120042117402628"
INNER = quote(POST, safe="")


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (POST, True),
        (f"  {POST}\n", True),
        (f"{POST}?s=20", True),
        ("t.me/quays/1", True),
        ("t.me/qu", False),
        ("https://x.com/port_of_skerra", False),
        (f"{POST}/photo.jpg", False),
        (f"{POST}?a.JPEG#b", False),
        (f"https://x.com/intent/like?tweet_id={ID}", False),
        (POST.ljust(4_000, "/"), True),
        (POST + "?a=" + "a" * (3_997 - len(POST)), True),
        (POST + "?a=" + "a" * (3_998 - len(POST)), False),
        (f"https://quay.example/embed?url={INNER}", True),
        ("The quay is wet today, they said.", False),
    ],
)
def test_an_address_names_a_post_or_none(value: str, found: bool) -> None:
    reference = post_at(value)
    assert (reference is not None) is found
    if reference is not None:
        assert reference.kind == "post"
        assert reference.native_id in (ID, "quays/1")


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (f"https://quay.example/embed?url={INNER}", True),
        (f"https://quay.example/{POST}", True),
        (f"https://quay.example/embed?url={POST}|next", True),
        (f"https://quay.example/embed?from=http%3A%2F%2Fquay.example&url={INNER}", True),
        ("https://quay.example/a?" + "u=http://a.example&" * 3 + f"url={POST}", True),
        ("https://quay.example/a?" + "u=http://a.example&" * 4 + f"url={POST}", False),
        (POST, False),
        (f"https://quay.example/share?url={INNER}", False),
        (f"https://quay.example/sharing?url={INNER}", False),
        (f"https://quay.example/login?next={INNER}", False),
        (f"https://quay.example/translate?u={INNER}", False),
        (f"https://twitter.com/i/embed?url={INNER}", False),
        (f"https://platform.twitter.com/embed?url={INNER}", False),
        (f"https://nottwitter.com/embed?url={INNER}", True),
        (f"https://quay.example/embed?url={quote('https://x.com/port_of_skerra', safe='')}", False),
        ("https://quay.example/embed?url=none", False),
    ],
)
def test_an_address_inside_an_address(value: str, found: bool) -> None:
    reference = carried(value)
    assert (reference is not None and reference.native_id == ID) is found


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        (f"See {POST}.", [POST]),
        (f"({POST})", [POST]),
        (f"„{POST}“, “{POST}”!", [POST, POST]),
        (f"{POST}?a=(b)", [f"{POST}?a=(b)"]),
        (f"({POST}?a=(b))", [f"{POST}?a=(b)"]),
        ("See x.com/port_of_skerra/status/1834120042117402628, he said", [f"x.com/port_of_skerra/status/{ID}"]),
        ("See www.instagram.com/p/C5xYzAbCdEf/ or not", ["www.instagram.com/p/C5xYzAbCdEf/"]),
        ("HTTPS://X.COM/port_of_skerra/status/1834120042117402628", [f"HTTPS://X.COM/port_of_skerra/status/{ID}"]),
        ("at.x.com/port_of_skerra/status/1834120042117402628", []),
        ("@x.com/port_of_skerra/status/1834120042117402628", []),
        ("https://x.com/port_of_skerra", []),
        ("x.com port_of_skerra", []),
        ("The quay and/or the pier", []),
    ],
)
def test_addresses_that_stand_in_a_text(text: str, spans: list[str]) -> None:
    found = linked_in_text(text, [])
    assert [text[link.start : link.end] for link in found] == spans


TWICE = f"See {POST} and {POST} here"
FIRST, SECOND = TWICE.index(POST), TWICE.rindex(POST)
END = FIRST + len(POST)


@pytest.mark.parametrize(
    ("taken", "left"),
    [
        ([], 2),
        ([(0, FIRST)], 2),
        ([(0, FIRST + 1)], 1),
        ([(END - 1, END)], 1),
        ([(END, SECOND)], 2),
        ([(END, SECOND + 1)], 1),
        ([(len(TWICE), 300)], 2),
        ([(0, 300)], 0),
        ([(END, SECOND), (FIRST, FIRST + 1), (0, 2)], 1),
    ],
)
def test_what_stands_in_an_embed_is_no_link(taken: list[tuple[int, int]], left: int) -> None:
    assert len(linked_in_text(TWICE, taken)) == left
