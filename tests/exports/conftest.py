"""One database for all tests of exports: a plain article, one full of awkward words, and verdicts of two people."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.documents import NOON, author, extraction, ingested
from tracker import exports, store
from tracker.exports import Filters
from tracker.models import Claim
from tracker.rows.records import Capture, Ingested
from tracker.store import Store, judgements

WRITTEN = (
    "=2+5 lamps",
    "-the pier\nis shut",
    'she "said" so, twice; or "thrice"',
    "line\u2028end and \x1b[31mred",
    "👩‍🚒 naïve e\u0301clair",
    "قالت الحارسة إن الفنار مظلم",
    " \t@crew, come",
    "\t=1+1",
    "\r+49 30",
    "\ufeff\u00a0\u200b=1",
    "one;=1+1;two",
    "＝2*3",
    "nul \x00, bell \x07, delete \x7f, next line \x85, mark \ufeff",
    "\u202elight ton si ti\u202c",
    "العدد ١٢ (12%) ✅🏳️‍🌈",
    "lone \ud83d half",
    "\ufffe\uffff \U0010ffff",
)


# As the database holds them: half of a surrogate pair is no character.
AWKWARD = tuple(words.replace("\ud83d", "\ufffd") for words in WRITTEN)


def awkward() -> Ingested:
    """An article whose claims are what formats stumble over."""
    text = ""
    claims: list[Claim] = []
    for words in WRITTEN:
        name_at = len(text)
        text += "Ilse Marn said « "
        start = len(text)
        text += words
        speaker = author("Ilse Marn", "Ilse Marn", "person", name_at, role="keeper")
        claims.append(
            Claim(
                kind="direct",
                text=words,
                start=start,
                end=len(text),
                utterance=len(claims),
                author=speaker,
                rule="verb-subject-after-quote",
                confidence=0.5,
            )
        )
        text += " ».\n"
    found = extraction("doc_awkward", url="https://vell.example/two words", title="=Words")
    document = found.document.model_copy(update={"text": text})
    capture = Capture("/words", b"awkward", NOON, path="/words", media_type="text/html")
    return Ingested(
        capture,
        extraction=found.model_copy(
            update={
                "document": document,
                "claims": claims,
                "embeds": [],
                "mentions": [],
                "hashtags": [],
                "rejected": [],
            }
        ),
    )


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("exports") / "case.duckdb"
    with store.open(path) as opened:
        run = opened.begin_run(["ingest"])
        opened.write(run, [ingested("/a", url="https://vell.example/coast"), awkward()])
        opened.finish_run(run, "complete")
        claim_id = claim_ids(opened)["we lost the generator"]
        judgements.judge(opened, claim_id, "unproven", "Ada Brun", "No log was shown.")
        judgements.judge(opened, claim_id, "false", "Ada Brun")
        judgements.judge(opened, claim_id, "true", "Noor Vael")
        judgements.judge(opened, claim_id, judgements.WITHDRAWN, "Noor Vael", "Too early.")
        judgements.judge(opened, claim_ids(opened)[AWKWARD[0]], "satire", "Noor Vael")
    return path


@pytest.fixture
def opened(database: Path) -> Iterator[Store]:
    with store.open(database, read_only=True) as held:
        yield held


def claim_ids(opened: Store) -> dict[str, str]:
    """The claims' ids by their words."""
    return {str(text): str(claim_id) for text, claim_id in opened.query("SELECT text, claim_id FROM claims").rows}


def exported(
    opened: Store,
    form: str,
    filters: Filters | None = None,
    *,
    disguise: exports.Disguise | None = None,
    excel_safe: bool = False,
) -> bytes:
    """What an export writes."""
    out = io.BytesIO()
    exports.export(opened, form, out, filters, disguise=disguise, excel_safe=excel_safe)
    return out.getvalue()
