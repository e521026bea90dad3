"""Reported speech: which stretch of a sentence is what somebody is said to have said."""

from __future__ import annotations

from tracker.claims import nouns
from tracker.claims.around import around_verb, ends_in_comma, parenthetical
from tracker.claims.attribution import by_verb
from tracker.claims.beside import around_preposition, as_clause
from tracker.claims.extent import content_end
from tracker.claims.governed import content_start
from tracker.claims.headings import heading
from tracker.claims.noun_clauses import noun_clauses
from tracker.claims.report import SHORTEST, Report, impersonal
from tracker.claims.scene import Hit, Phrase, Scene
from tracker.claims.sentences import Sentence
from tracker.claims.subjects import subject_of


def reports(scene: Scene, sentence: Sentence) -> list[Report]:
    """The reported clauses of a sentence in order; one may stand inside another ("She said he lied, police said")."""
    headline = heading(scene, sentence)
    if headline is not None:
        return [headline]
    found: list[Report] = []
    hits = _hits(scene, sentence)
    for hit in hits:
        report = _after_verb(scene, hit, sentence, hits)
        if report is not None and not _overlaps(found, report):
            found.append(report)
    for report in noun_clauses(scene, sentence, hits):
        if not _overlaps(found, report):
            found.append(report)
    beside = (
        as_clause(scene, hits, sentence) or around_verb(scene, hits, sentence) or around_preposition(scene, sentence)
    )
    if beside is not None and not any(
        beside.first == other.first or beside.found.hit is other.found.hit for other in found if other.found.hit
    ):
        found.append(beside)
    return sorted(found, key=lambda report: report.first)


def _hits(scene: Scene, sentence: Sentence) -> list[Hit]:
    found: list[Hit] = []
    for at in range(sentence.first, sentence.last):
        hit = scene.hit_at.get(at)
        if hit is not None and (not found or found[-1] is not hit) and hit.first >= sentence.first:
            found.append(hit)
    return found


def _overlaps(found: list[Report], report: Report) -> bool:
    return any(report.first <= other.last and other.first <= report.last for other in found)


def _after_verb(scene: Scene, hit: Hit, sentence: Sentence, hits: list[Hit]) -> Report | None:
    """The clause, infinitive or noun phrase that a reporting verb governs."""
    frames = hit.form.frames
    asked = _is_asked(scene, hit, sentence)
    if hit.mode == "passive" and "clause" not in frames and not asked:
        return None
    if hit.mode == "infinitive" and scene.tokens.low[hit.verb - 1] in scene.language.reflexives:
        return None
    if scene.language.subject_before_verb and ends_in_comma(scene, hit.begin - 1):
        beside = parenthetical(scene, hit, sentence)
        if beside is not None and beside.rule == "clause-then-verb-subject":
            return None
        if hit.mode == "finite" and scene.tokens.quote[hit.begin - 1] >= 0:
            # "“…,” said NP": the subject follows.
            return None
    start, rule, confidence = content_start(scene, hit, sentence)
    if start < 0:
        return None
    last = content_end(scene, hit, start, sentence, hits)
    if last - start < SHORTEST - 1 or _only_quotation(scene, start, last):
        return None
    subject = None if hit.mode == "passive" or asked else subject_of(scene, hit, sentence)
    nobody = subject is not None and impersonal(scene, subject)
    if subject is not None and (subject.first >= start or nobody):
        subject = None
    if subject is None:
        fits = rule == "verb-clause" or (asked and rule == "verb-question") or (nobody and rule == "verb-bare-clause")
        if not fits or (hit.mode not in ("passive", "finite") and not scene.language.dropped_subjects):
            return None
        confidence -= 0.3
    elif not _can_speak(scene, subject, hit):
        return None
    if rule == "verb-nominal" and scene.language.subject_before_verb:
        last = _object_end(scene, start, last)
    if rule == "verb-naming":
        last = _naming_end(scene, start, last)
    if (subject is not None and _is_subordinate(scene, subject, sentence)) or (asked and hit.first == hit.verb):
        last = _before_comma(scene, start, last)
    return Report(start, last, by_verb(scene, hit, subject, rule, confidence), sentence)


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
    while before >= sentence.first and low[before] in language.skips:
        before -= 1
    return before >= sentence.first and low[before] in language.subordinators


def _before_comma(scene: Scene, start: int, last: int) -> int:
    """The last token before the comma that ends a subordinate clause."""
    low, joiners = scene.tokens.low, scene.language.joiners
    for at in range(start + 1, last):
        if low[at] == "," and at >= start + 3:
            return at - 1
        if low[at] != "," and ends_in_comma(scene, at) and low[at + 1] not in joiners:
            return at
    return last


def _object_end(scene: Scene, start: int, last: int) -> int:
    """The end of an object: before the next finite verb that a comma or "and" brings, before a comma and a pronoun."""
    low, language = scene.tokens.low, scene.language
    for at in range(start + 1, last):
        if low[at] != "," and low[at] not in language.joiners:
            continue
        following = at + 1
        while following < last and low[following] in language.skips and low[following] not in language.auxiliaries:
            following += 1
        pronoun = low[following] in language.pronouns and low[following] not in language.determiners
        if _predicates(scene, at, following) or (low[at] == "," and pronoun):
            return at - 2 if low[at - 1] == "," else at - 1
    return last


def _predicates(scene: Scene, joint: int, at: int) -> bool:
    """Whether a finite verb at `at` goes on behind a joiner or a comma.

    Behind a comma, a past form without auxiliary is as often a participle ("the plan, published in May"), and what is
    a noun as well is more often that.
    """
    low, language = scene.tokens.low, scene.language
    if low[at] in language.finite_hints:
        return True
    hit = scene.hit_at.get(at)
    if hit is not None and low[hit.verb] in language.homographs:
        return False
    if low[joint] == ",":
        return False
    if hit is not None:
        return hit.mode == "finite"
    return nouns.looks_finite(scene, at) and low[at + 1] in language.determiners


def _naming_end(scene: Scene, start: int, last: int) -> int:
    """The end of a naming: its first quotation, those joined to it, and the words up to the next joint."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    end = next((at for at in range(start + 1, last + 1) if tokens.quote[at] >= 0), last)
    while end < last:
        following = end + 1
        if low[following] in language.joiners or low[following] == ",":
            if following < last and tokens.quote[following + 1] >= 0:
                end = following + 1
                continue
            break
        if low[following] in language.finite_hints or low[following] in language.clause_starts:
            break
        end = following
    return end


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


def _can_speak(scene: Scene, subject: Phrase, hit: Hit) -> bool:
    """Names, voices and pronouns speak; of other nouns only verbs of saying prove that they do."""
    if hit.form.type in ("say", "tell", "ask", "write") or subject.pronoun:
        return True
    tokens, language = scene.tokens, scene.language
    return any(
        tokens.upper(at) or nouns.is_voice(tokens.low[at], language) for at in range(subject.first, subject.last + 1)
    )
