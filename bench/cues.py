"""How many of the cues in an annotated English corpus the lexicon knows, and which forms it lacks."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from pathlib import Path

from tracker.languages import load
from tracker.languages.lexicon import Language

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SHOWN = 40


def print_cue_recall(corpus: Path, language: str = "en") -> None:
    """Print the share of gold cues of which the lexicon knows a word, and the commonest it knows nothing of."""
    lexicon = load(language)
    if lexicon is None:
        raise SystemExit(f"there is no language file for {language}")
    gold = cues_of(corpus)
    known = [cue for cue in gold if is_known(cue, lexicon)]
    print(f"\n== cues of {corpus.name.partition('.')[0]} in the {language} lexicon")
    print(f"  recall {len(known) / max(1, len(gold)):.3f}  ({len(known)}/{len(gold)} cues with a word in the lexicon)")
    missing = Counter(cue for cue in gold if not is_known(cue, lexicon))
    print("  missing: " + ", ".join(f"{cue} ({count})" for cue, count in missing.most_common(_SHOWN)))


def cues_of(corpus: Path) -> list[str]:
    """The cues of every annotated attribution, in lower case."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    return [quote["cue"]["text"].lower() for document in documents for quote in document["quotes"] if quote["cue"]]


def is_known(cue: str, lexicon: Language) -> bool:
    """Whether some word of the cue is a reporting verb, preposition or noun of the lexicon."""
    words = _WORD.findall(cue)
    return any(
        word in lexicon.cues or word in lexicon.prepositions_of_source or word in lexicon.report_nouns for word in words
    )
