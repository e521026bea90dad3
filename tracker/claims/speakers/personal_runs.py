"""Which runs of capitals may be a person: no headline, no body, no state, nothing that only stands beside a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tracker.claims.grammar import word_classes as wc
from tracker.claims.speakers.kinds import is_state
from tracker.claims.speakers.name_runs import is_proper, runs, without_opening
from tracker.claims.speakers.people import LONGEST_NAME
from tracker.claims.speakers.titles import is_body
from tracker.claims.text.analysis import Scene
from tracker.claims.text.sentences import Sentence
from tracker.claims.text.tokens import TERMINALS
from tracker.folding import plain

LONGEST_RUN: Final = 8
# So many words at least, most of them with a capital, are a headline.
HEADLINE: Final = 5
SHORT: Final = 3
# A word in capitals of so many letters is no initials ("JD", "AOC").
SHOUTED: Final = 4


def personal_runs(scene: Scene, known: set[str]) -> list[tuple[int, int]]:
    """The runs that may be persons, in the order of the text; `known` are full names, folded."""
    return _apart(scene, _runs(scene), known)


def _runs(scene: Scene) -> list[tuple[int, int]]:
    """Runs of one to five capitalised words; a single one only where a title or a role stands before it."""
    tokens, language = scene.tokens, scene.language
    found: list[tuple[int, int]] = []
    headlines: dict[int, bool] = {}
    for first, last in runs(scene, 0, len(tokens) - 1):
        while first <= last and (tokens.low[first] in language.never_names or _is_shouted(scene, first, last)):
            # "Comune di Norwold": nor is "of" part of a name that the word before it is not.
            first += 1 + (tokens.low[first + 1] in language.linkers)
        first = without_opening(scene, first, last) if first < last else first
        if first > last or not _looks_personal(scene, first, last):
            continue
        number = scene.number_at(first)
        if number not in headlines:
            headlines[number] = _is_headline(scene, scene.sentences[number])
        if not headlines[number]:
            found.append((first, last))
    return found


def _apart(scene: Scene, found: Sequence[tuple[int, int]], known: set[str]) -> list[tuple[int, int]]:
    """The runs without what only stands beside a name that the text has alone elsewhere: "à Velbruck Nel Orfève",
    "Raconte Nel Orfève", "Ada Brun da Rino Tarsi"."""
    tokens, language = scene.tokens, scene.language
    known = known | {plain(tokens.printed(first, last)) for first, last in found if last == first + 1}
    surnames = {name.split()[-1] for name in known}
    out: list[tuple[int, int]] = []
    for first, last in found:
        begin = first
        before = tokens.low[first - 1] if first else ""
        opens = language.adjectives_follow and first == scene.sentences[scene.number_at(first)].first
        opens = opens or tokens.low[first] in language.department_adjectives
        hangs = before in language.prepositions | language.noun_prepositions or scene.class_at(first - 1) == wc.ADP
        if opens or hangs or (language.adjectives_follow and before in language.articles):
            places = range(first + 1, last)
            begin = next((at for at in places if plain(tokens.printed(at, last)) in known), first)
        for at in [at for at in range(begin + 1, last) if tokens.low[at] in language.name_particles]:
            # "Brun e Tarsi": two surnames, where both are known; "Ada Brun da Rino Tarsi": two names.
            both = {plain(tokens.printed(begin, at - 1)), plain(tokens.printed(at + 1, last))}
            if both <= known or (tokens.low[at] in language.conjunctions and both <= known | surnames):
                out.append((begin, at - 1))
                begin = at + 1
        out.append((begin, last))
    return out


def _is_headline(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence is all capitals ("Ada Brun Rips Harbour Plan"), where no name ends."""
    if scene.language.nouns_capitalised or scene.language.adjectives_follow:
        return False
    low = scene.tokens.low
    letters = [at for at in range(sentence.first, sentence.last) if low[at][0].isalpha()]
    # "Offers Help for Crews in Exchange for a Pier": short words are small in a headline as well.
    open_ended = low[sentence.last - 1] not in TERMINALS and "," not in low[sentence.first : sentence.last]
    words = [at for at in letters if scene.tokens.upper(at) or len(low[at]) > SHORT or not open_ended]
    return len(words) >= HEADLINE and 4 * sum(scene.tokens.upper(at) for at in words) >= 3 * len(words)


def _is_shouted(scene: Scene, first: int, last: int) -> bool:
    """ "CLOSE Ada Brun": the word of a page before a name."""
    word = scene.tokens.printed(first, first)
    return first < last and len(word) >= SHOUTED and word.isupper() and not scene.tokens.printed(last, last).isupper()


def _looks_personal(scene: Scene, first: int, last: int) -> bool:
    tokens, language = scene.tokens, scene.language
    words = [at for at in range(first, last + 1) if is_proper(scene, at)]
    if len(words) > LONGEST_NAME or last - first > LONGEST_RUN:
        return False
    before = tokens.low[first - 1] if first > 0 and tokens.upper(first - 1) else ""
    if language.adjectives_follow and before in language.elisions and before in language.definite:
        # "L'Écho de Lanteuil": what has an article with a capital in its name is no person.
        return False
    if any(is_body(tokens.low[at], language) for at in words) or tokens.printed(first, last).isupper():
        return False
    group = tokens.low[last] in language.collectives and not language.nouns_capitalised
    if group or is_state(scene, last, last) or is_state(scene, first, last):
        # "Senior Democrats", "North Korea": several people, a state.
        return False
    if language.nouns_capitalised and first and tokens.low[first - 1] in language.articles:
        return False
    if any(scene.class_at(at) in wc.FINITE for at in words):
        # "Tarn Declares Emergency": a headline.
        return False
    return all(tokens.end[at] - tokens.start[at] > 1 or at < last for at in words)
