"""dates.toml: the words with which a language's news tells the time.

Every entry is a word or a short phrase, written as it is printed (case does not matter); the grammar that
puts them together is in `tracker.dates` and knows no language.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from tracker.languages.table import Phrases, Table

Order = Literal["dmy", "mdy"]
Unit = Literal[
    "minute", "hour", "day", "week", "weekend", "fortnight", "month", "quarter", "half", "year", "decade", "century"
]
Which = Literal["last", "this", "next", "previous", "same", "following", "before-last"]
Edge = Literal["early", "mid", "late", "so-far", "to-come", "to-date"]
Shift = Literal["ago", "earlier", "before", "later", "after"]
Season = Literal["spring", "summer", "autumn", "winter"]


class DatesTable(Table):
    """The time words of one language.

    `order` is how 05/04/2019 is read; `regions` says it for a tag's region ("en-GB"): where regions differ, a page's
    own date is not guessed without one.
    `capitalised`: names of days and months are written with a capital, so that "may" and "march" are not months.
    `weekdays` begin with Monday, `months` with January.
    `days` are offsets from the day of writing ("yesterday" = -1), `story` offsets from the day the narrative has
    reached ("the day before" = -1).
    `which`: "last", "this", "next" count from the day of writing, "previous", "same", "following" from the
    narrative's; `which_follows`: they may stand after their noun ("mardi dernier"); `after_only` are those of them
    that cannot stand before it; `window` is "last" in the sense of "up to now".
    `shifts`: "ago" counts from the day of writing, "earlier" and "later" from the narrative's; "before" and "after"
    do too, unless an event follows them ("two days after the vote"), which nothing here can date.
    `owners` after a story word, or after "earlier", name such an event ("la veille du scrutin", "antes de la cumbre").
    Words of `loosely` do where a noun follows up to a comma ("due giorni dopo l'attentato, …"), and so do units behind
    one of `away` and before one of `away_from` ("à trois jours du scrutin", not "six mois de prison").
    `past_of_past` auxiliaries tell of what was over when something else was ("avait dit").
    `edges`: "so-far" is the part of a period that has passed ("earlier this week"), "to-come" the rest; "to-date"
    is all of it up to now ("so far this year").
    After one of `articles` a day word is a noun ("la mañana" is the morning, "mañana" tomorrow).
    After one of `unfixed` a weekday or month is any such one ("every Friday", "un lundi").
    So is a bare weekday behind one of `habitual` ("le dimanche", "la domenica").
    `within` before a number of units is all the time until then, which `limits` ("by mid-April") make the coming one.
    `ahead` before a number of units means the future, `since` the period in which something began.
    `am`, `pm` beside a time of day settle its half; so do words of `morning`, `evening` and `night` anywhere in the
    expression ("anoche a las 8"). Where the news counts `twelve_hours`, an hour that nothing settles is not known.
    `zones` are hours from UTC, printed in capitals after a time of day.
    `weak` words are dates only in the company of others; so are `first_names` with a capital ("Domingo"). A weak
    weekday that is an ordinal as well ("sexta") needs none behind one of `days_after` ("na sexta"), where its clause
    ends or a small word follows. A bare year needs a word of `year_after` before it.
    `future` words (or words with `future_endings`) make a bare weekday the coming one.
    A full stop among `ordinal_suffixes` makes an ordinal of a number ("4. April").
    `elsewhere` open a clause whose time is that of something else ("qui", "when"), as words with `participle_endings`
    do, except those of being `asked` ("interrogée lundi, …") and those before a word of `paired` ("sowohl … als auch"),
    which join two names. `gatherings` are nouns (or their ends) of occasions on which many speak ("debate",
    "sitzung"); one of `of_press` beside them makes them one speaker's.
    `posting` words say that something was said in a post.
    `published` words before a date at the head of a text make it the text's own.
    `decades` are named by words ("the nineties" = 1990). `compounds` stand for several of the table's own words
    ("Vorjahr" = "vorangegangene jahr").
    `holidays` are fixed days, as "MM-DD".
    """

    order: Order
    regions: dict[str, Order] = Field(default_factory=dict)
    capitalised: bool
    weekdays: Annotated[tuple[Phrases, ...], Field(min_length=7, max_length=7)]
    months: Annotated[tuple[Phrases, ...], Field(min_length=12, max_length=12)]
    numbers: dict[str, int]
    few: Phrases
    ordinals: dict[str, int]
    ordinal_suffixes: Phrases
    units: dict[Unit, Phrases]
    plurals: Phrases
    which: dict[Which, Phrases]
    which_follows: bool = False
    after_only: Phrases = ()
    window: Phrases = ()
    edges: dict[Edge, Phrases]
    shifts: dict[Shift, Phrases]
    days: dict[str, int]
    story: dict[str, int]
    parts: Phrases
    part_suffixes: Phrases = ()
    clock_units: Phrases
    clock_names: Phrases
    clock_after: Phrases
    am: Phrases = ()
    pm: Phrases = ()
    morning: Phrases = ()
    evening: Phrases = ()
    night: Phrases = ()
    twelve_hours: bool = False
    zones: dict[str, Annotated[int, Field(ge=-12, le=14)]] = Field(default_factory=dict)
    seasons: dict[Season, Phrases]
    holidays: dict[str, Annotated[str, Field(pattern=r"^\d\d-\d\d$")]] = Field(default_factory=dict)
    decade_before: Phrases = ()
    decades: dict[str, int] = Field(default_factory=dict)
    compounds: dict[str, str] = Field(default_factory=dict)
    decade_suffixes: Phrases = ()
    since: Phrases
    ahead: Phrases
    within: Phrases = ()
    limits: Phrases = ()
    between: Phrases
    joiners: Phrases
    pairs: Phrases
    glue: Phrases
    owners: Phrases
    articles: Phrases = ()
    unfixed: Phrases = ()
    habitual: Phrases = ()
    weak: Phrases = ()
    first_names: Phrases = ()
    days_after: Phrases = ()
    year_after: Phrases
    future: Phrases = ()
    future_endings: Phrases = ()
    elsewhere: Phrases = ()
    paired: Phrases = ()
    loosely: Phrases = ()
    away: Phrases = ()
    away_from: Phrases = ()
    past_of_past: Phrases = ()
    participle_endings: Phrases = ()
    asked: Phrases = ()
    gatherings: Phrases = ()
    of_press: Phrases = ()
    posting: Phrases = ()
    published: Phrases = ()

    @model_validator(mode="after")
    def _complete(self) -> Self:
        for name in ("weekdays", "months"):
            if not all(getattr(self, name)):
                raise ValueError(f"every one of the {name} needs at least one word")
        return self
