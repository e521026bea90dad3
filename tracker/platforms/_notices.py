"""Words that a widget prints and the author did not write: what stands in for a picture, and that a post is gone."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

_NOTICES = tomllib.loads((files("tracker.platforms") / "_notices.toml").read_text("utf-8"))
_STAND_IN = re.compile(
    rf"\s{{0,8}}(?:{'|'.join(re.escape(phrase) for phrase in _NOTICES['stand_ins'])})\s{{0,8}}\Z", re.IGNORECASE
)
_POSTS, _GONE = frozenset(_NOTICES["posts"].split()), frozenset(_NOTICES["gone"].split())
_WORD = re.compile(r"\w{2,40}")
# "This Tweet is from an account that no longer exists. Learn more" has 63.
_LONGEST_NOTICE = 140


def without_stand_in(words: str) -> str:
    """A post's words without what the widget prints behind them for a picture or another post."""
    found = _STAND_IN.search(words)
    return words[: found.start()].rstrip() if found else words


def is_notice(words: str) -> bool:
    """Whether short words say that a post is gone: they are the site's, not the author's."""
    if len(words) > _LONGEST_NOTICE:
        return False
    said = set(_WORD.findall(words.casefold()))
    return not said.isdisjoint(_GONE) and not said.isdisjoint(_POSTS)
