"""Documents that share their prose, and who copied whom where that can be decided."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import datetime
from typing import Literal

from tracker.folding import folded
from tracker.languages.agency_lines import agency_key
from tracker.linking.credits import credits_of
from tracker.linking.shared_errors import errors, sharing
from tracker.linking.statements import Groups
from tracker.linking.workspace import Work

Direction = Literal["credit", "citation", "time"]
_LEAST_NAME = 5
_LARGEST = 200


def keep_copies(work: Work, agencies: frozenset[str]) -> None:
    """Writes the copies and agency credits of the new documents into document_links.

    A copy is written from the taker to the giver; where nothing decides, from the later id to the earlier one, with
    no direction_basis.
    """
    # A document stands in as many pairs as it has copies, and its credits are the same in all of them.
    found: dict[str, frozenset[str]] = {}

    def credited_in(document_id: str, text: str, byline: str | None) -> frozenset[str]:
        if document_id not in found:
            found[document_id] = frozenset(credit.agency for credit in credits_of(text, byline, agencies))
        return found[document_id]

    work.rows("copies")
    rows: list[tuple[object, ...]] = []
    for row in work.rows("new_copies"):
        one, other, runs, share, first_a, last_a, first_b, last_b, name_a, name_b, by_a, by_b, text_a, text_b = row
        credited = credited_in(one, text_a, by_a), credited_in(other, text_b, by_b)
        own = [
            agency_key(name) if name and agency_key(name) in agencies | set().union(*credited) else None
            for name in (name_a, name_b)
        ]
        forward, basis = direction(
            (own[0] in credited[1], own[1] in credited[0]),
            bool(credited[0] & credited[1]),
            (names_outlet(text_a, name_b), names_outlet(text_b, name_a)),
            ((first_a, last_a), (first_b, last_b)),
        )
        giver, taker = (one, other) if forward else (other, one)
        evidence = json.dumps({"runs of five words": int(runs) * 2, "share": round(float(share), 3)})
        rows.append((taker, giver, "copies", float(share), evidence, basis))
    work.stage("cited", rows)
    work.rows("keep_cited")
    if rows:
        _keep_shared_errors(work)


def _keep_shared_errors(work: Work) -> None:
    """Writes into the evidence of copies which rare errors they share. A larger family than _LARGEST is left alone."""
    groups = Groups()
    links = work.rows("copy_families")
    for one, other in links:
        groups.join(one, other)
    families: defaultdict[str, set[str]] = defaultdict(set)
    for pair in links:
        families[groups.root(pair[0])].update(pair)
    kept: list[tuple[str, str, str]] = []
    for family in families.values():
        if len(family) > _LARGEST:
            continue
        documents = {"documents": sorted(family)}
        found = errors(dict(work.rows("family_texts", documents)))
        if found:
            known = work.rows("known_elsewhere", {**documents, "words": sorted(found)})
            for (one, other), words in sharing(found, {word for (word,) in known}).items():
                kept.append((one, other, json.dumps({"shared errors": words}, ensure_ascii=False)))
    work.stage("shared_errors", kept)
    work.rows("keep_shared_errors")


Period = tuple[datetime | None, datetime | None]


def direction(
    agency: tuple[bool, bool], siblings: bool, names: tuple[bool, bool], published: tuple[Period, Period]
) -> tuple[bool, Direction | None]:
    """Whether the first of two like texts is the giver, and what decided it; (True, None) where nothing does.

    A text that credits the agency whose own page the other one is took from it, and so did one that names the other's
    outlet; two customers of one agency (`siblings`) took from neither. Else the one that was surely published earlier
    gave. That a text credits some agency says nothing of the other one.
    """
    if agency[0] != agency[1]:
        return agency[0], "credit"
    if siblings:
        return True, None
    if names[0] != names[1]:
        return names[1], "citation"
    (first_a, last_a), (first_b, last_b) = published
    if last_a is not None and first_b is not None and last_a < first_b:
        return True, "time"
    if last_b is not None and first_a is not None and last_b < first_a:
        return False, "time"
    return True, None


def names_outlet(text: str, outlet: str | None) -> bool:
    """Whether a text names an outlet."""
    name = folded(outlet or "")
    return len(name) >= _LEAST_NAME and name in folded(text)
