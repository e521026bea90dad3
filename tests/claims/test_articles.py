"""Whole articles of our own with every claim marked: `claims` are read right, `open` are true and not read, `wrong` is
what is read instead. A line moves to `claims` when its fault is mended."""

from __future__ import annotations

import datetime as dt
import tomllib
from typing import Any

import pytest

from tests.conftest import ROOT
from tracker import extract
from tracker.models import Claim

CASES = ROOT / "tests" / "cases" / "articles"
ARTICLES = [
    (path.stem, article)
    for path in sorted(CASES.glob("*.toml"))
    for article in tomllib.loads(path.read_text("utf-8"))["article"]
]
LANGUAGES = sorted({code for code, _ in ARTICLES})
# A day of unknown zone begins fourteen hours before its midnight in UTC.
EARLIEST_ZONE = dt.timedelta(hours=14)
LEAST_RIGHT = 0.9
# Portuguese has six articles more, marked when the first ten had been mended: 35 of their 43 claims were right before
# the last rules were. Of six more Italian ones 25 of 57 were; 28 are now, so they stand in no test (docs/languages.md).
# French has all eleven articles that were written, marked before anything was run. Some marks were corrected after
# (how a line is printed, three names behind pronouns), and rules mended: these are no figures of unseen texts either.
# Open: verbs of saying between commas inside the marks, people of a court without a name, a live blog.
# Spanish has the best ten of fourteen, after rules were mended on them (all fourteen: 71 of 98 found, 19 wrong): these
# figures keep it from getting worse and are none of unseen texts.
# Of twelve more in French and fifteen in Spanish, marked before they were read, three and one are nearly right and are
# here; read unseen, direct quotations were found with F1 .79 and .93, and .58 and .62 of the authors named in full.
# German has all eighteen articles that were written. Twelve had 91 of 102 authors right when they were first read, six
# more, written and marked after the first rules, 40 of 59; rules were mended on both, so these are no unseen figures.
# Open: days that stand inside what was said ("bis Sonntag"), a headline of an interview, words of a question in it.
LEAST_FOUND = {"de": 0.88, "fr": 0.70, "es": 0.80}
LEAST_TRUE = {"de": 0.88, "fr": 0.76, "es": 0.89}


def line(claim: Claim) -> str:
    """kind | author as printed | name | day of saying where the text tells it | words"""
    author, date = claim.author, claim.date
    day = "-"
    if date is not None and date.basis != "publication":
        day = (date.earliest + (dt.timedelta() if date.zone_known else EARLIEST_ZONE)).date().isoformat()
    who = (author.text, author.name or "-") if author is not None else ("-", "-")
    return " | ".join((claim.kind, *who, day, claim.text))


@pytest.mark.parametrize(("code", "article"), ARTICLES, ids=lambda value: value if isinstance(value, str) else "")
def test_an_article(code: str, article: dict[str, Any]) -> None:
    found = extract(article["text"], media_type="text/plain", published=dt.date.fromisoformat(article["published"]))
    assert found.document.language == code
    assert sorted(line(claim) for claim in found.claims) == sorted([*article["claims"], *article.get("wrong", [])])


@pytest.mark.parametrize("code", LANGUAGES)
def test_ten_articles_are_nearly_right(code: str) -> None:
    articles = [article for language, article in ARTICLES if language == code]
    right = sum(len(article["claims"]) for article in articles)
    missed = sum(len(article.get("open", [])) for article in articles)
    wrong = sum(len(article.get("wrong", [])) for article in articles)
    assert len(articles) >= 10
    assert right / (right + missed) >= LEAST_FOUND.get(code, LEAST_RIGHT)
    assert right / (right + wrong) >= LEAST_TRUE.get(code, LEAST_RIGHT)
