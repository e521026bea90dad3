"""Mangled inputs of every kind for some time: only InputError may be raised, and what is found must hold together.

    python -m bench.fuzz 60                      a minute of pages, texts, Markdown, feeds, data and addresses
    python -m bench.fuzz 1800 --seed 7 --keep faults/

Begins with the seeds, the cases' pages and the inputs of `bench.hostile`, cut to size, and changes them: pieces are
cut out, doubled, moved, swapped for pieces of other inputs and for tokens on which some parser decides. An input whose
result has a shape that was not seen before (kinds of finds, rules) is kept and changed further, so that what is hard to
reach is reached by steps. Faults are told once for each place in the code, with the shortest input that shows it. Exit
status 1 when there is one.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import tracker
from bench import hostile
from tracker.errors import InputError, InvalidPostId
from tracker.extraction import read_item
from tracker.inputs import Unread, items, within
from tracker.models import Extraction
from tracker.rows.records import Capture
from tracker.workers import DOCUMENT_SECONDS

_ROOT: Final = Path(__file__).parents[1]
LONGEST: Final = 6_000
_SEEN: Final = datetime(2031, 5, 6, 12, tzinfo=UTC)
_KINDS: Final = {"html": "html", "txt": "txt", "md": "md", "xml": "xml", "htm": "html", "json": "html"}
_TOKENS: Final = [
    *"< > & \" ' « » “ ” „ — – - \n \n\n \t \0 \ufeff \u202e \u200d 🙂 İ ﬁ @ # . , : ; ! ( ) [ ] { } \\ / %".split(" "),
    *" that | que | dass | said | a déclaré | sagte | dijo | selon | according to | the mayor | elle | who ".split("|"),
    *"&#xD800; &#55357;&#56832; &#x110000; &amp;amp; \\ud83d \\u003C %2F %00 %ff".split(),
    *"<p> </p> <b a=1> <select><option> <table><tr> <template> <svg> <!-- --> <![CDATA[ ]]> <script> </script>".split(),
    '<blockquote class="twitter-tweet">', "</blockquote>", '<iframe src="', "<a href='https://x.com/a/status/1'>",
    '<script type="application/ld+json">', '{"@type":"NewsArticle","datePublished":"', '"},', "[[[[", "{{{{",
    "<item>", "</item>", "<entry>", "<link/>", "<title>", "<content:encoded>", "<pubDate>", "---\n", "+++\n", "```\n",
    "5 May 2031", "mardi dernier", "— Ada (@ada) May 5, 2031", "https://youtu.be/", "at://did:plc:a/app.bsky.feed.post/b",
    "xn--", "9" * 40, "-1", "1e999", "99999999999999999999",
]  # fmt: skip


@dataclass(slots=True)
class Fault:
    """Something that should not have happened: how often, and the shortest input that shows it."""

    kind: str
    data: bytes
    told: str
    times: int = 1


@dataclass(slots=True)
class Fuzzer:
    """Inputs by kind, the shapes of results seen so far, and the faults by place."""

    rng: random.Random
    corpus: list[tuple[str, bytes]] = field(default_factory=list)
    shapes: set[tuple[str, ...]] = field(default_factory=set)
    faults: dict[str, Fault] = field(default_factory=dict)
    tried: int = 0

    def run(self, seconds: float) -> None:
        """Tries inputs for so long."""
        self.corpus = self.corpus or starting_inputs()
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            kind, data = self.rng.choice(self.corpus)
            changed = self._changed(data)
            if self.rng.random() < 0.1:
                kind = self.rng.choice(sorted(set(_KINDS.values())))
            if self.attempt(kind, changed):
                self.corpus.append((kind, changed))

    def attempt(self, kind: str, data: bytes) -> bool:
        """Reads one input; whether its result has a shape that was not seen before."""
        self.tried += 1
        try:
            shape = read(kind, data)
            addresses(data)
        except Exception as error:  # noqa: BLE001 - what is looked for is whatever nobody expected
            self._fault(kind, data, error)
            return False
        new = shape not in self.shapes
        self.shapes.add(shape)
        return new

    def _changed(self, data: bytes) -> bytes:
        rng = self.rng
        out = bytearray(data)
        for _ in range(rng.choice((1, 1, 2, 3, 5, 9))):
            at = rng.randrange(len(out) + 1)
            length = rng.choice((0, 0, 1, 2, 5, 20, 100, 1000))
            match rng.randrange(6):
                case 0:
                    out[at : at + length] = b""
                case 1:
                    out[at:at] = out[at : at + length] * rng.choice((1, 2, 8))
                case 2:
                    _, other = rng.choice(self.corpus)
                    place = rng.randrange(len(other) + 1)
                    out[at : at + length] = other[place : place + rng.choice((5, 50, 500))]
                case 3:
                    out[at : at + length] = bytes(rng.randrange(256) for _ in range(rng.randrange(1, 4)))
                case 4:
                    del out[at:]
                case _:
                    out[at : at + length] = rng.choice(_TOKENS).encode("utf-8", "surrogatepass")
        return bytes(out[:LONGEST])

    def _fault(self, kind: str, data: bytes, error: Exception) -> None:
        own = [frame for frame in traceback.extract_tb(error.__traceback__) if "tracker" in Path(frame.filename).parts]
        where = own[-1] if own else traceback.extract_tb(error.__traceback__)[-1]
        place = f"{type(error).__name__} at {Path(where.filename).name}:{where.lineno}"
        known = self.faults.get(place)
        if known is None:
            self.faults[place] = Fault(kind, data, str(error)[:300])
            return
        known.times += 1
        if len(data) < len(known.data):
            known.kind, known.data = kind, data


def starting_inputs() -> list[tuple[str, bytes]]:
    """(kind, input) of everything that the project has to begin with."""
    folders = (_ROOT / "seeds", _ROOT / "tests" / "cases")
    paths = [path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix[1:] in _KINDS]
    found = [(_KINDS[path.suffix[1:]], path.read_bytes()[:LONGEST]) for path in paths]
    suffixes = {"text/html": "html", "text/plain": "txt", "application/rss+xml": "xml", "text/markdown": "md"}
    found += [(suffixes[one.media_type], one.make(600).encode("utf-8")) for one in hostile.ALL.values()]
    return found


def read(kind: str, data: bytes) -> tuple[str, ...]:
    """The shape of what is found in an input; raises what reading raises, but for InputError, and for what is wrong."""
    capture = Capture(f"f.{kind}", data, _SEEN, path=f"f.{kind}")
    shape: set[str] = set()
    with within(DOCUMENT_SECONDS, "input"):
        try:
            for item in items(capture):
                if isinstance(item, Unread):
                    shape.add(type(item.error).__name__)
                    continue
                found = read_item(item, capture, "0" * 64)
                hold(found)
                shape |= _shape(found)
        except InputError as error:
            if type(error).__name__ == "TooSlow":
                raise RuntimeError(str(error)) from error
            shape.add(type(error).__name__)
    return (kind, *sorted(shape))


def hold(found: Extraction) -> None:
    """Raises ValueError where a span is not in the text, or not what it says; UnicodeError where a text is none."""
    found.model_dump_json().encode("utf-8")
    text = found.document.text
    for one in (*found.claims, *found.rejected):
        if text[one.start : one.end] != one.text or one.start > one.end:
            raise ValueError(f"a claim's span is not its text: {one.rule}")
    for embed in found.embeds:
        if not 0 <= embed.start <= embed.end <= len(text):
            raise ValueError("an embed's span is not in the text")
        if embed.text is not None and text[embed.text_start : embed.text_end] != embed.text:
            raise ValueError("an embed's own words are not where it says")
    for mention in found.mentions:
        if mention.handle.casefold() not in text[mention.start : mention.end].casefold():
            raise ValueError("a handle is not in its span")
    for hashtag in found.hashtags:
        if hashtag.tag not in text[hashtag.start : hashtag.end]:
            raise ValueError("a hashtag is not in its span")


def _shape(found: Extraction) -> set[str]:
    named = {claim.rule for claim in found.claims} | {embed.rule for embed in found.embeds}
    return named | {mention.platform or "?" for mention in found.mentions} | {found.document.language or "none"}


def addresses(data: bytes) -> None:
    """What looks like an address or an id in the input, asked of the functions for those."""
    words = data.decode("utf-8", "replace").split(maxsplit=40)
    for word in words[:40]:
        tracker.parse_post_url(word[:500])
        for platform in ("twitter", "tiktok", "mastodon", "bluesky"):
            try:
                tracker.date_post_id(platform, word[:60])
            except InvalidPostId:
                continue


def main() -> int:
    parser = argparse.ArgumentParser(description="Mangled inputs of every kind for some time.")
    parser.add_argument("seconds", type=float, metavar="SECONDS")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="write the shortest input of each fault there")
    chosen = parser.parse_args()
    fuzzer = Fuzzer(random.Random(chosen.seed))
    fuzzer.run(chosen.seconds)
    return tell(fuzzer, chosen.seed, chosen.keep)


def tell(fuzzer: Fuzzer, seed: int, keep: Path | None) -> int:
    """Prints what was found, and writes each fault's input into `keep`; 1 where there is a fault."""
    for number, (place, fault) in enumerate(sorted(fuzzer.faults.items())):
        print(f"{place}, {fault.times} times, {fault.kind}: {fault.told}\n    {fault.data[:400]!r}")
        if keep:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"fault{number}.{fault.kind}").write_bytes(fault.data)
    print(f"{fuzzer.tried:,} inputs, {len(fuzzer.shapes):,} shapes, {len(fuzzer.faults)} faults (seed {seed})")
    return 1 if fuzzer.faults else 0


if __name__ == "__main__":
    sys.exit(main())
