"""Subjects in a language of few endings: who stands right before a gerund, and which form says that there is one."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.gerunds import bearer
from tracker.claims.grammar.word_signs import is_name, is_voice
from tracker.claims.rules import SURE_SUBJECT
from tracker.claims.speakers.titles import is_role
from tracker.claims.text.analysis import Hit, Phrase, Scene
from tracker.claims.text.sentences import Sentence

# A clause of time opens its sentence within so many tokens ("Yet even as …").
OPENING: Final = 3


def beside(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """Who stands right before a gerund or an infinitive and does what it says: "with one aide saying that …", "leading
    many members to conclude that …"."""
    low, language = scene.tokens.low, scene.language
    opens = language.absolutes if hit.mode == "gerund" else language.causatives
    # "With Ada Brun writing that …": the gerund may have been read into the name.
    verb, joined = (hit.verb, 1) if hit.mode == "gerund" else (hit.first, 0)
    for phrase in scene.grammar.of(sentence.number).phrases:
        ends = phrase.begin < verb <= phrase.until + 1 <= verb + joined and phrase.begin > sentence.first
        somebody = not phrase.pronoun or low[phrase.begin] in language.collectives
        if ends and somebody and low[phrase.begin - 1] in opens:
            return Phrase(phrase.begin, verb - 1)
    return _each(scene, hit, sentence) or bearer(scene, hit, sentence)


def _each(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """ "Supporters filled the hall, many wearing hats and chanting …", "…, each saying the other lied": who of those
    before the comma, with a gerund of their own."""
    low, language = scene.tokens.low, scene.language
    comma = next((at for at in range(hit.first - 1, sentence.first, -1) if low[at] == ","), -1)
    first = comma + 1
    quantifies = low[first] in language.determiners - language.articles - language.relatives - language.complementisers
    if hit.mode != "gerund" or comma < 0 or not quantifies:
        return None
    joined = first + 1 == hit.first or low[hit.first - 1] in language.conjunctions
    verb = low[first + 1].endswith(language.participle_endings) and low[first] not in language.possessives
    return Phrase(first, first, True) if joined and verb else None


def is_of_object(scene: Scene, hit: Hit, sentence: Sentence) -> bool:
    """ "Put a burden on the candidate to persuade …", "allow firms to tell …": an infinitive right behind somebody is
    theirs; behind a thing ("used the speech to announce") or a place ("took to Norfax to call") it is a purpose."""
    low, language = scene.tokens.low, scene.language
    if hit.mode != "infinitive" or not language.marker_belongs:
        return False
    noun = hit.first - 2 if low[hit.first - 1] in language.infinitive_markers else hit.first - 1
    found = next((one for one in scene.grammar.of(sentence.number).phrases if one.last == noun), None)
    if found is None or found.pronoun or low[noun] in language.time_words or low[noun] in language.documents:
        return False
    named = scene.class_at(noun) == wc.PROPN and found.governor < 0
    return named or is_voice(low[noun], language)


def disagrees(scene: Scene, hit: Hit, phrase: Phrase) -> bool:
    """ "The mayor thinks the crews will stay and says …": several people, and the form of one."""
    low, language = scene.tokens.low, scene.language
    if not language.subject_before_verb or hit.begin != hit.verb or phrase.pronoun:
        return False
    head = low[scene.grammar.of(scene.number_at(phrase.first)).head_at(phrase.first)]
    lemma = hit.form.lemma.partition(" ")[0]
    one = any(low[hit.verb] == lemma + ending for ending in language.singular_endings)
    return one and head in language.collectives and head not in language.bodies and head not in language.documents


def agreeing(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """The subject of the last verb before this one that has one of one person."""
    analysis = scene.grammar.of(sentence.number)
    for verb in reversed(analysis.verbs):
        found = analysis.subject_of(verb.finite, verb.main).phrase if max(verb.finite, verb.main) < hit.first else None
        phrase = Phrase(found.begin, found.until, found.pronoun) if found is not None and not found.relative else None
        if phrase is not None and not disagrees(scene, hit, phrase):
            return phrase
    return None


def within_head(scene: Scene, hit: Hit, phrase: Phrase) -> Phrase:
    """The phrase to which a preposition joins the one that was found: "at least one guard in Norwold has called"; the
    phrase itself where none stands before, and before a relative clause, which is of the nearest."""
    low, language, before = scene.tokens.low, scene.language, phrase.first - 1
    analysis = scene.analysis_at(phrase.first)
    if not language.subject_before_verb or analysis is None or before <= analysis.first or phrase.last > hit.first:
        return phrase
    small = language.prepositions - language.subordinators - language.absolutes - language.infinitive_markers
    if low[before] in language.conjunctions and not is_somebody_named(scene, phrase):
        # "Experts on Norwold and other matters said".
        listed = next((one for one in analysis.phrases if one.last == before - 1 and one.governor >= 0), None)
        before = listed.governor if listed is not None else before
    if low[before] not in small or scene.class_at(before) != wc.ADP:
        return phrase
    relative = any(scene.class_at(at) == wc.REL for at in range(phrase.last + 1, hit.verb))
    if relative or "," in low[phrase.first : hit.first]:
        return phrase
    heads = (one for one in analysis.phrases if one.last == before - 1 and not one.pronoun)
    return next((Phrase(one.begin, one.last) for one in heads), phrase)


def is_somebody_named(scene: Scene, phrase: Phrase) -> bool:
    """Whether a word of the phrase is a name or somebody who speaks."""
    words = range(phrase.first, phrase.last + 1)
    return any(scene.class_at(at) == wc.PROPN or is_voice(scene.tokens.low[at], scene.language) for at in words)


def before_dash(scene: Scene, found: Phrase) -> Phrase:
    """ "House members — lacking a reason to fight Mr. Tarn, a kind man — have said": the phrase before its aside."""
    low = scene.tokens.low
    dash = next((at for at in range(found.first + 1, found.last) if low[at] in "–—"), -1)
    # "One member — Odo Brun of Norwold — said": who it is stands between them.
    tells = dash > 0 and any(scene.class_at(at) in wc.VERBAL for at in range(dash + 1, found.last + 1))
    return Phrase(found.first, dash - 1) if tells and scene.language.subject_before_verb else found


def past_dashes(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """ "Ada Kall — co-editor of a book — said": who stands before what two dashes part from its verb."""
    low, close = scene.tokens.low, hit.begin - 1
    if not scene.language.subject_before_verb or hit.mode != "finite" or low[close] not in "–—":
        return None
    opening = next((at for at in range(close - 1, sentence.first, -1) if low[at] in "–—"), -1)
    if opening < 0 or is_name(scene, opening + 1, close - 1):
        # "One member — Odo Brun — said": who it is stands between them.
        return None
    analysis = scene.grammar.of(sentence.number)
    found = (one for one in analysis.phrases if one.until == opening - 1 and one.governor < 0 and not one.pronoun)
    return next((Phrase(one.begin, one.until) for one in found), None)


def past_place(scene: Scene, found: Phrase) -> Phrase:
    """ "Trader Edo Sallow from Haverley, West Norland said": of whom two places are told, not the second of them. Only
    a role that opens the sentence shows this: of "Praising Ada Brun of Norwold, Tarn said" the phrase itself."""
    low, language, before = scene.tokens.low, scene.language, found.first - 1
    analysis = scene.analysis_at(found.first)
    if analysis is None or not language.subject_before_verb or low[before] != ",":
        return found
    place = next((one for one in analysis.phrases if one.last == before - 1 and one.governor >= 0), None)
    if place is None:
        return found
    heads = (one for one in analysis.phrases if one.last == place.governor - 1 and not one.pronoun)
    head = next(heads, None)
    if head is None or head.begin != analysis.first or not is_role(low[head.begin], language):
        return found
    # "Head of the guild in Norwold, Ada Brun said": a role without a name is but that of who speaks.
    named = head.last > head.begin and scene.class_at(head.last) == wc.PROPN
    return Phrase(head.begin, head.last) if named else found


def owned_by(scene: Scene, owner: Phrase, hit: Hit) -> Phrase | None:
    """ "Norwold's chief inspector said": owner and what is owned, where nothing but that stands before the verb."""
    words = range(owner.last + 2, hit.first)
    last = hit.first - 1
    whole = all(scene.class_at(at) in (wc.NOUN, wc.PROPN, wc.ADJ) for at in words)
    return Phrase(owner.first, last) if whole and owner.last + 1 < last else None


def in_opening_clause(scene: Scene, hit: Hit, previous: Hit, sentence: Sentence) -> bool:
    """ "Even as boatmen welcome the ban, fishermen have left, protesting …": a clause that opens the sentence is over
    where the main one has a verb of its own behind the comma."""
    low, language = scene.tokens.low, scene.language
    if hit.mode != "gerund" or not language.subject_before_verb or previous.form.type == "tell":
        return False
    words = range(sentence.first, min(sentence.first + OPENING, previous.first))
    if not any(low[at] in language.subordinators and low[at] not in language.complementisers for at in words):
        return False
    comma = next((at for at in range(previous.last + 1, hit.first) if low[at] == ","), -1)
    if comma < 0 or low[hit.first - 1] != "," or comma == hit.first - 1:
        return False
    analysis = scene.grammar.of(sentence.number)
    verb = next((one for one in analysis.verbs if comma < min(one.finite, one.main) < hit.first), None)
    if verb is None:
        return False
    subject = analysis.subject_of(verb.finite, verb.main)
    return subject.phrase is not None and subject.phrase.begin > comma and subject.chance >= SURE_SUBJECT


def behind_subordinator(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """ "…, when Odo Farn announces whether …": the name between the word that opens a clause and its verb."""
    low, language = scene.tokens.low, scene.language
    if not language.subject_before_verb or hit.mode != "finite" or hit.begin != hit.verb:
        return None
    for phrase in scene.grammar.of(sentence.number).phrases:
        if phrase.until == hit.begin - 1 and phrase.begin > sentence.first and not phrase.pronoun:
            name = phrase.governor < 0 and is_name(scene, phrase.begin, phrase.until)
            before = low[phrase.begin - 1]
            opens = before in language.subordinators and before not in language.prepositions
            return Phrase(phrase.begin, phrase.until) if name and opens else None
    return None
