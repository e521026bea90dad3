"""When a claim was said: a table of marked sentences, and what embedded posts add."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from tests.clock import too_slow
from tracker.claims.draft import AuthorDraft, CueDraft, Draft
from tracker.claims.rules import EMBEDDED_POST, VERB_CLAUSE
from tracker.claims.time import timing
from tracker.claims.time.time_clauses import speaks_ahead
from tracker.dates.instants import Instant
from tracker.models import Embed

TABLE = json.loads((Path(__file__).parent.parent / "cases" / "dates" / "timing.json").read_text(encoding="utf-8"))
MARKS = re.compile(r"\[\[|\]\]|<<|>>|\{\{|\}\}")


def _drafts(sentences: list[str]) -> tuple[str, list[Draft]]:
    """The text without its marks, and a draft for each marked claim."""
    text, drafts = "", []
    for marked in sentences:
        start, spots, at = len(text), {}, 0
        for mark in MARKS.finditer(marked):
            text += marked[at : mark.start()]
            spots[mark.group()] = len(text)
            at = mark.end()
        text += marked[at:]
        if "[[" in spots:
            drafts.append(_draft(spots, start, len(text), text))
    return text, drafts


def _draft(spots: dict[str, int], start: int, end: int, text: str) -> Draft:
    kind = "direct" if text[spots["[["] - 1 : spots["[["]] in ("«", "“") else "indirect"
    draft = Draft("direct" if kind == "direct" else "indirect", spots["[["], spots["]]"], VERB_CLAUSE, 1.0, start, end)
    if "<<" in spots:
        draft.cue = CueDraft(spots["<<"], spots[">>"], "say")
    if "{{" in spots:
        draft.author = AuthorDraft(spots["{{"], spots["}}"], text[spots["{{"] : spots["}}"]])
    return draft


def _day(instant: Instant | None) -> str | None:
    return None if instant is None else instant.first_day().isoformat()


@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda case: f"{case['rule']}-{case['text'][-1][:40]}")
def test_claims_are_dated(case: dict[str, Any]) -> None:
    text, drafts = _drafts(case["text"])
    published = case["published"] and Instant.day(date.fromisoformat(case["published"]), "declared")
    timing.date_claims(text, case["language"], drafts, [], published)
    assert len(drafts) == len(case["claims"])
    for draft, expected in zip(drafts, case["claims"], strict=True):
        seen = {
            "date": _day(draft.date),
            "basis": draft.date and draft.date.basis,
            "precision": draft.date and draft.date.precision,
            "date_text": draft.date_text,
            "about": _day(draft.about),
            "about_text": draft.about_text,
            "flags": draft.flags,
        }
        assert {key: seen[key] for key in expected} == expected, case["why"]
        if draft.date_text is not None:
            assert text[draft.date_start : draft.date_end] == draft.date_text


def _embed(start: int, end: int, day: date, **fields: Any) -> Embed:
    posted = Instant.at(datetime(day.year, day.month, day.day, 9, tzinfo=UTC), "post-id")
    return Embed(
        platform="twitter",
        start=start,
        end=end,
        posted=posted,
        form="test",
        forms=("test",),
        rule="test",
        confidence=1.0,
    ).model_copy(update=fields)


def test_a_post_was_said_when_it_was_posted() -> None:
    embed = _embed(0, 10, date(2022, 6, 9))
    draft = Draft("post", 0, 10, EMBEDDED_POST, 1.0, 0, 10, embed=0)
    timing.date_claims("0123456789", "en", [draft], [embed], None)
    assert draft.date == embed.posted


def test_a_quote_of_a_post_has_the_date_of_the_post() -> None:
    text, (draft,) = _drafts(["“[[The dam holds]],” {{Mara Quill}} <<wrote>> on Thursday."])
    embed = _embed(len(text), len(text), date(2022, 6, 9))
    draft.renders = 0
    timing.date_claims(text, "en", [draft], [embed], Instant.day(date(2022, 6, 15), "declared"))
    assert (draft.date, draft.date_text, draft.flags) == (embed.posted, "Thursday", [])


def test_a_printed_day_that_is_not_the_posts_is_kept_and_flagged() -> None:
    text, (draft,) = _drafts(["“[[The dam holds]],” {{Mara Quill}} <<wrote>> on Monday."])
    draft.renders = 0
    embed = _embed(len(text), len(text), date(2022, 6, 9))
    timing.date_claims(text, "en", [draft], [embed], Instant.day(date(2022, 6, 15), "declared"))
    assert (_day(draft.date), draft.flags) == ("2022-06-13", [timing.CONTRADICTED])


@pytest.mark.parametrize(
    ("name", "handle", "said", "expected"),
    [
        ("Mára Quill", "whoever", "on Twitter", "2022-06-09"),
        (None, "maraquill", "in a tweet", "2022-06-09"),
        ("Ada Brume", "adab", "on Twitter", None),
        ("Mára Quill", "whoever", "on the radio", None),
    ],
)
def test_said_in_a_post_embedded_beside_it(name: str | None, handle: str, said: str, expected: str | None) -> None:
    text, (draft,) = _drafts([f"{{{{Minister Mara Quill}}}} <<announced>> {said} [[her plan to leave]]."])
    embed = _embed(len(text), len(text), date(2022, 6, 9), author_name=name, author_handle=handle)
    published = timing.infer_published([embed])
    timing.date_claims(text, "en", [draft], [embed], published)
    assert _day(draft.date) == expected


def test_an_undated_article_is_as_late_as_its_latest_post() -> None:
    embeds = [
        _embed(0, 0, date(2022, 6, 9)),
        _embed(0, 0, date(2022, 6, 11)),
        _embed(0, 0, date(2022, 7, 1), in_article=False),
    ]
    inferred = timing.infer_published(embeds)
    assert inferred is not None
    assert (_day(inferred), inferred.basis) == ("2022-06-11", "inferred")
    assert timing.infer_published([]) is None


def test_an_inferred_date_anchors_but_dates_nothing() -> None:
    text, drafts = _drafts(
        ["[[The dam holds]], {{Mara Quill}} <<said>> on Friday. ", "[[It leaks]], <<said>> {{Ada Brume}}."]
    )
    inferred = Instant.day(date(2022, 6, 11), "inferred")
    timing.date_claims(text, "en", drafts, [], inferred)
    assert [_day(draft.date) for draft in drafts] == ["2022-06-10", None]
    assert drafts[0].date is not None
    assert drafts[0].date.basis == "inferred"


def test_words_inside_an_embed_date_nothing() -> None:
    text, (draft,) = _drafts(["{{Mara Quill}} <<said>> on Friday [[the dam held]]."])
    embed = _embed(text.index("on Friday"), text.index("on Friday") + 9, date(2022, 6, 9))
    timing.date_claims(text, "en", [draft], [embed], Instant.day(date(2022, 6, 15), "declared"))
    assert (_day(draft.date), draft.date_text) == ("2022-06-15", None)


def test_the_pieces_of_one_quotation_have_one_date() -> None:
    text, (first, last) = _drafts(["“[[The dam]],” {{Mara Quill}} <<said>> on Monday, ", "“[[holds]].”"])
    last.head = first
    timing.date_claims(text, "en", [first, last], [], Instant.day(date(2022, 6, 15), "declared"))
    assert first.date == last.date
    assert _day(last.date) == "2022-06-13"


def test_one_endless_sentence_of_claims_costs_no_more_than_its_length() -> None:
    def cost(count: int) -> float:
        unit = "«Non», a dit lundi Nel Orfève, la veille, en mai 2019, "
        text = unit * count
        drafts = [
            Draft("direct", at + 1, at + 4, VERB_CLAUSE, 1.0, 0, len(text), CueDraft(at + 7, at + 12, "dire"))
            for at in range(0, len(text), len(unit))
        ]
        start = process_time()
        timing.date_claims(text, "fr", drafts, [], Instant.day(date(2022, 6, 15), "declared"))
        return process_time() - start

    cost(20)
    assert not too_slow(cost, 100, 1_000, growth=30)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "„Wir werden den Damm halten“, sagte Ode Farn am "),
        ("es", '"Nadie cederá", dijo Ada Pelayo el '),
        ("en", "“We will hold the dam,” Ada Quill said on "),
    ],
)
def test_what_is_quoted_of_the_future_dates_no_saying(language: str, text: str) -> None:
    assert not speaks_ahead(text, len(text), 0, language)


def test_a_quotation_that_only_opens_hides_no_future() -> None:
    text = "Ada Quill will say “no” on "
    assert speaks_ahead(text.replace("“no” ", "“no "), len(text) - 1, 0, "en")


@pytest.mark.parametrize(
    ("language", "before", "day", "behind", "ahead"),
    [
        ("de", "Der Rat tagt.\n\nAm ", "Montag", " wird der Rat abstimmen", True),
        ("de", "ARNHOLD, 19. Mai — Am ", "Freitag", " werde es ein Treffen geben", True),
        ("es", "El ", "lunes", " anunciará la ministra el plan", True),
        ("it", "Il presidente ha parlato. ", "Lunedì", " riaprirà il ponte", True),
        ("pt", "Na ", "segunda-feira", " abrirá o porto", True),
        ("fr", "Le ", "3 juin", " sera un jour de grève", True),
        # Nothing of the future follows, or the expression stands within its clause and another one may follow.
        ("de", "Am ", "Montag", " hat der Rat abgestimmt", False),
        ("de", "Am ", "Montag", ", wird der Rat sagen", False),
        ("es", "El ", "lunes", " cerró el puerto", False),
        ("en", "The ministry of ships said ", "Monday", " plans were dropped", False),
        ("fr", "La ministre Ada Brun a dit ", "lundi", " Sandra Vera", False),
    ],
)
def test_the_verb_of_what_is_ahead_may_stand_behind_the_day_that_opens_its_clause(
    language: str, before: str, day: str, behind: str, *, ahead: bool
) -> None:
    assert speaks_ahead(before + day + behind, len(before), 0, language, len(before + day)) is ahead
