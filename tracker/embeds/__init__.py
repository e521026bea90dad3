"""Finding embeds: in markup, in page payloads, in flattened text."""

from __future__ import annotations

from tracker.embeds.locate import locate
from tracker.embeds.places import EmbedPlace
from tracker.embeds.settle import MOST_FLATTENED, Settled, settle

__all__ = ["MOST_FLATTENED", "EmbedPlace", "Settled", "locate", "settle"]
