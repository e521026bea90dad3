"""`python -m bench.things DIR`: the English nouns that name nobody and no text, out of the database files of WordNet.

DIR holds index.noun, data.noun, noun.exc and cntlist.rev of WordNet 3 (Debian: wordnet-base). Written to
tracker/languages/en/things.txt: nouns of one word that its annotated texts have twice at least, and of whose senses
persons, groups and communication (its files 18, 14 and 10) make up less than LEAST_VOICE, senses weighed by how often
they were met. In articles with known speakers 36 authors had such a noun for their head (shares and documents, which
the tables have now, left out): 28 were no speakers. Of the 72 whose noun lies above the bound 23 were none.
"""

from __future__ import annotations

import sys
import textwrap
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

TARGET: Final = Path(__file__).parents[1] / "tracker" / "languages" / "en" / "things.txt"
VOICES: Final = frozenset({10, 14, 18})
LEAST_VOICE: Final = 0.15
OFTEN: Final = 2
SHORTEST: Final = 3
# What a sense that was never met weighs, divided by its number: the first ones are the commonest.
UNMET: Final = 0.5
HEADER: Final = """\
# Nouns that name nobody and no text, singular and plural: what they name says nothing. Made by `python -m bench.things`
# of WordNet 3.0 (Princeton University; see NOTICE). What the tables of grammar.toml say of a word goes before this.
"""


def main() -> None:
    """Writes the list."""
    folder = Path(sys.argv[1])
    words = sorted(things(folder))
    TARGET.write_text(HEADER + textwrap.fill(" ".join(words), 120) + "\n", encoding="utf-8")
    print(f"{len(words):,} words in {TARGET.name}")


def things(folder: Path) -> set[str]:
    """The nouns and their plurals."""
    senses, met, plurals = _senses(folder), _met(folder), _plurals(folder)
    voices = {word: _voice(files, met[word]) for word, files in senses.items()}
    found: set[str] = set()
    for word, voice in voices.items():
        often = sum(met[word].values()) >= OFTEN
        if not often or voice >= LEAST_VOICE or not word.isalpha() or len(word) < SHORTEST:
            continue
        many = plurals.get(word) or [_plural(word)]
        found.update((word, *(one for one in many if one.isalpha() and voices.get(one, 0.0) < LEAST_VOICE)))
    return found


def _voice(files: list[int], met: Mapping[int, int]) -> float:
    weights = [met.get(number, 0) + UNMET / number for number in range(1, len(files) + 1)]
    return sum(weight for weight, file in zip(weights, files, strict=True) if file in VOICES) / sum(weights)


def _rows(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="latin1").splitlines():
        if not line.startswith(" "):
            yield line.split()


def _senses(folder: Path) -> dict[str, list[int]]:
    """The lexicographer's file of each sense of a noun, the commonest sense first."""
    files: dict[str, int] = {}
    small: set[str] = set()
    for row in _rows(folder / "data.noun"):
        files[row[0]] = int(row[1])
        # How many words mean it, in hexadecimal digits, then each with a number: names stand there with their capitals.
        small.update(word for word in row[4 : 4 + 2 * int(row[3], 16) : 2] if word.islower())
    rows = (row for row in _rows(folder / "index.noun") if row[0] in small)
    return {row[0]: [files[one] for one in row[-int(row[2]) :]] for row in rows}


def _met(folder: Path) -> dict[str, dict[int, int]]:
    """How often each sense of a noun was met in the annotated texts, by its number from 1."""
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for key, number, count in _rows(folder / "cntlist.rev"):
        word, _, rest = key.partition("%")
        if rest.startswith("1:"):
            found[word][int(number)] = int(count)
    return found


def _plurals(folder: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for plural, word, *_ in _rows(folder / "noun.exc"):
        found[word].append(plural)
    return found


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


if __name__ == "__main__":
    main()
