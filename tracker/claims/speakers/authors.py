"""From a noun phrase to an author: its span, its kind, the name in it and the role."""

from __future__ import annotations

from typing import Final

from tracker.claims.draft import AuthorDraft
from tracker.claims.grammar.noun_phrases import PUNCTUATION, is_voice
from tracker.claims.rules import Rule
from tracker.claims.text.analysis import Phrase, Scene
from tracker.claims.text.tokens import Tokens
from tracker.languages.lexicon import Language
from tracker.models import AuthorKind

LONGEST_ACRONYM: Final = 6


def author(scene: Scene, phrase: Phrase, rule: Rule) -> AuthorDraft:
    """The author that a phrase prints; pronouns stay unresolved until the whole document is read."""
    tokens = scene.tokens
    start, end = tokens.start[phrase.first], tokens.end[phrase.last]
    if tokens.low[phrase.first] in scene.language.enclitics:
        start += len(tokens.low[phrase.first]) - len(tokens.low[phrase.first].rpartition("-")[2])
    printed = scene.text[start:end]
    if phrase.pronoun:
        return AuthorDraft(start, end, printed, "person", resolved=False, rule=rule, pronoun=True)
    kind = _kind(scene, phrase, printed)
    if kind != "person":
        return AuthorDraft(start, end, printed, kind, rule=rule)
    span = _name(scene, phrase)
    if span is None:
        return AuthorDraft(start, end, printed, kind, role=printed, rule=rule)
    name = scene.text[tokens.start[span[0]] : tokens.end[span[1]]]
    role = _role(scene, phrase, span)
    return AuthorDraft(start, end, name, kind, role=role, rule=rule)


def _kind(scene: Scene, phrase: Phrase, printed: str) -> AuthorKind:
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    first, last = phrase.first, phrase.last
    words = range(first, last + 1)
    folded = printed.casefold()
    if folded in language.same or any(low[at] in language.anonymous_heads for at in words):
        return "anonymous"
    if _is_agency(scene, first, last):
        return "agency"
    content = first
    while content < last and (low[content] in language.determiners or low[content] in language.noun_prepositions):
        content += 1
    named = any(tokens.upper(at) and not _is_common(low[at], language) for at in range(content, last + 1))
    head = next((low[at] for at in range(content, last + 1) if is_voice(low[at], language)), "")
    personal = head in language.roles or head in language.titles
    if head in language.anonymous and not _proper_name(scene, phrase) and low[first] not in language.definite:
        return "anonymous"
    if _unnamed_after(scene, last):
        return "anonymous"
    if (personal and head not in language.bodies) or _titled(scene, phrase):
        return "person"
    if head in language.bodies or head in language.documents or folded in language.voices:
        return "organisation"
    if head in language.collectives:
        return "organisation"
    if named and content > first and low[first] in language.articles and low[first] not in language.bare_articles:
        return "organisation"
    name = tokens.printed(content, last)
    if name.isupper() and 2 <= len(name) <= LONGEST_ACRONYM:
        return "organisation"
    return "person"


def _titled(scene: Scene, phrase: Phrase) -> bool:
    """Whether a role or title stands right before the name in the phrase ("union leader Greta Holm")."""
    span = _name(scene, phrase)
    if span is None or span[0] == phrase.first:
        return False
    word = scene.tokens.low[span[0] - 1]
    return word in scene.language.roles or word in scene.language.titles


def _is_common(word: str, language: Language) -> bool:
    return (
        word in language.determiners
        or word in language.prepositions
        or (language.nouns_capitalised and is_voice(word, language))
    )


def _proper_name(scene: Scene, phrase: Phrase) -> bool:
    return _name(scene, phrase) is not None


def _is_agency(scene: Scene, first: int, last: int) -> bool:
    tokens, language = scene.tokens, scene.language
    while first < last and (tokens.low[first] in language.determiners or tokens.low[first] in language.media):
        if tokens.low[first] in language.agency_nouns and tokens.printed(first, last) in language.agencies:
            break
        first += 1
    name = tokens.printed(first, last)
    return name in language.agencies or (
        first > 0 and tokens.low[first - 1] in language.agency_nouns and tokens.upper(first)
    )


def _unnamed_after(scene: Scene, last: int) -> bool:
    end = scene.tokens.end[last]
    following = scene.text[end : end + 80].lstrip(" ,")
    return any(following.startswith(phrase) for phrase in scene.language.unnamed)


def _name(scene: Scene, phrase: Phrase) -> tuple[int, int] | None:
    """The tokens of a person's name in the phrase: a whole segment between commas, else the run after the role."""
    tokens, language = scene.tokens, scene.language
    runs = _runs(tokens, phrase, language)
    if not runs:
        return None
    for run in runs:
        alone_left = run[0] == phrase.first or tokens.low[run[0] - 1] == ","
        alone_right = run[1] == phrase.last or tokens.low[run[1] + 1] in (",", "(")
        if alone_left and alone_right:
            return run
    for run in runs:
        before = tokens.low[run[0] - 1] if run[0] > phrase.first else ""
        if before in language.noun_prepositions or before in language.prepositions:
            continue
        return run
    return None


def _runs(tokens: Tokens, phrase: Phrase, language: Language) -> list[tuple[int, int]]:
    """Runs of capitalised words that are no role, determiner or common noun, with name particles between them."""
    runs: list[tuple[int, int]] = []
    begin = -1
    end = -1
    for at in range(phrase.first, phrase.last + 2):
        word = tokens.low[at] if at <= phrase.last else ""
        proper = (
            bool(word)
            and tokens.upper(at)
            and word not in language.titles
            and word not in language.determiners
            and word not in language.roles
            and word not in language.prepositions
            and not (language.nouns_capitalised and is_voice(word, language))
        )
        if proper:
            begin, end = (at, at) if begin < 0 else (begin, at)
        elif begin >= 0 and (word in language.name_particles or word in (".", "-", "'")) and at < phrase.last:
            continue
        elif begin >= 0:
            runs.append((begin, end))
            begin = -1
    return runs


def _role(scene: Scene, phrase: Phrase, name: tuple[int, int]) -> str | None:
    """What the phrase says of the named one: the longer of what stands before and after the name."""
    tokens, language = scene.tokens, scene.language
    sides = []
    for first, last in ((phrase.first, name[0] - 1), (name[1] + 1, phrase.last)):
        while first <= last and (tokens.low[first] in PUNCTUATION or tokens.low[first] in language.determiners):
            first += 1
        while last >= first and tokens.low[last] in PUNCTUATION:
            last -= 1
        if first <= last:
            sides.append(tokens.printed(first, last))
    return max(sides, key=len) if sides else None
