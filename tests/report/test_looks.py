"""What the style promises: contrast (WCAG 2.2, AA) in both colour schemes."""

from __future__ import annotations

import re
from itertools import product

import pytest

from tests.conftest import ROOT

STYLE = (ROOT / "tracker/report/static/report.css").read_text(encoding="utf-8")
_VARIABLE = re.compile(r"--([a-z-]{1,20}):(#[0-9a-f]{3,8})")
# What stands as text on what; what is only a line or an edge needs less.
_GROUNDS = ("bg", "card")
_MARKED = ("claim", "indirect", "mixed", "post")
_PAIRS = [
    *product(("ink", "soft", "accent", "error", "warning", "info", "passed", "name", "date"), _GROUNDS),
    *product(("ink", "accent", "name", "date"), _MARKED),
    *(("ink", ground) for ground in ("gone", "new")),
    ("bg", "accent"),
]
_EDGES = [*product(("edge", "accent"), _GROUNDS)]


def _schemes() -> dict[str, dict[str, str]]:
    blocks = re.findall(r":root\{([^}]{1,2000})\}", STYLE)
    light = dict(_VARIABLE.findall(blocks[0]))
    return {"light": light, "dark": light | dict(_VARIABLE.findall(blocks[1]))}


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(_PAIRS, 4.5), (_EDGES, 3.0)], ids=["text", "edges"])
def test_contrast(scheme: str, pairs: list[tuple[str, str]], least: float) -> None:
    colours = _schemes()[scheme]
    weak = {pair: round(_contrast(colours[pair[0]], colours[pair[1]]), 2) for pair in pairs}
    assert {pair: found for pair, found in weak.items() if found < least} == {}


def test_the_schemes_are_read_from_the_style() -> None:
    schemes = _schemes()
    assert schemes["light"]["ink"] != schemes["dark"]["ink"]
    assert _contrast("#000", "#ffffff") == pytest.approx(21)
