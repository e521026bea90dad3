"""Titles without sites, signatures, labels and notices: what they are and what only looks like them."""

from __future__ import annotations

import pytest

from tracker.reading import notices, signatures, titles

_SITES = titles.site_names(["The Skerra Courant"], "https://www.courant.example/a")


@pytest.mark.parametrize(
    ("stated", "heading", "expected", "why"),
    [
        (("", "", "", "Quay closed for good - The Skerra Courant"), "", "Quay closed for good", "the site's name"),
        (("", "", "", "Quay closed for good | News | Courant"), "", "Quay closed for good", "section and site"),
        (("", "", "", "Courant | Quay closed for good"), "", "Quay closed for good", "the site first"),
        (("", "", "", "Orvenne - Quay closed for good"), "", "Orvenne - Quay closed for good", "no site is called so"),
        (("", "", "", "Quay closed - Harbour Weekly"), "Quay closed", "Quay closed", "the heading says what is title"),
        (("Graph &amp;amp; quay", "x", "", ""), "", "Graph & quay", "JSON-LD first, entities undone twice"),
        (("A quay", "Another quay", "", "A quay"), "A quay", "Another quay", "JSON-LD repeats the page, og does not"),
        (("A quay", "Another quay", "", "Another quay"), "A quay", "A quay", "og repeats <title>"),
        (("", "Kühl&shy;turm", "", ""), "", "Kühlturm", "soft hyphens"),
        (("", "", "", ""), "Quay closed", "Quay closed", "only a heading"),
        (("", "", "", ""), "", None, "nothing"),
        (
            ("", "Quay closed for good, the…", "", ""),
            "Quay closed for good, the mayor says",
            "Quay closed for good, the mayor says",
            "cut off",
        ),
        (("Der Kai bleibt gesper", "", "", ""), "Der Kai bleibt gesperrt", "Der Kai bleibt gesperrt", "cut in a word"),
        (("Le quai reste", "", "", ""), "Le quai reste fermé", "Le quai reste", "a shorter wording"),
        (("EL MUELLE SIGUE CERRADO", "", "", ""), "El muelle sigue cerrado", "El muelle sigue cerrado", "capitals"),
        (("undefined", "{{ title }}", "", ""), "Quay closed for good", "Quay closed for good", "no titles"),
        (("", "The Skerra Courant", "", ""), "Quay closed for good", "Quay closed for good", "the site's name alone"),
        (
            ("", "Harbour Weekly", "", "Quay closed | Harbour Weekly"),
            "Quay closed",
            "Quay closed",
            "a site nobody named",
        ),
        (("", "", "", "O cais está fechado_The Skerra Courant"), "", "O cais está fechado", "an underscore"),
        (("", "", "", "Il molo resta chiuso (The Skerra Courant)"), "", "Il molo resta chiuso", "brackets"),
        (("", "", "", "[The Skerra Courant] Quay closed"), "", "Quay closed", "brackets before it"),
        (("", "", "", "Quay closed, courantly"), "", "Quay closed, courantly", "not the site"),
        (("Der <em>Kai</em> ist zu", "", "", ""), "", "Der Kai ist zu", "marks of type"),
    ],
)
def test_title(stated: tuple[str, ...], heading: str, expected: str | None, why: str) -> None:
    assert titles.chosen([titles.wording(one) for one in stated], heading, _SITES) == expected, why


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        ("Do 25.04.24 | 14:07 Uhr | Von Ilse Brandt", "2024-04-25", None),
        ("erstellt: 01. April 2025, 15:25", "2025-04-01", None),
        ("Publié le 14/02/2025 à 17h30, modifié le 15/02/2025 à 9h10", "2025-02-14", "2025-02-15"),
        ("By Iona Fairhurst | March 3, 2025 | 4:12 pm", "2025-03-03", None),
        ("Stand: 03.03.2025, 16:12 Uhr", None, "2025-03-03"),
        ("16 March 2025, 1.15pm.", "2025-03-16", None),
        ("Last updated on 5 May 2024", None, "2024-05-05"),
        ("March 3, 4:12 pm", None, None),
        ("Room 12.34 is open from 8 to 17", None, None),
    ],
)
def test_dates_of_a_line(line: str, published: str | None, modified: str | None) -> None:
    found = signatures.dates_in(
        line, "de" if "Uhr" in line or "erstellt" in line else "fr" if "Publi" in line else "en"
    )
    by_kind = {signed.modified: signed.instant.local_day().isoformat() for signed in reversed(found)}
    assert (by_kind.get(False), by_kind.get(True)) == (published, modified)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By Iona Fairhurst", True),
        ("Von Ilse Brandt, Skerra", True),
        ("By noon the quay was empty", False),
        ("By Friday the ferries will run again.", False),
        ("12 September 2024, 4.12pm | Skerra", True),
        ("The quay was opened on 12 September 1924 by a bishop.", False),
        ("iona.fairhurst@courant.example", True),
        (
            "The office asks for letters to quay@harbour.example and answers all of them within three days, it says.",
            False,
        ),
        ("", False),
    ],
)
def test_signature(text: str, expected: bool) -> None:
    assert signatures.is_signature(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Advertisement", True),
        ("Lire aussi :", True),
        ("0:00 / 1:45", True),
        ("Advertisement on ferries", False),
        ("x" * 60, False),
    ],
)
def test_label(text: str, expected: bool) -> None:
    assert notices.is_label(text) is expected


_PHRASE = "She asked for a law on terms of use. "


@pytest.mark.parametrize(
    ("text", "in_text", "expected"),
    [
        ("Read more: The pier is sold", False, True),
        ("Read more: " + "the pier " * 40, False, False),
        (_PHRASE + "y" * (600 - len(_PHRASE)), False, True),
        (_PHRASE + "y" * (601 - len(_PHRASE)), False, False),
        (_PHRASE + "y" * (220 - len(_PHRASE)), True, True),
        (_PHRASE + "y" * (221 - len(_PHRASE)), True, False),
        (_PHRASE + "Our privacy policy says so. " + "y" * 300, True, True),
        ("The ferries run again.", False, False),
        ("Keywords: quay, ferries, Skerra", True, True),
        ("Hat Ihnen der Artikel gefallen? Dann sagen Sie es weiter.", True, True),
        ("Cet article vous a plu ? Parlez-en au port.", True, True),
        ("¿Te gustó esta noticia? Cuéntala en el muelle.", True, True),
        ("Ti è piaciuto questo articolo?", True, True),
        ("Receba em seu e-mail as notícias do porto.", True, True),
        ("Follow the Skerra Courant on Facebook, Instagram and YouTube.", True, True),
        ("Folgen Sie dem Inselboten auf Instagram", True, True),
        ("Suivez le Courrier de Skerra sur X et sur Mastodon.", True, True),
        ("Sigue a El Faro del Muelle en Instagram", True, True),
        ("Segui Il Molo su Facebook", True, True),
        ("“Follow me on Instagram,” the harbour master said.", True, False),
        ("Follow the road on the left to the quay. Facebook is of no help there.", True, False),
        ("Follow these steps on Twitter, and you will be on the ferry.", True, False),
        ("Follow the islanders who write on Twitter to reach the quay at night.", True, False),
        ("Followers on Facebook asked where the ferry was.", True, False),
        ("Follow the harbour master on Xanthe Hill.", True, False),
        ("Topics of the evening were the quay and the ferry.", True, False),
    ],
)
def test_notice(text: str, in_text: bool, expected: bool) -> None:
    assert notices.is_notice(text, in_text=in_text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The quay on Friday. Foto: Ilse Brandt", True),
        ("© Inselbild", True),
        ("The quay on Friday / AFP", True),
        ("The quay (AP Photo/Ilse Brandt)", True),
        ("The quay (AFP Photo Ilse Brandt)", True),
        ("The quay (MPL Photo Ilse Brandt)", False),
        ("SKERRA (Reuters) - The quay is shut.", False),
        ("She showed a photo of the quay.", False),
        ("Foto: Ilse Brandt " + "z" * 400, False),
    ],
)
def test_credit(text: str, expected: bool) -> None:
    assert notices.is_credit(text) is expected


@pytest.mark.parametrize("address", ["http://[skerra", "https://[::1", "http://courant]/a"])
def test_an_address_that_cannot_be_names_no_site(address: str) -> None:
    assert titles.site_names(["The Skerra Courant"], address) == titles.site_names(["The Skerra Courant"])
