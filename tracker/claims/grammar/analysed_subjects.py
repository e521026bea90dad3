"""Who does what a verb says, as the analysis of its sentence sees it."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar.noun_phrases import after
from tracker.claims.grammar.subjects_by_place import before
from tracker.claims.rules import LIKELY_SUBJECT, SURE_SUBJECT
from tracker.claims.text.analysis import Hit, Phrase, Scene
from tracker.claims.text.sentences import Sentence
from tracker.claims.text.tokens import TERMINALS

# From the comma that opens a relative clause to its verb there are seldom more tokens.
LONGEST_ASIDE: Final = 12


def chosen_of(scene: Scene, hit: Hit, sentence: Sentence) -> tuple[bool, Phrase | None]:
    """Whether the analysis of the sentence is sure of a subject, and which it is."""
    analysis = scene.grammar.of(sentence.number)
    subject = analysis.doer_of(hit.begin, hit.verb)
    phrase = subject.phrase
    if phrase is not None and phrase.relative:
        phrase = analysis.antecedent(phrase)
    if phrase is None or scene.tokens.quote[phrase.head] >= 0 or ":" in scene.tokens.low[phrase.until + 1 : hit.begin]:
        # "Retraites : NP annonce que …": what a headline is about.
        return False, None
    return subject.chance >= SURE_SUBJECT, Phrase(phrase.begin, phrase.until, phrase.pronoun)


def likely_subject(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """The subject that the analysis holds likelier than all others together, sure or not."""
    found = scene.grammar.of(sentence.number).doer_of(hit.begin, hit.verb)
    return chosen_of(scene, hit, sentence)[1] if found.chance >= LIKELY_SUBJECT else None


def subject_behind(scene: Scene, hit: Hit, sentence: Sentence, end: int) -> Phrase | None:
    """The sure subject of a verb, past what stands between them: "sagte bei einem Treffen in Lindau die Leiterin"."""
    sure, chosen = chosen_of(scene, hit, sentence)
    return chosen if sure and chosen is not None and hit.last < chosen.first and chosen.last < end else None


def quoted_subject(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """Who "was quoted as saying" it: the subject of the passive auxiliary before the participle."""
    low, language = scene.tokens.low, scene.language
    if language.verb_second and low[hit.verb + 1] in language.passives:
        # "„…“, wie NP zitiert wird"
        return before(scene, hit.verb, sentence.first)
    for at in range(hit.verb - 1, sentence.first - 1, -1):
        if scene.tokens.quote[at] >= 0:
            return None
        if low[at] not in language.passives:
            continue
        # "“How about that?” Mr. Marsh was quoted as saying": a quotation that ends in a mark is a sentence before.
        analysis = scene.analysis_at(at)
        found = analysis.subject_of(at, hit.verb).phrase if analysis is not None else None
        if found is None or scene.tokens.quote[found.head] >= 0:
            return after(scene, at + 1, hit.verb) if language.verb_second else before(scene, at, sentence.first)
        return Phrase(found.begin, found.until, found.pronoun)
    return None


def sure_subject(scene: Scene, at: int, sentence: Sentence) -> Phrase | None:
    """The subject of the finite verb at a token, where the analysis of the sentence is sure of one."""
    analysis = scene.grammar.of(sentence.number)
    verb = analysis.verb_at(at)
    subject = analysis.doer_of(verb.finite, verb.main) if verb is not None else None
    if subject is None or subject.phrase is None or subject.phrase.relative or subject.chance < SURE_SUBJECT:
        return None
    return Phrase(subject.phrase.begin, subject.phrase.until, subject.phrase.pronoun)


def last_subject(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """The subject of the last finite verb before this one, as the analysis of the sentence sees it."""
    analysis = scene.grammar.of(sentence.number)
    for verb in reversed(analysis.verbs):
        if max(verb.finite, verb.main) < hit.first and not in_aside(scene, verb.left, hit):
            found = analysis.subject_of(verb.finite, verb.main).phrase
            if found is None or found.relative or scene.tokens.quote[found.head] >= 0:
                continue
            if hit.mode != "gerund" or found.begin < hit.first:
                # What stands behind a gerund belongs to it or to a verb of its own clause.
                return Phrase(found.begin, found.until, found.pronoun)
    return None


def in_aside(scene: Scene, verb: int, hit: Hit) -> bool:
    """Whether it stands in a relative clause that a comma closes before the hit: ", which NP first printed, saying"."""
    low, language = scene.tokens.low, scene.language
    if "," not in low[verb + 1 : hit.first]:
        return False
    for at in range(verb - 1, max(verb - 1 - LONGEST_ASIDE, -1), -1):
        if low[at] in language.as_words and (at == 0 or not low[at - 1][0].isalnum()):
            # "As the Courier reported on Thursday, pilots have laughed, noting …".
            return True
        if low[at] == ",":
            return low[at + 1] in language.relatives and low[at + 1] not in language.complementisers
        if low[at] in TERMINALS or scene.tokens.quote[at] >= 0:
            return False
    return False


def before_small(scene: Scene, at: int, sentence: Sentence) -> int:
    """The token at `at`, or the one before the adverbs and conjunctions that end there."""
    small = scene.language.adverbials | scene.language.conjunctions
    while at > sentence.first and scene.tokens.low[at] in small:
        at -= 1
    return at


def governing(scene: Scene, comma: int, sentence: Sentence) -> Hit | None:
    """ "NP respondió que la obra la hizo Tarn, puntualizando que …": the verb whose clause ends in a comma before a
    gerund; its subject says both."""
    low = scene.tokens.low
    if low[comma] != ",":
        return None
    for here in range(comma - 1, sentence.first - 1, -1):
        other = scene.hit_at.get(here)
        if other is not None and other.mode == "finite" and low[other.last + 1] in scene.language.complementisers:
            return other
        if low[here] in TERMINALS or scene.tokens.quote[here] >= 0:
            return None
    return None
