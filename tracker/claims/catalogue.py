"""All the rules that find claims: those that `rules` declares and those that stand by themselves."""

from __future__ import annotations

from typing import Final

from tracker.claims import rules
from tracker.claims.rules import Rule
from tracker.claims.sentence_rules import sentence_rules

_DECLARED: Final = tuple(value for value in vars(rules).values() if isinstance(value, Rule))
RULES: Final = (*(rule for rule in _DECLARED if not rule.grade), *(one.rule for one in sentence_rules()))
GRADES: Final = tuple(rule for rule in _DECLARED if rule.grade)
BY_NAME: Final = {rule.name: rule for rule in RULES}
