"""What a statement page says in sentences: agreement, origins, checks, findings, commands."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.report.made import CLAIM, HEAD, NOON, SAID
from tracker.report.agreement import agreement, spread, voices
from tracker.report.check_view import check_views
from tracker.report.commands import again, commands
from tracker.report.fields import Record
from tracker.report.findings import by_check, finding
from tracker.report.origins import groups, reason
from tracker.report.view import Who

LATER = replace(SAID, words="2031-05-09", earliest=NOON + timedelta(days=3), latest=NOON + timedelta(days=3))
REPORTED = replace(LATER, basis="publication", verb="reported on")
ACCOUNT = replace(CLAIM, claim_id="clm_2", who=Who("ilsemarn", "@ilsemarn", "account"))
OTHER = replace(CLAIM, claim_id="clm_3", who=Who("Noa Kell", "Kell", "person"), party_id="src_2")
UNNAMED = replace(CLAIM, claim_id="clm_4", who=None, party_id="clm_4")


def test_one_party_under_two_names_is_one_voice() -> None:
    assert voices([ACCOUNT, CLAIM, OTHER]) == [("Ilse Marn", "person", 2), ("Noa Kell", "person", 1)]


def test_what_is_agreed_and_what_is_not() -> None:
    found = agreement([CLAIM, ACCOUNT])
    assert found.agreed[0] == "All 2 occurrences give it to Ilse Marn (person)."
    assert found.agreed[1].startswith("All say when, and agree: 2031-05-06 12:00:00 UTC")
    assert found.disputed == ()
    apart = agreement([CLAIM, replace(OTHER, said=LATER)])
    assert apart.agreed == ("2 voices say it: Ilse Marn (person, 1), Noa Kell (person, 1).",)
    assert "no moment in common" in apart.disputed[0]
    mouths = agreement([CLAIM, OTHER], author_disputed=True)
    assert mouths.disputed == ("2 voices say it: Ilse Marn (person, 1), Noa Kell (person, 1).",)
    assert agreement([UNNAMED]).disputed == ("No occurrence names who said it.",)
    assert agreement([CLAIM]).agreed[0] == "The one occurrence gives it to Ilse Marn (person)."


def test_the_time_of_a_report_is_not_when_it_was_said() -> None:
    assert spread([replace(CLAIM, said=REPORTED), CLAIM]) == "said 2031-05-06 12:00:00 UTC"
    assert spread([replace(CLAIM, said=REPORTED)]) == "reported on 2031-05-09"
    assert spread([CLAIM, replace(CLAIM, said=LATER)]) == ("said 2031-05-06 to 2031-05-09; the times given disagree")
    assert spread([replace(CLAIM, said=None)]) == "not known"


def _member(**more: object) -> Record:
    return {
        "basis": "copied_text",
        "how": "copied_text",
        "giver": None,
        "direction_basis": None,
        "evidence": None,
    } | more


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (_member(how="own", basis="own"), "nothing shows that it was taken from elsewhere"),
        (_member(), "shares running text; who took it from whom is not decided"),
        (
            _member(giver="The Herald", direction_basis="time"),
            "shares running text, taken from The Herald (by time of publication)",
        ),
        (
            _member(evidence='{"why": "the same words of the same speaker"}'),
            "quotes the same words of the same speaker",
        ),
        (_member(how="cites", giver="The Herald"), "cites the other outlet, taken from The Herald"),
        (_member(how="same_post", evidence='{"post": "7"}'), "the same post [post: 7]"),
        (_member(how="same_post", evidence="not JSON"), "the same post [not JSON]"),
    ],
)
def test_reasons_for_an_origin(row: Record, told: str) -> None:
    assert reason([row]).sentences == (told,)


def test_occurrences_are_grouped_by_origin_and_compared_with_the_headline() -> None:
    apart = replace(OTHER, origin_id="org_2")
    links = {
        "clm_2": [{"claim_id": "clm_2", "other_claim_id": "clm_1", "relation": "verbatim", "method": "m", "score": 1.0}]
    }
    found = groups([CLAIM, ACCOUNT, apart], {"clm_1": reason([_member()])}, links, "clm_1")
    assert [[one.claim.claim_id for one in group.occurrences] for group in found] == [["clm_1", "clm_2"], ["clm_3"]]
    assert found[0].heading.startswith("One text")
    assert [one.likeness for one in found[0].occurrences] == [
        "the headline claim",
        "the headline claim in the same words (found by m, 1.00)",
    ]


def test_a_check_that_did_not_run_has_not_passed() -> None:
    runs: list[Record] = [
        {"check_name": "undated_claim", "status": "could_not_run", "reason": "stopped after 120 s"},
        {"check_name": "single_origin", "status": "failed", "reason": None},
        {"check_name": "removed_check", "status": "passed", "reason": None},
    ]
    found = finding(
        {
            "check_name": "numbers_disagree",
            "severity": "warning",
            "claim_id": "clm_1",
            "document_id": "doc_1",
            "embed_id": None,
            "detail": json.dumps(
                {"says": "12 boats", "other_says": "21 boats", "spans": [[0, 1]], "other_claim_id": "clm_9"}
            ),
        }
    )
    views = {view.name: view for view in check_views(runs, [found])}
    assert (views["numbers_disagree"].status, views["numbers_disagree"].told) == ("failed", "1 found here")
    assert (views["undated_claim"].status, views["undated_claim"].told) == ("could not run", "stopped after 120 s")
    assert views["single_origin"].status == "passed"
    assert views["author_disputed"].status == "not run"
    assert views["removed_check"].title == "removed check"
    assert found.comparison is not None
    assert found.comparison.here[0] == (True, "12")
    assert found.told == ()


@pytest.mark.parametrize("detail", [None, "not JSON", "[1, 2]"])
def test_a_finding_may_keep_any_detail(detail: str | None) -> None:
    row: Record = {
        "check_name": "undated_claim",
        "severity": "info",
        "claim_id": None,
        "document_id": None,
        "embed_id": None,
    }
    told = finding(row | {"detail": detail}).told
    assert told == {None: (), "not JSON": (("detail", "not JSON"),), "[1, 2]": (("detail", "1, 2"),)}[detail]


def test_commands_are_safe_to_paste() -> None:
    document = replace(HEAD, custody=replace(HEAD.custody, address="/a b; rm -rf '$HOME'.html"))
    assert (
        again(document, "my case.duckdb")
        == "tracker ingest '/a b; rm -rf '\"'\"'$HOME'\"'\"'.html' --db 'my case.duckdb'"
    )
    assert again(replace(HEAD, custody=replace(HEAD.custody, address="-")), "x") == "tracker reextract --all --db x"
    assert commands(replace(CLAIM, document=document), "x").endswith("\ntracker audit clm_1 --db x")


def test_findings_of_one_check_are_told_once_with_what_they_are_about() -> None:
    def row(check: str, claim_id: str, detail: dict[str, object]) -> Record:
        severity = "warning" if check == "anonymous_only" else "info"
        ids = {"claim_id": claim_id, "document_id": "doc_1", "embed_id": None}
        return {"check_name": check, "severity": severity, "detail": json.dumps(detail), **ids}

    found = [
        finding(row("anonymous_only", "clm_1", {"sources": ["a keeper"]})),
        finding(row("anonymous_only", "clm_2", {"sources": ["a keeper"]})),
        finding(row("undated_claim", "clm_2", {})),
        finding(row("undated_claim", "clm_9", {})),
    ]
    anonymous, undated = by_check(found, {"clm_1": ("1", "#n1"), "clm_2": ("2", "#n2")})
    assert (anonymous.severity, anonymous.places) == ("warning", (("1", "#n1"), ("2", "#n2")))
    assert [one.told for one in anonymous.findings] == [(("sources", "a keeper"),)]
    assert (undated.places, undated.findings) == ((("2", "#n2"),), ())
