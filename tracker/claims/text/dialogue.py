"""Dialogue behind a dash: "— Je pars, a dit X.", "—Me voy —dijo X—. Mañana vuelvo.", "— Vou — disse X. — Até já."

A dash at the head of a line opens a list as often as a speech, so that only a line with words of saying in it is taken:
behind a comma or a mark that ends a sentence, or behind a second dash, as Spanish sets them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from tracker.claims.text.quotation_marks import Quote
from tracker.languages.cue_forms import CueForm
from tracker.languages.lexicon import Language

LINE: Final = re.compile(r"^ {0,8}[—–―] ?(?=\S)", re.MULTILINE)
JOINT: Final = re.compile(r"[,?!…](?= )| ?[—–―](?=\w)| [—–―](?= \w)")
# «… - ha detto X -. …»: the dashes that set words of saying inside the marks.
INSERTED: Final = re.compile(r",? [-–—] (?=\w)")
INSERTED_END: Final = re.compile(r" ?[-–—](?=[\s.,;:])")
LONGEST_INSERTED: Final = 160
WORD: Final = re.compile(r"\w+'?|-t-\w+|-\w+")
CLOSE: Final = re.compile(r"[,.;:\n]")
DASHES: Final = "—–―"
# Words that may stand before the verb of saying ("lui a-t-il", "he").
BEFORE: Final = 3
# As many joints of a line are looked at; a line of more is a list.
JOINTS: Final = 40
# What follows a second comma in fewer words is more often an apposition ("…, a dit X, le maire.").
FEWEST_WORDS: Final = 4
# In code points.
LONGEST: Final = 2000


def with_dialogue(text: str, quotes: list[Quote], language: Language) -> list[Quote]:
    """The quotations of a normalised text and the speeches behind dashes, in order; none overlaps another."""
    if language.verb_in_marks:
        quotes = [piece for quote in quotes for piece in _without_verbs(text, quote, language)]
    spoken: list[Quote] = []
    at = 0
    for line in LINE.finditer(text):
        end = text.find("\n", line.end())
        end = len(text) if end < 0 else end
        while at < len(quotes) and quotes[at].end <= line.start():
            at += 1
        if end - line.end() > LONGEST or (at < len(quotes) and quotes[at].start < end):
            continue
        spoken += _pieces(text, line.start(), line.end(), end, language)
    return sorted([*quotes, *spoken], key=lambda quote: quote.start) if spoken else quotes


def _without_verbs(text: str, quote: Quote, language: Language) -> list[Quote]:
    """The pieces of a quotation around the words of saying that stand between dashes in it."""
    for joint in INSERTED.finditer(text, quote.inner_start, quote.inner_end):
        if joint.start() == quote.inner_start or not _says(text, joint.end(), quote.inner_end, language):
            continue
        close = INSERTED_END.search(text, joint.end(), min(quote.inner_end, joint.end() + LONGEST_INSERTED))
        before = Quote(quote.start, joint.end() - 1, quote.inner_start, joint.start(), quote.doubled)
        if close is None:
            return [before]
        begin = close.end()
        while begin < quote.inner_end and (text[begin].isspace() or text[begin] in ".,;:"):
            begin += 1
        after = replace(quote, start=begin, inner_start=begin)
        return [before, *_without_verbs(text, after, language)] if begin < quote.inner_end else [before]
    return [quote]


def _pieces(text: str, start: int, begin: int, end: int, language: Language) -> list[Quote]:
    """The continuous pieces of one line, without the words of saying between them; none where it has no such words."""
    found: list[Quote] = []
    open_ = start
    for number, joint in enumerate(JOINT.finditer(text, begin, end)):
        if number >= JOINTS:
            return []
        if joint.start() < begin or not _says(text, joint.end(), end, language):
            continue
        stop = joint.start() + (joint[0] in "?!…")
        # The dash before the verb goes with the speech, so that a question mark before it ends no sentence.
        _keep(text, open_, begin, stop, joint.end() if joint[0].strip()[0] in DASHES else stop, found)
        begin = open_ = _behind(text, joint, end)
        if begin >= end:
            break
    else:
        dashed = text[:begin].rstrip()[-1:] in DASHES
        if found and len(text[begin:end].split()) >= (1 if dashed else FEWEST_WORDS):
            _keep(text, open_, begin, end, end, found)
    return found


def _says(text: str, at: int, end: int, language: Language) -> bool:
    """Whether a verb of saying stands at `at`, behind its auxiliaries and pronouns."""
    auxiliary = False
    if text[at : at + 2].lstrip()[:1] in DASHES:
        return False
    for number, word in enumerate(WORD.finditer(text, at, min(end, at + 60))):
        low = word[0].lower()
        forms = language.cues.get(low, ())
        categories = {form.category for form in forms if _takes_speech(form)}
        if "finite" in categories or (auxiliary and "participle" in categories):
            return True
        pronoun = low in language.reflexives or low in language.object_pronouns or low in language.enclitics
        subject = language.subject_before_verb and low in language.pronouns
        auxiliary = auxiliary or low in language.auxiliaries
        if number >= BEFORE or not (pronoun or subject or low in language.auxiliaries):
            return False
    return False


def _takes_speech(form: CueForm) -> bool:
    """Verbs of judging ("…, supported by NP") take quoted words, but no speech of their own."""
    return "quote" in form.frames and not form.tail and form.type != "judge"


def _behind(text: str, joint: re.Match[str], end: int) -> int:
    """Where the speaker's words go on: behind the second dash, or behind a second comma; `end` where they do not."""
    if joint[0].strip()[0] in DASHES:
        dashes = [text.find(dash, joint.end(), end) for dash in DASHES]
        at = min((dash for dash in dashes if dash >= 0), default=-1)
        if at < 0:
            return end
        at += 1
    else:
        close = CLOSE.search(text, joint.end(), end)
        if close is None or close[0] != ",":
            return end
        at = close.end()
    while at < end and (text[at].isspace() or text[at] in ".,;:"):
        at += 1
    return at


def _keep(text: str, start: int, begin: int, end: int, until: int, found: list[Quote]) -> None:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    if begin < end:
        found.append(Quote(start, max(until, end), begin, end))
