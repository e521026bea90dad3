"""Reported speech: which stretch of a sentence is what somebody is said to have said."""

from __future__ import annotations

from typing import Final

from tracker.claims import nouns
from tracker.claims.around import around_preposition, around_verb, as_clause, parenthetical
from tracker.claims.attribution import by_verb
from tracker.claims.direct import subject_of
from tracker.claims.noun_clauses import noun_clauses
from tracker.claims.report import CLOSERS, REACH, SHORTEST, Report, impersonal
from tracker.claims.scene import Hit, Phrase, Scene
from tracker.claims.sentences import Sentence

# Verbs of these types take whom they address as an object before the infinitive.
OBJECT_THEN_INFINITIVE: Final = frozenset({"order", "ask", "tell", "judge"})
CUTTING: Final = ("verb-clause", "verb-bare-clause", "verb-infinitive", "verb-question")
NOTHING: Final = (-1, "", 0.0)


def reports(scene: Scene, sentence: Sentence) -> list[Report]:
    """The reported clauses of a sentence in order; one may stand inside another ("She said he lied, police said")."""
    found: list[Report] = []
    hits = _hits(scene, sentence)
    for hit in hits:
        report = _after_verb(scene, hit, sentence, hits)
        if report is not None and not _overlaps(found, report):
            found.append(report)
    for report in noun_clauses(scene, sentence, hits):
        if not _overlaps(found, report):
            found.append(report)
    beside = (
        as_clause(scene, hits, sentence) or around_verb(scene, hits, sentence) or around_preposition(scene, sentence)
    )
    if beside is not None and not any(
        beside.first == other.first or beside.found.hit is other.found.hit for other in found if other.found.hit
    ):
        found.append(beside)
    return sorted(found, key=lambda report: report.first)


def _hits(scene: Scene, sentence: Sentence) -> list[Hit]:
    found: list[Hit] = []
    for at in range(sentence.first, sentence.last):
        hit = scene.hit_at.get(at)
        if hit is not None and (not found or found[-1] is not hit) and hit.first >= sentence.first:
            found.append(hit)
    return found


def _overlaps(found: list[Report], report: Report) -> bool:
    return any(report.first <= other.last and other.first <= report.last for other in found)


def _after_verb(scene: Scene, hit: Hit, sentence: Sentence, hits: list[Hit]) -> Report | None:
    """The clause, infinitive or noun phrase that a reporting verb governs."""
    frames = hit.form.frames
    if hit.mode == "passive" and "clause" not in frames:
        return None
    if hit.mode == "infinitive" and scene.tokens.low[hit.verb - 1] in scene.language.reflexives:
        return None
    start, rule, confidence = _content_start(scene, hit, sentence)
    if start < 0:
        return None
    last = _content_end(scene, start, sentence, hits)
    if last - start < SHORTEST - 1 or _only_quotation(scene, start, last):
        return None
    subject = None if hit.mode == "passive" else subject_of(scene, hit, sentence)
    if subject is not None and (subject.first >= start or impersonal(scene, subject)):
        subject = None
    if subject is None:
        if rule != "verb-clause" or (hit.mode not in ("passive", "finite") and not scene.language.dropped_subjects):
            return None
        confidence -= 0.3
    elif not _can_speak(scene, subject, hit):
        return None
    if rule == "verb-naming":
        last = _last_quotation(scene, start, last)
    if subject is not None and _is_subordinate(scene, subject, sentence):
        last = _before_comma(scene, start, last)
    return Report(start, last, by_verb(scene, hit, subject, rule, confidence), sentence)


def _is_subordinate(scene: Scene, subject: Phrase, sentence: Sentence) -> bool:
    """Whether the verb stands in a clause such as "While she said …, …" or "…, who said …, …"."""
    low, language = scene.tokens.low, scene.language
    if subject.pronoun and low[subject.first] in language.relatives:
        return True
    before = subject.first - 1
    while before >= sentence.first and low[before] in language.skips:
        before -= 1
    return before >= sentence.first and low[before] in language.subordinators


def _before_comma(scene: Scene, start: int, last: int) -> int:
    """The last token before the comma that ends a subordinate clause."""
    low = scene.tokens.low
    return next((at - 1 for at in range(start + 3, last) if low[at] == ","), last)


def _last_quotation(scene: Scene, start: int, last: int) -> int:
    """The last quotation of the clause: a naming ends with the name."""
    return next((at for at in range(last, start, -1) if scene.tokens.quote[at] >= 0), last)


def _only_quotation(scene: Scene, start: int, last: int) -> bool:
    """A complementiser and then nothing but a quotation: those are the speaker's own words."""
    tokens, language = scene.tokens, scene.language
    return all(
        tokens.quote[at] >= 0 or tokens.low[at] in language.complementisers or not tokens.low[at][0].isalnum()
        for at in range(start, last + 1)
    )


def _can_speak(scene: Scene, subject: Phrase, hit: Hit) -> bool:
    """Names, voices and pronouns speak; of other nouns only verbs of saying prove that they do."""
    if hit.form.type in ("say", "tell", "ask", "write") or subject.pronoun:
        return True
    tokens, language = scene.tokens, scene.language
    return any(
        tokens.upper(at) or nouns.is_voice(tokens.low[at], language) for at in range(subject.first, subject.last + 1)
    )


def _content_start(scene: Scene, hit: Hit, sentence: Sentence) -> tuple[int, str, float]:
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
        start = _infinitive_start(scene, hit, begin, limit)
        if start >= 0:
            return start, "verb-infinitive", 0.7
    if hit.form.type == "judge" and hit.mode != "infinitive" and _names(scene, begin, limit):
        return begin, "verb-naming", 0.75
    nominal = _nominal(scene, hit, begin, limit)
    if nominal >= 0:
        return nominal, "verb-nominal", 0.65
    if low[begin] in language.questions and {"wh", "clause"} & frames and low[begin] not in language.complementisers:
        return begin, "verb-question", 0.75
    start = _complement(scene, hit, begin, limit) if "clause" in frames else -1
    if start >= 0:
        return start, "verb-clause", 0.92
    if "bare" in frames and (
        hit.mode in ("finite", "gerund") or (language.marker_belongs and hit.mode == "infinitive")
    ):
        start = _bare_start(scene, hit, begin, end)
        if start >= 0:
            return start, "verb-bare-clause", 0.8
    return NOTHING


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
        or word in language.prepositions
        or word in language.articles
        or word in language.skips
        or scene.tokens.upper(begin)
    )


def _infinitive_start(scene: Scene, hit: Hit, begin: int, limit: int) -> int:
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
            return at if language.marker_belongs else at + 1
        if low[at] in language.complementisers or low[at] in ".;:!?…" or scene.tokens.quote[at] >= 0:
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
            if at > begin and low[at - 1] in language.not_complementising:
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


def _bare_start(scene: Scene, hit: Hit, begin: int, end: int) -> int:
    """The start of a clause without complementiser, past when and to whom it was said; or -1."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    at = begin
    if language.verb_second:
        comma = next(
            (here for here in range(begin, min(end, begin + REACH)) if low[here] in ",:" or tokens.quote[here] >= 0), -1
        )
        return comma + 1 if comma >= 0 and low[comma] in ",:" and _begins_clause(scene, comma + 1, end) else -1
    if hit.form.type == "tell":
        if low[at] in language.object_pronouns and low[at] not in language.determiners:
            at += 1
        else:
            phrase = nouns.after(scene, at, end)
            if phrase is None or phrase.pronoun:
                return -1
            at = phrase.last + 1
    while at < end and (
        low[at] in language.time_words
        or (low[at] in language.prepositions and at + 1 < end and low[at + 1] in language.time_words)
    ):
        at += 1
    return at if at < end and _begins_clause(scene, at, end) else -1


def _names(scene: Scene, begin: int, limit: int) -> bool:
    """ "called the plan “absurd”", "bezeichnete den Plan als »absurd«": an object and, soon after it, quoted words."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    if low[begin] not in language.articles and not tokens.upper(begin) and low[begin] not in language.prepositions:
        return False
    for at in range(begin + 1, limit):
        if tokens.quote[at] >= 0:
            return True
        if low[at] in ".;:!?" or low[at] in language.complementisers or low[at] in language.finite_hints:
            return False
    return False


def _nominal(scene: Scene, hit: Hit, begin: int, limit: int) -> int:
    """The start of a noun phrase that says what was said: "son intention de …", "la tenue d'une réunion"; or -1.

    Before it may stand on what or to whom it was said ("sur Twitter", "à la presse").
    """
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    if hit.mode != "finite" or not ({"clause", "object"} & hit.form.frames):
        return -1
    if low[hit.first - 1] in language.reflexives or low[hit.verb - 1] in language.reflexives:
        return -1
    for at in range(begin, limit - 1):
        if low[at] in ",.;:!?…()" or scene.tokens.quote[at] >= 0 or low[at] in language.complementisers:
            break
        if low[at] in language.articles and any(low[here] in language.content_nouns for here in (at + 1, at + 2)):
            return at
    if "object" in hit.form.frames and low[begin] in language.articles and low[begin + 1][0].isalpha():
        if low[begin] in language.infinitive_markers:
            return -1
        return (
            -1
            if any(low[here] in language.complementisers for here in range(begin + 1, min(limit, begin + 5)))
            else begin
        )
    return -1


def _recipient(scene: Scene, begin: int, end: int) -> bool:
    """Whether what stands between verb and "that" may be to whom or where it was said, and no object of its own."""
    low, language = scene.tokens.low, scene.language
    word = low[begin]
    return (
        word in language.prepositions
        or word in language.time_words
        or word in language.object_pronouns
        or word in language.skips
        or word == ","
        or (word in language.articles and low[begin + 1] in language.time_words)
    )


def _begins_clause(scene: Scene, at: int, end: int) -> bool:
    """Whether a clause without complementiser begins at `at`: a subject, and soon a finite verb."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    if at >= end or not low[at][0].isalnum():
        return False
    word = low[at]
    if word in language.object_pronouns and word not in language.pronouns and word not in language.determiners:
        return False
    starts = (
        word in language.pronouns
        or word in language.determiners
        or tokens.upper(at)
        or word[0].isdigit()
        or word == "there"
        or (word not in language.prepositions and word not in language.stops and word not in language.questions)
    )
    if (
        not starts
        or word in language.complementisers
        or word in language.infinitive_markers
        or word in language.joiners
    ):
        return False
    if word in language.inner and word not in language.determiners:
        return False
    hints = language.subjunctive_hints if language.verb_second else language.finite_hints
    for here in range(at + 1, min(end, at + 14)):
        if low[here] in ";:":
            return False
        if tokens.quote[here] >= 0:
            return here > at + 1
        if low[here] in hints:
            return True
        if here in scene.hit_at and scene.hit_at[here].mode == "finite" and not language.verb_second:
            return True
        if (
            not language.verb_second
            and low[here].endswith(language.past_endings)
            and len(low[here]) > 4
            and low[here - 1] not in language.articles
        ):
            return True
    return False


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
        and (word not in language.skips or word in language.auxiliaries)
    )


def _infinitive(scene: Scene, at: int, end: int) -> bool:
    """Whether an infinitive (or a quotation in its place) stands at `at`, past pronouns and negations."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    while at < end and (
        low[at] in language.negations
        or low[at] in language.object_pronouns
        or low[at] in language.reflexives
        or low[at] in ("pas", "plus")
    ):
        at += 1
    if at >= end:
        return False
    if tokens.quote[at] >= 0:
        return True
    word = low[at]
    if language.code == "en":
        return (
            word.isalpha()
            and word not in language.determiners
            and not tokens.upper(at)
            and word not in language.pronouns
        )
    return word.endswith(language.infinitive_endings) and not tokens.upper(at)


def _content_end(scene: Scene, start: int, sentence: Sentence, hits: list[Hit]) -> int:
    """The last token of what is said: the sentence's end, or where another attribution takes over."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    last = sentence.last - 1
    for hit in hits:
        if hit.first <= start:
            continue
        before = hit.first - 1
        if hit.mode == "gerund" and low[before] == ",":
            last = min(last, before)
            break
        if (
            hit.mode == "finite"
            and low[before] in language.joiners
            and _content_start(scene, hit, sentence)[1] == "verb-clause"
        ):
            last = min(last, before - 1)
            break
        beside = parenthetical(scene, hit, sentence)
        if beside is not None and beside.first - 1 > start:
            last = min(last, beside.first - 1)
            break
    for at in range(start + 2, last):
        if (
            low[at] == ","
            and low[at + 1] in language.turning
            and low[at + 2] not in language.complementisers | language.skips
        ):
            last = at - 1
            break
        if low[at] == ";":
            last = at - 1
            break
        if low[at] == ":" and tokens.quote[at + 1] >= 0:
            last = at - 1
            break
    while last > start and (low[last] in CLOSERS and tokens.quote[last] < 0):
        last -= 1
    return last
