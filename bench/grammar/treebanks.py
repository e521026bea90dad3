"""Universal Dependencies treebanks as the analysis sees text: the project's tokens with the class and head of each.

A token that a treebank divides ("don't", "du", "well-known") takes the class of the part that governs the others.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tracker.claims.analyse import normalised
from tracker.claims.grammar import word_classes as wc
from tracker.claims.text.quotation_marks import Quote, scan
from tracker.claims.text.tokens import Tokens, tokenise
from tracker.languages.lexicon import Language

# What weights that ship may be learned from: (file, beginnings of the ids of its sentences; none: all of them).
# CC BY-SA 4.0: EWT, GSD, Bosque; CC BY 4.0: MarkIT. The other sentences of the files (GUM, Sequoia, VIT) have
# licences that do not allow it, and are only measured on.
FREE: Final[dict[str, tuple[tuple[str, tuple[str, ...]], ...]]] = {
    "en": (("train/en_ewt", ()), ("en", ("weblog", "newsgroup", "email", "reviews", "answers"))),
    "fr": (("fr", ("fr-ud",)),),
    "de": (("de", ()),),
    "es": (("es", ()),),
    "pt": (("train/pt_bosque", ()), ("pt", ())),
    "it": (("train/it_markit", ()),),
}
# Other treebanks, for measuring only.
OTHER: Final[dict[str, tuple[tuple[str, tuple[str, ...]], ...]]] = {
    "en": (("en", ("GUM",)),),
    "fr": (("fr", ("annodis", "frwiki", "Europar", "emea")),),
    "it": (("it", ()),),
}
UD: Final = {"INTJ": wc.ADV, "SYM": wc.X, "X": wc.X, "_": wc.X}
SHORTEST_QUOTE: Final = 3


@dataclass(slots=True)
class Word:
    """One syntactic word of a treebank; `start` and `end` are those of the printed token that holds it."""

    start: int
    end: int
    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    relation: str


@dataclass(slots=True)
class Sample:
    """One sentence in the project's tokens. `word` is for each token the treebank's word that governs it, or -1
    (a quotation has none); `heads` the token that governs it, or -1 for the root; `classes` its class. `pieces` are
    tokens of a word that the treebank leaves whole, behind its first token ("Sen" and its full stop)."""

    tokens: Tokens
    quotes: list[Quote]
    words: list[Word]
    word: list[int]
    heads: list[int]
    classes: list[int]
    pieces: set[int]

    @property
    def low(self) -> list[str]:
        """The tokens in lower case, without what stands behind the last."""
        return self.tokens.low[: len(self.tokens)]

    @property
    def quote(self) -> list[int]:
        """For each token its quotation, or -1."""
        return self.tokens.quote[: len(self.tokens)]

    def forms(self) -> list[str]:
        """The tokens as printed, a quotation as one."""
        return [
            self.tokens.low[i] if self.tokens.quote[i] >= 0 else self.tokens.printed(i, i)
            for i in range(len(self.tokens))
        ]


def class_of(word: Word, language: Language) -> int:
    """The class of the analysis for a word of Universal Dependencies. Possessives before a noun are determiners.

    MarkIT gives its pronouns no features: there the marker of clauses that stands as a pronoun is a relative one.
    """
    upos, feats = word.upos, word.feats
    if upos == "PRON" and "Poss=Yes" in feats and word.relation in {"nmod:poss", "det", "det:poss"}:
        return wc.DET
    if upos == "PRON" and "PronType=" in feats and "Rel" in feats.partition("PronType=")[2].partition("|")[0]:
        return wc.REL
    if upos == "PRON" and feats == "_" and word.form.lower() in language.complementisers & language.relatives:
        return wc.REL
    if upos == "VERB":
        for form, kind in (("Fin", wc.VERB), ("Inf", wc.INF), ("Part", wc.PARTICIPLE), ("Ger", wc.GERUND)):
            if f"VerbForm={form}" in feats:
                return kind
        return wc.VERB
    if upos == "AUX":
        return wc.AUX if "VerbForm=Fin" in feats or "VerbForm=" not in feats else wc.AUX_OTHER
    return UD[upos] if upos in UD else wc.CLASSES.index(upos)


def read(path: Path, ids: tuple[str, ...] = ()) -> Iterator[tuple[str, list[Word]]]:
    """(text, words) of the sentences of a CoNLL-U file, gzipped or not, whose id begins with one of `ids`."""
    raw = path.read_bytes()
    content = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    for block in content.split("\n\n"):
        text, name = "", ""
        rows: list[list[str]] = []
        wide: dict[int, tuple[int, str]] = {}
        for line in block.split("\n"):
            if line.startswith("# text = "):
                text = line[9:]
            elif line.startswith("# sent_id = "):
                name = line[12:]
            elif line and line[0] != "#":
                cells = line.split("\t")
                if "-" in cells[0]:
                    first, last = (int(part) for part in cells[0].split("-"))
                    wide.update(dict.fromkeys(range(first, last + 1), (first, cells[1])))
                elif "." not in cells[0]:
                    rows.append(cells)
        if not text or (ids and not name.startswith(ids)):
            continue
        words = _placed(text, rows, wide)
        if words:
            yield text, words


def _placed(text: str, rows: list[list[str]], wide: dict[int, tuple[int, str]]) -> list[Word]:
    """The words with their places in the text; none when a form is not in it."""
    words: list[Word] = []
    at = 0
    for cells in rows:
        number = int(cells[0])
        first, printed = wide.get(number, (number, cells[1]))
        if first != number:
            start, end = words[-1].start, words[-1].end
        else:
            start = text.find(printed, at)
            if start < 0:
                return []
            end = at = start + len(printed)
        words.append(Word(start, end, cells[1], cells[2], cells[3], cells[5], int(cells[6]) - 1, cells[7]))
    return words


def sample(text: str, words: list[Word], language: Language, *, quoted: bool) -> Sample | None:
    """The sentence in the project's tokens; `quoted`: each quotation of some length is one token."""
    plain = normalised(text)
    quotes = [
        quote
        for quote in (scan(plain, language.inward_guillemets) if quoted else [])
        if quote.closed and len(plain[quote.inner_start : quote.inner_end].split()) >= SHORTEST_QUOTE
    ]
    if quoted and not quotes:
        return None
    tokens = tokenise(plain, quotes, language)
    token_of = _token_of(tokens, words)
    covered: list[list[int]] = [[] for _ in range(len(tokens))]
    for number, token in enumerate(token_of):
        if token >= 0:
            covered[token].append(number)
    pieces = _pieces(tokens, words, covered)
    word, classes = [], []
    for token, numbers in enumerate(covered):
        top = -1 if tokens.quote[token] >= 0 else _governing(numbers, words)
        word.append(top)
        if tokens.quote[token] >= 0:
            classes.append(wc.QUOTE)
        elif top < 0:
            whole = pieces.get(token, -1)
            mark = whole < 0 or not tokens.low[token][0].isalnum()
            classes.append(wc.PUNCT if mark else class_of(words[whole], language))
        else:
            classes.append(class_of(words[top], language))
    heads = [-1] * len(tokens)
    for token, numbers in enumerate(covered):
        top = word[token] if word[token] >= 0 else _governing(numbers, words)
        if top >= 0 and words[top].head >= 0:
            heads[token] = token_of[words[top].head]
        elif token in pieces:
            heads[token] = token_of[pieces[token]]
    return Sample(tokens, quotes, words, word, heads, classes, set(pieces))


def _token_of(tokens: Tokens, words: list[Word]) -> list[int]:
    """For each word the first token that overlaps it, or -1. Words of one printed token that the project divides
    go to its pieces in order."""
    found: list[int] = []
    at = 0
    for number, word in enumerate(words):
        while at < len(tokens) and tokens.end[at] <= word.start:
            at += 1
        here = at
        if number and words[number - 1].start == word.start and found[-1] >= 0:
            following = found[-1] + 1
            here = following if following < len(tokens) and tokens.start[following] < word.end else found[-1]
        found.append(here if here < len(tokens) and tokens.start[here] < word.end else -1)
    return found


def _pieces(tokens: Tokens, words: list[Word], covered: list[list[int]]) -> dict[int, int]:
    """The tokens that begin inside a word, each with the number of the word."""
    found: dict[int, int] = {}
    number = 0
    for token, numbers in enumerate(covered):
        while number < len(words) and words[number].end <= tokens.start[token]:
            number += 1
        inside = number < len(words) and words[number].start < tokens.start[token]
        if inside and not numbers and tokens.quote[token] < 0:
            found[token] = number
    return found


def _governing(numbers: list[int], words: list[Word]) -> int:
    inside = set(numbers)
    return next((number for number in numbers if words[number].head not in inside), -1)


def samples(
    folder: Path, parts: tuple[tuple[str, tuple[str, ...]], ...], language: Language, *, quoted: bool = True
) -> Iterator[list[Sample]]:
    """Each sentence of the named parts: as it is, and once more with its quotations as single tokens if it has any."""
    for name, ids in parts:
        path = folder / f"{name}.conllu.gz"
        for text, words in read(path if path.exists() else path.with_suffix(""), ids):
            forms = [sample(text, words, language, quoted=False)]
            if quoted:
                forms.append(sample(text, words, language, quoted=True))
            yield [form for form in forms if form is not None]
