"""What platforms answered about a post, in one sentence: dated, and with who was asked. Never a state of the post."""

from __future__ import annotations

from datetime import datetime

from tracker.report.fields import Record, flag, moment, number, text, texts

_MONTHS = "January February March April May June July August September October November December".split()
_HIDDEN = {
    "withheld_login": "it exists and is not shown to readers without an account",
    "protected": "it exists and is for some readers only",
    "withheld_here": "it exists and is not shown in this country or to this address",
    "blocked_by_author": "it exists and its author has blocked the view",
    "tombstone_unspecified": "something stands in its place, without a reason",
}
# Who is asked, as people call it.
_ASKED = {
    "embed-data": "X's embed data",
    "oembed": "oEmbed",
    "appview": "Bluesky's AppView",
    "pds": "the account's own server",
    "plc": "the identity directory",
    "platform-api": "the platform's interface",
    "activitypub": "ActivityPub",
    "embed-page": "the page of its frame",
}


def life_in_words(row: Record) -> str:
    """From the columns of the view post_life; empty where nobody was asked."""
    asked = moment(row, "last_asked_at")
    if asked is None:
        return ""
    present, missed = moment(row, "last_present_at"), moment(row, "not_found_since")
    seen = f"seen present {day(present)}" if present is not None else ""
    if missed is not None:
        who = _asked(texts(row, "not_found_vantages"), number(row, "not_found_askings"))
        there = moment(row, "last_there_at")
        if not seen and there is not None and there < missed:
            return f"said to exist {day(there)} and not shown, not found since {day(missed)} ({who})"
        if not seen:
            return f"not found {day(missed)} ({who}); it was never seen present, so it may never have been there"
        doubt = "" if flag(row, "gone") else "; not enough to call it gone"
        return f"{seen}, not found since {day(missed)} ({who}){doubt}"
    who = _asked(texts(row, "vantages"), number(row, "askings"))
    outcome = text(row, "last_outcome")
    if outcome in _HIDDEN:
        return f"{seen}{', ' if seen else ''}asked {day(asked)}: {_HIDDEN[outcome]} ({who})"
    if not seen:
        return f"asked {day(asked)}, and nothing was learnt ({who})"
    return f"{seen} ({who}){_more(row)}"


def _more(row: Record) -> str:
    edited, back = moment(row, "edited_at"), moment(row, "came_back_at")
    return (f"; edited {day(edited)}" if edited is not None else "") + (
        "; it was not found before, and is there again" if back is not None else ""
    )


def _asked(vantages: tuple[str, ...], askings: int) -> str:
    names = " and ".join(_ASKED.get(one, one) for one in vantages)
    return f"asked of {names}; {askings} asking{'' if askings == 1 else 's'}"


def day(at: datetime) -> str:
    """A day as people say it."""
    return f"{at.day} {_MONTHS[at.month - 1]} {at.year}"
