"""What the platforms share: the words that a fragment shows, and ids that are whole numbers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup, Tag

from tracker.errors import InvalidPostId
from tracker.platforms import _clocks, _markup

BLOCKS = "p div blockquote section article li ul ol figure figcaption header footer".split()
UNSEEN = "script style template noscript svg button".split()
BORN = datetime(2010, 1, 1, tzinfo=UTC)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def shown(inner: str) -> str:
    element = BeautifulSoup(f"<section>{inner}</section>", "html.parser").find(True)
    assert isinstance(element, Tag)
    return _markup.shown(element)


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_stands_on_lines_of_its_own(name: str) -> None:
    assert shown(f"one<{name}>two</{name}>three") == "one\ntwo\nthree"


@pytest.mark.parametrize("name", UNSEEN)
def test_what_no_page_shows_is_not_read(name: str) -> None:
    assert shown(f"one <{name}>two</{name}> three") == "one three"


@pytest.mark.parametrize(
    ("inner", "wanted", "why"),
    [
        ("one<b>two</b>", "onetwo", "inline elements break nothing"),
        ("one<br>two", "one\ntwo", "a line break"),
        ("one\ntwo\rthree", "one two three", "a line break of the source is a blank"),
        ("one<!-- two -->", "one", "a comment"),
        ("<p> one \t two </p><p></p>", "one two", "blanks are folded, empty lines go"),
    ],
)
def test_words_as_a_page_shows_them(inner: str, wanted: str, why: str) -> None:
    assert shown(inner) == wanted, why


@pytest.mark.parametrize("text", ["1", "9" * 18, str(_clocks.SIGNED_64 - 1)])
def test_whole_numbers_below_the_limit(text: str) -> None:
    assert _clocks.whole(text) == int(text)


def test_twenty_digits_are_the_most() -> None:
    assert _clocks.whole("9" * 20, limit=10**30) == 10**20 - 1
    with pytest.raises(InvalidPostId):
        _clocks.whole("9" * 21, limit=10**30)


@pytest.mark.parametrize("text", ["", "01", "-1", "1.5", "1a", "١٢", str(_clocks.SIGNED_64)])
def test_what_is_no_whole_number_is_refused(text: str) -> None:
    with pytest.raises(InvalidPostId):
        _clocks.whole(text)


def test_an_id_is_dated_from_the_clocks_first_use() -> None:
    first = int((BORN - EPOCH) / timedelta(milliseconds=1))
    assert _clocks.at_ms(first, since=BORN, native_id="x").earliest == BORN
    with pytest.raises(InvalidPostId):
        _clocks.at_ms(first - 1, since=BORN, native_id="x")
