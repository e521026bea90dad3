"""One analysis of each sentence, which every rule asks: word classes, noun phrases, finite verbs and their subjects.

`scene.grammar.of(number)` gives the `SentenceAnalysis` of the sentence with that number, made when first asked for;
`scene.grammar.at(token)` that of the sentence in which a token stands. The first question gives all words of the
document their classes. Tokens count in the whole document, as in `scene.tokens`. `class_at(token)` is a class of
`word_classes` (`wc.VERB` and `wc.AUX` are finite; a quotation is one token of class `wc.QUOTE`).
`phrases` are noun phrases in order: `[first, last]` the base ("Foreign
Minister Dana Ruiz"), `head` its noun or name, `[begin, until]` all that belongs to it ("la directrice de l'agence, Mme
Ines Varga"), `governor` the preposition before it or -1, `inside` the index of the phrase that it belongs to or -1,
`apposition` the index of the phrase that a comma joins to it. `phrase_at(token)` finds a base, `phrase_around(token)`
the widest phrase. `verbs` are the finite verbs, each with the verb it helps ("a … déclaré"). `subject_of(hit.begin,
hit.verb)` is who does what the verb says: a `Subject` with a `phrase` or None (a second verb, a subject left out) and
the `chance` of it, 0 to 1; `doer_of` goes on to the verb before where "and" joins the two; `antecedent(phrase)` is
what a relative pronoun stands for.
"""
