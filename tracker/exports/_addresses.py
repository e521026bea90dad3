"""Takes web and mail addresses out of a text: they lead back to where it stood."""

from __future__ import annotations

import re

_RUN = re.compile(r"\S+")
_OPENING = "([{<«“‘\"'‹„"
_CLOSING = ")]}>»”’\"'›.,;:!?…"
_GONE = "[address]"


def without_addresses(text: str) -> str:
    """The text with "[address]" for each address."""
    if "." not in text and "://" not in text:
        return text
    return _RUN.sub(_replaced, text)


def _replaced(match: re.Match[str]) -> str:
    run = match[0]
    bare = run.lstrip(_OPENING)
    opening = run[: len(run) - len(bare)]
    core = bare.rstrip(_CLOSING)
    if not _is_address(core):
        return run
    return f"{opening}{_GONE}{bare[len(core) :]}"


def _is_address(run: str) -> bool:
    lowered = run.lower()
    if "://" in lowered or lowered.startswith(("www.", "mailto:")):
        return True
    host, slash, _ = lowered.partition("/")
    local, sign, domain = host.partition("@")
    if sign:
        return bool(local) and "." in domain
    return bool(slash) and "." in host.strip(".") and host.rpartition(".")[2].isalpha()
