"""What two claims are to each other: the same, opposed in one thing, rather not the same, or nothing. Pure."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Literal

from tracker.linking.conflicts import Conflict, Difference, differences
from tracker.linking.features import MEANING, across, meaning, within
from tracker.linking.meanings import Meanings
from tracker.linking.model import NAMES, Way, model
from tracker.linking.near_copies import CHANCE, near_copy
from tracker.linking.profiles import Profile

Relation = Literal["same_post", "verbatim", "translation", "paraphrase"]

# Texts shorter than this get no verdict by similarity: "Yes we can" and "No we cannot" share most of their words. But
# a piece of at least two words may be cut out of what another outlet quotes whole ("nothing but rust"): of five such
# pairs of 14 events that the model links, with no other speaker named, all five were the same words.
SHORTEST, SHORTEST_PIECE = 4, 2
# Below this share of the shorter text's words in common nothing is the same words.
LEAST_SHARED = 0.6
# The least chance of a link, where nine of ten are right: of the annotated pairs, judged by weights of other events,
# .911 from .55 on. A statement asks for more (statements.py), so a link between two of them may be no likelier than so.
# Of pairs between outlets of 614 articles from .55 to .7 two of three were right as they were read, above four of five.
# Then in two languages, each invented world judged by the weights of the other: .90 from .7 on, .87 from .65 on. Then
# of a pair that is kept as a doubt.
LINKED, LINKED_ABROAD, DOUBTED = 0.55, 0.7, 0.02
# The same words: that share of all telling words, or a run that makes up that share of the shorter claim.
_SAME_WORDS, _IN_RUN = 0.6, 0.75
_QUOTED = frozenset({"direct", "mixed", "post"})
_OTHER_AUTHOR = "other author"
# What one thing apart must be the same as, before it is called a contradiction.
_BUT_FOR_IT: dict[Conflict, float] = {"numbers": 0.5, "dates": 0.5, "negation": 0.45}
# In two languages chances are smaller. In both invented worlds all pairs of different things lie below.
_BUT_FOR_IT_ABROAD = 0.42
_RENDERED = 0.3
# In two languages two people's quotations are the same words only where the whole texts mean the same. Of such pairs of
# both invented worlds that are one remark in two mouths, six of seven mean at least .73 the same, of two remarks about
# one thing the likest .36, and of one remark with and without its "not" .72: those are contradictions before.
_SAME_MEANING = 0.65
# What a quotation beside a post must share with it to count as the post's words: of the development world's true ones
# the least meant .63 of the same, of the false ones the most .50.
_RENDERED_WORDS, _RENDERED_COGNATES, _RENDERED_MEANING = 0.5, 0.1, 0.55


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims with their features, and the chance that they say the same.

    The encoder is asked about two languages alone: within one it added nothing to the words (of 368 pairs that say the
    same .519 were found instead of .516, with precision .838 and .830), and costs ten times all the rest.
    """

    one: Profile
    two: Profile
    way: Way
    values: tuple[float, ...]
    chance: float
    near_copy: bool = False

    @property
    def abroad(self) -> bool:
        """Whether the claims are in two languages."""
        return self.one.text.language != self.two.text.language

    def value(self, name: str) -> float:
        """One feature by its name."""
        return self.values[NAMES[self.way].index(name)]

    def but_for(self, *names: str) -> float:
        """The chance if the claims did not differ in these features."""
        places = {NAMES[self.way].index(name) for name in names}
        return model(self.way).chance([0.0 if at in places else value for at, value in enumerate(self.values)])


def compared(one: Profile, two: Profile, *, meanings: Meanings | None = None) -> Pair:
    """A pair compared by its words, numbers, names, authors and days; in two languages by its meaning too, where
    `meanings` are given."""
    if one.text.language != two.text.language:
        return _abroad(one, two, meanings)
    values = within(one, two)
    chance, near = model("words").chance(values), near_copy(one, two)
    return Pair(one, two, "words", values, max(chance, CHANCE) if near else chance, near)


def _abroad(one: Profile, two: Profile, meanings: Meanings | None) -> Pair:
    way: Way = "words abroad"
    values = across(one, two)
    if meanings is not None:
        way = "meaning abroad"
        values = (*values, *meaning(one, two, meanings, values[NAMES[way].index("cognates")]))
    return Pair(one, two, way, values, model(way).chance(values))


@dataclass(frozen=True, slots=True)
class Verdict:
    """A relation, a conflict, or (neither) a doubt, with its chance in [0, 1], the method and the evidence as JSON."""

    relation: Relation | None
    conflict: Conflict | None
    score: float
    method: str
    evidence: str


def decide(pair: Pair, meanings: Meanings, *, beside: bool = False) -> Verdict | None:
    """What two claims of one event are to each other; None where they are nothing worth keeping.

    `beside`: one is quoted as the words of the post that the other is, so that less likeness shows a change.
    """
    if not beside and _short(pair) and not _cut_out(pair):
        return None
    for difference in differences(pair.one, pair.two, meanings):
        chance = pair.but_for(*difference.features)
        least = _BUT_FOR_IT_ABROAD if pair.abroad else _BUT_FOR_IT[difference.conflict]
        if chance >= (_RENDERED if beside else least) or (beside and pair.abroad and may_render(pair)):
            return Verdict(None, difference.conflict, round(chance, 4), pair.way, _evidence(pair, difference))
    # Whose words they are is then what is in question, and says nothing against their being the same.
    chance = pair.but_for(_OTHER_AUTHOR) if _in_two_mouths(pair) else pair.chance
    if chance < DOUBTED or _side_by_side(pair):
        return None
    relation = _relation(pair) if chance >= (LINKED_ABROAD if pair.abroad else LINKED) else None
    return Verdict(relation, None, round(chance, 4), pair.way, _evidence(pair))


def _in_two_mouths(pair: Pair) -> bool:
    """Whether two people are quoted with what in two languages means the same throughout."""
    two = pair.way == "meaning abroad" and {pair.one.claim.kind, pair.two.claim.kind} <= _QUOTED
    return two and bool(pair.value(_OTHER_AUTHOR)) and pair.value("meaning") >= _SAME_MEANING


def may_render(pair: Pair) -> bool:
    """Whether the words of a quotation do not speak against its being those of the post beside it."""
    if not pair.abroad:
        return pair.value("share") >= _RENDERED_WORDS
    if pair.way == "words abroad":
        return pair.value("cognates") >= _RENDERED_COGNATES or pair.value("numbers shared") > 0
    return max(pair.value("meaning"), pair.value("meaning of clauses")) >= _RENDERED_MEANING


def _relation(pair: Pair) -> Relation:
    if pair.abroad:
        both = {pair.one.claim.kind, pair.two.claim.kind} <= _QUOTED
        one = not pair.value(_OTHER_AUTHOR) or _in_two_mouths(pair)
        return "translation" if both and one else "paraphrase"
    return "verbatim" if same_words(pair) else "paraphrase"


def _side_by_side(pair: Pair) -> bool:
    """Whether one article lets two people speak, or one account posts twice, in other words: they are two things.

    Of 13 such pairs of people in real news 3 said the same, of 22 of one speaker 13.
    """
    one, two = pair.one.claim, pair.two.claim
    people = one.document_id == two.document_id and "post" not in (one.kind, two.kind) and pair.value(_OTHER_AUTHOR)
    posts = one.post is not None and two.post is not None and one.post != two.post and one.author_id == two.author_id
    return bool(people or (posts and not pair.abroad)) and not same_words(pair)


def _short(pair: Pair) -> bool:
    return min(len(pair.one.text.stems), len(pair.two.text.stems)) < SHORTEST


def _cut_out(pair: Pair) -> bool:
    """Whether two outlets quote, one of them whole and the other only some words in a row, and nobody else is named."""
    one, two = pair.one.claim, pair.two.claim
    quoted = {one.kind, two.kind} <= _QUOTED and one.document_id != two.document_id
    shortest = min(len(pair.one.text.stems), len(pair.two.text.stems))
    likely = shortest >= SHORTEST_PIECE and not pair.abroad and pair.chance >= LINKED and not pair.value(_OTHER_AUTHOR)
    return quoted and likely and pair.value("share in run") >= 1


def same_words(pair: Pair) -> bool:
    """Whether two claims of one language are the same words, but for a few."""
    if pair.near_copy:
        return True
    return not pair.abroad and (pair.value("jaccard") >= _SAME_WORDS or pair.value("share in run") >= _IN_RUN)


def _evidence(pair: Pair, difference: Difference | None = None) -> str:
    """The features that are there, and what differs."""
    names = NAMES[pair.way]
    shown = ("jaccard", "share", "cognates", "share in run", *MEANING[:2], "numbers shared", "names shared", "days")
    facts: dict[str, object] = {
        name: round(pair.values[names.index(name)], 3) for name in shown if name in names and pair.value(name)
    }
    if pair.value("same author"):
        facts["author"] = "same"
    if difference is not None:
        facts[difference.conflict] = [list(difference.one), list(difference.two)]
    return json.dumps(facts, ensure_ascii=False)
