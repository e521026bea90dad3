"""Names in quotation marks: „Harzkurier“, « Le Phare », „Kuddel“. They quote nobody; the sentence reads on over them.

German sets the names of papers in marks as it sets speech. One is a name by where it stands: behind the noun for a
medium, behind the article to whom a verb of saying is addressed, beside a verb by which media report.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Final

from tracker.claims.text.quotation_marks import Quote
from tracker.languages.cue_forms import CueForm
from tracker.languages.lexicon import Language

MOST_WORDS: Final = 4
MOST_WORDS_OF_A_BODY: Final = 6
# Words shorter than this need no capital inside a name ("Bild am Sonntag").
SMALL: Final = 4
# In code points: how far around the marks a verb is looked for; and how many words may stand between.
AROUND: Final = 70
BETWEEN: Final = 3
BETWEEN_BEHIND: Final = 6
LEAST: Final = 3
# The noun that ends a compound has as many letters.
LEAST_NOUN: Final = 5
_MEMORY: Final = 20_000
WORD: Final = re.compile(r"\w+(?:-\w+)*|[^\w\s]")
SAYS: Final = frozenset({"say", "tell", "write"})
ASKS: Final = frozenset({"order", "ask"})
ADDRESSED: Final = frozenset({"tell", "say", "write", "announce", "warn", "feel", "think"})


def names_among(text: str, quotes: list[Quote], language: Language) -> list[Quote]:
    """Those of the quotations of a normalised text that are names, in order."""
    closed = [quote for quote in quotes if quote.closed]
    found = [
        (_is_short(text, quote) and _is_named(text, quote, language)) or _is_doer(text, quote, language)
        for quote in closed
    ]
    if language.nouns_capitalised:
        called = _called(text, closed, found, language)
        found = [one or _words(text, quote) in called for one, quote in zip(found, closed, strict=True)]
    return [quote for one, quote in zip(found, closed, strict=True) if one]


def _called(text: str, quotes: list[Quote], found: list[bool], language: Language) -> set[str]:
    """What marks hold as a name throughout a text: what is one anywhere; what has the form of none but a name
    ("„D.Norda“"); and what stands in marks more than once, behind the noun for a body ("die Hilfsgruppe „Norda“")."""
    short = [(quote, _words(text, quote)) for quote in quotes if _is_short(text, quote)]
    often = Counter(words for _, words in short)
    names = {_words(text, quote) for one, quote in zip(found, quotes, strict=True) if one}
    names &= often.keys()
    for quote, words in short:
        if _has_form_of_name(words):
            names.add(words)
        elif often[words] > 1 and words not in names:
            before = _words_before(text, quote.start)
            if before and names_body(before[-1], language):
                names.add(words)
    return names


def _has_form_of_name(words: str) -> bool:
    """Whether a full stop or a capital stands inside a single word: "D.Norda", "NordFunk"."""
    single = " " not in words and "-" not in words
    inner = zip(words, words[1:], words[2:], strict=False)
    return single and any(
        (mark == "." and before.isalpha() and behind.isalpha()) or (before.islower() and mark.isupper())
        for before, mark, behind in inner
    )


def _words(text: str, quote: Quote) -> str:
    return text[quote.inner_start : quote.inner_end]


def names_body(word: str, language: Language) -> bool:
    """Whether a name of its own stands behind the noun of a body, in every case and compound ("des Fernsehsenders")."""
    plain = (word, *(word[: -len(ending)] for ending in language.case_endings if word.endswith(ending)))
    named = language.named_bodies
    return any(form in named for form in plain) or is_compound(word, named, language.case_endings)


def _is_short(text: str, quote: Quote) -> bool:
    """Whether the marks hold some words with a capital each and nothing of a sentence."""
    if quote.inner_end - quote.inner_start > AROUND:
        return False
    words = text[quote.inner_start : quote.inner_end].split()
    if not 0 < len(words) <= MOST_WORDS or not words[-1][-1].isalnum():
        return False
    if any(mark in text[quote.inner_start : quote.inner_end] for mark in ",;:!?"):
        return False
    parts = [word.rpartition("'")[2] or word for word in words]
    large = all(word[0].isupper() or word[0].isdigit() or len(word) < SMALL for word in parts)
    return large and words[0][0].isupper()


def _is_named(text: str, quote: Quote, language: Language) -> bool:
    before, behind = _words_before(text, quote.start), _words_behind(text, quote.end)
    if not before or not before[-1][0].isalnum():
        # "„Nordfunk Aktuell“ berichtet": a name opens the sentence.
        return language.nouns_capitalised and _passes(behind[:1], language, language.passing)
    last = before[-1]
    if last in language.media or last.rpartition("-")[2] in language.media:
        return True
    if language.nouns_capitalised and (
        _is_joined(text, quote) or is_compound(last, language.media, language.case_endings)
    ):
        return True
    if behind and behind[0] in language.naming_verbs:
        return True
    if _passes([last if last not in language.time_words else before[-2:][0]], language, language.passing):
        return True
    if not language.nouns_capitalised:
        # Where nouns have no capital, one is a name by its form, and a medium where somebody speaks to it.
        return last in language.relay_to and any(_says(word, language, SAYS) for word in before[-1 - BETWEEN : -1])
    alone = language.prepositions_of_source.get(last, ())
    if any(not source.tail and not source.weak for source in alone) and last not in language.behind_comma:
        return True
    if last in language.contracted:
        return any(
            _says(word, language, ADDRESSED) or word in language.behind_comma
            for word in before[-2 - BETWEEN_BEHIND : -1]
        )
    if last not in language.definite | language.addressing:
        return False
    if len(before) == 1 and behind and _says(behind[0], language, SAYS):
        return True
    return _is_source(before, behind, language) or _is_addressed(before, language) or _reports(before, behind, language)


def _is_doer(text: str, quote: Quote, language: Language) -> bool:
    """ "« Les Amis du fleuve » appelle les élus à revoir le plan", "« Le Courrier » dit que …": a verb right behind the
    marks that has its own clause or infinitive, so that they hold who does what it says."""
    inner = text[quote.inner_start : quote.inner_end]
    plain = inner[:1].isupper() and inner[-1:].isalnum() and not any(mark in inner for mark in ".,;:!?\n")
    if not language.adjectives_follow or not plain or len(inner.split()) > MOST_WORDS_OF_A_BODY:
        return False
    before, behind = _words_before(text, quote.start), _words_behind(text, quote.end)
    if len(behind) < LEAST or (before and before[-1][0].isalnum()):
        return False
    forms = [form for form in language.cues.get(behind[0], ()) if _is_finite(form) and form.category == "finite"]
    if behind[1] in language.complementisers:
        return any("clause" in form.frames for form in forms)
    return any(form.type in ASKS for form in forms) and _has_infinitive(behind, language)


def _has_infinitive(words: list[str], language: Language) -> bool:
    """Whether a marker and an infinitive stand among the words before the first mark."""
    end = next((at for at, word in enumerate(words) if not word[0].isalnum()), len(words))
    return any(
        words[at] in language.infinitive_markers and words[at + 1].endswith(language.infinitive_endings)
        for at in range(1, end - 1)
    )


def _is_joined(text: str, quote: Quote) -> bool:
    """ "die „Harz“-Zeitung": part of a word."""
    return text[quote.end : quote.end + 1] == "-" and text[quote.end + 1 : quote.end + 2].isupper()


@lru_cache(_MEMORY)
def is_compound(word: str, nouns: frozenset[str], endings: tuple[str, ...]) -> bool:
    """Whether a noun ends in one of `nouns`, with one of the `endings` of their cases or none: "fachmagazins"."""
    forms = (word, *(word[: -len(ending)] for ending in endings if word.endswith(ending)))
    return any(form[at:] in nouns for form in forms for at in range(SMALL - 1, len(form) - LEAST_NOUN + 1))


def _words_before(text: str, at: int) -> list[str]:
    return [word.lower() for word in WORD.findall(text, max(0, at - AROUND), at)]


def _words_behind(text: str, at: int) -> list[str]:
    return [word.lower() for word in WORD.findall(text, at, at + AROUND)]


def _is_source(before: list[str], behind: list[str], language: Language) -> bool:
    """ "laut der „Harzwacht“", "der „Harzwacht“ zufolge", "im Gespräch mit der „Harzwacht“"."""
    if behind and behind[0] in language.postpositions:
        return True
    if len(before) < LEAST - 1:
        return False
    link, noun = before[-2], before[-LEAST:][0]
    if link in language.interview_links and noun in language.interviews:
        return True
    if link in language.documents or is_compound(link, language.documents, language.case_endings):
        # "laut einem Bericht der „Harzwacht“".
        return True
    alone = any(not source.tail and not source.weak for source in language.prepositions_of_source.get(link, ()))
    return (alone and link not in language.behind_comma) or (
        link in language.relay_to and link not in language.articles
    )


def _is_addressed(before: list[str], language: Language) -> bool:
    """ "sagte Odo Farn dem „Talboten“": a dative behind a verb of saying, and nothing but its subject between."""
    if before[-1] not in language.addressing:
        return False
    for word in reversed(before[-2 - BETWEEN_BEHIND : -1]):
        if not word[0].isalnum() or word in language.prepositions:
            return False
        if _says(word, language, ADDRESSED):
            return True
    return False


def _reports(before: list[str], behind: list[str], language: Language) -> bool:
    """ "berichtete am Montag die „Nordpost“", "wie der „Talbote“ am Freitag meldete"."""
    for near in (list(reversed(before[-2 - BETWEEN : -1])), behind[: 1 + BETWEEN_BEHIND]):
        for word in near:
            if not word[0].isalnum():
                break
            if _passes([word], language, language.passing):
                return True
    return False


def _passes(words: list[str], language: Language, lemmas: frozenset[str]) -> bool:
    return any(form.lemma in lemmas for word in words for form in language.cues.get(word, ()) if _is_finite(form))


def _says(word: str, language: Language, types: frozenset[str]) -> bool:
    return any(form.type in types and _is_finite(form) for form in language.cues.get(word, ()))


def _is_finite(form: CueForm) -> bool:
    return form.category in ("finite", "participle") and (not form.tail or form.loose)
