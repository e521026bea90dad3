"""Where the clause of a complementiser begins that a verb governs, and which "that" is no complementiser."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar import noun_phrases
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.clauses import is_bracketed_day, is_turn
from tracker.claims.grammar.inverted_subjects import inverted_subject
from tracker.claims.grammar.word_signs import is_voice, looks_finite
from tracker.claims.speakers.titles import is_role
from tracker.claims.text.analysis import Hit, Scene

# A clause of so few words without any form of a verb is none; in longer ones the word classes may have missed it.
SHORT: Final = 9


def is_reflexive(scene: Scene, at: int) -> bool:
    """ "N'a pas souhaité s'exprimer": the pronoun of a verb, and no "whether" ("s'il viendra")."""
    low, language = scene.tokens.low, scene.language
    return low[at].endswith("'") and low[at] in language.reflexives and low[at + 1] not in language.pronouns


def clause_start(scene: Scene, hit: Hit, begin: int, limit: int, sentence_end: int) -> int:
    """The complementiser of the clause the verb governs, past to whom, where and when it was said; or -1."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    for at in range(begin, limit):
        word = low[at]
        if tokens.quote[at] >= 0:
            return -1
        if word in language.whether and "wh" in hit.form.frames and not is_reflexive(scene, at):
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
        if other is not None and other is not hit and (other.mode == "finite" or _takes_over(scene, other, limit)):
            return -1
        if _ends_reach(scene, at):
            return -1
    return -1


def _ends_reach(scene: Scene, at: int) -> bool:
    """A mark, what tells of the same time ("Respondió a la edil, a la vez que anunciaba …"), or in German ", und": a
    main clause of its own ("Er hatte gewarnt, und es zeigte sich, dass …")."""
    low, language = scene.tokens.low, scene.language
    if low[at - 1] == "," and noun_phrases.matched(low, at, language.at_once.get(low[at], ())):
        return True
    if low[at] in ";:.!?…()" and not is_bracketed_day(low, at):
        return True
    return language.verb_second and low[at] in language.conjunctions and low[at - 1] == ","


def _is_aside(scene: Scene, gerund: Hit, limit: int) -> bool:
    """ "…, citant un rapport de l'agence, que …": a comma right before "that" closes what the gerund began."""
    low, joins = scene.tokens.low, scene.language.complementisers
    end = next((at for at in range(gerund.last + 1, limit - 1) if low[at] == "," or low[at] in joins), limit)
    return end < limit and low[end] == "," and low[end + 1] in joins


def _takes_over(scene: Scene, other: Hit, limit: int) -> bool:
    """ "Neighbours chimed in, with one writing that …": a gerund right before "that" has the clause."""
    following = other.last + 1
    if other.mode == "infinitive" and scene.language.adjectives_follow:
        # "Sin valorar el plan, se limitó a decir que …": the clause is of the verb right before "que".
        return scene.tokens.low[following] in scene.language.complementisers
    if other.mode == "gerund" and not scene.language.marker_belongs:
        # "…, a dit le maire, ajoutant que …", but "a dit, citant un rapport, que …".
        return scene.tokens.low[other.first - 1] == "," and not _is_aside(scene, other, limit)
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
    object, "que" goes with the thing; behind a voice ("dijo la alcaldesa que …") it goes with the verb. A gerund or an
    infinitive has no subject behind it ("commentando gli episodi che hanno deciso la gara")."""
    tokens, language = scene.tokens, scene.language
    unfinished = hit.mode in ("gerund", "infinitive")
    object_ = language.object_marker or (language.dropped_subjects and unfinished)
    if not object_ or tokens.low[at - 1] == ",":
        return False
    small = (language.prepositions | language.noun_prepositions) - language.definite
    for opening in range(at - 1, begin - 1, -1):
        if scene.class_at(opening) in wc.FINITE or tokens.low[opening] == ",":
            return False
        joined = not unfinished and (tokens.low[opening] in small or tokens.low[opening - 1] in small)
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
