"""Texts with more speech than any article: read up to a bound, and the notes say so; below it nothing is left out."""

from __future__ import annotations

import pytest

import tracker
from tracker import embeds
from tracker.claims import bounds
from tracker.extraction import Given, read_document
from tracker.languages import codes, load
from tracker.languages.lexicon import Language
from tracker.models import Extraction

REPORT = "Ada Quill said that the quay was wet. "
QUOTE = "“The quay is wet.” "
DAY = "on 5 May 2031, "
POST = (
    '<blockquote class="twitter-tweet"><p lang="en">The ferry is late again.</p>&mdash; Ada (@ada) '
    '<a href="https://twitter.com/ada/status/1834107803138428929">September 12, 2024</a></blockquote>'
)


def _loaded(code: str) -> Language:
    found = load(code)
    assert found is not None
    return found


def read(text: str) -> Extraction:
    return read_document("doc_0", text, "text/plain", Given(language="en"))


@pytest.mark.parametrize("over", [0, 1, 500])
def test_behind_so_many_verbs_of_saying_nothing_is_searched(over: int) -> None:
    found = read(REPORT * (bounds.REPORTS + over))
    assert len(found.claims) == bounds.REPORTS
    assert found.claims[-1].end < len(REPORT) * bounds.REPORTS
    assert bool(found.notes) == (over > 0)
    if over:
        assert f"{len(REPORT) * bounds.REPORTS:,} of {len(found.document.text):,}" in found.notes[0]


@pytest.mark.parametrize("over", [0, 1])
def test_behind_so_many_quotation_marks_nothing_is_searched(over: int) -> None:
    found = read(QUOTE * (bounds.MARKS // 2 + over) + REPORT)
    assert any(claim.text.startswith("that the quay") for claim in found.claims) == (not over)
    assert any(note.startswith("claims: searched up to character") for note in found.notes) == bool(over)


@pytest.mark.parametrize("over", [0, 1])
def test_of_more_times_only_the_first_are_read(over: int) -> None:
    text = (
        f"They met {DAY * (bounds.TIMES - 1 + over)}and left.\n\nAda Quill said on 7 June 2031 that the quay was wet. "
    )
    found = read(text)
    (claim,) = found.claims
    assert (claim.date_text is None) == bool(over)
    assert [note.partition(":")[0] for note in found.notes] == ["dates"] * over


def test_posts_behind_the_bound_are_read() -> None:
    # A paragraph that stands there twice is read once.
    paragraphs = "".join(f"<p>Day {n}. {REPORT * 100}</p>" for n in range(bounds.REPORTS // 100 + 1))
    page = f'<html lang="en"><body><article><h1>Quay</h1>{paragraphs}{POST}<p>{REPORT}</p></article></body></html>'
    found = tracker.extract(page.encode(), media_type="text/html")
    (post,) = (claim for claim in found.claims if claim.kind == "post")
    assert post.text == "The ferry is late again."
    assert found.document.text[post.start : post.end] == post.text
    assert len(found.claims) == bounds.REPORTS + 1


@pytest.mark.parametrize(
    ("language", "unit", "most"),
    [("fr", "Ada a déclaré que le quai fermait. ", bounds.REPORTS), ("en", "'' it '' ", bounds.MARKS // 2)],
)
def test_participles_and_doubled_apostrophes_count(language: str, unit: str, most: int) -> None:
    text = unit * (most + 1)
    assert bounds.searched_until(unit * most, _loaded(language)) == len(unit) * most
    assert bounds.searched_until(text, _loaded(language)) < len(text)


@pytest.mark.parametrize(
    ("language", "unit", "verb"),
    [
        ("en", "She thinks of it. ", "thinks"),
        ("en", "They fear that. ", "fear"),
        ("en", "To ask whether it is wet. ", "ask"),
        ("fr", "Il faut penser au quai. ", "penser"),
        ("fr", "Elle craint la pluie. ", "craint"),
        ("es", "Ella teme la lluvia. ", "teme"),
        ("pt", "Ela teme a chuva. ", "teme"),
        ("it", "Lei pensa al molo. ", "pensa"),
        ("de", "Sie fürchtet den Regen. ", "fürchtet"),
    ],
)
def test_verbs_of_thinking_fearing_and_asking_count(language: str, unit: str, verb: str) -> None:
    words, most = _loaded(language), unit * bounds.VERBS
    assert verb in bounds._any(language) - bounds._sure(language)
    assert bounds.searched_until(most, words) == len(most)
    assert bounds.searched_until(f"{most}Wet. {unit}", words) == len(f"{most}Wet. ")


def test_where_verbs_of_thinking_end_the_search_the_notes_say_so() -> None:
    unit = "To think of it. "
    whole, cut = (read(unit * count + REPORT) for count in (bounds.VERBS - 1, bounds.VERBS))
    assert [claim.author.name for claim in whole.claims if claim.author] == ["Ada Quill"]
    assert (whole.notes, cut.claims) == ([], [])
    assert f"{bounds.VERBS:,} verbs that report at all" in cut.notes[0]


@pytest.mark.parametrize("language", [code for code in codes() if bounds._sure(code)])
def test_a_text_too_short_for_so_many_verbs_is_not_counted(language: str) -> None:
    assert bounds._sure(language) <= bounds._any(language)
    shortest = min(bounds._any(language), key=len)
    assert len(f"{shortest} ") >= bounds._SHORTEST
    shortest = min(bounds._sure(language), key=len)
    most = f"{shortest} " * bounds.REPORTS
    assert len(most) >= bounds.REPORTS * bounds._SHORTEST
    assert bounds.searched_until(f"{most}{shortest}", _loaded(language)) < len(most) + len(shortest)


def test_a_sentence_without_end_is_cut_where_the_bound_is() -> None:
    text = "ada said the quay was wet and " * (bounds.REPORTS + 50)
    found = read(text)
    assert "claims: searched up to character" in found.notes[0]
    assert all(claim.end <= len(text) for claim in found.claims)


def test_the_text_that_is_searched_is_as_long_as_the_text() -> None:
    text = "wet " * 50
    assert bounds.searched(text, len(text)) == text
    cut = bounds.searched(text, 8)
    assert len(cut) == len(text)
    assert cut.split() == ["wet", "wet"]


@pytest.mark.parametrize("over", [0, 1])
def test_behind_so_many_flattened_posts_nothing_is_searched(over: int) -> None:
    post = "The quay is wet, number {n}.\n— Ada Quill (@quay{n}) May 5, 2031\n\n"
    text = "".join(post.format(n=n) for n in range(embeds.MOST_FLATTENED + over)) + f"The end. {REPORT}"
    found = read(text)
    assert len(found.embeds) == embeds.MOST_FLATTENED
    assert any(claim.kind == "indirect" for claim in found.claims) == (not over)
    notes = [note for note in found.notes if not note.startswith("dates:")]
    assert [note.partition(" that")[0] for note in notes] == ["posts: the first 2,000 posts"] * over
    assert len(found.mentions) == embeds.MOST_FLATTENED + over
