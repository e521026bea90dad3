"""The text of docs/rules.md: every rule for claims, with an example from its table of cases."""

from __future__ import annotations

import textwrap
import tomllib
from pathlib import Path

from tracker.claims.catalogue import GRADES, RULES
from tracker.claims.rules import DROPPED_SUBJECT, EVERY, NOBODY, Rule

CASES = Path(__file__).resolve().parent.parent / "tests" / "cases" / "claims"
INTRODUCTION = """\
# The rules that find claims

Written by `make generate` from `tracker/claims/rules.py`; a test compares them. NP stands for whoever speaks, as
printed, and … for the words that are said. The confidence is what the rule alone gives a claim, from 0 to 1; where
nobody is named, a report has {nobody:.1f} less. A claim whose sentence leaves out its subject has at most
{dropped:.1f}. In `tests/cases/claims/` every rule has, in each of its languages, a sentence in which it must find
a claim, and one in which it must not.
"""
KINDS = {
    "quotation": "Quotations",
    "report": "Reported speech",
    "post": "Embedded posts",
    "relay": "Who passed it on",
}
WIDTH = 118


def page() -> str:
    """The whole page in Markdown."""
    pieces = [INTRODUCTION.format(nobody=NOBODY, dropped=DROPPED_SUBJECT)]
    examples = _examples()
    for kind, title in KINDS.items():
        pieces.append(f"## {title}\n")
        pieces += [_entry(rule, examples.get(rule.name)) for rule in RULES if rule.kind == kind]
    return "\n".join(pieces)


def _entry(rule: Rule, example: str | None) -> str:
    grades = "".join(f"; {grade.confidence:.2f} where {grade.grade}" for grade in GRADES if grade == rule)
    languages = "every language" if rule.languages == EVERY else ", ".join(rule.languages)
    lines = [
        f"**`{rule.name}`** {rule.pattern}",
        _wrapped(f"{rule.about[0].upper()}{rule.about[1:]}. Confidence {rule.confidence:.2f}{grades}. In {languages}."),
    ]
    if example is not None:
        lines.append(_wrapped(f"*{example}*"))
    return "  \n".join(lines) + "\n"


def _wrapped(text: str) -> str:
    return textwrap.fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)


def _examples() -> dict[str, str]:
    """By name of a rule, the first text of its table in which it finds a claim."""
    found: dict[str, str] = {}
    for name in ("quotations", "reports"):
        for case in tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]:
            if not case.get("none"):
                text = " ".join(f"{case.get('setup', '')}{case['text']}".split())
                found.setdefault(case["rule"], text)
    return found
