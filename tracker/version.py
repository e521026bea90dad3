"""Which program and which rules made a row."""

from __future__ import annotations

import ast
import contextlib
import hashlib
import json
import os
import sys
import tomllib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
# What decides the rows of a document: these packages, each read whole, and these modules beside them. All others only
# move, keep, compare or show rows. A test asks that every package of the tracker stands in one list or the other.
RULE_PACKAGES = ("claims", "dates", "embeds", "inputs", "languages", "mentions", "platforms", "reading", "rows")
RULE_MODULES = ("extraction", "folding", "hosts", "ids", "models", "registry", "spans")
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

    To parse all of that takes as long as to read some pages. What came of it is kept beside the compiled modules, with
    the digest of the bytes that it was made from, and is only believed while that is theirs.
    """
    packages = {package: _files(_PACKAGE / package) for package in RULE_PACKAGES}
    modules = [_PACKAGE / f"{module}.py" for module in RULE_MODULES]
    sources = _sources([*modules, *(file for files in packages.values() for file in files), Path(__file__)])
    kept = _PACKAGE / "__pycache__" / f"rules.{sys.implementation.cache_tag}.txt"
    with contextlib.suppress(OSError, ValueError):
        of, version_of_them = kept.read_text(encoding="ascii").split()
        if of == sources:
            return version_of_them
    digest = hashlib.sha256()
    for package, files in packages.items():
        meanings = sorted(_meaning(file) for file in files)
        digest.update(f"{package}\0{len(meanings)}\0".encode() + b"".join(meanings))
    for file in modules:
        digest.update(_meaning(file))
    found = digest.hexdigest()[:12]
    if not sys.dont_write_bytecode:
        _keep(kept, f"{sources} {found}\n")
    return found


def _files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file() and file.suffix not in (".pyc", ".typed")]


def _sources(files: list[Path]) -> str:
    """The digest of the files as they are, in whatever order they were listed and wherever the package lies: in a copy
    of the tree what is kept beside the compiled modules is as true as they are."""
    each = sorted(f"{_place(file)} {hashlib.sha256(file.read_bytes()).hexdigest()}" for file in files)
    return hashlib.sha256("\n".join(each).encode()).hexdigest()


def _place(file: Path) -> str:
    return file.relative_to(_PACKAGE).as_posix() if file.is_relative_to(_PACKAGE) else file.name


def _keep(file: Path, text: str) -> None:
    """Writes the file whole or not at all; where nothing may be written it is not kept."""
    half = file.with_name(f"{file.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        file.parent.mkdir(exist_ok=True)
        half.write_text(text, encoding="ascii")
        half.replace(file)


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
