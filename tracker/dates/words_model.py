"""The `[dates]` table of a language file: the words with which its news tells the time.

Every entry is a word or a short phrase, written as it is printed (case does not matter); the grammar that
puts them together is in `tracker.claims.dates` and knows no language.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Order = Literal["dmy", "mdy"]
Unit = Literal[
    "minute", "hour", "day", "week", "weekend", "fortnight", "month", "quarter", "half", "year", "decade", "century"
]
Which = Literal["last", "this", "next", "previous", "same", "following", "before-last"]
Edge = Literal["early", "mid", "late", "so-far", "to-come"]
Shift = Literal["ago", "earlier", "before", "later", "after"]
Season = Literal["spring", "summer", "autumn", "winter"]
Words = tuple[str, ...]


class DatesTable(BaseModel):
    """The time words of one language.

    `order` is how 05/04/2019 is read; `regions` overrides it for a tag's region ("en-GB").
    `capitalised`: names of days and months are written with a capital, so that "may" and "march" are not months.
    `weekdays` begin with Monday, `months` with January.
    `days` are offsets from the day of writing ("yesterday" = -1), `story` offsets from the day the narrative has
    reached ("the day before" = -1).
    `which`: "last", "this", "next" count from the day of writing, "previous", "same", "following" from the
    narrative's; `which_follows`: they may stand after their noun ("mardi dernier"); `after_only` are those of them
    that cannot stand before it; `window` is "last" in the sense of "up to now".
    `shifts`: "ago" counts from the day of writing, "earlier" and "later" from the narrative's; "before" and "after"
    do too, unless an event follows them ("two days after the vote"), which nothing here can date.
    `owners` after a story word name such an event ("la veille du scrutin").
    `edges`: "so-far" is the part of a period that has passed ("earlier this week"), "to-come" the rest.
    After one of `articles` a day word is a noun ("la mañana" is the morning, "mañana" tomorrow).
    After one of `unfixed` a weekday or month is any such one ("every Friday", "un lundi").
    `ahead` before a number of units means the future, `since` the period in which something began.
    `weak` words are dates only in the company of others. A bare year needs a word of `year_after` before it.
    `future` words (or words with `future_endings`) make a bare weekday the coming one.
    A full stop among `ordinal_suffixes` makes an ordinal of a number ("4. April").
    `elsewhere` open a clause whose time is that of something else ("qui", "when"), as words with `participle_endings`
    do, except those of being `asked` ("interrogée lundi, …"). `posting` words say that something
    was said in a post. `published` words before a date at the head of a text make it the text's own.
    `decades` are named by words ("the nineties" = 1990). `compounds` stand for several of the table's own words
    ("Vorjahr" = "vorangegangene jahr").
    `holidays` are fixed days, as "MM-DD".
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    order: Order
    regions: dict[str, Order] = {}
    capitalised: bool
    weekdays: Annotated[tuple[Words, ...], Field(min_length=7, max_length=7)]
    months: Annotated[tuple[Words, ...], Field(min_length=12, max_length=12)]
    numbers: dict[str, int]
    few: Words
    ordinals: dict[str, int]
    ordinal_suffixes: Words
    units: dict[Unit, Words]
    plurals: Words
    which: dict[Which, Words]
    which_follows: bool = False
    after_only: Words = ()
    window: Words = ()
    edges: dict[Edge, Words]
    shifts: dict[Shift, Words]
    days: dict[str, int]
    story: dict[str, int]
    parts: Words
    part_suffixes: Words = ()
    clock_units: Words
    clock_names: Words
    clock_after: Words
    seasons: dict[Season, Words]
    holidays: dict[str, Annotated[str, Field(pattern=r"^\d\d-\d\d$")]] = {}
    decade_before: Words = ()
    decades: dict[str, int] = {}
    compounds: dict[str, str] = {}
    decade_suffixes: Words = ()
    since: Words
    ahead: Words
    between: Words
    joiners: Words
    pairs: Words
    glue: Words
    owners: Words
    articles: Words = ()
    unfixed: Words = ()
    weak: Words = ()
    year_after: Words
    future: Words = ()
    future_endings: Words = ()
    elsewhere: Words = ()
    participle_endings: Words = ()
    asked: Words = ()
    posting: Words = ()
    published: Words = ()

    @model_validator(mode="after")
    def _complete(self) -> Self:
        for name in ("weekdays", "months"):
            if not all(getattr(self, name)):
                raise ValueError(f"every one of the {name} needs at least one word")
        return self
