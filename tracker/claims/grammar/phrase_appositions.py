"""A name or a role between commas behind a noun phrase, and what stands between the two."""

from __future__ import annotations

from typing import Final

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.phrase_rows import PhraseDraft, PhraseRow
from tracker.claims.grammar.word_signs import is_party_and_place

# In tokens, from the comma on.
LONGEST_APPOSITION: Final = 24
# "Norwold Ada Brun".
PLACE_AND_NAME: Final = 3
# What may follow an apposition that no comma closes.
ENDS: Final = frozenset({wc.PUNCT, wc.QUOTE})


def join_apposition(row: PhraseRow, index: int) -> None:
    """A name or a role between commas behind the phrase."""
    draft = row.drafts[index]
    _placed_name(row, index)
    comma = _past_place(row, draft) + 1
    if draft.inside >= 0 or comma + 1 >= len(row.low) or row.low[comma] != ",":
        return
    if row.low[comma + 1] in row.language.subordinators:
        # "Corwin, whose quarrel …": a clause, no name for him.
        return
    other = _affiliation(row, draft, comma + 1)
    if other < 0:
        other = _party(row, draft, comma + 1)
    if other < 0:
        other = row.beginning(comma + 1)
        if other < 0 or not _describes(row, draft, row.drafts[other]):
            return
    joined = row.drafts[other]
    if joined.until - comma <= LONGEST_APPOSITION:
        joined.inside = index
        draft.apposition = other
        draft.until = _second_role(row, joined)


def _placed_name(row: PhraseRow, index: int) -> None:
    """ "O senador por Norwold Ada Brun disse": the place and the name of whoever holds a role are its own."""
    draft, place = row.drafts[index], row.drafts[index].until + 1
    other = row.at.get(place + 1, -1)
    if other < 0 or draft.governor >= 0 or draft.inside >= 0 or not row.is_role(draft) or row.is_name(draft):
        return
    joined, low, language = row.drafts[other], row.low, row.language
    words = range(joined.first, joined.last + 1)
    named = joined.until == joined.last and all(row.classes[at] == wc.PROPN for at in words)
    verb = joined.until + 1 < len(low) and row.classes[joined.until + 1] in wc.FINITE
    elsewhere = low[place] in language.prepositions and low[place] not in language.relay_to
    if elsewhere and language.adjectives_follow and named and verb and len(words) == PLACE_AND_NAME:
        joined.inside = index
        draft.until = joined.until


def _past_place(row: PhraseRow, draft: PhraseDraft) -> int:
    """The end of "la présidente du groupe à l'Assemblée" before ", Ana Rivel": where somebody holds a role."""
    place = draft.until + 1
    other = row.at.get(place + 1, -1)
    if other < 0 or row.classes[place] != wc.ADP or not row.is_role(draft) or row.is_name(draft):
        return draft.until
    ends, behind = row.drafts[other].until, row.at.get(row.drafts[other].until + 2, -1)
    named = behind >= 0 and row.is_name(row.drafts[behind]) and _is_closed(row, row.drafts[behind])
    if not named or draft.governor >= 0 or ends + 1 >= len(row.low) or row.low[ends + 1] != ",":
        return draft.until
    return ends


def _second_role(row: PhraseRow, draft: PhraseDraft) -> int:
    """The end of "founder and head of the board" where the first role is the draft."""
    after = draft.until + 1
    if after < len(row.low) and row.classes[after] == wc.CCONJ and row.is_role(draft):
        other = row.beginning(after + 1)
        if other >= 0 and row.is_role(row.drafts[other]):
            return row.drafts[other].until
    return draft.until


def _affiliation(row: PhraseRow, draft: PhraseDraft, after: int) -> int:
    """ "Ana Rivel, of the harbour board,": an "of" phrase between commas behind a name, or -1."""
    if row.classes[after] != wc.ADP or row.low[after] not in row.language.linkers or not row.is_name(draft):
        return -1
    other = row.at.get(after + 1, -1)
    return other if other >= 0 and _is_closed(row, row.drafts[other]) else -1


def _party(row: PhraseRow, draft: PhraseDraft, after: int) -> int:
    """ "According to Ada Brun, D-Calif., …": a party and where somebody was elected, between commas behind a name
    that a preposition governs, or -1."""
    other = row.at.get(after, -1)
    if other < 0 or draft.governor < 0 or not row.is_name(draft):
        return -1
    joined, ends = row.drafts[other], row.drafts[other].until + 1
    if not row.upper[after] or not is_party_and_place(row.low[after]):
        return -1
    if row.low[ends : ends + 2] == [".", ","]:
        # The place is an abbreviation.
        joined.until, ends = ends, ends + 1
    return other if row.low[ends : ends + 1] == [","] else -1


def _describes(row: PhraseRow, draft: PhraseDraft, other: PhraseDraft) -> bool:
    """One of the two is a name, the other a role, a body, or any noun between marks ("Ana Rivel, naturopathe,")."""
    after = other.until + 1
    verb = after
    while verb < len(row.low) and row.low[verb] in row.language.negations | row.language.reflexives:
        verb += 1
    begins_clause = verb < len(row.low) and row.classes[verb] in wc.FINITE
    described = row.classes[other.head] == wc.NOUN or row.classes[other.begin] == wc.DET
    # "Para a procuradora Olga Resende, a prova “era …”": what is quoted goes on with the phrase behind the comma.
    quoted = after < len(row.low) and row.classes[after] == wc.QUOTE
    if quoted and draft.governor >= 0:
        return False
    if row.is_name(draft) and described:
        if row.is_role(other):
            return not begins_clause
        bare = row.classes[other.begin] != wc.DET and other.last > other.first
        if row.language.nouns_capitalised and bare and all(row.upper[other.first : other.last + 1]):
            # "In Norwold, Karl Munde,": another name, no description.
            return False
        full = draft.last > draft.first or row.classes[other.begin] != wc.DET
        time = row.low[other.head] in row.language.time_words
        return full and not time and not quoted and _is_closed(row, other) and _is_closed(row, draft)
    if _is_titled(row, other) and row.classes[draft.begin] == wc.DET and _is_closed(row, other):
        # "Sa rivale, la députée Ana Rivel,": whoever that is, a role and a name say it.
        return not row.is_name(draft) and draft.governor < 0 and row.low[draft.head] not in row.language.things
    titled = row.low[other.first] in row.language.titles and row.is_name(other) and not row.language.nouns_capitalised
    if titled and row.classes[draft.begin] == wc.DET and row.is_role(draft) and _is_closed(row, other):
        # "The council's leading Democrat, Sen. Ada Fein of Norwold,": the party has a capital and is no name.
        return True
    if row.is_role(draft) and row.is_name(other) and not row.is_name(draft):
        if row.language.adjectives_follow and draft.governor >= 0 and not _is_of_person(row, draft):
            # "Selon le club, Jules Hamelin, blessé, sera absent": the name opens the clause.
            return False
        return _is_closed(row, other) or (begins_clause and _stands_free(row, draft))
    return False


def _is_titled(row: PhraseRow, draft: PhraseDraft) -> bool:
    """ "la députée Ana Rivel": a role and a name."""
    return row.is_role(draft) and row.classes[draft.last] == wc.PROPN and row.classes[draft.begin] == wc.DET


def _is_closed(row: PhraseRow, draft: PhraseDraft) -> bool:
    """Whether a mark or the end follows, and the phrase is no part of a list."""
    after = draft.until + 1
    if after >= len(row.low):
        return True
    listed = after + 1 < len(row.low) and row.classes[after + 1] == wc.CCONJ
    return row.classes[after] in ENDS and not listed


def _stands_free(row: PhraseRow, draft: PhraseDraft) -> bool:
    """ "Le secrétaire général, Ana Rivel a dit": no second comma, and no other verb or preposition has the role."""
    before = draft.begin - 1
    return draft.governor < 0 and (before < 0 or row.classes[before] in (wc.PUNCT, wc.CCONJ, wc.SCONJ))


def _is_of_person(row: PhraseRow, draft: PhraseDraft) -> bool:
    language = row.language
    words = row.low[draft.first : draft.last + 1]
    return any(word in language.roles or word in language.titles for word in words)
