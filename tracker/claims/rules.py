"""Every rule that puts a claim into the result, with what it looks for. `Claim.rule` is one of these names."""

from __future__ import annotations

from typing import Final

QUOTATIONS: Final = {
    "pronoun-joined-after-quote": "« … », a-t-il dit: a verb with its pronoun right behind the quotation",
    "verb-subject-after-quote": "“…”, said NP: a verb and then its subject behind the quotation",
    "verb-after-quote": "“…”, dijo: a verb alone, in a language that leaves out subjects",
    "subject-verb-after-quote": "“…,” NP said: a subject and then its verb behind the quotation",
    "gerund-after-quote": "“…”, soulignant: the subject is that of the main clause",
    "preposition-after-quote": "“…”, according to NP",
    "postposition": "„…“, NP zufolge",
    "subject-verb-before-quote": "NP said: “…”",
    "quote-inside-reported-clause": "NP said that … “…”: the verb stands further from the quotation",
    "passive-with-agent": "called “…” by NP",
    "passive-without-agent": "als „…“ beschimpft: quoted, but nobody is named",
    "preposition-before-quote": "According to NP, … “…”",
    "subject-before-colon": "NP, more cautious: “…”",
    "credit-line": "“…” — NP, and the line ends",
    "continues-in-paragraph": "no words of its own beside it: the speaker before goes on",
    "begins-in-paragraph": "no words of its own beside it: the next quotation's speaker begins",
    "continues-in-next-paragraph": "a paragraph that is a quotation: the speaker before goes on",
    "fragment-of-reported-clause": "words quoted inside a reported clause",
    "unattributed": "a quotation whose speaker the text does not show",
}
REPORTS: Final = {
    "verb-clause": "NP said that …",
    "verb-bare-clause": "NP said …, without complementiser",
    "verb-question": "NP asked whether …",
    "verb-infinitive": "NP a appelé à …",
    "verb-nominal": "NP a annoncé l'arrivée de …; NP a déclaré son intention de …",
    "verb-naming": "NP called the plan “…”",
    "says-of-oneself": "NP s'est dit prêt à …",
    "noun-clause": "NP's warning that …",
    "clause-then-verb-subject": "…, a dit NP.",
    "clause-then-subject-verb": "…, NP said.",
    "clause-then-verb": "…, dijo.",
    "source-preposition": "selon NP, …",
    "as-clause": "comme l'a dit NP, …",
    "heading-colon": "a headline: NP: clause",
    "free-reported-speech": "a sentence in the subjunctive of report goes on with the speaker before",
}
POSTS: Final = {"embedded-post": "what an embedded post says"}
RULES: Final = QUOTATIONS | REPORTS | POSTS
