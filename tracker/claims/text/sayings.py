"""Whether words of saying stand at a place of the text ("a-t-il dit", "dijo"), before there are any tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tracker.languages.cue_forms import CueForm
from tracker.languages.lexicon import Language

WORD: Final = re.compile(r"\w+'?|-t-\w+|-\w+")
# Words that may stand before the verb of saying ("lui a-t-il", "he"), and how far they reach in code points.
BEFORE: Final = 3
REACH: Final = 60


@dataclass(frozen=True, slots=True)
class Saying:
    """Where the verb of saying ends, and whether it has a pronoun joined to it or to its auxiliary ("dit-il")."""

    end: int
    joined: bool


def saying_at(text: str, at: int, end: int, language: Language) -> Saying | None:
    """The verb of saying at `at`, behind its auxiliaries and pronouns; None where none stands there."""
    auxiliary = joined = False
    for number, word in enumerate(WORD.finditer(text, at, min(end, at + REACH))):
        low = word[0].lower()
        categories = {form.category for form in language.cues.get(low, ()) if takes_speech(form)}
        if "finite" in categories or (auxiliary and "participle" in categories):
            behind = WORD.match(text, word.end(), end)
            if behind is not None and behind[0].lower() in language.enclitics:
                return Saying(behind.end(), joined=True)
            return Saying(word.end(), joined)
        enclitic = low in language.enclitics
        pronoun = enclitic or low in language.reflexives or low in language.object_pronouns
        subject = language.subject_before_verb and low in language.pronouns
        auxiliary = auxiliary or low in language.auxiliaries
        joined = joined or (enclitic and low.startswith("-"))
        if number >= BEFORE or not (pronoun or subject or low in language.auxiliaries):
            return None
    return None


def past_marks(text: str, at: int, end: int) -> int:
    """Where words go on behind words of saying: past blanks and the marks that close those."""
    while at < end and (text[at].isspace() or text[at] in ".,;:"):
        at += 1
    return at


def takes_speech(form: CueForm) -> bool:
    """Verbs of judging ("…, supported by NP") take quoted words, but no speech of their own."""
    return "quote" in form.frames and not form.tail and form.type != "judge"
