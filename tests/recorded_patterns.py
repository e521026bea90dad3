"""Prints every regular expression that the package compiles, on import or on first use: a JSON list of rows.

A row is (module, line, pattern, flags); a pattern over bytes is given as the same over ASCII text. This is a program
of its own because `re.compile` must be watched before the package is imported, and the tests around it have done that.
"""

from __future__ import annotations

import json
import pkgutil
import re
import sys
from importlib import import_module
from typing import Any

Row = tuple[str, int, str, int]

_PAGE = (
    '<html lang="{0}"><article><p>"Nobody has asked us yet," Ada Quill said on Monday.</p>'
    '<blockquote class="twitter-tweet"><p>So it goes.</p>&mdash; Ada (@ada) <a href="https://x.com/ada/status/20">'
    "March 21, 2006</a></blockquote></article></html>"
)


def main() -> None:
    """Imports every module, reads a page in every language and an address of every form, prints what was compiled."""
    rows: list[Row] = []
    compile_ = re.compile

    def watched(pattern: Any, flags: int | re.RegexFlag = 0) -> Any:
        compiled = compile_(pattern, flags)
        caller = sys._getframe(1)
        module = str(caller.f_globals.get("__name__"))
        if module.partition(".")[0] == "tracker":
            source, shape = compiled.pattern, compiled.flags
            if isinstance(source, bytes):
                source, shape = source.decode("latin-1"), shape | re.ASCII
            rows.append((module, caller.f_lineno, source, int(shape)))
        return compiled

    re.compile = watched
    tracker = import_module("tracker")
    for found in pkgutil.walk_packages(tracker.__path__, "tracker."):
        import_module(found.name)
    for code in import_module("tracker.languages").codes():
        tracker.extract(_PAGE.format(code), media_type="text/html")
    for _, case in import_module("tests.platforms.cases").each("urls"):
        tracker.parse_post_url(case["url"])
    json.dump(rows, sys.stdout)


if __name__ == "__main__":
    main()
