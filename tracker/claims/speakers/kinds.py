"""What kind of author a noun phrase names."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.word_signs import is_document, is_voice
from tracker.claims.speakers.name_runs import is_proper
from tracker.claims.speakers.names import PersonName
from tracker.claims.speakers.titles import is_body, is_role, state_named
from tracker.claims.text.analysis import Phrase, Scene
from tracker.models import AuthorKind

LONGEST_ACRONYM: Final = 6
# How far behind a phrase "who asked not to be named" may begin, in code points.
NEAR: Final = 80


def kind_of(scene: Scene, phrase: Phrase, name: PersonName | None) -> AuthorKind:
    """The kind of what the phrase names; `name` is the person's name in it, where there is one."""
    tokens, language = scene.tokens, scene.language
    low, first, last = tokens.low, phrase.first, phrase.last
    printed = tokens.printed(first, last).casefold()
    words = range(first, last + 1)
    if printed in language.same or any(
        low[at] in language.anonymous_heads and (language.nouns_capitalised or at == first or not tokens.upper(at))
        for at in words
    ):
        return "anonymous"
    if is_agency(scene, first, last):
        return "agency"
    if any(at in scene.named for at in words):
        return "organisation"
    content = _content(scene, first, last)
    head = _head(scene, content, last)
    if is_state(scene, first, last) or _is_titled_medium(scene, content, last, name):
        return "organisation"
    owned = name is not None and low[name.first - 1] in language.genitives
    titled = name is not None and (name.role_first >= 0 or name.last > name.first)
    if titled and (owned or not _is_definite_name(scene, phrase)):
        return "person"
    if name is None and low[content] in language.media and (language.nouns_capitalised or not tokens.upper(content)):
        return "organisation"
    if _is_unnamed(scene, phrase, head, name):
        return "anonymous"
    if is_document(head, language) and head not in language.bodies and not is_role(head, language):
        return "document"
    one = head not in language.collectives or low[first] in language.singular_determiners
    # "Nach Angaben des Abgeordneten": the article is of the words that name a source.
    one = one or (first > 0 and low[first - 1] in language.of_articles)
    if is_role(head, language) and head not in language.bodies and one:
        return "person"
    group = head in language.collectives or printed in language.voices or _is_share(scene, first, last)
    if is_body(head, language) or group:
        return "organisation"
    if _is_definite_name(scene, phrase) or any(is_body(low[at], language) for at in range(content, last + 1)):
        return "organisation"
    letters = tokens.printed(content, last)
    if letters.isupper() and 2 <= len(letters) <= LONGEST_ACRONYM:
        return "organisation"
    return "person"


def _content(scene: Scene, first: int, last: int) -> int:
    """The first token that says what the phrase names, past articles and, where nouns have capitals, adjectives
    ("die russische Nachrichtenagentur Nova")."""
    low, language = scene.tokens.low, scene.language
    at = first
    while at < last and (low[at] in language.determiners or low[at] in language.noun_prepositions):
        at += 1
    while at < last and language.nouns_capitalised and scene.class_at(at) == wc.ADJ and not scene.tokens.upper(at):
        at += 1
    return at


def is_state(scene: Scene, first: int, last: int) -> bool:
    """Whether tokens [first, last] name a state or a platform, or several: "Norway and the United Kingdom"."""
    language, low = scene.language, scene.tokens.low
    if not scene.tokens.upper(last) and low[last] != ".":
        return False
    begin, met = first, False
    for at in range(first, last + 2):
        if at > last or low[at] == "," or low[at] in language.conjunctions:
            while begin < at and low[begin] in language.determiners:
                begin += 1
            name = scene.tokens.printed(begin, at - 1).casefold().rstrip(".") if begin < at else ""
            if name and state_named(name, language) is None and name not in language.platforms:
                return False
            begin, met = at + 1, met or bool(name)
    return met


def _is_share(scene: Scene, first: int, last: int) -> bool:
    """ "Twenty-two percent", "a third of them": how many of those who were asked."""
    tokens, shares = scene.tokens, scene.language.shares
    named = any(tokens.upper(at) for at in range(first + 1, last + 1))
    return not named and any(tokens.low[at] in shares for at in range(first, last + 1))


def _is_titled_medium(scene: Scene, content: int, last: int, name: PersonName | None) -> bool:
    """ "der Sender Kanal Nord", "le quotidien La Vigie", "la empresa Norvel": the noun for a medium, or in Romance
    languages for any body, and, right behind it, its name."""
    tokens, language = scene.tokens, scene.language
    word = tokens.low[content]
    body = word in language.media or (language.adjectives_follow and word in language.bodies)
    noun = body and word not in language.roles
    common = language.nouns_capitalised or not tokens.upper(content)
    return noun and common and content < last and tokens.upper(content + 1) and name is not None


def is_titled_body(scene: Scene, phrase: Phrase) -> bool:
    """ "La empresa Norvel": a common noun for a body, and a name right behind it."""
    low, language = scene.tokens.low, scene.language
    at = phrase.first + (low[phrase.first] in language.determiners)
    return (
        language.adjectives_follow
        and low[at] in language.bodies
        and low[at] not in language.media
        and not scene.tokens.upper(at)
        and scene.tokens.upper(at + 1)
    )


def _head(scene: Scene, first: int, last: int) -> str:
    """The word that says what the phrase names: the last noun before "of" where adjectives come first ("a senior
    administration official"), else the first ("una fuente del club")."""
    low, language = scene.tokens.low, scene.language
    # "Ruiz's report": whose it is stands before its noun.
    first = next((at + 1 for at in range(last - 1, first, -1) if low[at] in language.genitives), first)
    end = next((at - 1 for at in range(first + 1, last + 1) if low[at] in language.noun_prepositions), last)
    end = next((at - 1 for at in range(first + 1, end + 1) if low[at] in ",("), end)
    words = [low[at] for at in range(first, end + 1)]
    voices = [
        word for word in words if is_voice(word, language) or is_role(word, language) or is_document(word, language)
    ]
    if not voices:
        return ""
    if language.subject_before_verb or language.nouns_capitalised:
        return voices[-1]
    behind = words.index(voices[0]) + 1
    # "La nouvelle directrice": what is a document elsewhere is an adjective right before a role.
    adjective = is_document(voices[0], language) and behind < len(words) and is_role(words[behind], language)
    return words[behind] if adjective else voices[0]


def _is_unnamed(scene: Scene, phrase: Phrase, head: str, name: PersonName | None) -> bool:
    """A source that keeps its name back: "a senior official", "American officials", "un proche du dossier"."""
    tokens, language = scene.tokens, scene.language
    if _unnamed_after(scene, phrase.last):
        return True
    if name is not None and (name.last > name.first or name.role_first >= 0):
        return False
    return head in language.anonymous and tokens.low[phrase.first] not in language.definite


def _is_definite_name(scene: Scene, phrase: Phrase) -> bool:
    """ "the Kremlin", "la Guardia Civil": people take no article, bodies and places do."""
    tokens, language = scene.tokens, scene.language
    low, first = tokens.low, phrase.first
    if low[first] not in language.articles or low[first] in language.bare_articles or first == phrase.last:
        return False
    return is_proper(scene, first + 1) and not any(
        is_role(low[at], language) for at in range(first + 1, phrase.last + 1)
    )


def is_agency(scene: Scene, first: int, last: int) -> bool:
    """Whether tokens [first, last] name a news agency, by its name or by the noun before it."""
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
    following = scene.text[end : end + NEAR].lstrip(" ,")
    return any(following.startswith(phrase) for phrase in scene.language.unnamed)
