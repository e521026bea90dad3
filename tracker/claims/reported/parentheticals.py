"""The attribution beside a reported clause: "…, said NP" and "…, NP said"."""

from __future__ import annotations

from dataclasses import replace

from tracker.claims.grammar import noun_phrases, subjects_by_place
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.clauses import REACH, SHORTEST, ends_in_comma, first_word, impersonal, is_clause
from tracker.claims.grammar.impersonal_sources import from_whom, with_source
from tracker.claims.grammar.subjects import subject_of
from tracker.claims.grammar.word_signs import is_name, is_voice
from tracker.claims.reported.before_attributions import (
    asks_what_is_unsaid,
    awaits_verb,
    is_left_open,
    is_quoted_in_part,
    only_opens,
)
from tracker.claims.reported.clause_speakers import is_document
from tracker.claims.rules import CLAUSE_THEN_SUBJECT_VERB, CLAUSE_THEN_VERB, CLAUSE_THEN_VERB_SUBJECT
from tracker.claims.speakers.attribution import Attribution, by_verb
from tracker.claims.speakers.things import is_thing
from tracker.claims.speakers.voices import can_speak
from tracker.claims.text.analysis import Hit, Phrase, Scene
from tracker.claims.text.sentences import Sentence


def parenthetical(scene: Scene, hit: Hit, sentence: Sentence) -> Attribution | None:
    """ ", a affirmé NP" or ", NP said" behind a clause: the attribution, from its comma on."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    before = _before_verb(scene, hit)
    if before <= sentence.first or not _may_stand_apart(scene, hit, sentence):
        return None
    if ends_in_comma(scene, before):
        opens = only_opens(scene, sentence, before) or asks_what_is_unsaid(scene, hit, sentence)
        if opens or awaits_verb(scene, hit, sentence.first, before, sentence.last):
            return None
        if hit.enclitic >= 0:
            phrase: Phrase | None = Phrase(hit.enclitic, hit.enclitic, True)
        else:
            phrase = noun_phrases.after(scene, hit.begin + 1 if hit.auxiliary >= 0 else hit.last + 1, sentence.last)
            if (
                phrase is not None
                and phrase.last + 1 < sentence.last
                and low[phrase.last + 1] in language.complementisers
            ):
                return None
            if (
                phrase is None
                and language.dropped_subjects
                and hit.last + 1 < sentence.last
                and low[hit.last + 1] in ".,"
                and (hit.form.type != "think" or is_clause(scene, sentence.first, before))
            ):
                found = by_verb(scene, hit, _before_colon(scene, hit, sentence), CLAUSE_THEN_VERB)
                return replace(found, first=hit.begin)
        if phrase is not None and (_is_receiver(scene, hit, phrase) or _is_own_thing(scene, hit, phrase)):
            return None
        if phrase is not None and _has_subject_before(scene, hit, before, phrase, sentence):
            return None
        if phrase is not None and (not language.subject_before_verb or _inverts(scene, phrase, before, sentence)):
            named = with_source(scene, hit, phrase)
            nobody = named is None or impersonal(scene, named)
            known = from_whom(scene, hit, sentence.last + 1) if nobody else named
            return by_verb(scene, hit, known, CLAUSE_THEN_VERB_SUBJECT)
        return None
    subject = subjects_by_place.before(scene, hit.first, sentence.first)
    if subject is None or subject.first - 1 <= sentence.first or not ends_in_comma(scene, subject.first - 1):
        return None
    noun = low[hit.verb] in language.verb_or_noun and scene.class_at(hit.verb) == wc.NOUN
    if language.subject_before_verb and noun and not _is_plain_name(scene, subject):
        # "…, highlighting top news tweets about the flood", "…, averaging 5 percent across all states".
        return None
    told = hit.form.type == "tell" and "'" in low[subject.first]
    # "…, I'm told": whom somebody told it.
    if not language.subject_before_verb or told or not _closes(scene, hit, sentence.last):
        return None
    interrupts = hit.last + 1 + SHORTEST < sentence.last and low[hit.last + 1] == ","
    whole = interrupts or is_quoted_in_part(scene, sentence, subject.first - 1)
    if not whole and is_left_open(scene, first_word(scene, sentence), subject.first - 1):
        return None
    return by_verb(scene, hit, subject, CLAUSE_THEN_SUBJECT_VERB)


def _may_stand_apart(scene: Scene, hit: Hit, sentence: Sentence) -> bool:
    """Whether the verb is one of those that come behind what was said."""
    if hit.mode != "finite" or not ({"clause", "bare"} & hit.form.frames) or hit.form.type in ("intend", "feel"):
        return False
    if any(scene.tokens.low[at] in scene.language.modals for at in range(hit.first, hit.verb)):
        # "…, and, we should add, …": nobody has said so yet.
        return False
    return hit.form.type != "find" or _found_by_document(scene, hit, sentence)


def _is_plain_name(scene: Scene, subject: Phrase) -> bool:
    """A pronoun, or what begins with a capital or an article: it may have a verb that looks like a noun."""
    low, language = scene.tokens.low, scene.language
    return subject.pronoun or scene.tokens.upper(subject.first) or low[subject.first] in language.articles


def _is_receiver(scene: Scene, hit: Hit, phrase: Phrase) -> bool:
    """ "“…,” Ada Brun, the warden, told the Courier", "…, a dit au Courrier": behind the verb stands who was told."""
    word, language = scene.tokens.low[phrase.first], scene.language
    if language.subject_before_verb:
        return hit.form.type == "tell"
    return word in language.relay_to and word in language.prepositions


def _has_subject_before(scene: Scene, hit: Hit, comma: int, phrase: Phrase, sentence: Sentence) -> bool:
    """ "O cantor, conhecido como Brandão, negou os boatos": no clause stands before the comma, and what follows the
    verb ends the sentence, so that it is the object of whoever opens it. Where subjects are not left out, a few words
    without a verb may have been said ("Du jamais-vu, confie NP"), but no name with what somebody is between commas."""
    low, language = scene.tokens.low, scene.language
    described = scene.grammar.of(sentence.number).described_before(hit.begin)
    if described is not None and language.adjectives_follow:
        # "Odo Farn, presidente del banco, destacó el plan, resaltando …"
        return True
    told = language.dropped_subjects or (language.adjectives_follow and _opens_with_voice(scene, sentence.first, comma))
    if not told or low[phrase.last + 1] == ",":
        return False
    spots = range(sentence.first, comma)
    hits = (scene.hit_at.get(at) for at in spots)
    said = any(scene.tokens.quote[at] >= 0 or scene.class_at(at) in wc.FINITE for at in spots)
    return not said and not any(hit is not None and hit.mode == "finite" for hit in hits)


def _opens_with_voice(scene: Scene, first: int, comma: int) -> bool:
    """Whether somebody stands before the first of two commas: "Ada Brun, maire de Brest, accuse NP"."""
    low, language = scene.tokens.low, scene.language
    ends = next((at for at in range(first, comma) if low[at] == ","), first)
    if ends == first or ends + 1 >= comma:
        return False
    return is_name(scene, first, ends - 1) or any(is_voice(low[at], language) for at in range(first, ends))


def _is_own_thing(scene: Scene, hit: Hit, phrase: Phrase) -> bool:
    """ "Ada Brun, an aide since he won, announced her resignation": what the subject owns, and no inverted subject;
    nor is what somebody saw ("tra marzo e luglio, ha visto il completamento di …")."""
    low, language = scene.tokens.low, scene.language
    if hit.form.type == "think" and language.adjectives_follow and is_thing(scene, phrase):
        return True
    if not language.subject_before_verb or low[phrase.first] not in language.possessives:
        return False
    words = range(phrase.first, phrase.last + 1)
    return not any(is_voice(low[at], language) and low[at] not in language.documents for at in words)


def _before_colon(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """ "La empresa minimiza la huelga: solo un tercio paró, afirma": whom the sentence tells of before its colon."""
    colon = next((at for at in range(sentence.first, hit.first) if scene.tokens.low[at] == ":"), -1)
    analysis = scene.analysis_at(sentence.first)
    if colon < 0 or analysis is None:
        return None
    verbs = [verb for verb in analysis.verbs if verb.main < colon]
    found = analysis.subject_of(verbs[0].finite, verbs[0].main).phrase if verbs else None
    if found is None or found.pronoun or found.until >= colon:
        return None
    phrase = Phrase(found.begin, found.until, False)
    return phrase if can_speak(scene, phrase) else None


def _found_by_document(scene: Scene, hit: Hit, sentence: Sentence) -> bool:
    """ "…, a poll by NP showed": polls and reports find what they say; what people find is a thing."""
    subject = subject_of(scene, hit, sentence)
    return subject is not None and is_document(scene, subject)


def _before_verb(scene: Scene, hit: Hit) -> int:
    """The token before the verb, past a word for what was said: "…, das teilte NP mit", "…, so schätzen NP, …"."""
    before = hit.begin - 1
    takes_up = scene.tokens.low[before] in scene.language.takes_up
    return before - 1 if scene.language.verb_second and takes_up and ends_in_comma(scene, before - 1) else before


def _inverts(scene: Scene, phrase: Phrase, comma: int, sentence: Sentence) -> bool:
    """Where the subject comes first, "…, said NP" needs a clause before the comma and no verb behind the phrase.

    "Ann Lee, the mayor, said the port was shut" has neither.
    """
    low, language = scene.tokens.low, scene.language
    following = phrase.last + 1
    if phrase.pronoun or following in scene.hit_at:
        return False
    ends = (
        following >= sentence.last
        or not low[following][0].isalnum()
        or low[following] in language.prepositions
        or low[following] in language.relatives
        or low[following] in language.time_words
        or _qualifies(scene, following)
    )
    return ends and (_says_something(scene, sentence.first, comma) or is_quoted_in_part(scene, sentence, comma))


def _says_something(scene: Scene, first: int, comma: int) -> bool:
    """Whether a finite verb stands before the comma, and not only in what says who somebody is: "Odo Brun, who ran the
    guild, said the plan …"."""
    low, language = scene.tokens.low, scene.language
    aside = next((at for at in range(first + 1, comma) if low[at] == "," and low[at + 1] in language.relatives), comma)
    if any(low[at] == "," for at in range(aside + 1, comma)):
        return is_clause(scene, first, comma)
    return is_clause(scene, first, aside)


def _qualifies(scene: Scene, at: int) -> bool:
    """ "three people familiar with the plan", "two people briefed on the matter": what goes on with the phrase."""
    low, language = scene.tokens.low, scene.language
    participle = low[at].endswith(language.past_endings) and scene.class_at(at) in wc.VERBAL
    return (participle or scene.class_at(at) == wc.ADJ) and low[at + 1] in language.prepositions


def _closes(scene: Scene, hit: Hit, end: int) -> bool:
    """Whether nothing but to whom, where and when stands between the verb and the end or the next comma."""
    low, language = scene.tokens.low, scene.language
    if low[hit.first - 1] in language.relatives:
        # "…, citing two officials who said …"
        return False
    at = hit.last + 1
    if at < end and not (
        (hit.form.type == "tell" and low[at] in language.determiners)
        or low[at] in ".,;!?…–—"
        or low[at] in language.prepositions
        or low[at] in language.time_words
        or scene.tokens.upper(at)
        or is_voice(low[at], language)
        or low[at] in language.object_pronouns
        or low[at] in language.adverbials
    ):
        return False
    for here in range(at, min(end, at + REACH)):
        if low[here] in ".,;!?…–—":
            return True
        if (
            low[here] in language.complementisers
            or (
                low[here] in language.infinitive_markers
                and here + 1 < end
                and not scene.tokens.upper(here + 1)
                and low[here + 1] not in language.determiners
                and not is_voice(low[here + 1], language)
            )
            or low[here] in language.finite_hints
            or here in scene.hit_at
            or (low[here] in language.pronouns and low[here] not in language.determiners)
            or scene.tokens.quote[here] >= 0
        ):
            return False
    return True
