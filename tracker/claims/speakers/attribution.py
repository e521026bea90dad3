"""What the steps of the cascade share: a source found for a stretch of text, and the one that a verb has."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.claims.draft import AuthorDraft, CueDraft
from tracker.claims.grammar.impersonal_sources import with_source
from tracker.claims.grammar.verb_numbers import speaking_from
from tracker.claims.rules import Rule
from tracker.claims.speakers.authors import author
from tracker.claims.speakers.titles import is_role
from tracker.claims.text.analysis import Hit, Phrase, Scene


@dataclass(slots=True)
class Attribution:
    """Who says it, by which words, found by which rule.

    Tokens [first, last] are the whole attribution (cue and source), so that the claim's content can leave it out.
    """

    rule: Rule
    cue: CueDraft | None
    author: AuthorDraft | None
    first: int
    last: int
    hit: Hit | None = None


def cue_of(scene: Scene, hit: Hit) -> CueDraft:
    """The cue of a verb; a preposition that the verb asks for ("a appelé à") belongs to what it governs."""
    tokens, last = scene.tokens, hit.last
    if last > max(hit.first, hit.verb) and tokens.low[last] in scene.language.prepositions:
        last -= 1
    return CueDraft(tokens.start[hit.first], tokens.end[last], hit.form.lemma, hit.form.stance, hit.form.type)


def by_verb(scene: Scene, hit: Hit, phrase: Phrase | None, rule: Rule) -> Attribution:
    """An attribution by a verb and its subject, which ends before the verb where it was read too far."""
    phrase = with_source(scene, hit, phrase)
    if phrase is None:
        phrase = speaking_from(scene, hit, scene.sentences[scene.number_at(hit.verb)])
    phrase = _antecedent(scene, phrase) if phrase else None
    if phrase and phrase.first < hit.first <= phrase.last:
        phrase = Phrase(phrase.first, hit.first - 1)
    phrase = _with_department(scene, hit, phrase) if phrase else None
    who = author(scene, phrase, rule) if phrase else None
    if who is not None and phrase is not None and who.kind == "person" and who.role is None:
        # "Contaron desde Norfax", "dit-on chez Norfax": a name for which several speak is that of a body.
        before, language = scene.tokens.low[phrase.first - 1], scene.language
        several = before in language.said_from or (hit.enclitic >= 0 and before in language.said_by)
        who.kind = "organisation" if several else who.kind
    first, last = hit.begin, hit.last
    if phrase:
        first, last = min(first, phrase.first), max(last, phrase.last)
    return Attribution(rule, cue_of(scene, hit), who, first, max(last, hit.until), hit)


def _with_department(scene: Scene, hit: Hit, phrase: Phrase) -> Phrase:
    """ "Health and Human Services Secretary Ada Brun said": the department is of who holds its office."""
    tokens, language = scene.tokens, scene.language
    alone = phrase.first == phrase.last and tokens.low[phrase.first] in language.department_adjectives
    last = hit.first - 1
    if not alone or last <= phrase.last + 2 or tokens.low[phrase.last + 1] not in language.conjunctions:
        return phrase
    rest = range(phrase.last + 2, last + 1)
    held = any(is_role(tokens.low[at], language) for at in rest)
    return Phrase(phrase.first, last) if held and all(tokens.upper(at) for at in rest) else phrase


def _antecedent(scene: Scene, phrase: Phrase) -> Phrase:
    """ "El acusado, quien negó los hechos": whom a relative pronoun of persons means stands before its comma."""
    tokens, first = scene.tokens, phrase.first
    language = scene.language
    relative = tokens.low[first] in language.relatives - language.complementisers
    if not (language.adjectives_follow and relative and phrase.last == first and tokens.low[first - 1] == ","):
        return phrase
    analysis = scene.analysis_at(first)
    before = analysis.phrase_around(first - 2) if analysis is not None and first >= 2 else None
    return phrase if before is None or before.pronoun else Phrase(before.begin, before.until)
