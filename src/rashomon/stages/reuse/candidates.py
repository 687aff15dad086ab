"""Find the pairs of documents worth comparing, by shared runs of words.

    bodies -> keys of runs of words -> documents per key -> pairs with enough shared keys

Never all pairs: a key held by more documents than the cap joins each of them to the first
only, so 5,000 near-identical alerts give 4,999 pairs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rashomon.text.shingles import shingle_keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.stages.reuse.bodies import Body
    from rashomon.stages.reuse.params import ReuseParams


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of places in the order of the bodies, ascending, and how many keys were capped."""

    pairs: tuple[tuple[int, int], ...]
    capped: int


def find_candidates(bodies: Sequence[Body], params: ReuseParams) -> Candidates:
    """Find the pairs that share enough runs of words.

    Args:
        bodies: In id order, so that "the first" of a capped key is the same in any input
            order.
        params: Size of a run, how many must be shared, and the cap.
    """
    import numpy as np

    keys = [shingle_keys(body.words.norms, params.shingle_words) for body in bodies]
    if not sum(map(len, keys)):
        return Candidates((), 0)
    owners = np.repeat(np.arange(len(bodies)), list(map(len, keys)))
    joined = np.concatenate(keys)
    order = np.lexsort((owners, joined))
    joined, owners = joined[order], owners[order]
    edges = np.flatnonzero(np.diff(joined)) + 1
    starts = np.concatenate(([0], edges))
    sizes = np.diff(np.concatenate((starts, [len(joined)])))
    shared = _count_pairs(owners, starts, sizes, params.key_documents)
    few = [min(params.shared_shingles, len(k)) for k in keys]
    pairs = [p for p, n in shared.items() if n >= min(few[p[0]], few[p[1]])]
    return Candidates(tuple(sorted(pairs)), int((sizes > params.key_documents).sum()))


def _count_pairs(
    owners: Any,  # noqa: ANN401  numpy arrays; numpy is loaded late
    starts: Any,  # noqa: ANN401
    sizes: Any,  # noqa: ANN401
    cap: int,
) -> dict[tuple[int, int], int]:
    """Count the keys each pair shares; keys of one size are taken together."""
    import numpy as np

    counted: list[Any] = []
    total = int(owners.max()) + 1
    for size in np.unique(sizes[(sizes > 1) & (sizes <= cap)]).tolist():
        at = starts[sizes == size]
        held = owners[at[:, None] + np.arange(size)]
        left, right = np.triu_indices(size, 1)
        counted.append((held[:, left] * total + held[:, right]).ravel())
    for k in np.flatnonzero(sizes > cap).tolist():
        held = owners[starts[k] : starts[k] + sizes[k]]
        counted.append(held[0] * total + held[1:])
    if not counted:
        return {}
    codes, counts = np.unique(np.concatenate(counted), return_counts=True)
    found = zip(codes.tolist(), counts.tolist(), strict=True)
    return {divmod(code, total): count for code, count in found}
