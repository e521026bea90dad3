"""Who says it in English sentences where the nearest noun is somebody else, and what only looks like a statement."""

from __future__ import annotations

import pytest

from tracker.claims import find

BEHIND_OBJECT = (
    (
        "Harbour Watch, a small residents' group, took aim at Orme, saying the mayor had hidden the bill.",
        "Harbour Watch",
    ),
    ("Rita Voss, an adviser to the mayor, attacked Lundt, arguing that the ferry was unsafe.", "Rita Voss"),
    ("The ferry line, which runs six boats, defended its captain, noting that the sea was rough.", "The ferry line"),
    ("Dana Pell spoke in the hall shortly after Orme's announcement, praising the crews for their work.", "Dana Pell"),
    ("“It is a mess,” said Jan Toller, calling the plan a disgrace to the town.", "Jan Toller"),
)
JOINED = (
    (
        "Calder says the harbour board should sell its ferries, but stressed that the crews would keep their jobs.",
        "Calder",
    ),
    ("Pell wrote that the guards might lock the gate, and warned that nobody had a key.", "Pell"),
    ("Toller insists the cooks will walk out, but added that the kitchen stays open.", "Toller"),
)
BESIDE = (
    ("Several members have left the board, leading many voters to conclude that the sale is off.", "many voters"),
    ("The divers found no leak, with an inspector saying that the seal was sound.", "an inspector"),
    ("The ferry sank at noon, with two witnesses telling the Courier that the bow was open.", "two witnesses"),
)
CUT = (
    ("The Norwold Democrat spoke briefly to the crews, saying that she was relieved.", "The Norwold Democrat"),
    ("Harbour chief Odo Farrant echoed Pell's letter in a note, saying that the pier was safe.", "Odo Farrant"),
    ("The Courier's Mira Holt reported that the bridge will close.", "Mira Holt"),
)
HEADS = (
    ("The family of 6-year-old Nils Orme said that the pier was shut.", "The family of 6-year-old Nils Orme"),
    ("43rd President of the United States Odo Gant said that the pier was shut.", "Odo Gant"),
    ("House of Commons Speaker Ada Brun said that the pier was shut.", "Ada Brun"),
    ("Former Speaker of the Senate Odo Gant praised the crews.", "Odo Gant"),
    ("Secretary of the Interior Mira Holt said that the park is open.", "Mira Holt"),
    ("The catch fell by half last year, according to government figures.", "government figures"),
)
NO_CLAIM = (
    "Booth, who has two boats, talked to cheering fishermen on the quay.",
    "It is lawful for a shop to refuse to serve them.",
    "Little of what I have put down here is new, but I stand by it.",
    "Pell appeared on CBX' “This Hour.”",
    "They met with Orme regarding a second ferry for the bay.",
    "Marchers protesting the fare rise were moving down Quay Street when it rained.",
    "Pell was on Kanal Nord's “This Hour.”",
    "Pell doubts every indicator that suggests Orme leads in the islands.",
    "Farrant has lately shown some eagerness to fight the plan, which might help the town.",
    "The harbour earned two million last year, I'm told.",
    "The line hopes for an executive order to close the pier.",
    "Some scholars dispute reports that the lake is drying out.",
    "If the board rejects the sale, the ferry goes to Tarnholm.",
    "The divers might yet reject what the yard has to offer.",
    "The mayor lost the crews by refusing to tell when the pier opens.",
    "The town should thank its divers for their work.",
)


@pytest.mark.parametrize(("text", "name"), [*BEHIND_OBJECT, *JOINED, *BESIDE, *CUT, *HEADS])
def test_the_last_claim_has_its_speaker(text: str, name: str) -> None:
    claims, _ = find(text, "en", [], None)
    assert claims
    author = claims[-1].author
    assert author is not None, [claim.text for claim in claims]
    assert author.name == name


@pytest.mark.parametrize("text", NO_CLAIM)
def test_what_nobody_said_is_no_claim(text: str) -> None:
    claims, _ = find(text, "en", [], None)
    assert [(claim.text, claim.author.name) for claim in claims if claim.author is not None] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway said that the cable was cut.", "organisation"),
        ("Norway and the United Kingdom said that the cable was cut.", "organisation"),
        ("Twitter said that the account was locked.", "organisation"),
        ("Twenty-two percent said that the ferry was late.", "organisation"),
        ("Jordan said that the cable was cut.", "person"),
    ],
)
def test_states_platforms_and_shares_are_no_persons(text: str, kind: str) -> None:
    claims, _ = find(text, "en", [], None)
    assert [claim.author.kind for claim in claims if claim.author is not None] == [kind]


SHE = "Ada Corwin met Odo Tarn on the pier. Tarn lost his hat, and Tarn said he was cold. Corwin said she was glad. "
NAMESAKES = "The first lady, Ada Tarn, waved. Mr. Tarn stood beside her. “It is late,” he said."


def named(text: str, printed: str) -> str:
    claims, _ = find(text, "en", [], None)
    found = [claim.author for claim in claims if claim.author is not None and claim.author.text == printed]
    assert found
    return found[-1].name


def test_a_pronoun_behind_a_name_shows_a_gender() -> None:
    text = SHE + "Corwin took her bag. Tarn spoke of the rain. “We go now,” she said."
    assert named(text, "she") == "Ada Corwin"


def test_mr_is_not_the_lady_of_that_surname() -> None:
    assert named(NAMESAKES, "he") == "Tarn"


def test_he_is_neither_of_two() -> None:
    text = "Odo Voss and Dan Pell came to the port to meet Odo Farrant, when he said he would pay for the bridge."
    assert named(text, "he") != "Odo Voss"


def test_a_relative_clause_ends_what_is_defended() -> None:
    claims, _ = find("The minister defended a school which he said was fair to all.", "en", [], None)
    assert [claim.text for claim in claims][-1] == "which he said was fair to all"


def test_who_has_no_first_name_is_who_he_is() -> None:
    text = "Odo Farrant left. Corwin said that the pier was wet. Corwin said that it rained. “I slipped,” he said."
    assert named(text, "he") in ("Corwin", "he")
