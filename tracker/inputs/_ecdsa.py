"""Verifying an ECDSA signature over NIST's curves (FIPS 186-5, section 6.4.2), for the seals of archives.

Once or twice for a file, so plain integers are enough (a few hundredths of a second) and no library for ciphers is
needed. Nothing here is secret.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass

Point = tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Curve:
    """y² = x³ - 3x + b over the integers modulo p; `g` generates a group of n points (SEC 2, sections 2.4.2, 2.5.1)."""

    oid: bytes
    p: int
    b: int
    n: int
    g: tuple[int, int]

    @property
    def width(self) -> int:
        """Bytes of a coordinate."""
        return (self.p.bit_length() + 7) // 8

    def holds(self, point: tuple[int, int]) -> bool:
        x, y = point
        return 0 <= x < self.p and 0 <= y < self.p and (y * y - x * x * x + 3 * x - self.b) % self.p == 0

    def add(self, one: Point, other: Point) -> Point:
        if one is None or other is None:
            return one or other
        (x1, y1), (x2, y2) = one, other
        if x1 == x2:
            if (y1 + y2) % self.p == 0:
                return None
            slope = (3 * x1 * x1 - 3) * pow(2 * y1, -1, self.p)
        else:
            slope = (y2 - y1) * pow(x2 - x1, -1, self.p)
        x = (slope * slope - x1 - x2) % self.p
        return x, (slope * (x1 - x) - y1) % self.p

    def times(self, factor: int, point: Point) -> Point:
        total: Point = None
        while factor:
            if factor & 1:
                total = self.add(total, point)
            point = self.add(point, point)
            factor >>= 1
        return total


_P256 = Curve(
    oid=bytes.fromhex("06082a8648ce3d030107"),
    p=0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF,
    b=0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B,
    n=0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551,
    g=(
        0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
        0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5,
    ),
)
_P384 = Curve(
    oid=bytes.fromhex("06052b81040022"),
    p=0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEFFFFFFFF0000000000000000FFFFFFFF,
    b=0xB3312FA7E23EE7E4988E056BE3F82D19181D9C6EFE8141120314088F5013875AC656398D8A2ED19D2A85C8EDD3EC2AEF,
    n=0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973,
    g=(
        0xAA87CA22BE8B05378EB1C71EF320AD746E1D3B628BA79B9859F741E082542A385502F25DBF55296C3A545E3872760AB7,
        0x3617DE4A96262C6F5D9E98BF9292DC29F8F41DBD289A147CE9DA3113B5F0B8C00A60B1CE1D7E819D7A431D7C90EA0E5F,
    ),
)
# An elliptic-curve key in a SubjectPublicKeyInfo (RFC 5480), alone or inside a certificate: the algorithm, the curve,
# and a bit string with an uncompressed point.
_KEY = re.compile(
    rb"\x06\x07\x2a\x86\x48\xce\x3d\x02\x01("
    + re.escape(_P256.oid)
    + rb"|"
    + re.escape(_P384.oid)
    + rb")\x03.\x00\x04",
    re.DOTALL,
)
_PEM = re.compile(r"-----BEGIN [A-Z ]{1,40}-----([A-Za-z0-9+/=\s]{1,20000})-----END")


def verified(message: bytes, signature: str, key: str) -> bool | None:
    """Whether `signature` (base64, of r and s one after the other or in DER) is that of the SHA-256 of `message`.

    `key` is a public key or a certificate in base64 or PEM. None where key or signature are of another kind.
    """
    try:
        point, curve = _public_key(key)
        r, s = _numbers(base64.b64decode(signature, validate=True), curve)
    except (ValueError, binascii.Error, IndexError):
        return None
    if not (0 < r < curve.n and 0 < s < curve.n):
        return False
    digest = int.from_bytes(hashlib.sha256(message).digest(), "big")
    inverse = pow(s, -1, curve.n)
    found = curve.add(curve.times(digest * inverse % curve.n, curve.g), curve.times(r * inverse % curve.n, point))
    return found is not None and found[0] % curve.n == r


def _public_key(key: str) -> tuple[tuple[int, int], Curve]:
    pem = _PEM.search(key)
    der = base64.b64decode("".join((pem[1] if pem else key).split()), validate=True)
    found = _KEY.search(der)
    if not found:
        raise ValueError("no elliptic-curve key")
    curve = _P256 if found[1] == _P256.oid else _P384
    raw = der[found.end() : found.end() + 2 * curve.width]
    point = int.from_bytes(raw[: curve.width], "big"), int.from_bytes(raw[curve.width :], "big")
    if len(raw) != 2 * curve.width or not curve.holds(point):
        raise ValueError("the key is no point of its curve")
    return point, curve


def _numbers(raw: bytes, curve: Curve) -> tuple[int, int]:
    if len(raw) == 2 * curve.width:
        return int.from_bytes(raw[: curve.width], "big"), int.from_bytes(raw[curve.width :], "big")
    if raw[0] != 0x30 or raw[2] != 0x02:
        raise ValueError("no signature of this curve")
    length = raw[3]
    second = 4 + length
    if raw[second] != 0x02:
        raise ValueError("no signature of this curve")
    return (
        int.from_bytes(raw[4:second], "big"),
        int.from_bytes(raw[second + 2 : second + 2 + raw[second + 1]], "big"),
    )
