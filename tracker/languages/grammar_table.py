"""grammar.toml: the words a language's claims are found with, and the switches of its grammar."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from tracker.languages.mediums_table import MediumsTable
from tracker.languages.reports_table import HearsayTable, ReportsTable, ScareTable
from tracker.languages.table import Phrases, Table, Words
from tracker.languages.verbs_table import Irregular, Paradigm, PhraseCue, VerbGroup


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


class SentencesTable(Table):
    """`abbreviations` are written with a full stop and end no sentence; `dated_ordinals`: "5. April"."""

    abbreviations: Words
    dated_ordinals: bool = False


class AttributionTable(Table):
    """`prepositions` name a source ("selon"), `weak` ones do so only before a voice ("pour la ministre").

    `postpositions` stand after it ("zufolge"). `not_after` are words after a preposition that make it mean
    something else ("selon que", "according to plan"). `behind_comma` ones name a source only behind a comma or a
    quotation (", so der Sprecher"), `measures` only before a name or an article ("per the filing", not "per year").
    `confirming` verbs say nothing where they are denied ("wollte nicht bestätigen, dass …").
    `declining` are verbs (dictionary forms) that refuse, `speaking` words of what is then not said ("declined to
    comment"). `out_of` stands before a document out of which something appears ("wie aus dem Bericht hervorgeht").
    `stated_before` names a source before nouns that end in one of the `statements` ("nach offiziellen Angaben"), but
    not behind nouns of `wanting` ("die Forderung nach einem Vertrag").
    Behind articles it does so before `opinions` ("nach der Einschätzung der Gilde"); `owners` are words for whose they
    are ("deren"). `goes_on` words open a sentence that goes on with what was said ("Demnach").
    Behind `own` words stands what the subject of the sentence says ("nach eigenen Angaben"), behind
    `unowned` ones what is known of nobody ("nach ersten Angaben").
    Beside an impersonal verb of saying, `said_in` stands before a document and `said_by` before anybody ("heißt es aus
    dem Ministerium"), `said_at` before a body ("dit-on à la mairie").
    Behind one of `gerund_prepositions` a gerund, and behind one of `infinitive_prepositions` an infinitive of saying
    says what was said ("en disant que …", "al decir que …").
    `speaks_of` are forms of speaking and `speaks_about` what joins words to them ("spoke of “…”").
    `asked` ("reporter") and `answered` are labels of interviews, `first_person` words by which speech shows itself.
    `announcing` words stand before a quotation as a colon does ("mit den Worten"), `named_as` ones between a verb of
    judging and it ("als „…“").
    `for_whom` opens a sentence whose judgement is somebody's ("Für den Trainer ist …: „…“").
    `in_ones_view` gives a clause to whom the text speaks of, without naming them ("à ses yeux", "a su juicio").
    `takes_up` words stand before a verb of saying for what was said before it ("…, das teilte NP mit").
    `credits` open a sentence that gives the one before it its source ("Das teilte …", "Así lo dijo …").
    """

    prepositions: Phrases
    weak: Phrases = ()
    in_ones_view: Phrases = ()
    postpositions: Phrases = ()
    not_after: Words = ()
    behind_comma: Words = ()
    measures: Words = ()
    declining: Words = ()
    confirming: Words = ()
    speaking: Words = ()
    gerund_prepositions: Words = ()
    infinitive_prepositions: Words = ()
    out_of: Words = ()
    stated_before: Words = ()
    wanting: Words = ()
    statements: Words = ()
    opinions: Words = ()
    owners: Words = ()
    goes_on: Words = ()
    own: Words = ()
    unowned: Words = ()
    said_in: Words = ()
    said_by: Words = ()
    said_at: Words = ()
    credits: Phrases = ()
    takes_up: Words = ()
    speaks_of: Words = ()
    speaks_about: Words = ()
    asked: Words = ()
    answered: Words = ()
    first_person: Words = ()
    announcing: Phrases = ()
    named_as: Words = ()
    for_whom: Words = ()


class RelayTable(Table):
    """Who passed it on: `cited` before the relay ("citée par"), `told` verbs with a medium as their object.
    `citing` stands before the source that a relay names ("citing two officials"). `interviews` are nouns of an occasion
    that a medium gave, `interview_links` what joins the medium to them ("an interview with Channel 5"),
    `airs` a medium on which it was said ("on Channel 5"). `quoting` verbs take the source before "as saying", and of
    `quoted` ones the source is the subject ("was quoted as saying").

    `media` are words that make a noun phrase a news outlet, `agency_nouns` an agency. `outlets` are nouns by which an
    outlet is called without its name ("the paper"), `broadcasters` those of them that no paper is called by,
    `own_outlets` what stands before them where it means itself ("this paper"). `passing` are the verbs by which media
    report; `contracted` are prepositions with their article to whom it is said ("zur"); `addressing` are articles of
    whom something is said to, where they show it ("dem"). `recordings` are nouns of what is kept of speech, known by
    whoever let it be known ("a video released by the police"), `talks` nouns of being spoken with, of which the medium
    may have any name ("en diálogo con El Faro").
    """

    cited: Phrases
    citing: Phrases = ()
    interviews: Words = ()
    interview_links: Words = ()
    airs: Words = ()
    quoting: Words = ()
    quoted: Words = ()
    to: Words = ()
    media: Words
    agency_nouns: Words = ()
    outlets: Words = ()
    broadcasters: Words = ()
    own_outlets: Words = ()
    passing: Words = ()
    addressing: Words = ()
    contracted: Words = ()
    talks: Words = ()
    recordings: Words = ()


class PeopleTable(Table):
    """Nouns that name a voice, in lower case: `roles` and `titles` of persons, `anonymous` sources,
    `bodies` (institutions), `collectives` (groups), `documents` that speak; `agencies` are names. `same` are phrases
    for the last such source ("la même source"). `unnamed` phrases make a source anonymous ("who asked not to be
    named"). `feminine` and `masculine` roles and titles show a gender; so does a role that becomes a feminine one with
    one of the `feminine_endings` (an ending, or what it replaces and what by: "o>a"). `generic` nouns and nouns in
    `age_endings` ("the 45-year-old") may mean anybody; `latter` means the last one named. `ordinals` are no role
    without the noun behind them ("premier ministre"). Who holds one of the `offices` is not called by another of them,
    and the holder of one of the `known_offices` often by no name at all ("the president"); `renamed` has what
    newspapers call the holder of a role besides ("édile": the mayor). `nationalities` are what adjectives of countries
    begin with, in every form: "the German president" is not the French one. `department_heads` are of a department and
    of nobody; `department_adjectives` stand with a capital in its name ("Salud Pública"); `place_heads` are of a place,
    of two words where `place_openings` ("San Pelio") begin it; `bare_of` is "of" without an article, whatever else it
    is ("de" is an article too: "de l'eau"), and `ranks` are how high it is ("juge en chef"). `emphatics` stress a
    pronoun ("él mismo"). `singular_determiners` make one person of a word that is its own plural ("der Politiker");
    `feminine_determiners` and `masculine_determiners` show the gender of who is described ("la Britannique").
    `surnames` are titles that are surnames as well ("Ada King").
    `feminine_forms` and `masculine_forms` are forms of pronouns that mostly mean who was named before them ("Brun said
    she …"). `states` speak as bodies do ("Norway"). `given` are first names, where nothing else tells them from nouns.
    A name shows no gender, but who is called by one of `given_feminine` is no "he", and by one of `given_masculine` no
    "she". Nouns in `masculine_endings` are several behind a feminine determiner. `things`, and nouns in `thing_endings`
    that none of the lists above has, cannot speak: "the war", "its demolition".
    `named_bodies` have a name behind their noun where nouns have capitals ("die Reederei Alte Linie").
    `heads_of_state` hold an office, whatever it is called ("mandatario").
    """

    titles: Words
    surnames: Words = ()
    roles: Words
    feminine: Words = ()
    masculine: Words = ()
    feminine_endings: Words = ()
    generic: Words = ()
    age_endings: Words = ()
    latter: Phrases = ()
    ordinals: Words = ()
    offices: Words = ()
    known_offices: Words = ()
    department_heads: Words = ()
    department_adjectives: Words = ()
    place_heads: Words = ()
    place_openings: Words = ()
    bare_of: Words = ()
    ranks: Words = ()
    renamed: dict[str, Phrases] = Field(default_factory=dict)
    nationalities: Words = ()
    emphatics: Words = ()
    singular_determiners: Words = ()
    heads_of_state: Words = ()
    named_bodies: Words = ()
    feminine_determiners: Words = ()
    masculine_determiners: Words = ()
    feminine_forms: Words = ()
    masculine_forms: Words = ()
    states: Phrases = ()
    given: Words = ()
    given_feminine: Words = ()
    given_masculine: Words = ()
    masculine_endings: Words = ()
    anonymous: Words
    anonymous_heads: Words = ()
    unnamed: Phrases = ()
    bodies: Words
    collectives: Words = ()
    documents: Words
    things: Words = ()
    thing_endings: Words = ()
    agencies: Phrases
    same: Phrases
    voices: Phrases = ()


class GrammarTable(Table):
    """All of grammar.toml."""

    words: WordsTable
    sentences: SentencesTable
    attribution: AttributionTable
    hearsay: HearsayTable = HearsayTable()
    relays: RelayTable
    mediums: MediumsTable
    people: PeopleTable
    reports: ReportsTable
    scare: ScareTable
    platforms: Phrases = ()
    paradigms: dict[str, Paradigm]
    irregular: dict[str, Irregular] = Field(default_factory=dict)
    verbs: tuple[VerbGroup, ...]
    phrases: tuple[PhraseCue, ...] = ()
