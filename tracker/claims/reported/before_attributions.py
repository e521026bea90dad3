"""What stands before an attribution: a clause that somebody said, or only the beginning of one."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.clauses import first_word, is_clause, is_main_clause
from tracker.claims.text.analysis import Hit, Scene
from tracker.claims.text.sentences import Sentence

# The noun of "Auf die Frage" stands so many words behind its preposition.
OPENS_QUESTION: Final = 3


def asks_what_is_unsaid(scene: Scene, hit: Hit, sentence: Sentence) -> bool:
    """ "Warum das Boot sank, teilte NP nicht mit": a question that somebody leaves open."""
    low, language = scene.tokens.low, scene.language
    if not language.verb_second or low[first_word(scene, sentence)] not in language.questions:
        return False
    return any(low[at] in language.negations for at in range(hit.last + 1, sentence.last))


def only_opens(scene: Scene, sentence: Sentence, before: int) -> bool:
    """Whether what stands before the comma at token `before` is no clause that somebody said."""
    if scene.language.verb_second and not is_main_clause(scene, first_word(scene, sentence), before):
        return True
    if scene.tokens.low[before] != ",":
        return False
    if _is_stressed(scene, before):
        return True
    return _apposition(scene, sentence.first, before) or _is_question(scene, sentence)


def _is_stressed(scene: Scene, comma: int) -> bool:
    """ "L'opposition, elle, juge ce calendrier irréaliste": a pronoun between commas only stresses the subject."""
    low, language = scene.tokens.low, scene.language
    return language.adjectives_follow and low[comma - 2] == "," and low[comma - 1] in language.pronouns


def _apposition(scene: Scene, first: int, comma: int) -> bool:
    """Whether a name in commas behind a noun phrase, no clause, ends at `comma`: "Le maire, Élie Morvant, a …"."""
    low, tokens = scene.tokens.low, scene.tokens
    opening = comma - 1
    while opening > first and low[opening] != "," and tokens.upper(opening):
        opening -= 1
    named = comma - 1 - opening
    return opening > first and low[opening] == "," and named > 1 and not is_clause(scene, first, opening)


def _is_question(scene: Scene, sentence: Sentence) -> bool:
    """ "Auf die Frage, ob …, antwortete NP, …": what stands before the comma was asked, not said."""
    low, language = scene.tokens.low, scene.language
    first = first_word(scene, sentence)
    words = low[first + 1 : first + 1 + OPENS_QUESTION]
    return low[first] in language.prepositions and any(word in language.question_nouns for word in words)


def is_quoted_in_part(scene: Scene, sentence: Sentence, comma: int) -> bool:
    """Whether what stands before the comma is a clause whose verb may stand inside its quotation."""
    return _begins_quoted(scene, sentence, comma) or _ends_quoted(scene, sentence, comma)


def _begins_quoted(scene: Scene, sentence: Sentence, comma: int) -> bool:
    """ "“It was a trial” for the town, said NP": the quotation has the verb, and words of the narrator complete it."""
    first = first_word(scene, sentence)
    index = scene.tokens.quote[first]
    if index < 0 or comma - first < 2 or scene.text[scene.quotes[index].inner_end - 1] in ".,!?…":
        return False
    return all(scene.tokens.quote[at] < 0 for at in range(first + 1, comma))


def _ends_quoted(scene: Scene, sentence: Sentence, comma: int) -> bool:
    """ "The town “has made its choice,” said NP": the narrator's words begin what the quotation goes on with."""
    tokens, first = scene.tokens, first_word(scene, sentence)
    index = tokens.quote[comma]
    if index < 0 or comma == first or not tokens.low[comma - 1][0].isalnum():
        return False
    small = scene.text[scene.quotes[index].inner_start].islower()
    return small and all(tokens.quote[at] < 0 for at in range(first, comma))


def is_left_open(scene: Scene, first: int, last: int) -> bool:
    """Whether tokens [first, last) only begin a clause: "The plan, aides said, is …", "After the vote, he said, …"."""
    low, language = scene.tokens.low, scene.language
    if low[first] in language.conjunctions or low[first] in language.adversatives:
        first += low[first + 1] in language.subordinators
    opens = low[first] in language.subordinators or _is_asked(scene, first)
    return (opens and "," not in low[first:last]) or not is_clause(scene, first, last)


def _is_asked(scene: Scene, first: int) -> bool:
    """ "Asked whether the port was shut, he said …": a participle and the question it governs, which he did not say."""
    following, language = scene.tokens.low[first + 1], scene.language
    return scene.class_at(first) in (wc.PARTICIPLE, wc.VERB) and (
        following in language.subordinators
        or following in language.complementisers
        or following in language.prepositions
        or following in language.questions
    )


def awaits_verb(scene: Scene, hit: Hit, first: int, comma: int, end: int) -> bool:
    """ "La juge dit que l'enquête, à ce stade, écartait la piste": a clause of which only the subject stands
    before the comma, so that the verb behind is its own; not where another verb follows ("…, dit NP, écarte …")."""
    low, language = scene.tokens.low, scene.language
    if not language.adjectives_follow or hit.enclitic >= 0:
        return False
    opens = next((at for at in range(comma - 1, first, -1) if low[at] in language.complementisers), -1)
    inside = range(opens + 1, comma)
    if opens < 0 or opens - 1 not in scene.hit_at or any(scene.tokens.quote[at] >= 0 for at in inside):
        return False
    if any(scene.class_at(at) in wc.FINITE or at in scene.hit_at for at in inside):
        return False
    subject = any(scene.class_at(at) in (wc.NOUN, wc.PROPN, wc.PRON) for at in inside)
    later = next((at for at in range(comma + 1, end - 1) if low[at] == ","), -1)
    return subject and not (later > 0 and scene.class_at(later + 1) in wc.FINITE)
