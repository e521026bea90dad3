"""Kinds of mistakes that linking made on real news, in small worlds of invented outlets read from the pages on."""

from __future__ import annotations

import csv
import json
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tracker import pipeline, store
from tracker.store import Store

Read = Callable[..., Store]
Page = tuple[str, str, str]


@pytest.fixture
def read(tmp_path: Path) -> Iterator[Read]:
    """Ingests pages (outlet, day, paragraphs in lines) and gives the store."""
    with store.open(tmp_path / "problem.duckdb") as opened:

        def ingest(*pages: Page) -> Store:
            paths = []
            for number, (outlet, day, text) in enumerate(pages):
                host = "".join(outlet.lower().split())
                body = "\n".join(f"<p>{line}</p>" for line in textwrap.dedent(text).strip().splitlines())
                path = tmp_path / f"page{number}.html"
                path.write_text(
                    f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Page {number}</title>'
                    f'<link rel="canonical" href="https://{host}.example/{number}">'
                    f'<meta property="og:site_name" content="{outlet}">'
                    f'<meta property="article:published_time" content="{day}"></head>'
                    f"<body><article><h1>Page {number}</h1>{body}</article></body></html>",
                    "utf-8",
                )
                paths.append(str(path))
            pipeline.ingest(opened, paths)
            return opened

        yield ingest


def _rows(opened: Store, query: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in opened.query(query).rows]


@pytest.mark.xfail(strict=True, reason="in so few articles the words of a topic pass for rare: one link of .77")
def test_remarks_of_one_person_on_one_topic_are_not_one_statement(read: Read) -> None:
    opened = read(
        ("Quay Post", "2031-04-18", """
            Governor Lena Ostrow said on Friday that her deputy had visited the islanders last week to plan a meeting.
            “We have spoken with the islanders at the highest level,” Ms. Ostrow said."""),
        ("Mill Times", "2031-04-18", """
            Governor Lena Ostrow said on Friday that a good future awaited the islanders once they open their harbour.
            Ms. Ostrow said that she would leave if the talks with the islanders brought nothing."""),
        ("Fell Gazette", "2031-04-18", """
            Governor Lena Ostrow said on Friday that she and the islanders had talked about fish and the harbour.
            Ms. Ostrow said that four towns were being looked at for the talks with the islanders."""),
    )  # fmt: skip
    assert _rows(opened, "SELECT count(*) FROM claim_links") == [(0,)]
    assert _rows(opened, "SELECT max(documents) FROM corroboration") == [(1,)]


def test_an_office_and_a_pronoun_are_the_person_and_one_source(read: Read) -> None:
    opened = read(
        ("Quay Post", "2031-03-04", """
            Marland Gov. Otto Brenk (R) said Tuesday that he has no plans to resign.
            “I will not set foot in this chamber again before the summer,” he told reporters."""),
        ("Mill Times", "2031-03-04", """
            Otto B. Brenk, the governor of Marland, declared on Tuesday that he would not step down.
            “I will not set foot in this chamber again before the summer,” Mr. Brenk said."""),
    )  # fmt: skip
    names = "SELECT DISTINCT author_name FROM claims WHERE text LIKE 'I will not%'"
    assert {str(name) for (name,) in _rows(opened, names)} <= {"Otto Brenk", "Otto B. Brenk"}
    told = "SELECT documents, authors, independent_sources FROM corroboration WHERE documents > 1"
    assert _rows(opened, told) == [(2, 1, 1)]


def test_party_and_state_are_no_speakers(read: Read) -> None:
    opened = read(
        ("Quay Post", "2031-03-04", """
            “We will not sign a lease that nobody here has read,” Rep. Hanne Lorz, D-Calif., said in a statement.
            Sen. Piet Olm, R-Texas, told reporters that the mill would be open by June."""),
        ("Mill Times", "2031-03-04", """
            Rep. Hanne Lorz (D-Calif.) said “we will not sign a lease that nobody here has read.”"""),
    )  # fmt: skip
    names = {str(name) for (name,) in _rows(opened, "SELECT DISTINCT author_name FROM claims")}
    assert names == {"Hanne Lorz", "Piet Olm"}
    told = "SELECT documents, authors, independent_sources FROM corroboration WHERE documents > 1"
    assert _rows(opened, told) == [(2, 1, 1)]


def test_three_words_of_one_speaker_in_two_outlets_are_one_remark(read: Read) -> None:
    opened = read(
        ("Quay Post", "2031-03-04", """
            Rep. Hanne Lorz attacked the lease of the harbour before the council of Marland on Tuesday.
            “Sheer harbour robbery,” Lorz said. “He is good,” she said of Olm.
            “A rotten bargain,” said Piet Olm, the owner of the mill."""),
        ("Mill Times", "2031-03-04", """
            The lease of the harbour divided the council of Marland on Tuesday.
            “Sheer harbour robbery,” Hanne Lorz said. “He is good,” she said of Olm.
            “A rotten bargain,” said Ada Quill, a fisherwoman."""),
    )  # fmt: skip
    linked = """
        SELECT DISTINCT lower(text)
        FROM claims
        WHERE claim_id IN (SELECT claim_id FROM claim_links UNION SELECT other_claim_id FROM claim_links)
    """
    found = [str(text).strip(",. ") for (text,) in _rows(opened, linked)]
    assert sorted(found) == ["he is good", "sheer harbour robbery"]


DISPATCH = """
    The clerk failed on Tuesday to hand over the ledgers of the mill by noon, as most of the town had foreseen.
    “This is not for the mayor to decide. We have not asked her,” Jorn Tamm, a member of the council, told Reuters.
    Tamm said that missing the deadline would be understood as a refusal.
    Members of the council said that they expected to win any dispute in court about the ledgers.
    “If nothing comes, the chairman will have to send for the books,” said Rike Voss, a lawyer."""


def test_one_copied_dispatch_is_one_finding(read: Read) -> None:
    opened = read(("Reuters", "2031-04-23", DISPATCH), ("Newsbarn", "2031-04-23", DISPATCH))
    assert _rows(opened, "SELECT count(*) FROM findings WHERE check_name = 'single_origin'") == [(1,)]


def test_an_agencys_own_page_is_its_dispatch(read: Read) -> None:
    opened = read(
        ("Associated Press", "2031-04-04", DISPATCH.replace("Reuters", "The Associated Press")),
        ("Bay Herald", "2031-04-05", DISPATCH.replace("Reuters", "The Associated Press") + "\n    (AP)"),
    )
    hows = """SELECT DISTINCT how FROM origin_members JOIN claims USING (claim_id)
        JOIN documents USING (document_id) WHERE publisher = 'Associated Press'"""
    assert _rows(opened, hows) == [("agency_credit",)]
    assert _rows(opened, "SELECT DISTINCT taker, giver FROM who_copied_whom") == [("Bay Herald", "Associated Press")]


def test_the_credit_of_a_picture_is_no_origin(read: Read) -> None:
    column = """
        Hedda Marsk says that she is ready to run the town from the first day and boasts of a dozen harbours seen.
        As she put it at a meeting, “spite and sloth and my rival, who is a man of straw, took our votes.”"""
    opened = read(
        ("Fell Gazette", "2031-05-18", column),
        ("Weekly Mirror", "2031-05-19", "(Tom Reck/Reuters)" + column),
    )
    assert _rows(opened, "SELECT 1 FROM origins WHERE basis = 'agency_credit'") == []
    assert _rows(opened, "SELECT 1 FROM document_links WHERE relation = 'credits'") == []


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("The Associated Press contributed to this report.", "ap"),
        ("Gull News' Pia Rohn and The Associated Press contributed to this report.", "ap"),
        ("With files from The Canadian Press", "canadianpress"),
        ("— AP", "ap"),
        ("Copyright 2031 The Associated Press. All rights reserved.", "ap"),
        ("Associated Press writer Max Dorn contributed to this report.", "ap"),
        ("Additional reporting by Reuters.", "reuters"),
        ("(AP)", "ap"),
        ("(c) 2031 AFP", "afp"),
    ],
)
def test_a_line_of_credit(read: Read, line: str, agency: str) -> None:
    opened = read(
        ("Quay Post", "2031-08-05", f"Captain Ulf Harm said that the ferry had been late for a month.\n{line}")
    )
    ((found,),) = _rows(opened, "SELECT agency_credited FROM documents")
    assert found is not None
    assert agency in str(found).lower()


def test_a_cable_and_it_are_one_voice(read: Read) -> None:
    said = "The guard reported that the gate could not be held with so few hands and such low walls"
    opened = read(
        ("Quay Post", "2031-11-01", f"A secret cable was seen by the Quay Post.\n“{said},” the cable said."),
        ("Mill Times", "2032-05-14", f"A cable was sent from Althaven in August.\n“{said},” it said."),
    )
    assert _rows(opened, "SELECT documents, independent_sources FROM corroboration") == [(2, 1)]


def test_sources_without_a_name(read: Read) -> None:
    opened = read(
        ("Quay Post", "2031-04-18", """
            A senior administration official said that the envoy had gone home on Monday.
            A person familiar with the talks said the wages would rise by 2 percent.
            A Democratic committee aide said the letters had been returned."""),
    )  # fmt: skip
    assert _rows(opened, "SELECT DISTINCT author_kind FROM claims") == [("anonymous",)]
    assert _rows(opened, "SELECT count(*) FROM findings WHERE check_name = 'anonymous_only'") == [(3,)]


def test_only_the_same_quantity_disagrees(read: Read) -> None:
    opened = read(
        ("Quay Post", "2031-08-22", """
            Captain Harm said that the rebels had fired some 2,300 shells at the coast.
            He said that his men had destroyed a further 2,000 shells in their sheds."""),
        ("Mill Times", "2031-08-22", """
            Captain Harm said that some 2,600 shells had been fired at the coast."""),
    )  # fmt: skip
    assert len(_rows(opened, "SELECT 1 FROM findings WHERE check_name = 'numbers_disagree'")) == 1


def test_a_post_that_one_outlet_quotes_and_others_describe_is_one_source(read: Read) -> None:
    opened = read(
        ("Quay Post", "2031-01-02", """
            “Slow Marit's closest friend, Tove Lind, is said to have sold the keys of the archive. Remember the \
            porter? Prison!” Runa Falk tweeted early Thursday."""),
        ("Mill Times", "2031-01-02", """
            Governor Runa Falk sent her first Twitter message of the year on Thursday, charging the friend of a rival \
            with having “sold the keys of the archive,” and called her own council lazy."""),
        ("Fell Gazette", "2031-01-02", """
            In a tweet before sunrise, Governor Runa Falk said Tove Lind was said to have sold the keys of the \
            archive."""),
    )  # fmt: skip
    names = {str(name) for (name,) in _rows(opened, "SELECT DISTINCT author_name FROM claims")}
    assert names == {"Runa Falk"}
    told = "SELECT documents, authors, origins, independent_sources FROM corroboration WHERE documents > 1"
    assert _rows(opened, told) == [(3, 1, 1, 1)]


def test_headlines_of_other_articles_inside_a_name_are_no_part_of_it(read: Read) -> None:
    opened = read(
        ("Quay Post", "2031-06-15", """
            Governor Runa <a href="/people/falk">Falk</a> <span class="rollover-people"><span \
            class="rollover-people-block">Court stops the ferry law of Falk Falk's clerk: nothing for the mills \
            <strong>MORE</strong></span></span> on Friday declared that the bridge would cost a toll.
            Budget chairwoman Gro <a>Lunde</a> <span class="rollover-people"><span class="rollover-people-block">Falk \
            to open the fair Third ex-guard charged in hiding letters <strong>MORE</strong></span></span> (R-Westmark) \
            said that “a careless toll empties the bridge and fills the ferries.”"""),
        ("Mill Times", "2031-06-15", """
            “A careless toll empties the bridge and fills the ferries,” said Gro Lunde, the chairwoman for it all."""),
    )  # fmt: skip
    names = {str(name) for (name,) in _rows(opened, "SELECT DISTINCT author_name FROM claims")}
    assert names == {"Runa Falk", "Gro Lunde"}
    told = "SELECT documents, authors, independent_sources FROM corroboration WHERE documents > 1"
    assert _rows(opened, told) == [(2, 1, 1)]


ROWS = [
    (
        "Ferry master goes", "2031-03-06", "Quay Post",
        'The ferry master of Althaven, Runa Falk, said on Thursday: "My last trip is today." Guards said it was calm.',
    ),
    (
        "Master leaves the ferry", "2031-03-06", "Mill Times",
        '"My last trip is today," said Runa Falk, ferry master of Althaven.',
    ),
]  # fmt: skip


@pytest.mark.parametrize("name", ["rows.csv", "rows.jsonl"])
def test_each_row_of_a_data_set_is_an_article(tmp_path: Path, name: str) -> None:
    keys = ("title", "date", "source", "url", "text")
    rows = [
        dict(zip(keys, (title, day, outlet, f"https://rows.example/{number}", text), strict=True))
        for number, (title, day, outlet, text) in enumerate(ROWS)
    ]
    with (tmp_path / name).open("w", encoding="utf-8", newline="") as file:
        if name.endswith("csv"):
            table = csv.DictWriter(file, keys)
            table.writeheader()
            table.writerows(rows)
        else:
            file.writelines(json.dumps(row) + "\n" for row in rows)
    with store.open(tmp_path / "rows.duckdb") as opened:
        pipeline.ingest(opened, [str(tmp_path / name)])
        found = _rows(opened, "SELECT title, publisher, url FROM documents ORDER BY url")
        assert found == [(row["title"], row["source"], row["url"]) for row in rows]
        said = "SELECT author_name FROM claims WHERE text LIKE 'My last trip%'"
        assert _rows(opened, said) == [("Runa Falk",), ("Runa Falk",)]
        others = _rows(opened, "SELECT DISTINCT author_name FROM claims WHERE text NOT LIKE 'My last trip%'")
        assert others in ([], [("Guards",)], [(None,)])


@pytest.mark.parametrize(("day", "found"), [("2031-08-22", 1), ("2031-08-26", 0)])
def test_another_number_days_later_is_a_hint_at_most(read: Read, day: str, found: int) -> None:
    opened = read(
        ("Quay Post", "2031-08-22", "Captain Harm said that some 2,300 shells had been fired at the coast."),
        ("Mill Times", day, "Captain Harm said that some 2,600 shells had been fired at the coast."),
    )
    assert _rows(opened, "SELECT conflict FROM claim_conflicts") == [("numbers",)]
    assert len(_rows(opened, "SELECT 1 FROM findings WHERE check_name = 'numbers_disagree'")) == found
    assert len(_rows(opened, "SELECT 1 FROM hints WHERE check_name = 'numbers_disagree'")) == 1 - found
