"""Takes from the vocabulary of schema.org what the exports use: which properties stand on which types, of which values.

    python -m tests.exports.derive_schema_terms schemaorg-all-http.jsonld

The vocabulary is data/releases/12.0/schemaorg-all-http.jsonld of https://github.com/schemaorg/schemaorg . The answer is
tests/cases/exports/contexts/schemaorg-terms.json; a property that an export uses newly is added to `PROPERTIES`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from tests.exports.contexts import TERMS

TYPES = "Claim ClaimReview NewsArticle Organization Person Quotation Rating Role SocialMediaPosting Thing".split()
PROPERTIES = """
    additionalType alternateName appearance author claimReviewed contributor dateCreated datePublished exampleOfWork
    headline identifier inLanguage isBasedOn itemReviewed jobTitle name publisher review reviewBody reviewRating
    roleName spokenByCharacter temporalCoverage text url
""".split()


def derived(graph: list[dict[str, Any]]) -> dict[str, Any]:
    """For each type its ancestors, for each property the types it stands on and those of its values."""
    nodes = {_bare(node["@id"]): node for node in graph}
    return {
        "types": {name: sorted(_ancestors(nodes, name)) for name in TYPES},
        "properties": {
            name: {
                "on": _named(nodes[name], "schema:domainIncludes"),
                "values": _named(nodes[name], "schema:rangeIncludes"),
            }
            for name in PROPERTIES
        },
    }


def _ancestors(nodes: dict[str, dict[str, Any]], name: str) -> set[str]:
    parents = _named(nodes[name], "rdfs:subClassOf") if name in nodes else []
    return set(parents).union(*(_ancestors(nodes, parent) for parent in parents))


def _named(node: dict[str, Any], key: str) -> list[str]:
    found = node.get(key, [])
    return sorted(_bare(one["@id"]) for one in (found if isinstance(found, list) else [found]))


def _bare(name: str) -> str:
    return name.removeprefix("schema:").removeprefix("http://schema.org/")


if __name__ == "__main__":
    vocabulary = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    TERMS.write_text(json.dumps(derived(vocabulary["@graph"]), indent=1) + "\n", encoding="utf-8")
