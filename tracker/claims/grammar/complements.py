"""What a reporting verb governs: where the clause, question, infinitive or noun phrase begins that it reports."""

from __future__ import annotations

from typing import NamedTuple

from tracker.claims.grammar import noun_phrases
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.adverbials import past_time
from tracker.claims.grammar.clauses import REACH, begins_clause
from tracker.claims.grammar.complementisers import clause_start, is_reflexive
from tracker.claims.grammar.infinitives import infinitive_start
from tracker.claims.grammar.objects import is_naming, nominal_object, says_of_oneself
from tracker.claims.grammar.word_signs import is_voice
from tracker.claims.rules import (
    SAYS_OF_ONESELF,
    VERB_BARE_CLAUSE,
    VERB_CLAUSE,
    VERB_INFINITIVE,
    VERB_NAMING,
    VERB_NOMINAL,
    VERB_QUESTION,
    Rule,
)
from tracker.claims.speakers.titles import is_role
from tracker.claims.text.analysis import Hit, Scene
from tracker.claims.text.sentences import Sentence


class Complement(NamedTuple):
    """What a verb governs: its first token, and the rule that reports it."""

    first: int
    rule: Rule


def complement_of(scene: Scene, hit: Hit, sentence: Sentence) -> Complement | None:
    """What the verb governs; None where it governs nothing that is reported."""
    tokens, language = scene.tokens, scene.language
    low, frames = tokens.low, hit.form.frames
    end = sentence.last
    begin = max(hit.last, hit.first) + 1
    if begin >= end:
        return None
    limit = min(end, begin + REACH)
    oneself = hit.verb + 1 if hit.form.tail and not hit.form.loose else begin
    if says_of_oneself(scene, hit, oneself):
        return Complement(oneself, SAYS_OF_ONESELF)
    if "infinitive" in frames and (hit.mode != "passive" or language.verb_second):
        start = infinitive_start(scene, hit, begin, limit)
        if start >= 0:
            return Complement(start, VERB_INFINITIVE)
    if hit.form.type == "judge" and hit.mode != "infinitive" and is_naming(scene, begin, limit):
        return Complement(begin, VERB_NAMING)
    nominal = nominal_object(scene, hit, begin, limit)
    if nominal >= 0 and _is_only_judged(scene, hit, nominal, sentence):
        nominal = -1
    if nominal >= 0 and hit.form.type != "find":
        return Complement(nominal, VERB_NOMINAL)
    asked = _past_listener(scene, begin, limit) if hit.form.type in ("tell", "ask") else begin
    if hit.form.type == "ask":
        asked = past_time(scene, asked, limit)
    if (
        low[asked] in language.questions
        and not _compares(scene, asked)
        and not is_reflexive(scene, asked)
        and {"wh", "clause"} & frames
        and low[asked] not in language.complementisers
    ):
        return Complement(asked, VERB_QUESTION)
    clause = "clause" in frames and not _waits(scene, hit, begin)
    start = clause_start(scene, hit, begin, limit, end) if clause else -1
    if start >= 0:
        return Complement(start, VERB_CLAUSE)
    if "bare" in frames and (
        hit.mode in ("finite", "gerund") or (language.marker_belongs and hit.mode == "infinitive")
    ):
        start = -1 if _is_of_noun(scene, hit) else _bare_start(scene, hit, begin, end)
        if start >= 0:
            return Complement(start, VERB_BARE_CLAUSE)
    # What is found is more often a clause than a thing.
    return Complement(nominal, VERB_NOMINAL) if nominal >= 0 else None


def _waits(scene: Scene, hit: Hit, begin: int) -> bool:
    """ "Esperar a que pase": to wait is not to hope."""
    low, language = scene.tokens.low, scene.language
    to = low[begin] in language.relay_to and low[begin] in language.infinitive_markers
    return hit.form.type == "think" and to and low[begin + 1] in language.complementisers


def _is_only_judged(scene: Scene, hit: Hit, begin: int, sentence: Sentence) -> bool:
    """ "kritisierte den Plan": what German verbs judge is hardly ever taken for what was said, unless it is quoted."""
    if hit.form.type != "judge" or not scene.language.verb_second:
        return False
    return all(scene.tokens.quote[at] < 0 for at in range(begin, sentence.last))


def _compares(scene: Scene, at: int) -> bool:
    """ "Lobte sie genauso wie die Anwältin": without a comma "wie" opens no question."""
    low, language = scene.tokens.low, scene.language
    return language.verb_second and low[at] in language.as_words and low[at - 1] not in ",:"


def _past_listener(scene: Scene, begin: int, limit: int) -> int:
    """The first token behind whom it was told; `begin` where nobody is named."""
    low, language = scene.tokens.low, scene.language
    if low[begin] in language.object_pronouns and low[begin] not in language.determiners:
        return min(begin + 1, limit - 1)
    phrase = noun_phrases.after(scene, begin, limit)
    return begin if phrase is None or phrase.pronoun else min(phrase.last + 1, limit - 1)


def _is_of_noun(scene: Scene, hit: Hit) -> bool:
    """ "The decision to declare the need comes late": an infinitive that says what a noun is about reports nothing."""
    noun = hit.first - 2 if scene.tokens.low[hit.first - 1] in scene.language.infinitive_markers else hit.first - 1
    if hit.mode != "infinitive" or not scene.language.marker_belongs or noun < 0:
        return False
    word, language = scene.tokens.low[noun], scene.language
    somebody = (is_voice(word, language) and word not in language.documents) or is_role(word, language)
    return scene.class_at(noun) == wc.NOUN and not somebody


def _bare_start(scene: Scene, hit: Hit, begin: int, end: int) -> int:
    """The start of a clause without complementiser, past when and to whom it was said; or -1."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    at = begin
    if language.verb_second:
        comma = next(
            (here for here in range(begin, min(end, begin + REACH)) if low[here] in ",:" or tokens.quote[here] >= 0), -1
        )
        return comma + 1 if comma >= 0 and low[comma] in ",:" and begins_clause(scene, comma + 1, end) else -1
    if hit.form.type == "tell":
        if low[at] in language.object_pronouns and low[at] not in language.determiners:
            at += 1
        else:
            phrase = noun_phrases.after(scene, at, end)
            if phrase is None or phrase.pronoun:
                return -1
            at = phrase.last + 1
    at = past_time(scene, at, end)
    owned = not language.saying or hit.form.lemma in language.saying
    if at >= end or not begins_clause(scene, at, end, owned=owned) or _is_of_next_report(scene, at, end):
        return -1
    return at


def _is_of_next_report(scene: Scene, at: int, end: int) -> bool:
    """ "A rappelé la règle et NP a assuré que …": an object, and behind "and" another report with its own subject."""
    low, language = scene.tokens.low, scene.language
    if not language.adjectives_follow:
        return False
    other = next((scene.hit_at[here] for here in range(at, end) if here in scene.hit_at), None)
    if other is None or other.mode != "finite" or low[min(other.last + 1, end - 1)] not in language.complementisers:
        return False
    return any(low[here] in language.conjunctions for here in range(at, other.begin))
