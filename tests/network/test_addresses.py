"""The guard, over a table of addresses and over every IPv4 address in its disguises."""

from __future__ import annotations

import tomllib
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.network.addresses import refusal

_TABLE = tomllib.loads((Path(__file__).parent.parent / "cases/inputs/addresses.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("address", _TABLE["allowed"])
def test_public_addresses_pass(address: str) -> None:
    assert refusal(address) is None


@pytest.mark.parametrize(("address", "why"), _TABLE["denied"].items())
def test_the_others_are_refused(address: str, why: str) -> None:
    assert refusal(address), why


@given(st.integers(0, 2**32 - 1), st.sampled_from(["::ffff:0:0", "::", "64:ff9b::", "::ffff:0:0:0"]))
def test_no_ipv4_address_passes_inside_an_ipv6_one(number: int, prefix: str) -> None:
    assert refusal(str(IPv6Address(int(IPv6Address(prefix)) + number)))
    assert refusal(str(IPv6Address((0x2002 << 112) + (number << 80) + 1)))


@given(st.integers(0, 2**32 - 1))
def test_what_passes_is_global(number: int) -> None:
    address = IPv4Address(number)
    if refusal(str(address)) is None:
        assert address.is_global
        assert not address.is_multicast
