"""Whether a script may show a post, by a look at its characters: reading it as data costs twenty times as much."""

from __future__ import annotations

import re

from tracker.embeds.addresses import post_at
from tracker.platforms import all_platforms

# What stands in every such script, and the forms it has there: most scripts have none of the first.
_SIGNS = {
    "mbed": ("mbed",),
    "weet": ("weet",),
    "[#": ("[#",),
    "full_text": ("full_text",),
    "blockquote": ("<blockquote", "u003Cblockquote", "u003cblockquote"),
    "instagram": ('"instagram', '\\"instagram'),
    "tiktok": ('"tiktok', '\\"tiktok'),
    "bluesky": ('"bluesky', '\\"bluesky'),
    "threads": ('"threads',),
    "twitter": ('"twitter', '\\"twitter'),
}
# How "<blockquote", "<iframe" and "<div " begin in base64.
_ENCODED = ("PGJsb2NrcXVvdG", "PGlmcmFtZ", "PGRpdi")
# A tweet's or video's number beside the platform's name: "tweetId":"…", "type":"tweet","id":…, "youtubeId":"…".
_BARE_ID = re.compile(
    r"(?:weet|witter)[\w-]{0,12}[\"':\\, ]{1,8}(?:[iI][dD])?[\"':\\ ]{0,6}\d{15,20}"
    r"|ou[tT]ube[\w-]{0,8}[\"':\\, ]{1,8}(?:[iI][dD])?[\"':\\ ]{0,6}[\w-]{11}[\"'\\]"
)
_ADDRESS_END = re.compile(r"[\"'<>\s\\]|&quot;")
_TRIES = 100


def encoded(source: str) -> bool:
    """Whether a script holds embed markup in base64."""
    return any(sign in source for sign in _ENCODED)


def may_show(source: str) -> bool:
    """Whether a script may show a post: embed markup, a placeholder or an object that says so, and an address or id.

    Most scripts name platforms and no post; reading one as JSON costs twenty times this look.
    """
    if encoded(source):
        return True
    if not any(core in source and any(sign in source for sign in signs) for core, signs in _SIGNS.items()):
        return False
    return _BARE_ID.search(source) is not None or _names_post(source)


def _hosts() -> tuple[str, ...]:
    return tuple(host for platform in all_platforms() for host in platform.hosts)


_HOSTS = _hosts()
_LONGEST_HOST = max(map(len, _HOSTS))
# One search for the few last labels costs a tenth of a search for each of the hosts.
_HOST_END = re.compile(rf"\.(?:{'|'.join(sorted({host.rpartition('.')[2] for host in _HOSTS}))})(?=[/\\:?#])")


def _names_post(source: str) -> bool:
    tries = 0
    for ending in _HOST_END.finditer(source):
        before = source[max(0, ending.end() - _LONGEST_HOST) : ending.end()]
        if not before.endswith(_HOSTS):
            continue
        # So many addresses on platforms and no post among the first: it takes the full reading to know.
        tries += 1
        if tries > _TRIES:
            return True
        rest = source[ending.end() : ending.end() + 400]
        rest = _ADDRESS_END.split(rest.replace("\\/", "/").replace("\\u002F", "/").replace("\\u002f", "/"), maxsplit=1)[
            0
        ]
        if any(before.endswith(host) and post_at(f"https://{host}{rest}") is not None for host in _HOSTS):
            return True
    return False
