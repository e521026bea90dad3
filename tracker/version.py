"""Which program and which rules made a row."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
# What decides the rows of a document. A change in any of these files is a change of rules; nobody has to remember to
# raise a number.
_FOLDERS = ("claims", "embeds", "inputs", "languages", "platforms", "reading")
_SUFFIXES = frozenset((".py", ".toml", ".json", ".csv"))
# These, and the command line, only move, keep, compare or show rows.
_NOT_RULES = frozenset(
    "__init__ captures checks errors fetch guard judgements pipeline reextract records resources verify version".split()
)


def tool_version() -> str:
    """The version of the installed package."""
    try:
        return version("tracker")
    except PackageNotFoundError:
        return "unknown"


@cache
def rules_version() -> str:
    """12 hexadecimal digits of the SHA-256 over every rule: the pure packages and the top-level modules they use."""
    digest = hashlib.sha256()
    for file in rule_files():
        content = file.read_bytes()
        digest.update(f"{file.relative_to(_PACKAGE).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:12]


def rule_files() -> list[Path]:
    """The files that decide the rows of a document, sorted."""
    files = [file for part in _FOLDERS for file in (_PACKAGE / part).rglob("*")]
    files += [file for file in _PACKAGE.glob("*") if file.stem not in _NOT_RULES and not file.stem.startswith("cli")]
    return sorted(file for file in files if file.is_file() and file.suffix in _SUFFIXES)
