"""Posts in the data of scripts: under which names of fields their words, names, days and addresses are found."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.embeds.pages import article
from tests.embeds.pages import read as read_page
from tracker.embeds import payloads
from tracker.embeds.scan import fragment
from tracker.embeds.sightings import Sighting

POST = "https://x.com/port_of_skerra/status/1834120042117402628"
OTHER = "https://x.com/port_of_skerra/status/1834120042117402629"
ID = "1834120042117402628"
FILL = "the quay of Skerra stays shut for some days more, the port says"


def read(fields: dict[str, Any]) -> list[Sighting]:
    return payloads.read("data = " + json.dumps({"note": FILL, **fields}), 0, fragment)


@pytest.mark.parametrize(
    ("words", "handle", "name", "day"),
    [
        ("full_text", "username", "name", "date"),
        ("tweet_text", "screen_name", "author_name", "created_at"),
        ("postText", "handle", "display_name", "createdAt"),
        ("full_text", "author_handle", "authorName", "timestamp"),
        ("text", "authorHandle", "name", "date"),
        ("text", "author_handle", "name", "date"),
    ],
)
def test_what_an_object_says_of_its_post(words: str, handle: str, name: str, day: str) -> None:
    told = {words: " wet again ", handle: "quayskerra", name: "Port", day: "May 5, 2031"}
    (found,) = read({"type": "tweet", "url": POST, **told, "quoted_tweet": {"URL": OTHER}})
    said = found.markup
    assert said is not None
    assert (said.words, said.author_handle, said.author_name, said.declared_date) == (
        "wet again",
        "quayskerra",
        "Port",
        "May 5, 2031",
    )
    assert said.printed == "wet again\n— Port (@quayskerra) May 5, 2031"
    assert (said.words_at, said.quotes, found.handle, found.native_id) == (0, OTHER, "quayskerra", ID)


def test_words_alone_are_not_signed_and_blank_ones_are_none() -> None:
    (found,) = read({"type": "tweet", "url": POST, "full_text": "wet again", "name": "  "})
    assert found.markup is not None
    assert (found.markup.printed, found.markup.author_name) == ("wet again", None)
    (silent,) = read({"type": "tweet", "url": POST, "full_text": " ", "text": "wet again"})
    assert silent.markup is None


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"type": "tweet", "url": POST}, True),
        ({"kind": "TwitterEmbed", "href": POST}, True),
        ({"provider_name": "Twitter", "src": POST}, True),
        ({"blockName": "core-embed/twitter", "uri": POST}, True),
        ({"tweetUrl": POST}, True),
        ({"embed": POST}, True),
        ({"type": "tweet", "shareUrl": POST}, False),
        ({"type": "tweet", "note2": POST}, False),
        ({"type": "picture", "url": POST}, False),
        ({"url": POST}, False),
        ({"type": "tweet", "id": ID}, True),
        ({"type": "tweet", "tweetId": ID}, True),
        ({"tweet_id": ID}, True),
        ({"tweetcid": ID}, False),
        ({"type": "picture", "id": ID}, False),
        ({"type": "tweet", "url": "https://quay.example/a", "id": ID}, True),
    ],
)
def test_the_object_or_the_field_says_that_it_is_an_embed(fields: dict[str, Any], found: bool) -> None:
    assert [one.native_id for one in read(fields)] == ([ID] if found else [])


@pytest.mark.parametrize("slash", ["/", "\\/", "\\u002F", "\\u002f"])
@pytest.mark.parametrize("angle", ["<", "\\u003C", "\\u003c"])
@pytest.mark.parametrize("mark", ["'", '\\"', "\\u0022"])
def test_markup_in_a_script_that_is_no_json(slash: str, angle: str, mark: str) -> None:
    markup = f"<iframe src={mark}https://www.youtube.com/embed/Qx7_bTzP4wM{mark}></iframe>"
    source = "render(quay, " + FILL + ' embed = "' + markup.replace("<", angle).replace("/", slash) + '");'
    assert [one.native_id for one in payloads.read(source, 0, fragment)] == ["Qx7_bTzP4wM"]


def test_a_placeholder_is_a_post_of_its_own_sureness_with_the_words_around_it() -> None:
    (found,) = read({"body": f"The ferry waits. [#twitter: {POST}] The quay stays shut."})
    assert (found.native_id, found.form, found.confidence) == (ID, "placeholder", 0.9)
    assert (found.before, found.after) == (["The ferry waits. "], [" The quay stays shut."])


@pytest.mark.parametrize(("beside", "in_article"), [(f"<p>{FILL}</p>", True), ("<p>The lamp is out.</p>", False)])
def test_a_post_in_data_is_in_the_article_where_words_beside_it_are(beside: str, in_article: bool) -> None:
    data = json.dumps({"note": FILL, "list": [{"type": "tweet", "url": POST, "full_text": "wet again"}]})
    page = article(beside).replace("</body>", f"<script type='application/json'>{data}</script></body>")
    embeds = [embed for embed in read_page(page)[1].embeds if embed.native_id == ID]
    assert [embed.in_article for embed in embeds] == [in_article]
