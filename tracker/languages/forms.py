"""Verb forms from a lemma and its paradigm, so that a lexicon lists lemmas and reads like one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from tracker.languages.verbs_table import Irregular, Paradigm

Category = Literal["finite", "participle", "gerund", "infinitive"]

# In an ending list "-" is the bare stem.
BARE = "-"


class Form(NamedTuple):
    """One printed form; `particle` is a separable prefix that must stand later in the clause ("teilte … mit")."""

    text: str
    category: Category
    particle: str = ""


def forms(lemma: str, paradigm: Paradigm) -> Iterator[Form]:
    """All the forms of a lemma; "an|kündigen" marks a separable prefix."""
    particle, _, base = lemma.rpartition("|")
    stem = base[: len(base) - paradigm.strip] if paradigm.strip else base
    changed = _changed(stem, paradigm.change) if paradigm.change else stem
    for ending in paradigm.strong:
        yield from _finite(particle, _join(changed, ending))
    for ending in paradigm.finite:
        yield from _finite(particle, _join(stem, ending))
    for ending in paradigm.participle:
        yield Form(particle + paradigm.prefix + _join(stem, ending), "participle")
    for ending in paradigm.gerund:
        yield Form(particle + _join(stem, ending), "gerund")
    yield Form(particle + base, "infinitive")
    if particle and paradigm.infix:
        yield Form(particle + paradigm.infix + base, "infinitive")


def irregular_forms(lemma: str, verb: Irregular) -> Iterator[Form]:
    """The forms of a verb whose file lists them; a separable prefix is marked in the lemma only."""
    particle, _, base = lemma.rpartition("|")
    for word in verb.finite:
        yield from _finite(particle, word)
    for word in verb.participle:
        yield Form(particle + word, "participle")
    for word in verb.gerund:
        yield Form(particle + word, "gerund")
    yield Form(particle + base, "infinitive")


def _finite(particle: str, form: str) -> Iterator[Form]:
    yield Form(form, "finite", particle)
    if particle:
        yield Form(particle + form, "finite")


def _join(stem: str, ending: str) -> str:
    return stem if ending == BARE else stem + ending


def _changed(stem: str, change: tuple[str, str]) -> str:
    old, new = change
    at = stem.rfind(old)
    return stem if at < 0 else stem[:at] + new + stem[at + len(old) :]
