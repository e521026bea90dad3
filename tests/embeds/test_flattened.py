"""Posts flattened into running text: found in every locale, ended exactly, begun as well as can be."""

from __future__ import annotations

import json
import re
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.clock import too_slow
from tracker.dates.printed_end import date_end
from tracker.embeds.flattened import find
from tracker.embeds.short_language import language_of
from tracker.models import Embed

CASES = Path(__file__).parent.parent / "cases" / "flattened"
LOCALES: list[dict[str, Any]] = tomllib.loads((CASES / "locales.toml").read_text("utf-8"))["case"]
KINDS: dict[str, list[dict[str, Any]]] = tomllib.loads((CASES / "kinds.toml").read_text("utf-8"))
FORMS: dict[str, list[dict[str, Any]]] = tomllib.loads((CASES / "forms.toml").read_text("utf-8"))


@pytest.mark.parametrize("case", LOCALES, ids=lambda case: f"{case['language']}: {case['why']}")
def test_a_post_in_every_locale(case: dict[str, Any]) -> None:
    text = case["before"] + case["words"] + case["byline"] + case["after"]
    (embed,) = find(text, case["language"])
    assert embed.text == case["words"]
    assert (embed.author_name, embed.author_handle) == (case["name"], case["handle"])
    assert embed.declared_date == case["printed"]
    assert embed.posted is not None
    assert embed.posted.first_day().isoformat() == embed.posted.last_day().isoformat() == case["day"]
    assert embed.native_id is None
    assert (embed.start, embed.end) == (len(case["before"]), len(text) - len(case["after"]))
    assert text[embed.text_start : embed.text_end] == embed.text


@pytest.mark.parametrize("case", LOCALES, ids=lambda case: f"{case['language']}: {case['why']}")
def test_the_date_is_read_without_knowing_the_language(case: dict[str, Any]) -> None:
    (embed,) = find(case["before"] + case["words"] + case["byline"] + case["after"], None)
    assert embed.posted is not None
    assert embed.posted.first_day().isoformat() == case["day"]


@pytest.mark.parametrize("case", FORMS["case"], ids=lambda case: case["why"])
def test_forms_of_the_author_line(case: dict[str, Any]) -> None:
    marked: str = case["text"]
    text = re.sub("[⟦⟧¶]", "", marked)
    words = re.search("⟦(.*)⟧", marked, re.DOTALL)
    (embed,) = find(text, case["language"])
    assert embed.platform == case.get("platform", "twitter")
    assert embed.text == (words[1] if words else None)
    assert embed.author_name == case["name"]
    assert embed.author_handle == case.get("handle")
    assert embed.declared_date == case.get("printed")
    assert embed.end == len(re.sub("[⟦⟧]", "", marked.split("¶")[0]))
    if "starts_with" in case:
        assert text[embed.start :].startswith(case["starts_with"])
    if "post_language" in case:
        assert embed.language == case["post_language"]


@pytest.mark.parametrize("case", FORMS["none"], ids=lambda case: case["why"])
def test_what_is_no_post(case: dict[str, Any]) -> None:
    assert find(case["text"], case["language"]) == []


@pytest.mark.parametrize("case", KINDS["case"], ids=lambda case: case["why"])
def test_every_kind_in_several_languages(case: dict[str, Any]) -> None:
    text = re.sub("[⟦⟧]", "", case["text"])
    words = re.search("⟦(.*?)⟧", case["text"], re.DOTALL)
    (embed,) = find(text, case["language"])
    assert embed.platform == case["platform"]
    assert embed.text == (words[1] if words else None)
    assert (embed.author_name, embed.author_handle) == (case.get("name"), case.get("handle"))
    if "printed" in case:
        assert embed.declared_date == case["printed"]
    assert embed.native_id == case.get("native_id")


@pytest.mark.parametrize("case", KINDS["none"], ids=lambda case: case["text"][:40])
def test_what_only_looks_like_those_kinds(case: dict[str, Any]) -> None:
    assert find(case["text"], "en") == []


def test_two_posts_in_a_row_do_not_share_a_character() -> None:
    text = (
        "The island fell silent. Lights out on the whole of Kestrel Island. #Kestrel — Tam Reed (@tamreed) "
        "May 2, 2021 We are on it, crews are out. — Kestrel Power (@kestrelpower) May 2, 2021 By noon it was over."
    )
    first, second = find(text, "en")
    assert second.text == "We are on it, crews are out."
    assert first.end <= second.start
    assert second.starts[0].confidence >= second.starts[-1].confidence


def test_alternatives_are_kept_with_shares_of_one() -> None:
    text = "One thing came first. Another came second. A third was last. — Tam Reed (@tamreed) May 2, 2021"
    (embed,) = find(text, "en")
    assert {candidate.start for candidate in embed.starts} == {0, 22, 43}
    assert sum(candidate.confidence for candidate in embed.starts) == pytest.approx(1.0, abs=0.01)


def test_a_place_already_taken_is_left_alone() -> None:
    text = "Before it. We are on it. — Kestrel Power (@kestrelpower) May 2, 2021 After it."
    assert find(text, "en", taken=[(11, 70)]) == []
    (embed,) = find(text, "en", taken=[(0, 10)])
    assert embed.text == "We are on it."


ADDRESS = "https://twitter.com/tamreed/status/1113852360474021888"


@pytest.mark.parametrize(
    ("text", "native_id", "agreement"),
    [
        (f"Before it.\n{ADDRESS}\nWe stay. — Tam Reed (@TamReed) April 4, 2019\nAfter it.", True, "agrees"),
        (f"Before it.\nWe stay. — Tam Reed (@tamreed) April 4, 2019\n{ADDRESS}\nAfter it.", True, "agrees"),
        (f"Before it.\nWe stay. — Tam Reed (@tamreed) April 9, 2019 {ADDRESS} After it.", True, "contradicts"),
        (f"Before it.\nWe stay. — Ana Brel (@anabrel) April 4, 2019 {ADDRESS} After it.", False, "not-comparable"),
        (
            f"So says {ADDRESS} itself.\n\nThe crew waits.\n\nWe stay. — Tam Reed (@tamreed) May 4, 2019",
            False,
            "not-comparable",
        ),
    ],
    ids=["before", "behind", "another day", "another account", "not beside"],
)
def test_an_id_comes_only_from_the_authors_own_address_beside_the_post(
    text: str, native_id: bool, agreement: str
) -> None:
    (embed,) = find(text, "en")
    assert embed.text == "We stay."
    assert embed.native_id == ("1113852360474021888" if native_id else None)
    assert embed.date_agreement == agreement
    assert embed.posted is not None
    assert embed.posted.basis == ("post-id" if native_id else "declared")


LONG = ["(@a) ", "— A (@a) ", "— A (@a) May 2, 2021 ", "(@", ". ", "— ", "A post shared by ", "Posted by a on ",
        "\n", "明。", '"', "(@a)\n", "5 ", "Posted by Tuesday on Tuesday, May 2, 2021 "]  # fmt: skip


@pytest.mark.no_cover
@pytest.mark.parametrize("piece", LONG)
def test_cost_grows_with_the_length(piece: str) -> None:
    def cost(size: int) -> float:
        began = time.process_time()
        find(piece * (size // len(piece)), "en")
        return time.process_time() - began

    assert not too_slow(cost, 25_000, 200_000, growth=20, seconds=20)


def test_no_year_is_no_date() -> None:
    (embed,) = find("What a save! pic.twitter.com/aB3dE5fG7h — Tam Reed (@tamreed) May 2 was a Sunday.", "en")
    assert embed.declared_date is None
    assert embed.posted is None


def test_an_old_post_is_not_longer_than_its_limit() -> None:
    lead = "The club has been in trouble for years and its owners were looking for a buyer in the summer of that year. "
    words = "They never asked the members about any of this, and the members will not forget it when the vote comes."
    first = "The league met on Monday evening. "
    old, new = (find(f"{first}{lead}{words} — Rovers (@rovers_fc) May 2, {year}", "en")[0] for year in (2016, 2021))
    assert old.text == words

    def share_of_both(embed: Embed) -> float:
        return next((candidate.confidence for candidate in embed.starts if candidate.start == len(first)), 0.0)

    assert share_of_both(old) < share_of_both(new) / 2


def test_a_long_post_is_found_whole_where_paragraphs_are_kept() -> None:
    words = "and the crew waited on the quay while the tide went out " * 12
    text = f"The agency spoke.\n\n{words.strip()}\n\n— Tam Reed (@tamreed@social.example.org) May 2, 2021"
    (embed,) = find(text, "en")
    assert embed.platform == "mastodon"
    assert embed.text == words.strip()


def test_a_post_that_nothing_begins_is_still_found() -> None:
    (embed,) = find("word " * 400 + "— Tam Reed (@tamreed) May 2, 2021", "en")
    assert embed.starts[0].rule == "nothing marks it"
    assert embed.text is not None
    assert embed.text.startswith("word ")


@pytest.mark.parametrize(
    ("text", "clock_after", "end"),
    [
        ("April 5, 2019 5 people came", False, 13),
        ("5 de abril de 2019. Texto", False, 18),
        ("2019. április 5. Aztán", False, 16),
        ("April 5, 2019 12:30 Uhr kam", False, 13),
        ("Apr 5, 2024 at 3:14 PM Then", True, 22),
        ("April 5", False, None),
        ("April 2019", False, None),
        ("2019", False, None),
    ],
)
def test_where_a_printed_date_ends(text: str, clock_after: bool, end: int | None) -> None:
    assert date_end(text, 0, clock_after=clock_after) == end


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nous sommes dans la ville et nous attendons", "fr"),
        ("We are on the road to the island", "en"),
        ("Wir sind auf dem Weg in die Stadt", "de"),
        ("Мы едем в город и ждём вас", "ru"),
        ("橋を開けます", "ja"),
        ("大桥重新开放", "zh"),
        ("Kestrel", None),
        ("https://t.co/abc #tag @name", None),
    ],
)
def test_the_language_of_a_short_text(text: str, language: str | None) -> None:
    assert language_of(text) == language


PIECES = st.sampled_from(
    [" — ", "(@", "@tamreed", ")", "May 2, 2021", "\n\n", ". ", ": ", "« ", "A post shared by ", "Posted by ", " on ",
     "View this post on Instagram", "明日", "🌊", "#tag", "https://t.co/x", "--", "&mdash;", "2019", "é", "Tuesday, "]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_gives_spans_inside_it_that_do_not_overlap(text: str) -> None:
    past = 0
    for embed in find(text, "en"):
        assert past <= embed.start < embed.end <= len(text)
        past = embed.end
        if embed.text_start is not None:
            assert embed.text_end is not None
            assert embed.start <= embed.text_start < embed.text_end <= embed.end
            assert text[embed.text_start : embed.text_end] == embed.text


@pytest.mark.shared
def test_the_sample_article_has_exactly_its_two_posts(shared: Path) -> None:
    expected = json.loads((shared / "seed" / "expected.json").read_text("utf-8"))
    found = find((shared / "seed" / "article_fr.txt").read_text("utf-8"), expected["language"])

    def row(embed: Embed) -> dict[str, Any]:
        assert embed.posted is not None
        return {
            **embed.model_dump(),
            "posted_day": embed.posted.first_day().isoformat(),
            "zone_known": embed.posted.zone_known,
        }

    assert len(found) == len(expected["embeds"])
    for embed, wanted in zip(found, expected["embeds"], strict=True):
        assert {key: row(embed)[key] for key in wanted} == wanted
