"""The clause, infinitive or noun phrase that a reporting verb governs: "NP said that …", "NP promised to …"."""

from __future__ import annotations

from tracker.claims.grammar import subjects_by_place
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.clauses import SHORTEST, ends_in_comma, impersonal, is_clause
from tracker.claims.grammar.complements import Complement, complement_of
from tracker.claims.grammar.gerunds import follows
from tracker.claims.grammar.impersonal_sources import from_whom
from tracker.claims.grammar.opening_clauses import MainClause, is_unfinished, main_clause_behind
from tracker.claims.grammar.report_mood import verb_of_report
from tracker.claims.grammar.subjects import subject_of
from tracker.claims.reported.behind_sources import starts_subject
from tracker.claims.reported.clause_speakers import agent_of, can_say, is_document, is_of_another, said_there
from tracker.claims.reported.extent import before_comma, content_end
from tracker.claims.reported.object_extent import before_besides, naming_end, object_end
from tracker.claims.reported.parentheticals import parenthetical
from tracker.claims.reported.refusals import refuses_to_speak
from tracker.claims.reported.report import ReportedClause
from tracker.claims.reported.unreal import is_unreal
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
from tracker.claims.text.analysis import Hit, Phrase, Scene
from tracker.claims.text.sentences import Sentence


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
    main = main_clause_behind(scene, hit, start, last, sentence)
    last = last if main is None else main.comma - 1
    if last - start < SHORTEST - 1 or _only_quotation(scene, start, last):
        return None
    subject = _subject(scene, hit, start, sentence, main)
    nobody = subject is not None and impersonal(scene, subject)
    if subject is not None and (start <= subject.first <= last or nobody):
        subject = said_there(scene, hit, subject) if nobody else None
        subject = subject or from_whom(scene, hit, start)
    if (
        is_unreal(scene, hit, governed, subject)
        or is_of_another(scene, hit, subject, rule)
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
    elif not can_say(scene, subject, hit, rule) or (
        rule == VERB_NOMINAL and hit.form.type == "find" and not is_document(scene, subject)
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


def _subject(scene: Scene, hit: Hit, start: int, sentence: Sentence, main: MainClause | None) -> Phrase | None:
    """Who says it: of a gerund that opens the sentence, the subject of the main clause; of a passive, its agent."""
    if main is not None and is_unfinished(scene, hit):
        return main.subject
    told = hit.mode == "passive" or _is_asked(scene, hit, sentence)
    return agent_of(scene, hit, start) if told else subject_of(scene, hit, sentence)


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


def _is_of_object(scene: Scene, hit: Hit, governed: Complement) -> bool:
    """ "Lehnte die Forderung, Beweise zu prüfen, ab": the infinitive says what is refused, and nobody has said it."""
    denied = governed.rule == VERB_INFINITIVE and hit.form.stance == "denying" and scene.language.verb_second
    # "Bestritt am Montag, Geld genommen zu haben": only where the rest of the verb stands behind it.
    return denied and hit.until > governed.first


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
    return _closes_report(scene, hit, sentence) or _interrupts(scene, hit, sentence)


def _closes_report(scene: Scene, hit: Hit, sentence: Sentence) -> bool:
    """ "Das dürfe nicht sein, warnte NP, da …": behind a comma and what was said in the mood of report."""
    if not scene.language.mood_marks or hit.mode != "finite" or not ends_in_comma(scene, hit.begin - 1):
        return False
    verb = verb_of_report(scene, sentence)
    found = parenthetical(scene, hit, sentence) if sentence.first < verb < hit.begin - 1 else None
    if found is None or found.last + 2 >= sentence.last or scene.tokens.low[found.last + 1] != ",":
        return False
    following = scene.tokens.low[found.last + 2]
    return following in scene.language.subordinators and following not in scene.language.complementisers


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
