"""What a treebank says about noun phrases and subjects, in the project's tokens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bench.grammar.treebanks import Sample
from tracker.claims.grammar import word_classes as wc

# What stands inside a base phrase, by relation to its head. `appos` counts where it touches ("President X").
WITHIN: Final = frozenset({"det", "amod", "nummod", "compound", "flat", "fixed", "appos", "goeswith"})
WITHIN_WHOLE: Final = frozenset({"nmod:desc", "nmod:unmarked", "det:poss"})
# "a large and very old house": what stands inside the modifiers.
OF_MODIFIERS: Final = frozenset({"advmod", "compound", "nummod", "flat", "fixed", "conj", "cc", "punct", "goeswith"})
HEADS: Final = frozenset({wc.NOUN, wc.PROPN, wc.PRON})
# Other words that stand for one ("the accused", "les trois"), by what they are to their head.
OTHER_HEADS: Final = frozenset({wc.ADJ, wc.NUM, wc.DET, wc.X, wc.REL})
NOMINAL_RELATIONS: Final = frozenset({"nsubj", "obj", "iobj", "obl", "nmod"})
BARE: Final = frozenset({wc.NOUN, wc.PROPN, wc.NUM})
CASED: Final = frozenset({wc.ADP, wc.DET})
EDGES: Final = frozenset({wc.PUNCT, wc.CCONJ})
# Parts of another word or of a preposition of several words: no heads of a phrase.
FUNCTIONAL: Final = frozenset({"compound", "flat", "fixed", "goeswith", "det", "case", "mark", "cc"})
SUBJECTS: Final = frozenset({"nsubj", "csubj"})
# "il y a", "es gibt", "there is"; the reflexive pronouns of other expletives are no subjects.
EXPLETIVE_SUBJECTS: Final = frozenset({"expl", "expl:subj"})


@dataclass(frozen=True, slots=True)
class GoldVerb:
    """A finite verb: its token, the token of the verb it helps (or itself), the head of its subject or -1."""

    finite: int
    main: int
    subject: int
    lemma: str
    clausal: bool


def relation(sample: Sample, token: int) -> str:
    """The relation of a token to its head; "" for a quotation."""
    if token in sample.pieces:
        return "goeswith"
    return sample.words[sample.word[token]].relation if sample.word[token] >= 0 else ""


def base_phrases(sample: Sample) -> list[tuple[int, int, int]]:
    """(first, last, head) of every base noun phrase: determiner, adjectives, numerals, parts of names, compounds."""
    children: list[list[int]] = [[] for _ in sample.heads]
    for token, head in enumerate(sample.heads):
        if head >= 0 and head != token:
            children[head].append(token)
    found: list[tuple[int, int, int]] = []
    for head, kind in enumerate(sample.classes):
        if not _is_head(sample, head, kind) or _inside_other(sample, children, head):
            continue
        members = {head} | set(_members(sample, children, head, deep=True))
        first = last = head
        while first - 1 in members:
            first -= 1
        while last + 1 in members:
            last += 1
        while first < head and sample.classes[first] in EDGES:
            first += 1
        while last > head and sample.classes[last] in EDGES and last not in sample.pieces:
            last -= 1
        found.append((first, last, head))
    return [phrase for phrase in found if not _covered(phrase, found)]


def _is_head(sample: Sample, token: int, kind: int) -> bool:
    return kind in HEADS or (kind in OTHER_HEADS and relation(sample, token).partition(":")[0] in NOMINAL_RELATIONS)


def _covered(phrase: tuple[int, int, int], others: list[tuple[int, int, int]]) -> bool:
    first, last, _ = phrase
    return any(a <= first and last <= b and (a, b) != (first, last) for a, b, _ in others)


def _within(sample: Sample, children: list[list[int]], token: int) -> bool:
    name = relation(sample, token)
    if _is_dated(sample, children, token):
        return True
    if name in WITHIN_WHOLE or name.partition(":")[0] in WITHIN:
        return True
    if name == "dep":
        return sample.classes[token] in (wc.DET, wc.ADJ)
    word = sample.word[token]
    return name.startswith("nmod") and word >= 0 and "Poss=Yes" in sample.words[word].feats


def _is_dated(sample: Sample, children: list[list[int]], token: int) -> bool:
    """The month and the year of a date, and other bare nouns and numbers that touch their head ("la ligne 7")."""
    head = sample.heads[token]
    if relation(sample, token).partition(":")[0] != "nmod" or sample.classes[token] not in BARE:
        return False
    if any(sample.classes[child] in CASED for child in children[token]):
        return False
    return head < token and all(sample.classes[at] in BARE for at in range(head, token))


def _inside_other(sample: Sample, children: list[list[int]], token: int) -> bool:
    name = relation(sample, token)
    if name.partition(":")[0] in FUNCTIONAL or name in WITHIN_WHOLE:
        return True
    return _is_dated(sample, children, token)


def _members(sample: Sample, children: list[list[int]], head: int, *, deep: bool) -> Iterator[int]:
    for child in children[head]:
        name = relation(sample, child)
        if (deep and _within(sample, children, child)) or (not deep and name.partition(":")[0] in OF_MODIFIERS):
            yield child
            inner = name.partition(":")[0] in {"compound", "flat", "appos", "nmod"} or name in WITHIN_WHOLE
            if sample.classes[child] == wc.ADV and sample.classes[head] in HEADS:
                continue
            yield from _members(sample, children, child, deep=inner)


def verbs(sample: Sample) -> list[GoldVerb]:
    """Every finite verb of the sentence with the head of its subject."""
    found: list[GoldVerb] = []
    for token, kind in enumerate(sample.classes):
        if kind not in wc.FINITE:
            continue
        main = token
        if relation(sample, token).partition(":")[0] in {"aux", "cop"} and sample.heads[token] >= 0:
            main = sample.heads[token]
        subject, clausal = -1, False
        for child, head in enumerate(sample.heads):
            if head != main or child == main:
                continue
            whole = relation(sample, child)
            name = whole.partition(":")[0]
            if (name in SUBJECTS or whole in EXPLETIVE_SUBJECTS) and sample.classes[child] != wc.QUOTE and subject < 0:
                subject = child
            clausal = clausal or name in {"ccomp", "parataxis"}
        word = sample.word[main]
        found.append(GoldVerb(token, main, subject, sample.words[word].lemma.lower() if word >= 0 else "", clausal))
    return found
