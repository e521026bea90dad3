"""The time strip of a statement: when it was published, said and posted, on one line of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

WIDTH = 1000.0
_MARGIN = 0.04
_STEPS = (
    *(timedelta(minutes=n) for n in (1, 5, 15, 30)),
    *(timedelta(hours=n) for n in (1, 3, 6, 12)),
    *(timedelta(days=n) for n in (1, 2, 7, 30, 91, 365, 1826, 3652)),
)
_MOST_TICKS = 7
_EPOCH = datetime(2000, 1, 3)  # a Monday, so that steps of a week begin on one


@dataclass(frozen=True, slots=True)
class Event:
    """Something with a time: [earliest, latest] in naive UTC, and what it is in words."""

    earliest: datetime
    latest: datetime
    label: str


@dataclass(frozen=True, slots=True)
class Bar:
    """An event drawn from x to x + width, in units of the strip's WIDTH."""

    x: float
    width: float
    label: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A moment named on the axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class StripLane:
    """Bars of one kind; `number` is the lane's place among those asked for, and so its colour's."""

    number: int
    name: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """Lanes over one axis."""

    lanes: tuple[StripLane, ...]
    ticks: tuple[Tick, ...]


def strip(lanes: Sequence[tuple[str, Sequence[Event]]]) -> Strip | None:
    """The lanes that hold anything, on one scale; None where no event has a time."""
    events = [event for _, lane in lanes for event in lane]
    if not events:
        return None
    first, last = min(event.earliest for event in events), max(event.latest for event in events)
    span = max(last - first, timedelta(minutes=1))
    scale = WIDTH * (1 - 2 * _MARGIN) / span.total_seconds()

    def x(moment: datetime) -> float:
        return round(WIDTH * _MARGIN + (moment - first).total_seconds() * scale, 1)

    def bar(event: Event) -> Bar:
        return Bar(x(event.earliest), round(x(event.latest) - x(event.earliest), 1), event.label)

    drawn = tuple(
        StripLane(number, name, tuple(bar(event) for event in lane))
        for number, (name, lane) in enumerate(lanes)
        if lane
    )
    return Strip(drawn, tuple(Tick(x(moment), label) for moment, label in _ticks(first, first + span)))


def _ticks(first: datetime, last: datetime) -> list[tuple[datetime, str]]:
    step = next((one for one in _STEPS if (last - first) / one <= _MOST_TICKS), None)
    if step is None:
        step = (last - first) / _MOST_TICKS
    form = "%H:%M" if step < timedelta(days=1) else "%d %b" if step < timedelta(days=30) else "%b %Y"
    number = -((_EPOCH - first) // step)
    out = []
    while step * number <= last - _EPOCH:
        moment = _EPOCH + step * number
        # Midnight names its day, so that a strip over two days can be read.
        midnight = step < timedelta(days=1) and (moment.hour, moment.minute) == (0, 0)
        out.append((moment, f"{moment:%d %b}" if midnight else f"{moment:{form}}"))
        number += 1
    return out
