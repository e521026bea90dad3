"""Headlines that quote without marks: "Halm: The mill will open again"."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar import subjects_by_place
from tracker.claims.grammar.clauses import SHORTEST
from tracker.claims.grammar.word_signs import is_name
from tracker.claims.reported.report import ReportedClause
from tracker.claims.rules import Rule
from tracker.claims.sentence_rules.base import SentenceRule
from tracker.claims.speakers.attribution import Attribution
from tracker.claims.speakers.authors import author
from tracker.claims.speakers.titles import is_role
from tracker.claims.text.analysis import Phrase, Scene
from tracker.claims.text.sentences import Sentence

RULE: Final = Rule("heading-colon", "report", "NP: …", "a headline with its speaker before the colon", 0.7)
# Tokens of the longest name that a headline sets before its colon ("Prime Minister Odo Farrant").
LONGEST_NAME: Final = 5
# A headline is shorter than this, in tokens.
LONGEST_HEADLINE: Final = 30


def reported(scene: Scene, sentence: Sentence) -> ReportedClause | None:
    """The clause behind a name and a colon in the first line of a text.

    The name must come back in the text, as a surname does: "Update: …" and "Video: …" do not.
    """
    tokens = scene.tokens
    first, last = sentence.first, sentence.last - 1
    if sentence.number > 0 or last - first > LONGEST_HEADLINE or sentence.last >= len(tokens):
        return None
    if tokens.low[sentence.last] != "\n":
        return None
    last -= tokens.low[last] == "."
    colon = next((at for at in range(first + 1, min(last, first + LONGEST_NAME + 1)) if tokens.low[at] == ":"), -1)
    if colon < 0 or last - colon <= SHORTEST or not is_name(scene, first, colon - 1):
        return None
    if tokens.quote[colon + 1] >= 0 or not _comes_back(scene, colon - 1, sentence.last):
        return None
    if _is_topic(scene, colon, last):
        return None
    who = author(scene, Phrase(first, colon - 1), RULE)
    return ReportedClause(colon + 1, last, Attribution(RULE, None, who, first, colon), sentence)


def _is_topic(scene: Scene, colon: int, last: int) -> bool:
    """ "Port Act: Halm says she is ready": behind the colon somebody else speaks, so that before it stands of what."""
    hits = (scene.hit_at[at] for at in scene.places_of_hits(colon + 1, last + 1))
    hit = next((one for one in hits if one.mode == "finite"), None)
    subject = subjects_by_place.before(scene, hit.begin, colon + 1) if hit is not None else None
    return subject is not None and subject.first == colon + 1 and not subject.pronoun


def _comes_back(scene: Scene, name: int, begin: int) -> bool:
    """Whether the word at `name` stands again, capitalised and inside a sentence, from token `begin` on.

    A place stands behind a preposition wherever it comes back ("Orvenne: …", "in Orvenne"); who speaks does not. A word
    that the text has in lower case as well is a noun ("Harbour Debates: …").
    """
    tokens, language = scene.tokens, scene.language
    word = tokens.low[name]
    places = [at for at in range(begin + 1, len(tokens)) if tokens.low[at] == word]
    if not is_role(word, language) and not language.nouns_capitalised and not all(tokens.upper(at) for at in places):
        return False
    return any(
        tokens.upper(at)
        and tokens.low[at - 1][0].isalnum()
        and tokens.low[at - 1] not in language.prepositions
        and tokens.low[at - 1] not in language.noun_prepositions
        for at in places
    )


SENTENCE_RULE: Final = SentenceRule(RULE, reported=reported)
