"""Show what stands behind a pile: the texts it goes back to, and on whose word it speaks.

CaseIndex -> texts in several documents, documents that stand alone -> TextsBehind
          -> informants of several documents                        -> InformantRow

A count of documents says how often something was printed. These rows say how many texts and
how many informants that comes to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.model import OriginKind, OriginLevel
from rashomon.views.documents import OriginRow, origin_row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rashomon.views.index import CaseIndex


@dataclass(frozen=True, slots=True)
class TextsBehind:
    """Document-level origins, parted by whether several documents go back to them."""

    documents: int
    many: tuple[OriginRow, ...]
    """Texts that stand in several documents, those in most first."""
    alone: tuple[OriginRow, ...]
    """Texts that stand in one document, by its name."""


@dataclass(frozen=True, slots=True)
class InformantRow:
    """Somebody on whose word several documents speak."""

    origin: OriginRow
    texts: int
    """Texts that those documents go back to: ten copies of one text are one."""


def texts_behind(rows: Iterable[OriginRow]) -> TextsBehind:
    """Part the origins of a case, given in the order they are shown in."""
    texts = [row for row in rows if row.level == OriginLevel.DOCUMENT]
    documents = len({i for row in texts for i in row.document_ids})
    many = tuple(row for row in texts if len(row.document_ids) > 1)
    alone = (row for row in texts if len(row.document_ids) == 1)
    return TextsBehind(
        documents, many, tuple(sorted(alone, key=lambda row: (row.external_ids, row.id)))
    )


def informant_rows(index: CaseIndex) -> tuple[InformantRow, ...]:
    """List informants and agencies of several documents, those of most documents first.

    Whoever is not named is left out: two sources without a name are not known to be one.
    """
    found = (
        origin
        for origin in index.origins
        if origin.level is OriginLevel.CLAIM
        and origin.kind is not OriginKind.UNSOURCED
        and origin.name
        and len(origin.document_ids) > 1
    )
    return tuple(
        InformantRow(origin_row(index, origin), _texts(index, origin.document_ids))
        for origin in found
    )


def _texts(index: CaseIndex, document_ids: Iterable[str]) -> int:
    """Count the texts of documents: a document of two texts counts for the larger of them."""
    left = set(document_ids)
    origins = {o.id: o for i in left for o in index.origins_of_document.get(i, ())}
    count = 0
    while origins:
        largest = min(origins, key=lambda i: (-len(left & {*origins[i].document_ids}), i))
        left -= {*origins.pop(largest).document_ids}
        origins = {i: o for i, o in origins.items() if left & {*o.document_ids}}
        count += 1
    return count
