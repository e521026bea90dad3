"""What the seals of a WACZ say: the hash of every file in it, the hash of that list, and who signed it when.

The specification is WACZ 1.1.1 with "WACZ Signing and Verification" 0.1.0.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from zipfile import ZipFile

from tracker.errors import UnsupportedInput
from tracker.inputs._ecdsa import verified
from tracker.inputs._zip import member
from tracker.rows.records import Custody

PACKAGE, DIGEST = "datapackage.json", "datapackage-digest.json"
_JSON_BYTES = 50_000_000
_BLOCK = 1 << 20
# What the pages are read from; a file there that the list does not name was put in later.
_SEALED = ("archive/", "pages/")


@dataclass(frozen=True, slots=True)
class Seals:
    """The verdict, what is wrong (for "broken"), and who signed, as one would tell it."""

    custody: Custody
    broken: tuple[str, ...] = ()
    signed_by: str = ""


def seals(package: ZipFile, described: Mapping[str, Any] | None) -> Seals:
    """Verifies every hash that the package states, and its signature. Reads every file in it once."""
    if described is None:
        return _without_list(package, PACKAGE, [])
    broken = [*_resources(package, described)]
    raw = read_json(package, DIGEST)
    if raw is None:
        return _without_list(package, DIGEST, broken)
    stated = str(raw.get("hash", ""))
    found = f"sha256:{hashlib.sha256(_bytes(package, PACKAGE)).hexdigest()}"
    if stated != found:
        broken.append(f"{PACKAGE} has the hash {found}, {DIGEST} says {stated}")
    signed = raw.get("signedData")
    valid, who = _signature(signed, stated) if isinstance(signed, Mapping) else (None, "")
    if valid is False:
        broken.append("the signature is not that of the hash it signs")
    if broken:
        return Seals("broken", tuple(broken), who)
    return Seals("verified", (), who) if valid else Seals("unsigned", (), who)


def _without_list(package: ZipFile, name: str, broken: list[str]) -> Seals:
    """The verdict on a package that does not have a file of seals, or has one that says nothing."""
    if name in package.namelist():
        broken.append(f"{name} cannot be read")
    return Seals("broken", tuple(broken)) if broken else Seals("unsigned")


def _resources(package: ZipFile, described: Mapping[str, Any]) -> Iterator[str]:
    names = set(package.namelist())
    listed: set[str] = set()
    resources = described.get("resources")
    for one in resources if isinstance(resources, list) else []:
        path = str(one.get("path", "")) if isinstance(one, Mapping) else ""
        listed.add(path)
        if path not in names:
            yield f"{path} is listed and not there"
            continue
        stated = str(one.get("hash", ""))
        algorithm, _, digest = stated.rpartition(":")
        size, found = _hashed(package, path, algorithm or "sha256")
        if found is None:
            yield f"{path} cannot be read, or {algorithm} is no hash"
        elif found != digest.lower():
            yield f"{path} has the hash {algorithm}:{found}, {PACKAGE} says {stated}"
        elif isinstance(one.get("bytes"), int) and one["bytes"] != size:
            yield f"{path} has {size:,} bytes, {PACKAGE} says {one['bytes']:,}"
    for name in sorted(names - listed):
        if name.startswith(_SEALED) and not name.endswith("/"):
            yield f"{name} is there and not listed"


def _hashed(package: ZipFile, path: str, algorithm: str) -> tuple[int, str | None]:
    if algorithm not in ("sha256", "md5", "sha512", "sha1"):
        return 0, None
    digest, size = hashlib.new(algorithm, usedforsecurity=False), 0
    try:
        with member(package, path) as file:
            while block := file.read(_BLOCK):
                digest.update(block)
                size += len(block)
    except UnsupportedInput:
        return size, None
    return size, digest.hexdigest()


def _signature(signed: Mapping[str, Any], stated: str) -> tuple[bool | None, str]:
    """Whether the signature holds (None: cannot be told here), and whose it is."""
    if str(signed.get("hash", "")) != stated:
        return False, ""
    when = f", {signed['created']}" if signed.get("created") else ""
    for name, who in (("publicKey", "the holder of a key"), ("domainCert", f"{signed.get('domain', 'a domain')}")):
        if signed.get(name):
            valid = verified(stated.encode(), str(signed.get("signature", "")), str(signed[name]))
            kind = "" if name == "publicKey" else " (who vouches for the certificate is not looked up)"
            return valid, f"{who}{when}{kind}"
    return None, ""


def read_json(package: ZipFile, name: str) -> dict[str, Any] | None:
    """An object in the package; None where there is none of that name, or it is none."""
    if name not in package.namelist():
        return None
    try:
        found = json.loads(_bytes(package, name))
    except (ValueError, RecursionError, UnsupportedInput):
        return None
    return found if isinstance(found, dict) else None


def _bytes(package: ZipFile, name: str) -> bytes:
    with member(package, name) as file:
        data = file.read(_JSON_BYTES + 1)
    if len(data) > _JSON_BYTES:
        raise ValueError(f"{name} has more than {_JSON_BYTES:,} bytes")
    return data
