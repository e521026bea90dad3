"""Handles (and, from their own module, hashtags and cashtags) in running text.

The grammar of a bare handle is twitter-text's (its conformance suite passes whole), widened by three things
that suite knows nothing of: fediverse addresses (@user@host.tld), domain handles (@name.tld) and Instagram's
dotted names. E-mail addresses, links, npm scopes, decorators and style sheets are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.mentions.hashtags import find_cashtags, find_hashtags, in_link
from tracker.mentions.lookalikes import DATA, in_code, is_figure, is_mail_domain, matrix_end
from tracker.mentions.platform_said import Said, said_of
from tracker.models import Embed, Mention
from tracker.spans import Span, covering

__all__ = ["find_cashtags", "find_handles", "find_hashtags"]

_TOP_DOMAINS = frozenset((DATA["country_domains"] + DATA["generic_domains"]).split())
_RESERVED = frozenset(DATA["reserved_domains"].split())
# Fediverse addresses of accounts that live elsewhere: bridges and crossposters write the platform as a host.
_BRIDGED: dict[str, str] = {host: platform for platform, hosts in DATA["bridged"].items() for host in hosts}

_SIGNS = "@＠"
# Twitter's own limit is 15; its extractor accepts 20 and Instagram's names have up to 30.
_TWITTER_LIMIT = 15
_LONGEST = 30

_SIGN = re.compile(r"[@＠]")
_DID = re.compile(r"(?<![\w/:.%-])@?(did:(?:plc:[a-z2-7]{24}|web:[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}))(?![\w:-])")
# A dotted name is Instagram's or a domain by its form alone: the text may say better.
_BY_FORM = frozenset(("instagram", "bluesky"))
_NAME = re.compile(r"[A-Za-z0-9_]{1,64}")
_DOTTED = re.compile(r"[A-Za-z0-9_-]{1,63}+(?:\.[A-Za-z0-9_-]{1,63}+){1,8}")
_REMOTE = re.compile(r"([A-Za-z0-9_][A-Za-z0-9_.-]{0,62}+)[@＠]([\w-]{1,63}+(?:\.[\w-]{1,63}+){1,8})")
_HOST = re.compile(r"[\w-]{1,63}+(?:\.[\w-]{1,63}+){1,8}")
_ACCOUNT_URI = re.compile(r"acct:([A-Za-z0-9_][A-Za-z0-9_.-]{0,62})\Z")
_RETWEET = re.compile(r"(?:\A|[^A-Za-z0-9_+~.-])[Rr][Tt]:?\Z")
_GLUED_LINK = re.compile(r"\.(?:pic\.twitter\.com|pic\.x\.com|www\.|https?\b|t\.co/)")
_ACCENTED = re.compile(r"[À-ÖØ-öø-ɏɓɔɖɗəɛɣɨɩɯɲʉʋʻ̀-ͯḀ-ỿ]")

# twitter-text: no mention after these, besides ASCII word characters.
_NEVER_BEFORE = frozenset("!#$%&*@＠_")


def find_handles(text: str, embeds: Sequence[Embed] = ()) -> list[Mention]:
    """The handles in `text`, in order, without overlaps.

    `platform` is read off the form where the form says it (fediverse address, domain handle, DID); else it is the one
    that the text names beside the handle ("Instagram/@name", "the TikTok user @name"), that of the embed it stands
    in, Instagram's for a dotted name, and "twitter" for the rest.
    """
    out = _decentralised(text)
    if "@" not in text and "＠" not in text:
        return out
    places = sorted((Span(embed.start, embed.end) for embed in embeds), key=lambda span: span.start)
    platforms = {Span(embed.start, embed.end): embed.platform for embed in embeds}
    taken = [Span(mention.start, mention.end) for mention in out]
    found: list[_Found] = []
    past = 0
    for sign in _SIGN.finditer(text):
        at = sign.start()
        if at < past or covering(taken, at):
            continue
        if matrix := matrix_end(text, at) if _may_follow(text, at) else None:
            past = matrix
            continue
        mine = _remote(text, at) or _local(text, at)
        if mine is not None:
            found.append(mine)
            past = mine[3]
    said = said_of(text, [Said(start, end) for _, _, start, end in found])
    for (platform, handle, start, end), told in zip(found, said, strict=True):
        if not platform or (platform in _BY_FORM and "@" not in handle):
            place = covering(places, start)
            inside = platforms[place] if place else None
            platform = told or (inside if not platform or platform == "instagram" else None) or platform or "twitter"
        limit = _TWITTER_LIMIT if platform == "twitter" else None
        flag = "over-length" if limit and len(handle) > limit else None
        out.append(Mention(platform=platform, handle=handle, start=start, end=end, flag=flag))
    return sorted(out, key=lambda mention: mention.start)


_Found = tuple[str, str, int, int]


def _decentralised(text: str) -> list[Mention]:
    """Bluesky's accounts by their DIDs, with the sign or without it, outside addresses."""
    if "did:" not in text:
        return []
    return [
        Mention(platform="bluesky", handle=match[1], start=match.start(), end=match.end())
        for match in _DID.finditer(text)
        if not in_link(text, match.start())
    ]


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
    if name is None:
        return None
    end = match.start(2) + len(name)
    elsewhere = _BRIDGED.get(name.lower())
    return (elsewhere, match[1], at, end) if elsewhere else ("mastodon", f"{match[1]}@{name}", at, end)


def _local(text: str, at: int) -> _Found | None:
    """A handle without a host; the platform is "" where the form does not say it."""
    name = _NAME.match(text, at + 1)
    if not name or not _may_follow(text, at) or in_code(text, at) or is_figure(text, at):
        return None
    dotted = _DOTTED.match(text, at + 1)
    if dotted:
        labels = dotted.group().rstrip("-_").split(".")
        if labels[-1] in _RESERVED:
            return None
        if not _GLUED_LINK.search(dotted.group() + "/"):
            found = _domain_or_name(text, at, ".".join(_without_tail(labels)))
            if found:
                return found if found[1] else None
    if at and _ACCENTED.match(text[at - 1]) and dotted and dotted.group().rpartition(".")[2] in _TOP_DOMAINS:
        return None
    end = name.end()
    after = text[end : end + 3]
    if after[:1] in ("@", "＠") or after == "://" or _ACCENTED.match(after) or end - at - 1 > _LONGEST:
        return None
    return "", name.group(), at, end


def _without_tail(labels: list[str]) -> list[str]:
    """The labels without what a compound adds to a domain ("@hafen.de-Adresse")."""
    last, hyphen, _ = labels[-1].partition("-")
    return [*labels[:-1], last] if hyphen and last in _TOP_DOMAINS else labels


def _domain_or_name(text: str, at: int, dotted: str) -> _Found | None:
    """A domain handle, or an Instagram name: all in lower case, or closed in by brackets; no name for a mail domain."""
    end = at + 1 + len(dotted)
    if is_mail_domain(text, at, dotted):
        return "", "", at, end
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
