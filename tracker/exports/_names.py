"""Finds every form of the known names in a text, without one pass for each name.

A form is a sequence of folded words. Whole names are found in any case; a single word of a name (a surname, a first
name) only where it is written with a capital, also with up to three letters more behind it, because names are declined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tracker.exports._evidence import NameEvidence
from tracker.exports._known_names import PEOPLE, KnownName, joined, runs_of, without_leading
from tracker.exports._strangers import Strangers
from tracker.exports._words import Word, common_words, words

_ENDING, _STEM = 3, 5
# Names that end so have other endings in other cases ("Markova", "Markovoy").
_DECLINABLE = frozenset("aeiouyаеёиийоуыьэюя")
_SHORTEST_HANDLE, _SHORTEST_NUMBER = 3, 6


class NameForm(NamedTuple):
    """What a sequence of words is a form of. `owner` is None where the words stay as they are."""

    rest: tuple[str, ...]
    owner: str | None
    handle: bool
    any_case: bool


class Names:
    """The index of forms. `owner` of a name is its canonical folded form, of a handle the handle in lower case."""

    def __init__(self, known: Iterable[KnownName], kept: frozenset[str], evidence: NameEvidence) -> None:
        self._kept = kept
        self._strangers = Strangers(evidence)
        self._kept_names: set[tuple[str, ...]] = set()
        self._forms: dict[str, dict[tuple[str, ...], NameForm]] = defaultdict(dict)
        self._owners: dict[tuple[str, ...], str] = {}
        self._parts: dict[str, set[str]] = defaultdict(set)
        names, handles = [], set()
        for one in known:
            if one.sort == "handle":
                handles.add(one.form.lstrip("@").casefold())
            else:
                names.append(one)
        self._add_kept(names)
        found = [(run, one) for one in names for run in runs_of(one)]
        # Short names first: "Minister Ada Brun" is Ada Brun where she is known.
        for run, one in sorted(found, key=lambda pair: (len(pair[0]), pair[0])):
            self._add_name(run, one)
        self._stems: dict[str, NameForm] = {}
        for word, owners in self._parts.items():
            owner = next(iter(owners)) if len(owners) == 1 else word
            form = self._forms[word].setdefault((), NameForm((), owner, handle=False, any_case=False))
            if word[-1] in _DECLINABLE:
                self._stems.setdefault(word[:-1], form)
        for handle in sorted(handles):
            self._add_handle(handle)
        self._lengths = {
            first: sorted({len(rest) for rest in rests}, reverse=True) for first, rests in self._forms.items()
        }

    def owner(self, name: str) -> str | None:
        """The canonical form of a name that is one; None for a role, a pronoun, or a name that is kept."""
        row = list(words(name))
        for form in (row, without_leading(row)):
            if (found := self._owners.get(tuple(word.folded for word in form))) is not None:
                return found
        return None

    def keeps(self, handle: str) -> bool:
        """Whether the account stays as it is."""
        return "@" + handle.lstrip("@").casefold() in self._kept

    def find(
        self, text: str, language: str | None = None, *, strangers: bool = True
    ) -> list[tuple[int, int, NameForm]]:
        """The places of names and handles in a text, in order, without overlaps; the longest form wins.

        With `strangers` also of what looks like a name in the language, and is one of nobody who is known.
        """
        out: list[tuple[int, int, NameForm]] = []
        row = list(words(text))
        at = 0
        while at < len(row):
            found = self._at(text, row, at)
            if strangers and (found is None or found[0] == 1):
                found = self._stranger(text, row, at, language, found)
            if found is None:
                at += 1
                continue
            length, form = found
            start = row[at].start
            if start and text[start - 1] in "@＠":
                start -= 1
            out.append((start, row[at + length - 1].end, form))
            at += length
        return out

    def _at(self, text: str, row: Sequence[Word], at: int) -> tuple[int, NameForm] | None:
        word = row[at]
        found = self._known(text, row, at)
        if found is not None:
            return found
        if word.start and text[word.start - 1] in "@＠":
            owner = None if self.keeps(word.text) else word.text.casefold()
            return 1, NameForm((), owner, handle=True, any_case=True)
        return self._inflected(word) if word.capital else None

    def _known(self, text: str, row: Sequence[Word], at: int) -> tuple[int, NameForm] | None:
        word = row[at]
        rests = self._forms.get(word.folded)
        if rests is not None:
            for length in self._lengths[word.folded]:
                following = row[at + 1 : at + 1 + length]
                form = rests.get(tuple(one.folded for one in following)) if len(following) == length else None
                if form is not None and joined(text, word, following) and (form.any_case or word.capital):
                    return length + 1, form
        return None

    def _stranger(
        self, text: str, row: Sequence[Word], at: int, language: str | None, found: tuple[int, NameForm] | None
    ) -> tuple[int, NameForm] | None:
        """A name of nobody who is known; one that begins with a word of a known name must be longer ("Ada Zoll")."""
        if found is not None and (found[1].owner is None or found[1].handle):
            return found
        stranger = self._strangers.at(text, row, at, language, lambda place: self._ends_run(text, row, place))
        if stranger is None or (found is not None and stranger[0] == 1):
            return found
        length, owner = stranger
        return length, NameForm((), owner, handle=False, any_case=False)

    def _ends_run(self, text: str, row: Sequence[Word], at: int) -> bool:
        found = self._known(text, row, at)
        return found is not None and (found[0] > 1 or found[1].owner is None)

    def _inflected(self, word: Word) -> tuple[int, NameForm] | None:
        for cut in range(1, _ENDING + 1):
            stem = word.folded[:-cut]
            if len(stem) < _STEM:
                return None
            form = self._forms.get(stem, {}).get(()) or self._stems.get(stem)
            if form is not None and form.owner is not None and not form.handle:
                return 1, form
        return None

    def _add_name(self, run: tuple[str, ...], one: KnownName) -> None:
        if self._is_kept(run, one.handle):
            return
        owner = self._owners.get(run) or self._owner_within(run)
        self._owners[run] = owner
        whole = len(run) > 1
        self._add_form(run, owner, any_case=whole or one.form.islower())
        if whole:
            self._add_form(("".join(run),), owner, any_case=True)
            for i in range(1, len(run) - 1):
                self._owners.setdefault(run[i:], owner)
                self._add_form(run[i:], owner, any_case=True)
            for part in run if one.sort in PEOPLE else run[-1:]:
                if len(part) > 1 and part not in common_words():
                    self._parts[part].add(owner)

    def _owner_within(self, run: tuple[str, ...]) -> str:
        """The known name that a longer form ends in, or the form itself."""
        return next((self._owners[run[i:]] for i in range(1, len(run) - 1) if run[i:] in self._owners), " ".join(run))

    def _add_form(self, run: tuple[str, ...], owner: str, *, any_case: bool) -> None:
        self._forms[run[0]].setdefault(run[1:], NameForm(run[1:], owner, handle=False, any_case=any_case))

    def _add_handle(self, handle: str) -> None:
        form = tuple(word.folded for word in words(handle))
        owner = None if self.keeps(handle) else handle
        if form and not _is_common(handle):
            self._forms[form[0]][form[1:]] = NameForm(form[1:], owner, handle=True, any_case=True)

    def _add_kept(self, names: Iterable[KnownName]) -> None:
        for entry in self._kept:
            run = tuple(word.folded for word in words(entry)) if not entry.startswith("@") else ()
            if run:
                self._kept_names.add(run)
                self._forms[run[0]][run[1:]] = NameForm(run[1:], None, handle=False, any_case=True)
        for one in names:
            for run in runs_of(one):
                if self._is_kept(run, one.handle):
                    self._kept_names.add(run)
                    self._forms[run[0]][run[1:]] = NameForm(run[1:], None, handle=False, any_case=True)

    def _is_kept(self, run: tuple[str, ...], handle: str | None) -> bool:
        if run in self._kept_names or " ".join(run) in self._kept:
            return True
        return handle is not None and self.keeps(handle)


def _is_common(handle: str) -> bool:
    """Whether the handle without its @ would be met everywhere as something else."""
    return len(handle) < _SHORTEST_HANDLE or (handle.isdecimal() and len(handle) < _SHORTEST_NUMBER)
