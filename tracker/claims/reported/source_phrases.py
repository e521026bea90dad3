"""Reported clauses with their source named beside them: "selon NP, …", "…, according to NP", "comme l'a dit NP, …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tracker.claims.grammar import noun_phrases
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.as_clauses import AsClause
from tracker.claims.grammar.clauses import first_word, is_clause, trimmed
from tracker.claims.reported.around_sources import OPENING, around_source, is_joined
from tracker.claims.reported.behind_sources import after_commas, is_written
from tracker.claims.reported.extent import before_other_speaker
from tracker.claims.reported.postpositions import by_postposition, has_source, opinion_behind
from tracker.claims.reported.report import ReportedClause, report
from tracker.claims.rules import AS_CLAUSE, SOURCE_INSIDE, SOURCE_PREPOSITION
from tracker.claims.speakers.attribution import by_verb
from tracker.claims.speakers.prepositions import by_preposition
from tracker.claims.text.analysis import Scene
from tracker.claims.text.sentences import Sentence

# A title or a label has no more words.
LONGEST_TITLE: Final = 7
# What may stand before a source that opens its sentence: "But to NP, …".
JOINING: Final = frozenset({wc.CCONJ, wc.ADV, wc.PUNCT})


def around_preposition(scene: Scene, sentence: Sentence) -> ReportedClause | None:
    """ "Selon NP, clause.", "Clause, selon NP." and "Clause, according to NP, clause." """
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    for at in scene.places_of(language.source_words, sentence.first, sentence.last):
        if low[at] in language.postpositions:
            behind = by_postposition(scene, at, sentence)
            if behind is not None:
                return behind
        opinion = opinion_behind(scene, at, sentence)
        if opinion is not None:
            return opinion
        if low[at] not in language.prepositions_of_source and low[at] not in language.in_ones_view:
            continue
        if noun_phrases.matched(low, at, language.cited.get(low[at], ())) and has_source(scene, at, sentence):
            continue
        if (
            low[at - 1] in language.wanting
            and low[at + 1] in language.determiners
            and low[at] in language.stated_before
        ):
            # "Ihre Forderung nach einem Vertrag": what somebody wants.
            continue
        opening = at - sentence.first <= 1 or low[at - 1] == ","
        if language.verb_second and _is_inside_report(scene, at, sentence):
            continue
        if noun_phrases.matched(low, at, language.citing.get(low[at], ())) and _is_passed_on(scene, sentence):
            # "Der Bote berichtet unter Berufung auf NP, …": the relay and its source are of the verb.
            continue
        found = by_preposition(scene, at, sentence.last, SOURCE_PREPOSITION if opening else SOURCE_INSIDE)
        relative = found is not None and language.adjectives_follow and low[found.last] in language.relatives
        if found is not None and relative and found.last + 1 < sentence.last:
            # "…, a dit NP, pour qui …": what NP says stands behind.
            last = before_other_speaker(scene, found.last + 1, trimmed(scene, found.last + 1, sentence.last - 1))
            return report(scene, found.last + 1, last, found, sentence)
        if found is None or (_weak(scene, at) and not _opens_sentence(scene, at, sentence)):
            continue
        if _behind_quoted(scene, sentence, at):
            continue
        return around_source(scene, found, sentence, at)
    return None


def _behind_quoted(scene: Scene, sentence: Sentence, at: int) -> bool:
    """ "“…”, disse NP, segundo o jornal": before the source stand quoted words and who said them."""
    tokens = scene.tokens
    for here in range(sentence.first, at):
        if tokens.quote[here] < 0:
            continue
        behind = next((there for there in range(here + 1, at) if tokens.low[there][0].isalnum()), at)
        hit = scene.hit_at.get(behind)
        if hit is not None and hit.mode == "finite" and "quote" in hit.form.frames and hit.begin == behind:
            return True
    return False


def _is_inside_report(scene: Scene, at: int, sentence: Sentence) -> bool:
    """ "NP berichtet unter Berufung auf NP, dass …", "NP sagte, nach ersten Angaben …": of the verb before it."""
    low, language = scene.tokens.low, scene.language
    if low[at - 1] == "," and at - sentence.first > 1:
        return low[at] in language.stated_before and has_source(scene, at, sentence)
    comma = next((here for here in range(at, sentence.last - 1) if low[here] == ","), -1)
    return comma > 0 and low[comma + 1] in language.complementisers and has_source(scene, at, sentence)


def _is_passed_on(scene: Scene, sentence: Sentence) -> bool:
    """Whether a verb by which media report stands in the sentence."""
    hits = (scene.hit_at[at] for at in scene.places_of_hits(sentence.first, sentence.last))
    return any(hit.form.lemma in scene.language.passing for hit in hits)


def by_source(scene: Scene, sentence: Sentence) -> list[Sentence]:
    """The sentence in the parts that semicolons make of it, each from the second on beginning with its own source."""
    low, sources = scene.tokens.low, scene.language.prepositions_of_source
    marks = [at for at in range(sentence.first + 1, sentence.last - 1) if low[at] == ";" and low[at + 1] in sources]
    begins, ends = [sentence.first, *(at + 1 for at in marks)], [*(at + 1 for at in marks), sentence.last]
    return [replace(sentence, first=begin, last=end) for begin, end in zip(begins, ends, strict=True)]


def _weak(scene: Scene, at: int) -> bool:
    return any(candidate.weak for candidate in scene.language.prepositions_of_source.get(scene.tokens.low[at], ()))


def _opens_sentence(scene: Scene, at: int, sentence: Sentence) -> bool:
    """ "Pour NP, …", "And to NP, …", "Cependant, pour NP, …"; not "Speaking to NP, …", "Tributes to NP", "Relative to
    NP", "Hier, pour NP, …"."""
    low, first, before = scene.tokens.low, sentence.first, at - 1
    if at == first or (before == first and scene.class_at(before) in JOINING):
        return True
    if low[before] != ",":
        return False
    aside = noun_phrases.matched(low, first, scene.language.parentheticals.get(low[first], ()))
    turns = scene.class_at(first) == wc.ADV and low[first] not in scene.language.time_words
    return first + (aside or int(turns)) == before


def _is_long(scene: Scene, first: int, end: int) -> bool:
    """ "Un tercio más que hace un año, según informó NP": so many words that they say something without a verb."""
    return scene.language.adjectives_follow and end - first > LONGEST_TITLE


def as_clause(scene: Scene, clauses: Sequence[AsClause], sentence: Sentence) -> ReportedClause | None:
    """What the first of a sentence's `clauses` says who says: "Comme l'a souligné NP, clause.", "As NP said, clause."
    and "Clause, wie NP mitteilte." """
    first = first_word(scene, sentence)
    low, language = scene.tokens.low, scene.language
    for clause in clauses:
        opens = clause.first
        if low[opens - 1] in language.conjunctions and low[opens - 2] in language.not_complementising:
            # "…, tal y como dijo NP".
            opens -= 2
        found = by_verb(scene, clause.hit, clause.source, AS_CLAUSE)
        found = replace(found, first=min(found.first, clause.first), last=max(found.last, clause.last - 1))
        named = clause.source.last if clause.source is not None else -1
        right = after_commas(scene, max(named, clause.hit.last) + 1, sentence.last, written=is_written(found))
        joined = right >= 0 and is_joined(scene, clause.first, first)
        if clause.first - first <= OPENING or right == clause.last + 1 or joined:
            last = _before_announced(scene, right, sentence) if right >= 0 else -1
            if last >= 0:
                return report(scene, right, trimmed(scene, right, last), found, sentence)
        elif (is_clause(scene, first, opens) or _is_long(scene, first, opens)) and scene.tokens.quote[
            trimmed(scene, first, opens - 1)
        ] < 0:
            # Behind a quotation it is the quoted words whose source it names.
            return report(scene, first, trimmed(scene, first, opens - 1), found, sentence)
    return None


def _before_announced(scene: Scene, first: int, sentence: Sentence) -> int:
    """The last token before a colon and a quotation that closes the sentence ("Wie NP sagte, half er: „…“"): German
    sets words of somebody's own there; -1 where nothing is said but who says these ("Wie NP meldet, sagte NP: „…“")."""
    tokens, last = scene.tokens, sentence.last - 1
    if not scene.language.verb_second:
        return last
    colon = next((at for at in range(first + 1, last) if tokens.low[at] == ":" and tokens.quote[at + 1] >= 0), -1)
    hits = (scene.hit_at[at] for at in scene.places_of_hits(first, max(first, colon)))
    if any("quote" in hit.form.frames for hit in hits):
        return -1
    return last if colon < 0 else colon - 1
