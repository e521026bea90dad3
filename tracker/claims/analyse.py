"""The text as the cascade reads it: same length, same offsets, embeds cut out, marks evened out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from tracker.claims.grammar.analysis import Grammar
from tracker.claims.grammar.reporting_verbs import find_hits
from tracker.claims.text.analysis import Scene
from tracker.claims.text.dialogue import with_dialogue
from tracker.claims.text.interviews import with_interviews
from tracker.claims.text.named import names_among
from tracker.claims.text.quotation_marks import scan
from tracker.claims.text.sentences import split
from tracker.claims.text.tokens import tokenise
from tracker.errors import LanguageError
from tracker.languages.lexicon import Language
from tracker.models import Embed

# "ORVENNE (AVP) - Les …", "Berlin (dpa) – Die …", "SALTMARSH, Sept. 12 — The …": no part of the first sentence.
_CAPITAL: Final = "A-ZÀ-ÖØ-Þ"
_CREDITED: Final = rf"[{_CAPITAL}][^\n!?:;«“\"()]{{1,60}}\([^()\n]{{2,30}}\)"
_IN_CAPITALS: Final = rf"[{_CAPITAL}]{{3}}[{_CAPITAL}' -]{{0,40}}(?:,[^\n!?:;«“\"()]{{1,40}})?"
DATELINE: Final = re.compile(
    rf"^ {{0,3}}(?:{_CREDITED}|{_IN_CAPITALS}) {{0,2}}[-–—] (?=[{_CAPITAL}«“\"„])", re.MULTILINE
)


def scene_of(text: str, language: Language | None, embeds: Sequence[Embed]) -> Scene:
    """Quotations, tokens, sentences and cues of a text in which every embed is a paragraph break.

    Raises LanguageError when there is no language at all to read with.
    """
    if language is None:
        raise LanguageError("no language file to read the text with")
    plain = DATELINE.sub(lambda found: "\n" * len(found[0]), normalised(without_embeds(text, embeds)))
    quotes = with_dialogue(plain, scan(plain, language.inward_guillemets), language)
    quotes = with_interviews(plain, quotes, language)
    names = names_among(plain, quotes, language)
    if names:
        starts = {name.start for name in names}
        quotes = [quote for quote in quotes if quote.start not in starts]
    tokens = tokenise(plain, quotes, language, names)
    sentences = split(tokens, quotes, language)
    scene = Scene(plain, tokens, quotes, sentences, language, Grammar(tokens, sentences, language), names)
    scene.named = {bisect_left(tokens.start, name.inner_start) for name in names}
    scene.token_of_quote = [at for at, index in enumerate(tokens.quote) if index >= 0]
    number = 0
    for at in scene.token_of_quote:
        while sentences[number].last <= at:
            number += 1
        scene.sentence_of_quote.append(number)
    find_hits(scene)
    return scene


def normalised(text: str) -> str:
    """Plain blanks and straight apostrophes, character for character."""
    for odd in ("\u00a0", "\u202f", "\u2009", "\t", "\r"):
        text = text.replace(odd, " ")
    return text.replace("’", "'").replace("ʼ", "'")


def without_embeds(text: str, embeds: Sequence[Embed]) -> str:
    """The text with line breaks in the place of the embeds."""
    pieces: list[str] = []
    at = 0
    for embed in sorted(embeds, key=lambda embed: embed.start):
        start, end = max(embed.start, at), embed.end
        if end > start:
            pieces.append(text[at:start])
            pieces.append("\n" * (end - start))
            at = end
    pieces.append(text[at:])
    return "".join(pieces)
