"""Who says it in English: gerunds behind their noun, relays behind a quotation, and what is no statement at all."""

from __future__ import annotations

import pytest

from tracker.claims import find

GERUNDS = (
    ("#FreeTheMill is trending after Tarn's remarks praising the board for its courage in the dispute.", "Tarn"),
    ("The town was angry about Ada Brun calling the ferry a sham.", "Ada Brun"),
    ("Boatmen lost no time to answer, with Ada Brun writing that the bridge was a trap for cyclists.", "Ada Brun"),
    ("Tarn criticized Brun for saying that the dam was safe.", "Brun"),
    ("The council issued a statement saying the gate was open.", "The council"),
    ("Tarn sent out messages urging people to attend the fair.", "Tarn"),
    ("Tarn has passed half of his mandate describing the harbour as a “national shame”.", "Tarn"),
    ("Yet even as boatmen welcome the ban, striking dockers have left, insisting that they are owed pay.", "dockers"),
    ("Norwold mayor Odo Farn, who backs Tarn, trashed Brun on the quay, calling her plan a “lost cause”.", "Odo Farn"),
)
CLAUSES = (
    ("The quarrel in the Harbour Guild will turn on Monday when Odo Farn announces whether he will go.", "Odo Farn"),
    ("The flood led many boatmen to wonder again whether they are safe.", "many boatmen"),
    ("That word is loaded, as harbour officials insist that the mayor approved the order.", "harbour officials"),
    ("Joost Tarn, chairman of the guild at the clinic in Lower Elm, Norwold, said the pier was unsafe.", "Joost Tarn"),
    ("Tarn cast his rule as a gift for the town and pledged never to leave it alone.", "Tarn"),
    ("Jen Voss made clear that Brun thinks Norwold is open, and noted the mayor was merely warning.", "Jen Voss"),
    ("“We need deeds,” Tarn said, according to excerpts released by the ministry.", "Tarn"),
)
NAMESAKES = (
    ("Donald Farn spoke. His son Donald Farn Jr. watched. “It rains,” Farn said.", "Donald Farn"),
    ("Senator Joseph Tarn Jr. came late. The singer Milo Tarn left. “I am sorry,” Mr. Tarn said.", "Tarn"),
    ("Senator Joseph Tarn Jr. came late. “I am sorry,” Mr. Tarn said.", "Joseph Tarn Jr"),
)
ASIDE_OF_QUESTION = (
    ("Ada Brun has not said whether she will run, but Odo Tarn said that she would.", "Odo Tarn"),
    ("Wardens did not say whether the driver, who said that he was ill, would be charged.", "driver"),
)
INSIDE = (
    ("Ada Brun had no news of a note which she said guards have told the Courier is a “cry for help”.", "guards"),
    ("Voters contend that Odo Farn called the levy a “gift to the yards” in the spring.", "Odo Farn"),
    ("Odo Farn said that he told the guild it was a “lost cause” last year.", "Odo Farn"),
    ("Health and Human Services Secretary Ada Brun said on Monday that the clinic would open.", "Ada Brun"),
)
DESCRIBED = (
    ("Scholars wrote to Senator Odo Farn. The scholars say that the plan is unjust.", "The scholars"),
    ("Odo Farn was shot on the quay. At noon one student said that he would march.", "one student"),
    ("Mira Voss runs Mira Voss's order of nuns. In her order, Voss was late. The order said that it rained.", "order"),
)
CARRIED = (
    "“It was grim,” said Odo Farn.\n\nThe old psalm has the line, “Give to those in need, and open your doors.”",
    "“It was grim,” said Odo Farn.\n\nCould she have stayed? “No, not for long.”",
)
NO_CLAIM = (
    "He does not know who sent the letter.",
    "Tarn will build on the plan that he began drawing up last autumn.",
    "Rules in force -- as seen in Corwin county, as well as those in Harwick -- are void.",
    "Henning added another line to the note on Tuesday.",
    "The guild helped push a bill through Parliament that added drug cover for the old but barred haggling.",
    "She hopped from one point to the next without a pause.",
    "The mayor's decision to close the lower town comes after a long review of the dikes.",
    "Marta wrote about the sad accident that took place in Norwold on Friday night.",
    "The move, which Mr. Tarn announced personally in a short note, came late.",
    "But if everybody knows that the sluice leaks every spring, why is the council still waiting?",
    "The committee did not say whether it would meet again in spring.",
    "The guild has not said how much the boats cost.",
    "The mayor did not say whether she would ask the guild to explain why the gate was shut.",
    "Brun did not know if the council had told the builders that the work was over.",
    "Together the rivals mentioned Brun's name three times more than in the talk before.",
    "The station put its archive to work, showing readers old photographs of the flood.",
    "The Green List gains ground in the north, averaging 5 percent in all four districts of the new poll.",
)


@pytest.mark.parametrize(("text", "name"), [*GERUNDS, *CLAUSES, *NAMESAKES, *ASIDE_OF_QUESTION, *INSIDE, *DESCRIBED])
def test_the_last_claim_has_its_speaker(text: str, name: str) -> None:
    claims, _ = find(text, "en", [], None)
    assert claims
    author = claims[-1].author
    assert author is not None, [claim.text for claim in claims]
    assert author.name.endswith(name)


@pytest.mark.parametrize("text", NO_CLAIM)
def test_what_nobody_said_is_no_claim(text: str) -> None:
    claims, _ = find(text, "en", [], None)
    assert [(claim.text, claim.author.name) for claim in claims if claim.author is not None] == []


@pytest.mark.parametrize("text", CARRIED)
def test_nobody_goes_on_behind_words_of_the_narrator(text: str) -> None:
    claims, _ = find(text, "en", [], None)
    assert claims[-1].author is None
