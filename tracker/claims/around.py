"""Reported clauses with the attribution beside them: "…, said NP", "selon NP, …", "comme l'a dit NP, …"."""

from __future__ import annotations

from typing import Final

from tracker.claims import nouns, subjects
from tracker.claims.attribution import Attribution, by_preposition, by_verb
from tracker.claims.report import CLOSERS, REACH, SHORTEST, Report, impersonal
from tracker.claims.scene import Hit, Phrase, Scene
from tracker.claims.sentences import Sentence
from tracker.claims.tokens import TERMINALS

# A quotation of as many words that stands apart right before the attribution is what was said; the clause before it is
# the narrator's.
OWN_WORDS: Final = 5
# An attribution that begins within so many words of the sentence stands before its clause.
OPENING: Final = 3


def parenthetical(scene: Scene, hit: Hit, sentence: Sentence) -> Attribution | None:
    """ ", a affirmé NP" or ", NP said" behind a clause: the attribution, from its comma on."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    if (
        hit.mode != "finite"
        or not ({"clause", "bare"} & hit.form.frames)
        or hit.form.type in ("intend", "find", "feel")
    ):
        return None
    before = hit.begin - 1
    if before <= sentence.first:
        return None
    if low[before] == ",":
        if _apposition(scene, sentence.first, before):
            return None
        if hit.enclitic >= 0:
            phrase: Phrase | None = Phrase(hit.enclitic, hit.enclitic, True)
        else:
            phrase = nouns.after(scene, hit.begin + 1 if hit.auxiliary >= 0 else hit.last + 1, sentence.last)
            if (
                phrase is not None
                and phrase.last + 1 < sentence.last
                and low[phrase.last + 1] in language.complementisers
            ):
                return None
            if (
                phrase is None
                and language.dropped_subjects
                and hit.last + 1 < sentence.last
                and low[hit.last + 1] in ".,"
            ):
                return by_verb(scene, hit, None, "clause-then-verb", 0.7)
        if phrase is not None and (not language.subject_before_verb or _inverts(scene, phrase, before, sentence)):
            known = None if impersonal(scene, phrase) else phrase
            return by_verb(scene, hit, known, "clause-then-verb-subject", 0.92)
        return None
    subject = subjects.before(scene, hit.first, sentence.first)
    if subject is None or subject.first - 1 <= sentence.first or not ends_in_comma(scene, subject.first - 1):
        return None
    if not language.subject_before_verb or not _closes(scene, hit, sentence.last):
        return None
    interrupts = hit.last + 1 + SHORTEST < sentence.last and low[hit.last + 1] == ","
    if not interrupts and _is_left_open(scene, _opening(scene, sentence), subject.first - 1):
        return None
    return by_verb(scene, hit, subject, "clause-then-subject-verb", 0.9)


def _apposition(scene: Scene, first: int, comma: int) -> bool:
    """Whether a name in commas behind a noun phrase, no clause, ends at `comma`: "Le maire, Élie Morvant, a …"."""
    low, tokens = scene.tokens.low, scene.tokens
    opening = comma - 1
    while opening > first and low[opening] != "," and tokens.upper(opening):
        opening -= 1
    named = comma - 1 - opening
    return opening > first and low[opening] == "," and named > 1 and not is_clause(scene, first, opening)


def ends_in_comma(scene: Scene, at: int) -> bool:
    """Whether token `at` is a comma, or a quotation with the comma inside, as American usage sets it."""
    index = scene.tokens.quote[at]
    return scene.text[scene.quotes[index].inner_end - 1] == "," if index >= 0 else scene.tokens.low[at] == ","


def _inverts(scene: Scene, phrase: Phrase, comma: int, sentence: Sentence) -> bool:
    """Where the subject comes first, "…, said NP" needs a clause before the comma and no verb behind the phrase.

    "Ann Lee, the mayor, said the port was shut" has neither.
    """
    low, language = scene.tokens.low, scene.language
    following = phrase.last + 1
    if phrase.pronoun or following in scene.hit_at:
        return False
    ends = (
        following >= sentence.last
        or not low[following][0].isalnum()
        or low[following] in language.prepositions
        or low[following] in language.relatives
        or low[following] in language.time_words
    )
    return ends and is_clause(scene, sentence.first, comma)


def _closes(scene: Scene, hit: Hit, end: int) -> bool:
    """Whether nothing but to whom, where and when stands between the verb and the end or the next comma."""
    low, language = scene.tokens.low, scene.language
    at = hit.last + 1
    if at < end and not (
        (hit.form.type == "tell" and low[at] in language.determiners)
        or low[at] in ".,;!?…–—"
        or low[at] in language.prepositions
        or low[at] in language.time_words
        or scene.tokens.upper(at)
        or nouns.is_voice(low[at], language)
        or low[at] in language.object_pronouns
        or low[at] in language.skips
    ):
        return False
    for here in range(at, min(end, at + REACH)):
        if low[here] in ".,;!?…–—":
            return True
        if (
            low[here] in language.complementisers
            or (
                low[here] in language.infinitive_markers
                and here + 1 < end
                and not scene.tokens.upper(here + 1)
                and low[here + 1] not in language.determiners
                and not nouns.is_voice(low[here + 1], language)
            )
            or low[here] in language.finite_hints
            or here in scene.hit_at
            or (low[here] in language.pronouns and low[here] not in language.determiners)
            or scene.tokens.quote[here] >= 0
        ):
            return False
    return True


def is_clause(scene: Scene, first: int, last: int) -> bool:
    """Whether a finite verb stands among the tokens [first, last), as far as endings and lists tell."""
    low, language = scene.tokens.low, scene.language
    return any(
        low[at] in language.finite_hints
        or at in scene.hit_at
        or (low[at].endswith(language.past_endings) and len(low[at]) > 4)
        or (
            language.subject_before_verb
            and low[at].endswith("s")
            and at > first
            and scene.tokens.upper(at - 1)
            and not scene.tokens.upper(at)
        )
        for at in range(first, last)
    )


def around_verb(scene: Scene, hits: list[Hit], sentence: Sentence) -> Report | None:
    """ "Clause, said NP." and "Clause, NP said." """
    for hit in hits:
        found = parenthetical(scene, hit, sentence)
        if found is not None:
            first, last = _opening(scene, sentence), _trimmed(scene, sentence.first, found.first - 1)
            if _goes_on(scene, found, hits, sentence):
                last = _trimmed(scene, first, sentence.last - 1)
            return _report(scene, first, last, found, sentence)
    return None


def _goes_on(scene: Scene, found: Attribution, hits: list[Hit], sentence: Sentence) -> bool:
    """ "Clause, NP said on Friday, and clause": whether what was said goes on behind the attribution's second comma."""
    low, language = scene.tokens.low, scene.language
    comma = next((at for at in range(found.last + 1, min(sentence.last, found.last + REACH)) if low[at] in ".,;"), -1)
    if comma < 0 or comma + SHORTEST >= sentence.last or low[comma] != ",":
        return False
    if all(scene.tokens.quote[at] >= 0 or not low[at][0].isalnum() for at in range(sentence.first, found.first)):
        return False
    if found.rule == "clause-then-subject-verb" and _is_left_open(scene, _opening(scene, sentence), found.first - 1):
        return scene.tokens.quote[comma + 1] < 0
    following = low[comma + 1]
    if following in language.turning or (following in language.relatives and following not in language.pronouns):
        return following in language.complementisers
    if scene.tokens.quote[comma + 1] >= 0:
        quote = scene.quotes[scene.tokens.quote[comma + 1]]
        return not scene.text[quote.inner_start].isupper()
    if language.subject_before_verb:
        if following.endswith(language.participle_endings):
            return False
    elif is_clause(scene, sentence.first, found.first) and not (
        following in language.joiners
        or following in language.pronouns
        or following in language.determiners
        or scene.tokens.upper(comma + 1)
    ):
        return False
    return not any(hit.first > comma and "quote" in hit.form.frames for hit in hits)


def _is_left_open(scene: Scene, first: int, last: int) -> bool:
    """Whether tokens [first, last) only begin a clause: "The plan, aides said, is …", "After the vote, he said, …"."""
    low, language = scene.tokens.low, scene.language
    opens = low[first] in language.subordinators
    return (opens and "," not in low[first:last]) or not is_clause(scene, first, last)


def _opening(scene: Scene, sentence: Sentence) -> int:
    """The first word of a sentence, past dashes and bullets."""
    at = sentence.first
    while (
        at < sentence.last - 1
        and scene.tokens.quote[at] < 0
        and not scene.tokens.low[at][0].isalnum()
        and scene.tokens.low[at] not in "#@$€£"
    ):
        at += 1
    return at


def _trimmed(scene: Scene, first: int, last: int) -> int:
    """The last token that is no punctuation."""
    while last > first and scene.tokens.low[last] in CLOSERS and scene.tokens.quote[last] < 0:
        last -= 1
    return last


def _report(scene: Scene, first: int, last: int, found: Attribution, sentence: Sentence) -> Report | None:
    """The report, unless its content is too short or is a quotation that speaks for itself."""
    tokens = scene.tokens
    if last - first < SHORTEST:
        return None
    if tokens.quote[last] >= 0 and found.first > last:
        quote = scene.quotes[tokens.quote[last]]
        apart = scene.text[quote.inner_start].isupper() or tokens.low[last - 1] in ",:;–—"
        if apart and len(scene.text[quote.inner_start : quote.inner_end].split()) >= OWN_WORDS:
            return None
    if all(tokens.quote[at] >= 0 or not tokens.low[at][0].isalnum() for at in range(first, last + 1)):
        return None
    if any(tokens.low[at] in TERMINALS and tokens.low[at] != "." for at in range(first, last)):
        return None
    return Report(first, last, found, sentence)


def around_preposition(scene: Scene, sentence: Sentence) -> Report | None:
    """ "Selon NP, clause.", "Clause, selon NP." and "Clause, according to NP, clause." """
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    for at in range(sentence.first, sentence.last):
        if low[at] not in language.prepositions_of_source:
            continue
        opening = at - sentence.first <= 1 or low[at - 1] == ","
        found = by_preposition(scene, at, sentence.last, "source-preposition", 0.9 if opening else 0.75)
        if found is None or (_weak(scene, at) and at - sentence.first > 1):
            continue
        return _split_by(scene, found, sentence, at)
    return None


def _weak(scene: Scene, at: int) -> bool:
    return any(candidate.weak for candidate in scene.language.prepositions_of_source[scene.tokens.low[at]])


def _split_by(scene: Scene, found: Attribution, sentence: Sentence, at: int) -> Report | None:
    """The clause: what follows the attribution's comma where that opens the sentence, else what stands before it."""
    tokens = scene.tokens
    first = _opening(scene, sentence)
    if at > first and all(tokens.quote[here] >= 0 or not tokens.low[here][0].isalnum() for here in range(first, at)):
        return None
    right = _after_commas(scene, found.last + 1, sentence.last)
    begins_with = at - first <= OPENING
    if not begins_with and right > 0 and tokens.low[at - 1] == "," and not is_clause(scene, first, at):
        begins_with = sentence.last - right > at - first
    if begins_with:
        if right < 0 and scene.language.verb_second:
            right = found.last + 1
        if right < 0:
            return None
        return _report(scene, right, _trimmed(scene, right, sentence.last - 1), found, sentence)
    last = at - 1
    if tokens.low[last] != "," and scene.language.verb_second:
        last = sentence.last - 1
    return _report(scene, first, _trimmed(scene, first, last), found, sentence)


def _after_commas(scene: Scene, at: int, end: int) -> int:
    """The first token of the clause behind an attribution, past appositions and relative clauses, or -1."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    commas = [here for here in range(at, min(end, at + 60)) if low[here] in ",:"]
    for number, comma in enumerate(commas):
        begin = comma + 1
        if begin >= end or tokens.quote[begin] >= 0:
            return -1
        following = commas[number + 1] if number + 1 < len(commas) else -1
        if following > 0 and low[begin] in language.relatives:
            continue
        if (
            0 < following < end - 1
            and low[begin] in language.articles
            and not is_clause(scene, begin, following)
            and (low[following + 1] in language.relatives or _starts_subject(scene, following + 1))
        ):
            continue
        return begin
    return -1


def _starts_subject(scene: Scene, at: int) -> bool:
    language, low = scene.language, scene.tokens.low
    return low[at] in language.determiners or low[at] in language.pronouns or scene.tokens.upper(at)


def as_clause(scene: Scene, hits: list[Hit], sentence: Sentence) -> Report | None:
    """ "Comme l'a souligné NP, clause." and "As NP said, clause." """
    low, language = scene.tokens.low, scene.language
    for hit in hits:
        if hit.mode != "finite" or not ({"clause", "bare"} & hit.form.frames):
            continue
        begin = next(
            (
                at
                for at in range(hit.first - 1, max(sentence.first, hit.first - 8) - 1, -1)
                if low[at] in language.as_words
            ),
            -1,
        )
        if begin < 0 or (begin > sentence.first + 2 and low[begin - 1] != ","):
            continue
        phrase = nouns.after(scene, hit.last + 1, sentence.last) or subjects.before(scene, hit.first, begin + 1)
        if phrase is None or phrase.first <= begin:
            continue
        right = _after_commas(scene, max(phrase.last, hit.last) + 1, sentence.last)
        if right < 0:
            continue
        found = by_verb(scene, hit, phrase, "as-clause", 0.8)
        return _report(scene, right, _trimmed(scene, right, sentence.last - 1), found, sentence)
    return None
