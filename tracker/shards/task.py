"""What a shard is made of, and what was asked for when it was planned. Plain values: they go through JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from tracker import errors
from tracker.errors import InputError
from tracker.inputs import Failure, Stretch


@dataclass(frozen=True, slots=True)
class Entry:
    """A file as it was when it was planned, or a part of it, or (`error`) what could not even be listed."""

    source: str
    given: Mapping[str, str] = field(default_factory=dict)
    size: int = 0
    modified: int | None = None
    stretch: Stretch | None = None
    error: str | None = None
    message: str = ""

    @classmethod
    def of_failure(cls, failure: Failure) -> Entry:
        """A source that names nothing."""
        return cls(failure.source, error=type(failure.error).__name__, message=str(failure.error))

    def failure(self) -> Failure:
        """The same again."""
        kind = getattr(errors, self.error or "", InputError)
        return Failure(self.source, kind(self.message))


@dataclass(frozen=True, slots=True)
class ShardTask:
    """One shard: its files in the order in which they are read."""

    number: int
    entries: tuple[Entry, ...]

    def as_json(self) -> dict[str, Any]:
        """Only what is not as usual of each entry: there may be a million."""
        return {
            "number": self.number,
            "entries": [
                {name: value for name, value in asdict(one).items() if value not in (None, {}, "")}
                for one in self.entries
            ],
        }

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> ShardTask:
        """What `as_json` gave."""
        entries = (
            Entry(**{**one, "stretch": Stretch(**one["stretch"]) if "stretch" in one else None})
            for one in told["entries"]
        )
        return cls(told["number"], tuple(entries))


@dataclass(frozen=True, slots=True)
class Plan:
    """What was asked for: sources with absolute paths, facts, manifests; `moment` is when all of it is seen (ISO, UTC).

    One moment for the whole read, so that a shard that is read again is the same to the last bit.
    """

    folder_id: str
    moment: str
    rules: str
    sources: list[str]
    given: dict[str, str]
    manifests: list[str]
    shards: int
    files: int
    bytes: int
