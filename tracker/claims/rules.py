"""The rules that find a claim or who passed it on: the name of each, what it looks for, and how sure it makes us.

`Claim.rule` and `Author.rule` are names of these rules and of those in `sentence_rules`, where a rule that stands by
itself has its own module; `catalogue` has them all. Code passes the objects on and compares them; a name or a
confidence stands nowhere else. docs/rules.md is written from the catalogue (`make generate`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final, Literal

from tracker.languages.model import codes

RuleKind = Literal["quotation", "report", "post", "relay"]

EVERY: Final = tuple(codes())
# Languages that leave out subjects; those with a gerund of saying; those in which one "says oneself ready".
DROPPING: Final = ("es", "it", "pt")
WITH_GERUND: Final = ("en", "es", "fr", "it", "pt")
ROMANCE: Final = ("es", "fr", "it", "pt")
# A claim whose sentence leaves out its subject has the speaker before it, and is no surer than this: of 116 that were
# marked before anybody read them 105 were right.
DROPPED_SUBJECT: Final = 0.8
# How much less sure a report is when nobody, or nobody in particular, is named.
NOBODY: Final = 0.3
OF_NOBODY: Final = "nobody is named"
# The analysis of a sentence chooses the subject of a verb; a choice less sure than this is left to the rules of
# `grammar.subjects`. At 0.5 Spanish lost one speaker in ten to it, at 0.8 no language lost any.
SURE_SUBJECT: Final = 0.8
# Where the place of a phrase shows that it is no subject, the likeliest one is taken from here on.
LIKELY_SUBJECT: Final = 0.5


@dataclass(frozen=True, slots=True)
class Rule:
    """One way in which a text says who said what. `confidence` is between 0 and 1.

    `languages` are those of whose grammar the pattern is; in others the rule finds nothing. A rule may have grades:
    the same pattern met less clearly (`grade` says how), at a lower confidence. Grades are equal to their rule.
    """

    name: str
    kind: RuleKind = field(compare=False)
    pattern: str = field(compare=False)
    about: str = field(compare=False)
    confidence: float = field(compare=False)
    languages: tuple[str, ...] = field(default=EVERY, compare=False)
    grade: str = field(default="", compare=False)

    def less(self, grade: str, confidence: float) -> Rule:
        """The same rule where its pattern is met less clearly."""
        return replace(self, grade=grade, confidence=confidence)

    def without_source(self) -> Rule:
        """The same rule where it finds words that were said, and nobody who said them."""
        return replace(self, grade=OF_NOBODY, confidence=round(self.confidence - NOBODY, 2))


PRONOUN_JOINED_AFTER_QUOTE: Final = Rule(
    "pronoun-joined-after-quote",
    "quotation",
    "« … », a-t-il dit",
    "a verb with its pronoun right behind the quotation",
    0.85,
    ("fr",),
)
VERB_SUBJECT_AFTER_QUOTE: Final = Rule(
    "verb-subject-after-quote", "quotation", "“…”, said NP", "a verb and then its subject behind the quotation", 0.97
)
VERB_SUBJECT_APART: Final = VERB_SUBJECT_AFTER_QUOTE.less("an adverbial stands between verb and subject", 0.9)
VERB_SUBJECT_UNLISTED: Final = VERB_SUBJECT_AFTER_QUOTE.less("a verb that no list has", 0.8)
VERB_AFTER_QUOTE: Final = Rule(
    "verb-after-quote",
    "quotation",
    "“…”, dijo",
    "a verb alone, in a language that leaves out subjects",
    0.9,
    DROPPING,
)
SUBJECT_VERB_AFTER_QUOTE: Final = Rule(
    "subject-verb-after-quote", "quotation", "“…,” NP said", "a subject and then its verb behind the quotation", 0.96
)
SUBJECT_VERB_APART: Final = SUBJECT_VERB_AFTER_QUOTE.less("words or the end of a sentence stand between", 0.8)
GERUND_AFTER_QUOTE: Final = Rule(
    "gerund-after-quote",
    "quotation",
    "“…”, soulignant",
    "the subject is that of the main clause",
    0.7,
    WITH_GERUND,
)
PREPOSITION_AFTER_QUOTE: Final = Rule(
    "preposition-after-quote", "quotation", "“…”, according to NP", "a source right behind the quotation", 0.93
)
POSTPOSITION: Final = Rule(
    "postposition", "quotation", "„…“, NP zufolge", "a source with its preposition behind it", 0.9, ("de",)
)
SUBJECT_VERB_BEFORE_QUOTE: Final = Rule(
    "subject-verb-before-quote", "quotation", "NP said: “…”", "the last verb before the quotation, close to it", 0.8
)
QUOTE_INSIDE_REPORTED_CLAUSE: Final = Rule(
    "quote-inside-reported-clause",
    "quotation",
    "NP said that … “…”",
    "the verb stands further from the quotation",
    0.85,
)
PASSIVE_WITH_AGENT: Final = Rule(
    "passive-with-agent", "quotation", "called “…” by NP", "the agent of a passive behind the quotation", 0.85
)
PASSIVE_WITH_EARLIER_AGENT: Final = PASSIVE_WITH_AGENT.less("the agent stands before the quotation", 0.8)
PASSIVE_WITHOUT_AGENT: Final = Rule(
    "passive-without-agent", "quotation", "als „…“ beschimpft", "quoted, but nobody is named", 0.6
)
PREPOSITION_BEFORE_QUOTE: Final = Rule(
    "preposition-before-quote", "quotation", "According to NP, … “…”", "a source earlier in the sentence", 0.85
)
SUBJECT_BEFORE_COLON: Final = Rule(
    "subject-before-colon", "quotation", "NP, more cautious: “…”", "a colon behind a clause about a person", 0.8
)
QUOTE_THEN_CREDIT: Final = Rule(
    "quote-then-credit", "quotation", "“…” Así lo dijo NP.", "the next sentence only says whose words they are", 0.85
)
CONTINUES_IN_PARAGRAPH: Final = Rule(
    "continues-in-paragraph", "quotation", "“…”, NP said. “…”", "no words beside it: the speaker before goes on", 0.75
)
BEGINS_IN_PARAGRAPH: Final = Rule(
    "begins-in-paragraph",
    "quotation",
    "“…” “…”, NP said",
    "no words beside it: the next quotation's speaker begins",
    0.7,
)
BEHIND_ITS_SPEAKER: Final = Rule(
    "behind-its-speaker", "quotation", "NP shrugged. “…”", "the sentence before is about one person", 0.65
)
CONTINUES_IN_NEXT_PARAGRAPH: Final = Rule(
    "continues-in-next-paragraph",
    "quotation",
    "“…”, NP said. ¶ “…”",
    "a paragraph that is a quotation: the speaker before goes on",
    0.5,
)
FRAGMENT_OF_REPORTED_CLAUSE: Final = Rule(
    "fragment-of-reported-clause",
    "quotation",
    "NP said that … “…” …",
    "words quoted inside a reported clause, never surer than the clause",
    0.75,
)
UNATTRIBUTED: Final = Rule("unattributed", "quotation", "“…”", "a quotation whose speaker the text does not show", 0.4)

VERB_CLAUSE: Final = Rule("verb-clause", "report", "NP said that …", "a clause behind its complementiser", 0.92)
VERB_BARE_CLAUSE: Final = Rule(
    "verb-bare-clause", "report", "NP said …", "a clause without complementiser", 0.8, ("de", "en", "fr")
)
VERB_GAPPED_CLAUSE: Final = VERB_BARE_CLAUSE.less("a relative pronoun is the subject of what was said", 0.7)
VERB_QUESTION: Final = Rule("verb-question", "report", "NP asked whether …", "an indirect question", 0.75)
VERB_INFINITIVE: Final = Rule(
    "verb-infinitive", "report", "NP a appelé à …", "an order, a promise or an avowal in the infinitive", 0.7
)
VERB_NOMINAL: Final = Rule(
    "verb-nominal",
    "report",
    "NP a annoncé l'arrivée de …; NP a déclaré son intention de …",
    "a noun phrase that says what was said",
    0.45,
)
VERB_NAMING: Final = Rule("verb-naming", "report", "NP called the plan “…”", "an object and what it is called", 0.75)
SAYS_OF_ONESELF: Final = Rule(
    "says-of-oneself", "report", "NP s'est dit prêt à …", "a reflexive verb and what one says one is", 0.7, ROMANCE
)
NOUN_CLAUSE: Final = Rule(
    "noun-clause", "report", "NP's warning that …", "a noun that reports, and its clause or infinitive", 0.7
)
NOUN_CLAUSE_OF_NOBODY: Final = NOUN_CLAUSE.less("nobody is named", 0.5)
CLAUSE_THEN_VERB_SUBJECT: Final = Rule(
    "clause-then-verb-subject", "report", "…, a dit NP.", "a verb and its subject in commas behind the clause", 0.92
)
CLAUSE_THEN_SUBJECT_VERB: Final = Rule(
    "clause-then-subject-verb",
    "report",
    "…, NP said.",
    "a subject and its verb in commas behind the clause",
    0.9,
    ("en",),
)
CLAUSE_THEN_VERB: Final = Rule(
    "clause-then-verb",
    "report",
    "…, dijo.",
    "a verb alone behind the clause, in a language that leaves out subjects",
    0.7,
    DROPPING,
)
SOURCE_PREPOSITION: Final = Rule(
    "source-preposition", "report", "selon NP, …; …, according to NP", "a source beside the clause", 0.9
)
SOURCE_INSIDE: Final = SOURCE_PREPOSITION.less("neither opens the sentence nor follows a comma", 0.75)
AS_CLAUSE: Final = Rule("as-clause", "report", "comme l'a dit NP, …", "“as” and a verb of saying, then the clause", 0.8)
CLAUSE_THEN_CREDIT: Final = Rule(
    "clause-then-credit", "report", "…. Das teilte NP mit.", "the next sentence only says who said this one", 0.8
)
FREE_REPORTED_SPEECH: Final = Rule(
    "free-reported-speech",
    "report",
    "NP sagte, … Man habe …",
    "a sentence in the subjunctive of report goes on with the speaker before",
    0.65,
    ("de",),
)

HEARSAY: Final = Rule(
    "hearsay-of-nobody",
    "report",
    "NP aurait fui; NP soll geflohen sein; NP reportedly fled",
    "a sentence that tells what is said, and not who says it",
    0.5,
)

EMBEDDED_POST: Final = Rule(
    "embedded-post", "post", "an embedded post", "what the post says, never surer than the embed itself", 1.0
)

RELAY: Final = Rule(
    "relay",
    "relay",
    "NP told NP; NP, cited by NP",
    "an agency or a medium that passed it on; the claim remains as sure as it was",
    1.0,
)
