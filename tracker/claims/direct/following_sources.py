"""Who is quoted, where the words right behind the quotation say so: "…, said NP", "…, according to NP"."""

from __future__ import annotations

from typing import Final

from tracker.claims.draft import CueDraft
from tracker.claims.grammar import noun_phrases, subjects
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.word_signs import is_voice
from tracker.claims.reported.extent import SPEAKS
from tracker.claims.rules import (
    GERUND_AFTER_QUOTE,
    POSTPOSITION,
    PREPOSITION_AFTER_QUOTE,
    PRONOUN_JOINED_AFTER_QUOTE,
    SUBJECT_VERB_AFTER_QUOTE,
    SUBJECT_VERB_APART,
    VERB_AFTER_QUOTE,
    VERB_SUBJECT_AFTER_QUOTE,
    VERB_SUBJECT_APART,
    VERB_SUBJECT_UNLISTED,
)
from tracker.claims.speakers.attribution import Attribution, by_preposition, by_verb, preposition_at
from tracker.claims.speakers.authors import author
from tracker.claims.speakers.names import person_name
from tracker.claims.speakers.titles import is_role
from tracker.claims.text.analysis import Hit, Phrase, Scene
from tracker.claims.text.sentences import Sentence

# Between a quotation and the subject of its verb there are seldom more words than this.
SUBJECT_REACH: Final = 26
# A quotation of so many words before a comma is a sentence of its own.
OWN_WORDS: Final = 4
# An adverbial between a verb and its subject has no more words.
PARENTHETIC: Final = 14
GAP: Final = frozenset(",-–—.?!…:;")


def verb_after(scene: Scene, index: int, at: int, sentence: Sentence) -> Attribution | None:
    """ ", a déclaré NP", ", said NP", ", NP said", "-t-il": right after the quotation."""
    return _opened(scene, at, sentence) or _unlisted(scene, at, sentence) or _listed(scene, at, sentence)


def _opened(scene: Scene, at: int, sentence: Sentence) -> Attribution | None:
    """ "Mit den Worten „…“ eröffnete NP die Messe": who does anything with these words says them."""
    low, language, first = scene.tokens.low, scene.language, sentence.first
    first = next((here + 1 for here in range(at - 1, first, -1) if low[here] == ":"), first)
    tails = language.announcing.get(low[first], ()) if language.verb_second else ()
    if not any(tuple(low[first + 1 : at]) == tail for tail in tails):
        return None
    verb = at + 1 + (low[at + 1] == ",")
    begin = verb + 1 + (low[verb + 1] in language.reflexives)
    if begin >= sentence.last or verb in scene.hit_at or not low[verb].isalpha() or scene.tokens.upper(verb):
        return None
    phrase = noun_phrases.after(scene, begin, _limit(scene, at, sentence))
    if phrase is None or phrase.first != begin or low[begin] in language.oblique:
        return None
    who = author(scene, phrase, VERB_SUBJECT_UNLISTED)
    return Attribution(VERB_SUBJECT_UNLISTED, None, who, verb, phrase.last) if who is not None else None


def _listed(scene: Scene, at: int, sentence: Sentence) -> Attribution | None:
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    end = _limit(scene, at, sentence)
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
        subject = subjects.last_subject(scene, hit, sentence) or subjects.subject_of_clause(scene, sentence.first, at)
        return by_verb(scene, hit, subject, GERUND_AFTER_QUOTE) if subject else None
    if only_skips(scene, begin, hit.first) and not crossed:
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
    subject = subjects.before(scene, hit.first, begin)
    if subject is not None and (subject.first == begin or only_skips(scene, begin, subject.first)):
        return by_verb(scene, hit, subject, SUBJECT_VERB_APART if crossed else SUBJECT_VERB_AFTER_QUOTE)
    if (
        subject is not None
        and not crossed
        and subject.first - begin <= 8
        and not any(low[here] in ",;:" for here in range(begin, subject.first))
    ):
        return by_verb(scene, hit, subject, SUBJECT_VERB_APART)
    return None


def _unlisted(scene: Scene, at: int, sentence: Sentence) -> Attribution | None:
    """ "„…“, begründet NP die Entscheidung": where a verb is second, what stands behind it says the quotation."""
    tokens, language = scene.tokens, scene.language
    quote = scene.quotes[tokens.quote[at]]
    words = len(scene.text[quote.inner_start : quote.inner_end].split())
    begin = at + 2
    if not language.verb_second or tokens.low[at + 1] != "," or begin >= sentence.last or words < OWN_WORDS:
        return None
    if scene.class_at(begin) not in wc.FINITE or tokens.upper(begin) or begin in scene.hit_at:
        return None
    if tokens.low[begin] in language.prepositions_of_source:
        return None
    if tokens.low[begin] in language.adverbials and not _helps_to_say(scene, begin, sentence):
        return None
    phrase = noun_phrases.after(scene, begin + 1, _limit(scene, at, sentence))
    if phrase is None or phrase.first != begin + 1 or tokens.low[phrase.first] in language.oblique:
        return None
    voiced = any(is_voice(tokens.low[word], language) for word in range(phrase.first, phrase.last + 1))
    if not voiced and person_name(scene, phrase.first, phrase.last) is None:
        return None
    who = author(scene, phrase, VERB_SUBJECT_UNLISTED)
    return Attribution(VERB_SUBJECT_UNLISTED, None, who, begin, phrase.last) if who is not None else None


def _helps_to_say(scene: Scene, at: int, sentence: Sentence) -> bool:
    """ "„…“, hatte NP in einem Interview erklärt": an auxiliary whose verb of saying ends the clause."""
    hits = (scene.hit_at[here] for here in scene.places_of_hits(at + 1, sentence.last))
    return any(hit.auxiliary == at and "quote" in hit.form.frames for hit in hits)


def _quoted(scene: Scene, hit: Hit, sentence: Sentence) -> Attribution | None:
    """ "“…,” NP was quoted as saying", "„…“, wird NP zitiert": the subject of the passive says it."""
    subject = subjects.quoted_subject(scene, hit, sentence)
    return by_verb(scene, hit, subject, SUBJECT_VERB_AFTER_QUOTE) if subject is not None else None


def _limit(scene: Scene, at: int, sentence: Sentence) -> int:
    """The end of what can be said about the quotation at token `at`: the next quotation or the sentence's end.

    After a quotation that ends in a question or exclamation mark, its sentence may go on: "Why?" Ann Lee asked.
    """
    tokens = scene.tokens
    end = sentence.last
    if at + 1 == end:
        quote = scene.quotes[tokens.quote[at]]
        follower = next_sentence(scene, at)
        if follower is not None and tokens.text[quote.inner_end - 1] in "?!…":
            end = follower.last
    return next((here for here in range(at + 1, end) if tokens.quote[here] >= 0), end)


def next_sentence(scene: Scene, at: int) -> Sentence | None:
    """The sentence behind that of the quotation at token `at`, in the same paragraph."""
    index = scene.sentence_of_quote[scene.tokens.quote[at]] + 1
    if index < len(scene.sentences) and scene.sentences[index].paragraph == scene.sentences[index - 1].paragraph:
        return scene.sentences[index]
    return None


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
        return subjects.subject_behind(scene, hit, sentence, end)
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
            if phrase and any(is_voice(low[word], language) for word in range(phrase.first, phrase.last + 1)):
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


def only_skips(scene: Scene, begin: int, end: int) -> bool:
    """Whether nothing but adverbs and marks stands at the tokens [begin, end)."""
    low, language = scene.tokens.low, scene.language
    return all(low[here] in language.adverbials or low[here] in GAP for here in range(begin, end))


def preposition_after(scene: Scene, at: int, sentence: Sentence) -> Attribution | None:
    """ ", selon NP", "according to NP" right after the quotation."""
    low = scene.tokens.low
    end = _limit(scene, at, sentence) if at + 1 < sentence.last else sentence.last
    here = at + 1
    while here < end and low[here] in GAP and low[here] not in ".:;":
        here += 1
    for start in range(here, min(end, here + 12)):
        if low[start] in scene.language.prepositions_of_source:
            if start == at + 1 and _is_receiver(scene, at, start, end):
                continue
            found = by_preposition(scene, start, end, PREPOSITION_AFTER_QUOTE)
            if found is not None and (start == here or low[start - 1] == ","):
                return found
    return _postposition(scene, here, end)


def _is_receiver(scene: Scene, at: int, start: int, end: int) -> bool:
    """ "gave “clear signs” to its allies": to whom, of the verb before the quotation, which no mark closes."""
    found = preposition_at(scene, start, end)
    quote = scene.quotes[scene.tokens.quote[at]]
    return found is not None and found[1] and scene.text[quote.inner_end - 1] not in ",."


def _postposition(scene: Scene, begin: int, end: int) -> Attribution | None:
    """ "der Zeitung zufolge"."""
    low, language = scene.tokens.low, scene.language
    for here in range(begin + 1, min(end, begin + 12)):
        if low[here] in language.postpositions:
            phrase = noun_phrases.after(scene, begin, here)
            if phrase is not None and phrase.last == here - 1:
                return _by_word(scene, phrase, here)
    return None


def _by_word(scene: Scene, phrase: Phrase, cue: int) -> Attribution:
    """An attribution whose cue is one word behind the source."""
    tokens = scene.tokens
    words = CueDraft(tokens.start[cue], tokens.end[cue], tokens.low[cue], "neutral", "preposition")
    return Attribution(POSTPOSITION, words, author(scene, phrase, POSTPOSITION), phrase.first, cue)
