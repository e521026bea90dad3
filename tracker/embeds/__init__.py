"""Finding embeds: in markup, in page payloads, in flattened text."""

from __future__ import annotations

from tracker.embeds.locate import locate
from tracker.embeds.places import EmbedPlace
from tracker.embeds.settle import Settled, settle

__all__ = ["EmbedPlace", "Settled", "locate", "settle"]
