"""Subjects where the verb comes second: the case of an article shows them, or something else fills the first place."""

from __future__ import annotations

from tracker.claims.grammar import moods
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.analysed_subjects import sure_subject
from tracker.claims.grammar.noun_phrases import after
from tracker.claims.grammar.subjects_by_place import before
from tracker.claims.grammar.word_signs import is_voice
from tracker.claims.rules import LIKELY_SUBJECT
from tracker.claims.speakers.titles import is_body, is_role
from tracker.claims.text.analysis import Hit, Phrase, Scene
from tracker.claims.text.sentences import Sentence


def nominative(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
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


def shared_subject(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
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


def first_behind(scene: Scene, hit: Hit, sentence: Sentence, found: Phrase | None) -> Phrase | None:
    """ "Seit langem drängt Odo Brun die Stadt, …": of two phrases behind an inverted verb the first is the subject,
    where it is somebody and in no other case."""
    low, language, at = scene.tokens.low, scene.language, hit.begin + 1
    if found is None or found.pronoun or not language.verb_second or hit.mode != "finite" or found.first <= at:
        return found
    if low[found.first] not in language.determiners or not is_inverted(scene, hit, sentence):
        return found
    leads = after(scene, at, found.first)
    if leads is None or leads.pronoun or leads.first != at or leads.last + 1 != found.first:
        return found
    oblique = low[leads.first] in language.oblique | language.addressing | language.of_articles
    return leads if _is_somebody(scene, leads) and not oblique else found


def past_report(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """ "Die Rätin sagte, Wenz sei „müde“, und kündigte an, …": what stood between was in the mood of report, and this
    verb is not; its subject is that of the last verb that is not either."""
    low, language = scene.tokens.low, scene.language
    joined = language.verb_second and hit.mode == "finite" and low[hit.begin - 1] in language.conjunctions
    if not joined or moods.reports(scene, hit.begin):
        return None
    verbs = [verb for verb in scene.grammar.of(sentence.number).verbs if verb.finite < hit.begin]
    told = len(verbs)
    while told and moods.reports(scene, verbs[told - 1].finite):
        told -= 1
    if not told or told == len(verbs) or verbs[told - 1].finite not in scene.hit_at:
        return None
    return sure_subject(scene, verbs[told - 1].finite, sentence)


def voiced_of_two(scene: Scene, hit: Hit, sentence: Sentence, found: Phrase | None) -> Phrase | None:
    """Of the phrases on both sides of a verb in second place that of somebody, where `found` is of nobody: "Als Grund
    gab die Schule an, …", "Die Schule hatte die Kündigung damit begründet, dass …"."""
    if found is None or found.pronoun or not scene.language.verb_second or hit.mode != "finite":
        return found
    addressed = _is_declined(scene, found)
    if not addressed and _is_somebody(scene, found):
        return found
    if found.last < hit.begin:
        if not addressed and scene.tokens.low[found.first] in scene.language.determiners:
            # "Der Zivilschutz hat die Gäste gebeten": no list has every body.
            return found
        subject = scene.grammar.of(sentence.number).doer_of(hit.begin, hit.verb)
        other = subject.phrase if subject.chance >= LIKELY_SUBJECT else None
        if other is None or other.relative or other.pronoun or other.begin != hit.begin + 1:
            return found
        behind = Phrase(other.begin, other.until)
        return behind if _is_somebody(scene, behind) else found
    low, language = scene.tokens.low, scene.language
    thing = found.first == hit.begin + 1 and low[found.first] in language.determiners
    opens = before(scene, hit.begin, sentence.first) if thing else None
    if opens is None or opens.first != sentence.first or opens.pronoun or low[opens.first] in language.oblique:
        return found
    return opens if _is_somebody(scene, opens) and not _is_declined(scene, opens) else found


def _is_declined(scene: Scene, phrase: Phrase) -> bool:
    """ "Der örtlichen Zeitung sagte NP": to whom, as the ending of the adjective shows."""
    low, language, behind = scene.tokens.low, scene.language, phrase.first + 1
    adjective = phrase.first < phrase.last and scene.class_at(behind) == wc.ADJ
    return adjective and low[phrase.first] in language.addressing and low[behind].endswith(language.weak_endings)


def _is_somebody(scene: Scene, phrase: Phrase) -> bool:
    """Whether a person, a body or a name is among the words before what it is of ("die Zahl der Gäste")."""
    low, language = scene.tokens.low, scene.language
    for at in range(phrase.first, phrase.last + 1):
        if at > phrase.first and (low[at] in language.articles or scene.class_at(at) == wc.ADP or low[at] == ","):
            return False
        if scene.class_at(at) == wc.PROPN or at in scene.named or is_voice(low[at], language):
            return True
        if is_role(low[at], language) or is_body(low[at], language):
            return True
    return False


def is_addressed(scene: Scene, phrase: Phrase) -> bool:
    """ "sagten der Agentur Norda": to whom it was said."""
    low, language = scene.tokens.low, scene.language
    return low[phrase.first] in language.addressing and low[phrase.first + 1] in language.media


def is_inverted(scene: Scene, hit: Hit, sentence: Sentence) -> bool:
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
