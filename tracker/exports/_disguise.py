"""Pseudonyms in the place of names and handles, and nothing that leads back to the page.

A pseudonym is an HMAC-SHA-256 under a key that stays with its owner, so the same name has the same one everywhere and
nobody without the key can try names. It is no anonymity: whoever finds the words of a claim on the web knows who said
them, and a bystander whose name looks like an ordinary word stays in the text (see docs/exports.md).
"""

from __future__ import annotations

import hmac
from functools import cache
from typing import Any, cast

from tracker.exports._addresses import without_addresses
from tracker.exports._evidence import NameEvidence
from tracker.exports._known_names import KnownName
from tracker.exports._names import Names
from tracker.exports._record import ClaimRecord, FindingRecord, Relay, VerdictRecord
from tracker.rows.export_columns import EXPORTED
from tracker.store import Store

_DIGITS = 10
_ID_DIGITS = 20
_MOMENTS = frozenset(("millisecond", "second", "minute", "hour"))
_INSTANTS = ("date", "published", "post", "about")


def gathered_names(store: Store) -> list[KnownName]:
    """Every form in which the database knows a name."""
    return [KnownName(*cast("tuple[Any, ...]", row)) for row in store.stream("exports", "names")]


class Disguise:
    """What stands in the place of what, under one key."""

    def __init__(
        self, key: bytes, names: list[KnownName], kept: frozenset[str], evidence: NameEvidence | None = None
    ) -> None:
        self._key = key
        self._names = Names(names, kept, evidence or NameEvidence())

    def claim(self, record: ClaimRecord) -> ClaimRecord:
        """The same claim without what says who or where."""
        values: dict[str, Any] = {}
        for name, treatment in treatments().items():
            value = getattr(record, name)
            if treatment not in ("records", "instant"):
                values[name] = None if value is None else self._treated(treatment, value, record.language)
        for name in _INSTANTS:
            values |= _days(record, name)
        if record.author_kind == "account" and record.author and values["author"] == record.author:
            values["author"] = self._account_name(record)
        values["before"], values["after"] = (
            around and self.text(around, record.language) for around in _whole_words(record.before, record.after)
        )
        values["via"] = [self._relay(relay, record.language) for relay in record.via]
        values["findings"] = [_finding(found) for found in record.findings]
        values["verdicts"] = [self._verdict(verdict) for verdict in record.verdicts]
        return ClaimRecord(**values)

    def name(self, name: str, language: str | None = None) -> str:
        """A name's pseudonym; a role, a pronoun or an unnamed source stays, without the names in it."""
        owner = self._names.owner(name)
        return self.text(name, language) if owner is None else f"name-{self._digest('name', owner)}"

    def handle(self, handle: str) -> str:
        """A handle's pseudonym, unless it is kept."""
        if self._names.keeps(handle):
            return handle
        return f"account-{self._digest('handle', handle.lstrip('@').casefold())}"

    def text(self, text: str, language: str | None = None) -> str:
        """The text with pseudonyms for names and handles and for what looks like a name, and without addresses."""
        return self._replaced(text, language, strangers=True)

    def label(self, text: str) -> str:
        """A date or the name of a publisher, where a capital says nothing: pseudonyms for known names only."""
        return self._replaced(text, None, strangers=False)

    def _replaced(self, text: str, language: str | None, *, strangers: bool) -> str:
        text = without_addresses(text)
        out: list[str] = []
        at = 0
        for start, end, form in self._names.find(text, language, strangers=strangers):
            if form.owner is None:
                continue
            sign = "@" if form.handle and text[start] in "@＠" else ""
            sort = "handle" if form.handle else "name"
            prefix = "account" if form.handle else "name"
            out += (text[at:start], f"{sign}{prefix}-{self._digest(sort, form.owner)}")
            at = end
        out.append(text[at:])
        return "".join(out)

    def _account_name(self, record: ClaimRecord) -> str:
        """A shown name of signs only, which no text can be searched for."""
        if record.author_handle is None or self._names.keeps(record.author_handle):
            return str(record.author)
        return f"name-{self._digest('name', str(record.author))}"

    def _id(self, value: str) -> str:
        kind, _, rest = value.partition("_")
        return f"{kind}_{self._digest('id', rest, _ID_DIGITS)}"

    def _digest(self, sort: str, value: str, digits: int = _DIGITS) -> str:
        return hmac.digest(self._key, f"{sort}:{value}".encode("utf-8", "surrogatepass"), "sha256").hex()[:digits]

    def _treated(self, treatment: str, value: Any, language: str | None) -> object:
        """A value by its treatment (`rows.claim_columns`). Raises KeyError for a treatment that does not exist."""
        match treatment:
            case "keep":
                return value
            case "drop":
                return None
            case "id":
                return self._id(value)
            case "name":
                return self.name(value, language)
            case "handle":
                return self.handle(value)
            case "text":
                return self.text(value, language)
            case "label":
                return self.label(value)
            case "day":
                return value.replace(hour=0, minute=0, second=0, microsecond=0)
        raise KeyError(treatment)

    def _relay(self, relay: Relay, language: str | None) -> Relay:
        return {
            "source_id": self._id(relay["source_id"]) if relay["source_id"] else None,
            "name": self.name(relay["name"], language),
            "kind": relay["kind"],
            "text": self.text(relay["text"], language),
            "start_char": None,
            "end_char": None,
        }

    def _verdict(self, verdict: VerdictRecord) -> VerdictRecord:
        note = verdict["note"]
        return {
            "status": self.label(verdict["status"]),
            "made_by": f"name-{self._digest('name', verdict['made_by'].casefold())}",
            "made_at": verdict["made_at"].replace(hour=0, minute=0, second=0, microsecond=0),
            "note": None if note is None else self.text(note),
        }


def _finding(found: FindingRecord) -> FindingRecord:
    # The detail names claims, publishers and words of other documents.
    return {"check_name": found["check_name"], "severity": found["severity"], "detail": None}


def _days(record: ClaimRecord, name: str) -> dict[str, object]:
    """An instant, as the whole days it touches where it is narrower than a day."""
    earliest, latest = getattr(record, f"{name}_earliest"), getattr(record, f"{name}_latest")
    precision = getattr(record, f"{name}_precision")
    if earliest is not None and precision in _MOMENTS:
        earliest = earliest.replace(hour=0, minute=0, second=0, microsecond=0)
        latest = latest.replace(hour=23, minute=59, second=59, microsecond=999_999)
        precision = "day"
    return {f"{name}_earliest": earliest, f"{name}_latest": latest, f"{name}_precision": precision}


def _whole_words(before: str | None, after: str | None) -> tuple[str | None, str | None]:
    """The words around a claim without the ones that are cut: half a name would not be known for one."""
    if before and not before[0].isspace():
        before = before[len(before.split(maxsplit=1)[0]) :]
    if after and not after[-1].isspace():
        after = after[: len(after) - len(after.rsplit(maxsplit=1)[-1])]
    return before, after


@cache
def treatments() -> dict[str, str]:
    """What is done with each column of an exported claim, in their order."""
    return {column.name: column.treatment for column in EXPORTED}
