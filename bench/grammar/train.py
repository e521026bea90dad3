"""Learns the word classes and the choice of subjects of a language, and writes the weights that ship."""

from __future__ import annotations

import lzma
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bench.grammar import gold
from bench.grammar.learn import LARGEST, as_bytes, learn_choice, learn_classes
from bench.grammar.reporting import REPORTING
from bench.grammar.treebanks import FREE, Sample, samples
from bench.grammar.wire import Found, examples, found_in, right_row
from tracker.claims.grammar import subject_choice
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.features import MARGIN, FormStore, places
from tracker.claims.grammar.joins import phrase_drafts
from tracker.claims.grammar.phrase_rows import PhraseDraft
from tracker.claims.grammar.subject_candidates import SubjectCandidates, VerbUnit
from tracker.claims.grammar.sure_classes import overruled
from tracker.claims.grammar.tagger import BUCKETS, Tagger
from tracker.claims.grammar.verbs import units
from tracker.languages.lexicon import Language

# Steps of 7/127: weights lie within ±1.5, so a byte holds some forty values and compresses to 0.5 MiB a language.
# Steps five times finer change no figure by more than 0.1 points and take 0.9 MiB.
SPREAD: Final = 7.0
LEAST: Final = 1
FOLDS: Final = 3
Groups = list[list[Sample]]


@dataclass(frozen=True, slots=True)
class VerbCase:
    """One finite verb to choose a subject for: the rows of all candidates and of none, and which is right, or -1
    where no phrase holds the subject. `own` is false for the copy of a sentence whose quotations are single tokens."""

    group: int
    own: bool
    sample: Sample
    drafts: list[PhraseDraft]
    verb: gold.GoldVerb
    rows: list[list[int]]
    right: int
    reporting: bool
    found: Found | None


def tagger_from(groups: Sequence[list[Sample]]) -> tuple[Tagger, NDArray[np.int8]]:
    """A tagger learned from the sentences, and its weights."""
    forms: list[str] = [""] * MARGIN
    classes: list[int] = []
    first: list[bool] = []
    for sample in (sample for group in groups for sample in group):
        words = sample.forms()
        forms += words + [""] * MARGIN
        classes += sample.classes + [wc.QUOTE] * MARGIN
        first += [at == 0 for at in range(len(words))] + [False] * MARGIN
    size = len(forms) - 2 * MARGIN
    seen = np.ascontiguousarray(places(FormStore().rows(forms), np.array(first[:size])).T)
    known = np.array(classes[:size])
    kept = known != wc.QUOTE
    weights = as_bytes(learn_classes(seen[kept], known[kept], BUCKETS, wc.LEARNED), SPREAD, LEAST)
    return Tagger(weights), weights


def kept_out(groups: Groups, folds: int = FOLDS) -> list[list[list[int]]]:
    """The classes of every sentence by a tagger that has not seen it."""
    found: list[list[list[int]]] = [[] for _ in groups]
    for fold in range(folds):
        tagger, _ = tagger_from([group for number, group in enumerate(groups) if number % folds != fold])
        for number in range(fold, len(groups), folds):
            found[number] = tagger.tag([sample.forms() for sample in groups[number]])
    return found


def verb_cases(groups: Groups, classes: list[list[list[int]]], language: Language) -> Iterator[VerbCase]:
    """Every finite verb of the treebank, seen with the given classes."""
    reporting = frozenset(REPORTING[language.code].split())
    for number, (group, learned) in enumerate(zip(groups, classes, strict=True)):
        for copy, (sample, tagged) in enumerate(zip(group, learned, strict=True)):
            low = sample.low
            upper = [sample.tokens.upper(at) for at in range(len(low))]
            kinds = overruled(low, upper, sample.quote, tagged, language)
            for verb in gold.verbs(sample):
                reports = verb.lemma in reporting
                here = kinds
                if kinds[verb.finite] not in wc.FINITE:
                    if not reports:
                        continue
                    # The forms of reporting verbs are known from lists, whatever the tagger says.
                    here = list(kinds)
                    here[verb.finite] = wc.VERB if verb.finite == verb.main else wc.AUX
                drafts = phrase_drafts(low, upper, here, language)
                unit = next((unit for unit in units(low, here, language) if unit.finite == verb.finite), None)
                unit = unit or VerbUnit(verb.finite, verb.main)
                sentence = SubjectCandidates(low, here, drafts, language)
                right = right_row(sentence, unit, verb.subject)
                found = found_in(sample, here, verb) if copy == 0 else None
                yield VerbCase(number, copy == 0, sample, drafts, verb, sentence.rows(unit), right, reports, found)


def choice_from(cases: Sequence[VerbCase], language: Language) -> NDArray[np.int8]:
    """The weights of a choice learned from the cases, and from the frames of news filled with what stands in them."""
    subjects = [case.found for case in cases if case.found is not None]
    reporting = [case.found for case in cases if case.found is not None and case.reporting]
    known = [(case.rows, case.right) for case in cases if case.right >= 0]
    known += examples(subjects, reporting, language)
    begins = np.concatenate([[0], np.cumsum([len(rows) for rows, _ in known])])
    right = begins[:-1] + np.array([right for _, right in known])
    seen = subject_choice.places([row for rows, _ in known for row in rows])
    return as_bytes(learn_choice(seen, begins, right, subject_choice.BUCKETS), LARGEST * subject_choice.UNIT, 1)


def train(folder: Path, language: Language, target: Path) -> dict[str, int]:
    """Learns from all sentences that weights may be shipped of; writes two files and returns their sizes in bytes."""
    groups = list(samples(folder, FREE[language.code], language))
    choice = choice_from(list(verb_cases(groups, kept_out(groups), language)), language)
    _, words = tagger_from(groups)
    sizes: dict[str, int] = {}
    for name, weights in (("words", np.ascontiguousarray(words.T)), ("subjects", choice)):
        packed = lzma.compress(weights.tobytes(), preset=9 | lzma.PRESET_EXTREME)
        (target / language.code / f"{name}.weights.xz").write_bytes(packed)
        sizes[name] = len(packed)
    return sizes
