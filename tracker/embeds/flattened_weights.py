"""What speaks for and against words being a flattened post's own: numbers that `flattened_starts` adds up.

All weights were set by hand on 69 snippets and 62 block quotes flattened for the purpose; each is about the natural
logarithm of how much oftener its sign is seen in posts than in the article sentences before them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from tracker.dates.printed_words import LETTER
from tracker.embeds.short_language import language_of
from tracker.languages.posts import introducers

_WORDS = introducers().values()
_PLATFORMS = frozenset(("twitter", "instagram", "facebook", "bluesky", "mastodon", "threads"))
_INTRODUCERS = _PLATFORMS.union(*(table.words for table in _WORDS))
_REPORTING = frozenset(word for table in _WORDS for word in table.reporting)
_PERSONAL = frozenset(word for table in _WORDS for word in table.personal)

_WORD = re.compile(rf"{LETTER}{{1,40}}(?:['’]{LETTER}{{1,3}})?|#\w")
# A compound is another name: "Port-Sevran" does not call the prefect of Sevran.
_WHOLE_WORD = re.compile(rf"{LETTER}{{1,40}}(?:[-‐'’]{LETTER}{{1,40}}){{0,5}}")
# "…”, said the mayor", "…, according to the mayor": how near the verb stands to the mark or to the sentence's end.
_NEAR = 70
_POST_SIGN = re.compile(
    r"(?<![\w&])#\w|https?://t\.co/|pic\.(?:twitter|x)\.com/|(?<!\w)[@＠]\w|[\U0001f000-\U0001faff\u2600-\u27bf]"
)
_SIGNED = re.compile(r"[#@＠][^\s]{1,100}|https?://[^\s]{1,300}|pic\.(?:twitter|x)\.com/\w{1,30}|\s")
_PICTURE = re.compile(r"\s?pic\.(?:twitter|x)\.com/\w{1,30}\s?\Z")
_WIDE = re.compile(r"[\u1100-\u11ff\u2e80-\ud7af\uf900-\ufaff\uff00-\uffef]")
# Fewer characters than these beside hashtags and links are what posts end in, seldom all there is.
_BARE_TAIL = 12

# Twitter doubled its limit on 7 November 2017; Chinese, Japanese and Korean characters count twice. A few characters
# are added to each limit for entities and handles that did not count.
_DOUBLED = date(2017, 11, 8)
_LIMITS = {"bluesky": 310, "mastodon": 520, "facebook": 3000}
_OLD_LIMIT, _NEW_LIMIT = 148, 290
# Share of the limit, and how much oftener a post has that length than a stretch between two breaks at random: posts
# that news embed crowd just below the limit.
_LENGTHS = ((0.1, -2.0), (0.2, -1.4), (0.8, -0.6), (0.88, -0.1), (1.0, 0.9))


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the post: where its words end, what they cannot begin before, who wrote it, when, and where.

    `names` are the words of the author's name, `surnames` those by which an article calls nobody else.
    `after_post` says that `floor` is the end of another post.
    """

    platform: str
    floor: int
    end: int
    names: frozenset[str]
    surnames: frozenset[str]
    posted: date | None
    article_language: str | None
    after_post: bool

    def limit(self) -> int:
        """How long a post could be there and then, in characters that count once."""
        if self.platform in _LIMITS:
            return _LIMITS[self.platform]
        return _NEW_LIMIT if self.posted is None or self.posted >= _DOUBLED else _OLD_LIMIT


def names_in(name: str | None, handle: str | None) -> tuple[frozenset[str], frozenset[str]]:
    """The words of the author's name; and those by which an article calls nobody else: the last of them, the handle."""
    words = [word for word in _WORD.findall((name or "").casefold()) if len(word) > 3 and not word.startswith("#")]
    return frozenset(words), frozenset(words[-1:] + ([handle.casefold()] if handle else []))


def words_weight(words: str, own: str | None, context: Context, *, after_quote: bool) -> tuple[float, bool]:
    """How much a stretch looks like the post's own words, and whether it rather brings the post in.

    `own` is the language of the post's last words; `after_quote`: a closing quotation mark stands before it.
    """
    tokens = set(_WORD.findall(words.casefold().replace("’", "'")))
    plain = set(_WHOLE_WORD.findall(_SIGNED.sub(" ", words).casefold()))
    signs = len(_POST_SIGN.findall(words))
    weight = min(signs, 3) * 0.9 if signs else -0.002 * len(words)
    weight += 0.7 * bool(tokens & _PERSONAL) + 0.7 * ("!" in words) - _reporting_weight(words, tokens, after_quote)
    called = 2.5 if plain & context.surnames else 1.0 if plain & context.names else 0.0
    introduced = bool(tokens & _INTRODUCERS)
    weight -= called + 1.2 * (introduced and not signs)
    return weight + _language_weight(words, own, context), called > 1 or introduced


def _reporting_weight(words: str, tokens: set[str], after_quote: bool) -> float:
    """How much a reporting verb speaks against a post: more behind a quotation, or where it closes the sentence."""
    if not tokens & _REPORTING:
        return 0.0
    marks = 0 if after_quote else max(words.rfind(mark) for mark in ("”", "»", '"', "“"))
    if (marks > 0 or after_quote) and _REPORTING & set(_WORD.findall(words[marks : marks + _NEAR].casefold())):
        return 3.0
    comma = words.rfind(",")
    closes = comma > 0 and len(words) - comma < _NEAR and _REPORTING & set(_WORD.findall(words[comma:].casefold()))
    return 2.0 if closes else 0.9


def _language_weight(words: str, own: str | None, context: Context) -> float:
    """Decisive where the post's language is not the article's, nothing elsewhere."""
    if not own or own == context.article_language:
        return 0.0
    language = language_of(words, among=frozenset((own, context.article_language or own)))
    if language == own:
        return 2.0
    return -4.0 if language and language == context.article_language else 0.0


def opening_weight(words: str, *, after_sentence: bool) -> float:
    """What the first character, the quotation marks and the rest of a whole candidate say.

    A sign of posts begins one often; a small letter follows an abbreviation, not a full stop; hashtags and links alone
    are a post's tail; a closing mark that nothing opened means that the words begin inside somebody's quotation.
    """
    weight = 0.0
    if _POST_SIGN.match(words):
        weight += 0.3 if words[0] in "@＠" else 1.0
    elif after_sentence and words[0].islower():
        weight -= 2.0
    if _POST_SIGN.search(words) and len(_SIGNED.sub("", words)) < _BARE_TAIL:
        weight -= 2.0
    return weight + _quotes_weight(words)


def _quotes_weight(words: str) -> float:
    for opening, closing in (("“„", "”"), ("«", "»")):
        first = words.find(closing)
        if first >= 0 and not any(mark in words[:first] for mark in opening):
            return -2.5
    return -1.0 if words.count('"') % 2 else 0.0


def length_weight(words: str, context: Context) -> float:
    """How likely a post has this length: none is over the limit, few are very short."""
    plain = _PICTURE.sub("", words)
    share = (len(plain) + len(_WIDE.findall(plain))) / context.limit()
    if share > 1:
        return -2.5 - (share - 1) * 20
    return next(weight for upto, weight in _LENGTHS if share <= upto)


def switch_to_wide(text: str, low: int, end: int) -> int | None:
    """Where a Chinese, Japanese or Korean post follows text in letters, if one does."""
    wide = [match.start() for match in _WIDE.finditer(text, low, end)]
    if not 10 < len(wide) < (end - low - 40) / 2:
        return None
    gap = max(range(len(wide)), key=lambda i: wide[i] - (wide[i - 1] if i else low))
    place = wide[gap]
    if place - (wide[gap - 1] if gap else low) <= 30:
        return None
    while place > low and not text[place - 1].isspace():
        place -= 1
    return place
