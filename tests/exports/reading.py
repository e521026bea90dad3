"""Reads each format back with a library that the program does not use, into facts by claim.

A reader takes the bytes of an export and returns, for each claim id (for each verdict, in claim reviews), what the
format says of it. Values are text, numbers, lists and objects as the format has them.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pyarrow.parquet
from prov.model import ProvDocument, ProvRecord
from pyld import jsonld

from tests.conftest import ROOT
from tests.exports import contexts, readers

Facts = dict[str, Any]
_URN = "urn:x-tracker:"


def read_csv(data: bytes) -> dict[str, Facts]:
    rows = csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""), strict=True)
    return {row["claim_id"]: dict(row) for row in rows}


def read_jsonl(data: bytes) -> dict[str, Facts]:
    records = [json.loads(line) for line in data.decode("utf-8").splitlines()]
    return {record["claim_id"]: record for record in records}


def read_parquet(data: bytes) -> dict[str, Facts]:
    rows = pyarrow.parquet.read_table(io.BytesIO(data)).to_pylist()
    return {row["claim_id"]: row for row in rows}


def read_web_annotation(data: bytes) -> dict[str, Facts]:
    collection = _expanded(json.loads(data))[0]
    page = collection[_as("first")][0]
    items = page[_as("items")][0]["@list"]
    assert collection[_as("totalItems")][0]["@value"] == len(items)
    return {item["@id"].removeprefix(_URN): _annotation(item) for item in items}


def read_schema_org(data: bytes) -> dict[str, Facts]:
    return {node["@id"].removeprefix(_URN): _plain(node) for node in _expanded(json.loads(data))}


def read_claim_review(data: bytes) -> dict[str, Facts]:
    return read_schema_org(data)


def read_prov(data: bytes) -> dict[str, Facts]:
    document = ProvDocument.deserialize(content=data.decode("utf-8"), format="json")
    assert document is not None
    facts: dict[str, Facts] = {}
    for record in document.get_records():
        if record.is_element() and _types(record) == ["tracker:Claim"]:
            facts[_local(record)] = {name.localpart: value for name, value in record.attributes}
    for record in document.get_records():
        if record.is_relation():
            named = {name.localpart: value for name, value in record.formal_attributes if value is not None}
            about = str(named.get("generatedEntity") or named.get("entity") or "").removeprefix("tracker:")
            if about in facts:
                others = {name: str(value) for name, value in named.items()} | {
                    name.localpart: str(value) for name, value in record.extra_attributes
                }
                facts[about].setdefault(str(record.get_type()).removeprefix("prov:"), []).append(others)
    return facts


READERS: dict[str, Callable[[bytes], dict[str, Facts]]] = {
    "claim-review": read_claim_review,
    "csv": read_csv,
    "jsonl": read_jsonl,
    "parquet": read_parquet,
    "prov": read_prov,
    "schema-org": read_schema_org,
    "web-annotation": read_web_annotation,
}
# The readers of formats that came later: modules of a folder, with one function `read` each.
READERS |= {
    found.name.replace("_", "-"): import_module(f"{readers.__name__}.{found.name}").read
    for found in iter_modules(readers.__path__)
}


def _types(record: ProvRecord) -> list[str]:
    return [str(value) for value in record.get_asserted_types()]


def _local(record: ProvRecord) -> str:
    return str(record.identifier).removeprefix("tracker:")


def _expanded(document: Any) -> list[Any]:
    expanded: list[Any] = jsonld.expand(document, contexts.options())
    return expanded


def _annotation(item: Any) -> Facts:
    targets = []
    for target in item[_oa("hasTarget")]:
        selectors = target.get(_oa("hasSelector"), [])
        targets.append({"source": _source(target)} | _merged([_plain(selector) for selector in selectors]))
    bodies = [_plain(body) for body in item[_oa("hasBody")]]
    return {"target": targets, "body": bodies} | {
        name.removeprefix(f"{_URN}terms:"): _plain_values(values)
        for name, values in item.items()
        if name.startswith(_URN)
    }


def _source(target: Any) -> str:
    return str(target[_oa("hasSource")][0]["@id"] if _oa("hasSource") in target else target["@id"])


def _merged(parts: list[Facts]) -> Facts:
    merged: Facts = {}
    for part in parts:
        merged |= {name: value for name, value in part.items() if not name.startswith("@")}
    return merged


def _plain(node: Any) -> Facts:
    """An expanded node with short names and bare values; a list of one is its element."""
    return {_short(name): _plain_values(values) for name, values in node.items()}


def _plain_values(values: Any) -> Any:
    if not isinstance(values, list):
        return _short(values) if isinstance(values, str) else values
    plain = [
        value if isinstance(value, str) else value["@value"] if "@value" in value else _plain(value) for value in values
    ]
    return plain[0] if len(plain) == 1 else plain


def _short(name: str) -> str:
    return name.rsplit("#", 1)[-1].removeprefix("http://schema.org/").removeprefix(_URN)


def _oa(name: str) -> str:
    return f"http://www.w3.org/ns/oa#{name}"


def _as(name: str) -> str:
    return f"http://www.w3.org/ns/activitystreams#{name}"


def cases_of(form: str) -> Path:
    """Where the cases of a format are."""
    return ROOT / "tests" / "cases" / "exports" / f"{form}.json"
