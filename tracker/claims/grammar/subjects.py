"""Who does what a reporting verb says: what the analysis is sure of, else what the place of the words says."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.agreement import (
    agreeing,
    before_dash,
    behind_subordinator,
    beside,
    disagrees,
    in_opening_clause,
    is_of_object,
    is_somebody_named,
    owned_by,
    past_dashes,
    past_place,
    within_head,
)
from tracker.claims.grammar.analysed_subjects import (
    before_small,
    chosen_of,
    governing,
    in_aside,
    last_subject,
    likely_subject,
    sure_subject,
)
from tracker.claims.grammar.clauses import is_clause
from tracker.claims.grammar.first_place import past_adverbial
from tracker.claims.grammar.inverted_subjects import inverted_subject
from tracker.claims.grammar.noun_phrases import after, matched
from tracker.claims.grammar.phrase_starts import opens_phrase
from tracker.claims.grammar.relatives import can_report, reporting_noun
from tracker.claims.grammar.subjects_by_place import before, subject_of_clause
from tracker.claims.grammar.verb_numbers import is_of_several, last_of_one, second_of_two, speaking_from
from tracker.claims.grammar.verb_second import (
    first_behind,
    is_addressed,
    is_inverted,
    nominative,
    past_report,
    shared_subject,
    voiced_of_two,
)
from tracker.claims.grammar.word_signs import looks_finite
from tracker.claims.rules import SURE_SUBJECT
from tracker.claims.text.analysis import Hit, Phrase, Scene
from tracker.claims.text.sentences import Sentence

# "Ao mesmo tempo em que" has five words.
AT_ONCE: Final = 5


def subject_of(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """Who does what the verb says; "desde NP" is the body for which several speak, and of one verb only the place."""
    found = speaking_from(scene, hit, sentence) or _at_once(scene, hit, sentence)
    noun = reporting_noun(scene, hit, sentence) if found is None else None
    if noun is not None:
        return noun if can_report(scene, hit, noun) else None
    found = found or inverted_subject(scene, hit, sentence.last)
    if found is not None:
        return found
    found = past_adverbial(scene, hit, sentence, _subject_of(scene, hit, sentence))
    found = first_behind(scene, hit, sentence, voiced_of_two(scene, hit, sentence, found))
    placed = found is not None and scene.tokens.low[found.first - 1] in scene.language.said_from
    return None if placed else found


def _at_once(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """ "Dijo que la obra sigue, a la vez que pidió …": a verb right behind such words goes on with who spoke."""
    low, openings = scene.tokens.low, scene.language.at_once
    for at in range(max(sentence.first + 1, hit.first - AT_ONCE), hit.first):
        if low[at] in openings and matched(low, at, openings[low[at]]) == hit.first - at:
            leads = governing(scene, at - 1, sentence)
            return subject_of(scene, leads, sentence) if leads is not None else last_subject(scene, hit, sentence)
    return None


def _subject_of(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """The subject that grammar shows; nobody who only owns what is named there ("Norwold's top judge")."""
    found = _found(scene, hit, sentence)
    if found is None or hit.mode != "finite":
        return found
    if is_of_several(scene, hit, found):
        return last_of_one(scene, hit, sentence)
    found = second_of_two(scene, hit, found, sentence)
    if scene.class_at(found.last + 1) != wc.PART:
        return past_place(scene, before_dash(scene, found))
    owner = scene.tokens.low[found.last + 1] in scene.language.genitives
    owned = owned_by(scene, found, hit) if owner else found
    return owned if owned is None or not owner else within_head(scene, hit, owned)


def _found(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """A joined pronoun, an inverted or plain subject, or that of the main clause."""
    tokens, language = scene.tokens, scene.language
    if hit.enclitic >= 0:
        return Phrase(hit.enclitic, hit.enclitic, True)
    if hit.mode in ("gerund", "infinitive"):
        found = beside(scene, hit, sentence)
        return found if found is not None or is_of_object(scene, hit, sentence) else _main_subject(scene, hit, sentence)
    certain = _pronoun_beside(scene, hit) or nominative(scene, hit, sentence) or shared_subject(scene, hit, sentence)
    certain = certain or past_report(scene, hit, sentence)
    if certain is not None:
        return certain
    opened = (
        behind_subordinator(scene, hit, sentence)
        or past_dashes(scene, hit, sentence)
        or _of_shared_auxiliary(scene, hit, sentence)
    )
    if opened is not None:
        return opened
    sure, chosen = chosen_of(scene, hit, sentence) if hit.mode == "finite" else (False, None)
    if chosen is not None and disagrees(scene, hit, chosen):
        return agreeing(scene, hit, sentence)
    if sure:
        return within_head(scene, hit, chosen) if chosen is not None else None
    found = _by_place(scene, hit, sentence)
    if found is None or found.pronoun:
        return found
    if tokens.low[found.first] in language.oblique:
        return chosen
    found = _from_its_role(scene, found)
    found = found if is_somebody_named(scene, found) else within_head(scene, hit, found)
    return found if opens_phrase(scene, found.first) else likely_subject(scene, hit, sentence)


def _pronoun_beside(scene: Scene, hit: Hit) -> Phrase | None:
    """ "La obra seguirá y ella respondió que no": in the Romance languages the pronoun right before its verb."""
    low, language, at = scene.tokens.low, scene.language, hit.begin - 1
    if not language.adjectives_follow or at < 0 or scene.class_at(at - 1) == wc.ADP:
        return None
    others = language.object_pronouns | language.relatives | language.determiners
    return Phrase(at, at, pronoun=True) if low[at] in language.pronouns and low[at] not in others else None


def _of_shared_auxiliary(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """ "La ministre a accusé la guilde de mentir et assuré que …": a participle that "and" joins to another has its
    auxiliary, and so its subject; the noun before it is an object."""
    language, before = scene.language, hit.begin - 1
    bare = hit.begin == hit.verb and scene.class_at(hit.verb) == wc.PARTICIPLE
    if not bare or not language.adjectives_follow or scene.tokens.low[before] not in language.conjunctions:
        return None
    for at in range(before, sentence.first, -1):
        other = scene.hit_at.get(at)
        if other is not None and other.mode == "finite" and other.begin < other.verb:
            # Whoever has said one thing goes on to say the next, past the verbs of what was said.
            return subject_of(scene, other, sentence)
    found = last_subject(scene, hit, sentence)
    return found if found is not None and found.last < before - 1 else None


def _from_its_role(scene: Scene, phrase: Phrase) -> Phrase:
    """ "La ministra de Economía, Comercio y Turismo, Ana Tarn": from the role, where the phrase was read from within
    the list of what the role is for."""
    analysis = scene.analysis_at(phrase.first)
    wide = analysis.phrase_around(phrase.first) if analysis is not None else None
    inside = scene.language.adjectives_follow and scene.tokens.low[phrase.first - 1] == ","
    return Phrase(wide.begin, wide.until) if inside and wide is not None and wide.until == phrase.last else phrase


def _by_place(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """The phrase where the grammar of the language puts subjects, or that of the main clause."""
    tokens, language = scene.tokens, scene.language
    if language.verb_second and is_inverted(scene, hit, sentence):
        phrase = after(scene, hit.begin + 1, sentence.last)
        if phrase is not None and not is_addressed(scene, phrase):
            return phrase
    found = before(scene, hit.begin, sentence.first)
    if found is not None and not _is_relative(scene, found):
        return found
    joined = hit.first > sentence.first and tokens.low[hit.first - 1] in language.conjunctions
    if joined and (found is None or tokens.low[found.first] in language.complementisers):
        return _main_subject(scene, hit, sentence)
    return found if found is not None else _main_subject(scene, hit, sentence)


def _is_relative(scene: Scene, phrase: Phrase) -> bool:
    return phrase.pronoun and scene.tokens.low[phrase.first] in scene.language.relatives


def _main_subject(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """The subject of the verb before this one, or of the sentence."""
    if hit.mode == "gerund" and not scene.language.subject_before_verb:
        twin = next((one for one in _before_in(scene, hit, sentence) if _is_joined_to(scene, hit, one)), None)
        if twin is not None:
            return _main_subject(scene, twin, sentence)
        leads = governing(scene, before_small(scene, hit.first - 1, sentence), sentence)
        if leads is not None:
            return subject_of(scene, leads, sentence)
        main = last_subject(scene, hit, sentence)
        if main is not None:
            return main
    previous = None
    for here in range(hit.first - 1, sentence.first - 1, -1):
        other = scene.hit_at.get(here)
        if other is not None and other is not hit and _is_joined_to(scene, hit, other):
            return _main_subject(scene, other, sentence)
        spoken = other is not None and scene.class_at(other.verb) != wc.NOUN and not in_aside(scene, here, hit)
        if other is not None and _is_thought(scene, hit, other, sentence):
            continue
        if other is not None and other is not hit and other.mode == "finite" and spoken:
            previous = other
            break
    if previous is not None:
        found = _of_verb_before(scene, hit, previous, sentence)
        if found is not None or _is_left_out(scene, hit, sentence):
            return found
    for here in range(hit.first - 2, sentence.first, -1):
        if scene.tokens.low[here] in ",;:" or scene.tokens.quote[here] >= 0:
            break
        if here not in scene.hit_at and looks_finite(scene, here):
            return sure_subject(scene, here, sentence) or _ungoverned(scene, before(scene, here, sentence.first))
    return last_subject(scene, hit, sentence) or _ungoverned(scene, subject_of_clause(scene, sentence.first, hit.first))


def _ungoverned(scene: Scene, found: Phrase | None) -> Phrase | None:
    """The phrase; where subjects may be left out, none behind a preposition ("En la cita decidieron ir,
    diciendo …")."""
    if found is None or not found.first or not scene.language.dropped_subjects:
        return found
    return None if scene.class_at(found.first - 1) == wc.ADP else found


def _is_thought(scene: Scene, hit: Hit, other: Hit, sentence: Sentence) -> bool:
    """ "Brun said the police believe it was arson, calling the fire …": what is thought inside what is said; the gerund
    behind it goes on with who said it."""
    if hit.mode != "gerund" or other.form.type != "think" or other.mode != "finite":
        return False
    earlier = scene.places_of_hits(sentence.first, other.first)
    says = (scene.hit_at[at] for at in earlier)
    return scene.language.subject_before_verb and any(
        one.mode == "finite" and one.form.type in ("say", "tell") for one in says
    )


def _of_verb_before(scene: Scene, hit: Hit, previous: Hit, sentence: Sentence) -> Phrase | None:
    """The subject of the reporting verb before this one, or, where that stands in an aside, of the main verb."""
    if in_opening_clause(scene, hit, previous, sentence):
        return last_subject(scene, hit, sentence)
    if previous.enclitic >= 0:
        return Phrase(previous.enclitic, previous.enclitic, True)
    judges = previous.form.type == "judge" and scene.language.subject_before_verb
    apart = scene.tokens.low[previous.first - 1] == "," and not judges and not _is_led(scene, previous, sentence)
    if scene.tokens.quote[previous.first - 1] >= 0 or apart:
        phrase = after(scene, previous.last + 1, hit.first)
        if phrase is not None:
            return phrase
    return subject_of(scene, previous, sentence)


def _is_left_out(scene: Scene, hit: Hit, sentence: Sentence) -> bool:
    """ "Acrescentou que … e garantiu que …": the analysis is sure that neither verb has a subject in the sentence."""
    language = scene.language
    if not language.dropped_subjects or scene.tokens.low[hit.first - 1] not in language.conjunctions:
        return False
    chosen = scene.grammar.of(sentence.number).doer_of(hit.begin, hit.verb)
    return chosen.phrase is None and chosen.chance >= SURE_SUBJECT


def _is_led(scene: Scene, hit: Hit, sentence: Sentence) -> bool:
    """Whether the subject of a verb behind a comma surely stands before it: "Ada Brun, the warden, attacked the plan,
    saying"; what follows the verb is its object, and no inverted subject."""
    if not scene.language.subject_before_verb:
        return False
    sure, chosen = chosen_of(scene, hit, sentence)
    if chosen is None or chosen.last >= hit.first:
        return False
    return sure or not is_clause(scene, sentence.first, hit.first)


def _is_joined_to(scene: Scene, hit: Hit, other: Hit) -> bool:
    """ "…, saying the fire in Norwold had spread, and adding that …": two gerunds that "and" joins have one subject."""
    low, language = scene.tokens.low, scene.language
    both = hit.mode == other.mode == "gerund" and low[hit.first - 1] in language.conjunctions
    return both and low[other.first - 1] == ","


def _before_in(scene: Scene, hit: Hit, sentence: Sentence) -> list[Hit]:
    """The reporting verbs of the sentence before this one, the nearest first."""
    return [scene.hit_at[at] for at in reversed(scene.places_of_hits(sentence.first, hit.first))]
