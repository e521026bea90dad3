"""Vimeo: videos under many paths. Ids are a sequence whose dates are not published."""

from __future__ import annotations

from tracker.platforms._routes import Route, grammar
from tracker.platforms.base import Platform

_VIDEO = "https://vimeo.com/{id}"
_ROUTES = (
    Route("video/{id}", _VIDEO),
    Route("videos/{id}", _VIDEO),
    Route("channels/{name}/{id}", _VIDEO),
    Route("groups/{name}/videos/{id}", _VIDEO),
    Route("album/{name}/video/{id}", _VIDEO),
    Route("showcase/{name}/video/{id}", _VIDEO),
    Route("ondemand/{name}/{id}", _VIDEO),
    Route("event/{id}", "https://vimeo.com/event/{id}"),
    Route("moogaloop.swf", _VIDEO, query="clip_id={id}"),
    Route("{id}", _VIDEO),
    Route("{handle}", "https://vimeo.com/{handle}", "profile"),
)
_PATTERNS = {"id": r"[0-9]{3,12}", "name": r"[^/]{1,80}", "handle": r"[A-Za-z][A-Za-z0-9_]{2,40}"}
_RESERVED = frozenset(
    "about album api blog categories channels create enterprise event features groups help jobs join log_in login "
    "manage ondemand ott player pricing privacy search showcase site_map stock terms upload video videos watch".split()
)

PLATFORM = Platform(name="vimeo", hosts=("vimeo.com",), parse=grammar("vimeo", _ROUTES, _PATTERNS, _RESERVED))
