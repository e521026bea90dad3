"""The public API; everything else is private.

A name is imported when it is first asked for: a verb that looks into a database reads no page and needs no grammar,
and to load that takes longer than its answer.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.dates.expressions import resolve as resolve_date
    from tracker.dates.instants import Instant
    from tracker.errors import InvalidPostId, TrackerError
    from tracker.linking.ranking import rank_statements
    from tracker.mentions.handles import find_cashtags, find_handles, find_hashtags
    from tracker.models import (
        Author,
        Claim,
        Cue,
        Document,
        Embed,
        Extraction,
        Hashtag,
        LinkedPost,
        Mention,
        PostReference,
        RejectedClaim,
    )
    from tracker.platforms import date_post_id, parse_post_url
    from tracker.single import extract
    from tracker.version import tool_version

    __version__ = tool_version()

__all__ = [
    "Author",
    "Claim",
    "Cue",
    "Document",
    "Embed",
    "Extraction",
    "Hashtag",
    "Instant",
    "InvalidPostId",
    "LinkedPost",
    "Mention",
    "PostReference",
    "RejectedClaim",
    "TrackerError",
    "date_post_id",
    "extract",
    "find_cashtags",
    "find_handles",
    "find_hashtags",
    "parse_post_url",
    "rank_statements",
    "resolve_date",
]

# Where a name lives that is no model; all others are.
_HOMES = {
    "Instant": "tracker.dates.instants",
    "InvalidPostId": "tracker.errors",
    "TrackerError": "tracker.errors",
    "date_post_id": "tracker.platforms",
    "extract": "tracker.single",
    "find_cashtags": "tracker.mentions.handles",
    "find_handles": "tracker.mentions.handles",
    "find_hashtags": "tracker.mentions.handles",
    "parse_post_url": "tracker.platforms",
    "rank_statements": "tracker.linking.ranking",
}


def __getattr__(name: str) -> object:
    if name == "__version__":
        found: object = import_module("tracker.version").tool_version()
    elif name == "resolve_date":
        found = import_module("tracker.dates.expressions").resolve
    elif name in __all__:
        found = getattr(import_module(_HOMES.get(name, "tracker.models")), name)
    else:
        raise AttributeError(f"module 'tracker' has no attribute {name!r}")
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, "__version__"})
