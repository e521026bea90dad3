"""The JSON-LD contexts that exports name, served from files: see tests/cases/exports/contexts/README.md."""

from __future__ import annotations

import gzip
import json
from functools import cache
from typing import Any

from tests.conftest import ROOT

_FOLDER = ROOT / "tests" / "cases" / "exports" / "contexts"
TERMS = _FOLDER / "schemaorg-terms.json"
_FILES = {
    "http://www.w3.org/ns/anno.jsonld": "anno.json",
    "https://schema.org": "schemaorgcontext.jsonld.gz",
}


@cache
def load(url: str) -> Any:
    """The context at an address. Raises KeyError for an address that no export names."""
    path = _FOLDER / _FILES[url]
    data = path.read_bytes()
    return json.loads(gzip.decompress(data) if path.suffix == ".gz" else data)


def options() -> dict[str, Any]:
    """What pyld needs to read without a network, and without a base that would make a relative name absolute."""
    return {
        "documentLoader": lambda url, _: {"contextUrl": None, "documentUrl": url, "document": load(url)},
        "base": "",
    }


def terms(context: Any) -> set[str]:
    """Every term that a document's @context defines; not what it would make of any word (@vocab)."""
    defined: set[str] = set()
    for part in context if isinstance(context, list) else [context]:
        defined |= set(load(part)["@context"] if isinstance(part, str) else part)
    return defined
