"""Sources that a preposition names: "selon une source", "according to the mayor", "laut Polizei"."""

from __future__ import annotations

from typing import Final

from tracker.claims.draft import CueDraft
from tracker.claims.grammar import noun_phrases
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.word_signs import is_document, is_voice
from tracker.claims.rules import LIKELY_SUBJECT, Rule
from tracker.claims.speakers.attribution import Attribution
from tracker.claims.speakers.authors import author
from tracker.claims.speakers.things import is_thing
from tracker.claims.speakers.titles import is_role
from tracker.claims.text.analysis import Phrase, Scene

# The lemma of "à ses yeux", "a su juicio".
IN_ONES_VIEW: Final = "in-ones-view"
# A word that names a source only in front of a colon has the colon within so many tokens.
OPENS: Final = 10
# "Para o ministro em visita à ilha, …": a mark ends where somebody is within so many words.
LONGEST_PLACE: Final = 7


def preposition_at(scene: Scene, i: int, end: int) -> tuple[int, bool] | None:
    """(last token, weak) of a source preposition that begins at token i, or None."""
    low, language = scene.tokens.low, scene.language
    following = low[i + 1] if i + 1 < end else ""
    begun = language.prepositions_by_two
    for candidate in begun.get((low[i], following)) or begun.get((low[i], ""), ()):
        last = i + len(candidate.tail)
        if last + 1 < end and tuple(low[i + 1 : last + 1]) == candidate.tail and not _means_else(scene, last + 1, end):
            spoken = last + 1 in scene.hit_at and scene.hit_at[last + 1].mode == "finite"
            if spoken or (language.adjectives_follow and scene.class_at(last + 1) == wc.AUX):
                # "según confirmó NP", "según ha recogido NP": the verb has a subject of its own.
                return None
            if last == i and _counts_or_compares(scene, i, end):
                return None
            return last, candidate.weak
    return (i, False) if _before_statement(scene, i, end) else None


def _before_statement(scene: Scene, i: int, end: int) -> bool:
    """ "Nach offiziellen Angaben", "nach Medienberichten": a preposition, adjectives and a noun for what is stated."""
    low, language = scene.tokens.low, scene.language
    at = i + 1
    if low[i] not in language.stated_before:
        return False
    opens = low[at]
    if opens in language.determiners and opens not in language.owners:
        at += 1
    at += low[at] in language.owners
    while at < end - 1 and scene.class_at(at) == wc.ADJ and not scene.tokens.upper(at):
        at += 1
    if opens in language.determiners and opens not in language.owners:
        # "nach der Einschätzung der Gilde", "nach einer Studie"; "nach dem Bericht" is as often a time.
        return low[at] in language.opinions or (opens not in language.definite and is_document(low[at], language))
    owned = at < end and opens in language.owners and low[at] in language.opinions
    return owned or (at < end and low[at].endswith(language.statements))


def _counts_or_compares(scene: Scene, i: int, end: int) -> bool:
    """ "per year", "der so genannte Plan", "so stark": no source is named by a word that mostly does something else.

    "so" names one behind a comma or a quotation and before a noun phrase (", so der Sprecher"), and in front of what
    a colon opens ("So der Sprecher: …"); "per" before a name or an article ("per the filing").
    """
    tokens, language = scene.tokens, scene.language
    word, following = tokens.low[i], i + 1
    names = tokens.upper(following) or tokens.low[following] in language.articles
    if word in language.measures:
        return not names
    if word not in language.behind_comma:
        return False
    before = i - 1
    apart = before >= 0 and (tokens.quote[before] >= 0 or tokens.low[before] in {",", "–", "—", "-"})
    opens = before < 0 or not tokens.low[before][0].isalnum()
    opens = opens and any(tokens.low[at] == ":" for at in range(following, min(end, following + OPENS)))
    return not ((apart or opens) and (names or tokens.low[following] in language.determiners))


def _means_else(scene: Scene, at: int, end: int) -> bool:
    """ "selon que", "selon les saisons": the preposition names a measure, not a source."""
    low, language = scene.tokens.low, scene.language
    noun = at + 1 if low[at] in language.articles and at + 1 < end else at
    if noun > at and any(is_role(low[here], language) or is_voice(low[here], language) for here in (noun, noun + 1)):
        # "so ein hochrangiger Beamter", not "so ein Unsinn".
        return False
    return low[at] in language.not_after or low[noun] in language.not_after


def by_preposition(scene: Scene, i: int, end: int, rule: Rule) -> Attribution | None:
    """ "selon une source", "according to the mayor", beginning at token i; None when no voice follows."""
    tokens, language = scene.tokens, scene.language
    viewed = noun_phrases.matched(tokens.low, i, language.in_ones_view.get(tokens.low[i], ()))
    if viewed:
        until = i + viewed - 1
        cue = CueDraft(tokens.start[i], tokens.end[until], IN_ONES_VIEW, "neutral", "preposition")
        return Attribution(rule, cue, None, i, until)
    found = preposition_at(scene, i, end)
    if found is None:
        return None
    last, weak = found
    at = last + 1
    if language.adjectives_follow and tokens.low[at] in language.relatives:
        return _by_relative(scene, i, at, rule)
    if tokens.low[at] in language.object_pronouns and not (at + 1 < end and tokens.upper(at + 1)):
        if tokens.low[at] in language.determiners and at + 1 < end and tokens.low[at + 1][0].isalpha():
            phrase = noun_phrases.after(scene, at, end)
        else:
            phrase = Phrase(at, at, True)
    elif tokens.quote[at] >= 0:
        return None
    else:
        phrase = noun_phrases.after(scene, at, end, any_noun=not weak)
    if phrase is None or _links_clause(scene, i, last, phrase):
        return None
    if tokens.low[i] in language.behind_comma and is_thing(scene, phrase):
        # ", so der Wunsch": whose it is nobody says.
        return None
    if weak and (not _is_clear_voice(scene, phrase) or is_thing(scene, phrase) or _runs_on(scene, phrase, end)):
        # "To the dismay of the fishermen, …": a feeling is no source.
        return None
    if not last > i and _is_opinion_of(scene, phrase):
        # "Nach seiner Meinung": whose it is says it.
        phrase = Phrase(phrase.first, phrase.first, True)
    if tokens.low[phrase.first] in language.own:
        until, oneself = phrase.last, of_oneself(scene, phrase)
        cue = CueDraft(tokens.start[i], tokens.end[until], tokens.low[i], "neutral", "preposition")
        return Attribution(rule, cue, author(scene, oneself, rule) if oneself else None, i, until)
    cue = CueDraft(tokens.start[i], tokens.end[last], " ".join(tokens.low[i : last + 1]), "neutral", "preposition")
    who = None if _is_of_nobody(scene, phrase) else author(scene, phrase, rule)
    return Attribution(rule, cue, who, i, phrase.last)


def _runs_on(scene: Scene, phrase: Phrase, end: int) -> bool:
    """ "Per i pescatori senza patente scatta il divieto": behind such words a preposition and a verb, without a mark,
    are what somebody is in for, and no view."""
    low, language = scene.tokens.low, scene.language
    following = phrase.last + 1
    if not language.adjectives_follow or following >= end or low[following] not in language.prepositions:
        return False
    for at in range(following, min(end, following + LONGEST_PLACE)):
        if scene.tokens.quote[at] >= 0 or low[at] in ",:;.":
            return False
        if scene.class_at(at) in wc.FINITE or at in scene.hit_at:
            return True
    return following + LONGEST_PLACE <= end


def _links_clause(scene: Scene, i: int, last: int, phrase: Phrase) -> bool:
    """ "Die Regeln, laut denen jeder Bürger …": a relative pronoun, for which its noun stands before the comma."""
    low, language = scene.tokens.low, scene.language
    if not language.verb_second or low[i - 1] != "," or low[last + 1] not in language.relatives:
        return False
    following = low[last + 2]
    alone = low[last + 1] not in language.determiners or following in language.determiners | language.pronouns.keys()
    return alone and phrase.first == last + 1


def _is_opinion_of(scene: Scene, phrase: Phrase) -> bool:
    """ "Seiner Meinung": a pronoun that owns, and right behind it what somebody holds."""
    low, language = scene.tokens.low, scene.language
    owned = low[phrase.first] in language.possessives and phrase.last == phrase.first + 1
    return owned and low[phrase.last] in language.opinions


def _is_of_nobody(scene: Scene, phrase: Phrase) -> bool:
    """ "Nach ersten Erkenntnissen": what is known so far, and nobody of whom the text says that they know it."""
    tokens, language = scene.tokens, scene.language
    words = range(phrase.first, phrase.last)
    return tokens.low[phrase.last].endswith(language.statements) and any(
        tokens.low[at] in language.unowned for at in words
    )


def _by_relative(scene: Scene, i: int, at: int, rule: Rule) -> Attribution | None:
    """ "…, opina NP, para quien …", "…, a dit NP, pour qui …": the phrase before the comma, where it is a person's."""
    tokens, analysis = scene.tokens, scene.analysis_at(i)
    before = None if analysis is None or tokens.low[i - 1] != "," else analysis.phrase_around(i - 2)
    if before is None or before.pronoun or tokens.low[at] in scene.language.complementisers:
        return None
    phrase = Phrase(before.begin, before.until)
    who = author(scene, phrase, rule) if _is_clear_voice(scene, phrase) else None
    cue = CueDraft(tokens.start[i], tokens.end[at], " ".join(tokens.low[i : at + 1]), "neutral", "preposition")
    return Attribution(rule, cue, who, i, at) if who is not None and who.kind == "person" else None


def of_oneself(scene: Scene, phrase: Phrase) -> Phrase | None:
    """ "Die Werft hat nach eigenen Angaben …": the likeliest subject of the sentence's first verb."""
    analysis = scene.analysis_at(phrase.first)
    verb = analysis.verbs[0] if analysis is not None and analysis.verbs else None
    subject = analysis.subject_of(verb.finite, verb.main) if analysis is not None and verb is not None else None
    if subject is None or subject.phrase is None or subject.phrase.relative or subject.chance < LIKELY_SUBJECT:
        return None
    return Phrase(subject.phrase.begin, subject.phrase.until, subject.phrase.pronoun)


def _is_clear_voice(scene: Scene, phrase: Phrase) -> bool:
    """A role or a name of two words: "pour la ministre", "pour Ana Rivel", not "pour la ville"."""
    tokens, language = scene.tokens, scene.language
    if phrase.pronoun:
        # "Per lei", and not "per questo".
        return tokens.low[phrase.first] in language.pronouns
    words = range(phrase.first, phrase.last + 1)
    if all(tokens.low[at] in language.ordinals or tokens.low[at] in language.determiners for at in words):
        # "Pour le second, il aura fallu un effort": as often a thing.
        return False
    if any(
        tokens.low[at] in language.roles or tokens.low[at] in language.titles or tokens.low[at] in language.collectives
        for at in words
    ):
        return True
    return tokens.upper(phrase.first) and phrase.last > phrase.first and tokens.upper(phrase.first + 1)
