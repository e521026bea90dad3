"""The word classes of the analysis: Universal Dependencies' classes, with what a clause is read by kept apart.

A verb's form says whether it makes a clause (`VERB`, `AUX` are finite), and a relative pronoun opens one, so both are
classes of their own. A quotation is one token of class QUOTE; the model never gives that class.
"""

from __future__ import annotations

from typing import Final

CLASSES: Final = (
    "NOUN",
    "PROPN",
    "ADJ",
    "ADV",
    "PRON",
    "REL",
    "DET",
    "ADP",
    "NUM",
    "CCONJ",
    "SCONJ",
    "PART",
    "PUNCT",
    "X",
    "VERB",
    "INF",
    "PARTICIPLE",
    "GERUND",
    "AUX",
    "AUX_OTHER",
    "QUOTE",
)
(
    NOUN,
    PROPN,
    ADJ,
    ADV,
    PRON,
    REL,
    DET,
    ADP,
    NUM,
    CCONJ,
    SCONJ,
    PART,
    PUNCT,
    X,
    VERB,
    INF,
    PARTICIPLE,
    GERUND,
    AUX,
    AUX_OTHER,
    QUOTE,
) = range(21)
# What the model chooses from.
LEARNED: Final = QUOTE
FINITE: Final = frozenset({VERB, AUX})
VERBAL: Final = frozenset({VERB, INF, PARTICIPLE, GERUND, AUX, AUX_OTHER})
