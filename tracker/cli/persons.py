"""The verbs by which a person says who is who: same and different."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker import store
from tracker.cli.options import DEFAULT, Database
from tracker.linking.run import relink_people
from tracker.store.persons import Decision, decide
from tracker.terminal.terminal import say

_One = Annotated[str, typer.Argument(metavar="A", help="A name as it is printed somewhere, or the beginning of an id.")]
_Other = Annotated[str, typer.Argument(metavar="B", help="The other one.")]
_By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides.")]
_Note = Annotated[str | None, typer.Option(help="Why.")]
_Withdraw = Annotated[bool, typer.Option("--withdraw", help="Take back what was decided on the two.")]


def same(
    one: _One, other: _Other, made_by: _By, note: _Note = None, withdraw: _Withdraw = False, db: Database = DEFAULT
) -> None:
    """Record that two names are one person or body. Linking obeys, now and whenever it runs again.

    \b
    tracker same "Bibi Koren" "Benedikt Koren" --by "Ada Brun" --note "his own site"
    tracker sql person_names         under which names each person is met, and why
    tracker sql person_decisions     what was decided so far
    """
    _decided(one, other, "withdrawn" if withdraw else "same", made_by, note, db)


def different(
    one: _One, other: _Other, made_by: _By, note: _Note = None, withdraw: _Withdraw = False, db: Database = DEFAULT
) -> None:
    """Record that two names are two persons or bodies. Linking obeys, now and whenever it runs again.

    \b
    tracker different "A. Moll" "Anton Moll" --by "Ada Brun" --note "father and son"
    """
    _decided(one, other, "withdrawn" if withdraw else "different", made_by, note, db)


def _decided(one: str, other: str, decision: Decision, made_by: str, note: str | None, db: Database) -> None:
    with store.open(db) as opened:
        pair = decide(opened, one, other, decision, made_by, note)
        relink_people(opened.connection)
    say(f"{' and '.join(pair)}: {decision}, by {made_by}")
