"""What is measured on: saved pages of EVAL_DIR where it is present, else a corpus made from seeds/."""

from __future__ import annotations

import gzip
import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DEFAULT = Path("../shared/evaluation")
# Enough that one pass takes long against the clock's resolution.
GENERATED = 120
# A page of the web holds far more than its article; without it the generated corpus would flatter nobody evenly.
_RAIL = (
    '<li><a href="/story/{n}"><img src="/i/{n}.jpg" alt=""><span class="teaser">Harbour notes, part {n}</span></a></li>'
)
_SCRIPT = "<script>window.state={{page:{n},flags:[1,2,3],labels:['harbour','ferry','council']}};</script>"


@dataclass(frozen=True, slots=True)
class Material:
    """Pages as bytes, and where they come from."""

    pages: list[bytes]
    origin: str


def material(limit: int | None = None) -> Material:
    """The pages to measure on, in the order of their names."""
    folder = Path(os.environ.get("EVAL_DIR") or DEFAULT) / "dev" / "embeds" / "pages"
    files = sorted(folder.glob("*.html.gz"))[:limit]
    if files:
        return Material([gzip.decompress(file.read_bytes()) for file in files], f"{len(files)} saved pages of EVAL_DIR")
    pages = _generated()[:limit]
    return Material(pages, f"{len(pages)} pages made from seeds/")


def _generated() -> list[bytes]:
    """Every HTML seed, many times, between the navigation, rails and scripts of a site of its own."""
    seeds = [file.read_text(encoding="utf-8") for file in sorted((ROOT / "seeds").glob("*.html"))]
    pages = []
    for number in range(GENERATED):
        page = seeds[number % len(seeds)]
        links = "".join(_RAIL.format(n=number * 1000 + one) for one in range(20 + number % 60))
        scripts = "".join(_SCRIPT.format(n=one) for one in range(number % 40))
        page = page.replace("</head>", f"{scripts}</head>", 1)
        page = page.replace("</body>", f"<aside class='related'><ul>{links}</ul></aside></body>", 1)
        pages.append(page.encode())
    return pages
