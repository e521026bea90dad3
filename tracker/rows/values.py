"""Values as the database keeps them: UTC without a zone, text that UTF-8 can hold, an instant as several columns."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from tracker.dates.instants import Instant

Value = str | int | float | bool | date | datetime | list[str] | None
Row = dict[str, Value]
Tables = dict[str, list[Row]]


def utc(moment: datetime) -> datetime:
    """An aware moment as the database keeps it: UTC without a zone."""
    return moment.astimezone(UTC).replace(tzinfo=None)


def day_of(instant: Instant | None) -> date | None:
    """The calendar day where it was printed; None where it is not known to the day, or more than one is meant."""
    if instant is None or not instant.within_a_day():
        return None
    last = (instant.latest + timedelta(minutes=instant.offset)).date() if instant.offset else instant.last_day()
    return last if last == instant.local_day() else None


def clean(text: str) -> str:
    """The same text with U+FFFD for lone surrogates, which UTF-8 cannot hold; offsets stay."""
    if text.isascii():
        return text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    return text


def stored(row: Mapping[str, object]) -> tuple[object, ...]:
    """The values of a row as a database takes them: one that it refuses would end the run, and all of its batch."""
    return tuple(_storable(value) for value in row.values())


def _storable(value: object) -> object:
    if isinstance(value, str):
        return clean(value)
    return [_storable(one) for one in value] if isinstance(value, list) else value


def instant_columns(
    prefix: str, instant: Instant | None, *, precision: bool = False, basis: bool = True, zone: bool = False
) -> Row:
    """An instant as the columns `prefix`_earliest, `prefix`_latest and those asked for; NULL for None."""
    row: Row = {
        f"{prefix}_earliest": utc(instant.earliest) if instant else None,
        f"{prefix}_latest": utc(instant.latest) if instant else None,
    }
    if precision:
        row[f"{prefix}_precision"] = instant.precision if instant else None
    if basis:
        row[f"{prefix}_basis"] = instant.basis if instant else None
    if zone:
        row[f"{prefix}_zone_known"] = instant.zone_known if instant else None
    return row
