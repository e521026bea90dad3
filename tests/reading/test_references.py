"""Headlines of other articles behind a name, in the midst of a sentence of a flattened page, and doubled names."""

from __future__ import annotations

import pytest

from tracker.reading.page import lay_out, parse
from tracker.reading.places import Place
from tracker.reading.references import doubled_names, moved, references, without


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "Senator Pia Rohn Pia Maria RohnFerry row returns to court Rohn's brewer: no hops MORE on Monday said",
            "Senator Pia Rohn on Monday said",
        ),
        (
            "Governor Harm Ulf Otto HarmMill to open in June MORE (R-Fell) and Bo Tamm Robert (Bo) TammSix saved MORE.",
            "Governor Harm (R-Fell) and Bo Tamm.",
        ),
        (
            "Minister Jorn Falk Jorn Falk Kai bleibt gesperrt Streit um die Fähre MORE, der nichts sagte",
            "Minister Jorn Falk, der nichts sagte",
        ),
        (
            "La maire Ève Roche Ève Anne RocheLe pont rouvre mardi MORE a répondu",
            "La maire Ève Roche a répondu",
        ),
        ("They wanted MORE of it, Pia Rohn said", "They wanted MORE of it, Pia Rohn said"),
        ("READ MORE: Pia Rohn wins again", "READ MORE: Pia Rohn wins again"),
        ("Pia Rohn Pia Maria Rohn said: MORE MONEY FOR MILLS", "Pia Rohn Pia Maria Rohn said: MORE MONEY FOR MILLS"),
        ("Rohn met Falk and Rohn won, once MORE of them came", "Rohn met Falk and Rohn won, once MORE of them came"),
        ("", ""),
    ],
)
def test_references_behind_a_name(text: str, left: str) -> None:
    assert without(text, references(text)) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Mayor Pia Rohn Pia Maria Rohn on Friday said", "Mayor Pia Rohn on Friday said"),
        ("said Ulf Harm Ulf Otto Emil Harm, a miller", "said Ulf Harm, a miller"),
        ("Ulf Harm Ulf Harm Ulf Harm Ulf Harm Ulf Harm sang", "Ulf Harm Ulf Harm Ulf Harm sang"),
        ("Duran Duran Duran Duran sang", "Duran Duran Duran Duran sang"),
        ("Pia Rohn, Pia Maria Rohn and others", "Pia Rohn, Pia Maria Rohn and others"),
        ("Pia Rohn and Pia Maria Rohn", "Pia Rohn and Pia Maria Rohn"),
        ("Pia Rohn Pia wrote to Rohn", "Pia Rohn Pia wrote to Rohn"),
    ],
)
def test_a_name_said_twice_in_a_row(text: str, left: str) -> None:
    assert without(text, doubled_names(text)) == left


def test_a_reference_far_from_its_mark_is_none() -> None:
    text = f"Pia Rohn Pia Maria Rohn{' word' * 300} MORE of it"
    assert references(text) == []


def test_places_move_with_what_is_cut() -> None:
    assert list(moved((0, 2, 3, 4, 5, 9, 10), [(2, 4), (6, 9)])) == [0, 2, 2, 2, 3, 4, 5]
    assert list(moved((0, 7), [])) == [0, 7]


def test_links_of_a_page_stand_where_their_words_are() -> None:
    page = parse(
        "<html><body><article><h1>Tolls</h1><p>Senator Ulf <a href='/h'>Harm</a> <a href='/m'>Ulf Otto Harm</a>"
        " Two bridges shut MORE warned of <a href='/f'>hasty tolls</a> that would cost the brewers of the whole coast "
        "more than anybody in the town had thought.</p></article></body></html>",
        "text/html",
    )
    layout = lay_out(page, list[Place]())
    assert "Senator Ulf Harm warned of hasty tolls that would" in layout.text
    assert [(link.href, layout.text[link.start : link.end]) for link in layout.links] == [
        ("/h", "Harm"),
        ("/f", "hasty tolls"),
    ]
