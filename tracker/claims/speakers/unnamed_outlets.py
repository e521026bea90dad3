"""The outlet that is only called "the paper": the one that the text named before, else perhaps the one that prints it.

A paper that writes "the minister told the newspaper" and has named none means itself, and passes nothing on.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tracker.claims.draft import AuthorDraft, Draft
from tracker.claims.grammar import word_classes as wc
from tracker.claims.speakers.outlets import MEDIA_KINDS, is_by_medium
from tracker.claims.speakers.own_outlet import is_house, telling_words
from tracker.claims.text.analysis import Scene

# "dem Portal harzblick.example": a name in small letters.
HOST: Final = re.compile(r" [\w-]+\.\w{2}")
# In tokens: longer names of outlets are cut.
LONGEST: Final = 6


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet by its name, and the noun by which the text calls it there ("newspaper"), if any."""

    start: int
    end: int
    name: str
    agency: bool
    noun: str = ""


def name_unnamed(scene: Scene, drafts: Sequence[Draft], house: str) -> None:
    """Of the relays that print no name, keeps those that mean an outlet named before them, and says which one."""
    if not any(_noun(scene, relay) for draft in drafts for relay in draft.via):
        return
    named = sorted([*_in_text(scene), *_among(scene, drafts)], key=lambda outlet: outlet.end)
    agencies = _Named([outlet for outlet in named if outlet.agency])
    others = _Named([outlet for outlet in named if not outlet.agency])
    for draft in drafts:
        draft.via = [relay for relay in draft.via if _is_known(scene, relay, agencies, others, house)]


class _Named:
    """Outlets in the order of the text; `alone[i]`: the names up to the i-th may all be of one."""

    def __init__(self, outlets: Sequence[Outlet]) -> None:
        self.outlets = outlets
        self.alone: list[bool] = []
        every, longest = frozenset[str](), frozenset[str]()
        for outlet in outlets:
            words = telling_words(outlet.name) or frozenset({outlet.name})
            every, longest = every | words, max(longest, words, key=len)
            # "Le Phare d'Orvenne", then "Le Phare".
            self.alone.append(every == longest)

    def before(self, place: int) -> tuple[Outlet, bool] | None:
        """The last one before a place, and whether all before it are that one."""
        at = bisect_right(self.outlets, place, key=lambda outlet: outlet.end) - 1
        return (self.outlets[at], self.alone[at]) if at >= 0 else None


def _is_known(scene: Scene, relay: AuthorDraft, agencies: _Named, others: _Named, house: str) -> bool:
    """Whether a relay is another outlet than the document's own; one without a name is called by the name it has."""
    noun, language = _noun(scene, relay), scene.language
    if not noun:
        return True
    found = (agencies if noun in language.agency_nouns else others).before(relay.start)
    if found is None or _is_own(scene, relay) or is_house(found[0].name, house):
        return False
    outlet, alone = found
    stations = language.broadcasters
    relay.resolved = alone and (not outlet.noun or (outlet.noun in stations) == (noun in stations))
    if relay.resolved:
        relay.name, relay.refers_to = outlet.name, ((outlet.start, outlet.end),)
    return True


def _noun(scene: Scene, relay: AuthorDraft) -> str:
    """ "newspaper" of "the newspaper": what a relay is called that is neither named nor described; "" for others."""
    tokens, language = scene.tokens, scene.language
    first, behind = bisect_left(tokens.start, relay.start), bisect_left(tokens.start, relay.end)
    words = [tokens.low[at] for at in range(first, behind) if tokens.low[at] not in language.determiners]
    described = tokens.low[behind] in language.noun_prepositions or HOST.match(scene.text, relay.end)
    if len(words) != 1 or words[0] not in language.outlets or described:
        return ""
    return words[0] if language.nouns_capitalised or not tokens.upper(behind - 1) else ""


def _is_own(scene: Scene, relay: AuthorDraft) -> bool:
    """ "told this newspaper", "unserer Zeitung": so a paper calls itself."""
    tokens = scene.tokens
    first = bisect_left(tokens.start, relay.start)
    own = scene.language.own_outlets
    return tokens.low[first] in own or tokens.low[first - 1] in own


def _among(scene: Scene, drafts: Sequence[Draft]) -> list[Outlet]:
    """Those to which, or by which, something in the text was said, under a name that need show no outlet."""
    found = [relay for draft in drafts for relay in draft.via if relay.kind in MEDIA_KINDS]
    found += [draft.author for draft in drafts if draft.author is not None and is_by_medium(scene, draft.author)]
    return [
        Outlet(one.start, one.end, one.name, one.kind == "agency")
        for one in found
        if not _noun(scene, one) and telling_words(one.name)
    ]


def _in_text(scene: Scene) -> list[Outlet]:
    """The outlets that the text names anywhere, by their marks, a noun beside or in the name, or as an agency."""
    tokens, language = scene.tokens, scene.language
    out = [_outlet(scene, at, at, tokens.low[at - 1]) for at in scene.named]
    agencies = (at for at in range(len(tokens)) if tokens.printed(at, at) in language.agencies)
    out += [_outlet(scene, at, at, "", agency=True) for at in agencies]
    for at in scene.places_of(language.media, 0, len(tokens)):
        found = _behind_noun(scene, at) or _around_noun(scene, at)
        out += [] if found is None else [found]
    return out


def _outlet(scene: Scene, first: int, last: int, noun: str, *, agency: bool = False) -> Outlet:
    tokens, language = scene.tokens, scene.language
    agency = agency or noun in language.agency_nouns
    noun = noun if noun in language.outlets else ""
    return Outlet(tokens.start[first], tokens.end[last], tokens.printed(first, last), agency, noun)


def _behind_noun(scene: Scene, at: int) -> Outlet | None:
    """ "the newspaper Le Phare", "dem Sender NRT": the name right behind the noun for an outlet."""
    tokens, language = scene.tokens, scene.language
    common = language.nouns_capitalised or not tokens.upper(at)
    if tokens.low[at] not in language.outlets or not common or not tokens.upper(at + 1):
        return None
    if tokens.low[at + 1] in language.never_names - language.articles:
        # "told the newspaper Monday".
        return None
    named = not language.nouns_capitalised or scene.class_at(at + 1) == wc.PROPN
    return _outlet(scene, at + 1, _name_ends(scene, at + 1), tokens.low[at]) if named else None


def _around_noun(scene: Scene, at: int) -> Outlet | None:
    """ "the Saltmarsh Gazette", "La Tribune du Val", "Harzer Rundschau": the noun for an outlet in its name."""
    tokens, language = scene.tokens, scene.language
    if not tokens.upper(at) or at == 0 or not tokens.upper(at - 1):
        return None
    if language.adjectives_follow:
        article = tokens.low[at - 1] in language.articles
        return _outlet(scene, at - 1, _name_ends(scene, at), "") if article else None
    if tokens.upper(at + 1):
        return None
    if language.nouns_capitalised:
        return _outlet(scene, at - 1, at, "") if scene.class_at(at - 1) in (wc.ADJ, wc.PROPN) else None
    first = at - 1
    while at - first < LONGEST and tokens.upper(first - 1) and tokens.low[first - 1] not in language.articles:
        first -= 1
    return _outlet(scene, first, at, "")


def _name_ends(scene: Scene, at: int) -> int:
    """The last token of the name in which a token stands: words with capitals, over a preposition between two."""
    tokens, last = scene.tokens, at
    while last - at < LONGEST:
        if tokens.upper(last + 1):
            last += 1
        elif tokens.low[last + 1] in scene.language.linkers and tokens.upper(last + 2):
            last += 2
        else:
            break
    return last
