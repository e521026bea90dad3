"""What the occurrences of a statement agree on, and what they do not: stated, never decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tracker.report.view import ClaimView
from tracker.report.when import interval


@dataclass(frozen=True, slots=True)
class Agreement:
    """Sentences on what is common to all occurrences, and on what is not."""

    agreed: tuple[str, ...]
    disputed: tuple[str, ...]


def agreement(claims: Sequence[ClaimView], *, author_disputed: bool = False) -> Agreement:
    """Author and time, compared over the occurrences (at least one).

    Several persons may say the same; `author_disputed` is set where a check found that the words can be one's only.
    """
    agreed: list[str] = []
    disputed: list[str] = []
    who, named = _authors(claims)
    for sentence, common in ((who, named and not author_disputed), _times(claims)):
        if sentence:
            (agreed if common else disputed).append(sentence)
    return Agreement(tuple(agreed), tuple(disputed))


def voices(claims: Sequence[ClaimView]) -> list[tuple[str, str, int]]:
    """(name, kind, occurrences) of each voice, the most frequent first; one party under several names is one voice.

    Its name is the fullest of those that persons have, since an account or a pronoun says less.
    """
    parties: dict[str, list[ClaimView]] = {}
    for claim in claims:
        if claim.who is not None:
            parties.setdefault(claim.party_id, []).append(claim)
    found = [(*_named(held), len(held)) for held in parties.values()]
    return sorted(found, key=lambda voice: (-voice[2], voice[0]))


def _named(claims: Sequence[ClaimView]) -> tuple[str, str]:
    names = [claim.who for claim in claims if claim.who is not None]
    best = max(names, key=lambda who: (who.kind == "person", who.resolved, len(who.name), who.name))
    return best.name, best.kind


def _authors(claims: Sequence[ClaimView]) -> tuple[str, bool]:
    found = voices(claims)
    unnamed = sum(1 for claim in claims if claim.who is None)
    without = f"; {unnamed} name nobody" if unnamed else ""
    if not found:
        return "No occurrence names who said it.", False
    if len(found) == 1:
        name, kind, times = found[0]
        return f"{_of(times, len(claims))} it to {name} ({kind}){without}.", not unnamed
    told = ", ".join(f"{name} ({kind}, {times})" for name, kind, times in found)
    return f"{len(found)} voices say it: {told}{without}.", True


def _of(times: int, total: int) -> str:
    if total == 1:
        return "The one occurrence gives"
    return f"All {total} occurrences give" if times == total else f"{times} of {total} occurrences give"


def _times(claims: Sequence[ClaimView]) -> tuple[str, bool]:
    """Whether the times at which it is said to have been said have a moment in common."""
    told = [claim.said for claim in claims if claim.said is not None and claim.said.basis != "publication"]
    if not told:
        return "", True
    earliest, latest = max(when.earliest for when in told), min(when.latest for when in told)
    if earliest <= latest:
        narrowest = min(told, key=lambda when: (when.latest - when.earliest, when.words))
        if len(told) == 1:
            return f"One of {len(claims)} says when: {narrowest.words} ({narrowest.how}).", True
        number = f"{len(told)} of {len(claims)} say when" if len(told) < len(claims) else "All say when"
        return f"{number}, and agree: {narrowest.words} ({narrowest.how}).", True
    days = Counter(when.words for when in told)
    given = "; ".join(f"{words} ({times})" for words, times in days.most_common(6))
    return f"The times given have no moment in common: {given}.", False


def spread(claims: Sequence[ClaimView]) -> str:
    """From the first to the last time at which it was said or reported, in words."""
    told = [claim.said for claim in claims if claim.said is not None]
    said = [when for when in told if when.basis != "publication"]
    if not told:
        return "not known"
    if not said:
        return "reported on " + _range(told[0].words, [(one.earliest, one.latest) for one in told])
    narrowest = min(said, key=lambda when: (when.latest - when.earliest, when.earliest))
    times = [(one.earliest, one.latest) for one in said]
    return f"said {_range(narrowest.words, times)}" + ("" if _common(times) else "; the times given disagree")


def _range(words: str, times: Sequence[tuple[datetime, datetime]]) -> str:
    return (
        words if _common(times) else interval(min(first for first, _ in times), max(last for _, last in times), "day")
    )


def _common(times: Sequence[tuple[datetime, datetime]]) -> bool:
    """Whether the times have a moment in common."""
    return max(first for first, _ in times) <= min(last for _, last in times)
