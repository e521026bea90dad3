"""Where what is said ends: at the end of the sentence, or where the narrator or another speaker takes over."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar import moods, subjects_by_place
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.as_clauses import as_clause_at
from tracker.claims.grammar.clauses import ends_in_comma, is_clause, is_closer
from tracker.claims.grammar.complements import complement_of
from tracker.claims.grammar.noun_phrases import matched
from tracker.claims.grammar.word_signs import looks_finite
from tracker.claims.reported.parentheticals import parenthetical
from tracker.claims.rules import (
    SOURCE_PREPOSITION,
    VERB_BARE_CLAUSE,
    VERB_CLAUSE,
    VERB_INFINITIVE,
    VERB_NAMING,
    VERB_QUESTION,
)
from tracker.claims.speakers.outlets import is_medium
from tracker.claims.speakers.prepositions import by_preposition
from tracker.claims.text.analysis import Hit, Scene
from tracker.claims.text.sentences import Sentence

# What a verb behind "and" must govern to be a second report and no part of the first.
CLAUSES: Final = (VERB_CLAUSE,)
# A second report behind "but" has its verb within so many words, and it is one of speaking.
TURN: Final = 8
# Behind "and" and its verb, quoted words begin within so many tokens ("et dénonce « … »", "y contestó con un “…”").
QUOTE_BEHIND: Final = 3
SPEAKS: Final = frozenset({"say", "tell", "ask", "write"})
ANYTHING: Final = (VERB_CLAUSE, VERB_BARE_CLAUSE, VERB_INFINITIVE, VERB_QUESTION, VERB_NAMING)


def content_end(scene: Scene, own: Hit, start: int, sentence: Sentence, hits: list[Hit]) -> int:
    """The last token of the content that begins at `start` and that the verb `own` governs."""
    last = sentence.last - 1
    for hit in hits:
        if hit.first > start:
            stop = _other_report(scene, own, hit, start, sentence)
            if stop >= start:
                last = min(last, stop)
                break
    last = _narrators_turn(scene, start, last)
    while last > start and is_closer(scene, start, last):
        last -= 1
    return last


def _other_report(scene: Scene, own: Hit, hit: Hit, start: int, sentence: Sentence) -> int:
    """The last token before another report that is no part of this one; -1 when the verb makes none."""
    low, language = scene.tokens.low, scene.language
    before = hit.first - 1
    if hit.mode == "gerund" and low[before] == ",":
        return before
    if hit.mode == own.mode == "gerund" and low[before] in language.conjunctions:
        return before - 1
    turn = _contrast(scene, hit, start)
    if turn > start + 1:
        return turn - 2
    if hit.mode == "infinitive" and language.adjectives_follow and low[hit.last + 1] in language.complementisers:
        # "…, antes de agregar que …": another report of the same speaker.
        small = language.prepositions | language.linkers | language.adverbials | language.not_complementising
        while before > start and low[before] in small:
            before -= 1
        if low[before] == "," and before < hit.first - 1:
            return before - 1
        before = hit.first - 1
    joint = _joint(scene, hit, start)
    if hit.mode == "finite" and low[joint] in language.conjunctions and _governs_anew(scene, own, hit, sentence):
        return joint - 1
    if hit.mode == "finite" and language.subject_before_verb:
        subject = subjects_by_place.before(scene, hit.first, start)
        joint = subject.first - 1 if subject is not None else -1
        if (
            joint > start + 1
            and low[joint] in language.conjunctions | language.adversatives
            and low[joint - 1] in ",–—-"
        ):
            return joint - 2
        if joint > start + 1 and low[joint] in language.relatives and low[joint - 1] == ",":
            return joint - 2
    beside = parenthetical(scene, hit, sentence)
    if beside is None or beside.first - 1 <= start:
        return -1
    return beside.first - (1 if scene.tokens.quote[beside.first - 1] >= 0 else 2)


def _joint(scene: Scene, hit: Hit, start: int) -> int:
    """The token before the verb; in the Romance languages, behind a whole clause, the one before its own subject
    ("dijo que la obra sigue y ella respondió que no")."""
    language, before = scene.language, hit.first - 1
    analysis = scene.analysis_at(before)
    if analysis is None or not language.adjectives_follow or hit.form.type not in SPEAKS:
        return before
    subject = next((one for one in analysis.phrases if one.until == before), None)
    if (
        subject is None
        or subject.begin - 1 <= start
        or scene.tokens.low[subject.begin - 1] not in language.conjunctions
    ):
        return before
    return subject.begin - 1 if is_clause(scene, start, subject.begin - 1) else before


def _governs_anew(scene: Scene, own: Hit, hit: Hit, sentence: Sentence) -> bool:
    """Whether the verb behind "and" says something of its own: a clause, or words quoted right behind it.

    Where "that" is repeated in what goes on ("et que …"), a verb without it goes back to who speaks.
    """
    language = scene.language
    governed = complement_of(scene, hit, sentence)
    kinds = ANYTHING if language.marker_belongs or language.verb_second else CLAUSES
    if governed is not None and governed.rule in kinds:
        return True
    if language.marker_belongs or language.verb_second or own.form.type not in SPEAKS:
        return False
    if scene.tokens.low[hit.begin].endswith(language.conditional_endings):
        # "qu'il partirait et demanderait à …" goes on with what was said.
        return False
    if governed is not None and governed.rule == VERB_INFINITIVE:
        return True
    spots = range(hit.last + 1, min(sentence.last, hit.last + 1 + QUOTE_BEHIND))
    return "quote" in hit.form.frames and any(scene.tokens.quote[at] >= 0 for at in spots)


def _contrast(scene: Scene, hit: Hit, start: int) -> int:
    """Where ", while NP said" hands over to another speaker; -1 when the verb does not stand in such a clause."""
    low, language = scene.tokens.low, scene.language
    if hit.mode != "finite" or hit.form.type not in SPEAKS:
        return -1
    meanwhile = language.at_once
    for at in range(hit.first - 1, start, -1):
        if low[at - 1] == "," and (low[at] in language.contrasts or matched(low, at, meanwhile.get(low[at], ()))):
            return at
        if not low[at][0].isalnum() and scene.tokens.quote[at] < 0:
            return -1
    return -1


def before_other_speaker(scene: Scene, start: int, last: int) -> int:
    """The last token before ", while NP said" or ", but NP says" in what begins at `start`; `last` without one."""
    low, language = scene.tokens.low, scene.language
    for hit in scene.hits:
        if not start < hit.first <= last or hit.mode != "finite" or hit.form.type not in SPEAKS:
            continue
        turn = _contrast(scene, hit, start)
        if turn < 0 and low[hit.last + 1] in language.complementisers:
            turn = next((at for at in range(hit.first - 1, start, -1) if low[at] in language.adversatives), -1)
        if turn > start + 1 and low[turn - 1] == ",":
            return turn - 2
    return last


def _names_source(scene: Scene, at: int, last: int) -> bool:
    """ ", according to NP" up to the end: the narrator's own source, not what was said."""
    language = scene.language
    tails = language.prepositions_of_source.get(scene.tokens.low[at], ())
    if not any(not tail.weak for tail in tails):
        return False
    found = by_preposition(scene, at, last + 1, SOURCE_PREPOSITION)
    # "que le projet était, selon elle, « prématuré »" goes on behind its comma.
    goes_on = found is not None and found.last < last - 1 and scene.tokens.low[found.last + 1] == ","
    return found is not None and not (goes_on and found.author is not None and found.author.pronoun)


def _is_passed_on(scene: Scene, at: int) -> bool:
    """ "…, según ha recogido la agencia Norfax": the medium through which the narrator knows what was said."""
    if scene.tokens.low[at] not in scene.language.as_words or not scene.language.adjectives_follow:
        return False
    clause = as_clause_at(scene, at, scene.sentences[scene.number_at(at)])
    return clause is not None and clause.source is not None and is_medium(scene, clause.source)


def _narrators_turn(scene: Scene, start: int, last: int) -> int:
    """The last token before ", but that was not so", a semicolon, or a colon that opens a quotation."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    for at in range(start + 2, last):
        if low[at] == "," and (_names_source(scene, at + 1, last) or _is_passed_on(scene, at + 1)):
            return at - 1
        if low[at] in "–—" and _comments(scene, start, at, last):
            return at - 1
        if low[at] == ";" or (low[at] == ":" and tokens.quote[at + 1] >= 0):
            return at - 1
        if low[at] in language.conjunctions and _goes_back(scene, start, at, last):
            return at - 1 if low[at - 1] != "," else at - 2
        if low[at] in language.adversatives and _turns(scene, at, last):
            return at - 1 if low[at - 1] not in ",-–—" else at - 2
    return last


def _goes_back(scene: Scene, start: int, at: int, last: int) -> bool:
    """ "Sie sagte, er werde nicht gewählt, und verwies auf die Zahlen": where verbs come second, a finite verb right
    behind "und" is that of a main clause; in another mood than the report it is the narrator's."""
    language, verb = scene.language, at + 1
    if not language.mood_marks or verb >= last or scene.class_at(verb) not in wc.FINITE or scene.tokens.upper(verb):
        return False
    if not scene.tokens.low[verb + 1][0].isalnum() or moods.reports(scene, verb):
        # "Dass er komme und bleibe.": the last verb of a clause.
        return False
    comma = next((here for here in range(at - 2, start - 1, -1) if scene.tokens.low[here] == ","), start - 1)
    opens = scene.tokens.low[comma + 1]
    inside = range(comma + 1, at)
    told = any(moods.reports(scene, here) for here in inside)
    return told and (opens not in language.relatives or opens in language.articles)


def _comments(scene: Scene, start: int, dash: int, last: int) -> bool:
    """Whether the dash opens the narrator's comment on what was said: the only one, and behind it no clause. What goes
    on with "and" or a quotation was said too."""
    tokens = scene.tokens
    if tokens.quote[dash + 1] >= 0 or tokens.low[dash + 1] in scene.language.conjunctions:
        return False
    apart = tokens.start[dash] > tokens.end[dash - 1]
    alone = all(tokens.low[at] not in "–—" for at in range(start, last + 1) if at != dash)
    return apart and alone and not is_clause(scene, dash + 1, last + 1)


def _turns(scene: Scene, at: int, last: int) -> bool:
    """Whether "but" gives the floor back to the narrator.

    Where "that" is repeated in what goes on ("mais que …"), its absence shows the narrator. English does not repeat it:
    there what follows goes on with what was said (23 of 38 in the annotated news), unless it reports again.
    """
    low, language = scene.tokens.low, scene.language
    if not language.subject_before_verb:
        if looks_finite(scene, at + 1):
            return True
        return low[at - 1] == "," and not (
            low[at + 1] in language.complementisers or low[at + 1] in language.adverbials
        )
    for here in range(at + 1, min(last, at + TURN)):
        if low[here] == "," or low[here] in language.complementisers:
            return False
        hit = scene.hit_at.get(here)
        if hit is not None:
            return hit.mode == "finite" and hit.form.type in SPEAKS
    return False


def before_comma(scene: Scene, start: int, last: int) -> int:
    """The last token before the comma that ends a subordinate clause."""
    low, conjunctions = scene.tokens.low, scene.language.conjunctions
    for at in range(start + 1, last):
        if low[at] == "," and at >= start + 3:
            return at - 1
        if low[at] != "," and ends_in_comma(scene, at) and low[at + 1] not in conjunctions:
            return at
    return last
