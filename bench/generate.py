"""`python -m bench.generate [--check]`: what follows from the columns of a claim and from the rules that find claims.

The columns give a part between a line that holds "generated: begin" and one that holds "generated: end"; the rules
give the whole of docs/rules.md. With --check nothing is written; exit status 1 and the names of the files that are
not current.
"""

from __future__ import annotations

import sys
from pathlib import Path

from bench.rules_page import page
from tracker.rows.export_columns import EXPORTED, provenance_lines

ROOT = Path(__file__).resolve().parent.parent
BEGIN, END = "generated: begin", "generated: end"


def parts() -> dict[Path, str]:
    """What belongs between the marks of each file."""
    indented = ",\n    ".join
    return {
        ROOT / "sql/exports/columns.sql": f"    {indented(column.selected for column in EXPORTED)}\n",
        ROOT / "sql/views/claim_provenance.sql": f"    {indented(provenance_lines())}\n",
        ROOT / "tracker/exports/_record.py": "".join(f"    {column.name}: {column.type}\n" for column in EXPORTED),
    }


def current(path: Path, part: str) -> str:
    """The file with the part in its place. Raises ValueError where a mark is missing."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    begin, end = (next((at for at, line in enumerate(lines) if mark in line), -1) for mark in (BEGIN, END))
    if not 0 <= begin < end:
        raise ValueError(f'{path} lacks the lines "{BEGIN}" and "{END}"')
    return "".join(lines[: begin + 1]) + part + "".join(lines[end:])


def files() -> dict[Path, str]:
    """The whole text of each file as it has to be."""
    return {path: current(path, part) for path, part in parts().items()} | {ROOT / "docs/rules.md": page()}


def main() -> int:
    """Write the files that are not current, or name them."""
    stale = {path: text for path, text in files().items() if text != path.read_text("utf-8")}
    if "--check" in sys.argv[1:]:
        for path in stale:
            print(f"{path.relative_to(ROOT)} is not current: make generate")
        return 1 if stale else 0
    for path, text in stale.items():
        path.write_text(text, encoding="utf-8")
        print(f"{path.relative_to(ROOT)} written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
