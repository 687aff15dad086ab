"""Recall what was traced before: only documents that are new or other are gone through again.

    the last run: tellings and shifts, by marks of all they were made from
    -> the same mark now? -> taken | made, and left to the next run

What two copies tell alike, what a headline sums up, and what changed between two tellings lies in
their documents and in how these hang together. Each is marked by 64 bits: with a million known and
a million asked for, one case in ten million would take one for another.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from rashomon.model import Claim, Passage, Reading, RelationKind, Shift
from rashomon.stages.lineage.telling import Telling, Way

Documents = tuple[str, ...]
"""Ids of what something is made from."""


@dataclass(frozen=True, slots=True)
class Told:
    """A telling, by its claims."""

    a: str
    b: str
    way: Way
    similarity: float


@dataclass(frozen=True, slots=True)
class Traced:
    """What a run leaves to the next, by marks; also where nothing was found."""

    tellings: dict[int, tuple[Told, ...]] = field(
        default_factory=dict[int, tuple[Told, ...]]
    )
    """Of copies, of headlines, and of related claims."""
    shifts: dict[int, tuple[Shift, ...]] = field(
        default_factory=dict[int, tuple[Shift, ...]]
    )
    """Of single tellings."""


class Recall:
    """What is known of the documents of a case, and what this run leaves."""

    def __init__(self, before: Traced, documents: Mapping[str, bytes]) -> None:
        """Begin a run.

        Args:
            before: What the last run left.
            documents: Hash of everything each document is looked at by, by its id.
        """
        self._before = before
        self._documents = {d: made[:8].ljust(8, b"\0") for d, made in documents.items()}
        self.after = Traced()
        """What to leave to the next run."""

    def tellings(
        self,
        reading: Reading,
        mark: int,
        make: Callable[[], Iterable[Telling]],
    ) -> Sequence[Telling]:
        """Give the tellings of a mark."""
        known = self._before.tellings.get(mark)
        if known is not None:
            self.after.tellings[mark] = known
            claims = reading.claims
            return [Telling(claims[t.a], claims[t.b], t.way, t.similarity) for t in known]
        made = tuple(make())
        told = tuple(Told(t.a.id, t.b.id, t.way, t.similarity) for t in made)
        self.after.tellings[mark] = told
        return made

    def shifts(
        self, telling: Telling, first: str | None, make: Callable[[], Iterable[Shift]]
    ) -> tuple[Shift, ...]:
        """Give the shifts of a telling.

        Args:
            telling: Which.
            first: The document that came first; None: open.
            make: Finds them.
        """
        mark = self._mark_of_telling(telling, first)
        known = self._before.shifts.get(mark)
        found = tuple(make()) if known is None else known
        self.after.shifts[mark] = found
        return found

    def mark_of_copies(
        self, documents: Documents, passages: Sequence[Passage], *, are_copies: bool
    ) -> int:
        """Mark two documents by what they share."""
        places = [(p.a.start, p.a.end, p.b.start, p.b.end) for p in passages]
        shared = array("q", [place for one in places for place in one])
        kind = b"copies" if are_copies else b"passages"
        return self._mark(documents, kind, shared.tobytes())

    def mark_of_related(self, a: Claim, b: Claim, kind: RelationKind) -> int:
        """Mark two claims by what they are to each other."""
        words = "\0".join(("related", a.id, b.id, kind)).encode("utf-8", "surrogatepass")
        return self._mark((a.document_id, b.document_id), words)

    def mark_of_headlines(self, document_id: str) -> int:
        """Mark a document by itself."""
        return self._mark((document_id,), b"headlines")

    def _mark_of_telling(self, telling: Telling, first: str | None) -> int:
        a, b = telling.a, telling.b
        kinds = [f"{o.kind}" for o in telling.origins]
        words = (a.id, b.id, telling.way, f"{telling.updates}", first or "", *kinds)
        alike = array("d", [telling.similarity]).tobytes()
        written = "\0".join(words).encode("utf-8", "surrogatepass")
        return self._mark((a.document_id, b.document_id), alike, written)

    def _mark(self, documents: Documents, *parts: bytes) -> int:
        made = blake2b(digest_size=8)
        for document_id in documents:
            made.update(self._documents[document_id])
        for part in parts:
            made.update(part)
        return int.from_bytes(made.digest(), "big")
