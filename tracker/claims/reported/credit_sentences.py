"""Sentences that only say who said the one before: "Das teilte die Polizei mit.", "Así lo anunció la alcaldesa."."""

from __future__ import annotations

from typing import Final

from tracker.claims.draft import CueDraft
from tracker.claims.grammar import noun_phrases
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.clauses import first_word, trimmed
from tracker.claims.grammar.complements import complement_of
from tracker.claims.grammar.subjects import subject_of
from tracker.claims.reported.report import ReportedClause, report
from tracker.claims.rules import CLAUSE_THEN_CREDIT, VERB_NOMINAL, Rule
from tracker.claims.speakers.attribution import Attribution, by_verb
from tracker.claims.speakers.authors import author
from tracker.claims.speakers.prepositions import by_preposition
from tracker.claims.speakers.voices import can_speak
from tracker.claims.text.analysis import Hit, Phrase, Scene
from tracker.claims.text.sentences import Sentence

SAYS: Final = frozenset({"say", "tell", "write", "announce", "find", "warn"})
# The verb stands so many tokens behind the words that open the sentence at most.
REACH: Final = 3
REACH_BEHIND_SUBJECT: Final = 10


def credit_of(scene: Scene, sentence: Sentence, rule: Rule) -> Attribution | None:
    """The source that a sentence gives the one before it; None where it says anything else."""
    opened = _opening(scene, sentence)
    if opened < 0 or any(scene.tokens.quote[at] >= 0 for at in range(sentence.first, sentence.last)):
        return None
    if scene.tokens.low[opened] in scene.language.prepositions_of_source:
        found = by_preposition(scene, opened, sentence.last, rule)
        return found if found is not None and found.author is not None else None
    reach = REACH_BEHIND_SUBJECT if scene.language.subject_before_verb else REACH
    # Behind a comma stands an aside, not the verb that has said it.
    spots = range(opened, min(sentence.last, opened + reach) if scene.tokens.low[opened] != "," else opened)
    hit = next((scene.hit_at[at] for at in spots if at in scene.hit_at), None)
    if hit is None and scene.language.adjectives_follow:
        return _by_name(scene, opened, sentence, rule)
    if hit is None or hit.form.type not in SAYS or hit.mode != "finite":
        return None
    if _is_negated(scene, sentence):
        return None
    source = _source(scene, hit, sentence, opened)
    if source is None or source.first <= sentence.first or source.pronoun or _says_more(scene, hit, sentence):
        return None
    found = by_verb(scene, hit, source, rule)
    return found if found.author is not None else None


def _by_name(scene: Scene, opened: int, sentence: Sentence, rule: Rule) -> Attribution | None:
    """ "A dirlo è la sindaca Ada Brun.", "Così il prefetto.": such words, and who it is right behind them."""
    low, language = scene.tokens.low, scene.language
    at = _past_aside(scene, opened, sentence.last)
    while low[at] in language.passives or (at == opened and low[at] in language.linkers):
        at += 1
    source = noun_phrases.after(scene, at, sentence.last)
    if source is None or source.pronoun or (source.first > at and not low[at].isalnum()):
        return None
    following = source.last + 1
    if _has_verb(scene, at, sentence.last):
        return None
    if following < sentence.last and scene.tokens.low[following][0].isalnum() and not _is_where(scene, following):
        return None
    who = author(scene, source, rule) if can_speak(scene, source) else None
    tokens = scene.tokens
    cue = CueDraft(
        tokens.start[sentence.first],
        tokens.end[opened - 1],
        " ".join(tokens.low[sentence.first : opened]),
        "neutral",
        "preposition",
    )
    return Attribution(rule, cue, who, sentence.first, source.last) if who is not None else None


def _past_aside(scene: Scene, at: int, end: int) -> int:
    """ "A dirlo, rispondendo a un collega, è la sindaca": the verb behind an aside, or the token itself."""
    low, passives = scene.tokens.low, scene.language.passives
    if low[at] != ",":
        return at
    return next((here for here in range(at + 1, end) if low[here] in passives and low[here - 1] == ","), at)


def _has_verb(scene: Scene, begin: int, end: int) -> bool:
    """Whether what is left has a verb of its own: no clause that a conjunction or a relative pronoun opens has it
    ("Così il portavoce, dopo che il sindaco ha rifiutato")."""
    opened = False
    for at in range(begin, end):
        if scene.tokens.low[at] == ",":
            opened = False
        opened |= scene.class_at(at) in (wc.SCONJ, wc.REL)
        if not opened and (scene.class_at(at) in wc.FINITE or at in scene.hit_at):
            return True
    return False


def _is_where(scene: Scene, at: int) -> bool:
    """ "… al termine dell'incontro", "… martedì": where and when it was said."""
    word, language = scene.tokens.low[at], scene.language
    return word in language.prepositions or word in language.time_words


def _opening(scene: Scene, sentence: Sentence) -> int:
    """The first token behind the words that open such a sentence, or -1."""
    low, language = scene.tokens.low, scene.language
    tails = language.credits.get(low[sentence.first], ())
    length = noun_phrases.matched(low, sentence.first, tails) if tails else 0
    return sentence.first + length if length else -1


def _is_negated(scene: Scene, sentence: Sentence) -> bool:
    return any(scene.tokens.low[at] in scene.language.negations for at in range(sentence.first, sentence.last))


def _says_more(scene: Scene, hit: Hit, sentence: Sentence) -> bool:
    """Whether the verb has words of its own to report."""
    governed = complement_of(scene, hit, sentence)
    return governed is not None and governed.rule != VERB_NOMINAL


def _source(scene: Scene, hit: Hit, sentence: Sentence, opened: int) -> Phrase | None:
    """The subject, or the document out of which something appears ("geht aus einem Bericht hervor")."""
    low, language = scene.tokens.low, scene.language
    if hit.begin > opened:
        found = subject_of(scene, hit, sentence)
        return found if found is not None and found.first == opened else None
    behind = hit.last + 1
    if low[behind] in language.out_of:
        return noun_phrases.after(scene, behind + 1, sentence.last, any_noun=True)
    found = noun_phrases.after(scene, hit.begin + 1 if hit.auxiliary >= 0 else behind, sentence.last)
    found = found or subject_of(scene, hit, sentence)
    told = found is not None and found.first > sentence.first
    return found if told else _only_voice_behind(scene, hit, sentence)


def _only_voice_behind(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """ "Lo ha detto ai cronisti alla fine della riunione il ministro": past whom, where and when it was told, the one
    phrase that can speak and hangs on nothing."""
    if not scene.language.adjectives_follow or _has_verb(scene, hit.last + 1, sentence.last):
        return None
    phrases = scene.grammar.of(sentence.number).phrases
    free = [one for one in phrases if one.begin > hit.last and one.governor < 0 and one.inside < 0]
    found = [one for one in (Phrase(one.begin, one.until, one.pronoun) for one in free) if can_speak(scene, one)]
    return found[0] if len(found) == 1 and not found[0].pronoun else None


def credited(scene: Scene, sentence: Sentence) -> ReportedClause | None:
    """The report that the whole sentence before `sentence` is, by the credit that `sentence` gives it."""
    if sentence.number == 0 or scene.sentences[sentence.number - 1].paragraph != sentence.paragraph:
        return None
    found = credit_of(scene, sentence, CLAUSE_THEN_CREDIT)
    if found is None:
        return None
    before = scene.sentences[sentence.number - 1]
    first, last = first_word(scene, before), trimmed(scene, before.first, before.last - 1)
    return report(scene, first, last, found, sentence)
