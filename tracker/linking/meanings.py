"""What the comparison asks the encoder: how alike two texts are in meaning."""

from __future__ import annotations

from typing import Protocol


class Meanings(Protocol):
    """Cosines between texts, where the encoder has seen both."""

    def alike(self, text: str, other: str) -> float | None:
        """The cosine of two texts, None where one of them has no vector."""


class NoMeanings:
    """Without the encoder nothing is known of meaning."""

    def alike(self, text: str, other: str) -> float | None:
        """None, always."""
        return None
