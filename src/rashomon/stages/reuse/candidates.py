"""Find the pairs of documents worth comparing, by shared runs of words.

    sentences -> keys of some runs of words -> one sorted list -> documents per key -> pairs

Never all pairs: a key held by more documents than the cap joins each of them to the first
only, so 5,000 near-identical alerts give 4,999 pairs.

One shared key makes a pair where few documents hold it, two make one anywhere: stock phrases
("a statement released on Monday") stand in many. MinHash with LSH asks for likeness of whole
documents and is blind to a passage of one inside another. Keys of every run of five words,
three of them shared, were used before: three times the keys, and most pairs they added shared
stock phrases only.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from rashomon.stages.reuse.bodies import shared_sentences
from rashomon.text.word_arrays import sampled_keys, word_arrays

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rashomon.model import Document, Sentence
    from rashomon.stages.reuse.params import ReuseParams

OWNER_BITS = 24
"""Bits of a packed key that number its document (16 million); the other 40 are the key. Of
15 million different runs of words some hundred meet by chance: a pair to look at, no more."""

BLOCK = 1 << 15
"""Packed keys looked through at once, so that what is made on the way stays small."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of places in the order of the documents, ascending, and how many keys were capped."""

    pairs: tuple[tuple[int, int], ...]
    capped: int


def find_candidates(
    documents: Iterable[tuple[Document, Sequence[Sentence]]], params: ReuseParams
) -> Candidates:
    """Find the pairs that share a run of words.

    Args:
        documents: With their sentences, in id order, so that "the first" of a capped key is
            the same in any input order. Read once; 8 bytes a key are kept.
        params: Size of a run, how many are looked up, and the cap.
    """
    import numpy as np

    packed = array("Q")
    total = 0
    for number, (document, sentences) in enumerate(documents):
        ranges = [(s.start, s.end) for s in shared_sentences(sentences)]
        words = word_arrays(document.text, ranges)
        keys = sampled_keys(words, params.shingle_words, params.shingle_window)
        low = np.uint64(OWNER_BITS)
        packed.frombytes(((keys >> low << low) | np.uint64(number)).tobytes())
        total = number + 1
    held = np.frombuffer(packed, dtype=np.uint64)
    held.sort()
    keys, owners = _repeated(held)
    del held, packed  # the most of all memory taken
    return _pairs(keys, owners, total, params)


def _repeated(held: Any) -> tuple[Any, Any]:  # noqa: ANN401  numpy arrays; numpy is loaded late
    """Give key and document of every key that more than one document holds."""
    import numpy as np

    kept: list[Any] = [np.zeros(0, dtype=np.uint64)]
    edges = [*range(0, len(held), BLOCK), len(held)]
    for start, end in pairwise(edges):
        around = held[max(start - 1, 0) : end + 1] >> np.uint64(OWNER_BITS)
        same = around[1:] == around[:-1]
        first = start - max(start - 1, 0)
        before = np.concatenate(([False], same))[first : first + end - start]
        after = np.concatenate((same, [False]))[first : first + end - start]
        kept.append(held[start:end][before | after])
    found = np.concatenate(kept)
    owners = (found & np.uint64((1 << OWNER_BITS) - 1)).astype(np.int64)
    return found >> np.uint64(OWNER_BITS), owners


def _pairs(
    keys: Any,  # noqa: ANN401
    owners: Any,  # noqa: ANN401
    total: int,
    params: ReuseParams,
) -> Candidates:
    """Join the documents of each key; keys of as many documents are taken together."""
    import numpy as np

    if not len(keys):
        return Candidates((), 0)
    starts = np.concatenate(([0], np.flatnonzero(np.diff(keys)) + 1))
    sizes = np.diff(np.append(starts, len(keys)))
    rare = sizes <= params.rare_documents
    cap = params.key_documents
    codes, counts = _counted(_codes(owners, starts, sizes, cap, total))
    single, _ = _counted(_codes(owners, starts[rare], sizes[rare], cap, total))
    found = codes[(counts > 1) | np.isin(codes, single)]
    first, second = found // total, found % total
    apart = first != second  # two runs of one text may have keys alike
    places = zip(first[apart].tolist(), second[apart].tolist(), strict=True)
    return Candidates(tuple(places), int((sizes > params.key_documents).sum()))


def _counted(parts: Iterable[Any]) -> tuple[Any, Any]:
    """Count equal numbers of several arrays; each array is let go when it is counted."""
    import numpy as np

    each = [np.unique(part, return_counts=True) for part in parts]
    if not each:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    every, counts = (np.concatenate(side) for side in zip(*each, strict=True))
    found, place = np.unique(every, return_inverse=True)
    return found, np.bincount(place, weights=counts, minlength=len(found))


def _codes(
    owners: Any,  # noqa: ANN401
    starts: Any,  # noqa: ANN401
    sizes: Any,  # noqa: ANN401
    cap: int,
    total: int,
) -> Iterator[Any]:
    """Give pairs of documents as one number each: the first's times `total`, plus the second's."""
    import numpy as np

    for size in np.unique(sizes[sizes <= cap]).tolist():
        held = owners[starts[sizes == size][:, None] + np.arange(size)]
        left, right = np.triu_indices(size, 1)
        yield (held[:, left] * total + held[:, right]).ravel()
    for k in np.flatnonzero(sizes > cap).tolist():
        held = owners[starts[k] : starts[k] + sizes[k]]
        yield held[0] * total + held[1:]
