"""posts.toml: what pages and the widgets of platforms print around posts in a language."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from tracker.languages.table import Lacking, Phrases, Table, Words

Order = Literal["dmy", "mdy", "ymd"]
Sign = Literal["year", "month", "day", "hour", "minute", "second"]


class PrintedDatesTable(Table):
    """How dates are printed: CLDR's month names (wide, abbreviated, genitive) and what widgets add to them.

    `months`: January first, the forms of one separated by spaces, without final full stops; "_" is a space within a
    form. No word may mean two months in two languages. A language with a dates.toml lists only forms beside those.
    `order` is how 05/04/2019 is read (dates.toml says it where there is one). `day_or_month` words are a month only
    where no other one is named.
    `words` may stand in a printed date and say nothing of its value: they let a date be told from what follows it.
    `closings` end one ("2019 г."); `at_clock` may stand before a time of day,
    `before_clock` before one written with a full stop ("um 19.30"), `behind_clock`
    one that follows it ("Uhr"). `am`, `pm`: the halves of the day; `zones`: hours from UTC by abbreviation.
    `signs` are written behind a number without a space ("2019年"). `years_ahead`: the years are those of an era that
    began so long before ours.
    """

    months: tuple[str, ...] = ()
    order: Order | None = None
    weekdays: Words = ()
    day_or_month: Words = ()
    words: Words = ()
    closings: Phrases = ()
    at_clock: Phrases = ()
    before_clock: Phrases = ()
    behind_clock: Words = ()
    am: Phrases = ()
    pm: Phrases = ()
    zones: dict[str, int] = Field(default_factory=dict)
    signs: dict[Sign, Phrases] = Field(default_factory=dict)
    years_ahead: int = 0


class InstagramTable(Table):
    """Instagram's embed once the mark-up is gone: the label above the picture, and the caption's last line.

    `by` stands right before a name ("shared by"). The name and the handle stand behind a `before` phrase or in front of
    a `behind` one; `before_and_behind` phrases count only with both ("Ein von … geteilter Beitrag").
    """

    labels: Phrases
    by: Phrases = ()
    before: Phrases = ()
    before_and_behind: Phrases = ()
    behind: Phrases = ()


class FacebookTable(Table):
    """Facebook's embed ends in "Posted by NAME on DAY, DATE": `before` stands before the name, `on` before the day."""

    before: Phrases
    on: Phrases


class IntroducersTable(Table):
    """Words that tell an article's sentence from a post's.

    `words` bring a post in and are the article's; so are third-person verbs of `reporting`, pronouns of the `third`
    person and articles at a sentence's head, and the tenses of a tale (`past`). The first and the second person,
    greetings and the short forms of speech are `personal`: the post's.
    """

    words: Words = ()
    reporting: Words = ()
    personal: Words = ()
    third: Words = ()
    past: Words = ()


class AppsTable(Table):
    """What stands around posts pasted from apps and sites, and what is left of block quotes without their mark-up.

    `on` stands between a name and a platform in the title of a post's page; `ago` behind a number for the age of a post
    ("3 h"); `buttons` beside a name; `counts` below a post, with a number that may end in one of `thousands`.
    `post_by` and `view_on` (with `view` behind the platform) are Mastodon's and Threads' placeholders, `by` Reddit's;
    `label_at` joins day and hour in a live blog's labels.
    `short` abbreviations end no sentence within a name. First words `bylines` make `Name (@handle)` the line of an
    article's author or of a picture; `prepositions` before it make it a part of a sentence.
    """

    on: Phrases = ()
    ago: Phrases = ()
    buttons: Phrases = ()
    counts: Phrases = ()
    thousands: Phrases = ()
    post_by: Phrases = ()
    view_on: Phrases = ()
    view: Phrases = ()
    by: Phrases = ()
    label_at: Phrases = ()
    short: Phrases = ()
    bylines: Words = ()
    prepositions: Words = ()


class PostsTable(Table):
    """All of posts.toml.

    A short text's language is the one whose `function_words` it is made of; words that two neighbours share are in
    both lists, what counts is who has more of them. `script`: ranges of characters that no other of the languages
    fills a text with; `script_share` of a text's letters in it is enough. `apps` is absent where none is known.
    `gone`: what publishers' systems print in the place of the date when a post is gone.
    """

    function_words: Words | Lacking
    script: str = ""
    script_share: Annotated[float, Field(gt=0, le=1)] = 0.5
    gone: Words = ()
    dates: PrintedDatesTable | Lacking
    instagram: InstagramTable | Lacking
    facebook: FacebookTable | Lacking
    introducers: IntroducersTable | Lacking
    apps: AppsTable = Field(default_factory=AppsTable)
