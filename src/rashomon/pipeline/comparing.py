"""Compare the claims of a case; what each document gives to it is kept.

reading -> a sheet a document (kept) -> pairs, but those known to give nothing -> Comparison
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from rashomon.model import Claim, Link, Reading
from rashomon.pipeline.keeping import (
    Keeping,
    Sort,
    documents_hashed,
    hashed,
    records_hashed,
    rules_hashed,
)
from rashomon.stages.compare import (
    HELD,
    Around,
    Before,
    Comparison,
    Facets,
    Known,
    Laid,
    Looked,
    Sheet,
    Strip,
    claim_marks,
    compare_facets,
    make_sheet,
)

if TYPE_CHECKING:
    from rashomon.config import Settings
    from rashomon.pipeline.gathering import Gathered

SHEETS: Sort[Sheet] = Sort("sheets", Sheet)

PAIRS: Sort[Before] = Sort("pairs", Before)


def compare_kept(
    reading: Reading,
    read: Gathered,
    prints: Mapping[str, bytes],
    settings: Settings,
    keeping: Keeping,
) -> Comparison:
    """Compare the claims of all documents, across and within them.

    Args:
        reading: Everything read.
        read: What it was made of.
        prints: Hashes of the claims of each document, as corrected.
        settings: Parameters of all stages.
        keeping: What is kept.
    """
    by = rules_hashed(settings.compare)
    parts = _Parts(reading)
    meant = {d: parts.meant(d) for d in reading.documents}
    written = records_hashed(read.sentences)
    made_from = documents_hashed(read.documents, [prints, written, meant], by)
    held: dict[str, Facets] = {}

    def make(document_id: str) -> Sheet:
        sheet, facets = make_sheet(parts.of(document_id))
        if len(held) + len(facets) <= HELD:
            held.update(facets)
        return sheet

    around: dict[str, Around] = {}

    def strips() -> Iterator[Strip]:
        for document_id, sheet in keeping.of_each(SHEETS, made_from, make):
            around[document_id] = sheet.around
            yield sheet.strip

    laid = Laid.of(strips(), reading.claims)
    facets = Looked(reading, around, held)
    key = hashed(by)
    before = keeping.found(PAIRS, "", key) or Before()
    known = Known(before, claim_marks(laid.claims, made_from))
    found = compare_facets(reading, facets, laid, settings.compare, read.judged, known)
    if found.before is not None:
        keeping.keep(PAIRS, "", key, found.before)
    return found


class _Parts:
    """The records of a reading, document by document."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._claims: dict[str, list[Claim]] = {d: [] for d in reading.documents}
        for claim in reading.claims.values():
            self._claims[claim.document_id].append(claim)
        self._links: dict[str, list[Link]] = {d: [] for d in reading.documents}
        for link in reading.links.values():
            self._links[link.document_id].append(link)

    def of(self, document_id: str) -> Reading:
        """Give what is read in one document, as if there were no other."""
        links = self._links[document_id]
        actors = self._reading.actors
        return Reading.of(
            [self._reading.documents[document_id]],
            claims=self._claims[document_id],
            sentences=self._reading.sentences.get(document_id, ()),
            actors=[actors[k.actor_id] for k in links if k.actor_id],
            links=links,
        )

    def meant(self, document_id: str) -> bytes:
        """Write what the words of a document mean; who else goes by a name is left out.

        A name that is spelt otherwise in a new report changes no comparison of the others.
        """
        import msgspec

        actors = self._reading.actors
        named = [
            (k.start, k.end, k.place, actors[k.actor_id] if k.actor_id else None)
            for k in self._links[document_id]
        ]
        told = [(*at, (a.id, a.name, a.kind) if a else None) for *at, a in named]
        return msgspec.msgpack.encode(told)
