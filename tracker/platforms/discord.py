"""Discord: messages in channels; ids are snowflakes from 2015."""

from __future__ import annotations

from datetime import UTC, datetime

from tracker.platforms import _clocks
from tracker.platforms._routes import Route, grammar
from tracker.platforms.base import Platform

EPOCH_MS = 1_420_070_400_000
_ROUTES = (
    Route("channels/{server}/{channel}/{id}", "https://discord.com/channels/{server}/{channel}/{id}"),
    Route("{code}", kind="unresolved", host="discord.gg"),
    Route("users/{id}", "https://discord.com/users/{id}", "profile"),
)
_PATTERNS = {
    "id": r"[0-9]{15,20}",
    "server": r"[0-9]{15,20}|@me",
    "channel": r"[0-9]{15,20}",
    "code": r"[A-Za-z0-9-]{2,40}",
}

PLATFORM = Platform(
    name="discord",
    hosts=("discord.com", "discordapp.com", "discord.gg"),
    parse=grammar("discord", _ROUTES, _PATTERNS),
    date=_clocks.snowflake(22, EPOCH_MS, datetime(2015, 1, 1, tzinfo=UTC)),
)
