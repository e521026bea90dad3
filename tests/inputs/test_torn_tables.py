"""Tables with a quotation mark too many: what it costs is its own line, also where another one closes it far below."""

from __future__ import annotations

import io

import pytest

from tracker.errors import InputError
from tracker.inputs._tables import HeadedRows

ROWS = [f"{n},Quay {n},The quay of Vell is wet {n}\n" for n in range(1, 9)]


def read(lines: list[str], names: str = "id,title,text\n") -> list[str]:
    """The texts of the rows, and what is wrong with the others."""
    found = HeadedRows(io.BytesIO((names + "".join(lines)).encode()))
    return [str(one.row) if isinstance(one.row, InputError) else str(one.row.get("text")).strip() for one in found]


TEXTS = [f"The quay of Vell is wet {n}" for n in range(1, 9)]
TORN = "not a row of a table (a quotation mark in it is never closed)"


@pytest.mark.parametrize(
    ("opening", "closing", "told"),
    [
        ('2,"Quay,Wet\n', '6,dry",Dry\n', (TORN, "Dry")),
        ('2,Quay,"Wet\n', '6,Quay,dry"\n', ("Wet", 'dry"')),
        ('2,Quay,"Wet\n', '6,Quay,"dry"\n', ("Wet", "dry")),
    ],
)
def test_a_mark_that_another_one_closes_far_below_costs_its_own_line(
    opening: str, closing: str, told: tuple[str, str]
) -> None:
    lines = [ROWS[0], opening, *ROWS[2:5], closing, *ROWS[6:]]
    assert read(lines) == [TEXTS[0], told[0], *TEXTS[2:5], told[1], *TEXTS[6:]]
    # Read again from a piece of the file that begins there, it is the same.
    assert read(lines[1:]) == [told[0], *TEXTS[2:5], told[1], *TEXTS[6:]]


@pytest.mark.parametrize(
    "key", ["https://vell.example/{}", "2031-05-0{}", "900{}", "a4f09{}bc-11", "2031-05-0{}T10:00:00Z"]
)
def test_rows_are_known_by_what_their_columns_hold(key: str) -> None:
    lines = [row.replace(str(n), key.format(n), 1) for n, row in enumerate(ROWS, 1)]
    lines[3] = lines[3].replace("Quay 4", '"Quay 4')
    lines[6] = lines[6].replace("Quay 7", 'Quay 7"')
    assert read(lines) == [*TEXTS[:3], TORN, *TEXTS[4:]]


@pytest.mark.parametrize(
    "text",
    [
        "Wet, dry, and wet\nit stays, so, she said",
        "1, wet, dry\n2, dry, wet\n3, wet, wet",
        "5, wet\n6, dry\n7, wet",
        "In 2031, 20 boats, 3 men\nand 9, 10, 11",
        "https://vell.example/1\nhttps://vell.example/2",
        # What ends no line for others does inside marks only.
        "Wet\nand\rdry\nso",
        "Wet\r\r\nand dry",
    ],
)
def test_lines_of_a_text_are_no_rows(text: str) -> None:
    row = f'4,Quay 4,"{text}"\n'
    assert read([*ROWS[:3], row, *ROWS[4:]]) == [*TEXTS[:3], text, *TEXTS[4:]]


@pytest.mark.parametrize(
    ("key", "text"), [("4", "So many came:\n10,000 people"), ("1042", "Dry\n2031, wet\n2032, dry")]
)
def test_a_figure_that_begins_a_line_of_a_text_is_no_number_of_a_row(key: str, text: str) -> None:
    assert read([f'{key},"{text}"\n', "1043,Dry\n"], "id,text\n") == [text, "Dry"]


def test_a_line_with_a_carriage_return_costs_itself_alone() -> None:
    torn = '2,Quay,"Wet\rand dry\n'
    assert read([ROWS[0], torn, *ROWS[2:5], '6,Quay,"dry"" x\n', *ROWS[6:]])[-2:] == TEXTS[6:]


def test_a_text_that_ends_in_a_mark_too_many_does_not_take_the_next_row_with_it() -> None:
    broken = '2,Quay,"Wet\nand dry""\n'
    rows = [f'{n},Quay {n},"The quay of Vell is wet, {n}"\n' for n in range(3, 6)]
    assert read([ROWS[0], broken, *rows])[2:] == [f"The quay of Vell is wet, {n}" for n in range(3, 6)]
