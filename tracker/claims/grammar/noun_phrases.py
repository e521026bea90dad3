"""Noun phrases without a parser, read forwards: who stands after a verb. `subjects` reads backwards.

The analysis of the sentence says where the phrase ends; where it has none there, determiners, capitals, words of a
voice (roles, bodies, sources) and the small words of the language are enough for the phrases that newspapers put
beside a reporting verb (`phrase_ends`); anything longer is cut at the first sure boundary.
"""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.clauses import is_bracketed_day
from tracker.claims.grammar.named_places import past_named_place
from tracker.claims.grammar.phrase_ends import end_of, with_apposition
from tracker.claims.grammar.word_signs import is_voice
from tracker.claims.text.analysis import Phrase, Scene
from tracker.languages.lexicon import Language

# Between the noun that a preposition governs and the one that the article belongs to ("getragene", "eilig gegründete").
LONGEST_ATTRIBUTE: Final = 4
# "Agence France-Presse"; "NORTE", which is longer than a title ("PSD").
LONGEST_MEDIUM: Final = 4
SHORTEST_MEDIUM: Final = 5
SHORTEST_NAME: Final = 2
# So many tokens of adverbs, times and asides at most stand before a phrase: each word of a longer run begins anew.
LONGEST_ADVERBIALS: Final = 24
DECLINED: Final = frozenset({wc.ADJ, wc.PARTICIPLE, wc.VERB})


def after(scene: Scene, i: int, end: int, *, any_noun: bool = False) -> Phrase | None:
    """The noun phrase that begins at token i, before token `end`; None where none begins there.

    `any_noun`: the place itself proves that a noun follows, so that one without determiner will do ("exit polls").
    """
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    i = past_named_place(scene, _past_adverbials(scene, i, end), end)
    if (
        i + 1 < end
        and low[i] in language.prepositions
        and (low[i] in language.determiners or low[i] in language.relay_to or _is_on_air(scene, i, end))
    ):
        i = _past_recipient(scene, i, end)
    if i >= end or not low[i][0].isalnum():
        return None
    if low[i] in language.pronouns and low[i] not in language.determiners:
        return Phrase(i, i, True)
    noun = any_noun and low[i] not in language.phrase_ends and low[i] not in language.prepositions
    known = low[i] in language.determiners or tokens.upper(i) or is_voice(low[i], language) or low[i][0].isdigit()
    if not (noun or known):
        return None
    if low[i] in language.time_words:
        return None
    told = i > 0 and low[i - 1] in language.relay_to | language.airs
    medium = _medium_end(scene, i, end) if told else -1
    if medium >= 0:
        return Phrase(i, medium)
    read = _read(scene, i, end)
    if read is not None:
        return _with_attribute(scene, _of_capitals(scene, read), end)
    last = end_of(scene, i, end)
    if last == i and low[i] in language.determiners and not tokens.upper(i):
        # "sagte dieser" stands for somebody, "sagte den" for nobody.
        return Phrase(i, i, True) if low[i] in language.pronouns else None
    if last < i:
        return None
    whole = _with_attribute(scene, _of_capitals(scene, Phrase(i, last)), end)
    return Phrase(i, with_apposition(scene, i, whole.last, end))


def _of_capitals(scene: Scene, phrase: Phrase) -> Phrase:
    """ "Laut Norda unterschriftsreif": where nouns have capitals, no name without an article ends in small letters."""
    tokens, language, last = scene.tokens, scene.language, phrase.last
    if (
        not language.nouns_capitalised
        or not tokens.upper(phrase.first)
        or tokens.low[phrase.first] in language.articles
    ):
        return phrase
    while last > phrase.first and tokens.low[last].isalpha() and not tokens.upper(last):
        last -= 1
    return phrase if last == phrase.last else Phrase(phrase.first, last, phrase.pronoun)


def _read(scene: Scene, i: int, end: int) -> Phrase | None:
    """The phrase of the analysis that begins at token i."""
    analysis = scene.grammar.at(i)
    if analysis is None:
        return None
    beginning = [phrase for phrase in analysis.phrases if i in (phrase.begin, phrase.first) and not phrase.relative]
    fitting = [phrase for phrase in beginning if phrase.until < end]
    widest = max(fitting, key=lambda phrase: phrase.until, default=None)
    if widest is None:
        return None
    return Phrase(i, _before_next(scene, i, before_time(scene, i, widest.until)), widest.pronoun)


def _before_next(scene: Scene, first: int, last: int) -> int:
    """The last token before another phrase that no mark parts from this one: "laut Tarn 40 Boote", "laut Tarn alte
    Boote". Where nouns have capitals, neither adjective nor number stands behind the noun that it belongs to."""
    if not scene.language.nouns_capitalised:
        return last
    for at in range(first + 1, last):
        behind = scene.class_at(at - 1) in (wc.NOUN, wc.PROPN) and scene.tokens.upper(at + 1)
        small = scene.class_at(at) in (wc.NUM, wc.ADJ) and not scene.tokens.upper(at)
        # "sagte Tarn der Zeitung": a name has no genitive behind it.
        if first == at - 1 and goes_elsewhere(scene, Phrase(first, first)):
            return first
        alone = at - 1 == first and not is_voice(scene.tokens.low[first], scene.language)
        named = alone or scene.class_at(at - 1) == wc.PROPN
        told = named and scene.tokens.low[at] in scene.language.addressing
        if behind and (small or (told and _names_medium(scene, at + 1))):
            return at - 1
    return last


def goes_elsewhere(scene: Scene, phrase: Phrase) -> bool:
    """ "laut Polizei von dem Ausfall betroffen": "of" and an article behind a noun without one."""
    low, language, at = scene.tokens.low, scene.language, phrase.last + 1
    bare = language.nouns_capitalised and phrase.first == phrase.last and scene.class_at(phrase.first) == wc.NOUN
    return bare and low[at] in language.agent_prepositions and low[at + 1] in language.determiners


def _names_medium(scene: Scene, at: int) -> bool:
    word = scene.tokens.low[at]
    return at in scene.named or word in scene.language.media or scene.tokens.printed(at, at) in scene.language.agencies


def _with_attribute(scene: Scene, phrase: Phrase, end: int) -> Phrase:
    """ "Der von der Partei getragene Verein": between article and noun a preposition and what it governs."""
    tokens = scene.tokens
    analysis = scene.grammar.at(phrase.first)
    if analysis is None or not opens_attribute(scene, phrase.first):
        return phrase
    begin = _past_edge(scene, phrase.first + 1, phrase.last + 1, end)
    for at in range(begin, min(end - 1, begin + LONGEST_ATTRIBUTE)):
        if tokens.low[at] in ",;:" or tokens.quote[at] >= 0 or tokens.upper(at):
            return phrase
        base = analysis.phrase_around(at + 1)
        declined = analysis.class_at(at) in DECLINED and tokens.low[at].endswith(scene.language.declined_endings)
        if declined and tokens.upper(at + 1) and base is not None:
            return Phrase(phrase.first, min(base.until, end - 1))
    return phrase


def opens_attribute(scene: Scene, at: int) -> bool:
    """Whether at token `at` stands an article and right behind it a preposition ("der von der Partei getragene …") or
    the edge of a time ("eine Ende Mai gedruckte …")."""
    low, language = scene.tokens.low, scene.language
    if not language.nouns_capitalised or low[at] not in language.articles or low[at] in language.prepositions:
        return False
    of = language.noun_prepositions - language.articles - language.conjunctions
    return low[at + 1] in language.prepositions | language.agent_prepositions | of | language.edges


def _past_edge(scene: Scene, at: int, begin: int, end: int) -> int:
    """Past "Ende voriger Woche", where it stands at token `at`; else `begin`."""
    low, language = scene.tokens.low, scene.language
    if low[at] not in language.edges:
        return begin
    known = language.time_words | language.units | language.turns | language.edges
    while at < end and (low[at] in known or low[at].isdecimal() or low[at + 1] in language.units):
        at += 1
    return at


def before_time(scene: Scene, first: int, last: int) -> int:
    """The last token of a phrase before a day without a preposition ("il dirigente domenica sera")."""
    low, language = scene.tokens.low, scene.language
    for at in range(first + 1, last + 1):
        if low[at] not in language.time_words or scene.tokens.upper(at):
            continue
        before = low[at - 1]
        joined = before in language.prepositions or before in language.noun_prepositions
        if not joined and before not in language.determiners:
            return at - 1
    return last


def _past_adverbials(scene: Scene, i: int, end: int) -> int:
    """The first token that is no adverb, time ("mardi", "el martes", "am 5. März") or aside ("de son côté")."""
    tokens, language = scene.tokens, scene.language
    low = tokens.low
    end = min(end, i + LONGEST_ADVERBIALS)
    while i < end:
        word = low[i]
        if word in language.time_words or is_bracketed_day(low, i):
            i += 1
        elif (word in language.determiners or word in language.prepositions) and _is_time(scene, i + 1, end):
            i += 1
            while i < end and (low[i].isdigit() or low[i] == "." or low[i] in language.time_words):
                i += 1
        elif length := _aside(low, i, end, language):
            i += length
        elif word in language.adverbials and word not in language.determiners and not tokens.upper(i):
            i += 1
        else:
            break
    return i


def _aside(low: list[str], i: int, end: int, language: Language) -> int:
    """How many tokens "por sua vez", the same between commas, or "no Facebook" takes at i."""
    if length := matched(low, i, language.parentheticals.get(low[i], ())):
        return length
    if low[i] in language.prepositions and i + 1 < end and low[i + 1] in language.platforms:
        return 2
    if low[i] != "," or low[i + 1] not in language.parentheticals:
        return 0
    length = matched(low, i + 1, language.parentheticals[low[i + 1]])
    return length + 2 if length and low[i + 1 + length] == "," else 0


def _past_recipient(scene: Scene, i: int, end: int) -> int:
    """Past "au Courrier" or "à la presse" when a noun phrase follows at once; i where none does."""
    low, language = scene.tokens.low, scene.language
    medium = _medium_end(scene, i + 1, end)
    following = (medium if medium >= 0 else end_of(scene, i + 1, end)) + 1
    begins = low[following] in language.articles or scene.tokens.upper(following) or is_voice(low[following], language)
    if i + 1 < following < end and begins:
        return following
    return i


def _is_on_air(scene: Scene, i: int, end: int) -> bool:
    """ "sur RNV Ada Brun": the channel on which somebody says it, and who that is."""
    return scene.tokens.low[i] in scene.language.airs and i + 1 < end and _medium_end(scene, i + 1, end) >= 0


def _medium_end(scene: Scene, first: int, end: int) -> int:
    """Where the name of an agency, or of a paper in capitals, ends that another name follows ("disse à Lusa Ada Brun",
    "disse ao NORTE Ada Brun"); -1 where none does."""
    tokens, language = scene.tokens, scene.language
    at = first + (tokens.low[first] in language.determiners and tokens.low[first] not in language.name_particles)
    at += tokens.low[at] in language.media and not tokens.upper(at)
    # Behind a preposition without an article stands no party ("sur RNV Ada Brun").
    bare = language.adjectives_follow and tokens.low[first - 1] not in language.determiners
    shortest = SHORTEST_NAME if bare else SHORTEST_MEDIUM
    for last in range(min(at + LONGEST_MEDIUM, end - 2) - 1, at - 1, -1):
        printed = tokens.printed(at, last)
        capitals = last == at and printed.isupper() and len(printed) >= shortest
        channel = last > at and tokens.low[last].isdigit() and tokens.upper(last - 1)
        if not (capitals or channel or printed in language.agencies):
            continue
        names = [tokens.printed(here, here) for here in (last + 1, last + 2)]
        # "contou à Lusa fonte da PSP"
        if tokens.low[last + 1] in language.anonymous_heads or all(
            name[:1].isupper() and not name.isupper() for name in names
        ):
            return last
    return -1


def _is_time(scene: Scene, i: int, end: int) -> bool:
    low, language = scene.tokens.low, scene.language
    if i >= end:
        return False
    if low[i] in language.time_words:
        return True
    ahead = i + 1 + (i + 1 < end and low[i + 1] == ".")
    return low[i].isdigit() and ahead < end and low[ahead] in language.time_words


def matched(low: list[str], i: int, tails: tuple[tuple[str, ...], ...]) -> int:
    """How many tokens the phrase at i takes, whose first word matched; 0 when none does."""
    return next((1 + len(tail) for tail in tails if tuple(low[i + 1 : i + 1 + len(tail)]) == tail), 0)
