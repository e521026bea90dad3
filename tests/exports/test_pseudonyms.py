"""Names, handles and what leads back: replaced in columns and texts alike, in every format."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.exports.conftest import AWKWARD, exported
from tests.exports.reading import READERS
from tracker import exports, pipeline, store
from tracker.errors import ExportError
from tracker.exports._disguise import Disguise, gathered_names
from tracker.exports._keep import read_keep_list
from tracker.exports._keys import load_or_make_key
from tracker.exports._known_names import KnownName
from tracker.store import Store

KEY = bytes(range(32))
CASES = json.loads((ROOT / "tests/cases/exports/pseudonyms.json").read_text(encoding="utf-8"))
KNOWN = [
    KnownName("Ada Brun", "alias", False, "Ada Brun", None),
    KnownName("la ministre, Ada Brun", "alias", False, "Ada Brun", None),
    KnownName("Ada Brun", "person", True, "Ada Brun", None),
    KnownName("elle", "person", False, "elle", None),
    KnownName("the mayor", "person", False, "the mayor", None),
    KnownName("Élodie Vale", "person", True, "Élodie Vale", None),
    KnownName("Tom Vale", "person", True, "Tom Vale", None),
    KnownName("Ирина Маркова", "person", True, "Ирина Маркова", None),
    KnownName("山田花子", "person", True, "山田花子", None),
    KnownName("the harbour authority", "organisation", False, "the harbour authority", None),
    KnownName("Brell Harbour Board", "organisation", True, "Brell Harbour Board", None),
    KnownName("a friend of Noor Aziz", "anonymous", False, "a friend of Noor Aziz", None),
    KnownName("Vell News", "account", True, "Vell News", "vellnews"),
    KnownName("vellnews", "handle", True, "vellnews", "vellnews"),
    KnownName("adabrun_", "handle", True, "adabrun_", "adabrun_"),
    KnownName("ilse@sea.example", "handle", True, "ilse@sea.example", "ilse@sea.example"),
    KnownName("quay.example", "handle", True, "quay.example", "quay.example"),
]
_MARK = re.compile(r"\{(@?)([^{}]{1,60})\}")


def disguised(key: bytes = KEY) -> Disguise:
    return Disguise(key, KNOWN, frozenset(("@vellnews", "vellnews")))


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_a_text(case: dict[str, str]) -> None:
    disguise = disguised()

    def filled(mark: re.Match[str]) -> str:
        return disguise.handle(mark[2]) if mark[1] else disguise.name(mark[2])

    assert disguise.text(case["text"]) == _MARK.sub(filled, case["expected"]), case["why"]


def test_a_pseudonym_is_the_same_everywhere_and_another_under_another_key() -> None:
    assert disguised().name("Ada Brun") == disguised().name("ADA BRUN")
    assert disguised().name("Ada Brun") != disguised().name("Tom Vale")
    assert disguised().name("Ada Brun") != disguised(bytes(32)).name("Ada Brun")
    assert disguised().handle("@AdaBrun_") == disguised().handle("adabrun_")


@pytest.mark.parametrize("role", ["elle", "the mayor", "the harbour authority"])
def test_what_is_no_name_stays(role: str) -> None:
    assert disguised().name(role) == role


@given(
    st.lists(
        st.sampled_from(["Ada Brun", "@adabrun_", "Vale", " ", ",", "\n", "é", "@", "x/y.z", "山田花子"]) | st.text()
    )
)
def test_no_known_name_survives_whatever_stands_around_it(parts: list[str]) -> None:
    shown = disguised().text(" ".join(parts))
    assert "Ada Brun" not in shown
    assert "@adabrun_" not in shown.casefold()
    assert "山田花子" not in shown


@given(st.text())
def test_what_is_disguised_once_stays_so(text: str) -> None:
    once = disguised().text(text)
    assert disguised().text(once).count("Ada Brun") == 0


SECRETS = """
    SELECT handle FROM accounts UNION SELECT display_name FROM accounts UNION SELECT url FROM posts
    UNION SELECT native_id FROM posts UNION SELECT url FROM documents UNION SELECT path FROM documents
    UNION SELECT title FROM documents UNION SELECT document_id FROM documents UNION SELECT capture_id FROM captures
    UNION SELECT sha256 FROM captures UNION SELECT text_sha256 FROM documents UNION SELECT claim_id FROM claims
    UNION SELECT post_id FROM posts UNION SELECT source_id FROM sources UNION SELECT embed_id FROM embeds
    UNION SELECT run_id FROM runs UNION SELECT made_by FROM judgements
    UNION SELECT name FROM sources WHERE kind = 'person' AND only_in_document IS NULL
"""


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds, ingested."""
    path = tmp_path_factory.mktemp("pseudonyms") / "seeds.duckdb"
    with store.open(path) as opened:
        pipeline.ingest(opened, [str(ROOT / "seeds")])
    return path


@pytest.mark.parametrize("form", [form for form, one in exports.formats().items() if not one.verbatim])
@pytest.mark.parametrize("corpus", ["own", "seeds"])
def test_nothing_that_leads_back_is_in_any_format(database: Path, seeded: Path, form: str, corpus: str) -> None:
    with store.open(database if corpus == "own" else seeded, read_only=True) as opened:
        disguise = Disguise(KEY, gathered_names(opened), frozenset())
        data = exported(opened, form, disguise=disguise)
        secrets = [str(row[0]) for row in opened.query(SECRETS).rows if row[0] and len(str(row[0])) > 4]
        people = opened.query("SELECT name FROM sources WHERE kind = 'person' AND only_in_document IS NULL").rows
        secrets += [part for row in people for part in str(row[0]).split()]
    shown = json.dumps(READERS[form](data), ensure_ascii=False, default=str)
    assert len(secrets) > 20
    assert [secret for secret in secrets if secret in shown or secret.encode() in data] == []
    assert exported_again(database if corpus == "own" else seeded, form) == data


@pytest.mark.parametrize("form", [form for form, one in exports.formats().items() if one.verbatim])
def test_what_holds_the_pages_themselves_is_not_disguised_but_refused(opened: Store, form: str) -> None:
    out = io.BytesIO()
    with pytest.raises(ExportError, match="with every name in them"):
        exports.export(opened, form, out, disguise=Disguise(KEY, gathered_names(opened), frozenset()))
    assert out.getvalue() == b""


def exported_again(path: Path, form: str) -> bytes:
    with store.open(path, read_only=True) as opened:
        return exported(opened, form, disguise=Disguise(KEY, gathered_names(opened), frozenset()))


def test_claims_keep_what_can_be_counted(opened: Store) -> None:
    disguise = Disguise(KEY, gathered_names(opened), frozenset())
    facts = READERS["jsonl"](exported(opened, "jsonl", disguise=disguise)).values()
    keeper = disguise.name("Ilse Marn")
    assert keeper.startswith("name-")
    assert [fact["author"] for fact in facts].count(keeper) == len(AWKWARD) + 1
    assert len({fact["document_id"] for fact in facts}) == 2
    [post] = [fact for fact in facts if fact["kind"] == "post"]
    assert post["post_handle"] == post["author_handle"] == disguise.handle("vellharbour")
    assert post["post_precision"] == "day"


def test_a_post_is_dated_to_the_day_only(seeded: Path) -> None:
    with store.open(seeded, read_only=True) as opened:
        disguise = Disguise(KEY, gathered_names(opened), frozenset())
        facts = READERS["parquet"](exported(opened, "parquet", disguise=disguise)).values()
    moments = {fact["post_earliest"].time().isoformat() for fact in facts if fact["post_basis"] == "post-id"}
    assert moments == {"00:00:00"}


def test_an_account_on_the_list_stays_with_its_name(opened: Store, tmp_path: Path) -> None:
    listed = tmp_path / "keep.txt"
    listed.write_text("# public bodies\ntwitter:@VellHarbour\n\n", encoding="utf-8")
    disguise = exports.disguise(opened, tmp_path / "key", listed)
    [post] = [
        fact
        for fact in READERS["jsonl"](exported(opened, "jsonl", disguise=disguise)).values()
        if fact["kind"] == "post"
    ]
    assert (post["author"], post["author_handle"], post["post_url"]) == ("Vell Harbour", "vellharbour", None)
    assert "@vellharbour" in post["after"]


def test_the_keep_list_takes_handles_and_names(tmp_path: Path) -> None:
    listed = tmp_path / "keep.txt"
    listed.write_text("@One\nbluesky:two.example\nThe  Third Name # the paper\n", encoding="utf-8")
    assert {"@one", "@two.example", "the third name"} <= read_keep_list(listed)


def test_the_key_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "project.key"
    key = load_or_make_key(path)
    assert (len(key), path.stat().st_mode & 0o777) == (32, 0o600)
    assert load_or_make_key(path) == key


@pytest.mark.parametrize(("content", "message"), [("abc", "64 hexadecimal"), ("ab" * 16, "not 32"), ("", "not 0")])
def test_a_file_that_holds_no_key_is_told(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "project.key"
    path.write_text(content, encoding="ascii")
    with pytest.raises(ExportError, match=message):
        load_or_make_key(path)


def test_files_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot be made"):
        load_or_make_key(tmp_path / "none" / "project.key")
    with pytest.raises(ExportError, match="cannot be read"):
        load_or_make_key(tmp_path)
    with pytest.raises(ExportError, match="keep list"):
        read_keep_list(tmp_path / "none.txt")


def test_a_hundred_thousand_names_are_one_look_up_each() -> None:
    many = [KnownName(f"Ada{n} Brun{n}", "person", True, "", None) for n in range(20_000)]
    text = " ".join(f"word{n}" for n in range(20_000)) + " Ada7 Brun7"
    shown: Any = Disguise(KEY, many, frozenset()).text(text)
    assert shown.endswith(Disguise(KEY, many[7:8], frozenset()).name("Ada7 Brun7"))
