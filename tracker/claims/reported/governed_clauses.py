"""The clause, infinitive or noun phrase that a reporting verb governs: "NP said that …", "NP promised to …"."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar import noun_phrases, subjects_by_place
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.clauses import SHORTEST, ends_in_comma, impersonal, is_clause
from tracker.claims.grammar.complements import Complement, complement_of
from tracker.claims.grammar.gerunds import follows
from tracker.claims.grammar.impersonal_sources import from_whom, with_source
from tracker.claims.grammar.subjects import subject_of
from tracker.claims.grammar.word_signs import is_voice
from tracker.claims.reported.extent import before_comma, content_end
from tracker.claims.reported.object_extent import before_besides, naming_end, object_end
from tracker.claims.reported.parentheticals import parenthetical
from tracker.claims.reported.refusals import refuses_to_speak
from tracker.claims.reported.report import ReportedClause
from tracker.claims.reported.source_phrases import starts_subject
from tracker.claims.reported.unreal import WITHOUT_CLAUSE, is_unreal
from tracker.claims.rules import (
    CLAUSE_THEN_VERB_SUBJECT,
    VERB_BARE_CLAUSE,
    VERB_CLAUSE,
    VERB_GAPPED_CLAUSE,
    VERB_INFINITIVE,
    VERB_NAMING,
    VERB_NOMINAL,
    VERB_QUESTION,
    Rule,
)
from tracker.claims.speakers.attribution import by_verb
from tracker.claims.speakers.things import is_thing
from tracker.claims.speakers.titles import is_role
from tracker.claims.speakers.voices import can_speak
from tracker.claims.text.analysis import Hit, Phrase, Scene
from tracker.claims.text.sentences import Sentence

# Between a passive auxiliary and its participle so many words say by whom.
BEFORE_PARTICIPLE: Final = 12


def governed_clause(scene: Scene, hit: Hit, sentence: Sentence, hits: list[Hit]) -> ReportedClause | None:
    """The clause, infinitive or noun phrase that a reporting verb governs."""
    asked = _is_asked(scene, hit, sentence)
    if (hit.mode == "passive" and "clause" not in hit.form.frames and not asked) or _stands_behind(
        scene, hit, sentence
    ):
        return None
    governed = complement_of(scene, hit, sentence) or _gap(scene, hit, sentence)
    if governed is None or refuses_to_speak(scene, hit, governed):
        return None
    start, rule = governed
    last = content_end(scene, hit, start, sentence, hits)
    if last - start < SHORTEST - 1 or _only_quotation(scene, start, last):
        return None
    subject = _agent(scene, hit, start) if hit.mode == "passive" or asked else subject_of(scene, hit, sentence)
    nobody = subject is not None and impersonal(scene, subject)
    if subject is not None and (subject.first >= start or nobody):
        subject = _said_there(scene, hit, subject) if nobody else None
        subject = subject or from_whom(scene, hit, start)
    if (
        is_unreal(scene, hit, governed, subject)
        or _is_of_another(scene, hit, subject, rule)
        or follows(scene, hit, subject, sentence)
        or _is_of_object(scene, hit, governed)
    ):
        return None
    if subject is None:
        fits = (
            rule == VERB_CLAUSE
            or _is_left_out(scene, hit, rule, sentence)
            or (rule == VERB_INFINITIVE and hit.mode == "passive")
            or (asked and rule == VERB_QUESTION)
            or (nobody and rule == VERB_BARE_CLAUSE)
        )
        if not fits or (hit.mode not in ("passive", "finite") and not scene.language.dropped_subjects):
            return None
        rule = rule.without_source()
    elif not _can_speak(scene, subject, hit, rule) or (
        rule == VERB_NOMINAL and hit.form.type == "find" and not _is_document(scene, subject)
    ):
        return None
    if rule == VERB_BARE_CLAUSE and subject is not None:
        start = _with_relative(scene, start, subject, sentence)
    if rule == VERB_NOMINAL:
        last = before_besides(scene, start, last)
    if rule == VERB_NOMINAL and scene.language.subject_before_verb:
        last = object_end(scene, start, last)
        if _runs_into_main_verb(scene, hit, start, last):
            return None
    last = naming_end(scene, start, last) if rule == VERB_NAMING else _before_particle(hit, start, last, rule)
    subordinate = _closes_aside(scene, hit, start, last) or (
        subject is not None and _is_subordinate(scene, subject, sentence)
    )
    if subordinate or (asked and hit.first == hit.verb):
        last = before_comma(scene, start, last)
    return ReportedClause(start, last, by_verb(scene, hit, subject, rule), sentence)


def _before_particle(hit: Hit, start: int, last: int, rule: Rule) -> int:
    """ "Lehnte den Antrag ab und bezeichnete ihn als …": the particle of a verb ends its clause."""
    return hit.until - 1 if rule == VERB_NOMINAL and start < hit.until <= last else last


def _is_left_out(scene: Scene, hit: Hit, rule: Rule, sentence: Sentence) -> bool:
    """ "Ha poi aggiunto di voler …": the verb opens its sentence, and its subject is left out."""
    opens = hit.mode == "finite" and hit.first - sentence.first <= 1
    return rule == VERB_INFINITIVE and scene.language.dropped_subjects and opens


def _runs_into_main_verb(scene: Scene, hit: Hit, start: int, last: int) -> bool:
    """ "Men who won't admit defeat are …", "NP, who supports the plan, said …": where the verb stands in a relative
    clause, its object ends before the verb of the main one, and only says who somebody is. So in "Marchers protesting
    the ban were moving"."""
    reduced = hit.mode == "gerund" and hit.first > 0 and scene.class_at(hit.first - 1) in (wc.NOUN, wc.PROPN)
    if not reduced and not any(scene.class_at(at) == wc.REL for at in (hit.first - 1, hit.first - 2)):
        return False
    for at in range(start + 1, last + 1):
        if scene.class_at(at) in (wc.REL, wc.SCONJ, wc.PRON) or scene.tokens.quote[at] >= 0:
            return False
        if scene.class_at(at) in wc.FINITE:
            return True
    return False


def _is_of_another(scene: Scene, hit: Hit, subject: Phrase | None, rule: Rule) -> bool:
    """ "Brun praised a “broad coalition” that supports the plan": the relative clause is not of who was found."""
    before = hit.first - 1
    far = subject is not None and subject.last < before - 1 - (scene.tokens.low[before - 1] == ",")
    linked = rule in WITHOUT_CLAUSE and scene.tokens.low[before] in scene.language.relatives
    if far and linked and scene.language.adjectives_follow:
        # "Norvia quitó el límite en una reforma que aprobó el Parlamento": nothing that Norvia approves.
        return True
    if subject is None or subject.last >= before or scene.class_at(before) != wc.REL:
        return subject is not None and _is_object(scene, subject)
    if _is_led_in(scene, before):
        return False
    between = range(subject.last + 1, before)
    return any(scene.class_at(at) in wc.FINITE or scene.class_at(at) == wc.INF for at in between)


def _is_led_in(scene: Scene, relative: int) -> bool:
    """ "Ofreció una charla en la que dijo que …", "a lo que respondió que …": a relative behind a preposition is not
    who speaks; the subject of the main clause may be."""
    low, language = scene.tokens.low, scene.language
    at = relative - 1
    while at > 0 and low[at] in language.determiners and low[at] not in language.prepositions:
        at -= 1
    return language.adjectives_follow and low[at] in language.prepositions


def _is_of_object(scene: Scene, hit: Hit, governed: Complement) -> bool:
    """ "Lehnte die Forderung, Beweise zu prüfen, ab": the infinitive says what is refused, and nobody has said it."""
    denied = governed.rule == VERB_INFINITIVE and hit.form.stance == "denying" and scene.language.verb_second
    # "Bestritt am Montag, Geld genommen zu haben": only where the rest of the verb stands behind it.
    return denied and hit.until > governed.first


def _is_object(scene: Scene, subject: Phrase) -> bool:
    """ "Most of what I have written is old": behind "of what" the verb has its object."""
    low, language, before = scene.tokens.low, scene.language, subject.first - 1
    free = before > 0 and low[before] in language.free_relatives and subject.pronoun
    return free and low[before - 1] in language.prepositions | language.noun_prepositions


def _stands_behind(scene: Scene, hit: Hit, sentence: Sentence) -> bool:
    """Whether the verb belongs to what stands before it: "…, said NP", "The truth is, NP said, that …"."""
    if hit.mode == "infinitive" and scene.tokens.low[hit.verb - 1] in scene.language.reflexives:
        return True
    if scene.language.subject_before_verb and ends_in_comma(scene, hit.begin - 1):
        beside = parenthetical(scene, hit, sentence)
        if beside is not None and beside.rule == CLAUSE_THEN_VERB_SUBJECT:
            return True
        if hit.mode == "finite" and scene.tokens.quote[hit.begin - 1] >= 0:
            # "“…,” said NP": the subject follows.
            return True
    return _interrupts(scene, hit, sentence)


def _agent(scene: Scene, hit: Hit, start: int) -> Phrase | None:
    """By whom, between a passive and its clause: "were told by the warden that …"."""
    if scene.language.verb_second and hit.mode == "passive":
        return agent_before(scene, hit)
    by = hit.last + 1
    if hit.mode != "passive" or by + 1 >= start or scene.tokens.low[by] not in scene.language.agent_prepositions:
        return None
    return noun_phrases.after(scene, by + 1, start)


def agent_before(scene: Scene, hit: Hit) -> Phrase | None:
    """By whom, where the participle comes last: "wird von der Behörde vorgeworfen, …"."""
    low, language = scene.tokens.low, scene.language
    for at in range(hit.verb - 1, max(hit.verb - BEFORE_PARTICIPLE, 0), -1):
        if low[at] in ",;:" or low[at] in language.passives:
            return None
        if low[at] in language.agent_prepositions:
            return noun_phrases.after(scene, at + 1, hit.verb)
    return None


def _said_there(scene: Scene, hit: Hit, subject: Phrase | None) -> Phrase | None:
    """ "In dem Bericht heißt es, dass …": what stands for the impersonal subject, where it is another phrase."""
    found = with_source(scene, hit, subject)
    return None if found is subject else found


def _interrupts(scene: Scene, hit: Hit, sentence: Sentence) -> bool:
    """ "The truth is, NP said, that …": in commas, and "that" goes on with the clause before it."""
    low, language = scene.tokens.low, scene.language
    comma = hit.last + 1
    if not language.subject_before_verb or hit.mode != "finite" or comma + 1 >= sentence.last or low[comma] != ",":
        return False
    if low[comma + 1] not in language.complementisers:
        return False
    found = parenthetical(scene, hit, sentence)
    return found is not None and is_clause(scene, sentence.first, found.first - 1)


def _gap(scene: Scene, hit: Hit, sentence: Sentence) -> Complement | None:
    """ "which she said left the port empty": the relative pronoun is the subject of what was said."""
    low, language = scene.tokens.low, scene.language
    begin = hit.last + 1
    if not language.subject_before_verb or hit.mode != "finite" or "bare" not in hit.form.frames:
        return None
    if begin + 1 >= sentence.last or not low[begin].isalpha() or scene.tokens.upper(begin):
        return None
    if low[begin].endswith(language.adverb_endings) and scene.class_at(begin + 1) not in wc.FINITE:
        # "Which Mr. Tarn announced personally in a note".
        return None
    ends = (
        language.prepositions
        | language.time_words
        | language.determiners
        | language.phrase_ends
        | language.conjunctions
    )
    if low[begin] in ends - language.finite_hints or low[begin] in language.pronouns or low[begin] in language.turns:
        return None
    subject = subjects_by_place.before(scene, hit.first, sentence.first)
    if subject is None or subject.first - 1 < sentence.first:
        return None
    return Complement(begin, VERB_GAPPED_CLAUSE) if low[subject.first - 1] in language.relatives else None


def _with_relative(scene: Scene, start: int, subject: Phrase, sentence: Sentence) -> int:
    """Where "which she said was closed" begins: at the relative pronoun, which the reported verb needs."""
    before = subject.first - 1
    if before < sentence.first or scene.tokens.low[before] not in scene.language.relatives:
        return start
    return start if starts_subject(scene, start) else before


def _is_asked(scene: Scene, hit: Hit, sentence: Sentence) -> bool:
    """ "Asked whether …, NP said", "NP was asked why …": a question whose asker the text leaves out."""
    if hit.form.type != "ask" or not scene.language.subject_before_verb or hit.mode not in ("finite", "passive"):
        return False
    return (
        hit.mode == "passive"
        or hit.first == sentence.first
        or scene.tokens.low[hit.first - 1] in scene.language.subordinators
    )


def _is_subordinate(scene: Scene, subject: Phrase, sentence: Sentence) -> bool:
    """Whether the verb stands in a clause such as "While she said …, …" or "…, who said …, …"."""
    low, language = scene.tokens.low, scene.language
    if subject.pronoun and low[subject.first] in language.relatives:
        return True
    before = subject.first - 1
    while before >= sentence.first and low[before] in language.adverbials:
        before -= 1
    return before >= sentence.first and low[before] in language.subordinators


def _closes_aside(scene: Scene, hit: Hit, start: int, last: int) -> bool:
    """ "Il sindaco, che ha ribadito che il ponte è sicuro, ha lasciato la sala": a comma and a finite verb behind what
    a relative clause reports belong to the main one."""
    low, before = scene.tokens.low, hit.begin - 1
    relative = scene.class_at(before) == wc.REL or (
        scene.language.adjectives_follow and low[before] in scene.language.relatives
    )
    if not relative or low[before - 1] != ",":
        return False
    return any(low[at] == "," and scene.class_at(at + 1) in wc.FINITE for at in range(start, last))


def _only_quotation(scene: Scene, start: int, last: int) -> bool:
    """A complementiser and then nothing but a quotation: those are the speaker's own words.

    Not in English, which keeps "that" for speech it reports: what follows is bent to the sentence around it.
    """
    tokens, language = scene.tokens, scene.language
    if language.marker_belongs and tokens.low[start] in language.complementisers:
        return False
    return all(
        tokens.quote[at] >= 0 or tokens.low[at] in language.complementisers or not tokens.low[at][0].isalnum()
        for at in range(start, last + 1)
    )


def _can_speak(scene: Scene, subject: Phrase, hit: Hit, rule: Rule) -> bool:
    """Names, voices and pronouns speak; of other nouns only verbs of saying prove that they do.

    A quarrel may threaten to ruin a fair, an indicator suggest that it rains, a fight deny a town its peace, and a
    number explain why: such verbs prove nothing.
    """
    if is_thing(scene, subject) or (subject.pronoun and not can_speak(scene, subject)):
        return False
    asks = rule == VERB_QUESTION and hit.form.type not in ("ask", "tell")
    sure = hit.form.personal or hit.form.stance != "doubtful"
    proves = sure and not asks and rule not in (VERB_INFINITIVE, VERB_NOMINAL)
    if (hit.form.type in ("say", "tell", "ask", "write") and proves) or subject.pronoun:
        return True
    tokens, language = scene.tokens, scene.language
    words = range(subject.first, subject.last + 1)
    if " ".join(tokens.low[at] for at in words) in language.latter:
        return True
    if any(is_voice(tokens.low[at], language) for at in words):
        return True
    if language.nouns_capitalised and any(is_role(tokens.low[at], language) for at in words):
        # "Die 44-Jährige".
        return True
    if language.nouns_capitalised and tokens.low[subject.first] in language.articles:
        # "Die Brücke": where every noun has a capital, it proves no name behind an article.
        return False
    return any(tokens.upper(at) and tokens.low[at] not in language.determiners for at in words)


def _is_document(scene: Scene, subject: Phrase) -> bool:
    """Polls and reports find and show what they say; what people find is a thing."""
    low, language = scene.tokens.low, scene.language
    return any(low[at] in language.documents for at in range(subject.first, subject.last + 1))
