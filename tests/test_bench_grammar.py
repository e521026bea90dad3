"""Reading treebanks for `bench.grammar`, on a sentence of our own."""

from __future__ import annotations

from pathlib import Path

from bench.grammar import gold
from bench.grammar.train import verb_cases
from bench.grammar.treebanks import samples
from tracker.claims.grammar.tagger import tagger_of
from tracker.languages import load

ROWS = """# sent_id = weblog-1
# text = The mayor said he came.
1 The the DET _ _ 2 det _ _
2 mayor mayor NOUN _ Number=Sing 3 nsubj _ _
3 said say VERB _ VerbForm=Fin 0 root _ _
4 he he PRON _ Number=Sing|Person=3 5 nsubj _ _
5 came come VERB _ VerbForm=Fin 3 ccomp _ _
6 . . PUNCT _ _ 3 punct _ _
"""


def test_a_treebank_in_the_tokens_of_the_project(tmp_path: Path) -> None:
    lines = [line if line.startswith("#") else line.replace(" ", "\t") for line in ROWS.splitlines()]
    (tmp_path / "own.conllu").write_text("\n".join(lines) + "\n\n", "utf-8")
    language, tagger = load("en"), tagger_of("en")
    assert language is not None
    assert tagger is not None
    groups = list(samples(tmp_path, (("own", ("weblog",)),), language))
    sample = groups[0][0]
    assert sample.low == ["the", "mayor", "said", "he", "came", "."]
    assert gold.base_phrases(sample) == [(0, 1, 1), (3, 3, 3)]
    assert [(verb.finite, verb.subject) for verb in gold.verbs(sample)] == [(2, 1), (4, 3)]
    cases = list(verb_cases(groups, [tagger.tag([sample.forms()])], language))
    assert [(case.right, case.reporting) for case in cases] == [(0, True), (1, False)]
