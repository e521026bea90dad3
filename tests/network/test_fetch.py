"""The door to the network, against a real server on this machine."""

from __future__ import annotations

import contextlib
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

import tracker
from tests.clock import limit
from tests.server import LATIN, PAGE, Site, serving
from tracker.errors import BadResponse, FetchError, ForbiddenAddress, Gone, TooLarge
from tracker.network.fetch import Fetcher, Limits

SEEN = datetime(2024, 3, 5, 12, tzinfo=UTC)
QUICK = Limits(read=1.0, total=0.6)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    with Fetcher(allow_private=True, sleep=lambda seconds: None) as one:
        yield one


def test_a_page_with_its_facts(site: Site, fetcher: Fetcher) -> None:
    capture = fetcher.fetch(site.url("/page?x=1#part"), SEEN)
    assert capture.data == PAGE
    assert capture.address == site.url("/page?x=1#part")
    assert capture.url == site.url("/page?x=1")
    assert (capture.status, capture.media_type, capture.seen_at) == (200, "text/html; charset=utf-8", SEEN)
    assert capture.headers["content-length"] == str(len(PAGE))


@pytest.mark.parametrize("path", ["/gzip", "/deflate", "/one", "/chain"])
def test_ways_to_the_same_page(site: Site, fetcher: Fetcher, path: str) -> None:
    assert fetcher.fetch(site.url(path), SEEN).data == PAGE


def test_the_final_address_is_kept(site: Site, fetcher: Fetcher) -> None:
    assert fetcher.fetch(site.url("/chain"), SEEN).url == site.url("/page")


def test_bytes_are_left_as_they_are_and_the_charset_is_passed_on(site: Site, fetcher: Fetcher) -> None:
    capture = fetcher.fetch(site.url("/latin"), SEEN)
    assert capture.data == LATIN
    assert capture.media_type == "text/html; charset=iso-8859-1"


@pytest.mark.parametrize(("path", "status"), [("/nowhere", 404), ("/gone", 410)])
def test_gone_is_an_observation(site: Site, fetcher: Fetcher, path: str, status: int) -> None:
    with pytest.raises(Gone) as caught:
        fetcher.fetch(site.url(path), SEEN)
    assert caught.value.status == status
    assert site.url(path) in str(caught.value)


@pytest.mark.parametrize(
    ("path", "error", "words"),
    [
        ("/broken", BadResponse, "answers 500"),
        ("/forbidden", BadResponse, "answers 403"),
        ("/loop", BadResponse, "more than 5 redirects"),
        ("/to-file", ForbiddenAddress, "only http and https"),
        ("/to-nonsense", FetchError, "not an address"),
        ("/to-script", FetchError, "not an address"),
        ("/to-data", FetchError, "not an address"),
        ("/to-no-name", FetchError, "not an address"),
        ("/to-no-host", FetchError, "no host"),
        ("/to-zero", FetchError, "location"),
        ("/to-nothing", BadResponse, "more than 5 redirects"),
        ("/bomb", TooLarge, "20,000,000"),
        ("/big", TooLarge, "20,000,000"),
        ("/cut", BadResponse, "without sending complete"),
        ("/brotli", BadResponse, "br"),
        ("/not-gzip", BadResponse, "header"),
        ("/cut-gzip", BadResponse, "cut short"),
        ("/always-busy", BadResponse, "answers 503"),
        ("/busy-for-long", BadResponse, "answers 429"),
        ("/busy-forever", BadResponse, "answers 429"),
    ],
)
def test_answers_that_hold_no_document(
    site: Site, fetcher: Fetcher, path: str, error: type[FetchError], words: str
) -> None:
    with pytest.raises(error, match=words) as caught:
        fetcher.fetch(site.url(path), SEEN)
    assert site.url(path) in str(caught.value) or error is not BadResponse


@pytest.mark.parametrize("path", ["/drip", "/drip-headers"])
def test_the_whole_exchange_has_a_time_limit(site: Site, path: str) -> None:
    started = time.monotonic()
    with Fetcher(QUICK, allow_private=True) as fetcher, pytest.raises(BadResponse, match=r"within 0\.6 seconds"):
        fetcher.fetch(site.url(path), SEEN)
    assert time.monotonic() - started < limit(3)


def test_dead_addresses_in_turn_share_the_time() -> None:
    """Nobody answers in 192.0.2.0/24; where a network refuses it at once, there is no time to lose either."""
    started = time.monotonic()
    with (
        Fetcher(QUICK, resolver=lambda host, port: [f"192.0.2.{n}" for n in range(1, 40)], allow_private=True) as one,
        pytest.raises(BadResponse),
    ):
        one.fetch("http://dead.test/", SEEN)
    assert time.monotonic() - started < limit(3)


def test_a_resolver_that_never_answers_does_not_stop_the_others(site: Site) -> None:
    def stuck(host: str, port: int) -> list[str]:
        if host == "stuck.test":
            time.sleep(8)
        return ["127.0.0.1"]

    started = time.monotonic()
    with Fetcher(Limits(read=2.0, total=2.0), resolver=stuck, allow_private=True) as fetcher:
        with pytest.raises(BadResponse, match="within 2 seconds"):
            fetcher.fetch("http://stuck.test/", SEEN)
        assert fetcher.fetch(site.url("/page"), SEEN).data == PAGE
    assert time.monotonic() - started < limit(6)


def test_a_handshake_that_drips_is_ended() -> None:
    """A TLS record of 16 kB that comes byte by byte: each read is quick, and there are thousands."""

    def drip(listening: socket.socket) -> None:
        connection, _ = listening.accept()
        with connection, contextlib.suppress(OSError):
            connection.sendall(b"\x16\x03\x03\x3f\xff\x02")
            for _ in range(100):
                connection.sendall(b"\0")
                time.sleep(0.05)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=drip, args=(listening,), daemon=True).start()
        started = time.monotonic()
        with (
            Fetcher(QUICK, resolver=lambda host, port: ["127.0.0.1"], allow_private=True) as fetcher,
            pytest.raises(BadResponse, match=r"within 0\.6 seconds"),
        ):
            fetcher.fetch(f"https://public.test:{listening.getsockname()[1]}/", SEEN)
        assert time.monotonic() - started < limit(3)


def test_no_pause_is_longer_than_the_time_that_is_left(site: Site) -> None:
    pauses: list[float] = []
    with (
        Fetcher(Limits(total=1.5), allow_private=True, sleep=pauses.append) as fetcher,
        pytest.raises(BadResponse, match="answers 429"),
    ):
        fetcher.fetch(site.url("/busy"), SEEN)
    assert pauses == []


def test_a_silent_server(site: Site) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with (
            Fetcher(Limits(read=0.2), allow_private=True) as fetcher,
            pytest.raises(BadResponse, match="no answer in time"),
        ):
            fetcher.fetch(f"http://127.0.0.1:{port}/", SEEN)


def test_a_busy_server_is_asked_once_more_after_the_time_it_names(site: Site) -> None:
    pauses: list[float] = []
    with Fetcher(allow_private=True, sleep=pauses.append) as fetcher:
        assert fetcher.fetch(site.url("/busy"), SEEN).data == PAGE
        assert pauses == [2.0]
        with pytest.raises(BadResponse):
            fetcher.fetch(site.url("/always-busy"), SEEN)
    assert pauses == [2.0, 1.0]


def test_no_cookie_no_credential_and_an_honest_name(site: Site, fetcher: Fetcher) -> None:
    fetcher.fetch(site.url("/one", host="somebody:secret@127.0.0.1"), SEEN)
    assert [one["path"] for one in site.seen] == ["/one", "/page"]
    for one in site.seen:
        assert "cookie" not in one
        assert "authorization" not in one
        assert one["user-agent"].startswith("tracker/")


def test_proxies_of_the_environment_are_ignored(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with Fetcher(allow_private=True) as fetcher:
        assert fetcher.fetch(site.url("/page"), SEEN).status == 200


def test_private_addresses_are_refused_before_anything_is_sent(site: Site) -> None:
    with Fetcher() as fetcher:
        for host in ("127.0.0.1", "localhost", "0177.0.0.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]"):
            with pytest.raises(FetchError):
                fetcher.fetch(site.url("/page", host=host), SEEN)
        with pytest.raises(ForbiddenAddress, match="this machine's own address"):
            fetcher.fetch(site.url("/page"), SEEN)
    assert site.seen == []


@pytest.mark.parametrize("address", ["ftp://example.test/x", "file:///etc/hosts", "gopher://example.test", "data://x"])
def test_other_schemes_are_refused(fetcher: Fetcher, address: str) -> None:
    with pytest.raises(ForbiddenAddress, match="only http and https"):
        fetcher.fetch(address, SEEN)


@pytest.mark.parametrize("address", ["http://", "http:///page", "http://[::1", "http://a.test:99999/", "http://xn--/"])
def test_broken_addresses(fetcher: Fetcher, address: str) -> None:
    with pytest.raises(FetchError):
        fetcher.fetch(address, SEEN)


def test_one_private_address_among_public_ones_refuses_the_host() -> None:
    with (
        Fetcher(resolver=lambda host, port: ["8.8.8.8", "10.0.0.7"]) as fetcher,
        pytest.raises(ForbiddenAddress) as caught,
    ):
        fetcher.fetch("http://mixed.test/", SEEN)
    assert "mixed.test is 10.0.0.7" in str(caught.value)


def test_a_redirect_to_a_private_host_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    # The local server plays a public one: only its address passes the guard here.
    hosts = {"public.test": ["127.0.0.1"], "intranet.test": ["10.0.0.7"]}
    monkeypatch.setattr("tracker.network.fetch.refusal", lambda ip: None if ip == "127.0.0.1" else "a private address")
    with Fetcher(resolver=lambda host, port: hosts[host]) as fetcher:
        with pytest.raises(ForbiddenAddress, match=r"intranet\.test is 10\.0\.0\.7"):
            fetcher.fetch(site.url("/to-private", host="public.test"), SEEN)
        assert fetcher.fetch(site.url("/page", host="public.test"), SEEN).status == 200
    assert [one["host"] for one in site.seen] == [f"public.test:{site.port}"] * 2


def test_a_name_that_changes_its_address_gains_nothing(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: the name is resolved once a hop, and the connection goes to the address that was judged."""
    asked: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["127.0.0.2"]

    monkeypatch.setattr("tracker.network.fetch.refusal", lambda ip: None if ip == "127.0.0.1" else "a private address")
    with Fetcher(resolver=rebinding) as fetcher:
        assert fetcher.fetch(site.url("/page", host="rebind.test"), SEEN).status == 200
        assert asked == ["rebind.test"]
        with pytest.raises(ForbiddenAddress):
            fetcher.fetch(site.url("/page", host="rebind.test"), SEEN)
    assert len(site.seen) == 1


def test_the_next_address_is_tried_when_one_cannot_be_reached(site: Site) -> None:
    with Fetcher(
        Limits(connect=1.0), resolver=lambda host, port: ["127.0.0.9", "127.0.0.1"], allow_private=True
    ) as fetcher:
        assert fetcher.fetch(site.url("/page", host="two.test"), SEEN).status == 200


def test_a_host_without_address() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    with Fetcher(resolver=unknown) as fetcher, pytest.raises(BadResponse, match="cannot be resolved"):
        fetcher.fetch("http://nowhere.test/", SEEN)
    with Fetcher(resolver=lambda host, port: []) as fetcher, pytest.raises(BadResponse, match="has no address"):
        fetcher.fetch("http://nowhere.test/", SEEN)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for public.test and its key, made for this run."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl command to make a certificate with")
    made = tmp_path_factory.mktemp("tls") / "both.pem"
    command = f"{openssl} req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=public.test"
    extension = "subjectAltName=DNS:public.test"
    subprocess.run(
        [*command.split(), "-addext", extension, "-keyout", str(made), "-out", f"{made}.crt"],
        check=True,
        capture_output=True,
    )
    made.write_text(made.read_text() + Path(f"{made}.crt").read_text())
    return made


def test_the_certificate_is_checked_against_the_name(certificate: Path) -> None:
    server_side = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server_side.load_cert_chain(certificate)
    trusting = ssl.create_default_context(cafile=str(certificate))
    with (
        serving(server_side) as site,
        Fetcher(resolver=lambda host, port: ["127.0.0.1"], allow_private=True, tls=trusting) as fetcher,
        Fetcher(resolver=lambda host, port: ["127.0.0.1"], allow_private=True) as distrusting,
    ):
        address = f"https://public.test:{site.port}/page"
        assert fetcher.fetch(address, SEEN).data == PAGE
        with pytest.raises(BadResponse, match="Hostname mismatch"):
            fetcher.fetch(address.replace("public", "other"), SEEN)
        with pytest.raises(BadResponse, match="self-signed"):
            distrusting.fetch(address, SEEN)


def test_the_switch_for_tests_is_set_nowhere_in_the_program() -> None:
    package = Path(tracker.__file__).parent
    setting = [path.name for path in package.rglob("*.py") if "allow_private=" in path.read_text(encoding="utf-8")]
    assert setting == []
