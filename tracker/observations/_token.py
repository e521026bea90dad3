"""The token that X's embed data wants: `((Number(id) / 1e15) * Math.PI).toString(36)` without zeros and point.

A fraction in JavaScript has the shortest digits that name this number and no other (ECMA-262, Number::toString: as
many digits as are necessary); vectors in tests/cases/observations/tokens.toml.
"""

from __future__ import annotations

import math
import re

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_RADIX = len(_DIGITS)
_DROPPED = re.compile(r"0+|\.")


def token(native_id: str) -> str:
    """The token for a post's id. Raises ValueError for what is no number."""
    return _DROPPED.sub("", in_base_36(int(native_id) / 1e15 * math.pi))


def in_base_36(value: float) -> str:
    """A number not below zero as JavaScript writes it in base 36."""
    whole = math.floor(value)
    fraction = value - whole
    # Half the way to the next number: digits beyond it would name this number no better.
    doubt = max(math.ulp(value) / 2, 5e-324)
    digits: list[int] = []
    while fraction >= doubt:
        fraction *= _RADIX
        doubt *= _RADIX
        digit = int(fraction)
        fraction -= digit
        digits.append(digit)
        if (fraction > 0.5 or (fraction == 0.5 and digit % 2)) and fraction + doubt > 1:
            whole += _carried(digits)
            break
    return _whole(whole) + ("." + "".join(_DIGITS[digit] for digit in digits) if digits else "")


def _carried(digits: list[int]) -> int:
    """Adds one to the last digit; returns what is carried into the whole number."""
    while digits:
        digits[-1] += 1
        if digits[-1] < _RADIX:
            return 0
        digits.pop()
    return 1


def _whole(number: int) -> str:
    found = ""
    while number:
        number, digit = divmod(number, _RADIX)
        found = _DIGITS[digit] + found
    return found or "0"
