"""How sure it is that two quotations which are not alike are one: of whom they are, and how like they are."""

from __future__ import annotations

import pytest

from tests.world import World
from tracker import checks


@pytest.mark.parametrize(
    ("score", "speakers", "findings", "hints"),
    [
        pytest.param(0.9, ("ada", "ada"), [0.9], [], id="one-known-speaker"),
        pytest.param(0.76, ("ada", "ada"), [0.76], [], id="one-known-speaker-just-like-enough"),
        pytest.param(0.74, ("ada", "ada"), [], [0.5], id="one-known-speaker-hardly-like"),
        pytest.param(0.95, ("ada", "bea"), [0.76], [], id="two-speakers-very-like"),
        pytest.param(0.93, ("ada", "bea"), [], [0.5], id="two-speakers-like"),
        pytest.param(0.93, ("ada", None), [], [0.5], id="a-speaker-nobody-knows"),
        pytest.param(0.96, (None, None), [0.77], [], id="nobody-known-very-like"),
    ],
)
def test_how_sure(score: float, speakers: tuple[str | None, ...], findings: list[float], hints: list[float]) -> None:
    world = World()
    claims = []
    for outlet, speaker in zip(("Harwick", "Oduya"), speakers, strict=True):
        world.document(outlet)
        claims.append(world.claim(outlet, outlet, f"We shall mend the quay, as {outlet} has it"))
        if speaker:
            world.con.execute("INSERT INTO claim_parties VALUES (?, ?, NULL, TRUE)", [claims[-1], speaker])
    world.con.execute("UPDATE claims SET statement_id = claim_id")
    world.con.execute("INSERT INTO quote_variants VALUES (?, ?, 'mend', 'close', ?)", [*claims, score])
    checks.run(world.con, "run", ["quotation_differs"])
    for table, expected in (("findings", findings), ("hints", hints)):
        rows = world.rows(f"SELECT round(confidence, 2) FROM {table}")  # noqa: S608
        assert [confidence for (confidence,) in rows] == expected
