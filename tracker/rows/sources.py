"""Who an author is across documents: one source for one name, and only where the name says enough.

A wrong merge makes two voices one and is worse than a missed one, so names join documents only by exact folded
form and kind, and a person's name only when it is complete. An anonymous source, a pronoun or a role ("the minister")
belongs to its document: the same words elsewhere are somebody else until a shared origin says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracker import folding
from tracker.ids import content_id
from tracker.languages import load, words_of_names
from tracker.models import Author, Document

_LOOK_BACK = 8
_OPENING = " \t\n\r\u00a0\u202f\"'«»“”„‘’‹›([—–-•*"


@dataclass(frozen=True, slots=True)
class Source:
    """A resolved author. `only_in_document` is set when the source must not be met in another document."""

    source_id: str
    name: str
    kind: str
    account_id: str | None
    only_in_document: str | None


@dataclass(frozen=True, slots=True)
class Alias:
    """One printed form of a source in one document, first met at [start, end), and why it is that source."""

    source_id: str
    alias: str
    evidence: str
    start: int
    end: int


def account_id(platform: str, handle: str) -> str:
    """The id of an account: handles are equal whatever their case."""
    return content_id("acc", platform, handle.removeprefix("@").casefold())


def post_id(platform: str, native_id: str, owner: str | None) -> str:
    """The id of a post: of its platform, the id there, and whose id that is where a server or account gives its own."""
    return content_id("pst", platform, native_id) if owner is None else content_id("pst", platform, native_id, owner)


class Cast:
    """The authors of one document and the sources they are."""

    def __init__(self, document: Document, document_id: str, authors: Iterable[Author]) -> None:
        self.document_id = document_id
        self._text, self._language = document.text, document.language
        self.sources: dict[str, Source] = {}
        self.aliases: dict[tuple[str, str], Alias] = {}
        known = list(authors)
        # The account's shown name, printed elsewhere in the document as somebody's name, is that somebody.
        self._named = {folding.name(author.name): author for author in known if self._is_named(author)}

    def resolve(self, author: Author) -> str:
        """The source id of an author of this document; notes the source and the alias."""
        known = self._named.get(folding.name(author.name)) if author.kind == "account" else None
        source = self._source(known or author, author)
        kept = self.sources.setdefault(source.source_id, source)
        if kept.account_id is None and source.account_id is not None:
            self.sources[source.source_id] = source
        self._alias(source.source_id, author.text, _evidence(author, known), author)
        if author.handle:
            self._alias(source.source_id, f"@{author.handle.removeprefix('@')}", "the handle of the account", author)
        return source.source_id

    def _is_named(self, author: Author) -> bool:
        return is_named(author, self._text, self._language)

    def _source(self, author: Author, seen: Author) -> Source:
        account = account_id(seen.platform, seen.handle) if seen.platform and seen.handle else None
        if author.kind == "account" and account:
            return Source(content_id("src", "account", account), author.name, "account", account, None)
        name = folding.name(author.name) or author.name
        if self._is_named(author):
            return Source(content_id("src", author.kind, name), author.name, author.kind, account, None)
        local = content_id("src", author.kind, name, self.document_id)
        return Source(local, author.name, author.kind, account, self.document_id)

    def _alias(self, source_id: str, alias: str, evidence: str, author: Author) -> None:
        known = self.aliases.get((source_id, alias))
        if known is None or author.start < known.start:
            self.aliases[source_id, alias] = Alias(source_id, alias, evidence, author.start, author.end)


def is_named(author: Author, text: str, language: str | None) -> bool:
    """Whether the author's name can be met in another document and mean the same.

    A person needs two words that begin with a capital (a surname alone is many people's). Nobody is named by a role or
    by a phrase of common nouns: one in lower case, or whose only capital is owed to the beginning of a sentence
    ("Police"), to its article ("The council") or, in German, to being a noun.
    """
    if not author.resolved or author.kind in ("anonymous", "account"):
        return False
    words = author.name.split()
    if not words or words[0][0].islower() or (author.role and folding.name(author.role) == folding.name(author.name)):
        return False
    if author.kind == "agency":
        return True
    first = folding.plain(words[0])
    led = first in words_of_names().determiners
    if author.kind == "person":
        own = words[1:] if first in words_of_names().titles else words
        return not led and sum(map(_capital, own)) >= 2
    if any(_acronym(word) for word in words):
        return True
    if (words_of := load(language or "")) is not None and words_of.nouns_capitalised:
        return not led and sum(map(_capital, words)) >= 2
    if led:
        return len(words) > 1 and _capital(words[1])
    return sum(map(_capital, words)) >= 2 or _stands_inside_a_sentence(author.name, text)


def _capital(word: str) -> bool:
    return word[0].isupper() or not (word[0].islower() or word[0].isupper())


def _acronym(word: str) -> bool:
    return len(word) >= 2 and word.isupper()


def _stands_inside_a_sentence(name: str, text: str) -> bool:
    """Whether `text` prints `name` somewhere where no sentence begins: there its capital is its own."""
    at = text.find(name)
    while at >= 0:
        before = text[max(0, at - _LOOK_BACK) : at]
        ending = before.rstrip(_OPENING)
        gap = before[len(ending) :]
        if ending and "\n" not in gap and ending[-1] not in ".!?…:":
            return True
        at = text.find(name, at + len(name))
    return False


def _evidence(author: Author, known: Author | None) -> str:
    if known is not None:
        return f"the account's name is printed as a name at {known.start}-{known.end}"
    if author.text == author.name:
        return "printed"
    places = ", ".join(f"{start}-{end}" for start, end in author.refers_to)
    by = f"by {author.rule}" if author.rule else "by the document"
    return f"stands for {author.name} {by}" + (f" (see {places})" if places else "")
