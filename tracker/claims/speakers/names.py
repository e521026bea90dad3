"""A person's name in a noun phrase, and the role beside it.

A phrase is read segment by segment (commas and brackets part them). In a segment the name stands behind the last role
("Foreign Minister Dana Ruiz", "le maire Élie Morvant"); what stands before the role belongs to it, and so does a place
or a body behind a preposition ("de l'Intérieur", "of Norwold"). A segment that is only a role lends it to the name in
the next one ("la directrice de l'agence, Mme Ines Varga").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.word_signs import PUNCTUATION
from tracker.claims.speakers.name_runs import NAME_CLASSES, is_proper, is_surname, runs
from tracker.claims.speakers.titles import is_body, is_role, state_named
from tracker.claims.text.analysis import Scene

# "R-Texas", "D-N.Y.": a letter of a party, a hyphen and where somebody was elected.
PARTY_LETTERS: Final = 1
# "ministre de l'Économie Ada Brun": a run behind "of" is a body and a name when it has so many words.
BODY_AND_NAME: Final = 3
LONGEST_BARE: Final = 3
PARTING: Final = frozenset(",()[]–—:;")


@dataclass(frozen=True, slots=True)
class PersonName:
    """Tokens [first, last] are the name; [role_first, role_last] the role beside it, role_first -1 for none."""

    first: int
    last: int
    role_first: int = -1
    role_last: int = -1


def person_name(scene: Scene, first: int, last: int) -> PersonName | None:
    """The name of a person in the tokens [first, last] of a noun phrase, or None."""
    lent: tuple[int, int] | None = None
    parts = segments(scene, first, last)
    for number, (begin, end) in enumerate(parts):
        found = _in_segment(scene, begin, end)
        if found is not None and found.first == found.last and found.role_first < 0:
            # "Another leading Dem, Sen. Ada Brun": the whole name is the name.
            found = next((one for part in parts[number + 1 :] if (one := _whole_name(scene, *part))), found)
        if found is not None and lent is not None and _is_listed(scene, found):
            # "La ministra de Aguas, Pesca y Muelles, Ada Brun": what the ministry is for.
            later = (_in_segment(scene, *part) for part in parts[number + 1 :])
            found = next((one for one in later if one is not None and not _is_listed(scene, one)), found)
        if found is not None:
            behind = _behind_place(scene, found, parts[number + 1 :])
            if behind is not None:
                return PersonName(behind.first, behind.last, *(_trimmed(scene, begin, end) or (-1, -1)))
            if found.role_first >= 0:
                return found
            role = lent or _role_behind(scene, end + 1, last)
            return PersonName(found.first, found.last, *role) if role else found
        role_end = _last_role(scene, begin, end)
        if lent is not None and role_end < 0:
            # "Der Leiter der Werft, Bernd Wust,": a first name that was taken for a noun.
            bare = _bare_name(scene, begin, end)
            if bare is not None:
                return PersonName(bare.first, bare.last, *lent)
        if role_end >= 0:
            if lent is None and _speaks_for_somebody(scene, begin, role_end):
                return None
            lent = lent or _trimmed(scene, begin, end)
    return _bare_name(scene, first, last)


def _is_listed(scene: Scene, found: PersonName) -> bool:
    """Whether what looks like a name may be one thing of a list, or the last two of it."""
    joined = any(scene.tokens.low[at] in scene.language.conjunctions for at in range(found.first, found.last))
    return found.first == found.last or joined


def _behind_place(scene: Scene, found: PersonName, parts: list[tuple[int, int]]) -> PersonName | None:
    """ "Der Parteichef Norwolds, Karl Munde": a place in the genitive, and the name behind the comma; "o comandante da
    Guarda Civil de Norwold, Rui Brun": what looks like a name is of the body."""
    tokens = scene.tokens
    if scene.language.adjectives_follow and parts and found.role_first >= 0 and found.first < found.last:
        whole = _in_segment(scene, *parts[0])
        of = any(tokens.low[at] in scene.language.linkers for at in range(found.role_first, found.first))
        bare = whole is not None and (whole.first, whole.last) == parts[0] and whole.first < whole.last
        return whole if of and bare else None
    owned = scene.language.nouns_capitalised and found.first == found.last and tokens.low[found.last].endswith("s")
    if not owned or found.role_first < 0 or not parts:
        return None
    return _bare_name(scene, *parts[0])


def _whole_name(scene: Scene, begin: int, end: int) -> PersonName | None:
    """A name of two words or more in a segment, with its title."""
    found = _in_segment(scene, begin, end)
    return found if found is not None and found.first < found.last and found.role_first >= 0 else None


def _speaks_for_somebody(scene: Scene, begin: int, role: int) -> bool:
    """ "A spokeswoman for the top Republican, Rep. Ada Brun": the name behind the comma is of whom she speaks for."""
    language, low = scene.language, scene.tokens.low
    link = next(
        (
            at
            for at in range(begin + 1, role)
            if low[at] in language.prepositions or low[at] in language.noun_prepositions
        ),
        begin,
    )
    return any(is_role(low[at], language) for at in range(begin, link))


def _bare_name(scene: Scene, first: int, last: int) -> PersonName | None:
    """Two or three capitals without an article, where a word class takes a rare name for a noun: "Karl Munde"."""
    tokens, language = scene.tokens, scene.language
    if not language.nouns_capitalised or not 1 <= last - first < LONGEST_BARE:
        return None
    for at in range(first, last + 1):
        word = tokens.low[at]
        # "Mohammed el-Baradei".
        joined = at > first and "-" in word and tokens.printed(at, at)[word.index("-") + 1].isupper()
        large = tokens.upper(at) or joined
        if not large or scene.class_at(at) not in (wc.NOUN, *NAME_CLASSES) or is_role(word, language):
            return None
        if is_body(word, language) or word in language.collectives or word in language.determiners:
            return None
    return PersonName(first, last)


def segments(scene: Scene, first: int, last: int) -> list[tuple[int, int]]:
    """The stretches of tokens between commas and brackets, both ends inclusive."""
    low = scene.tokens.low
    found: list[tuple[int, int]] = []
    begin = first
    for at in range(first, last + 2):
        if at > last or low[at] in PARTING:
            if at > begin:
                found.append((begin, at - 1))
            begin = at + 1
    return found


def _in_segment(scene: Scene, begin: int, end: int) -> PersonName | None:
    tokens, language = scene.tokens, scene.language
    role = _last_role(scene, begin, end)
    # A role in the last place is the head: what stands before it is no name ("White House spokesman").
    start = role + 1 if role >= 0 else begin
    for first, last in runs(scene, start, end):
        placed = _behind_preposition(scene, start, first) and not _is_owned(scene, first, last, end)
        if placed and role < 0:
            continue
        if placed:
            cut = _without_body(scene, role, first, last)
            if cut < 0:
                continue
            first = cut
        elif first < last and tokens.low[first] in language.department_adjectives and tokens.upper(first - 1):
            # "Segurança Pública Davi Lemos": "segurança" is a role too, so no part of the run.
            first += 1
        if first == last and role >= 0 and _is_called_so(scene, role, first):
            continue
        if _only_describes(scene, last, end) or _of_somebody(scene, begin, first, last):
            continue
        titled = role >= 0 or _occupation(scene, begin, first)
        if not _is_name(scene, first, last, titled=titled):
            continue
        given = _trimmed(scene, begin, first - 1) if titled else None
        return PersonName(first, last, *given) if given else PersonName(first, last)
    return None


def _is_called_so(scene: Scene, role: int, first: int) -> bool:
    """ "Una vecina de la calle Lices", "le patron de l'usine Orvel": one capital names the noun that somebody is of."""
    low, language = scene.tokens.low, scene.language
    of = any(low[at] in language.linkers for at in range(role + 1, first - 1))
    common = scene.class_at(first - 1) == wc.NOUN and not scene.tokens.upper(first - 1)
    return language.adjectives_follow and of and common and not is_role(low[first - 1], language)


def _is_owned(scene: Scene, first: int, last: int, end: int) -> bool:
    """ "The Courier's Ada Brun": who works for the owner, where nothing else follows; a body is owned as well."""
    language = scene.language
    owned = scene.tokens.low[first - 1] in language.genitives and not language.adjectives_follow
    return owned and last == end and first < last < first + LONGEST_BARE


def _only_describes(scene: Scene, last: int, end: int) -> bool:
    """Whether the run that ends at `last` says whose or which the noun behind it is: "Ruiz's report", "Orr calendars".

    German and the Romance languages set the owner behind ("le rapport d'Ada Brun"), or in the genitive.
    """
    language, following = scene.language, last + 1
    if language.nouns_capitalised or language.adjectives_follow or following > end:
        return False
    return scene.class_at(following) == wc.PART or (
        scene.class_at(following) == wc.NOUN and not scene.tokens.upper(following)
    )


def _of_somebody(scene: Scene, begin: int, first: int, last: int) -> bool:
    """Whether the run is of a noun that the head only belongs to: "die Stiftung des Dichters Karl Munde", "das Büro von
    Karl Munde", "der Leiter der Volksschule Sarndorf"; "der Präsident des Verbands Karl Munde" is Karl Munde."""
    language, low = scene.language, scene.tokens.low
    if language.subject_before_verb:
        # "The family of 8-year-old Tom Hale": of a body or a group; "the head of the board Ada Brun" is Ada Brun.
        # "House of Commons Speaker Ada Brun" holds an office behind the name of the body.
        of = next((at for at in range(begin + 1, first) if low[at] in language.linkers), first)
        held = (low[at] for at in range(of, first) if not low[at].endswith(language.age_endings))
        group = low[of - 1] in language.collectives | language.bodies and not is_role(low[of - 1], language)
        return of < first and group and not any(is_role(word, language) for word in held)
    if not language.nouns_capitalised:
        return False
    nouns = (wc.NOUN, wc.PROPN)
    of = next(
        (
            at
            for at in range(begin + 1, first)
            if low[at] in language.noun_prepositions - language.conjunctions and scene.class_at(at - 1) in nouns
        ),
        -1,
    )
    if of < 0:
        return False
    between = range(of + 1, first)
    titles = language.titles - language.roles - language.offices
    words = [low[at] for at in between if low[at] not in titles]
    if any(is_role(word, language) or is_role(word[:-1], language) for word in words):
        # "Des Ministers" has a letter more than the table.
        return True
    if is_body(low[of - 1], language) and not is_role(low[of - 1], language):
        return True
    return first == last and any(scene.class_at(at) == wc.NOUN for at in between)


def _last_role(scene: Scene, begin: int, end: int) -> int:
    """The last role of a segment that another word follows, or that closes it; -1 where none stands there."""
    tokens, language = scene.tokens, scene.language
    found = -1
    for at in range(begin, end + 1):
        if is_role(tokens.low[at], language) and not (
            at > begin and (_is_behind_of(scene, begin, at) or is_surname(scene, at))
        ):
            found = found if found >= 0 and _ends_body(scene, at) else at
    return found


def _is_behind_of(scene: Scene, begin: int, at: int) -> bool:
    """Whether "of" stands right before the token; an article that opens the phrase is none ("el ministro de …"), though
    it stands in names."""
    low, language = scene.tokens.low, scene.language
    # "La Guardia Costera" is a body: behind its article the noun for an office has a capital only where one is held.
    common = language.nouns_capitalised or not scene.tokens.upper(at)
    office = common or low[at] in language.department_heads
    opens = office and at - 1 == begin and low[begin] in language.definite and low[begin] not in language.genitives
    return low[at - 1] in language.noun_prepositions and not opens


def _ends_body(scene: Scene, at: int) -> bool:
    """ "El jefe del Estado Mayor": a capital behind another that "of" joins is of the body's name."""
    tokens, language = scene.tokens, scene.language
    both = tokens.upper(at) and tokens.upper(at - 1) and language.adjectives_follow
    return both and tokens.low[at - 2] in language.noun_prepositions


def _is_name(scene: Scene, first: int, last: int, *, titled: bool) -> bool:
    """A run of two words or more, or one behind a title; no body, no party with its place."""
    tokens, language = scene.tokens, scene.language
    if any(is_body(tokens.low[at], language) for at in range(first, last + 1)):
        return False
    if first == last and language.nouns_capitalised and state_named(tokens.low[first], language):
        # "Der Vertreter Norwegens": the state that somebody speaks for.
        return False
    head, hyphen, _ = tokens.low[first].partition("-")
    if first == last and hyphen and len(head) == PARTY_LETTERS:
        return False
    return titled or last > first or not tokens.printed(first, last).isupper()


def _behind_preposition(scene: Scene, begin: int, first: int) -> bool:
    """Whether "of" or an article stands right before the run: a place or a body, not a name ("de l'Intérieur")."""
    low, language = scene.tokens.low, scene.language
    before = first - 1
    while before > begin and low[before] in language.determiners:
        before -= 1
    if before < begin:
        return False
    word = low[before]
    # "sein Gegenüber Karl Munde": the noun, not the preposition.
    if language.nouns_capitalised and scene.class_at(before) == wc.NOUN and scene.tokens.upper(before):
        return before < first - 1
    return word in language.noun_prepositions or word in language.prepositions or before < first - 1


def _occupation(scene: Scene, begin: int, first: int) -> bool:
    """Whether a noun in lower case stands right before the run: no list has every trade ("the beekeeper Tom Hale")."""
    tokens, language = scene.tokens, scene.language
    if first <= begin:
        return False
    word = tokens.low[first - 1]
    if language.nouns_capitalised:
        return scene.class_at(first - 1) == wc.NOUN and not is_body(word, language)
    small = word in language.determiners or word in language.prepositions or word in language.noun_prepositions
    small = small or word in language.documents
    noun = language.adjectives_follow or scene.class_at(first - 1) in (wc.NOUN, wc.PROPN)
    return noun and word.isalpha() and not tokens.upper(first - 1) and not small and word not in language.conjunctions


def _without_body(scene: Scene, role: int, first: int, last: int) -> int:
    """Where the name begins in "Intérieur Ada Brun", "Salud Pública Ana Rey"; -1 where that is not sure: the whole run
    may be a place ("Câmara de Riacho Novo") or a person of whom somebody is ("la madre de Juan Carlos Prado")."""
    language, low = scene.language, scene.tokens.low
    first = _past_links(scene, role, first)
    words = [at for at in range(first, last + 1) if is_proper(scene, at)]
    state = scene.tokens.printed(first, first + 1).casefold() in language.states and len(words) > BODY_AND_NAME
    if language.subject_before_verb and state and words[2] == first + 2:
        # "President of the United States Ada Brun".
        return words[2]
    if language.subject_before_verb and len(words) == BODY_AND_NAME and low[first - 1] in language.articles:
        # "Speaker of the House Ada Brun", "Secretary of the Interior Ada Brun".
        named = is_body(low[first], language) or low[first] in language.department_adjectives
        return words[1] if named and words[1] == first + 1 else -1
    if len(words) < BODY_AND_NAME or not language.adjectives_follow or words[1] != words[0] + 1:
        return -1
    # Persons have no article behind "of"; an office is of a department or a place, whoever holds it.
    article = low[first - 1] in language.articles and low[first - 1] not in language.bare_of
    described = low[words[1]] in language.department_adjectives
    headed = described or low[role] in language.department_heads or _is_of_place(scene, role, words)
    if not article and not headed and scene.class_at(first) != wc.NOUN:
        return -1
    if not described:
        return words[1]
    return words[2] if len(words) > BODY_AND_NAME else -1


def _past_links(scene: Scene, role: int, first: int) -> int:
    """Past "Comune di" and "Pesca e del" in "Comune di Norwold Ada Brun", "Pesca e del Mare Ada Brun"."""
    language, low = scene.language, scene.tokens.low
    link = first + 1 + (low[first + 1] in language.conjunctions)
    part = is_body(low[first], language) or low[role] in language.department_heads
    if not language.adjectives_follow or not part or low[link] not in language.linkers:
        return first
    return _past_links(scene, role, link + 1)


def _is_of_place(scene: Scene, role: int, words: list[int]) -> bool:
    """ "Il sindaco di Norwold Ada Brun", "o senador por Norwold Ada Brun": one word for the place, two for the name."""
    language, low = scene.language, scene.tokens.low
    before = low[words[0] - 1]
    elsewhere = before in language.prepositions and before not in language.noun_prepositions
    placed = elsewhere or low[role] in language.place_heads or is_body(low[words[0] - 2], language)
    return placed and len(words) == BODY_AND_NAME and low[words[0]] not in language.place_openings


def _role_behind(scene: Scene, begin: int, end: int) -> tuple[int, int] | None:
    """The role in the first segment behind a name that holds one: "Ilse Brand, the finance minister"."""
    for first, last in segments(scene, begin, end):
        if _last_role(scene, first, last) >= 0:
            return _trimmed(scene, first, last)
    return None


def _trimmed(scene: Scene, first: int, last: int) -> tuple[int, int] | None:
    """The segment without its outer determiners and marks; None where nothing is left."""
    low, language = scene.tokens.low, scene.language
    while first <= last and (low[first] in PUNCTUATION or low[first] in language.determiners):
        first += 1
    while last >= first and low[last] in PUNCTUATION:
        last -= 1
    return (first, last) if first <= last else None
