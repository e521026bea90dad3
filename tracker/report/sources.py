"""How many independent sources a statement has, in words that claim no more than is known."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.report.fields import Record, number, offset


@dataclass(frozen=True, slots=True)
class Sources:
    """`known` is None where voices or origins cannot be told apart; `at_least` is sure in either case."""

    known: int | None
    at_least: int

    @property
    def words(self) -> str:
        """The number, or that it is not known and what is sure."""
        return f"not known (at least {self.at_least})" if self.known is None else str(self.known)

    @property
    def sentence(self) -> str:
        """The same with the noun."""
        if self.known is None:
            return f"independent sources {self.words}"
        return f"{self.known} independent source{'' if self.known == 1 else 's'}"


def sources_of(row: Record) -> Sources:
    """From `independent_sources` and `at_least` of a row of `corroboration`."""
    known = offset(row, "independent_sources")
    return Sources(known, max(number(row, "at_least"), 1))
