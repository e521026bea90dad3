"""Who is quoted: a cascade of named rules for each quotation, most certain first."""

from __future__ import annotations

from typing import Final

from tracker.claims.draft import CueDraft
from tracker.claims.grammar import noun_phrases, subjects
from tracker.claims.rules import (
    CREDIT_LINE,
    GERUND_AFTER_QUOTE,
    PASSIVE_WITH_AGENT,
    PASSIVE_WITH_EARLIER_AGENT,
    PASSIVE_WITHOUT_AGENT,
    POSTPOSITION,
    PREPOSITION_AFTER_QUOTE,
    PREPOSITION_BEFORE_QUOTE,
    PRONOUN_JOINED_AFTER_QUOTE,
    QUOTE_INSIDE_REPORTED_CLAUSE,
    SUBJECT_BEFORE_COLON,
    SUBJECT_VERB_AFTER_QUOTE,
    SUBJECT_VERB_APART,
    SUBJECT_VERB_BEFORE_QUOTE,
    VERB_AFTER_QUOTE,
    VERB_SUBJECT_AFTER_QUOTE,
    VERB_SUBJECT_APART,
)
from tracker.claims.speakers.attribution import Attribution, by_preposition, by_verb
from tracker.claims.speakers.authors import author
from tracker.claims.text.analysis import Hit, Phrase, Scene
from tracker.claims.text.sentences import Sentence
from tracker.claims.text.tokens import BREAK

# Between a quotation and the subject of its verb there are seldom more words than this.
SUBJECT_REACH: Final = 26
CLOSE: Final = 3
DASHES: Final = frozenset("—–―-")
GAP: Final = frozenset(",-–—.?!…:;")


def attribute(scene: Scene, index: int) -> Attribution | None:
    """The source of quotation `index`, from the sentence it stands in and what follows it."""
    at = scene.token_of_quote[index]
    sentence = scene.sentences[scene.sentence_of_quote[index]]
    return (
        _verb_after(scene, index, at, sentence)
        or _preposition_after(scene, at, sentence)
        or _verb_before(scene, at, sentence)
        or _passive_agent(scene, at, sentence)
        or _preposition_before(scene, at, sentence)
        or _name_before_colon(scene, at, sentence)
        or _credit_line(scene, at)
        or _announced(scene, index, at, sentence)
    )


def _credit_line(scene: Scene, at: int) -> Attribution | None:
    """ "“…” — Ana Rivel": a dash and a name that end the line."""
    tokens = scene.tokens
    first = at + 2
    if first >= len(tokens) or tokens.low[at + 1] not in DASHES or not tokens.upper(first):
        return None
    phrase = noun_phrases.after(scene, first, min(len(tokens), first + SUBJECT_REACH))
    if phrase is None or phrase.pronoun:
        return None
    following = phrase.last + 1
    if following < len(tokens) and tokens.low[following] not in (BREAK, ".") and tokens.quote[following] < 0:
        return None
    return Attribution(CREDIT_LINE, None, author(scene, phrase, CREDIT_LINE), at + 1, phrase.last)


def _announced(scene: Scene, index: int, at: int, sentence: Sentence) -> Attribution | None:
    """ "He wrote:" at the end of the paragraph before: a colon announces the quotation that follows."""
    number = scene.sentence_of_quote[index]
    if at != sentence.first or number == 0:
        return None
    before = scene.sentences[number - 1]
    if scene.tokens.low[before.last - 1] != ":":
        return None
    return _verb_before(scene, before.last, before) or _name_before_colon(scene, before.last, before)


def _limit(scene: Scene, at: int, sentence: Sentence) -> int:
    """The end of what can be said about the quotation at token `at`: the next quotation or the sentence's end.

    After a quotation that ends in a question or exclamation mark, its sentence may go on: "Why?" Ann Lee asked.
    """
    tokens = scene.tokens
    end = sentence.last
    if at + 1 == end:
        quote = scene.quotes[tokens.quote[at]]
        follower = _next_sentence(scene, at)
        if follower is not None and tokens.text[quote.inner_end - 1] in "?!…":
            end = follower.last
    return next((here for here in range(at + 1, end) if tokens.quote[here] >= 0), end)


def _next_sentence(scene: Scene, at: int) -> Sentence | None:
    index = scene.sentence_of_quote[scene.tokens.quote[at]] + 1
    if index < len(scene.sentences) and scene.sentences[index].paragraph == scene.sentences[index - 1].paragraph:
        return scene.sentences[index]
    return None


def _verb_after(scene: Scene, index: int, at: int, sentence: Sentence) -> Attribution | None:
    """ ", a déclaré NP", ", said NP", ", NP said", "-t-il": right after the quotation."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    end = _limit(scene, at, sentence)
    begin = at + 1
    while begin < end and low[begin] in GAP and low[begin] not in ".:;":
        begin += 1
    crossed = at + 1 >= sentence.last
    hit = _first_hit(scene, begin, min(end, begin + SUBJECT_REACH))
    if hit is None or "quote" not in hit.form.frames or hit.mode in ("infinitive", "passive"):
        return None
    if hit.enclitic >= 0 and _only_skips(scene, begin, hit.first):
        return by_verb(scene, hit, Phrase(hit.enclitic, hit.enclitic, True), PRONOUN_JOINED_AFTER_QUOTE)
    if hit.mode == "gerund":
        if hit.first != begin:
            return None
        subject = subjects.subject_of_clause(scene, sentence.first, at)
        return by_verb(scene, hit, subject, GERUND_AFTER_QUOTE) if subject else None
    if _only_skips(scene, begin, hit.first) and not crossed:
        phrase = noun_phrases.after(scene, max(hit.last, hit.first) + 1, end)
        if phrase is not None and not (phrase.pronoun and hit.until >= 0):
            return by_verb(scene, hit, phrase, VERB_SUBJECT_AFTER_QUOTE)
        if language.dropped_subjects and _stands_alone(scene, hit, end):
            return by_verb(scene, hit, None, VERB_AFTER_QUOTE)
        following = hit.last + 1
        if following < end and phrase is None and not language.verb_second:
            phrase = _parenthetic_subject(scene, following, end)
            if phrase is not None:
                return by_verb(scene, hit, phrase, VERB_SUBJECT_APART)
    subject = subjects.before(scene, hit.first, begin)
    if subject is not None and (subject.first == begin or _only_skips(scene, begin, subject.first)):
        return by_verb(scene, hit, subject, SUBJECT_VERB_APART if crossed else SUBJECT_VERB_AFTER_QUOTE)
    if (
        subject is not None
        and not crossed
        and subject.first - begin <= 8
        and not any(low[here] in ",;:" for here in range(begin, subject.first))
    ):
        return by_verb(scene, hit, subject, SUBJECT_VERB_APART)
    return None


def _stands_alone(scene: Scene, hit: Hit, end: int) -> bool:
    """Whether a verb whose subject is left out ends its clause, or only says to whom and where it was said."""
    low, language = scene.tokens.low, scene.language
    following = max(hit.last, hit.until) + 1
    if following >= end or not low[following][0].isalnum() or low[following] in language.time_words:
        return True
    return hit.form.type != "manner" and low[following] in language.prepositions | language.articles


def _parenthetic_subject(scene: Scene, at: int, end: int) -> Phrase | None:
    """ "said, with a sigh, the mayor" and "explique dans un entretien le maire": a subject past an adverbial."""
    low, language = scene.tokens.low, scene.language
    for here in range(at, min(end, at + 10)):
        if (
            low[here] in language.determiners
            and low[here - 1] not in language.noun_prepositions
            and low[here - 1] not in language.prepositions
        ):
            phrase = noun_phrases.after(scene, here, end)
            if phrase and any(
                noun_phrases.is_voice(low[word], language) for word in range(phrase.first, phrase.last + 1)
            ):
                return phrase
        if (
            scene.tokens.upper(here)
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


def _only_skips(scene: Scene, begin: int, end: int) -> bool:
    low, language = scene.tokens.low, scene.language
    return all(low[here] in language.adverbials or low[here] in GAP for here in range(begin, end))


def _preposition_after(scene: Scene, at: int, sentence: Sentence) -> Attribution | None:
    """ ", selon NP", "according to NP" right after the quotation."""
    low = scene.tokens.low
    end = _limit(scene, at, sentence) if at + 1 < sentence.last else sentence.last
    here = at + 1
    while here < end and low[here] in GAP and low[here] not in ".:;":
        here += 1
    for start in range(here, min(end, here + 12)):
        if low[start] in scene.language.prepositions_of_source:
            found = by_preposition(scene, start, end, PREPOSITION_AFTER_QUOTE)
            if found is not None and (start == here or low[start - 1] == ","):
                return found
    return _postposition(scene, here, end)


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


def _verb_before(scene: Scene, at: int, sentence: Sentence) -> Attribution | None:
    """ "NP a déclaré : «", "NP said, “", "NP a estimé que … «": the last reporting verb before the quotation."""
    tokens = scene.tokens
    hit = _last_hit(scene, sentence.first, at)
    if hit is None:
        return None
    gap = at - hit.last - 1
    close = gap <= 4 or tokens.low[at - 1] == ":"
    if gap > 0 and tokens.low[at - 1] not in ":," and not ({"clause", "object"} & hit.form.frames):
        return None
    if "quote" not in hit.form.frames and tokens.low[at - 1] != ":":
        return None
    subject = subjects.subject_of(scene, hit, sentence)
    if subject is None:
        return None
    rule = SUBJECT_VERB_BEFORE_QUOTE if close else QUOTE_INSIDE_REPORTED_CLAUSE
    return by_verb(scene, hit, subject, rule)


def _last_hit(scene: Scene, begin: int, at: int) -> Hit | None:
    """The last verb before `at` whose words can hold a quotation."""
    seen: Hit | None = None
    for here in range(at - 1, begin - 1, -1):
        hit = scene.hit_at.get(here)
        if hit is None or hit is seen or hit.first < begin:
            continue
        if hit.mode != "passive":
            return hit
        seen = hit
    return None


def _passive_agent(scene: Scene, at: int, sentence: Sentence) -> Attribution | None:
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
    if hit.form.type == "judge" and abs(at - hit.verb) <= CLOSE:
        return by_verb(scene, hit, None, PASSIVE_WITHOUT_AGENT)
    return None


def _passive_hit(scene: Scene, begin: int, at: int) -> Hit | None:
    for here in (at + 1, *range(at - 1, max(begin, at - 12) - 1, -1)):
        hit = scene.hit_at.get(here)
        if hit is not None and hit.mode == "passive":
            return hit
    return None


def _preposition_before(scene: Scene, at: int, sentence: Sentence) -> Attribution | None:
    """ "Selon NP, … « … »"; "selon NP : « … »"."""
    low = scene.tokens.low
    for here in range(at - 1, sentence.first - 1, -1):
        if low[here] in scene.language.prepositions_of_source:
            found = by_preposition(scene, here, at, PREPOSITION_BEFORE_QUOTE)
            if found is not None:
                return found
    return None


def _name_before_colon(scene: Scene, at: int, sentence: Sentence) -> Attribution | None:
    """ "Ana Rivel, plus nuancée : «": a colon, and a clause whose subject is a person."""
    tokens = scene.tokens
    if at == sentence.first or tokens.low[at - 1] != ":":
        return None
    subject = subjects.subject_of_clause(scene, sentence.first, at)
    if subject is None:
        return None
    words = range(subject.first, subject.last + 1)
    if not subject.pronoun and not any(
        tokens.upper(at) or noun_phrases.is_voice(tokens.low[at], scene.language) for at in words
    ):
        return None
    return Attribution(SUBJECT_BEFORE_COLON, None, author(scene, subject, SUBJECT_BEFORE_COLON), subject.first, at - 1)
