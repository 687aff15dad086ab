"""Join the scores of single tokens into names.

scores of outside, begin, inside, last, alone -> the best sequence that can be names -> Found

Each name is begin, inside ..., last of one kind, or one token alone. The best whole sequence
is taken (Viterbi), not the best class of each token: "of" inside a name scores low by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Found = tuple[int, int, str]
"""First token, one past the last, kind."""

SURE = 6.0
"""By how much outside must beat every other class for a token to end a stretch that is looked
at: e**6 is four hundred to one."""


def best_paths(scores: Floats, kinds: Sequence[str]) -> list[Found]:
    """Find the names of one piece.

    Args:
        scores: A row a token; columns outside, then begin, inside, last and alone of each kind.
        kinds: The kinds in the order of the columns.
    """
    if not len(scores):
        return []
    is_open = scores[:, 1:].max(axis=1) > scores[:, 0] - SURE
    return [
        (first + a, first + b, kinds[kind])
        for first, last in _stretches(is_open)
        for a, b, kind in _best_path(scores[first:last], len(kinds))
    ]


def _stretches(is_open: npt.NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([False], is_open, [False]))))
    yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)


def _best_path(scores: Floats, count: int) -> list[tuple[int, int, int]]:
    """Walk forward with the best score of every state, then back along the choices.

    Closed: no name goes on after this token. Open (one a kind): a name of the kind does.
    """
    outside, inner = scores[:, 0], scores[:, 1:].reshape(len(scores), 4, count)
    closed, opened = 0.0, np.full(count, -np.inf, dtype=np.float32)
    closings: list[int] = []  # 0 outside; 1 + kind last of it; 1 + count + kind alone
    begins: list[npt.NDArray[np.bool_]] = []
    for i in range(len(scores)):
        begin, inside, last, alone = inner[i]
        ends = np.concatenate(([closed + outside[i]], opened + last, closed + alone))
        starts, goes_on = closed + begin, opened + inside
        begins.append(starts >= goes_on)
        opened = np.maximum(starts, goes_on)
        closings.append(int(ends.argmax()))
        closed = ends[closings[-1]]
    return _walk_back(closings, begins, count)


def _walk_back(
    closings: Sequence[int], begins: Sequence[npt.NDArray[np.bool_]], count: int
) -> list[tuple[int, int, int]]:
    found: list[tuple[int, int, int]] = []
    i = len(closings) - 1
    while i >= 0:
        choice, end = closings[i], i + 1
        if choice > count:
            found.append((i, end, choice - count - 1))
        elif choice:
            i -= 1
            while not begins[i][choice - 1]:
                i -= 1
            found.append((i, end, choice - 1))
        i -= 1
    return found[::-1]
