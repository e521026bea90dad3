"""Infinitives that a reporting verb governs: "promised to …", "exhorté les élus à …", ", die Störungen zu beenden"."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.adverbials import past_asides, past_time
from tracker.claims.text.analysis import Hit, Scene

# Verbs of these types take whom they address as an object before the infinitive.
OBJECT_THEN_INFINITIVE: Final = frozenset({"order", "ask", "tell", "judge"})

# The word classes of infinitives, of verbs that help others too.
INFINITIVES: Final = frozenset({wc.INF, wc.AUX, wc.AUX_OTHER})
# "an-zu-gehen": letters before and behind the marker inside a verb.
SHORTEST_PREFIX: Final = 2
SHORTEST_VERB: Final = 3


def infinitive_start(scene: Scene, hit: Hit, begin: int, limit: int) -> int:
    """The infinitive right after the verb, or after the object of an order ("a exhorté les élus à …"); or -1."""
    low, language = scene.tokens.low, scene.language
    if _governs_plainly(scene, begin, limit):
        return begin
    if language.verb_second:
        return _zu_infinitive(scene, begin, limit)
    behind = past_asides(scene, begin, limit)
    if behind > begin and _governs_plainly(scene, behind, limit):
        return behind
    first = begin if language.marker_belongs else _past_listener(scene, past_time(scene, begin, limit), limit)
    first = _past_negation(scene, first, limit)
    for at in range(first, limit if hit.form.type in OBJECT_THEN_INFINITIVE else min(first + 1, limit)):
        if low[at] in language.infinitive_markers and _infinitive(scene, at + 1, limit):
            if not language.marker_belongs:
                return at + 1
            # Whom one tells something is the listener; whom one urges belongs to what is asked for.
            return at if hit.form.type == "tell" else first
        if low[at] in language.complementisers or low[at] in ".;:!?…" or scene.tokens.quote[at] >= 0:
            break
        if language.marker_belongs and (low[at] in language.finite_hints or low[at] in language.questions):
            break
        if at in scene.hit_at and scene.hit_at[at] is not hit:
            break
    return -1


def _past_negation(scene: Scene, at: int, limit: int) -> int:
    while at < limit - 1 and scene.tokens.low[at] in scene.language.negations:
        at += 1
    return at


def _past_listener(scene: Scene, at: int, limit: int) -> int:
    """Past "al Corriere", "aos jornalistas": to whom it was said."""
    low, language = scene.tokens.low, scene.language
    if low[at] not in language.relay_to or low[at] in language.infinitive_markers:
        return at
    around = scene.analysis_at(at)
    phrase = None if around is None else around.phrase_at(at + 1)
    if phrase is None or not at < phrase.until < limit - 1:
        return at
    return next((here for here in range(at + 1, phrase.until + 2) if low[here] in language.infinitive_markers), at)


def _zu_infinitive(scene: Scene, begin: int, limit: int) -> int:
    """ ", die Störungen zu beenden": in German the marker stands at the end of its clause, behind a comma."""
    low, language = scene.tokens.low, scene.language
    comma = next((at for at in range(begin, limit) if low[at] == ","), -1)
    if comma < 0 or comma + 2 >= limit or low[comma + 1] in language.complementisers | language.purposes:
        return -1
    for at in range(comma + 1, min(len(low) - 1, comma + 30)):
        if low[at] in ".;:!?" or low[at] in language.finite_hints:
            return -1
        # "gewesen zu sein" ends its clause, "zu sein Haus" does not.
        governs = low[at + 1] in language.determiners and low[min(at + 2, len(low) - 1)][0].isalpha()
        marked = low[at] in language.infinitive_markers and not governs
        if not marked and not _has_marker_inside(scene, at):
            continue
        verb = at + marked
        ends = verb + 1 >= len(low) or not low[verb + 1][0].isalpha() or low[verb + 1] in language.clause_starts
        if ends and (low[verb].endswith(language.infinitive_endings) or low[verb] in language.hearsay_helpers):
            return comma + 1
    return -1


def _has_marker_inside(scene: Scene, at: int) -> bool:
    """ "einzusetzen": in German the marker may stand inside the verb, behind its prefix."""
    word = scene.tokens.low[at]
    inside = word[SHORTEST_PREFIX:-SHORTEST_VERB]
    return (
        scene.class_at(at) in wc.VERBAL
        and word.endswith(scene.language.infinitive_endings)
        and any(marker in inside for marker in scene.language.infinitive_markers)
    )


def _governs_plainly(scene: Scene, begin: int, limit: int) -> bool:
    """ "A dit avoir vu", "ne rien avoir vu", "l'avoir vu": an infinitive past negations and pronouns."""
    low, language = scene.tokens.low, scene.language
    at = _past_negation(scene, begin, limit)
    if _plain_infinitive(scene, at):
        return True
    small = language.object_pronouns | language.reflexives | language.nobodies
    while at < limit - 1 and (low[at] in small or scene.class_at(at) == wc.ADV):
        at += 1
    # "A dénoncé le pouvoir", "a annoncé en décembre": what looks like a pronoun and an infinitive is often neither.
    return at > begin and scene.class_at(at) in INFINITIVES and _plain_infinitive(scene, at)


def _plain_infinitive(scene: Scene, at: int) -> bool:
    """ "a confié avoir relu": an infinitive without a marker right after the verb."""
    language, word = scene.language, scene.tokens.low[at]
    return (
        not language.marker_belongs
        and not language.verb_second
        and (len(word) > 3 or word in language.auxiliaries)
        and word.endswith(language.infinitive_endings)
        and not scene.tokens.upper(at)
        and word not in language.prepositions
        and word not in language.determiners
        and (word not in language.adverbials or word in language.auxiliaries)
    )


def _infinitive(scene: Scene, at: int, end: int) -> bool:
    """Whether an infinitive (or a quotation in its place) stands at `at`, past pronouns and negations."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    while at < end and (
        low[at] in language.negations
        or low[at] in language.object_pronouns
        or low[at] in language.reflexives
        or low[at] in language.adverbials
    ):
        at += 1
    if at >= end:
        return False
    if tokens.quote[at] >= 0:
        return True
    word = low[at]
    if language.marker_belongs:
        return (
            word.isalpha()
            and word not in language.determiners
            and not tokens.upper(at)
            and word not in language.pronouns
            and not _is_noun(scene, at)
        )
    return word.endswith(language.infinitive_endings) and not tokens.upper(at)


def _is_noun(scene: Scene, at: int) -> bool:
    """ "Directed funds to repairs": a noun in the plural, or one that its ending shows, is no infinitive."""
    language, word = scene.language, scene.tokens.low[at]
    shown = word.endswith(language.plural_endings + language.thing_endings)
    return shown and scene.class_at(at) == wc.NOUN
