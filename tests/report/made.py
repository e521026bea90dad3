"""A claim and a document of the view model, and a document of as many claims as wanted, made without a database."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tracker.report.document_view import DocumentView, Note, summary
from tracker.report.marks import Mark
from tracker.report.provenance import facts
from tracker.report.view import ClaimView, Custody, DocumentHead, When, Who

NOON = datetime(2031, 5, 6, 12)
SAID = When("2031-05-06 12:00:00 UTC", "said", "the post's id is its clock", "", "post-id", True, NOON, NOON)


HEAD = DocumentHead(
    document_id="doc_1",
    title="Dark coast",
    publisher="The Vell Herald",
    byline="",
    language="en",
    url="https://herald.example/coast",
    address="https://herald.example/coast",
    version=1,
    is_current=True,
    published=SAID,
    notes=(),
    custody=Custody("cap_1", "ab" * 32, 1_000, "text/html", "/vell.html", (), "run_1", "", "0.1.0", "rules", ""),
)
CLAIM = ClaimView(
    claim_id="clm_1",
    kind="direct",
    text="the lamp is out",
    start=0,
    end=15,
    who=Who("Ilse Marn", "Ilse Marn", "person"),
    unsaid="",
    aliases=(),
    relays=(),
    cue="said",
    said=SAID,
    carried="",
    said_start=None,
    said_end=None,
    about=None,
    before="",
    exact="the lamp is out",
    after="",
    rule="test",
    confidence=0.9,
    rules_version="0",
    flags=(),
    party_id="src_1",
    statement_id="stm_1",
    origin_id="org_1",
    rendering=None,
    post=None,
    document=HEAD,
)


def large_document(claims: int) -> DocumentView:
    """One paragraph a claim."""
    paragraphs = [f"“The lamp of tower {number} is out,” said Speaker {number}." for number in range(claims)]
    text, notes, marks, at = "\n\n".join(paragraphs), [], [], 0
    for number, paragraph in enumerate(paragraphs):
        start, end = at + 1, at + paragraph.index("”")
        who = Who(f"Speaker {number}", f"Speaker {number}", "person")
        one = replace(CLAIM, claim_id=f"clm_{number}", text=text[start:end], start=start, end=end, who=who)
        marks.append(Mark(start, end, "claim", summary(one), number + 1, "direct"))
        notes.append(Note(number + 1, one, None, tuple(facts(one)), None, ()))
        at += len(paragraph) + 2
    return DocumentView(HEAD, text, tuple(marks), tuple(notes), (), (), (), (), (), ())
