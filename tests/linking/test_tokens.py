"""What the database makes of the words of claims is what Python makes of the whole text."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.world import World
from tracker.linking import tokens
from tracker.linking.figures import figures
from tracker.linking.profiles import plain_text, stems_of
from tracker.linking.rarity import tellings
from tracker.linking.workspace import Work

TEXTS = {
    "en": "The  ferry's crew — twenty-one in all — won't sail; see https://harwick.example/a?b=1 #harbour #storm",
    "fr": "« L’été, d’après l’Hôtel-Dieu, 1 200 élèves n’iront pas à l’école »\u00a0: ﬁn №3",
    "de": "Die Straße am Fluß: „Übergröße“ kostet 3,5 Mio. €, sagt @WerftSable_2 im #Dock",
    "es": "¿Cuántos años?\u2009Veintidós; el señor Nuñez dijo que «sí», pic.twitter.com/abc y #fin",
    "el": "Ο ΔΉΜΟΣ δεν θα κλείσει το λιμάνι, είπε ο δήμαρχος",
    "tr": "İstanbul'da IŞIK söndü; ½ saat sürdü",
    "zz": "e\u0301te\u0301 — nai\u0308ve, x²+y² = z_1 \u200bzero\u00adwidth",
}


@pytest.fixture
def work() -> Work:
    """The texts as new claims, cut into tokens."""
    world = World()
    for language, text in TEXTS.items():
        world.document(language, text, language=language)
        world.claim(f"claim {language}", language, text)
    work = Work(world.con)
    work.rows("new_documents", {"most": 100})
    work.rows("new_claims")
    tokens.stage(work)
    tokens.cut(work, "tokens_of_new", {"from": 0, "until": 100})
    world.con.execute("CREATE TEMP VIEW shown AS SELECT * FROM claim_tokens JOIN told_tokens USING (language, token)")
    world.con.execute("CREATE TEMP TABLE of_python (language TEXT, word UBIGINT, weight FLOAT)")
    return work


def test_the_stems_are_those_of_the_whole_text(work: Work) -> None:
    con = work._con
    for language, text in TEXTS.items():
        found = con.execute("SELECT stem FROM shown WHERE language = ? AND stem IS NOT NULL", [language]).fetchall()
        assert Counter(key for (key,) in found) == Counter(map(tokens.fingerprint, stems_of(text))), language


def test_the_words_of_the_index_are_those_of_the_whole_text(work: Work) -> None:
    con = work._con
    work.rows("index_words")
    for language, text in TEXTS.items():
        table = tellings(language)
        told = {one[:5]: table.get(one, 1.0) for one in stems_of(text) if len(one) > 1}
        expected = {tokens.fingerprint(start) for start, weight in told.items() if weight >= 0.3}
        rows = con.execute(
            "SELECT word FROM claim_words JOIN token_texts USING (claim_key) WHERE language = ?", [language]
        ).fetchall()
        assert {word for (word,) in rows} == expected, language


def test_every_text_with_a_number_is_asked_for_its_numbers(work: Work) -> None:
    asked = {language for _, _, language in work.rows("numbered_claims")}
    numbered = {language for language, text in TEXTS.items() if figures(plain_text(text), language)}
    assert numbered <= asked
    assert "el" not in asked


def test_a_token_is_asked_for_once(work: Work) -> None:
    tokens.cut(work, "tokens_of_new", {"from": 0, "until": 100})
    assert work.rows("unknown_tokens") == []
