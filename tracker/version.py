"""Which program and which rules made a row."""

from __future__ import annotations

import ast
import hashlib
import json
import tomllib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
# What decides the rows of a document: these packages, each read whole, and these modules beside them. All others only
# move, keep, compare or show rows. A test asks that every package of the tracker stands in one list or the other.
RULE_PACKAGES = ("claims", "dates", "embeds", "inputs", "languages", "mentions", "platforms", "reading", "rows")
RULE_MODULES = ("extraction", "folding", "ids", "models", "registry", "spans")
OTHER_PACKAGES = (
    "archives",
    "cli",
    "exports",
    "linking",
    "lookups",
    "network",
    "observations",
    "report",
    "serve",
    "shards",
    "store",
    "terminal",
    "upkeep",
    "workers",
)


def tool_version() -> str:
    """The version of the installed package."""
    try:
        return version("tracker")
    except PackageNotFoundError:
        return "unknown"


@cache
def rules_version() -> str:
    """12 hexadecimal digits of the SHA-256 over what the rules say.

    Python counts as parsed code without docstrings, comments and imports, tables as parsed values: moving a file
    inside its package, or mending a comment, makes no document "read by other rules".
    """
    digest = hashlib.sha256()
    for package in RULE_PACKAGES:
        meanings = sorted(_meaning(file) for file in _files(_PACKAGE / package))
        digest.update(f"{package}\0{len(meanings)}\0".encode() + b"".join(meanings))
    for module in RULE_MODULES:
        digest.update(_meaning(_PACKAGE / f"{module}.py"))
    return digest.hexdigest()[:12]


def _files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file() and file.suffix not in (".pyc", ".typed")]


def _meaning(file: Path) -> bytes:
    """The digest of what a file says: 32 bytes."""
    content = file.read_bytes()
    if file.suffix == ".py":
        content = code_without_words(content.decode("utf-8")).encode()
    elif file.suffix == ".toml":
        table = tomllib.loads(content.decode("utf-8"))
        content = json.dumps(table, sort_keys=True, default=str).encode()
    return hashlib.sha256(file.suffix.encode() + content).digest()


def code_without_words(source: str) -> str:
    """Python code as its parsed tree, without docstrings and imports (which only say where the rest stands)."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.__setattr__("body", [one for one in body if not _says_nothing(one)])
    return ast.dump(tree)


def _says_nothing(node: ast.AST) -> bool:
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    return isinstance(node, ast.Import | ast.ImportFrom)
