"""Where a clause without complementiser begins, as far as lists and endings tell."""

from __future__ import annotations

from tracker.claims.scene import Scene


def begins_clause(scene: Scene, at: int, end: int) -> bool:
    """Whether a clause without complementiser begins at `at`: a subject, and soon a finite verb."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    if at >= end or not low[at][0].isalnum():
        return False
    word = low[at]
    if word in language.object_pronouns and word not in language.pronouns and word not in language.determiners:
        return False
    starts = (
        word in language.pronouns
        or word in language.determiners
        or tokens.upper(at)
        or word[0].isdigit()
        or word in language.impersonal
        or (word not in language.prepositions and word not in language.stops and word not in language.questions)
    )
    if (
        not starts
        or word in language.complementisers
        or word in language.infinitive_markers
        or word in language.joiners
    ):
        return False
    if word in language.inner and word not in language.determiners:
        return False
    if language.adverb_endings and word.endswith(language.adverb_endings) and not tokens.upper(at):
        return False
    if (
        language.subject_before_verb
        and word in language.pronouns
        and word not in language.determiners | language.object_pronouns
    ):
        # "they left": only a verb can follow.
        return at + 1 < end and (low[at + 1][0].isalpha() or low[at + 1][0] == "'" or tokens.quote[at + 1] >= 0)
    hints = language.subjunctive_hints if language.verb_second else language.finite_hints
    for here in range(at + 1, min(end, at + 14)):
        if low[here] in ";:":
            return False
        if tokens.quote[here] >= 0:
            return here > at
        if low[here] in hints:
            return True
        if here in scene.hit_at and scene.hit_at[here].mode == "finite" and not language.verb_second:
            return True
        if language.subject_before_verb and _third_person(scene, here, end):
            return True
        if (
            not language.verb_second
            and low[here].endswith(language.past_endings)
            and len(low[here]) > 4
            and low[here - 1] not in language.articles
        ):
            return True
    return False


def _third_person(scene: Scene, at: int, end: int) -> bool:
    """An English verb in "-s" that no list has: behind a name, or between a noun and an object or adverbial."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    if not low[at].endswith("s") or tokens.upper(at):
        return False
    before = low[at - 1]
    if tokens.upper(at - 1):
        return True
    small = before in language.determiners or before in language.prepositions or before in language.inner
    if small or not before.isalpha() or at + 1 >= end or low[at].endswith(("ss", "us")):
        return False
    following = low[at + 1]
    return following in language.determiners or following in language.object_pronouns or following == "more"
