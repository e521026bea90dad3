"""What grammar.toml says of where sources and relays stand."""

from __future__ import annotations

from tracker.languages.table import Phrases, Table, Words


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
