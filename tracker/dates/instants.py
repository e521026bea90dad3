"""Time as an interval in UTC with a precision and a basis.

No date in the news is a point: a printed day has an unknown zone, a post id has a millisecond,
"last month" has thirty days. An `Instant` keeps what is known and says how it is known.
"""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, model_validator

Precision = Literal["millisecond", "second", "minute", "hour", "day", "week", "month", "year"]
Basis = Literal["post-id", "markup", "declared", "explicit", "relative", "publication", "inferred"]

# The widest zones in use are UTC+14 (Line Islands) and UTC-12 (Baker Island): a printed day
# begins 14 hours before and ends 12 hours after the same day in UTC.
EARLIEST_ZONE = timedelta(hours=14)
LATEST_ZONE = timedelta(hours=12)
TICK = timedelta(microseconds=1)
DAY = timedelta(days=1)

_WIDTH: dict[str, timedelta] = {
    "millisecond": timedelta(milliseconds=1),
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": DAY,
}


class Frozen(BaseModel):
    """The base of every model. Which fields were given is of no interest: all of a class share one set of them.

    A set of its own for each model is a fifth of what a page of 100,000 posts takes.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    def model_post_init(self, _: object) -> None:
        """Takes the shared set."""
        object.__setattr__(self, "__pydantic_fields_set__", _fields(type(self)))


@cache
def _fields(model: type[Frozen]) -> set[str]:
    return set(model.model_fields)


class Instant(Frozen):
    """An interval [earliest, latest], both inclusive and in UTC.

    `offset` are the minutes east of UTC of the zone it was printed in, where one was.
    """

    earliest: AwareDatetime
    latest: AwareDatetime
    precision: Precision
    basis: Basis
    zone_known: bool = True
    offset: int | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.earliest > self.latest:
            raise ValueError("an instant cannot end before it begins")
        return self

    @classmethod
    def at(cls, moment: datetime, basis: Basis, precision: Precision = "second", *, zone_known: bool = True) -> Self:
        """The tick of `precision` (millisecond to day) that begins at `moment`.

        A naive `moment` is taken as UTC. With `zone_known` false the tick is widened to every zone.
        Raises OverflowError when the widened interval leaves the calendar.
        """
        start = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
        found = cls._between(start, start + _WIDTH[precision] - TICK, basis, precision, zone_known)
        east = moment.utcoffset()
        return found.model_copy(update={"offset": int(east.total_seconds() // 60)}) if east and zone_known else found

    @classmethod
    def days(
        cls, first: date, last: date, basis: Basis, precision: Precision = "day", *, zone_known: bool = False
    ) -> Self:
        """The days from `first` to `last`, both inclusive.

        Raises OverflowError when the widened interval leaves the calendar.
        """
        start = datetime(first.year, first.month, first.day, tzinfo=UTC)
        end = datetime(last.year, last.month, last.day, tzinfo=UTC) + (DAY - TICK)
        return cls._between(start, end, basis, precision, zone_known)

    @classmethod
    def day(cls, day: date, basis: Basis, *, zone_known: bool = False) -> Self:
        """One calendar day; of unknown zone unless said otherwise."""
        return cls.days(day, day, basis, zone_known=zone_known)

    @classmethod
    def month(cls, year: int, month: int, basis: Basis) -> Self:
        """One calendar month of unknown zone."""
        last = calendar.monthrange(year, month)[1]
        return cls.days(date(year, month, 1), date(year, month, last), basis, "month")

    @classmethod
    def year(cls, year: int, basis: Basis) -> Self:
        """One calendar year of unknown zone."""
        return cls.days(date(year, 1, 1), date(year, 12, 31), basis, "year")

    @classmethod
    def _between(cls, start: datetime, end: datetime, basis: Basis, precision: Precision, zone_known: bool) -> Self:
        if not zone_known:
            start, end = start - EARLIEST_ZONE, end + LATEST_ZONE
        return cls(earliest=start, latest=end, precision=precision, basis=basis, zone_known=zone_known)

    def first_day(self) -> date:
        """The first calendar day meant, with the widening for unknown zones taken back."""
        return (self.earliest if self.zone_known else self.earliest + EARLIEST_ZONE).date()

    def local_day(self) -> date:
        """The first day meant where it was printed: "on Friday" in an article of 00:30 +02:00 counts from it."""
        return (self.earliest + timedelta(minutes=self.offset)).date() if self.offset else self.first_day()

    def last_day(self) -> date:
        """The last calendar day meant, with the widening for unknown zones taken back."""
        return (self.latest if self.zone_known else self.latest - LATEST_ZONE).date()

    def within_a_day(self) -> bool:
        """Whether it is known to the day or finer."""
        return self.precision not in ("week", "month", "year")

    def overlaps(self, other: Instant) -> bool:
        """Whether some moment lies in both intervals."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def with_basis(self, basis: Basis) -> Self:
        """The same interval, known in another way."""
        return self.model_copy(update={"basis": basis})


Agreement = Literal["agrees", "compatible", "contradicts", "not-comparable"]


def agreement(posted: Instant | None, declared: Instant | None) -> Agreement:
    """How a printed date stands to the clock of a post id.

    A printed day equal to the id's UTC day agrees; one day off is compatible (the printed zone is unknown);
    two days or more contradict. Over 118 saved tweets the printed day was the id's UTC day every time.
    A declared interval wider than a day (a month, a year) agrees when it holds the id's instant.
    """
    if posted is None or declared is None or posted.basis != "post-id":
        return "not-comparable"
    if declared.first_day() <= posted.last_day() and posted.first_day() <= declared.last_day():
        return "agrees"
    gap = max((declared.first_day() - posted.last_day()).days, (posted.first_day() - declared.last_day()).days)
    return "compatible" if gap == 1 else "contradicts"
