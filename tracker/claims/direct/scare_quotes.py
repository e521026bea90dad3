"""Quotation marks that quote nobody: titles, names, terms and distance."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from tracker.claims.text.analysis import Scene
from tracker.claims.text.named import is_compound
from tracker.languages.lexicon import Language

# A quotation of fewer words that no reporting verb governs is taken for a name, a term or irony.
FEWEST_WORDS: Final = 5
LONGEST_TITLE: Final = 6
# From a verb of judging to what it calls its object.
JUDGED: Final = 8
# A programme is called by so few words.
LONGEST_SHOW: Final = 4
# Shorter words have no capital in a title.
SHORT_WORD: Final = 4
# What nobody is said to have said, behind a word for a title or a body, where every noun shows itself by its capital.
LONGEST_NAME: Final = 12


def words_in(scene: Scene, index: int) -> int:
    """How many words a quotation has."""
    quote = scene.quotes[index]
    return len(scene.text[quote.inner_start : quote.inner_end].split())


def is_sentence(scene: Scene, index: int) -> bool:
    """Whether a quotation is a sentence of its own: a capital first, and nothing of the frame around it."""
    quote = scene.quotes[index]
    first = quote.inner_start + (scene.text[quote.inner_start] in "¿¡")
    return scene.text[first : first + 1].isupper() and scene.text[quote.inner_end - 1] in ".!?…"


def stands_alone(scene: Scene, index: int) -> bool:
    """Whether nothing but the quotation and its full stop makes a sentence («Qui nessuno chiede favori».)."""
    sentence, token = scene.sentences[scene.sentence_of_quote[index]], scene.token_of_quote[index]
    return sentence.first == token and sentence.last == token + 2 and scene.tokens.low[token + 1] in ".!?…"


def _goes_on(scene: Scene, index: int) -> bool:
    """Whether it is the rest of a quotation behind the words of saying in it («I lavori – ha detto X – finiranno»)."""
    quote = scene.quotes[index]
    return quote.start == quote.inner_start and index > 0 and scene.quotes[index - 1].end < quote.start


def _is_announced(scene: Scene, index: int) -> bool:
    """Whether a colon announces words that begin with a capital ("E poi: “Nessun ritardo”")."""
    at = scene.token_of_quote[index] - 1
    return at >= 0 and scene.tokens.low[at] == ":" and scene.text[scene.quotes[index].inner_start].isupper()


def named_by(scene: Scene, index: int) -> bool:
    """Whether the word before the marks says that a name or a term follows ("the film", "intitulé")."""
    at = scene.token_of_quote[index] - 1
    language, low = scene.language, scene.tokens.low
    if at >= 0 and _says_of_oneself(scene, at):
        return False
    if at >= 0 and low[at] in language.so_called:
        return True
    if at > 0 and low[at] == ":" and _is_label(low[at - 1], language):
        return True
    if language.nouns_capitalised and at >= 0 and _is_judged(scene, index, at):
        return False
    quote = scene.quotes[index]
    first = scene.text[quote.inner_start : quote.inner_end].split()[0]
    if language.adjectives_follow and first.lower() in language.finite_hints and first.islower():
        # "Le dossier « est à l'étude »": the noun is the subject of what is quoted.
        return False
    for here in range(at, max(-1, at - 2), -1):
        if low[here] in language.scare_names:
            # "Il s'est dit « horrifié »" says it of himself.
            return here not in scene.hit_at or language.reflexives.isdisjoint(low[max(0, here - 2) : here])
        compound = language.nouns_capitalised and scene.tokens.upper(here)
        if compound and is_compound(low[here], language.scare_names, language.case_endings):
            return True
        if low[here] not in language.determiners:
            return False
    return False


def _is_in_capitals(scene: Scene, index: int) -> bool:
    """ "The show “The Long Tide.”": each longer word has a capital, whatever mark the sentence ends with."""
    quote = scene.quotes[index]
    words = scene.text[quote.inner_start : quote.inner_end].rstrip(".,").split()
    return not scene.language.nouns_capitalised and len(words) > 1 and _have_capitals(words)


def _have_capitals(words: list[str]) -> bool:
    large = all(word[0].isupper() or word[0].isdigit() or len(word) < SHORT_WORD for word in words)
    return large and words[-1][0].isupper()


def _is_called(scene: Scene, index: int) -> bool:
    """ "A film called “…”": a word for what has a title, and then one that gives it."""
    at, low, names = scene.token_of_quote[index] - 1, scene.tokens.low, scene.language.scare_names
    return at > 0 and low[at] in names and low[at - 1] in names and low[at - 1] not in scene.language.determiners


def _is_label(word: str, language: Language) -> bool:
    """ "Motto: „…“", "Ihr Debütroman: „…“": what the marks hold is called by it."""
    if word in language.scare_labels:
        return True
    return language.nouns_capitalised and is_compound(word, language.scare_labels, language.case_endings)


def _is_judged(scene: Scene, index: int, at: int) -> bool:
    """ "Nannte das Programm „ein Lehrstück“": behind a verb of judging and its object, what begins as a phrase does is
    what it is called by."""
    quote, language = scene.quotes[index], scene.language
    first = scene.text[quote.inner_start : quote.inner_end].split(maxsplit=1)[0]
    opens = first in language.articles and scene.tokens.low[at] not in language.media
    return opens and any(
        scene.hit_at[here].form.type == "judge" for here in scene.places_of_hits(max(0, at - JUDGED), at)
    )


def _says_of_oneself(scene: Scene, at: int) -> bool:
    """ "se dit « prêt »", "s'est dit « prêt »": a verb of saying and no "so-called"."""
    hit = scene.hit_at.get(at)
    if hit is None or hit.mode != "finite":
        return False
    return any(scene.tokens.low[here] in scene.language.reflexives for here in range(max(0, hit.first - 1), at))


def is_title(scene: Scene, index: int, count: int) -> bool:
    """Two to six words that all begin with a capital, short ones aside, with nothing of a sentence about them."""
    inside = _is_inside(scene, index, count)
    if not (2 <= count <= LONGEST_TITLE or inside) or (is_sentence(scene, index) and not inside):
        return False
    quote = scene.quotes[index]
    words = scene.text[quote.inner_start : quote.inner_end].split()
    if scene.language.nouns_capitalised and not _is_name(scene, index, words):
        return False
    return _have_capitals(words)


def _is_inside(scene: Scene, index: int, count: int) -> bool:
    """ "She was on Kanal 9's “This Hour.”", "he told “Today.”": a title that closes its sentence, behind its owner, a
    preposition or who was told, with no comma or colon before it."""
    language, low, at = scene.language, scene.tokens.low, scene.token_of_quote[index] - 1
    if (
        at < 1
        or count > LONGEST_SHOW
        or not language.subject_before_verb
        or scene.text[scene.quotes[index].inner_end - 1] != "."
    ):
        return False
    owner = low[at] in language.genitives or (low[at] == "'" and low[at - 1].endswith(language.plural_endings))
    if owner or low[at] in language.airs:
        return True
    hit = scene.hit_at.get(at)
    return hit is not None and hit.form.type == "tell"


def _is_name(scene: Scene, index: int, words: list[str]) -> bool:
    """Where every noun has a capital: two neighbours with one, inside a phrase ("in der „Neuen Rundschau“").

    An adjective with a capital, or a noun right behind a noun, is part of a name; behind a colon it opens a sentence.
    """
    at = scene.token_of_quote[index] - 1
    if at < 0 or not scene.tokens.low[at][0].isalnum():
        return False
    return any(left[0].isupper() and right[0].isupper() for left, right in pairwise(words))


def reason(scene: Scene, index: int, attributed: bool) -> str | None:
    """Why a quotation is no claim, or None when it is one."""
    count = words_in(scene, index)
    called = _is_called(scene, index)
    most = LONGEST_NAME if called or (scene.language.nouns_capitalised and not attributed) else FEWEST_WORDS
    titled = count == 1 or not is_sentence(scene, index) or _is_in_capitals(scene, index)
    if named_by(scene, index) and count <= most and titled:
        return "name-or-term"
    if is_title(scene, index, count):
        return "title"
    if attributed:
        return None
    if _goes_on(scene, index) or (count > 1 and _is_announced(scene, index)):
        return None
    if count < FEWEST_WORDS and not is_sentence(scene, index) and not (count > 2 and stands_alone(scene, index)):
        return "scare-quote"
    return None
