"""Who is quoted, where a verb right behind the quotation says so: "…, said NP", "…, NP said"."""

from __future__ import annotations

from typing import Final

from tracker.claims.direct.behind_quotations import GAP, limit, only_skips
from tracker.claims.direct.unlisted_verbs import opened, unlisted
from tracker.claims.direct.voiced import has_voice
from tracker.claims.grammar import analysed_subjects, noun_phrases, subjects_by_place
from tracker.claims.grammar import word_classes as wc
from tracker.claims.reported.extent import SPEAKS
from tracker.claims.rules import (
    GERUND_AFTER_QUOTE,
    PRONOUN_JOINED_AFTER_QUOTE,
    SUBJECT_VERB_AFTER_QUOTE,
    SUBJECT_VERB_APART,
    VERB_AFTER_QUOTE,
    VERB_SUBJECT_AFTER_QUOTE,
    VERB_SUBJECT_APART,
)
from tracker.claims.speakers.attribution import Attribution, by_verb
from tracker.claims.speakers.titles import is_role
from tracker.claims.text.analysis import Hit, Phrase, Scene
from tracker.claims.text.sentences import Sentence

# Between a quotation and the subject of its verb there are seldom more words than this.
SUBJECT_REACH: Final = 26
DASHES: Final = "–—"
# An adverbial between a verb and its subject has no more words.
PARENTHETIC: Final = 14


def verb_after(scene: Scene, at: int, sentence: Sentence) -> Attribution | None:
    """ ", a déclaré NP", ", said NP", ", NP said", "-t-il": right after the quotation."""
    return opened(scene, at, sentence) or unlisted(scene, at, sentence) or _listed(scene, at, sentence)


def _listed(scene: Scene, at: int, sentence: Sentence) -> Attribution | None:
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    end = limit(scene, at, sentence)
    begin = at + 1
    while begin < end and low[begin] in GAP and low[begin] not in ".:;":
        begin += 1
    crossed = at + 1 >= sentence.last
    follows = begin in scene.hit_at
    announced = (
        _is_announced(scene, at, sentence, end) if crossed else not follows and _is_said_before(scene, at, sentence)
    )
    # "« L'usure du pouvoir » n'explique pas tout": the quoted words are the subject.
    denied = begin == at + 1 < sentence.last and low[begin] in language.negations
    hit = None if announced or denied else _first_hit(scene, begin, min(end, begin + SUBJECT_REACH))
    if hit is not None and hit.mode == "passive" and low[hit.verb] in language.quoted:
        return _quoted(scene, hit, sentence)
    if hit is None or "quote" not in hit.form.frames or hit.mode in ("infinitive", "passive"):
        return None
    if hit.enclitic >= 0 and only_skips(scene, begin, hit.first):
        return by_verb(scene, hit, Phrase(hit.enclitic, hit.enclitic, True), PRONOUN_JOINED_AFTER_QUOTE)
    if hit.mode == "gerund":
        if hit.first != begin:
            return None
        subject = analysed_subjects.last_subject(scene, hit, sentence) or subjects_by_place.subject_of_clause(
            scene, sentence.first, at
        )
        return by_verb(scene, hit, subject, GERUND_AFTER_QUOTE) if subject else None
    # "…, does not reveal who they are": where the subject comes first, a helping verb does not stand before it.
    led = language.subject_before_verb and hit.begin < hit.verb
    if only_skips(scene, begin, hit.first) and not crossed and not led:
        phrase = noun_phrases.after(scene, max(hit.last, hit.first) + 1, end)
        if phrase is not None:
            return by_verb(scene, hit, phrase, VERB_SUBJECT_AFTER_QUOTE)
        if language.dropped_subjects and _stands_alone(scene, hit, end):
            named = _named_behind_whom(scene, hit.last + 1, end) or _role_behind_place(scene, hit, sentence, end)
            return by_verb(scene, hit, named, VERB_SUBJECT_APART if named else VERB_AFTER_QUOTE)
        following = hit.last + 1
        if following < end and phrase is None:
            phrase = _parenthetic_subject(scene, hit, sentence, end)
            if phrase is not None:
                return by_verb(scene, hit, phrase, VERB_SUBJECT_APART)
    return _subject_before_verb(scene, hit, begin, crossed)


def _subject_before_verb(scene: Scene, hit: Hit, begin: int, crossed: bool) -> Attribution | None:
    """ ", NP said" behind the quotation that ends before token `begin`."""
    subject = subjects_by_place.before(scene, hit.first, begin)
    if subject is None or not (begin <= hit.begin < subject.first or _is_in_place(scene, hit, begin, crossed)):
        return None
    if subject.first == begin or only_skips(scene, begin, subject.first):
        return by_verb(scene, hit, subject, SUBJECT_VERB_APART if crossed else SUBJECT_VERB_AFTER_QUOTE)
    near = subject.first - begin <= 8 and not any(
        scene.tokens.low[here] in ",;:" for here in range(begin, subject.first)
    )
    return by_verb(scene, hit, subject, SUBJECT_VERB_APART) if near and not crossed else None


def _is_in_place(scene: Scene, hit: Hit, begin: int, crossed: bool) -> bool:
    """ "„Wer zahlt?“ Die Leiterin fragte das am Montag": in a verb-second language a subject before its verb begins a
    sentence of its own, and is of the quotation only where a word takes that up, or behind the dash of a headline."""
    if not scene.language.verb_second or scene.tokens.low[begin - 1] in DASHES:
        return True
    return crossed and scene.tokens.low[hit.last + 1] in scene.language.takes_up


def _quoted(scene: Scene, hit: Hit, sentence: Sentence) -> Attribution | None:
    """ "“…,” NP was quoted as saying", "„…“, wird NP zitiert": the subject of the passive says it."""
    subject = analysed_subjects.quoted_subject(scene, hit, sentence)
    return by_verb(scene, hit, subject, SUBJECT_VERB_AFTER_QUOTE) if subject is not None else None


def _stands_alone(scene: Scene, hit: Hit, end: int) -> bool:
    """Whether a verb whose subject is left out ends its clause, or only says to whom and where it was said."""
    low, language = scene.tokens.low, scene.language
    following = max(hit.last, hit.until) + 1
    if following >= end or not low[following][0].isalnum() or low[following] in language.time_words:
        return True
    if scene.language.adjectives_follow and hit.form.type == "manner" and low[following] in scene.language.airs:
        # "…, ironizó en Canal Oeste": where it was said.
        return True
    return hit.form.type != "manner" and low[following] in language.prepositions | language.articles


def _named_behind_whom(scene: Scene, at: int, end: int) -> Phrase | None:
    """ "relató a este diario Ana Rivel": a name of two words past the one who was told; a medium may have one itself
    ("a la red Valmar"), so "this" or another noun must stand before it."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    if at + 3 >= end or low[at] not in language.relay_to or low[at + 1] not in language.determiners:
        return None
    name = at + 3
    if not (tokens.upper(name) and tokens.upper(name + 1)) or tokens.upper(at + 2):
        return None
    if low[at + 2] in language.media and low[at + 1] in language.name_particles:
        return None
    return noun_phrases.after(scene, name, end)


def _is_announced(scene: Scene, at: int, sentence: Sentence, end: int) -> bool:
    """ "X asks: “…?” Y answers: “…”": the words behind the quotation announce the next, those before it this one.

    So does a clause before the quotation that ends in its verb ("Tarn had asked, “…?” He went on …").
    """
    low = scene.tokens.low
    if at == sentence.first or low[at - 1] not in (":", ","):
        return False
    verbs = [scene.hit_at[here] for here in range(sentence.first, at) if here in scene.hit_at]
    if low[at - 1] == ",":
        return any(hit.mode == "finite" and hit.form.type in SPEAKS and "quote" in hit.form.frames for hit in verbs)
    return bool(verbs) and end < len(low) and low[end - 1] == ":" and scene.tokens.quote[end] >= 0


def _is_said_before(scene: Scene, at: int, sentence: Sentence) -> bool:
    """ "Lui ha detto: “…”, ma ha aggiunto che …": a colon right behind its verb, and another clause behind."""
    hit = scene.hit_at.get(at - 2) if at - 2 >= sentence.first and scene.tokens.low[at - 1] == ":" else None
    return hit is not None and hit.mode == "finite" and "quote" in hit.form.frames


def _role_behind_place(scene: Scene, hit: Hit, sentence: Sentence, end: int) -> Phrase | None:
    """ "ha detto ai cronisti all'uscita dal tribunale l'ex sindaco Ugo Pelli": a role and a name that end the clause,
    past where and to whom it was said."""
    phrase = _parenthetic_subject(scene, hit, sentence, end)
    if phrase is None or (phrase.last + 1 < end and scene.tokens.low[phrase.last + 1][0].isalnum()):
        return None
    words = range(phrase.first, phrase.last + 1)
    role = any(is_role(scene.tokens.low[at], scene.language) for at in words)
    return phrase if role and any(scene.class_at(at) == wc.PROPN for at in words) else None


def _parenthetic_subject(scene: Scene, hit: Hit, sentence: Sentence, end: int) -> Phrase | None:
    """ "said, with a sigh, the mayor" and "explique dans un entretien le maire": a subject past an adverbial."""
    low, language = scene.tokens.low, scene.language
    if language.verb_second:
        return analysed_subjects.subject_behind(scene, hit, sentence, end)
    at = hit.last + 1
    for here in range(at, min(end, at + PARENTHETIC)):
        if low[here] in language.linkers and scene.class_at(here - 1) == wc.NOUN:
            # "lors d'une conférence de presse"
            continue
        if (
            low[here] in language.determiners
            and low[here - 1] not in language.noun_prepositions
            and low[here - 1] not in language.prepositions
        ):
            phrase = noun_phrases.after(scene, here, end)
            if phrase and has_voice(scene, phrase):
                return phrase
        if (
            scene.tokens.upper(here)
            and not (here > at and scene.tokens.upper(here - 1))
            and low[here - 1] not in language.noun_prepositions
            and low[here - 1] not in language.prepositions
            and low[here - 1] not in language.determiners
        ):
            return noun_phrases.after(scene, here, end)
    return None


def _first_hit(scene: Scene, begin: int, end: int) -> Hit | None:
    for at in range(begin, end):
        hit = scene.hit_at.get(at)
        if hit is not None and hit.first >= begin:
            return hit
        if scene.tokens.low[at] in ";:\n":
            return None
    return None
