"""What people call the platforms in running text, by `_names.toml`."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

_TABLE: dict[str, str] = tomllib.loads((files("tracker.platforms") / "_names.toml").read_text("utf-8"))
_SPACE = re.compile(r"\s+")
NAMES: dict[str, str] = {
    name.replace("_", " "): platform for platform, names in _TABLE.items() for name in names.split()
}
# Any of the names, longest first; for use inside larger patterns, without regard to case.
PATTERN = "|".join(re.escape(name).replace(r"\ ", r"\s") for name in sorted(NAMES, key=len, reverse=True))


def called(name: str) -> str | None:
    """The platform that goes by `name` ("X", "Insta", "Truth Social", "Телеграм"), or None."""
    return NAMES.get(_SPACE.sub(" ", name.strip().casefold()))
