"""YouTube: the page that an article's frame shows (`/embed/ID`), where an archive kept it: whether the film is there.

"Video unavailable" is said of deleted, private and unlisted films and of those that may not be embedded.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from tracker.models import PostReference
from tracker.observations import _frames
from tracker.observations.base import Asked, Observation, Outcome, Service
from tracker.platforms import parse_post_url

_PATH = re.compile(r"/embed/[\w-]{11}/?")
_HOSTS = re.compile(r"(?:www\.|m\.)?youtube(?:-nocookie)?\.com")
_SETTING = re.compile(r"ytcfg\.set\(\s{0,9}(?=\{)")
# A page has a handful of them.
_MOST = 50
_STATUSES: dict[str, Outcome] = {
    "OK": "present",
    "LOGIN_REQUIRED": "withheld_login",
    "AGE_VERIFICATION_REQUIRED": "withheld_login",
    "AGE_CHECK_REQUIRED": "withheld_login",
    "CONTENT_CHECK_REQUIRED": "withheld_login",
}


def _post(asked: Asked) -> PostReference | None:
    if not _HOSTS.fullmatch(asked.host) or not _PATH.fullmatch(asked.path):
        return None
    post = parse_post_url(asked.url)
    return post if post is not None and post.platform == "youtube" else None


def _page(post: PostReference, page: str) -> Iterator[Observation]:
    """What the player was told of the film. Raises ValueError where nothing of it is there."""
    for place in list(_SETTING.finditer(page))[:_MOST]:
        settings, _ = json.JSONDecoder().raw_decode(page, place.end())
        told = settings.get("PLAYER_VARS") if isinstance(settings, dict) else None
        if not isinstance(told, dict) or not isinstance(told.get("embedded_player_response"), str):
            continue
        answer = json.loads(told["embedded_player_response"])
        state = answer.get("previewPlayabilityStatus") if isinstance(answer, dict) else None
        if not isinstance(state, dict) or not state.get("status"):
            continue
        reason = state.get("reason")
        yield Observation(
            post.platform,
            str(told.get("video_id", "")),
            _STATUSES.get(str(state["status"]), "tombstone_unspecified"),
            _frames.VANTAGE,
            reason=str(reason) if reason else None,
            url=post.url,
        )
        return
    raise ValueError("there is no film in the page")


SERVICE = Service(_frames.VANTAGE, _post, page=_page)
