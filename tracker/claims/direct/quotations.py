"""Drafts of quotations: who is quoted, by the cascade, the reported clause around them, or what stands beside them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from tracker import folding
from tracker.claims.direct import scare_quotes
from tracker.claims.direct.attribution_rules import attribute
from tracker.claims.direct.by_paragraph import by_paragraph
from tracker.claims.direct.carried_on import inherit, supply_subjects
from tracker.claims.direct.inner_speakers import within_report
from tracker.claims.draft import Draft
from tracker.claims.reported.extent import SPEAKS
from tracker.claims.reported.free_speech import is_nested
from tracker.claims.reported.joined_verbs import give_outer_speaker, told_in
from tracker.claims.reported.report import ReportedClause
from tracker.claims.rules import (
    CONTINUES_IN_PARAGRAPH,
    FRAGMENT_OF_REPORTED_CLAUSE,
    QUOTE_INSIDE_REPORTED_CLAUSE,
    UNATTRIBUTED,
)
from tracker.claims.speakers.attribution import Attribution
from tracker.claims.text.analysis import Scene
from tracker.claims.text.quotation_marks import Quote


def quoted_drafts(
    scene: Scene, reported: list[tuple[Draft, ReportedClause]]
) -> tuple[list[Draft], list[tuple[Draft, str]]]:
    """The claims among the quotations, and the others with the reason."""
    taken: list[Draft] = []
    rejected: list[tuple[Draft, str]] = []
    holders = _holders(scene, reported)
    drafts: list[Draft | None] = []
    for index in range(len(scene.quotes)):
        holder = holders.get(index)
        if holder is not None and scene.quotes[index].doubled:
            # The clause around it is claimed already, and doubled apostrophes vouch for no words of their own.
            drafts.append(None)
            continue
        if holder is not None:
            draft = _draft(scene, index, None)
            draft.author, draft.cue, draft.rule = holder.author, holder.cue, FRAGMENT_OF_REPORTED_CLAUSE
            inner = within_report(scene, index, holder)
            if inner is not None:
                draft.author, draft.cue = inner.author, inner.cue
            draft.confidence = min(draft.rule.confidence, holder.confidence)
            draft.head = holder
            draft.flags.append("fragment")
            reason = scare_quotes.reason(scene, index, True)
        else:
            found = attribute(scene, index)
            if found is not None and is_nested(scene, found.hit, scene.sentences[scene.sentence_of_quote[index]]):
                found = None
            if found is not None:
                give_outer_speaker(scene, found, told_in(reported, scene.sentence_of_quote[index]))
            draft = _draft(scene, index, found)
            if found is not None and _names_source(scene, index, found):
                rejected.append((_draft(scene, index, None), "name-or-term"))
                drafts.append(None)
                continue
            reason = scare_quotes.reason(scene, index, found is not None and _governs(scene, index, found))
        if reason is not None:
            rejected.append((draft, reason))
            drafts.append(None)
        else:
            taken.append(draft)
            drafts.append(draft)
    everything = [draft for draft, _ in reported] + [draft for draft in drafts if draft is not None]
    supply_subjects(scene, sorted(everything, key=lambda draft: (draft.start, -draft.end)))
    inherit(scene, drafts, reported)
    _said_below(scene, taken)
    rejected += [(_named(scene, name), "name-or-term") for name in scene.names]
    rejected.sort(key=lambda refused: refused[0].start)
    return by_paragraph(scene.text, _joined(scene, taken)), rejected


def _said_below(scene: Scene, drafts: list[Draft]) -> None:
    """Gives a headline that only quotes the speaker of the same words below it."""
    head = drafts[0] if drafts else None
    alone = head is not None and head.author is None and head.start <= scene.tokens.start[0] + 1
    if head is None or not alone or scene.text.find("\n", head.end, head.end + 2) < 0:
        return
    # Whole words: "“No.”" does not stand in "“Nothing is left.”"
    words = f" {folding.name(scene.text[head.start : head.end])} "
    for draft in drafts[1:]:
        if draft.author is not None and words in f" {folding.name(scene.text[draft.start : draft.end])} ":
            head.author, head.confidence = replace(draft.author), min(head.confidence, draft.confidence)
            return


def _joined(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Pieces between doubled apostrophes that one paragraph gives to one speaker become one stretch.

    Nothing in such a text vouches for where the speaker's own words end, so the words between are kept.
    """
    kept: list[Draft] = []
    for draft in drafts:
        last = kept[-1] if kept else None
        if (
            last is not None
            and draft.rule == CONTINUES_IN_PARAGRAPH
            and "doubled-apostrophes" in draft.flags
            and "doubled-apostrophes" in last.flags
            and last.author is not None
            and draft.author is not None
            and last.author.start == draft.author.start
            and "\n" not in scene.text[last.end : draft.start]
        ):
            last.end = draft.end
        else:
            kept.append(draft)
    return kept


def _holders(scene: Scene, reported: list[tuple[Draft, ReportedClause]]) -> dict[int, Draft]:
    found: dict[int, Draft] = {}
    for draft, report in reported:
        if draft.kind == "mixed":
            for at in range(report.first, report.last + 1):
                index = scene.tokens.quote[at]
                if index >= 0:
                    found[index] = draft
    return found


def _draft(scene: Scene, index: int, found: Attribution | None) -> Draft:
    quote = scene.quotes[index]
    sentence = scene.sentences[scene.sentence_of_quote[index]]
    tokens = scene.tokens
    rule = found.rule if found else UNATTRIBUTED
    draft = Draft(
        "mixed" if quote.doubled else "direct",
        quote.inner_start,
        quote.inner_end,
        rule,
        rule.confidence,
        tokens.start[sentence.first],
        tokens.end[sentence.last - 1],
        found.cue if found else None,
        found.author if found else None,
    )
    if quote.doubled:
        # Two apostrophes are no quotation mark: the words may be the speaker's own, but the text does not vouch for it.
        draft.flags.append("doubled-apostrophes")
    if not quote.closed and not quote.continued:
        draft.flags.append("unclosed")
    return draft


def _named(scene: Scene, name: Quote) -> Draft:
    """A candidate that is a name in quotation marks."""
    tokens = scene.tokens
    sentence = scene.sentences[scene.number_at(bisect_left(tokens.start, name.inner_start))]
    begin, end = tokens.start[sentence.first], tokens.end[sentence.last - 1]
    return Draft("direct", name.inner_start, name.inner_end, UNATTRIBUTED, UNATTRIBUTED.confidence, begin, end)


def _names_source(scene: Scene, index: int, found: Attribution) -> bool:
    """Whether the quoted words stand in the name of who is said to have said them: the “free thinker” group."""
    quote, author = scene.quotes[index], found.author
    return author is not None and author.start < quote.start and quote.end < author.end


def _governs(scene: Scene, index: int, found: Attribution) -> bool:
    """Whether the attribution is close enough to prove that a few quoted words are somebody's."""
    at = scene.token_of_quote[index]
    if scare_quotes.words_in(scene, index) < scare_quotes.FEWEST_WORDS and _is_custom(scene, found):
        return False
    if found.rule != QUOTE_INSIDE_REPORTED_CLAUSE:
        return True
    if found.hit is None:
        return False
    tokens = scene.tokens
    between = range(found.hit.last + 1, at)
    return len(between) <= 8 and not any(tokens.low[here] in ",;:—–" for here in between)


def _is_custom(scene: Scene, found: Attribution) -> bool:
    """ "as the locals call it", "que la presse appelle": what everybody says is a name, not somebody's words."""
    if found.author is None or found.hit is None or found.hit.form.type in SPEAKS:
        return False
    anybody = scene.text[found.author.start : found.author.end].casefold() in scene.language.impersonal
    if anybody and found.hit.form.type == "judge":
        # "Das nennt man einen „Aktensplit“."
        return True
    before = bisect_left(scene.tokens.start, found.author.start) - 1
    language = scene.language
    articles, openers = language.determiners - language.relatives, language.as_words | language.relatives
    while before >= 0 and scene.tokens.low[before] in articles:
        before -= 1
    return before >= 0 and scene.tokens.low[before] in openers
