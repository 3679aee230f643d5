"""The model's tokenizer, small and quick to open: the best split of each word into unigram pieces.

The `tokenizers` library gives the same ids from `tokenizer.json` (a test compares them), but needs over a second
and some 300 MB to build its tree of the 250,000 pieces, which every command and worker would pay.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from corpus.errors import ModelError

_SPACE_MARK = "\u2581"
_UNKNOWN_PENALTY = 10.0  # SentencePiece: an unknown character costs this much more than the rarest piece
_REMEMBERED = 100_000  # words


class Unigram:
    """Turns text into ids. Safe to use from several threads."""

    def __init__(self, pieces: Mapping[str, tuple[int, float]], unknown: int, replacements: Mapping[str, str]) -> None:
        """`pieces` maps a piece to its id and score; `replacements` maps characters before NFKC is applied."""
        self._pieces = pieces
        self._unknown = unknown
        self._floor = min(score for _, score in pieces.values()) - _UNKNOWN_PENALTY
        self._longest = max(map(len, pieces))
        self._table = str.maketrans(dict(replacements))
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._split)

    def encode(self, text: str) -> list[int]:
        """Return the ids of `text`, without special tokens."""
        ids: list[int] = []
        for word in unicodedata.normalize("NFKC", text.translate(self._table)).split():
            ids += self._remembered(word) if len(word) <= 2 * self._longest else self._split(word)
        return ids

    def _split(self, word: str) -> tuple[int, ...]:
        """Return the ids of the split with the highest sum of scores; of equals, the one found first."""
        marked = _SPACE_MARK + word
        size = len(marked)
        best = [0.0] + [-np.inf] * size
        came: list[tuple[int, int]] = [(0, 0)] * (size + 1)  # where the best piece ending here starts, and its id
        for start in range(size):
            base, known = best[start], False
            for end in range(start + 1, min(start + self._longest, size) + 1):
                found = self._pieces.get(marked[start:end])
                if found is not None:
                    known = known or end == start + 1
                    if base + found[1] > best[end]:
                        best[end], came[end] = base + found[1], (start, found[0])
            if not known and base + self._floor > best[start + 1]:
                best[start + 1], came[start + 1] = base + self._floor, (start, self._unknown)
        return self._walk_back(came)

    def _walk_back(self, came: list[tuple[int, int]]) -> tuple[int, ...]:
        """Return the ids along the best path; neighbouring unknown characters are one token."""
        ids: list[int] = []
        at = len(came) - 1
        while at > 0:
            at, piece = came[at]
            if piece != self._unknown or not ids or ids[-1] != self._unknown:
                ids.append(piece)
        return tuple(reversed(ids))


def save_unigram(path: Path, pieces: Sequence[str], scores: Sequence[float], unknown: int, **replaced: str) -> None:
    """Write the vocabulary for `open_unigram`; the pieces stand in the order of their ids and hold no line break.

    `replaced` has two entries: the characters `dropped`, and those `spaced`, which become a space.
    """
    texts = {"pieces": "\n".join(pieces), "dropped": replaced["dropped"], "spaced": replaced["spaced"]}
    arrays: dict[str, npt.NDArray[Any]] = {
        name: np.frombuffer(text.encode("utf-8"), dtype=np.uint8) for name, text in texts.items()
    }
    arrays |= {"scores": np.array(scores, dtype=np.float32), "unknown": np.array(unknown)}
    np.savez(path, allow_pickle=False, **arrays)


def open_unigram(path: Path) -> Unigram:
    """Read what `save_unigram` wrote. ModelError when it is missing or damaged."""
    try:
        with path.open("rb") as raw, np.load(raw, allow_pickle=False) as file:
            pieces, dropped, spaced = (file[n].tobytes().decode("utf-8") for n in ("pieces", "dropped", "spaced"))
            scores, unknown = file["scores"].tolist(), int(file["unknown"])
    except (OSError, EOFError, ValueError, KeyError, BadZipFile) as error:
        raise ModelError(f"{path} cannot be read ({type(error).__name__}): run `belagg model`") from error
    found = {piece: (i, score) for i, (piece, score) in enumerate(zip(pieces.split("\n"), scores, strict=True))}
    return Unigram(found, unknown, dict.fromkeys(dropped, "") | dict.fromkeys(spaced, " "))
