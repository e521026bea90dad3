"""Platforms that differ only in a grammar: rows of `_tabled.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from tracker.dates.instants import Instant
from tracker.errors import InvalidPostId
from tracker.platforms import _clocks
from tracker.platforms._routes import Route, grammar
from tracker.platforms.base import SERVER, Platform, no_date

_MINDS_EPOCH_MS = 1_325_376_000_000
_AID_EPOCH_MS = 946_684_800_000
_KICK_BORN = datetime(2022, 9, 1, tzinfo=UTC)


class GrammarRow(BaseModel):
    """One platform of the table."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    hosts: tuple[str, ...]
    patterns: dict[str, str]
    routes: tuple[Route, ...]
    clock: str | None = None
    reserved: frozenset[str] = frozenset()
    anywhere: tuple[str, ...] = ()
    per_server: bool = False


def _seconds_32(native_id: str) -> Instant:
    """Likee: seconds from 1970 above the lower 32 bits."""
    seconds = _clocks.whole(native_id) >> 32
    return _clocks.at_ms(
        seconds * 1000, since=datetime(2017, 1, 1, tzinfo=UTC), native_id=native_id, precision="second"
    )


def _kick(native_id: str) -> Instant:
    """Kick: UUIDv7 for videos, ULID for clips."""
    found = _clocks.uuid_time(native_id) if "-" in native_id else _clocks.ulid_time(native_id.removeprefix("clip_"))
    if found.latest < _KICK_BORN:
        raise InvalidPostId(f"older than the platform: {native_id[:60]!r}")
    return found


def _aid(native_id: str) -> Instant:
    """Misskey's aid and aidx: the first 8 of 10 or 16 base-36 characters are milliseconds from 2000."""
    if len(native_id) not in {10, 16}:
        raise InvalidPostId(f"not the length of an aid: {native_id[:40]!r}")
    milliseconds = _clocks.in_base(native_id[:8], _clocks.BASE36) + _AID_EPOCH_MS
    # The software is from 2014, and posts fetched from elsewhere keep their own times.
    return _clocks.at_ms(milliseconds, since=datetime(2007, 1, 1, tzinfo=UTC), native_id=native_id)


def _flake(native_id: str) -> Instant:
    """Pleroma's flake: 128 bits in base 62, the upper 64 of which are milliseconds from 1970."""
    if len(native_id) != 18:
        raise InvalidPostId(f"not the length of a flake: {native_id[:40]!r}")
    milliseconds = _clocks.in_base(native_id, _clocks.BASE62_UPPER_FIRST) >> 64
    return _clocks.at_ms(milliseconds, since=datetime(2007, 1, 1, tzinfo=UTC), native_id=native_id)


CLOCKS: Mapping[str, Callable[[str], Instant | None]] = {
    "tiktok": _clocks.tiktok_time,
    "seconds-32": _seconds_32,
    "minds": _clocks.snowflake(22, _MINDS_EPOCH_MS, datetime(2012, 1, 1, tzinfo=UTC)),
    "kick": _kick,
    "aid": _aid,
    "flake": _flake,
}


def _platform(row: GrammarRow) -> Platform:
    return Platform(
        name=row.name,
        hosts=row.hosts,
        parse=grammar(row.name, row.routes, row.patterns, row.reserved),
        date=CLOCKS[row.clock] if row.clock else no_date,
        anywhere=row.anywhere,
        per_server=row.per_server,
        owner=SERVER if row.per_server else None,
    )


def platforms() -> tuple[Platform, ...]:
    """One platform for each row of the table."""
    table = tomllib.loads((files("tracker.platforms") / "_tabled.toml").read_text(encoding="utf-8"))
    return tuple(_platform(GrammarRow.model_validate(row)) for row in table["platform"])
