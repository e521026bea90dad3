"""Tweet ids before 2010-11-04 were numbers in sequence: dated between ids whose time is known.

The anchors are public times of 726 tweets (id and Unix second), thinned from the 2,400 of the TweetedAt data of Old
Dominion University's Web Science group (github.com/oduwsdl/tweetedat). The time lies between those of both neighbours,
so the answer is an interval: 43 hours wide in the median, 110 at the 95th percentile.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import timedelta
from functools import cache
from importlib.resources import files

from tracker.dates.instants import Instant
from tracker.errors import InvalidPostId
from tracker.platforms._clocks import EPOCH

# The first tweet, id 20, is from 2006-03-21; smaller ids were the makers' tests and are not public.
FIRST_ID = 20


@cache
def anchors() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Ids and their Unix seconds, both ascending."""
    rows = (files("tracker.platforms") / "_tweet_anchors.csv").read_text(encoding="ascii").split()
    pairs = [row.split(",") for row in rows[1:]]
    return tuple(int(native_id) for native_id, _ in pairs), tuple(int(second) for _, second in pairs)


def date_sequential(number: int) -> Instant:
    """The interval between the known ids on both sides; raises InvalidPostId outside them."""
    ids, seconds = anchors()
    place = bisect_left(ids, number)
    if number < FIRST_ID or place == len(ids):
        raise InvalidPostId(f"no public tweet has the id {number}")
    after = seconds[place]
    before = after if ids[place] == number else seconds[place - 1]
    width = after - before
    return Instant(
        earliest=EPOCH + timedelta(seconds=before),
        latest=EPOCH + timedelta(seconds=after, microseconds=999_999),
        precision="second" if width == 0 else "hour" if width <= 3600 else "day",
        basis="post-id",
    )
