"""Short forms of bench.linear, bench.fuzz and bench.kills: the long ones are for anybody with time."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest

from bench import fuzz, fuzz_guided, kills, linear
from bench.hostile import ALL
from tests.clock import too_slow
from tracker.languages import load
from tracker.platforms import parse_post_url
from tracker.platforms._lookup import _remembered

# A busy machine doubles times; four times the length in more than this many times the time is the square of it.
ALLOWED = 9.0
SMALL, LARGE = 10_000, 40_000


@pytest.mark.no_cover
@pytest.mark.parametrize("part", range(6))
def test_time_grows_with_length_only(part: int) -> None:
    slow: dict[str, str] = {}
    for name in sorted(ALL)[part::6]:

        def cost(size: int, name: str = name) -> float:
            growth = linear.measure(ALL[name], [size], runs=1)
            assert "TooSlow" not in growth.refused
            return max(growth.seconds.values())

        fault = too_slow(cost, SMALL, LARGE, growth=ALLOWED)
        if fault:
            slow[name] = fault
    assert not slow


def test_growth_is_told_from_what_is_linear() -> None:
    square = linear.Growth({100_000: 0.1, 200_000: 0.4, 400_000: 1.6})
    assert square.beyond == pytest.approx(2.0)
    assert "beyond linear" in (square.fault() or "")
    assert linear.Growth({100_000: 0.1, 400_000: 0.4}).fault() is None
    assert "a megabyte" in (linear.Growth({100_000: 0.4, 400_000: 1.6}).fault() or "")
    assert linear.Growth({100_000: 0.001, 400_000: 0.05}).fault() is None
    assert "limit" in (linear.Growth({100_000: 60.0}, "TooSlow: …").fault() or "")


def test_mangled_inputs_are_read_or_refused() -> None:
    fuzzer = fuzz.Fuzzer(random.Random(20310506))  # noqa: S311
    fuzzer.run(8)
    assert {place: fault.data for place, fault in fuzzer.faults.items()} == {}
    assert fuzzer.tried > 10
    assert len(fuzzer.shapes) > 5


def test_a_fault_is_told_once_with_its_shortest_input(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(kind: str, data: bytes) -> tuple[str, ...]:
        raise IndexError("off the end")

    monkeypatch.setattr(fuzz, "read", broken)
    fuzzer = fuzz.Fuzzer(random.Random(1), [("txt", b"The quay is wet.")])  # noqa: S311
    fuzzer.run(0.2)
    (fault,) = fuzzer.faults.values()
    assert fault.times == fuzzer.tried
    assert len(fault.data) < 16


def test_a_kill_loses_and_doubles_nothing(tmp_path: Path) -> None:
    done = kills.trial(tmp_path, 1, 20310506, quiet=True)
    assert done.faults == []


def test_guided_fuzzing_says_what_it_needs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "atheris", None)
    monkeypatch.setattr(sys, "argv", ["fuzz_guided", "1"])
    with pytest.raises(SystemExit) as ended:
        fuzz_guided.main()
    assert ended.value.code == 2
    assert "python -m bench.fuzz needs nothing more" in capsys.readouterr().err


def test_guided_fuzzing_ends_in_time_and_says_what_it_found(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    class Engine:
        """Hands over two inputs, the second of which is not read as anybody expects."""

        instrument_imports = staticmethod(lambda include: nullcontext())

        def Setup(self, arguments: list[str], one: Callable[[bytes], None]) -> None:  # noqa: N802 - atheris's own name
            assert len(list(Path(arguments[-1]).iterdir())) > 100
            self.one = one

        def Fuzz(self) -> None:  # noqa: N802
            for data in (b"\x01The quay is wet.", b"\x02broken"):
                self.one(data)

    def read(kind: str, data: bytes) -> tuple[str, ...]:
        if data == b"broken":
            raise ValueError("nobody expected this")
        return (kind,)

    def end(status: int) -> None:
        raise SystemExit(status)

    monkeypatch.setitem(sys.modules, "atheris", Engine())
    monkeypatch.setattr(fuzz, "read", read)
    monkeypatch.setattr(os, "_exit", end)
    # A clock of its own: threads that other tests left in this process ask the real one.
    clock = SimpleNamespace(monotonic=iter((0.0, 5.0, 11.0)).__next__, time=lambda: 0.0)
    monkeypatch.setattr(fuzz_guided, "time", clock)
    monkeypatch.setattr(sys, "argv", ["fuzz_guided", "10", "--keep", str(tmp_path / "kept")])
    with pytest.raises(SystemExit) as ended:
        fuzz_guided.main()
    assert ended.value.code == 1
    assert "nobody expected this" in (told := capsys.readouterr().out)
    assert "2 inputs, 1 shapes, 1 faults" in told
    assert [(path.suffix, path.read_bytes()) for path in (tmp_path / "kept").iterdir()] == [(".md", b"broken")]


def test_an_input_is_kept_for_a_new_shape_and_a_fault_for_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    fuzzer = fuzz.Fuzzer(random.Random(1))  # noqa: S311 - not for secrets
    assert fuzzer.attempt("txt", b"The quay is wet, said Ana Rivel.")
    assert not fuzzer.attempt("txt", b"The quay is dry, said Ana Rivel.")

    def broken(kind: str, data: bytes) -> tuple[str, ...]:
        raise ValueError(kind)

    monkeypatch.setattr(fuzz, "read", broken)
    assert not fuzzer.attempt("txt", b"longer")
    assert not fuzzer.attempt("md", b"short")
    (fault,) = fuzzer.faults.values()
    assert (fault.times, fault.kind, fault.data, fuzzer.tried) == (2, "md", b"short", 4)


def test_memories_are_forgotten_and_tables_are_not() -> None:
    parse_post_url("https://twitter.com/port_of_skerra/status/1834120042117402628")
    french = load("fr")
    assert _remembered.cache_info().currsize
    linear.forget()
    assert _remembered.cache_info().currsize == 0
    assert load("fr") is french
