"""Finds platforms, languages, inputs and exports by their files: there is no list to edit.

A member of a registry is a module of a package whose name does not begin with an underscore and is not "base".
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from types import ModuleType


@cache
def members(package: str) -> dict[str, ModuleType]:
    """The member modules of a package such as "tracker.platforms", by file name, in alphabetical order."""
    folder = import_module(package)
    names = sorted(found.name for found in pkgutil.iter_modules(folder.__path__))
    return {name: import_module(f"{package}.{name}") for name in names if not name.startswith("_") and name != "base"}
