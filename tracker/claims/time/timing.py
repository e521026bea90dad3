"""When each claim was said, and the time of what it speaks of.

A claim's `date` comes from, in this order: the post it is or renders; a time expression attached to its cue, outside
its content; the post of the same author that the sentence speaks of; the claim it continues; the day on which the text
shows its author; the document's own date.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from tracker.claims.draft import Draft
from tracker.claims.posts.spoken_of import same_authors_post
from tracker.claims.time.attachment import TimeScene, attached, covers_of, in_other_clause
from tracker.claims.time.narrative import Moment, moments_of
from tracker.claims.time.scenes import CARRIED, carried, occasion, of_headline, on_occasion, scene_days
from tracker.claims.time.time_clauses import (
    OPENING,
    sentence_around,
    speaks_ahead,
    tells_of_before,
)
from tracker.dates import expressions
from tracker.dates.instants import Instant
from tracker.models import Embed

# Between a claim and one that continues it stand quotation marks and blanks, no other sentence.
SEAM = 6
# As many time expressions of a claim's content are looked at; more stand only in lists and tables.
MOST = 40
DISAGREES = "weekday-disagrees"
CONTRADICTED = "post-date-disagrees"
UNDATED_EVENT = "event-undated"


def infer_published(embeds: Sequence[Embed]) -> Instant | None:
    """The day of the latest post embedded in an article, which cannot be older; basis "inferred"; None without one."""
    days = [when.first_day() for embed in embeds if embed.in_article and (when := _posted(embed)) is not None]
    return Instant.day(max(days), "inferred") if days else None


def date_claims(
    text: str,
    language: str | None,
    drafts: Sequence[Draft],
    embeds: Sequence[Embed],
    published: Instant | None,
    written: Instant | None = None,
) -> int | None:
    """Sets the date and `about` fields of every draft (in the order of the text).

    `written` (the date of this version) anchors relative expressions, else `published`, else the latest embedded post.
    A date that is itself inferred anchors them too, but dates no claim. Gives where the first time stands that was not
    read, since there are too many.
    """
    anchor = written or published or infer_published(embeds)
    moments, over = moments_of(text, language or "", embeds, anchor.local_day() if anchor else None)
    starts = [moment.found.start for moment in moments]
    scene = TimeScene(text, language or "", embeds, moments, starts, covers_of(moments, drafts), anchor)
    stated = None if published is None or published.basis == "inferred" else published.with_basis("publication")
    before: Draft | None = None
    for draft in drafts:
        _date(draft, before, scene)
        _speak_of(draft, scene)
        before = draft
    _share(drafts)
    telling = [
        (moment, cover)
        for moment, cover in zip(moments, scene.covers, strict=True)
        if _tells_a_day(moment, anchor)
        and not in_other_clause(moment.found.start, sentence_around(text, moment.found.start)[0], scene)
    ]
    days = scene_days(text, telling, drafts)
    heading = [moment for moment in moments if moment.heads]
    for draft in drafts:
        if draft.date is None and draft.date_start is None and draft.kind != "post":
            scenes = carried(draft, days) or of_headline(draft, days, text)
            above = _heading_above(draft, heading)
            # A day alone on a line ends the scene before it.
            _carry(
                draft, scenes if above is None or (scenes and scenes.found.start > above.found.start) else above, scene
            )
    opens = occasion(text, days, language or "")
    for draft in drafts:
        undated = draft.date is None and draft.date_start is None and draft.kind != "post"
        if undated and opens is not None and on_occasion(draft, opens, days, text):
            _carry(draft, opens.moment, scene)
    _share(drafts)
    for draft in drafts:
        if _is_of_now(draft, scene):
            # A new scene, whatever its day is: that of the scene before is not carried to it.
            draft.flags.append(UNDATED_EVENT)
            draft.date = stated
        if draft.date is None and draft.date_start is None and draft.kind != "post":
            draft.date = stated
    return over


def _posted(embed: Embed) -> Instant | None:
    return embed.posted or embed.declared


def _date(draft: Draft, before: Draft | None, scene: TimeScene) -> None:
    """The date of one draft, from the post, the sentence, or the claim it continues."""
    if draft.embed is not None:
        draft.date = _posted(scene.embeds[draft.embed])
        return
    moment = attached(draft, scene)
    if moment is not None:
        _put(draft, moment, scene)
    rendered = _posted(scene.embeds[draft.renders]) if draft.renders is not None else None
    if rendered is None and moment is None:
        rendered = same_authors_post(scene.text, draft, scene.embeds, scene.language)
    if rendered is not None:
        if draft.date is None or draft.date.overlaps(rendered):
            draft.date = rendered
        else:
            draft.flags.append(CONTRADICTED)
    if draft.date is None and moment is None and before is not None and _continues(draft, before, scene):
        draft.date, draft.date_text = before.date, before.date_text
        draft.date_start, draft.date_end = before.date_start, before.date_end


def _put(draft: Draft, moment: Moment, scene: TimeScene) -> None:
    found = moment.found
    # "will tell lawmakers on Thursday": a saying to come is dated forward.
    cue = draft.cue
    ahead = cue is not None and speaks_ahead(scene.text, cue.end, cue.start, scene.language)
    when = _forward(moment, scene) if ahead else moment.past
    draft.date, draft.date_start, draft.date_end = _as_anchored(when, moment, scene), found.start, found.end
    draft.date_text = scene.text[found.start : found.end]
    if when is not None and expressions.weekday_disagrees(found, when):
        draft.flags.append(DISAGREES)


def _is_of_now(draft: Draft, scene: TimeScene) -> bool:
    """Whether an event of unknown day only stands beside the news of the day: "Une semaine avant le sommet, le
    ministre assure", "a dit le ministre, à la veille du vote". What had been said then, or "a promis la veille du
    vote", is of another day."""
    cue = draft.cue
    if cue is None or draft.date is not None or draft.date_start is None:
        return False
    at = bisect_left(scene.starts, draft.date_start)
    if at == len(scene.moments) or scene.moments[at].found.kind != "event":
        return False
    comma = scene.text.rfind(",", max(0, draft.date_start - OPENING), draft.date_start)
    apart = comma >= 0 and len(scene.text[comma + 1 : draft.date_start].split()) <= 1
    opens = draft.date_start - draft.sentence_start <= OPENING or "away" in scene.moments[at].found.reading.flags
    return (opens or apart) and not tells_of_before(scene.text, cue.start, cue.end, scene.language)


def _forward(moment: Moment, scene: TimeScene) -> Instant | None:
    if moment.ahead or scene.anchor is None:
        return moment.event
    return expressions.instant_of(moment.found, scene.anchor.local_day(), forward=True)


def _heading_above(draft: Draft, heading: Sequence[Moment]) -> Moment | None:
    """The day alone on a line below which the claim stands."""
    above = bisect_left(heading, draft.start, key=lambda moment: moment.found.start) - 1
    return heading[above] if above >= 0 else None


def _tells_a_day(moment: Moment, anchor: Instant | None) -> bool:
    """Whether an expression says when something happened: no "since", and not the printed day of publication itself
    ("Published: 8 March 2024"), which a page would then show as the day of saying."""
    reading = moment.found.reading
    if "since" in reading.flags or reading.names.get("unit") in ("hour", "minute"):
        # "Hours later" is of the day of what it follows, which may be none that the text has named.
        return False
    if moment.found.kind != "absolute" or moment.past is None or anchor is None:
        return True
    return moment.past.local_day() != anchor.local_day()


def _carry(draft: Draft, moment: Moment | None, scene: TimeScene) -> None:
    if scene.anchor is None or scene.anchor.basis == "inferred":
        return
    if moment is not None:
        _put(draft, moment, scene)
        if draft.date is not None and draft.date.precision in ("hour", "minute"):
            # The scene's day is the saying's, its hour is not.
            draft.date = Instant.day(draft.date.local_day(), draft.date.basis)
        draft.flags.append(CARRIED)


def _as_anchored(when: Instant | None, moment: Moment, scene: TimeScene) -> Instant | None:
    """A weekday that counts from an inferred day is inferred too: the article may be younger than its posts."""
    if when is None or scene.anchor is None or scene.anchor.basis != "inferred" or moment.found.kind == "absolute":
        return when
    return when.with_basis("inferred")


def _continues(draft: Draft, before: Draft, scene: TimeScene) -> bool:
    """Whether a claim goes on from the one before: nothing between them, and the same voice."""
    if before.date is None or before.kind == "post" or before.date.basis == "publication":
        return False
    start = max(before.end, before.sentence_end)
    stop = min(draft.start, draft.sentence_start)
    if stop - start > SEAM or scene.text[start:stop].strip(" \t\n\u00a0\u202f\"'«»„“”‘’‹›"):
        return False
    return draft.head is before or _same_voice(draft, before, scene.text)


def _same_voice(draft: Draft, before: Draft, text: str) -> bool:
    """Whether the author is the earlier one, a pronoun, or is described by the earlier one's name."""
    if draft.author is None or before.author is None:
        return False
    if draft.author.pronoun or (draft.author.name and draft.author.name == before.author.name):
        return True
    printed = set(text[draft.author.start : draft.author.end].replace("\u2019", " ").replace("'", " ").split())
    earlier = text[before.author.start : before.author.end].replace("\u2019", " ").replace("'", " ").split()
    # "le Kremlin" ... "Dmitri Peskov, le porte-parole du Kremlin": the body's name stands in the person's role.
    return any(word[:1].isupper() and len(word) > 3 and word.strip(",.") in printed for word in earlier)


def _share(drafts: Sequence[Draft]) -> None:
    """The pieces of one quotation were said at one time: each takes what the others know."""
    known: dict[int, Draft] = {}
    for draft in drafts:
        if draft.date is not None:
            known.setdefault(id(draft.head or draft), draft)
    for draft in drafts:
        source = known.get(id(draft.head or draft))
        if draft.date is None and draft.date_start is None and source is not None and draft.kind != "post":
            draft.date, draft.date_text = source.date, source.date_text
            draft.date_start, draft.date_end = source.date_start, source.date_end


def _speak_of(draft: Draft, scene: TimeScene) -> None:
    """`about`: the first day named in the content, else the first longer period."""
    chosen: Moment | None = None
    first = bisect_left(scene.starts, draft.start)
    for moment in scene.moments[first : first + MOST]:
        if moment.found.end > draft.end:
            break
        event = _as_anchored(_as_spoken(moment, draft), moment, scene)
        if event is None or moment.found.kind == "time":
            continue
        if draft.about is None or (event.within_a_day() and not draft.about.within_a_day()):
            draft.about, chosen = event, moment
    if draft.about is None or chosen is None:
        return
    draft.about_text = scene.text[chosen.found.start : chosen.found.end]
    if expressions.weekday_disagrees(chosen.found, draft.about) and DISAGREES not in draft.flags:
        draft.flags.append(DISAGREES)


def _as_spoken(moment: Moment, draft: Draft) -> Instant | None:
    """The event's time; in the speaker's own words "tonight" counts from the day on which they were said."""
    said = draft.date
    if draft.kind != "direct" or said is None or not said.within_a_day():
        return moment.event
    return expressions.instant_of(moment.found, said.first_day(), forward=moment.ahead)
