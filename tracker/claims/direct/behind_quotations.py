"""What stands behind a quotation: how far it is about it, which sentence goes on, and what is passed over."""

from __future__ import annotations

from typing import Final

from tracker.claims.text.analysis import Scene
from tracker.claims.text.sentences import Sentence

# What may stand between a quotation and the words about it.
GAP: Final = frozenset(",-–—.?!…:;")


def limit(scene: Scene, at: int, sentence: Sentence) -> int:
    """The end of what can be said about the quotation at token `at`: the next quotation or the sentence's end.

    After a quotation that ends in a question or exclamation mark, its sentence may go on: "Why?" Ann Lee asked.
    """
    tokens = scene.tokens
    end = sentence.last
    if at + 1 == end:
        quote = scene.quotes[tokens.quote[at]]
        follower = next_sentence(scene, at)
        if follower is not None and tokens.text[quote.inner_end - 1] in "?!…":
            end = follower.last
    return next((here for here in range(at + 1, end) if tokens.quote[here] >= 0), end)


def next_sentence(scene: Scene, at: int) -> Sentence | None:
    """The sentence behind that of the quotation at token `at`, in the same paragraph."""
    index = scene.sentence_of_quote[scene.tokens.quote[at]] + 1
    if index < len(scene.sentences) and scene.sentences[index].paragraph == scene.sentences[index - 1].paragraph:
        return scene.sentences[index]
    return None


def only_skips(scene: Scene, begin: int, end: int) -> bool:
    """Whether nothing but adverbs and marks stands at the tokens [begin, end)."""
    low, language = scene.tokens.low, scene.language
    return all(low[here] in language.adverbials or low[here] in GAP for here in range(begin, end))
