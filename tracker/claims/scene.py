"""What every step of the cascade looks at: the text, its tokens, its sentences and the reporting words in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from tracker.claims.quotes import Quote
from tracker.claims.sentences import Sentence
from tracker.claims.tokens import Tokens
from tracker.languages.lexicon import CueForm, Language


@dataclass(slots=True)
class Hit:
    """A reporting verb in the text: tokens [first, last] are the cue with its auxiliaries and its tail.

    `verb` is the verb's own token; `mode` is how it stands: "finite", "infinitive", "gerund", "passive".
    `enclitic` is the token of a pronoun joined to it ("-t-il"), or -1; `until` is the last token of a tail that
    stands apart ("teilte … mit").
    """

    verb: int
    first: int
    last: int
    form: CueForm
    mode: str
    enclitic: int = -1
    until: int = -1
    used: bool = False


@dataclass(slots=True)
class Scene:
    """One document under analysis; `hits` are in the order of the text and `hit_at` finds one by any of its tokens."""

    text: str
    tokens: Tokens
    quotes: list[Quote]
    sentences: list[Sentence]
    language: Language
    hits: list[Hit] = field(default_factory=list)
    hit_at: dict[int, Hit] = field(default_factory=dict)
    sentence_of_quote: list[int] = field(default_factory=list)
    token_of_quote: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Phrase:
    """A noun phrase: tokens [first, last], and whether it is a bare pronoun."""

    first: int
    last: int
    pronoun: bool = False
