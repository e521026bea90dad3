from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tracker.claims import find
from tracker.models import Claim, Embed

FILE = Path(__file__).resolve().parent.parent / "cases" / "claims" / "authors.toml"
CASES: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_case(case: dict[str, Any]) -> None:
    claims, _ = find(case["text"], case["language"], [], None, case.get("publisher"))
    found = [claim for claim in claims if claim.author is not None and claim.author.text == case["at"]]
    assert found, [(claim.rule, claim.author and claim.author.text) for claim in claims]
    author = found[-1].author
    assert author is not None
    assert (author.name, author.kind) == (case["name"], case["kind"])
    assert author.resolved == case.get("resolved", True)
    assert [via.text for via in found[-1].via] == case.get("via", [])
    if "relay" in case:
        # What a relay without a name is called; "" where that is not sure.
        assert [via.name if via.resolved else "" for via in found[-1].via] == [case["relay"]]
    if author.resolved and author.name != author.text and author.refers_to:
        assert all(case["text"][start:end] for start, end in author.refers_to)


POST = "I am walking from Tarnholm to Velbruck and then to Ostrey. 48 kilometres in all!"


def post(text: str, words: str, name: str, handle: str) -> Embed:
    start = text.rindex(words)
    end = text.index(handle) + len(handle) + 1
    return Embed(
        platform="twitter",
        author_handle=handle,
        author_name=name,
        text=words,
        start=start,
        end=end,
        text_start=start,
        text_end=start + len(words),
        form="flattened",
        forms=("flattened",),
        rule="attribution-line",
        confidence=0.9,
    )


def with_post(before: str, language: str, name: str = "Théo Malvane") -> tuple[list[Claim], str]:
    text = f"{before} {POST} — {name} (@theomalvane) April 5, 2024 La suite demain."
    claims, _ = find(text, language, [post(text, POST, name, "theomalvane")], None)
    return claims, text


def test_a_translated_quotation_renders_its_post_and_has_its_account() -> None:
    words = "« Je marche de Tarnholm à Velbruck puis à Ostrey. 48 kilomètres en tout ! »"
    claims, text = with_post(f"{words}, a tweeté le ministre Theo Malvane.", "fr")
    quote = next(claim for claim in claims if claim.kind == "direct")
    said = next(claim for claim in claims if claim.kind == "post")
    assert (quote.renders, quote.rendering) == (0, "translation")
    assert quote.author is not None
    assert (quote.author.handle, quote.author.platform) == ("theomalvane", "twitter")
    assert (said.embed, text[said.start : said.end]) == (0, POST)
    assert said.author is not None
    assert (said.author.text, said.author.kind, said.author.handle) == ("Théo Malvane", "account", "theomalvane")


def test_the_posts_own_words_are_a_verbatim_rendering() -> None:
    claims, _ = with_post(f"“{POST}” Theo Malvane wrote.", "en")
    assert [claim.rendering for claim in claims if claim.kind == "direct"] == ["verbatim"]


def test_a_quotation_of_somebody_else_renders_nothing() -> None:
    claims, _ = with_post(
        "« Les trains partiront à l'heure demain matin dans toute la vallée », a dit la maire Inès Valdor.", "fr"
    )
    assert [claim.renders for claim in claims if claim.kind == "direct"] == [None]


def test_a_claim_never_crosses_an_embed() -> None:
    claims, text = with_post("Le maire a dit que la route", "fr")
    embed = next(claim for claim in claims if claim.kind == "post")
    assert all(claim.end <= embed.start or claim.start >= embed.end for claim in claims if claim is not embed)
    assert text.count(POST) == 1


REFUSED = [
    ("fr", "Il dirige un programme intitulé « Cap au nord ».", "Cap au nord", "name-or-term"),
    ("en", "He appeared on “Good Evening Valley” last week.", "Good Evening Valley", "title"),
    ("fr", "Des couvertures « de fortune » ont servi de lits.", "de fortune", "scare-quote"),
    ("en", "Ada Brun said that the film “The Quiet Pier” was too long.", "The Quiet Pier", "name-or-term"),
    ("es", "El barrio, al que la prensa llama la «pequeña aduana», sigue sin gas.", "pequeña aduana", "scare-quote"),
]


@pytest.mark.parametrize(("language", "text", "words", "reason"), REFUSED)
def test_marks_that_quote_nobody_are_kept_apart(language: str, text: str, words: str, reason: str) -> None:
    claims, rejected = find(text, language, [], None)
    assert [(claim.text, claim.reason) for claim in rejected] == [(words, reason)]
    assert words not in {claim.text for claim in claims}


def test_a_text_of_an_unknown_language_still_has_its_quotations() -> None:
    claims, _ = find("Hän sanoi: “Talo on kylmä ja talvi on pitkä.”", "fi", [], None)
    assert [claim.text for claim in claims] == ["Talo on kylmä ja talvi on pitkä."]


@pytest.mark.parametrize(
    "text",
    [
        'What you\'ll hear is this: "I wish this mayor would learn how to swim."',
        "You'll say: “I wish this mayor would learn how to swim.”",
        "Weeks before the vote, asked whether the club was in debt, Brandt denied it.",
        "Months after the fire, asked whether he was safe, Tarn denied it all.",
    ],
)
def test_neither_the_reader_nor_a_span_of_time_is_an_author(text: str) -> None:
    claims, _ = find(text, "en", [], None)
    assert claims
    named = {claim.author.text for claim in claims if claim.author is not None}
    assert not named & {"you'll", "You'll", "Weeks", "Months"}


def test_a_person_called_weeks_is_an_author() -> None:
    claims, _ = find("Weeks said: “I wish this mayor would learn how to swim.”", "en", [], None)
    assert [claim.author and claim.author.text for claim in claims] == ["Weeks"]
