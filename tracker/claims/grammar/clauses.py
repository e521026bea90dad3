"""Clauses: where one begins without complementiser, whether tokens hold one."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar import moods
from tracker.claims.grammar import word_classes as wc
from tracker.claims.text.analysis import Phrase, Scene
from tracker.claims.text.sentences import Sentence

# Words between the verb and its clause: to whom, where and when it was said.
REACH: Final = 14
SHORTEST: Final = 2
SINGLE: Final = frozenset("'’")
# What parts the time of an entry from its words.
TICKED: Final = frozenset("|•·")
CLOSERS: Final = frozenset(".!?…,;:–—-)”'\"")


def begins_clause(scene: Scene, at: int, end: int, *, owned: bool = True) -> bool:
    """Whether a clause without complementiser begins at `at`: a subject, and soon a finite verb.

    A genitive may stand for a verb (`owned`) behind verbs that seldom have an object ("said Brun's out").
    """
    language, low = scene.language, scene.tokens.low
    if at >= end or not low[at][0].isalnum():
        return False
    of = low[at] in language.agent_prepositions and low[at] not in language.determiners
    if language.verb_second and (of or low[at] in language.prepositions or low[at] in language.phrase_ends):
        return _opens_with_adverbial(scene, at, end)
    return (not language.verb_second or _mood_at(scene, at, end) >= 0) and _begins_with_subject(scene, at, end, owned)


def _begins_with_subject(scene: Scene, at: int, end: int, owned: bool) -> bool:
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    word = low[at]
    if word in language.object_pronouns and word not in language.pronouns and word not in language.determiners:
        return False
    if (
        not _starts(scene, at)
        or word in language.complementisers
        or word in language.infinitive_markers
        or word in language.conjunctions
    ):
        return False
    if word in language.noun_prepositions and word not in language.determiners:
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
    if language.subject_before_verb and word.partition("'")[0] in language.pronouns and "'" in word:
        # "They're": the verb is in it.
        return True
    return _meets_verb(scene, at, end, owned)


def _meets_verb(scene: Scene, at: int, end: int, owned: bool) -> bool:
    """Whether a finite verb, or a quotation, follows within a few tokens."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    hints = language.subjunctive_hints if language.verb_second else language.finite_hints
    seen, here = 0, at
    while here + 1 < end and seen < REACH - 1:
        here, seen = here + 1, seen + 1
        if low[here] in ";:":
            return False
        if low[here] == "," and language.subject_before_verb and _opens_relative(scene, here + 1):
            # "An eagerness to go, which could be an asset": the verb is of the relative clause.
            here = next((comma for comma in range(here + 1, end) if low[comma] == ","), end)
            continue
        if language.subject_before_verb and low[here - 1] == "," and _goes_on_in(scene, here):
            # "Added a line to the note, saying that …": what follows is another report.
            return False
        if low[here] in language.contrasts and low[here - 1] == "," and language.subject_before_verb:
            # "They pledged help, while officials say …": another clause.
            return False
        if tokens.quote[here] >= 0:
            return True
        genitive = low[here] in language.genitives and scene.class_at(here) == wc.PART
        if genitive and (not owned or scene.class_at(at) == wc.ADV):
            # "Mentioned Brun's name", "said ahead of the board's vote": the genitive looks like "is".
            continue
        if low[here] in hints or (language.verb_second and moods.reports(scene, here)):
            return True
        if here in scene.hit_at and scene.hit_at[here].mode == "finite" and not language.verb_second:
            return True
        finite = not language.verb_second and scene.class_at(here) in wc.FINITE
        joined = low[here - 1] in language.conjunctions or low[here - 1] in language.adversatives
        if finite and not joined:
            return True
    return False


def _goes_on_in(scene: Scene, at: int) -> bool:
    """Whether a reporting gerund stands at the token."""
    hit = scene.hit_at.get(at)
    return hit is not None and hit.mode == "gerund"


def _opens_with_adverbial(scene: Scene, at: int, end: int) -> bool:
    """ "sagte, nach ersten Angaben habe …", "erklärte, damit solle …": the verb stands second, not last."""
    low, language = scene.tokens.low, scene.language
    second = _mood_at(scene, at, end)
    if second < 0 or low[at] in language.complementisers:
        return False
    return (low[at] not in language.subordinators or second == at + 1) and low[second + 1] not in ",.;"


def _starts(scene: Scene, at: int) -> bool:
    """Whether a clause may begin with the token: what is no preposition, conjunction or question."""
    word, language = scene.tokens.low[at], scene.language
    return (
        word in language.pronouns
        or word in language.determiners
        or scene.tokens.upper(at)
        or word[0].isdigit()
        or word in language.impersonal
        or (word not in language.prepositions and word not in language.phrase_ends and word not in language.questions)
    )


def _mood_at(scene: Scene, at: int, end: int) -> int:
    """The first form of reported clauses behind token `at`, or a quotation that may hold it; -1 where there is none, or
    where it ends a relative clause ("einen Plan, der Milliarden kosten würde")."""
    low, language = scene.tokens.low, scene.language
    for here in range(at + 1, min(end, at + REACH)):
        if low[here] in ";:":
            return -1
        if scene.tokens.quote[here] >= 0:
            return here
        if low[here] in language.subjunctive_hints or moods.reports(scene, here):
            last = low[here + 1] in ",.;" and scene.class_at(here - 1) in wc.VERBAL
            return -1 if last and low[at] in language.relatives else here
    return -1


def _opens_relative(scene: Scene, at: int) -> bool:
    low, language = scene.tokens.low, scene.language
    return low[at] in language.relatives and low[at] not in language.complementisers


def is_clause(scene: Scene, first: int, last: int) -> bool:
    """Whether a finite verb stands among the tokens [first, last): one that the analysis found, or one that reports.

    Endings know no "fell", "struck" or "hit".
    """
    low, language = scene.tokens.low, scene.language
    return any(
        low[at] in language.finite_hints or at in scene.hit_at or scene.class_at(at) in wc.FINITE
        for at in range(first, last)
    )


def is_main_clause(scene: Scene, first: int, last: int) -> bool:
    """Whether tokens [first, last) hold more than what may stand before the verb of a verb-second sentence.

    A phrase with its relative clauses ("Der Rat, der am Montag tagte, lehnt …"), a clause of reason or time ("Da er
    ging, bat …") and an infinitive ("Um Zeit zu gewinnen, schlug …") are no clause of their own; "dass …" is what is
    said.
    """
    low, language = scene.tokens.low, scene.language
    if low[first] in language.complementisers:
        return True
    begins = [first, *(at + 1 for at in range(first, last) if low[at] in ",;:–—(")]
    ends = [*(at - 1 for at in begins[1:]), last]
    if len(begins) == 1 and not is_subordinate(scene, first, last, opens=True):
        return True
    return any(
        any(
            scene.class_at(at) in wc.FINITE or at in scene.hit_at or scene.tokens.quote[at] >= 0
            for at in range(begin, end)
        )
        and not is_subordinate(scene, begin, end, opens=begin == first)
        for begin, end in zip(begins, ends, strict=True)
    )


def is_subordinate(scene: Scene, begin: int, end: int, *, opens: bool) -> bool:
    """Whether a part of a sentence between its commas hangs on another: a conjunction or a relative opens it."""
    low, language = scene.tokens.low, scene.language
    if begin >= end:
        return True
    last = trimmed(scene, begin, end - 1)
    if low[begin] in language.subordinators or scene.class_at(begin) == wc.SCONJ:
        # "Damit könne der Steg …": with its verb right behind it is an adverb.
        return not (opens and low[begin + 1] in language.finite_hints | language.subjunctive_hints)
    if opens and scene.class_at(begin) == wc.ADV and low[begin + 1] in language.subordinators:
        # "Selbst wenn der Steg schließt, …"
        return True
    finite = any(scene.class_at(at) in wc.FINITE for at in range(begin, last + 1))
    if low[last - 1] in language.infinitive_markers and not finite:
        return True
    at = begin + (low[begin] in language.prepositions)
    related = low[at] in language.relatives or low[at] in language.questions
    return not opens and related and scene.class_at(last) in wc.FINITE


def first_word(scene: Scene, sentence: Sentence) -> int:
    """The first word of a sentence, past dashes and bullets."""
    at = sentence.first
    low = scene.tokens.low
    if at + 2 < sentence.last and low[at][0].isdigit() and low[at + 1] in TICKED:
        # "18.42 | Le feu …": the time of an entry of a live page.
        at += 2
    while (
        at < sentence.last - 1
        and scene.tokens.quote[at] < 0
        and not scene.tokens.low[at][0].isalnum()
        and scene.tokens.low[at] not in "#@$€£"
    ):
        at += 1
    return at


def trimmed(scene: Scene, first: int, last: int) -> int:
    """The last token that is no punctuation."""
    while last > first and is_closer(scene, first, last):
        last -= 1
    return last


def is_closer(scene: Scene, first: int, at: int) -> bool:
    """Whether a token is punctuation that ends what begins at `first`, and closes no bracket opened in it."""
    low = scene.tokens.low
    if low[at] not in CLOSERS or scene.tokens.quote[at] >= 0:
        return False
    if low[at] in SINGLE and any(low[here] in SINGLE for here in range(first, at)):
        # "que o relatório 'foi enterrado'": single marks are none to a text that quotes with others.
        return False
    return low[at] != ")" or all(low[here] != "(" for here in range(first, at))


def ends_in_comma(scene: Scene, at: int) -> bool:
    """Whether token `at` is a comma, or a quotation with the comma inside, as American usage sets it."""
    index = scene.tokens.quote[at]
    return scene.text[scene.quotes[index].inner_end - 1] == "," if index >= 0 else scene.tokens.low[at] == ","


def is_turn(scene: Scene, at: int) -> bool:
    """ "this week", "last year": a period counted from now, without a preposition."""
    low, language = scene.tokens.low, scene.language
    return low[at] in language.turns and low[at + 1] in language.units


def impersonal(scene: Scene, subject: Phrase) -> bool:
    """Whether the subject is "es" or "on", also where it hangs on its verb: "a-t-on appris"."""
    return subject.pronoun and scene.tokens.low[subject.first].rpartition("-")[2] in scene.language.impersonal


def is_bracketed_day(low: list[str], at: int) -> bool:
    """Whether the token is of "(7)", the day that the Brazilian press sets behind a weekday."""
    opening = next((here for here in range(at, max(-1, at - 3), -1) if low[here] == "("), -1)
    return opening >= 0 and low[opening + 1].isdigit() and len(low[opening + 1]) < 3 and low[opening + 2] == ")"
