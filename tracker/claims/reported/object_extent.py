"""Where a thing that somebody speaks of ends: the object of a verb ("NP supports the plan"), a naming in quotes."""

from __future__ import annotations

from tracker.claims.grammar.word_signs import looks_finite
from tracker.claims.text.analysis import Scene


def object_end(scene: Scene, start: int, last: int) -> int:
    """The end of an object: before the next finite verb that a comma or "and" brings, before a comma and a pronoun."""
    low, language = scene.tokens.low, scene.language
    for at in range(start + 1, last):
        if low[at] in language.relatives and low[at] not in language.complementisers and _says_more(scene, at, last):
            return at - 2 if low[at - 1] == "," or low[at - 1] in language.prepositions else at - 1
        opens = low[at] in language.prepositions or low[at] in language.subordinators
        if opens and _leaves_object(scene, start, at, last):
            return at - 2 if low[at - 1] == "," else at - 1
        if low[at] != "," and low[at] not in language.conjunctions:
            continue
        following = at + 1
        while following < last and low[following] in language.adverbials and low[following] not in language.auxiliaries:
            following += 1
        pronoun = low[following] in language.pronouns and low[following] not in language.determiners
        if _predicates(scene, at, following) or (low[at] == "," and pronoun):
            return at - 2 if low[at - 1] == "," else at - 1
    return last


def before_besides(scene: Scene, start: int, last: int) -> int:
    """The last token before "tout en rappelant que …": a gerund of saying with its preposition says something else."""
    low, language = scene.tokens.low, scene.language
    for at in range(start + 1, last):
        hit = scene.hit_at.get(at)
        if hit is not None and hit.mode == "gerund" and hit.first == at < hit.verb:
            return next(here for here in range(at - 1, start - 1, -1) if low[here] not in language.adverbials)
    return last


def _says_more(scene: Scene, at: int, last: int) -> bool:
    """ "A school which he said was fair": a pronoun and its verb of saying right behind the relative pronoun."""
    verb = at + 2
    if verb >= last or scene.tokens.low[at + 1] not in scene.language.pronouns:
        return False
    hit = scene.hit_at.get(verb)
    return hit is not None and hit.mode == "finite" and hit.form.type == "say"


def _leaves_object(scene: Scene, start: int, at: int, last: int) -> bool:
    """Whether an adverbial of the verb begins at `at`: when, on what occasion or while what it was said.

    An object with a verb in it ("the image that he used in 2014") may own the adverbial.
    """
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    preposition = low[at] in language.prepositions and low[at] not in language.noun_prepositions
    clause = low[at] in language.subordinators and low[at] not in language.as_words | language.questions
    if not (preposition or clause) or any(_verbal(scene, here) for here in range(start, at)):
        return False
    following = low[at + 1]
    if clause and (
        (following in language.pronouns and following not in language.determiners)
        or following.endswith(language.participle_endings)
    ):
        return True
    return preposition and _tells_when(scene, at + 1, last)


def _verbal(scene: Scene, at: int) -> bool:
    low, language = scene.tokens.low, scene.language
    return (
        (low[at].endswith(language.participle_endings) and low[at - 1] not in language.articles)
        or low[at] in language.relatives
        or low[at] in language.questions
        or low[at] in language.infinitive_markers
        or looks_finite(scene, at)
    )


def _tells_when(scene: Scene, at: int, last: int) -> bool:
    """Whether a time or an occasion stands at `at`, behind its preposition: "Friday", "an interview with NP"."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    if low[at] in language.time_words:
        return low[at + 1] not in language.genitives and low[at + 1] not in language.relatives
    for here in range(at, min(last, at + 4)):
        if low[here] in language.occasions:
            return True
        if low[here] in language.prepositions or not low[here][0].isalnum():
            return False
    return False


def _predicates(scene: Scene, joint: int, at: int) -> bool:
    """Whether a finite verb at `at` goes on behind a joiner or a comma.

    Behind a comma, a past form without auxiliary is as often a participle ("the plan, published in May"), and what is
    a noun as well is more often that.
    """
    low, language = scene.tokens.low, scene.language
    if low[at] in language.finite_hints:
        return True
    hit = scene.hit_at.get(at)
    if hit is not None and low[hit.verb] in language.verb_or_noun:
        return False
    if low[joint] == ",":
        return False
    if hit is not None:
        return hit.mode == "finite"
    return looks_finite(scene, at) and low[at + 1] in language.determiners


def naming_end(scene: Scene, start: int, last: int) -> int:
    """The end of a naming: its first quotation, those joined to it, and the words up to the next joint."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    end = next((at for at in range(start + 1, last + 1) if tokens.quote[at] >= 0), last)
    while end < last:
        following = end + 1
        if low[following] in language.conjunctions or low[following] == ",":
            if following < last and tokens.quote[following + 1] >= 0:
                end = following + 1
                continue
            break
        if low[following] in language.finite_hints or low[following] in language.clause_starts:
            break
        end = following
    return end
