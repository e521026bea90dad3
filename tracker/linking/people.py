"""Writes who is who across documents, from the sources, their voices and what people decided."""

from __future__ import annotations

from tracker.linking.persons import NamedSource, persons
from tracker.linking.workspace import Work


def people(work: Work) -> None:
    """Writes persons, person_names and claims.person_id anew; what did not change stays as it was."""
    found = persons(
        (NamedSource(*row) for row in work.rows("named_sources")),
        [(statement, list(sources)) for statement, sources in work.rows("voices")],
        {(one, other): decision for one, other, decision in work.rows("decided_persons")},
    )
    work.rows("forget_persons")
    work.append(
        "persons",
        ("person_id", "name", "kind", "account_id"),
        [(one.person_id, one.name, one.kind, one.account_id) for one in found],
    )
    work.append(
        "person_names",
        ("source_id", "person_id", "name", "evidence"),
        [(source, one.person_id, name, why) for one in found for source, name, why in one.names],
    )
    work.rows("keep_persons")
