"""A claim's columns are declared once: the table, the SELECT lists and the export record are compared with it."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

from bench import generate
from tracker import store
from tracker.exports._record import ClaimRecord
from tracker.rows.claim_columns import COLUMNS, Treatment
from tracker.rows.export_columns import EXPORTED, Exported, group

# Columns of the table that are no saying of the document: ids, its place, and what linking sets.
IDS = {
    "claim_id", "document_id", "position", "utterance_id", "embed_id", "renders_embed_id", "author_id",
    "statement_id", "origin_id", "person_id",
}  # fmt: skip


def test_the_table_has_the_declared_columns_and_types(tmp_path: Path) -> None:
    with store.open(tmp_path / "case.duckdb") as opened:
        rows = opened.connection.execute("DESCRIBE claims").fetchall()
    types = {"VARCHAR": "TEXT", "VARCHAR[]": "TEXT[]"}
    table = {name: (types.get(kind, kind), null == "NO") for name, kind, null, *_ in rows if name not in IDS}
    assert table == {column.name: (column.type, column.required) for column in COLUMNS}


@pytest.mark.parametrize("path", generate.parts(), ids=lambda path: path.name)
def test_generated_parts_are_current(path: Path) -> None:
    assert generate.current(path, generate.parts()[path]) == path.read_text("utf-8"), "run make generate"


def test_the_record_has_the_exported_columns_in_their_order() -> None:
    assert [field.name for field in fields(ClaimRecord)] == [column.name for column in EXPORTED]


def test_every_treatment_is_one_of_those_that_exist() -> None:
    assert {column.treatment for column in EXPORTED} <= set(get_args(Treatment))


@pytest.mark.parametrize(
    ("column", "line"),
    [
        (Exported("title", "d.title", "str", "drop"), "d.title"),
        (Exported("stance", "c.cue_stance", "str", "keep"), "c.cue_stance AS stance"),
        (Exported("title", "coalesce(a.title, d.title)", "str", "drop"), "coalesce(a.title, d.title) AS title"),
    ],
)
def test_a_column_is_named_where_its_source_is_called_otherwise(column: Exported, line: str) -> None:
    assert column.selected == line


def test_a_column_without_a_name_in_exports_stays_in_the_table() -> None:
    assert "author_start" not in {column.name for column in group("who")}


def test_a_file_without_marks_is_named(tmp_path: Path) -> None:
    plain = tmp_path / "plain.sql"
    plain.write_text("SELECT 1;\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"plain\.sql lacks"):
        generate.current(plain, "x")
