"""Addresses taken apart, also those that cannot be one."""

from __future__ import annotations

import pytest

from tracker.hosts import host_of, parts_of


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://Courant.Test:8080/a?b", "courant.test"),
        ("http://ada@[::1]/a", "::1"),
        ("/tarn/a.html", ""),
        ("", ""),
        ("http://[::1", ""),
        ("https://[tarn/a", ""),
        ("http://courant]/a", ""),
        ("https://tarn℀quay.test/", ""),
    ],
)
def test_a_host_is_told_where_there_is_one(address: str, host: str) -> None:
    assert host_of(address) == host


def test_what_cannot_be_an_address_has_no_parts() -> None:
    assert parts_of("http://[::1") is None
    parts = parts_of("HTTPS://tarn.test/a?b#c")
    assert parts is not None
    assert (parts.scheme, parts.path, parts.query) == ("https", "/a", "b")
