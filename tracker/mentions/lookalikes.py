"""What only looks like a handle: code, prices and times, domains of mail, addresses of the Matrix network."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

DATA: dict[str, Any] = tomllib.loads(Path(__file__).with_name("handles.toml").read_text("utf-8"))
_AT_RULES = frozenset(DATA["at_rules"].split())
_AT_RULE_FOLLOWERS = tuple(DATA["at_rule_followers"])
_DECLARATIONS = tuple(DATA["declarations"])
_DECORATORS = frozenset(DATA["decorators"].split())
_CODE_WORDS = frozenset(DATA["code_words"].split())
_SCOPES = frozenset(DATA["scopes"].split())
_MAIL_WORDS = frozenset(DATA["mail_words"].split())
_MAIL_DOMAINS = frozenset(DATA["mail_domains"].split())

_NAME = re.compile(r"[A-Za-z0-9_]{1,64}")
_SCOPED_PACKAGE = re.compile(r"[a-z0-9][a-z0-9_-]{0,40}/[a-z]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_UNIT = rf"(?:{'|'.join(re.escape(unit) for unit in sorted(DATA['units'], key=len, reverse=True))})"
# "two @4.50", "@0,99 €", "@5pm", "@1080p", "@$3": figures behind the sign.
_FIGURE = re.compile(rf"\d{{1,9}}+(?:[.,]\d|:\d\d|\s?{_UNIT}(?![A-Za-z0-9_]))", re.IGNORECASE)
# The ids of the Matrix network: `@name:host.tld`.
_MATRIX = re.compile(r"[A-Za-z0-9._=/+-]{1,64}+:[A-Za-z0-9-]{1,63}+(?:\.[A-Za-z0-9-]{1,63}+){1,5}(?![A-Za-z0-9-])")
_MAIL_ADDRESS = re.compile(r"(?<=[A-Za-z0-9])@([A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5})")
_REACH = 80


def is_figure(text: str, at: int) -> bool:
    """Whether a price, a time or a measure stands behind the sign at `at`."""
    return _FIGURE.match(text, at + 1) is not None


def matrix_end(text: str, at: int) -> int | None:
    """Where the Matrix id that begins with the sign at `at` ends; None where none does."""
    found = _MATRIX.match(text, at + 1)
    return found.end() if found and not text.startswith("//", text.find(":", at, found.end()) + 1) else None


def is_mail_domain(text: str, at: int, domain: str) -> bool:
    """Whether "@domain" at `at` is what mail addresses end in, not an account.

    Then it is a mail provider's, the domain of a mail address in the text, or the words beside it call it so.
    """
    if domain.lower() in _MAIL_DOMAINS or domain.lower() in _domains_of_mail(text):
        return True
    end = at + 1 + len(domain)
    beside = (*_WORD.findall(text, max(0, at - _REACH), at), *_WORD.findall(text, end, end + _REACH))
    return any(word.lower() in _MAIL_WORDS for word in beside)


@lru_cache(maxsize=2)
def _domains_of_mail(text: str) -> frozenset[str]:
    """The domains of the mail addresses in a text, in lower case; asked for each of its dotted handles."""
    return frozenset(found[1].lower() for found in _MAIL_ADDRESS.finditer(text))


def in_code(text: str, at: int) -> bool:
    """Whether the sign at `at` is code: an npm scope, an attribute, an at-rule of CSS, a decorator."""
    name = _NAME.match(text, at + 1)
    word = name.group() if name else ""
    end = at + 1 + len(word)
    if _SCOPED_PACKAGE.match(text, at + 1) and (
        word in _SCOPES or text[at - 1 : at] in ("'", '"', "`") or _speaks_of_code(text, at)
    ):
        return True
    if text.startswith(('="', "='"), end):
        return True
    if word in _AT_RULES or f"{word}{text[end : end + 5]}" in _AT_RULES:
        rest = text[end : end + 80].lstrip(" ")
        if rest.startswith(_AT_RULE_FOLLOWERS) or "{" in rest.partition("\n")[0]:
            return True
    return _is_decorator(text, at) or (word.lower() in _DECORATORS and _speaks_of_code(text, at))


def _speaks_of_code(text: str, at: int) -> bool:
    """Whether a word for code stands within 80 characters of the sign."""
    return any(word.lower() in _CODE_WORDS for word in _WORD.findall(text, max(0, at - _REACH), at + _REACH))


def _is_decorator(text: str, at: int) -> bool:
    """Whether the line holds a decorator only, and the next one (of 200 characters) a declaration."""
    line_start = text.rfind("\n", max(0, at - 40), at) + 1 or max(0, at - 40)
    before = text[line_start:at].strip(" \t")
    if before in ("*", "/**", "///", "//"):
        return True
    if before:
        return False
    line_end = text.find("\n", at, at + 200)
    if line_end < 0:
        return False
    return text[line_end + 1 : line_end + 81].lstrip().startswith((*_DECLARATIONS, "@Override", "@app."))
