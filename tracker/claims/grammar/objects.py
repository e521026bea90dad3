"""Objects of a reporting verb that say what was said: what is announced, what is called what, what one says one is."""

from __future__ import annotations

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.adverbials import past_time
from tracker.claims.grammar.clauses import is_clause, is_turn
from tracker.claims.text.analysis import Hit, Scene


def nominal_object(scene: Scene, hit: Hit, begin: int, limit: int) -> int:
    """The start of a noun phrase that says what was said: "son intention de …", "la tenue d'une réunion"; or -1.

    Before it may stand on what or to whom it was said ("sur Twitter", "à la presse").
    """
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    if not _takes_object(scene, hit) or not ({"clause", "object"} & hit.form.frames):
        return -1
    if low[hit.first - 1] in language.reflexives or low[hit.verb - 1] in language.reflexives:
        return -1
    content = _content_noun(scene, begin, limit)
    if content >= 0:
        return content
    if "object" not in hit.form.frames or (low[hit.begin - 1] == "," and not _is_behind_aside(scene, hit)):
        return -1
    if low[begin] in language.articles and low[begin + 1] in language.time_words:
        # "avait annoncé la veille l'ouverture"
        begin += 1
    if (low[begin] in language.time_words and low[begin + 1] not in language.genitives) or is_turn(scene, begin):
        begin = past_time(scene, begin, limit)
    asks = bool(hit.form.tail) and low[begin] in language.questions - language.whether - language.relatives
    joins = language.receiving and low[begin + 1] in language.infinitive_markers
    if joins and scene.class_at(begin) == wc.ADJ and scene.class_at(begin + 1) == wc.ADP:
        # "Ruled out due to the storm".
        return -1
    if low[begin] in language.units and low[begin + 1] in language.ago:
        # "The plan that he laid out months ago".
        return -1
    if not begins_object(scene, begin) and not asks:
        # "Talked about how it began".
        return -1
    if any(low[here] in language.complementisers for here in range(begin + 1, min(limit, begin + 5))):
        return -1
    return -1 if _only_somebody(scene, begin, limit) or _only_told(scene, hit, begin) else begin


def _is_behind_aside(scene: Scene, hit: Hit) -> bool:
    """ "Odo Blair, director of the guild, called for a ban": what stands before the comma has no verb, so that it is
    who speaks; ", announced NP" behind a clause has its subject behind it. A gerund has none."""
    first = scene.sentences[scene.number_at(hit.verb)].first
    if hit.mode == "gerund" or not scene.language.subject_before_verb:
        return hit.mode == "gerund"
    # "His group, called the Harbour Fund, will own it": what something is called.
    return hit.form.lemma not in scene.language.calling and not is_clause(scene, first, hit.begin - 1)


def _only_told(scene: Scene, hit: Hit, begin: int) -> bool:
    """ "Denunciou ao portal, que o removeu": to whom it was said ends the clause, and what was said is left out."""
    low, language, analysis = scene.tokens.low, scene.language, scene.analysis_at(begin)
    told = language.dropped_subjects and not language.object_marker and hit.form.type != "judge"
    told = told and low[begin] in language.relay_to and low[begin] in language.prepositions
    phrase = analysis.phrase_at(begin + 1) if told and analysis is not None else None
    return phrase is not None and low[phrase.until + 1] in ",."


def _content_noun(scene: Scene, begin: int, limit: int) -> int:
    """Where the phrase of a noun that says what was said begins ("announced on Friday the plan to …"); or -1."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    for at in range(begin, limit - 1):
        if language.receiving and low[at] in language.prepositions and low[at] not in language.receiving:
            # "Announced in spring over the protests of her guild".
            return -1
        if language.receiving and scene.class_at(at) in wc.FINITE:
            # "Said it was time to think of the concerns of the crews": a clause.
            return -1
        if low[at] in ",.;:!?…()" or tokens.quote[at] >= 0 or low[at] in language.complementisers:
            return -1
        if low[at] in language.articles and any(word in language.content_nouns for word in low[at + 1 : at + 3]):
            return at
    return -1


def _only_somebody(scene: Scene, begin: int, limit: int) -> bool:
    """Whether the object is a name or a pronoun and no more: "chided Mr. Tarn on Friday" does not tell what was said.

    With what stands behind "as", "for", "of" it does ("dismissed her as an amateur").
    """
    low, language = scene.tokens.low, scene.language
    at = begin
    if low[at] in language.object_pronouns and low[at] not in language.articles:
        at += 1
    else:
        while at < limit and (
            scene.class_at(at) == wc.PROPN or (low[at] == "." and scene.class_at(at + 1) == wc.PROPN)
        ):
            at += 1
    if at == begin or low[at] in language.genitives:
        return False
    kept = language.as_words | language.blaming | language.relay_to | language.absolutes
    # "Favoured Mr. Farn in 2008": where or when somebody was judged tells no more.
    elsewhere = low[begin] in language.titles and low[at] in language.prepositions and low[at] not in kept
    return (
        not low[at][0].isalpha()
        or low[at] in language.conjunctions
        or past_time(scene, at, limit) > at
        or (elsewhere and scene.class_at(at) == wc.ADP)
    )


def _takes_object(scene: Scene, hit: Hit) -> bool:
    """Whether the verb stands so that its object is what is said.

    A participle behind a noun describes that noun ("un dossier mettant en cause …"); behind a comma or "en" it reports.
    """
    low, language = scene.tokens.low, scene.language
    if hit.mode == "gerund":
        return language.marker_belongs or low[hit.first] in language.gerund_prepositions or low[hit.first - 1] == ","
    if hit.mode == "infinitive":
        # "met in Orvenne to discuss a treaty": an infinitive that no verb right before it governs is an aim.
        governed = hit.first - 1 in scene.hit_at or scene.class_at(hit.first - 1) in wc.VERBAL
        return language.marker_belongs and governed
    return hit.mode == "finite"


def begins_object(scene: Scene, at: int) -> bool:
    """Whether a noun phrase of some words begins at `at`: by its determiner, a name, or, in English, any noun."""
    tokens, language = scene.tokens, scene.language
    word = tokens.low[at]
    following = at + 1
    if at + 2 < len(tokens) and tokens.low[following] == "." and word in language.abbreviations:
        # "Mr. Farn's work".
        following += 1
    if following >= len(tokens) or word in language.infinitive_markers:
        return False
    genitive = tokens.low[following] in language.genitives and scene.class_at(following) == wc.PART
    if not tokens.low[following][0].isalpha() and not genitive:
        return False
    if word in language.articles or (tokens.upper(at) and not language.nouns_capitalised):
        return True
    small = (
        word in language.prepositions
        or (word in language.questions and word not in language.free_relatives)
        or (word.endswith(language.adverb_endings) and scene.class_at(at) == wc.ADV)
        or word in language.phrase_ends
        or word in language.pronouns
        or word in language.adverbials
    )
    counted = word.isdecimal() and scene.class_at(following) in (wc.NOUN, wc.ADJ)
    noun = word.isalpha() and not small and word not in language.conjunctions
    return language.marker_belongs and (noun or counted)


def is_naming(scene: Scene, begin: int, limit: int) -> bool:
    """ "called the plan “absurd”", "bezeichnete den Plan als »absurd«": an object and, soon after it, quoted words."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    pronoun = language.marker_belongs and low[begin] in language.object_pronouns | language.reflexives
    if (
        low[begin] not in language.articles
        and not tokens.upper(begin)
        and low[begin] not in language.prepositions
        and not pronoun
    ):
        return False
    commas = 0
    for at in range(begin + 1, limit):
        if tokens.quote[at] >= 0:
            return commas % 2 == 0 and (at > begin + 1 or tokens.upper(begin) or pronoun)
        commas += low[at] == ","
        if low[at] in ";:!?" or (low[at] == "." and low[at - 1] not in language.abbreviations):
            return False
        # "Called Farn's remarks “…”": the genitive looks like "is".
        verb = low[at] in language.finite_hints and scene.class_at(at) != wc.PART
        if verb or low[at] in language.complementisers:
            return False
    return False


def says_of_oneself(scene: Scene, hit: Hit, begin: int) -> bool:
    """ "s'est dit prêt à …", "disse-se pronta a …": a reflexive verb of saying with what one says one is."""
    low, language = scene.tokens.low, scene.language
    if hit.mode != "finite" or hit.form.type not in ("say", "intend") or "infinitive" not in hit.form.frames:
        return False
    joined = low[hit.verb + 1] in language.enclitics and low[hit.verb + 1] in language.reflexives
    if not joined and not any(low[at] in language.reflexives for at in range(max(0, hit.first - 1), hit.verb)):
        return False
    begin = past_time(scene, begin, min(begin + 4, len(low)))
    if scene.tokens.quote[begin] >= 0:
        # "s'est dit mercredi « prêt »": the quotation alone says it.
        return False
    word = low[begin]
    return word[0].isalpha() and not (
        word in language.complementisers
        or (word in language.infinitive_markers and low[begin + 1] in language.complementisers)
        or word in language.prepositions
        or word in language.articles
        or word in language.adverbials
        or scene.tokens.upper(begin)
    )
