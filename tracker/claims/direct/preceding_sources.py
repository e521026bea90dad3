"""Who is quoted, where a verb of the sentence before the quotation says so: "NP said: “…”"."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar import analysed_subjects, subjects
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.opening_clauses import main_clause_behind
from tracker.claims.grammar.word_signs import is_voice
from tracker.claims.rules import QUOTE_INSIDE_REPORTED_CLAUSE, SUBJECT_VERB_BEFORE_QUOTE
from tracker.claims.speakers.attribution import Attribution, by_verb
from tracker.claims.text.analysis import Hit, Scene
from tracker.claims.text.sentences import Sentence

# Words that announce a quotation are no more than these.
ANNOUNCING: Final = 4
# From a relative pronoun to the verb of its clause.
RELATIVE: Final = 8
# Between a verb without subject and its quotation stand "que", or "ayer que", or a colon.
LEFT_OUT: Final = 3


def verb_before(scene: Scene, at: int, sentence: Sentence) -> Attribution | None:
    """ "NP a déclaré : «", "NP said, “", "NP a estimé que … «": the last reporting verb before the quotation."""
    tokens = scene.tokens
    around = _around(scene, at, sentence)
    if around is not None:
        return around
    hit = _last_hit(scene, sentence.first, at)
    announced = announced_at(scene, at)
    quoted = scene.hit_at.get(announced - 1)
    if (
        announced < at
        and quoted is not None
        and quoted.mode == "passive"
        and tokens.low[quoted.verb] in scene.language.quoted
    ):
        # "NP wird mit den Worten zitiert: “": the subject of the passive.
        subject = analysed_subjects.quoted_subject(scene, quoted, sentence)
        return by_verb(scene, quoted, subject, SUBJECT_VERB_BEFORE_QUOTE) if subject is not None else None
    if hit is None or (
        hit.mode == "finite" and main_clause_behind(scene, hit, hit.last + 1, at - 1, sentence) is not None
    ):
        # "While NP defends the plan, her rival turns to insults: “": what somebody else says comes behind the comma.
        return None
    gap = at - hit.last - 1
    close = gap <= 4 or announced < at or tokens.low[at - 1] in scene.language.named_as
    if gap > 0 and announced == at and tokens.low[at - 1] != "," and not ({"clause", "object"} & hit.form.frames):
        return None
    if "quote" not in hit.form.frames and announced == at:
        return None
    subject = subjects.subject_of(scene, hit, sentence)
    if subject is None and not _is_left_out(scene, hit, at):
        return None
    rule = SUBJECT_VERB_BEFORE_QUOTE if close else QUOTE_INSIDE_REPORTED_CLAUSE
    return by_verb(scene, hit, subject, SUBJECT_VERB_BEFORE_QUOTE.without_source() if subject is None else rule)


def _is_left_out(scene: Scene, hit: Hit, at: int) -> bool:
    """ "Añadió que “…”", "Además, señaló: “…”": the subject is left out, and the words right before the quotation open
    it; whoever spoke before goes on."""
    low, language = scene.tokens.low, scene.language
    opens = low[at - 1] == ":" or low[at - 1] in language.complementisers or at - 1 == hit.last
    return language.dropped_subjects and hit.mode == "finite" and opens and at - hit.last <= LEFT_OUT


def _around(scene: Scene, at: int, sentence: Sentence) -> Attribution | None:
    """ "NP hat den Bericht als „…“ bezeichnet", "der ihn als „…“ beschimpfte": the verb ends the clause."""
    hit = scene.hit_at.get(at + 1)
    named = at > sentence.first and scene.tokens.low[at - 1] in scene.language.named_as
    if not named or hit is None or hit.mode != "finite" or "quote" not in hit.form.frames:
        return None
    subject = subjects.subject_of(scene, hit, sentence)
    return by_verb(scene, hit, subject, SUBJECT_VERB_BEFORE_QUOTE) if subject is not None else None


def announced_at(scene: Scene, at: int) -> int:
    """Where what announces the quotation at token `at` begins: its colon, or words for words ("mit den Worten")."""
    low = scene.tokens.low
    end = at - 1 if low[at - 1] == ":" else at
    for first in range(max(0, end - ANNOUNCING), end):
        if any(tuple(low[first + 1 : end]) == tail for tail in scene.language.announcing.get(low[first], ())):
            return first
    return end


def _last_hit(scene: Scene, begin: int, at: int) -> Hit | None:
    """The last verb before `at` whose words can hold a quotation."""
    seen: Hit | None = None
    for here in reversed(scene.places_of_hits(begin, at)):
        hit = scene.hit_at[here]
        if hit is seen or hit.first < begin:
            continue
        if hit.mode != "passive" and not _tells_which(scene, hit, begin, at):
            return hit
        seen = hit
    return None


def _tells_which(scene: Scene, hit: Hit, begin: int, at: int) -> bool:
    """ "A domanda sulle regole che il ministero annuncerà a breve: «…»": the verb of a relative clause whose pronoun is
    its object, and which no colon follows at once, only says which thing is meant."""
    low, language = scene.tokens.low, scene.language
    if not language.adjectives_follow or hit.last + 2 >= at or low[at - 1] != ":":
        return False
    for here in range(hit.begin - 1, max(begin, hit.begin - RELATIVE) - 1, -1):
        if low[here] in ",;:" or scene.tokens.quote[here] >= 0:
            return False
        if low[here] in language.relatives:
            noun = low[here - 1]
            read = scene.class_at(here - 1)
            thing = read == wc.ADJ or (read == wc.NOUN and (noun in language.documents or not is_voice(noun, language)))
            return thing and here < hit.begin - 1 and low[here + 1] in language.articles
    return False
