"""One analysis of a sentence: word classes, noun phrases, finite verbs and their subjects. Every rule asks it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import exp
from typing import Final

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.joins import phrase_drafts
from tracker.claims.grammar.phrase_rows import phrases_of
from tracker.claims.grammar.phrases import NounPhrase
from tracker.claims.grammar.shown_names import openings
from tracker.claims.grammar.subject_candidates import SubjectCandidates, VerbUnit
from tracker.claims.grammar.subject_choice import SubjectChoice, choice_of
from tracker.claims.grammar.sure_classes import overruled
from tracker.claims.grammar.tagger import Tagger, tagger_of
from tracker.claims.grammar.verbs import units
from tracker.claims.text.sentences import Sentence
from tracker.claims.text.tokens import Tokens
from tracker.errors import LanguageError
from tracker.languages.lexicon import Language

# What may stand between "and" and its verb.
SMALL: Final = frozenset({wc.ADV, wc.PRON, wc.PART})


@dataclass(frozen=True, slots=True)
class Subject:
    """Who does what a verb says. `phrase` is None where the verb has no subject of its own: a second verb ("she rose
    and said"), a subject left out. `chance` (0 to 1) is how sure the choice is, among all phrases and none."""

    phrase: NounPhrase | None
    chance: float


@dataclass(slots=True)
class SentenceAnalysis:
    """The tokens [first, last) of a sentence. All tokens count in the whole document, as in `Tokens`, which also has
    their places in the text in code points."""

    first: int
    last: int
    classes: tuple[int, ...]
    phrases: tuple[NounPhrase, ...]
    verbs: tuple[VerbUnit, ...]
    _choice: SubjectChoice
    _sentence: SubjectCandidates
    _subjects: dict[tuple[int, int], Subject] = field(default_factory=dict)

    def class_at(self, token: int) -> int:
        """The word class of a token of this sentence."""
        return self.classes[token - self.first]

    def phrase_at(self, token: int) -> NounPhrase | None:
        """The phrase in whose base the token stands."""
        return next((phrase for phrase in self.phrases if phrase.first <= token <= phrase.last), None)

    def head_at(self, token: int) -> int:
        """The head of the phrase in whose base the token stands, else the token."""
        phrase = self.phrase_at(token)
        return token if phrase is None else phrase.head

    def phrase_around(self, token: int) -> NounPhrase | None:
        """The widest phrase to which the token belongs in any way."""
        around = [phrase for phrase in self.phrases if phrase.begin <= token <= phrase.until]
        return max(around, key=lambda phrase: phrase.until - phrase.begin, default=None)

    def verb_at(self, token: int) -> VerbUnit | None:
        """The finite verb of which the token is the auxiliary or the verb itself."""
        return next((verb for verb in self.verbs if token in (verb.finite, verb.main)), None)

    def antecedent(self, phrase: NounPhrase) -> NounPhrase | None:
        """The phrase that a relative pronoun stands for: the widest that ends before it, over a comma."""
        end = phrase.first - 1
        if phrase.governor >= 0:
            end = phrase.governor - 1
        while True:
            if end >= self.first and self.class_at(end) == wc.PUNCT:
                end -= 1
            ending = [other for other in self.phrases if other.until == end or other.last == end]
            found = min(ending, key=lambda other: other.begin, default=None)
            if found is None or not self._is_inserted(found):
                return found
            end = (found.governor if found.governor >= 0 else found.begin) - 1

    def _is_inserted(self, phrase: NounPhrase) -> bool:
        """Whether the phrase is an age or a place between commas ("Ana Rivel, 59, of Orlath, who …")."""
        begin = phrase.governor if phrase.governor >= 0 else phrase.begin
        bare = self.class_at(phrase.begin) in (wc.PROPN, wc.NUM)
        return bare and begin - 1 > self.first and self.class_at(begin - 1) == wc.PUNCT

    def subject_of(self, finite: int, main: int | None = None) -> Subject:
        """The subject of the finite verb at token `finite`, which helps the verb at `main` (default: as in `verbs`).

        The verb need not be among `verbs`: a list of forms may know it better. One outside the sentence has none here.
        """
        if main is None:
            unit = self.verb_at(finite)
            main = unit.main if unit else finite
        if not self.first <= min(finite, main) <= max(finite, main) < self.last:
            return Subject(None, 0.0)
        key = (finite, main)
        if key not in self._subjects:
            self._subjects[key] = self._chosen(VerbUnit(finite - self.first, main - self.first))
        return self._subjects[key]

    def subjects(self) -> Iterator[NounPhrase]:
        """The subject of each verb that has one, in the order of the verbs."""
        found = (self.subject_of(verb.finite, verb.main).phrase for verb in self.verbs)
        return (phrase for phrase in found if phrase is not None)

    def doer_of(self, finite: int, main: int | None = None) -> Subject:
        """The subject of the verb; where it has none and "and" or a comma joins it to a verb before ("she rose, sat
        down and said"), that verb's subject."""
        found = self.subject_of(finite, main)
        if found.phrase is not None or not self._continues(finite if main is None else min(finite, main)):
            return found
        for verb in reversed(self.verbs):
            if max(verb.finite, verb.main) >= finite or self._is_subordinate(verb) or self._differs(verb, finite):
                continue
            earlier = self.subject_of(verb.finite, verb.main)
            if earlier.phrase is not None:
                return Subject(earlier.phrase, found.chance * earlier.chance)
        return found

    def _differs(self, verb: VerbUnit, finite: int) -> bool:
        """ "She says they should leave, but stressed …": what joins "should leave" has no ending either; and what joins
        a verb of the present is none of the past ("Pell made clear that the gate is shut, and noted …")."""
        bare = verb.finite != verb.main and self.class_at(verb.main) == wc.INF
        if bare and self.class_at(finite) == wc.VERB:
            return True
        low, language = self._sentence.low, self._sentence.language
        now, then = low[verb.finite - self.first], low[finite - self.first]
        return then.endswith(language.past_endings) and now in language.present

    def _continues(self, token: int) -> bool:
        """Whether a conjunction or a comma stands before the verb at `token`, with nothing but small words between."""
        for at in range(token - 1, self.first - 1, -1):
            kind = self.class_at(at)
            if kind == wc.CCONJ or (kind == wc.PUNCT and at > self.first):
                return True
            if kind not in SMALL:
                return False
        return False

    def _is_subordinate(self, verb: VerbUnit) -> bool:
        """Whether a conjunction or a relative pronoun opens the verb's clause, with no other verb between."""
        for at in range(min(verb.finite, verb.main) - 1, self.first - 1, -1):
            kind = self.class_at(at)
            if kind in (wc.SCONJ, wc.REL):
                return True
            if kind in wc.FINITE or kind == wc.QUOTE:
                return False
        return False

    def described_before(self, left: int) -> NounPhrase | None:
        """The name and its description whose comma stands right before the first verb: "Odo Farn, head of the bank,
        praised the plan"."""
        if self.verbs and min(self.verbs[0].finite, self.verbs[0].main) < left:
            return None
        if left - 2 <= self.first or self.class_at(left - 1) != wc.PUNCT:
            return None
        ending = (one for one in self.phrases if one.until == left - 2)
        found = min(ending, key=lambda one: one.begin, default=None)
        if found is None or found.governor >= 0 or self.class_at(found.begin) != wc.PROPN:
            return None
        apart = any(self._sentence.low[at - self.first] == "," for at in range(found.begin, found.until))
        joined = found.begin > self.first and self.class_at(found.begin - 1) == wc.CCONJ
        return found if apart and not joined else None

    def _chosen(self, verb: VerbUnit) -> Subject:
        described = self.described_before(verb.left + self.first)
        if described is not None:
            return Subject(described, 1.0)
        candidates = self._sentence.candidates(verb)
        scores = self._choice.scores(self._sentence.rows(verb))
        highest = max(scores)
        weights = [exp(score - highest) for score in scores]
        # A role and the name in apposition to it are one.
        chances: dict[int, float] = {}
        for index, weight in zip((*candidates, -1), weights, strict=True):
            whole = self._described(index)
            chances[whole] = chances.get(whole, 0.0) + weight
        best = max(chances, key=chances.__getitem__)
        return Subject(self.phrases[best] if best >= 0 else None, chances[best] / sum(weights))

    def _described(self, index: int) -> int:
        """The phrase that this one is in apposition to, or the phrase itself; -1 stays -1."""
        inside = self.phrases[index].inside if index >= 0 else -1
        return inside if inside >= 0 and self.phrases[inside].apposition == index else index


class Grammar:
    """The analyses of one document, each made when it is first asked for."""

    def __init__(self, tokens: Tokens, sentences: Sequence[Sentence], language: Language) -> None:
        """Raises LanguageError for a language without weights."""
        self._tokens, self._sentences, self._language = tokens, sentences, language
        self._tagger, self._choice = _models(language.code)
        self._learned: list[list[int]] = []
        self._classes: dict[int, list[int]] = {}
        self._analyses: dict[int, SentenceAnalysis] = {}

    def _tagged(self) -> list[list[int]]:
        """The classes of every sentence. All are tagged at once: one by one, calling numpy would cost more than adding
        up what is never asked for."""
        shown = openings(self._tokens, self._sentences, self._language)
        return self._tagger.tag([[self._form(i, shown) for i in range(one.first, one.last)] for one in self._sentences])

    def _form(self, at: int, shown: set[int]) -> str:
        """What the tagger reads for a token: a quotation's marks, a name that it knows for one of the `shown`."""
        tokens = self._tokens
        if tokens.quote[at] >= 0:
            return tokens.low[at]
        return self._language.known_name if at in shown else tokens.printed(at, at)

    def at(self, token: int) -> SentenceAnalysis | None:
        """The analysis of the sentence in which the token stands; None for a line break between sentences."""
        number = bisect_right(self._sentences, token, key=_first) - 1
        return self.of(number) if number >= 0 and token < self._sentences[number].last else None

    def of(self, number: int) -> SentenceAnalysis:
        """The analysis of the sentence with this number."""
        found = self._analyses.get(number)
        if found is None:
            classes = self.classes_of(number)
            found = analysed(self._tokens, self._sentences[number], classes, self._language, self._choice)
            self._analyses[number] = found
        return found

    def classes_of(self, number: int) -> list[int]:
        """The class of each word of the sentence with this number, without its phrases and verbs."""
        found = self._classes.get(number)
        if found is None:
            if not self._learned:
                self._learned = self._tagged()
            low, upper, quote = _letters(self._tokens, self._sentences[number])
            found = self._classes[number] = overruled(low, upper, quote, self._learned[number], self._language)
            for at in range(1, len(found) - 1):
                if found[at] == wc.QUOTE and _is_modifier(self._tokens, self._sentences[number].first, found, at):
                    found[at] = wc.ADJ
        return found


def _first(sentence: Sentence) -> int:
    return sentence.first


def _letters(tokens: Tokens, sentence: Sentence) -> tuple[list[str], list[bool], list[int]]:
    """Of each token of a sentence: its lower case, whether it begins with a capital, its quotation."""
    first, last = sentence.first, sentence.last
    return tokens.low[first:last], [tokens.upper(i) for i in range(first, last)], tokens.quote[first:last]


def analysed(
    tokens: Tokens, sentence: Sentence, classes: Sequence[int], language: Language, choice: SubjectChoice
) -> SentenceAnalysis:
    """The analysis of one sentence whose words have these classes."""
    first, last = sentence.first, sentence.last
    low, upper, _ = _letters(tokens, sentence)
    drafts = phrase_drafts(low, upper, classes, language)
    verbs = tuple(VerbUnit(verb.finite + first, verb.main + first) for verb in units(low, classes, language))
    return SentenceAnalysis(
        first,
        last,
        tuple(classes),
        phrases_of(drafts, classes, first),
        verbs,
        choice,
        SubjectCandidates(low, classes, drafts, language),
    )


def _is_modifier(tokens: Tokens, first: int, classes: Sequence[int], at: int) -> bool:
    """Whether quoted words stand inside a phrase, like an adjective: the “free thinker” group."""
    inner_end = tokens.text[tokens.end[first + at] - 2]
    return classes[at - 1] == wc.DET and classes[at + 1] in (wc.NOUN, wc.PROPN) and inner_end.isalnum()


def _models(code: str) -> tuple[Tagger, SubjectChoice]:
    tagger, choice = tagger_of(code), choice_of(code)
    if tagger is None or choice is None:
        raise LanguageError(f"the language “{code}” has no weights for its grammar")
    return tagger, choice
