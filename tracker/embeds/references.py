"""Page states written as one flat list in which objects refer to their values by place, as Nuxt 3 writes them."""

from __future__ import annotations

from typing import Any

_LEAST = 3


def revived(value: Any) -> Any:
    """The list with the plain values of its objects put in; any other value as it is.

    `[{"blocks": 1}, [2], {"type": 3, "url": 4}, "tweet", "https://…"]` holds `{"type": "tweet", "url": "https://…"}`.
    """
    if not isinstance(value, list) or len(value) < _LEAST or not _refers(value[0], len(value)):
        return value
    return [_filled(item, value) if isinstance(item, dict) else item for item in value]


def _refers(first: Any, length: int) -> bool:
    """Whether the first value holds nothing but places of the list."""
    inner = list(first.values()) if isinstance(first, dict) else first if isinstance(first, list) else []
    places = [one for one in inner if isinstance(one, int) and not isinstance(one, bool) and -8 < one < length]
    return bool(inner) and len(places) >= len(inner) - 1


def _filled(item: dict[str, Any], values: list[Any]) -> dict[str, Any]:
    return {key: _at(values, place) for key, place in item.items()}


def _at(values: list[Any], place: Any) -> Any:
    if isinstance(place, int) and not isinstance(place, bool) and 0 <= place < len(values):
        found = values[place]
        if isinstance(found, str | int):
            return found
    return place
