"""What the articles themselves say of their words: which are ordinary, and which stand in names.

There is no dictionary: a word that some article writes in lower case is an ordinary word, also where a sentence begins
with it; in a language that writes nouns with a capital, so is one that stands behind a determiner.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tracker.exports._lexicon import lexicon
from tracker.exports._words import fold, words
from tracker.languages import codes, load
from tracker.store import Store

# RE2 has no Unicode \b, so what stands before a determiner is written out. Runs are two to five words; before one may
# stand what Arabic names have before a hyphen ("Achmed al-Scharaa"), behind one the bracket of an editor's addition.
_RUN = r"\p{Lu}[\p{L}\p{M}]*(?:\]?[ \x{a0}’'-](?:\p{Ll}{2,3}-)?\p{Lu}[\p{L}\p{M}]*){1,4}"
_NOUN = r"(?i:^|[^\p{{L}}])(?i:{determiners})[ \x{{a0}}](\p{{Lu}}[\p{{L}}\p{{M}}-]+)"


@dataclass(frozen=True, slots=True)
class NameEvidence:
    """Folded words: those that are ordinary, those that are nouns by a determiner before them, and those that stand in
    runs of two capitals or more, each with the run it is part of where that is only one, else with itself. The last
    words of such runs, where surnames stand, are told again."""

    ordinary: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    parts: dict[str, str] = field(default_factory=dict)
    last: frozenset[str] = frozenset()


def gathered_evidence(store: Store) -> NameEvidence:
    """The evidence of all articles of a database; grows with their vocabulary, not with their number."""
    written = (str(row[0]) for row in store.stream("exports", "evidence_words"))
    ordinary = frozenset(fold(word) for word in written if word[0].islower())
    nouns = frozenset(_nouns(store))
    runs = ((row[0], str(row[1])) for row in store.stream("exports", "evidence_runs", {"pattern": _RUN}))
    return _with_names(ordinary, nouns, ((None if tag is None else str(tag), run) for tag, run in runs))


def _nouns(store: Store) -> Iterable[str]:
    for code in codes():
        language = load(code)
        if language is not None and language.nouns_capitalised:
            pattern = _NOUN.format(determiners="|".join(sorted(language.determiners)))
            for row in store.stream("exports", "evidence_nouns", {"language": code, "pattern": pattern}):
                yield fold(str(row[0]).rpartition("-")[2])


def _with_names(
    ordinary: frozenset[str], nouns: frozenset[str], runs: Iterable[tuple[str | None, str]]
) -> NameEvidence:
    owners: dict[str, str | None] = {}
    last: set[str] = set()
    for tag, run in runs:
        known = lexicon(tag)
        name = [word.folded for word in words(run) if word.capital]
        while name and (name[0] in known.ordinary or (known.capitals and name[0] in nouns)):
            del name[0]
        while name and (name[-1] in known.never or (known.capitals and name[-1] in nouns)):
            del name[-1]
        if len(name) > 1:
            whole = " ".join(name)
            last.add(name[-1])
            for part in name:
                owners[part] = whole if owners.get(part, whole) == whole else None
    return NameEvidence(ordinary, nouns, {part: owner or part for part, owner in owners.items()}, frozenset(last))
