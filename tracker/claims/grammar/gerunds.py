"""Who does what a gerund right behind a noun says: "a poll showing …", "Tarn saying …", "her remarks praising …"."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar import noun_phrases
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.phrases import NounPhrase
from tracker.claims.grammar.word_signs import is_document, is_voice
from tracker.claims.text.analysis import Hit, Phrase, Scene
from tracker.claims.text.sentences import Sentence

NOUNS: Final = frozenset({wc.NOUN, wc.PROPN})
# Between "criticized" and "for saying" stand so many tokens at most.
REACH: Final = 12


def bearer(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """The noun right before a gerund, without a comma, where that one does what it says; None where the subject of the
    sentence does.

    A text is brought out by who "issued a statement saying …"; one behind a preposition ("after a poll showing …")
    speaks for itself. Somebody behind "to", "in" or "on" was told or was there.
    """
    low, language = scene.tokens.low, scene.language
    at = hit.verb - 1
    if hit.mode != "gerund" or not language.receiving or at <= sentence.first:
        return None
    if low[at] in language.blaming:
        return _blamed(scene, at, sentence)
    if scene.class_at(at) not in NOUNS or low[at] in language.time_words or low[at] in language.units:
        return None
    phrases = [one for one in scene.grammar.of(sentence.number).phrases if not one.pronoun and one.first <= at]
    sent = next((one for one in phrases if one.last in (at, hit.verb)), None)
    if sent is not None and sent.governor >= 0 and low[sent.governor] in language.senders:
        # The gerund may have been read into the phrase.
        return Phrase(sent.begin, at) if _is_text(scene, sent.governor - 1) else None
    found = next((one for one in phrases if one.last == at), None)
    governor = low[found.governor] if found is not None and found.governor >= 0 else ""
    if found is None or governor in language.receiving:
        return None
    if low[found.first] in language.possessives:
        # "The hall was full, her friends saying …"; "Ada Brun shook her head saying …".
        apart = low[found.first - 1] == "," and is_voice(low[at], language)
        return Phrase(found.begin, found.last) if apart else None
    return _who(scene, found, governor)


def follows(scene: Scene, hit: Hit, subject: Phrase | None, sentence: Sentence) -> bool:
    """Whether a gerund says what follows from what is told, or what a picture shows, and nobody says it: "prices rose,
    confirming that …", "a film showing her …". Behind a verb of saying it is the speaker's, and a text is brought out
    by whoever is the subject. Where the subject is left out, such a gerund says what was considered, and by nobody
    ("Decidieron ir, considerando que …")."""
    low, language, before = scene.tokens.low, scene.language, hit.first - 1
    if hit.mode != "gerund" or hit.form.lemma not in language.results or before <= sentence.first:
        return False
    if low[before] == ",":
        words = range(sentence.first, before)
        # "The guild issued a statement, confirming that …"
        spoken = any(scene.tokens.quote[at] >= 0 or _is_text(scene, at) for at in words)
        left_out = subject is None or not language.dropped_subjects
        return left_out and not spoken and not scene.places_of_hits(sentence.first, before)
    if subject is None or subject.last >= before or scene.class_at(before) != wc.NOUN:
        return False
    phrase = scene.grammar.of(sentence.number).phrase_at(before)
    there = phrase is not None and phrase.governor >= 0 and low[phrase.governor] in language.receiving
    return there or not is_document(low[before], language)


def _is_text(scene: Scene, at: int) -> bool:
    """Whether the word names what is written or said: "a statement from", "a letter by"."""
    low, language = scene.tokens.low, scene.language
    return is_document(low[at], language) or low[at] in language.occasions


def _who(scene: Scene, found: NounPhrase, governor: str) -> Phrase | None:
    low, language, at = scene.tokens.low, scene.language, found.last
    if found.begin < found.first - 1 and low[found.first - 1] in language.genitives:
        # "Tarn's remarks praising the board".
        return None if scene.class_at(found.begin) in wc.VERBAL else Phrase(found.begin, found.first - 2)
    if any(low[at].removesuffix(ending) in language.occasions for ending in ("", *language.plural_endings)):
        return None
    if scene.tokens.upper(at):
        told = not governor and scene.class_at(found.first - 1) in wc.VERBAL
        return None if told else Phrase(found.begin, found.last)
    return Phrase(found.first, found.last) if governor and is_voice(low[at], language) else None


def _blamed(scene: Scene, at: int, sentence: Sentence) -> Phrase | None:
    """ "Tarn criticized Brun for saying that …": whom a verb of judging has for its object."""
    for here in range(at - 1, max(at - REACH, sentence.first), -1):
        judged = scene.hit_at.get(here)
        if judged is not None and judged.form.type == "judge" and judged.mode in ("finite", "gerund", "infinitive"):
            found = noun_phrases.after(scene, judged.last + 1, at)
            return found if found is not None and found.last == at - 1 else None
        if judged is not None or scene.tokens.low[here] in ",;:":
            return None
    return None
