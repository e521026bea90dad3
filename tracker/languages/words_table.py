"""What grammar.toml says of the small words of a language, and the switches of its grammar."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from tracker.languages.table import Phrases, Table, Words


class WordsTable(Table):
    """The small words of a language.

    `elisions` end in an apostrophe ("l'"); `enclitics` are pronouns joined to a verb: its subject ("-t-il") unless
    they are `object_pronouns` as well ("-lhe").
    `subject_pronouns` are who may speak, by gender.
    `articles` are the determiners after which a word is a noun, never a verb, `definite` those that point back;
    `of_articles` are "of" as well and join a noun to the one before it, `bare_articles` are "of" before a name.
    `adverbials` may stand between subject and verb; `auxiliaries` before a participle,
    `passives` those that make it passive.
    `phrase_ends` end a noun phrase, `noun_prepositions` may stand within one, `prepositions` begin an adverbial.
    After `not_complementising` a complementiser makes another conjunction ("alors que"); `as_words`: "as she said, …".
    `purposes` open an infinitive that says why or how something is done ("um zu helfen"), `edges` a time ("Ende Mai");
    `undative` articles are of no dative; bodies that end in one of `in_charge` have their field behind "for".
    `linkers` join a noun to its complement ("of"), `owned_by` stand behind it ("dela");
    `parentheticals` may stand between subject and verb.
    `whether` begins a yes-or-no question; `verb_or_noun` are verb forms that are nouns as well.
    Behind `modals`, and in clauses with `if_words`, nobody did anything yet ("he might refuse"); who stands behind
    one of the `causatives` does what the infinitive says ("leading members to conclude"),
    and behind one of the `absolutes` what the gerund says ("with one saying"). Who stands behind a word of `wishing`
    has not done it either ("time for her to say"); `free_relatives` are the object of their verb ("what he wrote").
    Behind one of `receiving` stands who was told or where it was, and not who does what a gerund behind it says;
    behind one of `blaming` a gerund says what somebody is judged for ("criticized Brun for saying"). Verbs of `saying`
    have a clause behind them, whatever it looks like; verbs of `calling` give the words of who calls so. Auxiliaries
    of the `present` join no past ("is open and noted").
    What stands in the infinitive behind one of the `unrealised` is still to come ("is expected to announce a fee").
    What stands behind one of `possibly` may never be said ("could concede that"), but beside one of
    `restricting` it was ("could only say that").
    What a gerund says behind one of the `abstaining` was not said ("without saying whether"); behind one of `senders`
    stands who wrote a text ("a letter from Ada Brun saying …"); behind a comma the verbs of
    `results` say what follows from what is told ("prices rose, confirming that …").
    `known_name` is a surname that the weights know well; the tagger reads it for those that only the text shows.
    `adversatives` after a comma give the floor back to the narrator ("…, but that was not so").
    `contrasts` after a comma bring another speaker where a verb of saying follows ("…, while the union said …"),
    phrases `at_once` what else was said at the same time ("…, a la vez que pidió …").
    `marker_belongs`: the marker is part of the infinitive ("to go"); `infinitive_endings` tell one where
    the marker is a preposition as well.
    `case_endings` are those that cases put behind a noun.
    `declined_endings` tell an adjective before its noun from a verb.
    `subject_before_verb`: after what is said, the subject comes before its verb ("…, she said").
    `shares` mean a part of those who were asked. `utterances` before a colon have their speaker behind "of".
    `conditional_endings` tell the conditional. `singular_endings` are those of a verb of which one person is the
    subject, `plural_endings` those of nouns for several, `doer_endings` those of nouns for who does something.
    `plural_verb_endings` are those of verbs of which several are the subject, but for `singular_verbs`; behind one of
    `said_from` stands the body for which they speak ("desde la patronal aseguran"). Behind one of
    `narrator_says` an infinitive of saying is the narrator's ("cabe señalar que").
    `past_endings` tell finite verbs that no list has, `participle_endings` adjuncts ("…, adding …").
    `subjunctive_hints` are finite forms of reported clauses, `mood_marks` those that alone prove one,
    `manners`, and words with `manner_endings`, open a sentence without being its subject ("Besorgt äußerte sich …").
    `conditionals` those of them that as well say what might be ("hätte").
    `occasions` are nouns of an event or a text in which things are said ("in an interview").
    `reflexives` and `negations` belong to the verb.
    `object_marker` stands before a person who is an object ("a").
    `narrative_infinitives` tell what comes next ("Et d'ajouter : …").
    `verb_in_marks`: the verb of saying may stand between dashes or commas inside the marks («… - ha detto X - …»).
    `adjectives_follow`: most adjectives stand behind their noun. `addressed` pronouns are
    of whom a text speaks to. `oblique` are first words that no subject has ("den"), `nobodies` those of phrases that
    name nobody ("no law", "niemand"). `means_else`: a form and the particle that makes it another verb
    ("fand … statt", with a star for the end of a word: "bestreitet … *spiel"). `genitive_endings` are those of
    adjectives behind a genitive article and of plurals in the dative ("Ermittlern"), `weak_endings` of nouns that are
    declined so ("Abgeordneten"). `oblique_pronouns` own or are told ("seiner", "ihr"). `never_reflexive` forms report
    only without a reflexive pronoun ("befinden sich"), `only_impersonal` ones only with an `impersonal` pronoun
    ("es heißt").
    """

    elisions: Words = ()
    enclitics: Words = ()
    determiners: Words
    articles: Words
    definite: Words = ()
    of_articles: Words = ()
    bare_articles: Words = ()
    subject_pronouns: dict[Literal["masculine", "feminine", "plural", "any"], Words]
    oblique_pronouns: dict[Literal["masculine", "feminine"], Words] = Field(default_factory=dict)
    impersonal: Words = ()
    nobodies: Words = ()
    addressed: Words = ()
    object_pronouns: Words = ()
    relatives: Words
    complementisers: Words
    not_complementising: Words = ()
    purposes: Words = ()
    edges: Words = ()
    undative: Words = ()
    in_charge: Words = ()
    as_words: Words = ()
    adversatives: Words = ()
    contrasts: Words = ()
    at_once: Phrases = ()
    whether: Words = ()
    possessives: Words = ()
    owned_by: Words = ()
    linkers: Words = ()
    parentheticals: Phrases = ()
    shares: Words = ()
    modals: Words = ()
    if_words: Words = ()
    wishing: Words = ()
    unrealised: Words = ()
    possibly: Words = ()
    restricting: Words = ()
    abstaining: Words = ()
    senders: Words = ()
    results: Words = ()
    known_name: str = ""
    free_relatives: Words = ()
    causatives: Words = ()
    absolutes: Words = ()
    receiving: Words = ()
    calling: Words = ()
    present: Words = ()
    saying: Words = ()
    blaming: Words = ()
    utterances: Words = ()
    verb_or_noun: Words = ()
    adverb_endings: Words = ()
    manners: Words = ()
    manner_endings: Words = ()
    questions: Words
    infinitive_markers: Words = ()
    infinitive_endings: Words = ()
    declined_endings: Words = ()
    genitive_endings: Words = ()
    weak_endings: Words = ()
    noun_endings: Words = ()
    case_endings: Words = ()
    marker_belongs: bool = False
    subject_before_verb: bool = False
    past_endings: Words = ()
    singular_endings: Words = ()
    plural_endings: Words = ()
    plural_verb_endings: Words = ()
    singular_verbs: Words = ()
    said_from: Words = ()
    narrator_says: Phrases = ()
    doer_endings: Words = ()
    conditional_endings: Words = ()
    participle_endings: Words = ()
    auxiliaries: Words
    passives: Words = ()
    occasions: Words = ()
    reflexives: Words = ()
    never_reflexive: Words = ()
    means_else: Phrases = ()
    only_impersonal: Words = ()
    adverbials: Words
    negations: Words
    noun_prepositions: Words
    prepositions: Words
    conjunctions: Words
    phrase_ends: Words
    clause_starts: Words
    agent_prepositions: Words
    finite_hints: Words = ()
    subjunctive_hints: Words = ()
    mood_marks: Words = ()
    conditionals: Words = ()
    genitives: Words = ()
    dropped_subjects: bool = False
    object_marker: str = ""
    verb_second: bool = False
    inward_guillemets: bool = False
    nouns_capitalised: bool = False
    verb_in_marks: bool = False
    narrative_infinitives: bool = False
    adjectives_follow: bool = False
    oblique: Words = ()
    name_particles: Words = ()
