"""What hangs on a noun: "of" phrases, genitives, lists of what a role is for, departments, brackets and owners."""

from __future__ import annotations

from tracker.claims.grammar import word_classes as wc
from tracker.claims.grammar.phrase_rows import PhraseDraft, PhraseRow
from tracker.claims.grammar.phrases import LONGEST_BRACKET, NOMINAL
from tracker.claims.grammar.word_signs import is_nominative
from tracker.claims.speakers.titles import is_role


def join_possessor(row: PhraseRow, index: int) -> None:
    """ "the harbour's historian": the phrase before belongs to this one."""
    draft, owner = row.drafts[index], row.drafts[index - 1]
    mark = draft.first - 1
    # Alone an apostrophe may close a quotation.
    owns = row.low[mark] in row.language.genitives and row.classes[mark] != wc.PUNCT
    if owns and owner.last == mark - 1:
        owner.inside = index
        draft.begin, draft.governor = owner.begin, owner.governor


def join_complements(row: PhraseRow, index: int) -> None:
    """ "of" phrases, genitives and brackets, as long as one follows another."""
    draft = row.drafts[index]
    while True:
        close = _bracket(row, draft.until + 1)
        if close > 0 and row.classes[draft.head] in NOMINAL:
            draft.until = close
            continue
        if draft.until + 1 < len(row.low) and row.low[draft.until + 1] in row.language.owned_by:
            # "O vizinho dela": whose the noun is stands behind it.
            draft.until += 1
            continue
        other = _complement(row, draft)
        other = other if other >= 0 else _department(row, draft)
        other = other if other >= 0 else _rank(row, draft)
        if other < 0:
            return
        joined = row.drafts[other]
        joined.inside = index
        draft.until = max(joined.until, _last_listed(row, draft, other))


def _last_listed(row: PhraseRow, draft: PhraseDraft, first: int) -> int:
    """The end of a list of what a role is for: "la consejera de Sanidad, Familia y Juventud"; that of the phrase
    `first` where none follows. Names of two words are other people, and so is whatever has an article."""
    language, joined = row.language, row.drafts[first]
    until = listed = joined.until
    if not language.adjectives_follow or not row.is_role(draft) or row.is_name(draft):
        return until
    while listed + 2 < len(row.low):
        mark = listed + 1
        joins = row.classes[mark] == wc.CCONJ
        linked = row.classes[mark + 1] == wc.ADP and row.low[mark + 1] in language.linkers
        other = row.at.get(mark + 1 + linked, -1)
        if other < 0 or not (joins or row.low[mark] == ",") or not _is_listed(row, row.drafts[other], linked):
            break
        listed = row.drafts[other].until
        if joins:
            until = listed
            break
    for other in range(first + 1, len(row.drafts)):
        if row.drafts[other].begin > until:
            break
        row.drafts[other].inside = first if row.drafts[other].inside < 0 else row.drafts[other].inside
    return until


def _is_listed(row: PhraseRow, draft: PhraseDraft, linked: bool) -> bool:
    """Whether a phrase may be one thing of a list; one with an article is only behind an "of" of its own."""
    named = draft.last > draft.first and row.upper[draft.last] and row.upper[draft.first]
    article = row.classes[draft.begin] == wc.DET and not linked
    role = is_role(row.low[draft.head], row.language)
    return not (named or article or role) and row.classes[draft.head] in NOMINAL


def _complement(row: PhraseRow, draft: PhraseDraft) -> int:
    """The phrase that hangs on this one and begins right behind it, or -1."""
    low, language, after = row.low, row.language, draft.until + 1
    if after >= len(low) or not (row.classes[draft.head] in NOMINAL or _is_some(row, draft)):
        return -1
    if row.classes[after] == wc.ADP and (
        low[after] in language.linkers
        or (low[after] in language.agent_prepositions and low[draft.head] in language.documents)
    ):
        return row.beginning(after + 1)
    if low[after] in language.for_whom and low[draft.head].endswith(language.in_charge):
        # "Das Amt für Fischfang": part of the name of a body.
        return row.at.get(after + 1, -1)
    if after in row.at and low[after] in language.linkers and row.classes[after] == wc.DET:
        # A person has no genitive: "sagte Jan Wendt der Zeitung".
        named = wc.PROPN in row.classes[draft.first : draft.last + 1]
        return -1 if named or _is_nominative(row, row.at[after]) else row.at[after]
    return -1


def _is_some(row: PhraseRow, draft: PhraseDraft) -> bool:
    """ "Uno dei legali", "alcuni dei residenti": how many of those who follow, and no pronoun of its own."""
    some = draft.first == draft.last and row.classes[draft.head] in (wc.PRON, wc.DET, wc.NUM)
    low, language = row.low[draft.head], row.language
    return some and low in language.determiners and low not in language.definite and language.adjectives_follow


def _department(row: PhraseRow, draft: PhraseDraft) -> int:
    """What else the department of an office is called: "il ministro della Pesca e del Mare", "l'assessora alle
    Opere pubbliche", "il ministro per i Legami con le Isole"; -1 where nothing of the kind follows."""
    low, language, after = row.low, row.language, draft.until + 1
    if not language.adjectives_follow or after + 2 >= len(low) or low[draft.head] not in language.department_heads:
        return -1
    owned = draft.until > draft.last
    joined = row.classes[after] == wc.CCONJ and owned and row.classes[after + 1] == wc.ADP
    after += joined
    if row.classes[after] != wc.ADP:
        return -1
    other = row.beginning(after + 1)
    if other < 0:
        return -1
    head = row.drafts[other].head
    body = low[head] in language.media or (low[head] in language.bodies and not owned)
    noun = row.classes[head] == wc.NOUN or joined or (owned and row.classes[row.drafts[other].first] == wc.DET)
    return other if row.upper[head] and noun and not body else -1


def _rank(row: PhraseRow, draft: PhraseDraft) -> int:
    """ "Le juge en chef Rinaldi", "el comandante en jefe": how high an office is, and the name behind it; -1 where
    nothing of the kind follows."""
    after = draft.until + 1
    if after + 1 >= len(row.low) or row.classes[after] != wc.ADP or row.low[after + 1] not in row.language.ranks:
        return -1
    return row.beginning(after + 1) if is_role(row.low[draft.head], row.language) else -1


def _is_nominative(row: PhraseRow, index: int) -> bool:
    """ "Laut der Werft der größte Teil"."""
    draft = row.drafts[index]
    return any(
        is_nominative(row.low[at], row.classes[at], row.upper[at], row.language)
        for at in range(draft.first + 1, draft.head)
    )


def _bracket(row: PhraseRow, at: int) -> int:
    """The bracket that closes the one at `at`, or -1."""
    if at >= len(row.low) or row.low[at] != "(":
        return -1
    end = min(len(row.low), at + LONGEST_BRACKET)
    return next((here for here in range(at + 1, end) if row.low[here] == ")"), -1)
