"""What shards bring into a database is what a plain ingest of the same sources stores, ids included."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.shards.material import Noon, content, differences, ingested, sources
from tracker import checks, inputs, pipeline, shards, store
from tracker.errors import ShardError
from tracker.inputs import SourceOptions, dataset
from tracker.inputs import _cut as cut
from tracker.linking.run import link
from tracker.shards import ShardFolder, plan
from tracker.shards.task import ShardTask
from tracker.store.store import Parameters

Content = dict[str, list[tuple[str, ...]]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sources(tmp_path_factory.mktemp("sources"))


@pytest.fixture(scope="module", autouse=True)
def _pieces() -> Iterator[None]:
    """A small data set has pieces too, of more rows with one fault than are told one by one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dataset, "PIECE_ROWS", 16)
        patch.setattr(dataset, "FEWEST_BYTES", 2000)
        yield


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """All is seen at one moment, by ingest and by the plan, so that moments are compared too."""
    monkeypatch.setattr(pipeline, "datetime", Noon)
    monkeypatch.setattr(plan, "datetime", Noon)
    # Vectors of sentences differ in their last bits with what they are encoded beside.
    monkeypatch.setenv("TRACKER_ENCODER", "off")


@pytest.fixture(scope="module")
def plain(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Content:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "datetime", Noon)
        patch.setenv("TRACKER_ENCODER", "off")
        return ingested(tmp_path_factory.mktemp("plain") / "plain.duckdb", folder, folder / "nowhere.html")


def planned(root: Path, folder: Path, **size: int) -> ShardFolder:
    place = ShardFolder(root / "shards")
    shards.make_plan(place, [str(folder), str(folder / "nowhere.html")], SourceOptions(), **size)
    return place


def loaded(place: ShardFolder, database: Path, *, partial: bool = False, linking: bool = True) -> Content:
    with store.open(database) as opened:
        run = opened.begin_run(["shard", "load"])
        shards.load(opened, place, run, partial=partial, tell=lambda done, of: None)
        if linking:
            link(opened.connection, run.run_id)
            checks.run(opened.connection, run.run_id)
        opened.finish_run(run, "complete")
        return content(opened)


@pytest.mark.parametrize("size", [{"size": 3}, {"shards": 4}, {}], ids=str)
def test_shards_store_what_an_ingest_stores(folder: Path, plain: Content, tmp_path: Path, size: dict[str, int]) -> None:
    place = planned(tmp_path, folder, **size)
    numbers = place.to_read()
    numbers = numbers[::2] + numbers[1::2][::-1]
    for number in numbers:
        shards.read_here(place.root, number)
    assert len(plain["claims"]) > 45
    assert len(plain["failures"]) >= 4
    assert differences(loaded(place, tmp_path / "case.duckdb"), plain) == {}


def test_the_parts_of_a_data_set_are_the_data_set(
    folder: Path, plain: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cut, "_PART_BYTES", 2_400)
    place = planned(tmp_path, folder)
    stretches = [entry.stretch for one in place.standings() for entry in place.task(one.number).entries]
    assert sum(one is not None for one in stretches) > 3
    for number in place.to_read():
        shards.read_here(place.root, number)
    assert differences(loaded(place, tmp_path / "case.duckdb"), plain) == {}


def test_a_shard_that_is_read_again_is_the_same_to_the_last_bit(folder: Path, tmp_path: Path) -> None:
    place = planned(tmp_path, folder, size=8)
    first = {}
    for again in (False, True):
        for number in range(place.plan().shards):
            if again:
                place.unmark("completed", number)
            shards.read_here(place.root, number)
        files = sorted(place.root.glob("rows/*/*.parquet"))
        first[again] = {file.relative_to(place.root): file.read_bytes() for file in files}
    assert first[True] == first[False]
    assert not list(place.root.glob("rows/.*"))


def test_loading_twice_and_in_two_halves_changes_nothing(folder: Path, plain: Content, tmp_path: Path) -> None:
    place = planned(tmp_path, folder, size=4)
    half = place.to_read()[:2]
    for number in half:
        shards.read_here(place.root, number)
    database = tmp_path / "case.duckdb"
    with pytest.raises(ShardError, match="are not read"):
        loaded(place, database)
    loaded(place, database, partial=True)
    for number in place.to_read():
        shards.read_here(place.root, number)
    once = loaded(place, database)
    assert differences(once, plain) == {}
    assert differences(loaded(place, database), plain) == {}


def test_loading_what_an_ingest_stored_adds_only_sightings(folder: Path, plain: Content, tmp_path: Path) -> None:
    database = tmp_path / "case.duckdb"
    ingested(database, folder, folder / "nowhere.html")
    place = planned(tmp_path, folder, size=5)
    for number in place.to_read():
        shards.read_here(place.root, number)
    after = loaded(place, database)
    assert set(differences(after, plain)) <= {"failures"}


def test_a_killed_load_goes_on(folder: Path, plain: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = planned(tmp_path, folder, size=4)
    for number in place.to_read():
        shards.read_here(place.root, number)
    database, asked = tmp_path / "case.duckdb", store.Store.ask

    def dies(self: store.Store, section: str, name: str, parameters: Parameters | None = None) -> store.Result:
        if name == "open_revisits" and self.ask("shards", "loaded", {"folder": place.plan().folder_id}).rows:
            raise KeyboardInterrupt
        return asked(self, section, name, parameters)

    with monkeypatch.context() as patch:
        patch.setattr(store.Store, "ask", dies)
        with pytest.raises(KeyboardInterrupt):
            loaded(place, database)
    assert differences(loaded(place, database), plain) == {}


def test_a_task_goes_through_json(folder: Path, tmp_path: Path) -> None:
    place = planned(tmp_path, folder, size=3)
    for number in range(place.plan().shards):
        task = place.task(number)
        assert ShardTask.from_json(task.as_json()) == task
    listed = list(inputs.listed([str(folder)], SourceOptions()))
    entries = sum(len(place.task(number).entries) for number in range(place.plan().shards))
    assert entries == len(listed) + 1
