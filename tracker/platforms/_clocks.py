"""Ids that are clocks: the shared arithmetic. Each platform module says which clock, since when, and what it refuses.

Formulas: Twitter's snowflake announcement (2010), RFC 9562 for UUIDs, the ULID and KSUID specifications.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from tracker.dates.instants import Instant, Precision
from tracker.errors import InvalidPostId

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
BASE36 = "0123456789abcdefghijklmnopqrstuvwxyz"
BASE62 = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
BASE62_UPPER_FIRST = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SIGNED_64 = 1 << 63
# 100 ns steps from 1582-10-15, the Gregorian reform that RFC 9562 counts from, to 1970.
_GREGORIAN_TICKS = 0x01B21DD213814000


def whole(native_id: str, *, limit: int = SIGNED_64) -> int:
    """A positive decimal id below `limit`; raises InvalidPostId otherwise."""
    if not (native_id.isascii() and native_id.isdigit() and len(native_id) <= 20 and native_id[0] != "0"):
        raise InvalidPostId(f"not a decimal id: {native_id[:40]!r}")
    number = int(native_id)
    if number >= limit:
        raise InvalidPostId(f"larger than any id: {native_id}")
    return number


def in_base(text: str, alphabet: str) -> int:
    """The number that `text` writes in the digits of `alphabet`; raises InvalidPostId for other characters."""
    number = 0
    for character in text:
        digit = alphabet.find(character)
        if digit < 0:
            raise InvalidPostId(f"not of the alphabet of this kind of id: {text[:40]!r}")
        number = number * len(alphabet) + digit
    return number


def at_ms(milliseconds: int, *, since: datetime, native_id: str, precision: Precision = "millisecond") -> Instant:
    """The instant at `milliseconds` from 1970; raises InvalidPostId before `since`, the clock's first use."""
    try:
        moment = EPOCH + timedelta(milliseconds=milliseconds)
        if moment < since:
            raise InvalidPostId(f"{native_id[:60]!r} would be older than the platform's ids")
        return Instant.at(moment, "post-id", precision)
    except OverflowError as error:
        raise InvalidPostId(f"{native_id[:60]!r} would lie outside the calendar") from error


def snowflake(shift: int, epoch_ms: int, since: datetime) -> Callable[[str], Instant]:
    """The clock of ids whose bits above `shift` count milliseconds from `epoch_ms` (from 1970)."""

    def date(native_id: str) -> Instant:
        return at_ms((whole(native_id) >> shift) + epoch_ms, since=since, native_id=native_id)

    return date


def uuid_time(native_id: str) -> Instant:
    """RFC 9562 versions 1, 6 (100 ns ticks from 1582) and 7 (milliseconds from 1970); other versions have no clock."""
    digits = native_id.replace("-", "").lower()
    if len(digits) != 32:
        raise InvalidPostId(f"not a UUID: {native_id[:60]!r}")
    number = in_base(digits, BASE36[:16])
    version = (number >> 76) & 0xF
    high, middle, low = number >> 96, (number >> 80) & 0xFFFF, (number >> 64) & 0xFFF
    if version == 7:
        milliseconds = number >> 80
    elif version == 1:
        milliseconds = ((low << 48 | middle << 32 | high) - _GREGORIAN_TICKS) // 10_000
    elif version == 6:
        milliseconds = ((high << 28 | middle << 12 | low) - _GREGORIAN_TICKS) // 10_000
    else:
        raise InvalidPostId(f"a UUID of version {version} has no clock")
    return at_ms(milliseconds, since=EPOCH, native_id=native_id)


def ulid_time(native_id: str) -> Instant:
    """The first 10 of a ULID's 26 Crockford base32 characters are milliseconds from 1970."""
    text = native_id.upper()
    if len(text) != 26 or text[0] > "7":
        raise InvalidPostId(f"not a ULID: {native_id[:60]!r}")
    return at_ms(in_base(text, CROCKFORD) >> 80, since=EPOCH, native_id=native_id)


def ksuid_time(native_id: str) -> Instant:
    """27 base62 characters; the first 32 of 160 bits are seconds from 2014-05-13 (1400000000)."""
    if len(native_id) != 27:
        raise InvalidPostId(f"not a KSUID: {native_id[:60]!r}")
    number = in_base(native_id, BASE62_UPPER_FIRST)
    if number >= 1 << 160:
        raise InvalidPostId(f"larger than any KSUID: {native_id!r}")
    return at_ms(((number >> 128) + 1_400_000_000) * 1000, since=EPOCH, native_id=native_id, precision="second")


GENERIC: dict[str, Callable[[str], Instant]] = {
    "uuid1": uuid_time,
    "uuid6": uuid_time,
    "uuid7": uuid_time,
    "ulid": ulid_time,
    "ksuid": ksuid_time,
}


def tiktok_time(native_id: str) -> Instant:
    """The second of the upload, 2 to 11 before publication, in the upper bits; its milliseconds in bits 22 to 31."""
    number = whole(native_id)
    # Ten bits hold more than a second's milliseconds: ids of other makers use them otherwise.
    milliseconds = (number >> 32) * 1000 + min((number >> 22) & 0x3FF, 999)
    # Before TikTok there was musical.ly, from 2014 on, with the same ids.
    return at_ms(milliseconds, since=datetime(2014, 1, 1, tzinfo=UTC), native_id=native_id)
