"""Pairs of claims from which weights are learned: of annotated events and worlds, and of a corpus of many events."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from zlib import crc32

import duckdb

from tracker.linking import encoder
from tracker.linking.profiles import Claimed, Profile, profile, uses
from tracker.linking.statements import Groups
from tracker.resources import sql_text

# Every claim, as `compared_claims` asks for them: by pairs, here each with itself.
_EVERY_CLAIM = """CREATE TEMP TABLE undecided AS
SELECT row_number() OVER () - 1 AS number, claim_id, claim_id AS other_claim_id FROM claims"""
_KEPT_PAIRS = """SELECT claim_id, other_claim_id FROM claim_links
UNION SELECT claim_id, other_claim_id FROM claim_doubts ORDER BY ALL"""
# Of all pairs apart, three in ten and one in ten the last has the most recall at one precision on the annotated pairs
# (.43 at .91 on events, .62 at .93 on worlds; without any .41 and .62), with 32 of 9,247 apart linked and not 115.
_OF_APART = 10
APART, READ, _FOLDS = "apart", "read", 8
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Example:
    """A pair of claims of one event, whether it is one statement, and the event that it may not be learned from."""

    event: str
    one: Profile
    two: Profile
    same: bool


class Material:
    """The claims of one database, with their places and the words of their documents."""

    def __init__(self, database: Path) -> None:
        with duckdb.connect(str(database), read_only=True) as con:
            texts = con.execute(
                "SELECT document_id, coalesce(path, url), text FROM documents WHERE text <> ''"
            ).fetchall()
            self.spans = {
                row[0]: row[1:] for row in con.execute("SELECT claim_id, start_char, end_char FROM claims").fetchall()
            }
            count = len(con.execute(_EVERY_CLAIM).execute("FROM undecided").fetchall())
            compared = con.execute(sql_text("linking", "compared_claims"), {"from": 0, "until": count})
            claims = [Claimed(*row) for row in compared.fetchall()]
        self.documents: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        used = {}
        for document, path, text in texts:
            self.documents[Path(path).name].append((document, text))
            used[document] = uses(text)
        self.profiles: defaultdict[str, list[Profile]] = defaultdict(list)
        for claim in claims:
            self.profiles[claim.document_id].append(profile(claim, used[claim.document_id]))

    def telling(self, file: str, quote: str) -> list[str]:
        """The claims that share half of the shorter with this piece of a document's text."""
        wanted = re.compile(r"\s+".join(re.escape(word) for word in quote.split()))
        for document, text in self.documents[file]:
            found = wanted.search(text)
            if found:
                return [
                    one.claim.claim_id
                    for one in self.profiles[document]
                    if self._overlap(one.claim.claim_id, found.span())
                ]
        return []

    def _overlap(self, claim: str, span: tuple[int, int]) -> bool:
        start, end = self.spans[claim]
        shared = min(end, span[1]) - max(start, span[0])
        return bool(shared > 0 and shared >= _HALF * min(end - start, span[1] - span[0]))

    def apart(self, one: Profile, two: Profile) -> bool:
        """Whether two claims are not pieces of the same words."""
        if one.claim.document_id != two.claim.document_id:
            return True
        (start, end), (first, last) = self.spans[one.claim.claim_id], self.spans[two.claim.claim_id]
        return bool(end <= first or last <= start)


def of_events(gold: Path, database: Path) -> Iterator[Example]:
    """All pairs of claims of different documents of an event; arguable ones are left out."""
    material = Material(database)
    for line in gold.read_text(encoding="utf-8").splitlines():
        event = json.loads(line)
        tells: defaultdict[str, set[str]] = defaultdict(set)
        for statement in event["statements"]:
            for member in statement["members"]:
                for claim in material.telling(member["file"], member["quote"]):
                    tells[claim].add(statement["id"])
        arguable = {
            frozenset((one, two))
            for a, b in event.get("arguable") or ()
            for one in material.telling(a["file"], a["quote"])
            for two in material.telling(b["file"], b["quote"])
        }
        for first, second in combinations(event["documents"], 2):
            for one in (one for document, _ in material.documents[first] for one in material.profiles[document]):
                for two in (two for document, _ in material.documents[second] for two in material.profiles[document]):
                    same = not tells[one.claim.claim_id].isdisjoint(tells[two.claim.claim_id])
                    if same or frozenset((one.claim.claim_id, two.claim.claim_id)) not in arguable:
                        yield Example(event["event"], one, two, same)


def of_world(gold: Path, database: Path) -> Iterator[Example]:
    """All pairs of claims of a world of which at least one tells a listed statement."""
    material, table = Material(database), json.loads(gold.read_text(encoding="utf-8"))
    quotes = {claim["key"]: (claim["file"], claim["quote"]) for claim in table["claims"]}
    tells: defaultdict[str, set[str]] = defaultdict(set)
    for statement in table["statements"]:
        for key in statement["claims"]:
            for claim in material.telling(*quotes[key]):
                tells[claim].add(statement["statement"])
    for one, two in combinations([one for claims in material.profiles.values() for one in claims], 2):
        left, right = tells[one.claim.claim_id], tells[two.claim.claim_id]
        if (left or right) and material.apart(one, two):
            yield Example(table["world"], one, two, not left.isdisjoint(right))


def of_corpus(pattern: str, database: Path) -> Iterator[Example]:
    """A part of the pairs that linking kept of documents of different events, all of them not the same."""
    material = Material(database)
    with duckdb.connect(str(database), read_only=True) as con:
        pairs = con.execute(_KEPT_PAIRS).fetchall()
    named = {
        document: found[0]
        for file, held in material.documents.items()
        if (found := re.search(pattern, file)) is not None
        for document, _ in held
    }
    claims = {one.claim.claim_id: one for held in material.profiles.values() for one in held}
    for ids in pairs:
        one, two = (claims[claim] for claim in ids)
        events = [named.get(side.claim.document_id, "") for side in (one, two)]
        if all(events) and events[0] != events[1] and crc32("".join(ids).encode()) % _OF_APART == 0:
            yield Example(f"{APART} {crc32(min(events).encode()) % _FOLDS}", one, two, same=False)


def of_pairs(pairs: Path, database: Path) -> Iterator[Example]:
    """Single pairs of a corpus that were read: each with the documents that other pairs tie to its own as an event.

    A claim is told by its place alone, so that a list of pairs holds no text: a key of its file's name, and from where
    to where it stands. One that stands elsewhere by now is left out.
    """
    material = Material(database)
    held = {
        file_key(file): [one for document, _ in documents for one in material.profiles[document]]
        for file, documents in material.documents.items()
    }
    rows = [json.loads(line) for line in pairs.read_text(encoding="utf-8").splitlines()]
    tied = Groups()
    for row in rows:
        tied.join(row["one"][0], row["two"][0])
    for row in rows:
        one, two = (_placed(material, held, *row[side]) for side in ("one", "two"))
        if one is not None and two is not None:
            event = f"{READ} {crc32(tied.root(row['one'][0]).encode()) % _FOLDS}"
            yield Example(event, one, two, row["same"])


def file_key(file: str) -> str:
    """What a file is called in a list of pairs."""
    return sha256(file.encode()).hexdigest()[:12]


def _placed(
    material: Material, held: Mapping[str, Sequence[Profile]], file: str, start: int, end: int
) -> Profile | None:
    """The claim that shares most of a place, and more than half of both together."""
    best, found = _HALF, None
    for one in held.get(file, ()):
        first, last = material.spans[one.claim.claim_id]
        alike = (min(end, last) - max(start, first)) / (max(end, last) - min(start, first))
        if alike > best:
            best, found = alike, one
    return found


class Cosines:
    """The encoder's cosines between all texts of the examples."""

    def __init__(self, examples: Sequence[Example]) -> None:
        texts = {
            text for example in examples for side in (example.one, example.two)
            for text in (side.claim.text, *(clause.text for clause in side.text.clauses))
        }  # fmt: skip
        ordered = sorted(texts)
        self._vectors = dict(zip(ordered, encoder.encode(ordered), strict=True))

    def alike(self, text: str, other: str) -> float | None:
        """The cosine of two texts."""
        return float(self._vectors[text] @ self._vectors[other])
