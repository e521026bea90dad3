"""What a reporting verb governs: where the clause, question, infinitive or noun phrase begins that it reports."""

from __future__ import annotations

from typing import Final, NamedTuple

from tracker.claims.grammar import noun_phrases
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.adverbials import past_time
from tracker.claims.grammar.clauses import REACH, begins_clause, is_bracketed_day, is_turn
from tracker.claims.grammar.infinitives import infinitive_start
from tracker.claims.grammar.inverted_subjects import inverted_subject
from tracker.claims.grammar.objects import is_naming, nominal_object, says_of_oneself
from tracker.claims.grammar.word_signs import is_voice, looks_finite
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

# A clause of so few words without any form of a verb is none; in longer ones the word classes may have missed it.
SHORT: Final = 9


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
        and not _is_reflexive(scene, asked)
        and {"wh", "clause"} & frames
        and low[asked] not in language.complementisers
    ):
        return Complement(asked, VERB_QUESTION)
    clause = "clause" in frames and not _waits(scene, hit, begin)
    start = _complementiser(scene, hit, begin, limit, end) if clause else -1
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


def _is_reflexive(scene: Scene, at: int) -> bool:
    """ "N'a pas souhaité s'exprimer": the pronoun of a verb, and no "whether" ("s'il viendra")."""
    low, language = scene.tokens.low, scene.language
    return low[at].endswith("'") and low[at] in language.reflexives and low[at + 1] not in language.pronouns


def _past_listener(scene: Scene, begin: int, limit: int) -> int:
    """The first token behind whom it was told; `begin` where nobody is named."""
    low, language = scene.tokens.low, scene.language
    if low[begin] in language.object_pronouns and low[begin] not in language.determiners:
        return min(begin + 1, limit - 1)
    phrase = noun_phrases.after(scene, begin, limit)
    return begin if phrase is None or phrase.pronoun else min(phrase.last + 1, limit - 1)


def _complementiser(scene: Scene, hit: Hit, begin: int, limit: int, sentence_end: int) -> int:
    """The complementiser of the clause the verb governs, past to whom, where and when it was said; or -1."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    for at in range(begin, limit):
        word = low[at]
        if tokens.quote[at] >= 0:
            return -1
        if word in language.whether and "wh" in hit.form.frames and not _is_reflexive(scene, at):
            return at
        if word in language.complementisers:
            governed = at - 1 == begin and low[begin] in language.infinitive_markers and not language.marker_belongs
            if at > begin and not governed and (low[at - 1] in language.not_complementising or _is_relative(scene, at)):
                return -1
            if noun_phrases.matched(low, at, language.citing.get(word, ())):
                # "el diario La Voz, que cita a dos directivos"
                return -1
            if word in language.relatives and (
                _is_of_object(scene, hit, begin, at) or (hit.form.type != "tell" and _is_of_definite(scene, begin, at))
            ):
                return -1
            if low[at - 1] in ",–—-" and word in language.relatives and _tells_more(scene, begin, at):
                return -1
            further = scene.hit_at.get(at + 1) if low[at - 1] == "," and word in language.relatives else None
            if further is not None and further.mode == "finite" and language.object_marker:
                # "Lamentó su presidenta, Ada Bruma, que calificó el plan de …": what she said besides.
                return -1
            determines = language.marker_belongs and scene.class_at(at) == wc.DET and sentence_end - at <= SHORT
            if determines and not _has_verb(scene, at + 1, sentence_end):
                return -1
            plain = hit.form.type == "tell" or at == begin or low[at - 1] == "," or word not in language.relatives
            if not plain and not governed and not _recipient(scene, begin) and not _is_led(scene, hit, at, limit):
                return -1
            return at
        other = scene.hit_at.get(at)
        if other is not None and other is not hit and (other.mode == "finite" or _takes_over(scene, other)):
            return -1
        if _ends_reach(scene, at):
            return -1
    return -1


def _ends_reach(scene: Scene, at: int) -> bool:
    """A mark, or in German ", und": a main clause of its own ("Er hatte gewarnt, und es zeigte sich, dass …")."""
    low, language = scene.tokens.low, scene.language
    if low[at] in ";:.!?…()" and not is_bracketed_day(low, at):
        return True
    return language.verb_second and low[at] in language.conjunctions and low[at - 1] == ","


def _is_of_noun(scene: Scene, hit: Hit) -> bool:
    """ "The decision to declare the need comes late": an infinitive that says what a noun is about reports nothing."""
    noun = hit.first - 2 if scene.tokens.low[hit.first - 1] in scene.language.infinitive_markers else hit.first - 1
    if hit.mode != "infinitive" or not scene.language.marker_belongs or noun < 0:
        return False
    word, language = scene.tokens.low[noun], scene.language
    somebody = (is_voice(word, language) and word not in language.documents) or is_role(word, language)
    return scene.class_at(noun) == wc.NOUN and not somebody


def _takes_over(scene: Scene, other: Hit) -> bool:
    """ "Neighbours chimed in, with one writing that …": a gerund right before "that" has the clause."""
    following = other.last + 1
    if other.mode == "infinitive" and scene.language.adjectives_follow:
        # "Sin valorar el plan, se limitó a decir que …": the clause is of the verb right before "que".
        return scene.tokens.low[following] in scene.language.complementisers
    if other.mode == "gerund" and not scene.language.marker_belongs:
        # "…, a dit le maire, ajoutant que …"
        return scene.tokens.low[other.first - 1] == ","
    speaks = other.mode == "gerund" and "clause" in other.form.frames
    return speaks and scene.tokens.low[following] in scene.language.complementisers


def _has_verb(scene: Scene, begin: int, end: int) -> bool:
    """Whether a clause can stand there: "in mandating that work as a duty" has a determiner and no verb."""
    low, language = scene.tokens.low, scene.language
    return any(
        scene.class_at(at) in wc.VERBAL
        or low[at] in language.finite_hints
        or at in scene.hit_at
        or scene.tokens.quote[at] >= 0
        or looks_finite(scene, at)
        for at in range(begin, end)
    )


def _tells_more(scene: Scene, begin: int, at: int) -> bool:
    """ "disse o pescador, que viu": behind the first comma "que" goes with the noun; behind an aside ("disse o
    pescador, ao sair, que …") with the verb."""
    if scene.language.marker_belongs or scene.language.verb_second:
        return False
    return sum(scene.tokens.low[here] in ",–—-" for here in range(begin, at)) % 2 == 1


def _is_of_object(scene: Scene, hit: Hit, begin: int, at: int) -> bool:
    """ "Recordó la promesa que hizo", "anunció el lunes una reforma que costará": where the verb has a thing for its
    object, "que" goes with the thing; behind a voice ("dijo la alcaldesa que …") it goes with the verb. A gerund has
    no subject behind it ("commentando gli episodi che hanno deciso la gara")."""
    tokens, language = scene.tokens, scene.language
    object_ = language.object_marker or (language.dropped_subjects and hit.mode == "gerund")
    if not object_ or tokens.low[at - 1] == ",":
        return False
    small = (language.prepositions | language.noun_prepositions) - language.definite
    for opening in range(at - 1, begin - 1, -1):
        if scene.class_at(opening) in wc.FINITE or tokens.low[opening] == ",":
            return False
        joined = hit.mode != "gerund" and (tokens.low[opening] in small or tokens.low[opening - 1] in small)
        if tokens.low[opening] not in language.determiners or joined:
            continue
        nouns = [here for here in range(opening + 1, at) if scene.class_at(here) in (wc.NOUN, wc.PROPN)]
        if not nouns or tokens.upper(nouns[0]) or tokens.low[nouns[0]] in language.time_words:
            return False
        noun = tokens.low[nouns[0]]
        if tokens.low[opening] in language.articles - language.definite - language.possessives:
            # "Dijo un funcionario que pidió reserva": who comes in is told of.
            return True
        return not is_voice(noun, language) and noun not in language.documents and not is_role(noun, language)
    return False


def _is_relative(scene: Scene, at: int) -> bool:
    """ "the rule that lifted the fee", "into that matter": a relative pronoun before its verb, or a determiner."""
    low, language = scene.tokens.low, scene.language
    if low[at] not in language.relatives or not language.marker_belongs:
        return False
    return low[at - 1] in language.prepositions or looks_finite(scene, at + 1) or _is_of_noun_before(scene, at)


def _is_of_definite(scene: Scene, begin: int, at: int) -> bool:
    """ "Highlight in large letters the sums that the firm pays": right behind a definite thing that no preposition
    governs, which is the object of the verb; a day or whom it was told has none either."""
    low, language = scene.tokens.low, scene.language
    around = scene.analysis_at(at) if at > begin and language.marker_belongs else None
    phrase = around.phrase_at(at - 1) if around is not None else None
    if phrase is None or phrase.last != at - 1 or scene.class_at(at - 1) != wc.NOUN:
        return False
    word, before = low[at - 1], phrase.begin - 1
    if low[phrase.begin] not in language.definite or word in language.units or word in language.time_words:
        return False
    governed = before < 0 or low[before] in language.prepositions | language.noun_prepositions
    return not governed and not is_voice(word, language) and not is_role(word, language)


def _is_of_noun_before(scene: Scene, at: int) -> bool:
    """ "The accident that took place": right behind a thing, and a verb follows; a plural noun looks like a verb of one
    person, and a time or whoever was told stands there too."""
    low, language = scene.tokens.low, scene.language
    word, following = low[at - 1], low[at + 1]
    thing = scene.class_at(at - 1) == wc.NOUN and not is_voice(word, language) and not is_role(word, language)
    if not thing or word in language.units or word in language.time_words:
        return False
    return scene.class_at(at + 1) in wc.FINITE and not following.endswith(language.plural_endings)


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
    return at if at < end and begins_clause(scene, at, end, owned=owned) else -1


def _is_led(scene: Scene, hit: Hit, at: int, limit: int) -> bool:
    """ "Aseguró el alcalde que no habrá fiesta": whether the subject of the verb stands right before "que"."""
    subject = inverted_subject(scene, hit, limit)
    return subject is not None and subject.last == at - 1


def _recipient(scene: Scene, begin: int) -> bool:
    """Whether what stands between verb and "that" may be to whom or where it was said, and no object of its own."""
    low, language = scene.tokens.low, scene.language
    word = low[begin]
    return (
        word in language.prepositions
        or word in language.time_words
        or word in language.object_pronouns
        or word in language.adverbials
        or word == ","
        or (word in language.articles and low[begin + 1] in language.time_words)
        or is_turn(scene, begin)
    )
