"""What is said around its verb: "Clause, said NP." and "Clause, NP said, and clause." """

from __future__ import annotations

from tracker.claims.grammar import moods
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.clauses import REACH, SHORTEST, first_word, is_clause, trimmed
from tracker.claims.grammar.report_mood import past_narrator
from tracker.claims.reported.before_attributions import is_left_open, is_quoted_in_part
from tracker.claims.reported.parentheticals import parenthetical
from tracker.claims.reported.report import ReportedClause, report
from tracker.claims.rules import CLAUSE_THEN_SUBJECT_VERB, CLAUSE_THEN_VERB
from tracker.claims.speakers.attribution import Attribution
from tracker.claims.text.analysis import Hit, Scene
from tracker.claims.text.sentences import Sentence


def around_verb(scene: Scene, hits: list[Hit], sentence: Sentence) -> ReportedClause | None:
    """ "Clause, said NP." and "Clause, NP said." """
    for hit in hits:
        found = parenthetical(scene, hit, sentence)
        if found is not None:
            first, last = first_word(scene, sentence), trimmed(scene, sentence.first, found.first - 1)
            if (
                found.author is not None
                and found.author.end <= scene.tokens.end[last]
                and found.rule == CLAUSE_THEN_VERB
            ):
                first = scene.tokens.low.index(":", first) + 1
            first = past_narrator(scene, first, last)
            if _goes_on(scene, found, hits, sentence):
                last = trimmed(scene, first, sentence.last - 1)
            return report(scene, first, last, found, sentence)
    return None


def _goes_on(scene: Scene, found: Attribution, hits: list[Hit], sentence: Sentence) -> bool:
    """ "Clause, NP said on Friday, and clause": whether what was said goes on behind the attribution's second comma."""
    low, language = scene.tokens.low, scene.language
    comma = next((at for at in range(found.last + 1, min(sentence.last, found.last + REACH)) if low[at] in ".,;"), -1)
    if comma < 0 or comma + SHORTEST >= sentence.last or low[comma] != ",":
        return False
    if all(scene.tokens.quote[at] >= 0 or not low[at][0].isalnum() for at in range(sentence.first, found.first)):
        return False
    left = found.rule == CLAUSE_THEN_SUBJECT_VERB and is_left_open(scene, first_word(scene, sentence), found.first - 1)
    if left and not is_quoted_in_part(scene, sentence, found.first - 1):
        return scene.tokens.quote[comma + 1] < 0
    following = low[comma + 1]
    if language.mood_marks and following in language.subordinators and following not in language.complementisers:
        # "Das dürfe nicht sein, warnte NP, da es … öffne": in the mood of report.
        return any(moods.reports(scene, at) for at in range(comma + 2, sentence.last))
    if following in language.adversatives or (following in language.relatives and following not in language.pronouns):
        # "La verdad es, dijo NP, que …" is left open, "La fábrica cerrará, dijo NP, que …" is not.
        left = scene.class_at(trimmed(scene, sentence.first, found.first - 1)) in wc.FINITE
        return following in language.complementisers and (left or not is_clause(scene, sentence.first, found.first))
    if scene.tokens.quote[comma + 1] >= 0:
        quote = scene.quotes[scene.tokens.quote[comma + 1]]
        return not scene.text[quote.inner_start].isupper()
    if language.subject_before_verb:
        if following.endswith(language.participle_endings):
            return False
    elif is_clause(scene, sentence.first, found.first) and not (
        following in language.conjunctions
        or following in language.pronouns
        or following in language.determiners
        or scene.tokens.upper(comma + 1)
    ):
        return False
    if language.dropped_subjects and not is_clause(scene, sentence.first, found.first):
        # "Il ponte, spiega NP, resterà chiuso": what stands before it is no clause without what stands behind.
        return True
    return not any(hit.first > comma and "quote" in hit.form.frames for hit in hits)
