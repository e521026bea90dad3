"""The public API; everything else is private."""

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
