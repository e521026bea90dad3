"""LinkedIn: updates and profiles; ids are snowflakes from 1970. Share, post and activity ids of one post differ."""

from __future__ import annotations

from datetime import UTC, datetime

from tracker.platforms import _clocks
from tracker.platforms._routes import Route, grammar
from tracker.platforms.base import Platform

_UPDATE = "https://www.linkedin.com/feed/update/urn:li:{kind}:{id}"
_PATTERNS = {
    "id": r"[0-9]{15,20}",
    "kind": r"activity|share|ugcPost|groupPost",
    "type": r"activity|share|ugcPost",
    "handle": r"[^/_]{1,120}",
    "slug": r"[^/]{0,300}",
    "before": r"[^/]{0,200}[_-]",
    "after": r"-[^/]{0,20}",
}
_ROUTES = (
    Route("feed/update/urn:li:{kind}:{id}", _UPDATE),
    Route("embed/feed/update/urn:li:{kind}:{id}", _UPDATE),
    Route("posts/{handle}_{type}-{id}{after}", "https://www.linkedin.com/feed/update/urn:li:{type}:{id}"),
    Route("posts/{handle}_{before}{type}-{id}{after}", "https://www.linkedin.com/feed/update/urn:li:{type}:{id}"),
    Route("posts/{type}-{id}{after}", "https://www.linkedin.com/feed/update/urn:li:{type}:{id}"),
    Route("events/{id}", "https://www.linkedin.com/events/{id}/"),
    Route("in/{handle}", "https://www.linkedin.com/in/{handle}/", "profile"),
    Route("company/{handle}", "https://www.linkedin.com/company/{handle}/", "profile"),
    Route("company/{handle}/posts", "https://www.linkedin.com/company/{handle}/", "profile"),
    Route("school/{handle}", "https://www.linkedin.com/school/{handle}/", "profile"),
    Route("showcase/{handle}", "https://www.linkedin.com/showcase/{handle}/", "profile"),
    Route("{slug}", kind="unresolved", host="lnkd.in"),
)

PLATFORM = Platform(
    name="linkedin",
    hosts=("linkedin.com", "lnkd.in"),
    parse=grammar("linkedin", _ROUTES, _PATTERNS),
    date=_clocks.snowflake(22, 0, datetime(2003, 5, 5, tzinfo=UTC)),
)
