"""Which pieces of a text say again what stands around them: articles quote the posts that they show."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tracker.embeds.flattened.pieces import WORD, Piece

# Words in a row that show that a stretch repeats another one; how far around the post repetition is looked for.
_GRAM, _AROUND = 4, 1_500
# The words of so much text are taken at once for all posts in it; a look reaches into the next block.
_BLOCK = 8_000


def repeated_pieces(text: str, pieces: Sequence[Piece]) -> list[bool]:
    """Which pieces have words in a row that the text around has once more: articles quote the posts that they show."""
    low, high = max(0, pieces[0].start - _AROUND), min(len(text), pieces[-1].end + _AROUND)
    block = low - low % _BLOCK
    grams = _grams(text, block, block + 2 * _BLOCK) if high <= block + 2 * _BLOCK else _grams_of(text, low, high)
    around = range(bisect_left(grams.starts, low), bisect_right(grams.ends, high) - _GRAM + 1)
    return [any(map(grams.elsewhere(piece, around), range(*_within(grams.starts, piece, around)))) for piece in pieces]


def _within(starts: Sequence[int], piece: Piece, around: range) -> tuple[int, int]:
    """The first of the runs that begin in a piece, and the one behind the last."""
    return bisect_left(starts, piece.start), min(bisect_left(starts, piece.end), around.stop)


@dataclass(frozen=True, slots=True)
class _Grams:
    """The words of a stretch of text, and for each where the run of words that begins with it begins at all."""

    starts: list[int]
    ends: list[int]
    places: list[list[int]]

    def elsewhere(self, piece: Piece, around: range) -> Callable[[int], bool]:
        """Whether the run at a place within the piece begins once more around it, outside the piece."""
        first, behind = _within(self.starts, piece, around)

        def told(at: int) -> bool:
            spots = self.places[at]
            if len(spots) == 1:
                return False
            return (
                spots[bisect_left(spots, around.start)] < first or spots[bisect_left(spots, around.stop) - 1] >= behind
            )

        return told


def _grams_of(text: str, low: int, high: int) -> _Grams:
    found = list(WORD.finditer(text, low, min(high, len(text))))
    words = [match.group().casefold() for match in found]
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    each: list[list[int]] = []
    for at, gram in enumerate(zip(*(words[skip:] for skip in range(_GRAM)), strict=False)):
        spots = places[gram]
        spots.append(at)
        each.append(spots)
    return _Grams([match.start() for match in found], [match.end() for match in found], each)


# Posts that follow each other look at nearly the same words.
_grams = lru_cache(maxsize=2)(_grams_of)
