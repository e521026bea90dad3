"""Every format, read back by another library, says what the database says."""

from __future__ import annotations

import io
import json
from dataclasses import asdict, fields
from datetime import UTC, datetime
from typing import Any, cast

import pyarrow.csv
import pytest

from tests.exports.conftest import AWKWARD, claim_ids, exported
from tests.exports.reading import READERS, Facts, cases_of
from tracker import exports
from tracker.errors import ExportError
from tracker.exports._record import ClaimRecord
from tracker.store import Store

FORMS = sorted(exports.formats())
FLAT = ["csv", "jsonl", "parquet"]
_CASES = [
    pytest.param(form, case, id=f"{form}-{number}")
    for form in FORMS
    if cases_of(form).exists()
    for number, case in enumerate(json.loads(cases_of(form).read_text(encoding="utf-8")))
]


@pytest.mark.parametrize("form", FORMS)
def test_every_format_has_cases_and_a_reader(form: str) -> None:
    assert cases_of(form).exists()
    assert form in READERS


@pytest.mark.parametrize(("form", "case"), _CASES)
def test_a_case(opened: Store, form: str, case: dict[str, Any]) -> None:
    key = claim_ids(opened)[case["claim"]]
    if "verdict" in case:
        key = f"{key}:verdict:{case['verdict']}"
    facts = READERS[form](exported(opened, form))[key]
    assert {path: _at(facts, path) for path in case["expect"]} == case["expect"], case["why"]


@pytest.mark.parametrize("form", FORMS)
def test_every_claim_is_there_with_its_words(opened: Store, form: str) -> None:
    facts = READERS[form](exported(opened, form))
    wanted = {claim_id: words for words, claim_id in claim_ids(opened).items()}
    if form == "claim-review":
        wanted = {f"{claim_ids(opened)[words]}:verdict:{n}": words for words, n in _JUDGED}
    assert {key: _words(form, of) for key, of in facts.items()} == wanted


_JUDGED = [("we lost the generator", 2), (AWKWARD[0], 1)]


@pytest.mark.parametrize("form", FORMS)
def test_the_same_database_gives_the_same_bytes(opened: Store, form: str) -> None:
    first = exported(opened, form)
    assert exported(opened, form) == first
    assert first


@pytest.mark.parametrize("form", FLAT)
def test_flat_formats_hold_every_column_as_it_is(opened: Store, form: str) -> None:
    facts = READERS[form](exported(opened, form))
    rows = opened.ask("exports", "claims").records()
    assert list(facts) == [row["claim_id"] for row in rows]
    for row in rows:
        found = facts[str(row["claim_id"])]
        assert list(found) == list(row)
        for name, value in row.items():
            if form == "csv" and not isinstance(value, list):
                assert found[name] == _cell(value), name
            elif form == "jsonl":
                assert found[name] == json.loads(json.dumps(value, default=_moment)), name
            elif form == "parquet":
                assert found[name] == value, name


def test_arrow_reads_the_csv_as_python_does(opened: Store) -> None:
    data = exported(opened, "csv")
    table = pyarrow.csv.read_csv(
        io.BytesIO(data),
        parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types={field.name: pyarrow.string() for field in fields(ClaimRecord)}, strings_can_be_null=False
        ),
    )
    assert table.to_pylist() == list(READERS["csv"](data).values())


def test_lists_in_cells_of_csv_are_those_of_the_database(opened: Store) -> None:
    facts = READERS["csv"](exported(opened, "csv"))
    for row in opened.query(
        "SELECT c.claim_id, c.flags,"
        " (SELECT list(v.text ORDER BY v.position) FROM claim_via AS v WHERE v.claim_id = c.claim_id) AS via,"
        " (SELECT list(j.status ORDER BY j.made_at) FROM judgements AS j WHERE j.claim_id = c.claim_id) AS verdicts"
        " FROM claims AS c"
    ).rows:
        claim_id, flags, via, verdicts = cast("tuple[str, list[str], list[str] | None, list[str] | None]", row)
        cells = facts[claim_id]
        assert cells["flags"] == "; ".join(flags)
        assert cells["via"] == " < ".join(via or [])
        assert [verdict.partition(" (")[0] for verdict in cells["verdicts"].split("; ")] == (verdicts or [""])


def test_a_record_has_the_columns_of_the_query(opened: Store) -> None:
    exported(opened, "csv")
    assert opened.ask("exports", "claims").columns == tuple(field.name for field in fields(ClaimRecord))


def test_offsets_hold_in_the_text_that_was_read(opened: Store) -> None:
    texts = {
        f"urn:x-tracker:{row[0]}": str(row[1]) for row in opened.query("SELECT document_id, text FROM documents").rows
    }
    for facts in READERS["web-annotation"](exported(opened, "web-annotation")).values():
        held = facts["target"][-1]
        text = texts[held["source"]]
        assert text[held["start"] : held["end"]] == held["exact"]
        assert text[: held["start"]].endswith(held["prefix"])
        assert text[held["end"] :].startswith(held["suffix"])


def test_an_annotation_collection_says_how_many_it_holds(opened: Store) -> None:
    collection = json.loads(exported(opened, "web-annotation"))
    assert collection["total"] == len(collection["first"]["items"]) == len(AWKWARD) + 2


@pytest.mark.parametrize("form", FORMS)
def test_no_claim_at_all_is_a_valid_export(opened: Store, form: str) -> None:
    nothing = exported(opened, form, exports.Filters(text="no claim has these words"))
    assert READERS[form](nothing) == {}


def test_cells_that_a_spreadsheet_would_run_are_text(opened: Store) -> None:
    safe = READERS["csv"](exported(opened, "csv", excel_safe=True))
    plain = READERS["csv"](exported(opened, "csv"))
    for key, row in plain.items():
        for name, cell in row.items():
            dangerous = cell.lstrip(" \u00a0\u200b\u2060\ufeff\x00")[:1] in tuple("=+-@\t\r\n＝＋－＠") and cell != ""
            assert safe[key][name] == (f"'{cell}" if dangerous else cell)
    words = claim_ids(opened)
    assert safe[words[AWKWARD[0]]]["claim"] == "'=2+5 lamps"
    assert safe[words[AWKWARD[0]]]["title"] == "'=Words"
    assert safe[words[AWKWARD[6]]]["claim"] == "' \t@crew, come"
    assert safe[words["\ufeff\u00a0\u200b=1"]]["claim"] == "'\ufeff\u00a0\u200b=1"
    assert b',"one;=1+1;two",' in exported(opened, "csv", excel_safe=True)
    assert safe[words["\r+49 30"]]["claim"] == "'\r+49 30"


@pytest.mark.parametrize("form", [form for form in FORMS if form != "csv"])
def test_only_csv_goes_to_spreadsheets(opened: Store, form: str) -> None:
    with pytest.raises(ExportError, match="excel-safe"):
        exported(opened, form, excel_safe=True)


def test_a_format_that_does_not_exist_is_told(opened: Store) -> None:
    with pytest.raises(ExportError, match="there are claim-review, csv"):
        exported(opened, "spreadsheet")


def test_filters_have_the_parameters_of_the_query(opened: Store) -> None:
    assert opened.ask("exports", "select", asdict(exports.Filters())).columns is not None
    assert opened.ask("exports", "count").rows == [(len(AWKWARD) + 2,)]


def _at(facts: Facts, path: str) -> object:
    """What stands at a dotted path; None where there is nothing."""
    value: Any = facts
    for step in path.split("."):
        if isinstance(value, list):
            value = value[int(step)] if int(step) < len(value) else None
        elif isinstance(value, dict):
            value = value.get(step)
        else:
            return None
    return value


def _words(form: str, facts: Facts) -> object:
    paths = {"prov": "value", "schema-org": "text", "claim-review": "claimReviewed", "web-annotation": "target.0.exact"}
    paths["wacz"] = paths["web-annotation"]
    return _at(facts, paths.get(form, "claim"))


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else _moment(value) if isinstance(value, datetime) else str(value)


def _moment(value: object) -> str:
    if not isinstance(value, datetime):
        raise TypeError(type(value).__name__)
    return value.replace(tzinfo=UTC).isoformat().replace("+00:00", "Z")
