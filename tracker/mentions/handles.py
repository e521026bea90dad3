"""Handles (and, from their own module, hashtags and cashtags) in running text.

The grammar of a bare handle is twitter-text's (its conformance suite passes whole), widened by three things
that suite knows nothing of: fediverse addresses (@user@host.tld), domain handles (@name.tld) and Instagram's
dotted names. E-mail addresses, links, npm scopes, decorators and style sheets are left alone.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

from tracker.mentions.hashtags import find_cashtags, find_hashtags, in_link
from tracker.models import Embed, Mention
from tracker.spans import Span, covering

__all__ = ["find_cashtags", "find_handles", "find_hashtags"]

_DATA = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_TOP_DOMAINS = frozenset((_DATA["country_domains"] + _DATA["generic_domains"]).split())
_RESERVED = frozenset(_DATA["reserved_domains"].split())
_AT_RULES = frozenset(_DATA["at_rules"].split())
_AT_RULE_FOLLOWERS = tuple(_DATA["at_rule_followers"])
_DECLARATIONS = tuple(_DATA["declarations"])
_DECORATORS = frozenset(_DATA["decorators"].split())
_CODE_WORDS = frozenset(_DATA["code_words"].split())

_SIGNS = "@＠"
# Twitter's own limit is 15; its extractor accepts 20 and Instagram's names have up to 30.
_TWITTER_LIMIT = 15
_LONGEST = 30

_SIGN = re.compile(r"[@＠]")
_NAME = re.compile(r"[A-Za-z0-9_]{1,64}")
_DOTTED = re.compile(r"[A-Za-z0-9_-]{1,63}(?:\.[A-Za-z0-9_-]{1,63}){1,8}")
_REMOTE = re.compile(r"([A-Za-z0-9_][A-Za-z0-9_.-]{0,62})[@＠]([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})")
_HOST = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_ACCOUNT_URI = re.compile(r"acct:([A-Za-z0-9_][A-Za-z0-9_.-]{0,62})\Z")
_RETWEET = re.compile(r"(?:\A|[^A-Za-z0-9_+~.-])[Rr][Tt]:?\Z")
_SCOPED_PACKAGE = re.compile(r"[a-z0-9][a-z0-9_-]{0,40}/[a-z]")
_GLUED_LINK = re.compile(r"\.(?:pic\.twitter\.com|pic\.x\.com|www\.|https?\b|t\.co/)")
_WORD = re.compile(r"[^\W\d_]+")
_ACCENTED = re.compile(r"[À-ÖØ-öø-ɏɓɔɖɗəɛɣɨɩɯɲʉʋʻ̀-ͯḀ-ỿ]")

# twitter-text: no mention after these, besides ASCII word characters.
_NEVER_BEFORE = frozenset("!#$%&*@＠_")


def find_handles(text: str, embeds: Sequence[Embed] = ()) -> list[Mention]:
    """The handles in `text`, in order, without overlaps.

    `platform` is read off the form where the form says it (fediverse address, domain handle, dotted name); a bare
    handle takes the platform of the embed it stands in, and is "twitter" elsewhere.
    """
    if "@" not in text and "＠" not in text:
        return []
    places = sorted((Span(embed.start, embed.end) for embed in embeds), key=lambda span: span.start)
    platforms = {Span(embed.start, embed.end): embed.platform for embed in embeds}
    out: list[Mention] = []
    past = 0
    for sign in _SIGN.finditer(text):
        at = sign.start()
        if at < past:
            continue
        found = _remote(text, at) or _local(text, at)
        if found is None:
            continue
        platform, handle, start, end = found
        if not platform:
            place = covering(places, at)
            platform = platforms[place] if place else "twitter"
        limit = _TWITTER_LIMIT if platform == "twitter" else None
        flag = "over-length" if limit and len(handle) > limit else None
        out.append(Mention(platform=platform, handle=handle, start=start, end=end, flag=flag))
        past = end
    return out


_Found = tuple[str, str, int, int]


def _remote(text: str, at: int) -> _Found | None:
    """A fediverse address whose first sign, or only one after "acct:", is at `at`."""
    uri = _ACCOUNT_URI.search(text, max(0, at - 68), at) if at >= 6 and _is_ascii_word(text[at - 1]) else None
    if uri:
        host = _HOST.match(text, at + 1)
        name = _hostname(host.group()) if host else None
        return ("mastodon", f"{uri[1]}@{name}", uri.start(1), at + 1 + len(name)) if name else None
    match = _REMOTE.match(text, at + 1)
    if not match or not _may_follow(text, at):
        return None
    name = _hostname(match[2])
    return ("mastodon", f"{match[1]}@{name}", at, match.start(2) + len(name)) if name else None


def _local(text: str, at: int) -> _Found | None:
    """A handle without a host; the platform is "" where the form does not say it."""
    name = _NAME.match(text, at + 1)
    if not name or not _may_follow(text, at) or _in_code(text, at):
        return None
    dotted = _DOTTED.match(text, at + 1)
    if dotted:
        labels = dotted.group().rstrip("-_").split(".")
        if labels[-1] in _RESERVED:
            return None
        if not _GLUED_LINK.search(dotted.group() + "/"):
            found = _domain_or_name(text, at, ".".join(labels))
            if found:
                return found
    if at and _ACCENTED.match(text[at - 1]) and dotted and dotted.group().rpartition(".")[2] in _TOP_DOMAINS:
        return None
    end = name.end()
    after = text[end : end + 3]
    if after[:1] in ("@", "＠") or after == "://" or _ACCENTED.match(after) or end - at - 1 > _LONGEST:
        return None
    return "", name.group(), at, end


def _domain_or_name(text: str, at: int, dotted: str) -> _Found | None:
    """A domain handle, or an Instagram name: all in lower case, or closed in by brackets."""
    end = at + 1 + len(dotted)
    if at and _ACCENTED.match(text[at - 1]):
        return None
    if text[end : end + 1] in ("@", "＠"):
        return None
    last = dotted.rpartition(".")[2]
    if last in _TOP_DOMAINS and "_" not in dotted:
        return "bluesky", dotted, at, end
    enclosed = at > 0 and text[at - 1] in "(（[" and text[end : end + 1] in (")", "）", "]")
    if len(dotted) <= _LONGEST and "-" not in dotted and (enclosed or dotted.islower()):
        return "instagram", dotted, at, end
    return None


def _hostname(host: str) -> str | None:
    """The host without what a sentence adds to it; None when it is no host name.

    A last label that begins with a capital after a lower-case host is the next sentence.
    """
    labels = host.rstrip("-_").split(".")
    if len(labels) > 2 and labels[-1][:1].isupper() and not labels[-2][:1].isupper():
        labels.pop()
    if (
        len(labels[-1]) < 2
        or not labels[-1].replace("-", "").isalnum()
        or labels[-1].isdigit()
        or labels[-1] in _RESERVED
    ):
        return None
    return ".".join(labels)


def _is_ascii_word(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char == "_")


def _may_follow(text: str, at: int) -> bool:
    """Whether a handle may begin after what stands before `at`: twitter-text's rule, and not inside a link."""
    if at == 0 or text[at - 1].isspace():
        return True
    before = text[at - 1]
    if before in _NEVER_BEFORE or _is_ascii_word(before):
        return _RETWEET.search(text, max(0, at - 4), at) is not None
    return not in_link(text, at)


def _in_code(text: str, at: int) -> bool:
    """Whether the sign at `at` is code: an npm scope, an attribute, an at-rule of CSS, a decorator."""
    if _SCOPED_PACKAGE.match(text, at + 1):
        return True
    name = _NAME.match(text, at + 1)
    word = name.group() if name else ""
    end = at + 1 + len(word)
    if text.startswith(('="', "='"), end):
        return True
    if word in _AT_RULES or f"{word}{text[end : end + 5]}" in _AT_RULES:
        rest = text[end : end + 80].lstrip(" ")
        if rest.startswith(_AT_RULE_FOLLOWERS) or "{" in rest.partition("\n")[0]:
            return True
    return _is_decorator(text, at) or (word.lower() in _DECORATORS and _speaks_of_code(text, at))


def _speaks_of_code(text: str, at: int) -> bool:
    """Whether a word for code stands within 80 characters of the sign."""
    return any(word.lower() in _CODE_WORDS for word in _WORD.findall(text, max(0, at - 80), at + 80))


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
