"""CSV as RFC 4180 has it, UTF-8: one line of names, one record for each claim, lists joined in one cell."""

from __future__ import annotations

import csv
from dataclasses import fields
from datetime import datetime
from typing import BinaryIO

from tracker.exports._record import ClaimRecord
from tracker.exports._values import moment
from tracker.exports.base import Export, Job, text_writer

_NAMES = [field.name for field in fields(ClaimRecord)]
_LISTS = frozenset(("via", "flags", "findings", "verdicts"))
_PLAIN = [name for name in _NAMES if name not in _LISTS]
# What a spreadsheet takes for a formula, also in full-width forms; tabs and line ends before it are dropped on import.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_UNSEEN = " \u00a0\u200b\u2060\ufeff\x00"


class _Quoted(csv.excel):
    """RFC 4180 with every cell in quotation marks."""

    quoting = csv.QUOTE_ALL


def _write(job: Job, out: BinaryIO) -> int:
    """One line for each claim. Relays are joined by " < " (nearest first), everything else by "; "."""
    with text_writer(out) as text:
        # Spreadsheets of many countries split at semicolons, but not within quotation marks.
        rows = csv.writer(text, _Quoted if job.excel_safe else csv.excel)
        rows.writerow(_NAMES)
        for claim in job.claims():
            cells = _cells(claim)
            rows.writerow([_safe(cell) for cell in cells] if job.excel_safe else cells)
    return job.total


def _cells(claim: ClaimRecord) -> list[str]:
    cells = {name: _cell(getattr(claim, name)) for name in _PLAIN}
    cells["via"] = " < ".join(relay["text"] for relay in claim.via)
    cells["flags"] = "; ".join(claim.flags)
    cells["findings"] = "; ".join(dict.fromkeys(found["check_name"] for found in claim.findings))
    cells["verdicts"] = "; ".join(
        f"{verdict['status']} ({verdict['made_by']}, {moment(verdict['made_at'])})" for verdict in claim.verdicts
    )
    return [cells[name] for name in _NAMES]


def _cell(value: str | float | bool | datetime | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return moment(value) if isinstance(value, datetime) else str(value)


def _safe(cell: str) -> str:
    """The cell, with an apostrophe before what a spreadsheet would run."""
    return f"'{cell}" if cell.lstrip(_UNSEEN).startswith(_FORMULA) else cell


EXPORT = Export(
    name="csv",
    about="one line for each claim",
    suffix=".csv",
    media_type="text/csv; charset=utf-8; header=present",
    write=_write,
    spreadsheet=True,
)
