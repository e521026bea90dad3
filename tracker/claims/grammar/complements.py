"""What a reporting verb governs: where the clause, question, infinitive or noun phrase begins that it reports."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar import noun_phrases
from tracker.claims.grammar.clauses import REACH, begins_clause, is_turn
from tracker.claims.text.analysis import Hit, Scene
from tracker.claims.text.sentences import Sentence

NOTHING: Final = (-1, "", 0.0)


def content_start(scene: Scene, hit: Hit, sentence: Sentence) -> tuple[int, str, float]:
    """(first token, rule, confidence) of what the verb governs; -1 where it governs nothing that is reported."""
    tokens, language = scene.tokens, scene.language
    low, frames = tokens.low, hit.form.frames
    end = sentence.last
    begin = max(hit.last, hit.first) + 1
    if begin >= end:
        return NOTHING
    limit = min(end, begin + REACH)
    oneself = hit.verb + 1 if hit.form.tail and not hit.form.loose else begin
    if _of_oneself(scene, hit, oneself):
        return oneself, "says-of-oneself", 0.7
    if "infinitive" in frames and hit.mode != "passive":
        start = infinitive_start(scene, hit, begin, limit)
        if start >= 0:
            return start, "verb-infinitive", 0.7
    if hit.form.type == "judge" and hit.mode != "infinitive" and _names(scene, begin, limit):
        return begin, "verb-naming", 0.75
    nominal = _nominal(scene, hit, begin, limit)
    if nominal >= 0 and hit.form.type != "find":
        return nominal, "verb-nominal", 0.65
    asked = _past_listener(scene, begin, limit) if hit.form.type in ("tell", "ask") else begin
    if hit.form.type == "ask":
        asked = _past_time(scene, asked, limit)
    if low[asked] in language.questions and {"wh", "clause"} & frames and low[asked] not in language.complementisers:
        return asked, "verb-question", 0.75
    start = _complement(scene, hit, begin, limit) if "clause" in frames else -1
    if start >= 0:
        return start, "verb-clause", 0.92
    if "bare" in frames and (
        hit.mode in ("finite", "gerund") or (language.marker_belongs and hit.mode == "infinitive")
    ):
        start = _bare_start(scene, hit, begin, end)
        if start >= 0:
            return start, "verb-bare-clause", 0.8
    # What is found is more often a clause than a thing.
    return (nominal, "verb-nominal", 0.65) if nominal >= 0 else NOTHING


def _of_oneself(scene: Scene, hit: Hit, begin: int) -> bool:
    """ "s'est dit prêt à …": a reflexive verb of saying with what one says one is."""
    low, language = scene.tokens.low, scene.language
    if hit.mode != "finite" or hit.form.type not in ("say", "intend") or "infinitive" not in hit.form.frames:
        return False
    if not any(low[at] in language.reflexives for at in range(max(0, hit.first - 1), hit.verb)):
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


def _past_listener(scene: Scene, begin: int, limit: int) -> int:
    """The first token behind whom it was told; `begin` where nobody is named."""
    low, language = scene.tokens.low, scene.language
    if low[begin] in language.object_pronouns and low[begin] not in language.determiners:
        return min(begin + 1, limit - 1)
    phrase = noun_phrases.after(scene, begin, limit)
    return begin if phrase is None or phrase.pronoun else min(phrase.last + 1, limit - 1)


def _past_time(scene: Scene, at: int, limit: int) -> int:
    """The first token behind "Friday", "on Friday" or "last week"."""
    low, language = scene.tokens.low, scene.language
    while at + 1 < limit:
        if is_turn(scene, at):
            at += 2
        elif low[at] in language.time_words or _joins_time(scene, at):
            at += 1
        else:
            break
    return min(at, limit - 1)


def _joins_time(scene: Scene, at: int) -> bool:
    """The preposition of "on Friday" and the part of the day of "Friday morning"."""
    low, language = scene.tokens.low, scene.language
    if low[at] in language.prepositions:
        return low[at + 1] in language.time_words
    return low[at] in language.day_parts and low[at - 1] in language.time_words


def _complement(scene: Scene, hit: Hit, begin: int, limit: int) -> int:
    """The complementiser of the clause the verb governs, past to whom, where and when it was said; or -1."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    for at in range(begin, limit):
        word = low[at]
        if tokens.quote[at] >= 0:
            return -1
        if word in language.whether and "wh" in hit.form.frames:
            return at
        if word in language.complementisers:
            if at > begin and (low[at - 1] in language.not_complementising or _is_relative(scene, at)):
                return -1
            plain = hit.form.type == "tell" or at == begin or low[at - 1] == "," or word not in language.relatives
            if not plain and not _recipient(scene, begin, at):
                return -1
            return at
        other = scene.hit_at.get(at)
        if other is not None and other is not hit and other.mode == "finite":
            return -1
        if word in ";:.!?…()":
            return -1
    return -1


def _is_relative(scene: Scene, at: int) -> bool:
    """ "the rule that lifted the fee", "into that matter": a relative pronoun before its verb, or a determiner."""
    low, language = scene.tokens.low, scene.language
    if low[at] not in language.relatives or not language.marker_belongs:
        return False
    return low[at - 1] in language.prepositions or noun_phrases.looks_finite(scene, at + 1)


def _bare_start(scene: Scene, hit: Hit, begin: int, end: int) -> int:
    """The start of a clause without complementiser, past when and to whom it was said; or -1."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    at = begin
    if language.verb_second:
        comma = next(
            (here for here in range(begin, min(end, begin + REACH)) if low[here] in ",:" or tokens.quote[here] >= 0), -1
        )
        return comma + 1 if comma >= 0 and low[comma] in ",:" and begins_clause(scene, comma + 1, end) else -1
    if hit.form.type == "tell":
        if low[at] in language.object_pronouns and low[at] not in language.determiners:
            at += 1
        else:
            phrase = noun_phrases.after(scene, at, end)
            if phrase is None or phrase.pronoun:
                return -1
            at = phrase.last + 1
    at = _past_time(scene, at, end)
    return at if at < end and begins_clause(scene, at, end) else -1


def _names(scene: Scene, begin: int, limit: int) -> bool:
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
        if low[at] in ".;:!?" or low[at] in language.complementisers or low[at] in language.finite_hints:
            return False
    return False


def _nominal(scene: Scene, hit: Hit, begin: int, limit: int) -> int:
    """The start of a noun phrase that says what was said: "son intention de …", "la tenue d'une réunion"; or -1.

    Before it may stand on what or to whom it was said ("sur Twitter", "à la presse").
    """
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    if not _takes_object(scene, hit) or not ({"clause", "object"} & hit.form.frames):
        return -1
    if low[hit.first - 1] in language.reflexives or low[hit.verb - 1] in language.reflexives:
        return -1
    for at in range(begin, limit - 1):
        if low[at] in ",.;:!?…()" or scene.tokens.quote[at] >= 0 or low[at] in language.complementisers:
            break
        if low[at] in language.articles and any(word in language.content_nouns for word in low[at + 1 : at + 3]):
            return at
    if "object" not in hit.form.frames or (low[hit.begin - 1] == "," and hit.mode != "gerund"):
        return -1
    if low[begin] in language.time_words or is_turn(scene, begin):
        begin = _past_time(scene, begin, limit)
    if not _begins_object(scene, begin):
        return -1
    if any(low[here] in language.complementisers for here in range(begin + 1, min(limit, begin + 5))):
        return -1
    return begin


def _takes_object(scene: Scene, hit: Hit) -> bool:
    """Whether the verb stands so that its object is what is said.

    A participle behind a noun describes that noun ("un dossier mettant en cause …"); behind a comma or "en" it reports.
    """
    low, language = scene.tokens.low, scene.language
    if hit.mode == "gerund":
        return language.marker_belongs or low[hit.first] in language.gerund_prepositions or low[hit.first - 1] == ","
    return hit.mode == "finite" or (hit.mode == "infinitive" and language.marker_belongs)


def _begins_object(scene: Scene, at: int) -> bool:
    """Whether a noun phrase of some words begins at `at`: by its determiner, a name, or, in English, any noun."""
    tokens, language = scene.tokens, scene.language
    word = tokens.low[at]
    if at + 1 >= len(tokens) or not tokens.low[at + 1][0].isalpha() or word in language.infinitive_markers:
        return False
    if word in language.articles or (tokens.upper(at) and not language.nouns_capitalised):
        return True
    small = (
        word in language.prepositions
        or word in language.phrase_ends
        or word in language.pronouns
        or word in language.adverbials
    )
    return language.marker_belongs and word.isalpha() and not small and word not in language.conjunctions


def _recipient(scene: Scene, begin: int, end: int) -> bool:
    """Whether what stands between verb and "that" may be to whom or where it was said, and no object of its own."""
    low, language = scene.tokens.low, scene.language
    word = low[begin]
    return (
        word in language.prepositions
        or word in language.time_words
        or word in language.object_pronouns
        or word in language.adverbials
        or word == ","
        or (word in language.articles and low[begin + 1] in language.time_words)
        or is_turn(scene, begin)
    )


# Verbs of these types take whom they address as an object before the infinitive.
OBJECT_THEN_INFINITIVE: Final = frozenset({"order", "ask", "tell", "judge"})


def infinitive_start(scene: Scene, hit: Hit, begin: int, limit: int) -> int:
    """The infinitive right after the verb, or after the object of an order ("a exhorté les élus à …"); or -1."""
    low, language = scene.tokens.low, scene.language
    if _plain_infinitive(scene, begin):
        return begin
    if language.verb_second:
        return _zu_infinitive(scene, begin, limit)
    first = begin
    while first < limit and low[first] in language.negations:
        first += 1
    for at in range(first, limit if hit.form.type in OBJECT_THEN_INFINITIVE else min(first + 1, limit)):
        if low[at] in language.infinitive_markers and _infinitive(scene, at + 1, limit):
            if not language.marker_belongs:
                return at + 1
            # Whom one tells something is the listener; whom one urges belongs to what is asked for.
            return at if hit.form.type == "tell" else first
        if low[at] in language.complementisers or low[at] in ".;:!?…" or scene.tokens.quote[at] >= 0:
            break
        if language.marker_belongs and (low[at] in language.finite_hints or low[at] in language.questions):
            break
        if at in scene.hit_at and scene.hit_at[at] is not hit:
            break
    return -1


def _zu_infinitive(scene: Scene, begin: int, limit: int) -> int:
    """ ", die Störungen zu beenden": in German the marker stands at the end of its clause, behind a comma."""
    low, language = scene.tokens.low, scene.language
    comma = next((at for at in range(begin, limit) if low[at] == ","), -1)
    if comma < 0 or comma + 2 >= limit or low[comma + 1] in language.complementisers:
        return -1
    for at in range(comma + 1, min(len(low) - 1, comma + 30)):
        if low[at] in ".;:!?":
            return -1
        if low[at] in language.finite_hints:
            return -1
        if low[at] not in language.infinitive_markers or low[at + 1] in language.determiners:
            continue
        after = at + 2
        ends = after >= len(low) or not low[after][0].isalpha() or low[after] in language.clause_starts
        if ends and low[at + 1].endswith(language.infinitive_endings):
            return comma + 1
    return -1


def _plain_infinitive(scene: Scene, at: int) -> bool:
    """ "a confié avoir mobilisé": an infinitive without a marker right after the verb."""
    language, word = scene.language, scene.tokens.low[at]
    return (
        not language.marker_belongs
        and not language.verb_second
        and len(word) > 3
        and word.endswith(language.infinitive_endings)
        and not scene.tokens.upper(at)
        and word not in language.prepositions
        and word not in language.determiners
        and (word not in language.adverbials or word in language.auxiliaries)
    )


def _infinitive(scene: Scene, at: int, end: int) -> bool:
    """Whether an infinitive (or a quotation in its place) stands at `at`, past pronouns and negations."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    while at < end and (
        low[at] in language.negations
        or low[at] in language.object_pronouns
        or low[at] in language.reflexives
        or low[at] in language.adverbials
    ):
        at += 1
    if at >= end:
        return False
    if tokens.quote[at] >= 0:
        return True
    word = low[at]
    if language.marker_belongs:
        return (
            word.isalpha()
            and word not in language.determiners
            and not tokens.upper(at)
            and word not in language.pronouns
        )
    return word.endswith(language.infinitive_endings) and not tokens.upper(at)
