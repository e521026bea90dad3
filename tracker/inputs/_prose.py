"""Whether a plain text is running prose: a list of things to do, a program or a log is no article."""

from __future__ import annotations

import re

from tracker.errors import UnsupportedInput

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?…。！？؟۔।։።។](?=\W|\Z)")
# Scripts that do not part words: eight letters in a row are a sentence's worth.
_UNPARTED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]{8}")
# What lines of programs begin with, and with what they end.
_CODE_WORDS = frozenset(
    "import from def class return elif function const let var public private static package using module func fn "
    "SELECT INSERT CREATE DROP ALTER UPDATE #include #define".split()
)
_CODE_STARTS = ("//", "/*", "*/", "@", "#!", "{", "}", "<?", "</", "});", "]);")
_CODE_ENDS = (";", "{", "}", "):", ") {", ");", "],", "},", "=>", "->")
_ASSIGNED = re.compile(r"[\w.\[\]\"']{1,60}+\s{0,3}+(?::=|[+-]?=(?!=)|=>)\s{0,3}+\S")
_LOG = re.compile(
    r"\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d.{0,60}\b(?:INFO|WARN(?:ING)?|ERROR|DEBUG|TRACE|FATAL)\b"
    r"|\d{1,3}(?:\.\d{1,3}){3} "
)
_SAMPLE_LINES = 200
# One or two lines are a headline, a post, a sentence cut short.
_FEWEST_LINES = 3
_SENTENCE_WORDS, _RUN_WORDS = 4, 15
_CODE_SHARE, _LOG_SHARE = 0.5, 0.6


def refuse_unless_prose(where: str, text: str) -> None:
    """Raises UnsupportedInput for a text of some lines that is a program, a log or has no sentence."""
    lines = [line.strip() for line in text[:100_000].splitlines() if line.strip()][:_SAMPLE_LINES]
    if len(lines) < _FEWEST_LINES or _UNPARTED.search(text, 0, 20_000):
        return
    if sum(map(_is_log, lines)) >= _LOG_SHARE * len(lines):
        raise UnsupportedInput(f"{where}: a log, which is not read")
    code = sum(map(_is_code, lines))
    if code >= _CODE_SHARE * len(lines):
        raise UnsupportedInput(f"{where}: source code, which is not read")
    if not any(map(_has_sentence, lines)):
        raise UnsupportedInput(f"{where}: notes without a sentence, which are no article")


def _is_log(line: str) -> bool:
    return _LOG.match(line) is not None


def _is_code(line: str) -> bool:
    marked = line.startswith(_CODE_STARTS) or line.endswith(_CODE_ENDS) or line.partition(" ")[0] in _CODE_WORDS
    return (marked or _ASSIGNED.match(line) is not None) and not _has_sentence(line)


def _has_sentence(line: str) -> bool:
    """Whether a line has four words before the end of a sentence, or goes on so long that it is one."""
    start = 0
    for end in _SENTENCE_END.finditer(line):
        if len(_WORD.findall(line, start, end.start())) >= _SENTENCE_WORDS:
            return True
        start = end.end()
    return len(_WORD.findall(line)) >= _RUN_WORDS
