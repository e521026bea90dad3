"""The verbs of grammar.toml: how they are inflected, and what those that report may be followed by."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator

from tracker.languages.table import Table, Words, split
from tracker.models import Stance

Frame = Literal["quote", "clause", "bare", "wh", "infinitive", "object", "post"]
Frames = Annotated[tuple[Frame, ...], BeforeValidator(split)]


class Paradigm(Table):
    """How the forms of a regular verb are made.

    `strip` letters are taken off the lemma, then endings put on ("-" is the bare stem); `strong` endings go on a stem
    in which the last `change[0]` has become `change[1]` ("suggér-" → "suggère"). `prefix` stands before a participle,
    `infix` between a separable prefix and the infinitive ("anzukündigen").
    """

    strip: int = 0
    finite: Words = ()
    strong: Words = ()
    change: tuple[str, str] | None = None
    participle: Words = ()
    gerund: Words = ()
    prefix: str = ""
    infix: str = ""


class Irregular(Table):
    """The forms of an irregular verb; the infinitive is the lemma itself."""

    finite: Words = ()
    participle: Words = ()
    gerund: Words = ()


class VerbGroup(Table):
    """Verbs that report in one way.

    `lemmas` are listed by paradigm ("irregular" for those of the table of that name). `frames`: what may follow:
    a quotation, a clause with or without its complementiser ("bare"), an indirect question, an infinitive,
    a noun phrase, and "post": said on a platform. Of doubtful verbs some are said of things, too (a figure suggests
    that it rains), and prove no speaker; those that are not are `personal` ("claim").
    """

    type: str
    stance: Stance = "neutral"
    personal: bool = False
    frames: Frames
    lemmas: dict[str, Words]


class PhraseCue(Table):
    """A verb that reports only with other words after it: "mettre" + "en garde", "make" + "clear"."""

    verb: str
    paradigm: str = "irregular"
    tail: str
    type: str = "say"
    stance: Stance = "neutral"
    frames: Frames = ("quote", "clause")
