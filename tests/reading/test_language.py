"""The language of a sentence or two, and the page's word for it as one vote."""

from __future__ import annotations

import pytest

from tracker.reading.language import language_of_text

LONG = "Le pont est fermé depuis ce matin et les habitants du quartier doivent faire un long détour par la ville. " * 6


@pytest.mark.parametrize(
    ("text", "stated", "language"),
    [
        (LONG, "en", "fr"),
        (LONG, None, "fr"),
        (LONG, "fr-CA", "fr-CA"),
        ("Kurz.", "de", "de"),
        ("Kurz.", None, None),
        ("1, 2, 3", None, None),
        ("Ohne die Fähre stünden die Betriebe still, sagte die Hafenmeisterin.", "en", "de"),
        ("Contacté par la rédaction, le syndicat n'a pas souhaité réagir.", None, "fr"),
        ("La alcaldesa de Valmar, Elena Duarte, dijo el lunes que la presa aguanta.", None, "es"),
        ("Il sindaco ha detto che la diga tiene.", "it", "it"),
        ("The dam holds, the mayor said on Monday.", "en-GB", "en-GB"),
        ("Tama trzyma, powiedział w poniedziałek burmistrz Lirowa.", None, "pl"),
    ],
)
def test_language(text: str, stated: str | None, language: str | None) -> None:
    assert language_of_text(text, stated) == language
