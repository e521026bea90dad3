"""What every step of the cascade looks at: the text, its tokens, its sentences and the reporting words in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.claims.grammar import word_classes as wc
from tracker.claims.text.quotation_marks import Quote
from tracker.claims.text.sentences import Sentence
from tracker.claims.text.tokens import Tokens
from tracker.languages.cue_forms import CueForm
from tracker.languages.lexicon import Language

if TYPE_CHECKING:
    from tracker.claims.grammar.analysis import Grammar, SentenceAnalysis


@dataclass(slots=True)
class Hit:
    """A reporting verb in the text: tokens [first, last] are the cue with its auxiliaries and its tail.

    `verb` is the verb's own token; `mode` is how it stands: "finite", "infinitive", "gerund", "passive".
    `enclitic` is the token of a pronoun joined to it ("-t-il"), or -1; `until` is the last token of a tail that
    stands apart ("teilte … mit"), `auxiliary` an auxiliary that does ("hatte … mitgeteilt"), or -1.
    """

    verb: int
    first: int
    last: int
    form: CueForm
    mode: str
    enclitic: int = -1
    until: int = -1
    auxiliary: int = -1

    @property
    def begin(self) -> int:
        """Where the finite part of the verb stands."""
        return self.auxiliary if self.auxiliary >= 0 else self.first


@dataclass(slots=True)
class Scene:
    """One document under analysis; `hits` are in the order of the text and `hit_at` finds one by any of its tokens.
    `unnamed` has the phrases that keep a name back ("who asked not to be named"): last token → first token;
    `grammar` the analysis of each sentence, `names` what stands in quotation marks and quotes nobody,
    `named` the tokens of those names."""

    text: str
    tokens: Tokens
    quotes: list[Quote]
    sentences: list[Sentence]
    language: Language
    grammar: Grammar
    names: list[Quote] = field(default_factory=list)
    named: set[int] = field(default_factory=set)
    hits: list[Hit] = field(default_factory=list)
    hit_at: dict[int, Hit] = field(default_factory=dict)
    sentence_of_quote: list[int] = field(default_factory=list)
    token_of_quote: list[int] = field(default_factory=list)
    unnamed: dict[int, int] = field(default_factory=dict)
    _firsts: list[int] = field(default_factory=list)
    _words: set[str] = field(default_factory=set)
    _surnames: set[str] = field(default_factory=set)
    _large: set[str] | None = None
    _places: dict[int, list[int]] = field(default_factory=dict)

    def places_of(self, words: Container[str], first: int, last: int) -> list[int]:
        """The tokens in [first, last) that are among some words of the language, in order.

        They are looked for once in the document: a rule asks again for every quotation of a long sentence. The tables
        of the language outlive this object, so that their ids are theirs alone.
        """
        places = self._places.get(id(words))
        if places is None:
            low = self.tokens.low
            places = self._places[id(words)] = [at for at in range(len(self.tokens)) if low[at] in words]
        return places[bisect_left(places, first) : bisect_left(places, last)]

    def places_of_hits(self, first: int, last: int) -> list[int]:
        """The tokens in [first, last) that belong to a reporting verb, in order."""
        places = self._places.get(id(self.hit_at))
        if places is None:
            places = self._places[id(self.hit_at)] = sorted(self.hit_at)
        return places[bisect_left(places, first) : bisect_left(places, last)]

    def has_word(self, word: str) -> bool:
        """Whether the text has the word, given in small letters."""
        if not self._words:
            self._words = set(self.tokens.low)
        return word in self._words

    def ends_name(self, word: str) -> bool:
        """Whether the text has the word, given in small letters, at the end of several with a capital ("Odo Farn")."""
        tokens = self.tokens
        if not self._surnames:
            runs = (at for at in range(1, len(tokens)) if tokens.upper(at) and tokens.upper(at - 1))
            self._surnames = {"", *(tokens.low[at] for at in runs)}
        return word in self._surnames

    def is_large_inside(self, word: str) -> bool:
        """Whether the text prints the word, given in small letters, with a capital where no sentence begins, or where
        one begins with it and another capital ("Rose Brun works here")."""
        if self._large is None:
            opening = {sentence.first for sentence in self.sentences}
            tokens = self.tokens
            large = (
                at for at in range(len(tokens)) if tokens.upper(at) and (at not in opening or tokens.upper(at + 1))
            )
            self._large = {tokens.low[at] for at in large}
        return word in self._large

    def number_at(self, token: int) -> int:
        """The number of the sentence in which a token stands."""
        if not self._firsts:
            self._firsts = [sentence.first for sentence in self.sentences]
        return max(0, bisect_right(self._firsts, token) - 1)

    def analysis_at(self, token: int) -> SentenceAnalysis | None:
        """The analysis of the sentence in which a token stands; None for a token between sentences (a line break)."""
        found = self.grammar.of(self.number_at(token)) if self.sentences else None
        return found if found is not None and found.first <= token < found.last else None

    def class_at(self, token: int) -> int:
        """The word class of a token; punctuation for one between sentences."""
        number = self.number_at(token)
        sentence = self.sentences[number] if self.sentences else None
        if sentence is None or not sentence.first <= token < sentence.last:
            return wc.PUNCT
        return self.grammar.classes_of(number)[token - sentence.first]


@dataclass(slots=True)
class Phrase:
    """A noun phrase: tokens [first, last], and whether it is a bare pronoun."""

    first: int
    last: int
    pronoun: bool = False
