"""One pass over a text: words, punctuation, line breaks, and each quotation as a single token.

What stands inside a quotation is somebody's words and takes no part in the grammar around it, so the frame of a
sentence is read with the quotation as one opaque token.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from tracker.claims.text.quotation_marks import Quote
from tracker.languages.lexicon import Language

# Runs of one capital with a full stop are one token ("U.S."), so is a number with its separators.
TOKEN: Final = re.compile(r"(?:[^\W\d_]\.){2,8}|\d+(?:[.,:]\d+)*|\w+(?:[-'&]\w+)*'?|\n|-{2,3}|[^\w\s]")
# Where nouns have capitals, a number and what hyphens join to it is one noun or adjective ("51-Jährige").
COUNTED: Final = re.compile(rf"\d+(?:-[^\W\d_]\w*)+|{TOKEN.pattern}")
QUOTE: Final = "“”"
DASH: Final = "—"
HYPHEN: Final = "-"
# What is printed for a dash: typewriters' hyphens, a hyphen between blanks and the bar of some house styles.
DASHES: Final = frozenset({"--", "---", "―"})
BREAK: Final = "\n"
TERMINALS: Final = frozenset(".!?…")
# Rules look a few tokens past the one they stand at. What is there behind the last token, and before the first one
# (a list's index -1), is a line break: a text cut in the middle of a sentence needs no test of its own in any rule.
_BEYOND: Final = 8


@dataclass(slots=True)
class Tokens:
    """Parallel lists: lower-cased text, offsets, and for each token the index of its quotation or -1.

    Behind the last token each list holds some line breaks more, which are no tokens: `len(tokens)` does not count them.
    """

    text: str
    low: list[str] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    quote: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return max(0, len(self.low) - _BEYOND)

    def upper(self, i: int) -> bool:
        """Whether the token begins with a capital, and is no quotation: a piece of one may have no mark."""
        start = self.start[i]
        return self.text[start : start + 1].isupper() and self.quote[i] < 0

    def printed(self, first: int, last: int) -> str:
        """The text from the first token to the last, inclusive."""
        return self.text[self.start[first] : self.end[last]]


def tokenise(text: str, quotes: list[Quote], language: Language, names: list[Quote] | None = None) -> Tokens:
    """The tokens of a normalised text (apostrophes straight, blanks plain); each of the `names` is one word."""
    tokens = Tokens(text)
    at = 0
    marked = [(quote.start, index, quote) for index, quote in enumerate(quotes)]
    marked += [(name.start, -1, name) for name in names or ()]
    for start, index, quote in sorted(marked, key=lambda one: one[0]) if names else marked:
        _words(tokens, at, start, language)
        if index < 0:
            printed = text[quote.inner_start : quote.inner_end]
            _add(tokens, printed.lower(), quote.inner_start, quote.inner_end, -1)
        else:
            _add(tokens, QUOTE, start, quote.end, index)
        at = quote.end
    _words(tokens, at, len(text), language)
    for _ in range(_BEYOND):
        _add(tokens, BREAK, len(text), len(text), -1)
    return tokens


def _words(tokens: Tokens, begin: int, end: int, language: Language) -> None:
    low, starts, ends, quote = tokens.low.append, tokens.start.append, tokens.end.append, tokens.quote.append
    pattern = COUNTED if language.nouns_capitalised else TOKEN
    for match in pattern.finditer(tokens.text, begin, end):
        printed = match[0]
        start, stop = match.span()
        dash = printed in DASHES or (printed == HYPHEN and _stands_free(tokens.text, start, stop))
        word = DASH if dash else printed.lower()
        # Lower case changes the length of a few letters; such words are not worth splitting.
        if ("'" in word or "-" in word) and len(word) > 2 and len(word) == len(printed):
            _split(tokens, word, start, language)
            continue
        low(word)
        starts(start)
        ends(stop)
        quote(-1)


def _stands_free(text: str, start: int, stop: int) -> bool:
    """ "Ada Brun - the warden - said": a hyphen that joins nothing."""
    return text[start - 1 : start] == " " and text[stop : stop + 1] == " "


def _split(tokens: Tokens, word: str, start: int, language: Language) -> None:
    """Elided words before an apostrophe, pronouns after a hyphen and genitives are tokens of their own."""
    cut = word.find("'")
    while 0 <= cut < len(word) - 1 or (cut == len(word) - 1 and word in language.elisions):
        if word[: cut + 1] not in language.elisions:
            break
        _add(tokens, word[: cut + 1], start, start + cut + 1, -1)
        word, start = word[cut + 1 :], start + cut + 1
        cut = word.find("'")
    if not word:
        return
    if word.endswith("'"):
        _add(tokens, word[:-1], start, start + len(word) - 1, -1)
        _add(tokens, "'", start + len(word) - 1, start + len(word), -1)
        return
    tail = next((enclitic for enclitic in language.enclitics if word.endswith(enclitic)), "")
    if not tail:
        at = word.rfind("'")
        if at > 0 and word[at:] in language.genitives | language.adverbials:
            tail = word[at:]
    head = word[: len(word) - len(tail)]
    if head:
        _add(tokens, head, start, start + len(head), -1)
    if tail:
        _add(tokens, tail, start + len(head), start + len(word), -1)


def _add(tokens: Tokens, word: str, start: int, end: int, quote: int) -> None:
    tokens.low.append(word)
    tokens.start.append(start)
    tokens.end.append(end)
    tokens.quote.append(quote)
