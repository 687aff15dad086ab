"""Recall what two documents share: only pairs with a document that is new or other are decided.

    the last run: what each pair shares, by the marks of both documents
    -> the same marks now? -> taken | decided, and left to the next run

What two documents share lies in these two and in parameters. A document is marked by 64 bits of
the hash of all it is looked at by.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rashomon.model import Document, Evidence, OriginKind, Passage, PassageKind, Span
from rashomon.stages.reuse.decisions import Copy, Pair

MARK = 8
"""Bytes that mark a document."""

Place = tuple[int, int]
"""Where words start and end."""


@dataclass(frozen=True, slots=True)
class Run:
    """A passage without its words, which stand in both documents."""

    id: str
    kind: PassageKind
    a: Place
    b: Place
    similarity: float


@dataclass(frozen=True, slots=True)
class Agreed:
    """How two documents that go back to one text agree; see `Copy`."""

    kind: OriginKind
    words: int
    regions: tuple[bytes, bytes]
    """Eight words a byte, the first ones first."""
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Shared:
    """What two documents share."""

    runs: tuple[Run, ...]
    copy: Agreed | None


@dataclass(frozen=True, slots=True)
class Decided:
    """What a run leaves to the next."""

    shared: dict[bytes, Shared] = field(default_factory=dict[bytes, Shared])
    """By the marks of two documents, one after the other."""
    apart: bytes = b""
    """The marks of pairs that share nothing."""


class Recall:
    """What is known of pairs of documents, and what this run leaves."""

    def __init__(self, before: Decided, documents: Mapping[str, bytes]) -> None:
        """Begin a run.

        Args:
            before: What the last run left.
            documents: Hash of everything each document is looked at by, by its id.
        """
        self._marks = {d: made[:MARK].ljust(MARK, b"\0") for d, made in documents.items()}
        self._shared = before.shared
        apart, size = before.apart, 2 * MARK
        self._apart = {apart[k : k + size] for k in range(0, len(apart), size)}
        self._found: dict[bytes, Shared | None] = {}

    def knows(self, a: Document, b: Document) -> bool:
        """Tell whether a pair was decided, both being what they are."""
        mark = self._mark(a.id, b.id)
        return mark in self._shared or mark in self._apart

    def pair(self, a: Document, b: Document) -> Pair | None:
        """Give what a pair that is known shares; None: nothing."""
        mark = self._mark(a.id, b.id)
        found = self._found[mark] = self._shared.get(mark)
        return None if found is None else _pair(found, a, b)

    def add(self, a: Document, b: Document, pair: Pair | None) -> None:
        """Note what a pair was found to share; None: nothing."""
        self._found[self._mark(a.id, b.id)] = None if pair is None else _shared(pair)

    def after(self) -> Decided:
        """Give what to leave to the next run: of pairs that were asked for in this one."""
        shared = {mark: found for mark, found in self._found.items() if found is not None}
        return Decided(shared, b"".join(m for m, found in self._found.items() if not found))

    def _mark(self, a: str, b: str) -> bytes:
        return self._marks[a] + self._marks[b]


def _shared(pair: Pair) -> Shared:
    runs = tuple(
        Run(p.id, p.kind, (p.a.start, p.a.end), (p.b.start, p.b.end), p.similarity)
        for p in pair.passages
    )
    copy = pair.copy
    if copy is None:
        return Shared(runs, None)
    first, second = (_written(region) for region in copy.regions)
    return Shared(runs, Agreed(copy.kind, copy.words, (first, second), copy.evidence))


def _pair(shared: Shared, a: Document, b: Document) -> Pair:
    passages = tuple(
        Passage(
            run.id,
            run.kind,
            a.id,
            Span.of(a.text, *run.a),
            b.id,
            Span.of(b.text, *run.b),
            run.similarity,
        )
        for run in shared.runs
    )
    agreed = shared.copy
    if agreed is None:
        return Pair(a.id, b.id, passages, None)
    first, second = (int.from_bytes(region, "little") for region in agreed.regions)
    regions = first, second
    return Pair(
        a.id,
        b.id,
        passages,
        Copy(a.id, b.id, agreed.kind, agreed.words, regions, agreed.evidence),
    )


def _written(region: int) -> bytes:
    return region.to_bytes((region.bit_length() + 7) // 8, "little")
