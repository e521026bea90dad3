"""Who does what a reporting verb says: what the analysis is sure of, else what the place of the words says."""

from __future__ import annotations

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.agreement import (
    agreeing,
    before_dash,
    behind_subordinator,
    beside,
    disagrees,
    in_opening_clause,
    owned_by,
    past_place,
    within_head,
)
from tracker.claims.grammar.analysed_subjects import (
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
from tracker.claims.grammar.noun_phrases import after
from tracker.claims.grammar.phrase_starts import opens_phrase
from tracker.claims.grammar.relatives import can_report, reporting_noun
from tracker.claims.grammar.subjects_by_place import before, subject_of_clause
from tracker.claims.grammar.verb_numbers import is_plural, speaking_from
from tracker.claims.grammar.word_signs import looks_finite
from tracker.claims.rules import LIKELY_SUBJECT, SURE_SUBJECT
from tracker.claims.text.analysis import Hit, Phrase, Scene
from tracker.claims.text.sentences import Sentence


def subject_of(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """Who does what the verb says; "desde NP" is the body for which several speak, and of one verb only the place."""
    found = speaking_from(scene, hit, sentence)
    noun = reporting_noun(scene, hit, sentence) if found is None else None
    if noun is not None:
        return noun if can_report(scene, hit, noun) else None
    found = found or inverted_subject(scene, hit, sentence.last)
    if found is not None:
        return found
    found = past_adverbial(scene, hit, sentence, _subject_of(scene, hit, sentence))
    placed = found is not None and scene.tokens.low[found.first - 1] in scene.language.said_from
    return None if placed else found


def _subject_of(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """The subject that grammar shows; nobody who only owns what is named there ("Norwold's top judge")."""
    found = _found(scene, hit, sentence)
    if found is None or hit.mode != "finite":
        return found
    if _is_of_several(scene, hit, found):
        return _of_one(scene, hit, sentence)
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
        return beside(scene, hit, sentence) or _main_subject(scene, hit, sentence)
    certain = _nominative(scene, hit, sentence) or _left_out(scene, hit, sentence)
    if certain is not None:
        return certain
    opened = behind_subordinator(scene, hit, sentence)
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
    return found if opens_phrase(scene, found.first) else likely_subject(scene, hit, sentence)


def _from_its_role(scene: Scene, phrase: Phrase) -> Phrase:
    """ "La ministra de Economía, Comercio y Turismo, Ana Tarn": from the role, where the phrase was read from within
    the list of what the role is for."""
    analysis = scene.analysis_at(phrase.first)
    wide = analysis.phrase_around(phrase.first) if analysis is not None else None
    inside = scene.language.adjectives_follow and scene.tokens.low[phrase.first - 1] == ","
    return Phrase(wide.begin, wide.until) if inside and wide is not None and wide.until == phrase.last else phrase


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
    sure = sure_subject(scene, verbs[-1].finite, sentence)
    leads = before(scene, verbs[-1].finite, sentence.first) if sure is None else sure
    if leads is None or leads is sure:
        return leads
    return leads if leads.first == sentence.first and low[leads.first] not in language.oblique else None


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
        leads = governing(scene, hit, sentence)
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
            return sure_subject(scene, here, sentence) or before(scene, here, sentence.first)
    return last_subject(scene, hit, sentence) or subject_of_clause(scene, sentence.first, hit.first)


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


def _is_of_several(scene: Scene, hit: Hit, phrase: Phrase) -> bool:
    """ "… quando os tiros soaram e contou que …": the form of one person, and an article of several."""
    low, language = scene.tokens.low, scene.language
    joined = low[hit.begin - 1] in language.conjunctions and phrase.last < hit.begin
    if not language.plural_verb_endings or not joined or is_plural(scene, hit.begin):
        return False
    one = language.masculine_determiners | language.feminine_determiners
    return low[phrase.first] in language.definite and low[phrase.first] not in one and "'" not in low[phrase.first]


def _of_one(scene: Scene, before: Hit, sentence: Sentence) -> Phrase | None:
    """The subject of the last verb before another that is of one person."""
    for verb in reversed(scene.grammar.of(sentence.number).verbs):
        found = sure_subject(scene, verb.finite, sentence) if verb.finite < before.first else None
        if found is not None and not found.pronoun and not is_plural(scene, verb.finite):
            return found
    return None


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
    return both and language.subject_before_verb and low[other.first - 1] == ","
