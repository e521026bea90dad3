"""Who is quoted, where a clause or a sentence of its own says so: "…, wie NP sagte", "…. Así lo dijo NP."."""

from __future__ import annotations

from dataclasses import replace

from tracker.claims.direct.behind_quotations import GAP, next_sentence, only_skips
from tracker.claims.grammar.as_clauses import OPENING, as_clauses
from tracker.claims.reported.credit_sentences import credit_of
from tracker.claims.rules import QUOTE_THEN_CREDIT, SUBJECT_VERB_AFTER_QUOTE, SUBJECT_VERB_BEFORE_QUOTE
from tracker.claims.speakers.attribution import Attribution, by_verb
from tracker.claims.text.analysis import Scene
from tracker.claims.text.sentences import Sentence


def as_source(scene: Scene, at: int, sentence: Sentence) -> Attribution | None:
    """ "“…”, wie NP sagte"; "Como escribió NP, “…”"."""
    for clause in as_clauses(scene, sentence):
        if "quote" not in clause.hit.form.frames:
            continue
        if at < clause.first and only_skips(scene, at + 1, clause.first):
            return by_verb(scene, clause.hit, clause.source, SUBJECT_VERB_AFTER_QUOTE)
        if clause.first - sentence.first <= OPENING and clause.last <= at and only_skips(scene, clause.last, at):
            return by_verb(scene, clause.hit, clause.source, SUBJECT_VERB_BEFORE_QUOTE)
    return None


def credited(scene: Scene, at: int, sentence: Sentence) -> Attribution | None:
    """ "“…” Así lo dijo NP.", "“…”: a dirlo è NP.": the next sentence, or the words behind the mark, give the quotation
    that ends there its source."""
    tail = scene.tokens.low[at + 1 : sentence.last]
    if tail and tail[0] in ",:" and at + 2 < sentence.last:
        return credit_of(scene, replace(sentence, first=at + 2), QUOTE_THEN_CREDIT)
    following = next_sentence(scene, at)
    return credit_of(scene, following, QUOTE_THEN_CREDIT) if following and all(mark in GAP for mark in tail) else None
