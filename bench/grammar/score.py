"""How right the analysis is on sentences that it was not learned from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from bench.grammar import gold
from bench.grammar.train import FOLDS, Groups, VerbCase, choice_from, kept_out, tagger_from, verb_cases
from bench.grammar.treebanks import FREE, OTHER, Sample, samples
from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.joins import phrase_drafts
from tracker.claims.grammar.subject_choice import SubjectChoice
from tracker.claims.grammar.sure_classes import overruled
from tracker.languages.lexicon import Language

# Names are nouns, and every form of a verb or an auxiliary is a verb: treebanks draw those lines differently.
_SAME: Final = {
    wc.PROPN: wc.NOUN,
    wc.REL: wc.PRON,
    wc.INF: wc.VERB,
    wc.PARTICIPLE: wc.VERB,
    wc.GERUND: wc.VERB,
    wc.AUX: wc.VERB,
    wc.AUX_OTHER: wc.VERB,
}


def print_scores(folder: Path, language: Language) -> None:
    """One line for the treebanks that weights are learned from, by folds; one for others, where there are any."""
    groups = list(samples(folder, FREE[language.code], language))
    classes = kept_out(groups)
    cases = list(verb_cases(groups, classes, language))
    counts = _words_and_phrases(groups, classes, language)
    for fold in range(FOLDS):
        choice = SubjectChoice(choice_from([case for case in cases if case.group % FOLDS != fold], language))
        counts += _subjects(choice, [case for case in cases if case.group % FOLDS == fold])
    _print(language.code, "kept out", counts)
    if language.code not in OTHER:
        return
    others = list(samples(folder, OTHER[language.code], language, quoted=False))
    tagger, _ = tagger_from(groups)
    tagged = [tagger.tag([sample.forms() for sample in group]) for group in others]
    counts = _words_and_phrases(others, tagged, language)
    counts += _subjects(SubjectChoice(choice_from(cases, language)), list(verb_cases(others, tagged, language)))
    _print(language.code, "other", counts)


def _words_and_phrases(groups: Groups, classes: list[list[list[int]]], language: Language) -> Counter[str]:
    counts: Counter[str] = Counter()
    for group, learned in zip(groups, classes, strict=True):
        sample = group[0]
        low, upper = sample.low, [sample.tokens.upper(at) for at in range(len(sample.tokens))]
        kinds = overruled(low, upper, sample.quote, learned[0], language)
        counts["words"] += len(kinds)
        counts["words right"] += sum(
            _SAME.get(one, one) == _SAME.get(other, other) for one, other in zip(kinds, sample.classes, strict=True)
        )
        there, found = set(_gold_phrases(sample)), set(_phrases(sample, kinds, language))
        counts["phrases"] += len(there) + len(found)
        counts["phrases right"] += 2 * len(there & found)
    return counts


def _gold_phrases(sample: Sample) -> Iterator[tuple[int, int]]:
    for first, last, head in gold.base_phrases(sample):
        if sample.classes[head] != wc.REL:
            yield first, last


def _phrases(sample: Sample, kinds: Sequence[int], language: Language) -> Iterator[tuple[int, int]]:
    low = sample.low
    for draft in phrase_drafts(low, [sample.tokens.upper(at) for at in range(len(low))], kinds, language):
        if kinds[draft.head] not in (wc.REL, wc.QUOTE):
            yield draft.first, draft.last


def _subjects(choice: SubjectChoice, cases: Sequence[VerbCase]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for case in cases:
        if not case.own:
            continue
        scores = choice.scores(case.rows)
        best = max(range(len(scores)), key=scores.__getitem__)
        kind = "reporting" if case.reporting else "other"
        without = "without" if case.verb.subject < 0 else "with"
        counts[f"{kind} {without}"] += 1
        counts[f"{kind} {without} right"] += best == case.right
    return counts


def _print(code: str, where: str, counts: Counter[str]) -> None:
    parts = [
        f"{name} {counts[f'{key} right'] / max(1, counts[key]):.3f} of {counts[key]}"
        for name, key in (
            ("classes", "words"),
            ("base phrases F1", "phrases"),
            ("subject of reporting verb", "reporting with"),
            ("none", "reporting without"),
            ("of other verbs", "other with"),
            ("none", "other without"),
        )
    ]
    print(f"{code} {where}: {'; '.join(parts)}", flush=True)
