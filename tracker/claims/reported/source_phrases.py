"""Reported clauses with their source named beside them: "selon NP, …", "…, according to NP", "comme l'a dit NP, …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tracker.claims.grammar import noun_phrases
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.as_clauses import AsClause
from tracker.claims.grammar.clauses import first_word, is_clause, is_subordinate, trimmed
from tracker.claims.reported.extent import before_comma, before_other_speaker
from tracker.claims.reported.postpositions import by_postposition, follows_verb, has_source, opinion_behind
from tracker.claims.reported.report import ReportedClause, report
from tracker.claims.rules import AS_CLAUSE, SOURCE_INSIDE, SOURCE_PREPOSITION
from tracker.claims.speakers.attribution import Attribution, by_preposition, by_verb
from tracker.claims.speakers.titles import is_role
from tracker.claims.text.analysis import Scene
from tracker.claims.text.sentences import Sentence

# An attribution that begins within so many words of the sentence stands before its clause.
OPENING: Final = 3
# A title or a label has no more words.
LONGEST_TITLE: Final = 7


def around_preposition(scene: Scene, sentence: Sentence) -> ReportedClause | None:
    """ "Selon NP, clause.", "Clause, selon NP." and "Clause, according to NP, clause." """
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    for at in range(sentence.first, sentence.last):
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
        return _split_by(scene, found, sentence, at)
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
    """ "Pour NP, …", "And to NP, …"; not "Speaking to NP, …"."""
    before = at - 1
    return at == sentence.first or (at - sentence.first == 1 and scene.class_at(before) not in wc.VERBAL)


def _split_by(scene: Scene, found: Attribution, sentence: Sentence, at: int) -> ReportedClause | None:
    """The clause: what follows the attribution's comma where that opens the sentence, else what stands before it."""
    tokens = scene.tokens
    first = first_word(scene, sentence)
    if at > first and all(tokens.quote[here] >= 0 or not tokens.low[here][0].isalnum() for here in range(first, at)):
        return None
    right = _after_commas(scene, found.last + 1, sentence.last)
    if scene.language.verb_second:
        begin, end = _own_clause(scene, at, first, sentence.last)
        if begin >= 0:
            return report(scene, begin, trimmed(scene, begin, end - 1), found, sentence)
    elif _is_in_relative(scene, at, first):
        # "Il cantiere, che secondo NP sarebbe fermo, …": the relative clause is what NP says.
        last = before_comma(scene, at - 1, sentence.last - 1)
        return report(scene, at - 1, trimmed(scene, at - 1, last), found, sentence)
    if _is_inserted(scene, first, at, found.last):
        last = before_other_speaker(scene, found.last + 1, trimmed(scene, found.last + 1, sentence.last - 1))
        return report(scene, first, last, found, sentence)
    begins_with = at - first <= OPENING and not follows_verb(scene, first, at)
    inside = at > first and tokens.low[at] in scene.language.behind_comma
    # "Fatto sta che, secondo NP, …": the conjunction before the source opens the clause behind it.
    opened = at - 2 > first and tokens.low[at - 1] == "," and tokens.low[at - 2] in scene.language.complementisers
    joined = right > 0 and _is_joined(scene, at, first)
    begins_with = ((begins_with or opened) and not inside) or joined
    if begins_with and not scene.language.verb_second and _goes_on(scene, found.last + 1, sentence.last):
        right = found.last + 1
    if not begins_with and not inside and right > 0 and tokens.low[at - 1] == "," and not is_clause(scene, first, at):
        begins_with = sentence.last - right > at - first
    if begins_with:
        if scene.language.verb_second:
            right = _at_verb(scene, found.last + 1, sentence.last) or right
            right = found.last + 1 if right < 0 else right
        if right < 0:
            return None
        last = before_other_speaker(scene, right, trimmed(scene, right, sentence.last - 1))
        return report(scene, right, last, found, sentence)
    last = at - 1
    whole = tokens.low[last] != "," or (right > 0 and inside)
    if whole and scene.language.verb_second:
        last = before_other_speaker(scene, first, sentence.last - 1)
    return report(scene, first, trimmed(scene, first, last), found, sentence)


def _is_inserted(scene: Scene, first: int, at: int, last: int) -> bool:
    """ "El plan, según NP, costará mucho": a source between commas that parts a subject from its verb."""
    low, language = scene.tokens.low, scene.language
    verb = last + 2
    if not language.adjectives_follow or at - 1 <= first or low[at - 1] != "," or low[last + 1] != ",":
        return False
    while low[verb] in language.negations | language.object_pronouns | language.reflexives:
        verb += 1
    if scene.class_at(verb) not in wc.FINITE or low[first] in language.prepositions | language.conjunctions:
        return False
    words = range(first, at - 1)
    clause = any(scene.class_at(here) in wc.FINITE for here in words) and low[first] not in language.complementisers
    if clause or low[at - 2] in language.conjunctions:
        return False
    subject = any(scene.class_at(here) in (wc.NOUN, wc.PROPN, wc.PRON) for here in words)
    return subject and (starts_subject(scene, first) or low[first] in language.complementisers)


def _is_joined(scene: Scene, at: int, first: int) -> bool:
    """ "La obra es cara y, según NP, es fea", "…y, tal y como dijo NP, es fea": the source is of what "and" joins."""
    low, language = scene.tokens.low, scene.language
    here = at - 1
    while here > first and low[here] in language.conjunctions | language.not_complementising:
        here -= 1
    return language.adjectives_follow and here > first and low[here] == "," and low[here - 1] in language.conjunctions


def _is_in_relative(scene: Scene, at: int, first: int) -> bool:
    """Whether the source at token `at` stands right behind a comma and the pronoun of a relative clause."""
    low = scene.tokens.low
    return at - 2 > first and low[at - 1] in scene.language.relatives and low[at - 2] == ","


def _own_clause(scene: Scene, at: int, first: int, end: int) -> tuple[int, int]:
    """The clause [begin, end) of the source at token `at` where that is a subordinate one: ", der laut NP … war, …"."""
    low = scene.tokens.low
    begin = next((here + 1 for here in range(at - 1, first - 1, -1) if low[here] in ",;:–—"), first)
    finite = next(
        (here for here in range(at + 1, end - 1) if low[here + 1] in ",;." and _ends_clause(scene, here)), end
    )
    close = min(finite + 1, end)
    if begin == at or not is_subordinate(scene, begin, close, opens=begin == first):
        return -1, -1
    return begin, close


def _ends_clause(scene: Scene, at: int) -> bool:
    return scene.class_at(at) in wc.FINITE or scene.tokens.low[at] in scene.language.finite_hints


def _at_verb(scene: Scene, at: int, end: int) -> int | None:
    """ "Nach Angaben der Polizei wurde niemand verletzt, …": in second place stands the verb that opens the clause."""
    low = scene.tokens.low
    for here in range(at, end):
        if low[here] in ",:;" or scene.tokens.quote[here] >= 0:
            return None
        if scene.class_at(here) in wc.FINITE:
            return here
    return None


def _goes_on(scene: Scene, at: int, end: int) -> bool:
    """ "Secondo la polizia l'incendio è …": the clause begins right behind its source, without a comma."""
    low = scene.tokens.low
    if at + 1 >= end or not low[at][0].isalpha() or low[at] in scene.language.relatives:
        return False
    opens = low[at] in scene.language.articles or low[at] in scene.language.finite_hints or low[at].endswith("'")
    comma = next((here for here in range(at, end) if low[here] in ",:"), end)
    return opens and is_clause(scene, at, comma)


def _after_commas(scene: Scene, at: int, end: int) -> int:
    """The first token of the clause behind an attribution, past appositions and relative clauses, or -1."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    commas = [here for here in range(at, min(end, at + 60)) if low[here] in ",:"]
    for number, comma in enumerate(commas):
        begin = comma + 1
        if begin >= end or tokens.quote[begin] >= 0:
            return -1
        following = commas[number + 1] if number + 1 < len(commas) else -1
        if following > 0 and (low[begin] in language.relatives or _is_gerund_aside(scene, begin)):
            continue
        if following < 0 and noun_phrases.matched(low, begin, language.citing.get(low[begin], ())):
            # "según publicó el diario, que cita fuentes": on whom the source relies.
            return -1
        if (
            0 < following < end - 1
            and (low[begin] in language.articles or (number == 0 and _is_bare_role(scene, begin)))
            and not is_clause(scene, begin, following)
            and (low[following + 1] in language.relatives or starts_subject(scene, following + 1))
        ):
            continue
        return begin
    return -1


def _is_gerund_aside(scene: Scene, at: int) -> bool:
    """ "Come dice NP, rispondendo a una domanda, …": what the source does meanwhile."""
    return scene.language.adjectives_follow and scene.class_at(at) == wc.GERUND


def _is_long(scene: Scene, first: int, end: int) -> bool:
    """ "Un tercio más que hace un año, según informó NP": so many words that they say something without a verb."""
    return scene.language.adjectives_follow and end - first > LONGEST_TITLE


def _is_bare_role(scene: Scene, at: int) -> bool:
    """ "Pour NP, délégué du syndicat, …": what somebody is, without an article."""
    language = scene.language
    return language.adjectives_follow and not scene.tokens.upper(at) and is_role(scene.tokens.low[at], language)


def starts_subject(scene: Scene, at: int) -> bool:
    language, low = scene.language, scene.tokens.low
    return low[at] in language.determiners or low[at] in language.pronouns or scene.tokens.upper(at)


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
        right = _after_commas(scene, max(named, clause.hit.last) + 1, sentence.last)
        joined = right >= 0 and _is_joined(scene, clause.first, first)
        if clause.first - first <= OPENING or right == clause.last + 1 or joined:
            if right >= 0:
                return report(scene, right, trimmed(scene, right, sentence.last - 1), found, sentence)
        elif (is_clause(scene, first, opens) or _is_long(scene, first, opens)) and scene.tokens.quote[
            trimmed(scene, first, opens - 1)
        ] < 0:
            # Behind a quotation it is the quoted words whose source it names.
            return report(scene, first, trimmed(scene, first, opens - 1), found, sentence)
    return None
