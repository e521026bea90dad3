"""Noun phrases without a parser, read backwards: who stands before a verb, and who does what it says."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.agreement import (
    agreeing,
    behind_subordinator,
    beside,
    disagrees,
    in_opening_clause,
    within_head,
)
from tracker.claims.grammar.appositions import (
    LONGEST_APPOSITION,
    before_parentheticals,
    before_relay,
    is_apposition,
    is_bare_role,
    name_before_role,
    opening_of,
    role_before,
)
from tracker.claims.grammar.clauses import is_clause
from tracker.claims.grammar.helped_infinitives import of_helper
from tracker.claims.grammar.noun_phrases import after
from tracker.claims.grammar.phrase_starts import opens_phrase, start_of
from tracker.claims.grammar.word_signs import is_name, is_voice, looks_finite
from tracker.claims.rules import LIKELY_SUBJECT, SURE_SUBJECT
from tracker.claims.text.analysis import Hit, Phrase, Scene
from tracker.claims.text.sentences import Sentence
from tracker.claims.text.tokens import TERMINALS

# From the comma that opens a relative clause to its verb there are seldom more tokens.
LONGEST_ASIDE: Final = 12


def subject_of(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """Who does what the verb says: joined pronoun, inverted or plain subject, or that of the main clause."""
    tokens, language = scene.tokens, scene.language
    if hit.enclitic >= 0:
        return Phrase(hit.enclitic, hit.enclitic, True)
    if hit.mode in ("gerund", "infinitive"):
        return beside(scene, hit, sentence) or _main_subject(scene, hit, sentence) or of_helper(scene, hit, sentence)
    certain = _nominative(scene, hit, sentence) or _left_out(scene, hit, sentence)
    if certain is not None:
        return certain
    opened = behind_subordinator(scene, hit, sentence)
    if opened is not None:
        return opened
    sure, chosen = _chosen(scene, hit, sentence) if hit.mode == "finite" else (False, None)
    if chosen is not None and disagrees(scene, hit, chosen):
        return agreeing(scene, hit, sentence)
    if sure:
        return within_head(scene, hit, chosen) if chosen is not None else None
    found = _by_place(scene, hit, sentence)
    if found is None or found.pronoun:
        return found
    if tokens.low[found.first] in language.oblique:
        return chosen
    return found if opens_phrase(scene, found.first) else _likely(scene, hit, sentence)


def _nominative(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """ "Jede Schuld bestritt der Leiter": right behind its verb an article shows a man to be the subject."""
    low, language, at = scene.tokens.low, scene.language, hit.begin + 1
    if not language.verb_second or hit.mode != "finite" or at + 1 >= sentence.last:
        return None
    if low[sentence.first] in language.addressing and sentence.first + 1 in scene.named and hit.begin == at - 1:
        # "Der „Seepost“ sagte NP": to whom it was said opens the sentence.
        behind = after(scene, at, sentence.last) if at == sentence.first + 3 else None
        if behind is not None and not behind.pronoun:
            return behind
    if low[at] not in language.masculine_determiners or not scene.tokens.upper(at + 1):
        return None
    return after(scene, at, sentence.last) if low[at + 1] in language.masculine else None


def _left_out(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """ "Die Werft wies den Bericht zurück und nannte ihn „…“": of a verb right behind "and" the pronoun is the object,
    and the subject that of the verb before."""
    low, language, at = scene.tokens.low, scene.language, hit.begin + 1
    joined = language.verb_second and hit.mode == "finite" and low[hit.begin - 1] in language.conjunctions
    if not joined or hit.begin - 1 <= sentence.first or at >= sentence.last:
        return None
    object_ = low[at] in language.object_pronouns or (low[at] in language.pronouns and low[at + 1] != ",")
    if not object_ or low[at] in language.reflexives:
        return None
    verbs = [verb for verb in scene.grammar.of(sentence.number).verbs if verb.finite < hit.begin]
    if not verbs:
        return None
    sure = _sure_subject(scene, verbs[-1].finite, sentence)
    leads = before(scene, verbs[-1].finite, sentence.first) if sure is None else sure
    if leads is None or leads is sure:
        return leads
    return leads if leads.first == sentence.first and low[leads.first] not in language.oblique else None


def _likely(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """The subject that the analysis holds likelier than all others together, sure or not."""
    found = scene.grammar.of(sentence.number).doer_of(hit.begin, hit.verb)
    return _chosen(scene, hit, sentence)[1] if found.chance >= LIKELY_SUBJECT else None


def subject_behind(scene: Scene, hit: Hit, sentence: Sentence, end: int) -> Phrase | None:
    """The sure subject of a verb, past what stands between them: "sagte bei einem Treffen in Lindau die Leiterin"."""
    sure, chosen = _chosen(scene, hit, sentence)
    return chosen if sure and chosen is not None and hit.last < chosen.first and chosen.last < end else None


def quoted_subject(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """Who "was quoted as saying" it: the subject of the passive auxiliary before the participle."""
    low, language = scene.tokens.low, scene.language
    for at in range(hit.verb - 1, sentence.first - 1, -1):
        if scene.tokens.quote[at] >= 0:
            return None
        if low[at] not in language.passives:
            continue
        # "“How about that?” Mr. Marsh was quoted as saying": a quotation that ends in a mark is a sentence before.
        analysis = scene.analysis_at(at)
        found = analysis.subject_of(at, hit.verb).phrase if analysis is not None else None
        if found is None or scene.tokens.quote[found.head] >= 0:
            return after(scene, at + 1, hit.verb) if language.verb_second else before(scene, at, sentence.first)
        return Phrase(found.begin, found.until, found.pronoun)
    return None


def _by_place(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """The phrase where the grammar of the language puts subjects, or that of the main clause."""
    tokens, language = scene.tokens, scene.language
    if language.verb_second and _is_inverted(scene, hit, sentence):
        phrase = after(scene, hit.begin + 1, sentence.last)
        if phrase is not None and not _is_addressed(scene, phrase):
            return phrase
    found = before(scene, hit.begin, sentence.first)
    if found is not None and not _is_relative(scene, found):
        return found
    joined = hit.first > sentence.first and tokens.low[hit.first - 1] in language.conjunctions
    if joined and (found is None or tokens.low[found.first] in language.complementisers):
        return _main_subject(scene, hit, sentence)
    return found if found is not None else _main_subject(scene, hit, sentence)


def _is_addressed(scene: Scene, phrase: Phrase) -> bool:
    """ "sagten der Agentur Norda": to whom it was said."""
    low, language = scene.tokens.low, scene.language
    return low[phrase.first] in language.addressing and low[phrase.first + 1] in language.media


def _chosen(scene: Scene, hit: Hit, sentence: Sentence) -> tuple[bool, Phrase | None]:
    """Whether the analysis of the sentence is sure of a subject, and which it is."""
    analysis = scene.grammar.of(sentence.number)
    subject = analysis.doer_of(hit.begin, hit.verb)
    phrase = subject.phrase
    if phrase is not None and phrase.relative:
        phrase = analysis.antecedent(phrase)
    if phrase is None or scene.tokens.quote[phrase.head] >= 0:
        return False, None
    return subject.chance >= SURE_SUBJECT, Phrase(phrase.begin, phrase.until, phrase.pronoun)


def _is_relative(scene: Scene, phrase: Phrase) -> bool:
    return phrase.pronoun and scene.tokens.low[phrase.first] in scene.language.relatives


def _is_inverted(scene: Scene, hit: Hit, sentence: Sentence) -> bool:
    """In a verb-second language, the verb stands before its subject when anything else fills the first place."""
    tokens, language = scene.tokens, scene.language
    before = hit.begin - 1
    if before < sentence.first:
        return False
    following = hit.begin + 1
    if following >= sentence.last:
        return False
    word = tokens.low[following]
    first = sentence.first
    if word in language.pronouns and word not in language.determiners:
        # "Der Leiter nannte sie „…“": what opens the sentence may be the subject, and the pronoun an object.
        subject = scene.grammar.of(sentence.number).doer_of(hit.begin, hit.verb)
        leads = subject.phrase is not None and subject.phrase.begin == first and subject.chance >= LIKELY_SUBJECT
        return not leads
    return (
        tokens.low[first] in language.oblique
        or tokens.low[first] in language.of_articles
        or tokens.low[first] in language.prepositions
        or tokens.low[first] in language.adverbials
        or tokens.low[first] in language.time_words
    )


def _main_subject(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """The subject of the verb before this one, or of the sentence."""
    if hit.mode == "gerund" and not scene.language.subject_before_verb:
        main = last_subject(scene, hit, sentence)
        if main is not None:
            return main
    previous = None
    for here in range(hit.first - 1, sentence.first - 1, -1):
        other = scene.hit_at.get(here)
        if other is not None and other is not hit and _is_joined_to(scene, hit, other):
            return _main_subject(scene, other, sentence)
        spoken = other is not None and scene.class_at(other.verb) != wc.NOUN and not _in_aside(scene, here, hit)
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
            return _sure_subject(scene, here, sentence) or before(scene, here, sentence.first)
    return last_subject(scene, hit, sentence) or subject_of_clause(scene, sentence.first, hit.first)


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
    sure, chosen = _chosen(scene, hit, sentence)
    if chosen is None or chosen.last >= hit.first:
        return False
    return sure or not is_clause(scene, sentence.first, hit.first)


def _is_joined_to(scene: Scene, hit: Hit, other: Hit) -> bool:
    """ "…, saying the fire in Norwold had spread, and adding that …": two gerunds that "and" joins have one subject."""
    low, language = scene.tokens.low, scene.language
    both = hit.mode == other.mode == "gerund" and low[hit.first - 1] in language.conjunctions
    return both and language.subject_before_verb and low[other.first - 1] == ","


def _sure_subject(scene: Scene, at: int, sentence: Sentence) -> Phrase | None:
    """The subject of the finite verb at a token, where the analysis of the sentence is sure of one."""
    analysis = scene.grammar.of(sentence.number)
    verb = analysis.verb_at(at)
    subject = analysis.doer_of(verb.finite, verb.main) if verb is not None else None
    if subject is None or subject.phrase is None or subject.phrase.relative or subject.chance < SURE_SUBJECT:
        return None
    return Phrase(subject.phrase.begin, subject.phrase.until, subject.phrase.pronoun)


def _in_aside(scene: Scene, verb: int, hit: Hit) -> bool:
    """Whether it stands in a relative clause that a comma closes before the hit: ", which NP first printed, saying"."""
    low, language = scene.tokens.low, scene.language
    if "," not in low[verb + 1 : hit.first]:
        return False
    for at in range(verb - 1, max(verb - 1 - LONGEST_ASIDE, -1), -1):
        if low[at] in language.as_words and (at == 0 or not low[at - 1][0].isalnum()):
            # "As the Courier reported on Thursday, pilots have laughed, noting …".
            return True
        if low[at] == ",":
            return low[at + 1] in language.relatives and low[at + 1] not in language.complementisers
        if low[at] in TERMINALS or scene.tokens.quote[at] >= 0:
            return False
    return False


def last_subject(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """The subject of the last finite verb before this one, as the analysis of the sentence sees it."""
    analysis = scene.grammar.of(sentence.number)
    for verb in reversed(analysis.verbs):
        if max(verb.finite, verb.main) < hit.first and not _in_aside(scene, verb.left, hit):
            found = analysis.subject_of(verb.finite, verb.main).phrase
            if found is not None and not found.relative and scene.tokens.quote[found.head] < 0:
                return Phrase(found.begin, found.until, found.pronoun)
    return None


def before(scene: Scene, i: int, begin: int) -> Phrase | None:
    """The noun phrase that ends just before token i, not before token `begin`: the subject of the verb at i."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    at = before_parentheticals(scene, i - 1, begin)
    while (
        at >= begin
        and not tokens.upper(at)
        and (
            (low[at] in language.adverbials or low[at] in language.negations or low[at] in language.object_pronouns)
            and low[at] not in language.pronouns
        )
    ):
        at -= 1
    at = before_parentheticals(scene, at, begin)
    at = scene.unnamed.get(at, at + 1) - 1
    tail = -1
    if at > begin and low[at] in ",–—)":
        opening = opening_of(scene, at, begin)
        if opening > begin:
            tail, at = at - 1, opening - 1
        elif low[at] == ",":
            return None
    if at < begin or tokens.quote[at] >= 0:
        return None
    if low[at] in language.pronouns and (
        low[at] not in language.determiners or low[at] in language.relatives or tokens.upper(at) or at == begin
    ):
        return Phrase(at, at, True)
    if low[at] in language.relatives and low[at] not in language.complementisers:
        return _antecedent(scene, at, begin)
    first = start_of(scene, at, begin)
    if first < 0 or _is_oblique(scene, at) or _is_object(scene, first, at):
        return None
    if low[at] in language.pronouns and first == at:
        return Phrase(at, at, True)
    if tail > at and is_apposition(scene, at + 1, tail):
        if is_bare_role(scene, first, begin):
            return name_before_role(scene, first, begin)
        return Phrase(first, tail)
    at = before_relay(scene, first, at)
    if first > begin + 1 and low[first - 1] == "," and is_name(scene, first, at):
        wider = role_before(scene, first - 2, begin)
        if wider >= 0:
            first = wider
    return Phrase(first, at)


def _is_object(scene: Scene, first: int, last: int) -> bool:
    """ ", claims Tarn also contradicted": a noun, and who does something to it."""
    tokens, language = scene.tokens, scene.language
    word = tokens.low[first]
    named = first < last and tokens.upper(first + 1) and not tokens.upper(first)
    return named and word in language.verb_or_noun and not is_voice(word, language) and not language.nouns_capitalised


def _is_oblique(scene: Scene, at: int) -> bool:
    """Whether the phrase that ends at the token stands in a case that no subject has ("zu dem Anschlag")."""
    analysis = scene.analysis_at(at)
    base = analysis.phrase_at(at) if analysis is not None else None
    return base is not None and scene.tokens.low[base.first] in scene.language.oblique


def _antecedent(scene: Scene, at: int, begin: int) -> Phrase | None:
    here = at - 1
    if here >= begin and scene.tokens.low[here] == ",":
        here -= 1
    if here < begin or scene.tokens.quote[here] >= 0:
        return None
    first = start_of(scene, here, begin)
    return None if first < 0 else Phrase(first, here)


def subject_of_clause(scene: Scene, begin: int, end: int) -> Phrase | None:
    """The first noun phrase of a clause, past an adverbial that a comma closes."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    at = begin
    while at < end and (
        low[at] in language.conjunctions
        or low[at] in language.clause_starts
        or not low[at][0].isalnum()
        or low[at] in language.adverbials
    ):
        if tokens.quote[at] >= 0:
            return None
        at += 1
    if at < end and low[at] in language.prepositions:
        comma = next((here for here in range(at, min(end, at + LONGEST_APPOSITION)) if low[here] == ","), -1)
        if comma < 0:
            return None
        at = comma + 1
    if at >= end:
        return None
    found = after(scene, at, end)
    if found is None or not language.subject_before_verb:
        return found
    # "Tarn cast his term as a gift, and vowed …": a verb that was read into the name.
    verb = next((here for here in range(found.first + 1, found.last + 1) if here in scene.hit_at), -1)
    return Phrase(found.first, verb - 1) if verb > 0 and scene.hit_at[verb].mode == "finite" else found
