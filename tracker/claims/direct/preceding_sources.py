"""Who is quoted, where the words of the sentence before the quotation say so: "NP said: …", "dubbed … by NP"."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar import noun_phrases, subjects
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.word_signs import is_voice
from tracker.claims.rules import (
    PASSIVE_WITH_AGENT,
    PASSIVE_WITH_EARLIER_AGENT,
    PASSIVE_WITHOUT_AGENT,
    PREPOSITION_BEFORE_QUOTE,
    QUOTE_INSIDE_REPORTED_CLAUSE,
    SUBJECT_BEFORE_COLON,
    SUBJECT_VERB_BEFORE_QUOTE,
    SURE_SUBJECT,
)
from tracker.claims.speakers.attribution import Attribution, by_preposition, by_verb
from tracker.claims.speakers.authors import author
from tracker.claims.speakers.things import is_thing
from tracker.claims.speakers.titles import is_body, is_role
from tracker.claims.text.analysis import Hit, Phrase, Scene
from tracker.claims.text.sentences import Sentence

# A label stands behind a dash as behind a colon.
DASHES: Final = "–—-"
# A passive as close to its quotation judges it, whoever does.
CLOSE: Final = 3
# Words that announce a quotation are no more than these.
ANNOUNCING: Final = 4


def verb_before(scene: Scene, at: int, sentence: Sentence) -> Attribution | None:
    """ "NP a déclaré : «", "NP said, “", "NP a estimé que … «": the last reporting verb before the quotation."""
    tokens = scene.tokens
    around = _around(scene, at, sentence)
    if around is not None:
        return around
    hit = _last_hit(scene, sentence.first, at)
    announced = _announced_at(scene, at)
    quoted = scene.hit_at.get(announced - 1)
    if (
        announced < at
        and quoted is not None
        and quoted.mode == "passive"
        and tokens.low[quoted.verb] in scene.language.quoted
    ):
        # "NP wird mit den Worten zitiert: “": the subject of the passive.
        subject = subjects.quoted_subject(scene, quoted, sentence)
        return by_verb(scene, quoted, subject, SUBJECT_VERB_BEFORE_QUOTE) if subject is not None else None
    if hit is None:
        return None
    gap = at - hit.last - 1
    close = gap <= 4 or announced < at or tokens.low[at - 1] in scene.language.named_as
    if gap > 0 and announced == at and tokens.low[at - 1] != "," and not ({"clause", "object"} & hit.form.frames):
        return None
    if "quote" not in hit.form.frames and announced == at:
        return None
    subject = subjects.subject_of(scene, hit, sentence)
    if subject is None:
        return None
    rule = SUBJECT_VERB_BEFORE_QUOTE if close else QUOTE_INSIDE_REPORTED_CLAUSE
    return by_verb(scene, hit, subject, rule)


def _around(scene: Scene, at: int, sentence: Sentence) -> Attribution | None:
    """ "NP hat den Bericht als „…“ bezeichnet", "der ihn als „…“ beschimpfte": the verb ends the clause."""
    hit = scene.hit_at.get(at + 1)
    named = at > sentence.first and scene.tokens.low[at - 1] in scene.language.named_as
    if not named or hit is None or hit.mode != "finite" or "quote" not in hit.form.frames:
        return None
    subject = subjects.subject_of(scene, hit, sentence)
    return by_verb(scene, hit, subject, SUBJECT_VERB_BEFORE_QUOTE) if subject is not None else None


def _announced_at(scene: Scene, at: int) -> int:
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
        if hit is seen or hit.first < begin or _is_of_oneself(scene, hit):
            continue
        if hit.mode != "passive":
            return hit
        seen = hit
    return None


def _is_of_oneself(scene: Scene, hit: Hit) -> bool:
    """ "Er müsse sich erklären, …": what somebody has to do is not said yet."""
    reflexive = scene.tokens.low[hit.verb - 1] in scene.language.reflexives
    return scene.language.verb_second and hit.mode == "infinitive" and reflexive


def passive_agent(scene: Scene, at: int, sentence: Sentence) -> Attribution | None:
    """ "qualifié de « … » par NP", "dubbed “…” by NP"."""
    low, language = scene.tokens.low, scene.language
    hit = _passive_hit(scene, sentence.first, at)
    if hit is None:
        return None
    for here in range(at + 1, min(sentence.last, at + 6)):
        if low[here] in language.agent_prepositions:
            phrase = noun_phrases.after(scene, here + 1, sentence.last)
            if phrase is not None:
                return by_verb(scene, hit, phrase, PASSIVE_WITH_AGENT)
    for here in range(hit.last + 1, at):
        if low[here] in language.agent_prepositions:
            phrase = noun_phrases.after(scene, here + 1, at)
            if phrase is not None:
                return by_verb(scene, hit, phrase, PASSIVE_WITH_EARLIER_AGENT)
    opening = _agent_first(scene, sentence, at)
    if opening is not None:
        return by_verb(scene, hit, opening, PASSIVE_WITH_EARLIER_AGENT)
    if hit.form.type == "judge" and abs(at - hit.verb) <= CLOSE:
        return by_verb(scene, hit, None, PASSIVE_WITHOUT_AGENT)
    return None


def _agent_first(scene: Scene, sentence: Sentence, at: int) -> Phrase | None:
    """ "In den Medien war er als „…“ bezeichnet worden", "Kritiker …, wird von der Werft als „…“ bezeichnet": by whom,
    where the participle comes last."""
    low, language = scene.tokens.low, scene.language
    if not language.verb_second:
        return None
    for here in range(at - 1, sentence.first - 1, -1):
        inside = here == sentence.first and low[here] in language.said_in
        if scene.tokens.quote[here] >= 0 or low[here] in ",;:":
            return None
        if not inside and low[here] not in language.agent_prepositions:
            continue
        phrase = noun_phrases.after(scene, here + 1, at)
        if phrase is None or phrase.pronoun:
            continue
        words = range(phrase.first, phrase.last + 1)
        if any(low[word] in language.media for word in words) or (not inside and _is_voiced_agent(scene, phrase)):
            return phrase
    return None


def _is_voiced_agent(scene: Scene, phrase: Phrase) -> bool:
    tokens = scene.tokens
    words = range(phrase.first, phrase.last + 1)
    return any(is_voice(tokens.low[at], scene.language) or scene.class_at(at) == wc.PROPN for at in words)


def _passive_hit(scene: Scene, begin: int, at: int) -> Hit | None:
    for here in (at + 1, *range(at - 1, max(begin, at - 12) - 1, -1)):
        hit = scene.hit_at.get(here)
        if hit is not None and hit.mode == "passive":
            return hit
    return None


def preposition_before(scene: Scene, at: int, sentence: Sentence) -> Attribution | None:
    """ "Selon NP, … « … »"; "selon NP : « … »"."""
    for here in reversed(scene.places_of(scene.language.prepositions_of_source, sentence.first, at)):
        found = by_preposition(scene, here, at, PREPOSITION_BEFORE_QUOTE)
        if found is not None and not _is_inside_clause(scene, here, sentence):
            return found
    return None


def _is_inside_clause(scene: Scene, at: int, sentence: Sentence) -> bool:
    """ "She reacted to it with a “verdict”", "letters to holders calling …": "to" has a view only where it opens."""
    sources, language = scene.language.prepositions_of_source[scene.tokens.low[at]], scene.language
    if not language.subject_before_verb or not all(one.weak for one in sources):
        return False
    opens = at == sentence.first or (at == sentence.first + 1 and scene.class_at(at - 1) not in wc.VERBAL)
    return not opens and scene.tokens.low[at - 1] not in ",;:–—"


def name_before_colon(scene: Scene, at: int, sentence: Sentence) -> Attribution | None:
    """ "Ana Rivel, plus nuancée : «": a colon, and a clause whose subject is a person."""
    announced = _announced_at(scene, at)
    if at == sentence.first or (announced == at and not _is_labelled(scene, at)):
        return None
    whose = _whose_matter(scene, sentence, announced)
    if whose is not None:
        return Attribution(SUBJECT_BEFORE_COLON, None, author(scene, whose, SUBJECT_BEFORE_COLON), whose.first, at - 1)
    subject = _subject_of_last_verb(scene, announced, sentence) if scene.language.verb_second else None
    subject = subject or subjects.subject_of_clause(scene, sentence.first, announced)
    subject = None if subject is None else _whose(scene, subject)
    subject = _praise_of(scene, sentence.first, announced) or subject
    if subject is None or not _is_somebody(scene, subject) or _is_time(scene, subject):
        subject = _subject_of_last_verb(scene, announced, sentence)
    subject = None if subject is None else _behind_opening(scene, subject, at, sentence)
    if subject is not None and _is_governed(scene, subject):
        subject = _behind_governor(scene, subject, at, sentence)
    subject = None if subject is None else _past_object(scene, subject, at)
    subject = _behind_verdict(scene, subject, sentence, announced) or subject
    if subject is None or not _is_somebody(scene, subject) or is_thing(scene, subject):
        return None
    if _is_verdict(scene, subject, sentence):
        return None
    return Attribution(SUBJECT_BEFORE_COLON, None, author(scene, subject, SUBJECT_BEFORE_COLON), subject.first, at - 1)


def _whose_matter(scene: Scene, sentence: Sentence, end: int) -> Phrase | None:
    """ "Für den Trainer Odo Farn ist das Spiel noch weit weg: “": for whom it is so says it."""
    language = scene.language
    if not language.verb_second or scene.tokens.low[sentence.first] not in language.for_whom:
        return None
    phrase = noun_phrases.after(scene, sentence.first + 1, end)
    voiced = phrase is not None and any(
        is_role(scene.tokens.low[at], language) or scene.class_at(at) == wc.PROPN
        for at in range(phrase.first, phrase.last + 1)
    )
    return phrase if voiced else None


def _is_governed(scene: Scene, subject: Phrase) -> bool:
    """ "Für NP kein Thema: “", "Diesen Preis zahlt er: “": a preposition or an object opens it."""
    word, language = scene.tokens.low[subject.first], scene.language
    if not language.verb_second or subject.pronoun:
        return False
    return (
        word in language.oblique or word in (language.noun_prepositions | language.prepositions) - language.determiners
    )


def _is_verdict(scene: Scene, subject: Phrase, sentence: Sentence) -> bool:
    """ "Lapidario il commento del giudice: «": its capital is that of the sentence, and an article stands behind it."""
    tokens, language = scene.tokens, scene.language
    if not language.dropped_subjects or subject.pronoun or subject.first != sentence.first:
        return False
    words = range(subject.first, subject.last + 1)
    if any(tokens.upper(at) for at in words[1:]) or _names_voice(scene, subject):
        return False
    following = tokens.low[subject.last + 1]
    return following in language.definite or following in language.adversatives


def _names_voice(scene: Scene, phrase: Phrase) -> bool:
    return any(is_voice(scene.tokens.low[at], scene.language) for at in range(phrase.first, phrase.last + 1))


def _behind_verdict(scene: Scene, subject: Phrase | None, sentence: Sentence, colon: int) -> Phrase | None:
    """ "Durissimo il capogruppo Ugo Remi: «", "Di diverso avviso la preside: «", "A chiedere chiarezza è NP: «": where
    subjects are left out, a judgement or an infinitive may open the sentence, and who it is of stands last."""
    low, language = scene.tokens.low, scene.language
    if not language.dropped_subjects or low[colon] != ":":
        return None
    if subject is not None and subject.first > sentence.first and _is_voiced(scene, subject):
        return None
    opens = low[sentence.first] in language.prepositions | language.noun_prepositions
    if subject is not None and _is_voiced(scene, subject) and not opens:
        return None
    for at in range(sentence.first + 1, colon):
        small = low[at - 1] in language.prepositions or low[at - 1] in language.noun_prepositions
        if low[at] not in language.definite or low[at] in language.prepositions or small:
            continue
        phrase = noun_phrases.after(scene, at, colon)
        if phrase is None or phrase.pronoun or phrase.last + 1 != colon or not _is_voiced(scene, phrase):
            continue
        verbs = [here for here in range(sentence.first, at) if scene.class_at(here) in wc.FINITE]
        # "Ha incontrato il sindaco: «": a verb of its own has an object; "A parlare è il sindaco" has none.
        return phrase if all(low[here] in language.passives and here == at - 1 for here in verbs) else None
    return None


def _past_object(scene: Scene, subject: Phrase, at: int) -> Phrase | None:
    """Of "Jede Schuld weist NP von sich: “" who stands behind the verb, where what opens the sentence is no voice."""
    language = scene.language
    if not language.verb_second or subject.pronoun or _is_voiced(scene, subject):
        return subject
    behind = noun_phrases.after(scene, subject.last + 2, at) if scene.class_at(subject.last + 1) in wc.FINITE else None
    return behind if behind is not None and not behind.pronoun and _is_voiced(scene, behind) else subject


def _is_voiced(scene: Scene, phrase: Phrase) -> bool:
    tokens, language = scene.tokens, scene.language
    words = range(phrase.first, phrase.last + 1)
    if any(tokens.low[at] in language.oblique for at in words[:1]):
        return False
    return any(is_voice(tokens.low[at], language) or scene.class_at(at) == wc.PROPN for at in words)


def _behind_governor(scene: Scene, subject: Phrase, at: int, sentence: Sentence) -> Phrase | None:
    """Whose matter it is behind the preposition ("für NP"), or of an object the subject of its verb."""
    if scene.tokens.low[subject.first] in scene.language.oblique:
        return _subject_of_last_verb(scene, at, sentence)
    return noun_phrases.after(scene, subject.first + 1, at)


def _behind_opening(scene: Scene, subject: Phrase, at: int, sentence: Sentence) -> Phrase | None:
    """The subject without the verb or adjective that opens the sentence with a capital: "Comenta Ada Brun: “",
    "Furioso il sindaco: «"."""
    language, first = scene.language, subject.first
    if first != sentence.first or not language.adjectives_follow or subject.pronoun:
        return subject
    word, following = scene.tokens.low[first], scene.tokens.low[first + 1]
    opens = scene.tokens.upper(first + 1) and (word in language.cues or scene.class_at(first) in wc.VERBAL)
    if opens and subject.last > first:
        return Phrase(first + 1, subject.last)
    if scene.class_at(first) not in (wc.ADJ, wc.PARTICIPLE) or subject.last > first:
        return subject
    return noun_phrases.after(scene, first + 1, at) if following in language.definite else None


def _is_labelled(scene: Scene, at: int) -> bool:
    """ "Ana Tarsi – Não vai.": an answer of a printed interview, behind a dash and without marks."""
    number = scene.tokens.quote[at] if at < len(scene.tokens) else -1
    quote = scene.quotes[number] if number >= 0 else None
    return scene.tokens.low[at - 1] in DASHES and quote is not None and quote.start == quote.inner_start


def _is_time(scene: Scene, phrase: Phrase) -> bool:
    """ "Two years prior,": no subject, but a measure."""
    words = range(phrase.first, phrase.last + 1)
    counted = scene.class_at(phrase.first) == wc.NUM and not any(
        is_voice(scene.tokens.low[at], scene.language) for at in words
    )
    return counted or any(scene.tokens.low[at] in scene.language.time_words for at in words)


def _whose(scene: Scene, subject: Phrase) -> Phrase:
    """Whose words are announced: of "Her answer: “" hers; else the subject itself.

    Answers do not speak. Of 60 English authors of real articles one was "His response", as if a person's name.
    """
    tokens, language = scene.tokens, scene.language
    for at in range(subject.first, min(subject.first + 2, subject.last)):
        if tokens.low[at] in language.possessives and _are_words(scene, at + 1, subject.last):
            return Phrase(at, at, pronoun=True)
    return subject


def _praise_of(scene: Scene, first: int, colon: int) -> Phrase | None:
    """Whose words they are: of "L'elogio di Ana Rivel: “", "La réponse du maire : “" who stands behind "of"."""
    tokens, language = scene.tokens, scene.language
    if not language.adjectives_follow or first + 3 >= colon:
        return None
    at = next((at for at in range(first + 1, colon - 1) if tokens.low[at] in language.linkers), -1)
    if at < 0 or at - first > ANNOUNCING or tokens.low[at - 1] not in language.utterances:
        return None
    found = noun_phrases.after(scene, at + 1, colon, any_noun=True)
    return found if found is not None and found.last + 1 == colon else None


def _are_words(scene: Scene, first: int, last: int) -> bool:
    """Whether [first, last] are common words, none of them for a person or a body."""
    language, tokens = scene.language, scene.tokens
    return not any(
        is_role(tokens.low[at], language)
        or is_body(tokens.low[at], language)
        or (tokens.upper(at) and not language.nouns_capitalised)
        or scene.class_at(at) == wc.PROPN
        for at in range(first, last + 1)
    )


def _is_somebody(scene: Scene, phrase: Phrase) -> bool:
    """Whether a name, a voice or a pronoun is in it; "Her" of "Her answer: “" has its capital from the sentence."""
    owned = scene.tokens.low[phrase.first] in scene.language.possessives
    words = range(phrase.first + owned, phrase.last + 1)
    return phrase.pronoun or any(
        scene.tokens.upper(at) or is_voice(scene.tokens.low[at], scene.language) for at in words
    )


def _subject_of_last_verb(scene: Scene, at: int, sentence: Sentence) -> Phrase | None:
    """ "Mit dabei war auch Karl Munde: „": the subject of the verb before the colon, where the analysis is sure."""
    analysis = scene.grammar.of(sentence.number)
    verbs = [verb for verb in analysis.verbs if max(verb.finite, verb.main) < at]
    if not verbs:
        return None
    subject = analysis.subject_of(verbs[-1].finite, verbs[-1].main)
    phrase = subject.phrase
    if phrase is None or phrase.relative or phrase.pronoun or subject.chance < SURE_SUBJECT or phrase.until >= at:
        return None
    return Phrase(phrase.begin, phrase.until)
