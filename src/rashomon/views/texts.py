"""Put documents together that go back to one text, in reading order.

documents, document-level origins -> ids of each text's documents
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.views.held import Held

if TYPE_CHECKING:
    from rashomon.views.index import CaseIndex


def text_groups(index: CaseIndex) -> tuple[tuple[str, ...], ...]:
    """Give the documents of each text, a document once; older versions of reports are left out."""
    return TEXTS.of(index)


def _groups(index: CaseIndex) -> tuple[tuple[str, ...], ...]:
    older = {version.older_id for version in index.versions}
    taken: set[str] = set()
    groups: list[tuple[str, ...]] = []
    for document_id in index.named:
        if document_id in taken or document_id in older:
            continue
        origins = index.origins_of_document.get(document_id, ())
        group = {document_id}.union(*(o.document_ids for o in origins)) - taken
        taken |= group
        groups.append(tuple(sorted(group)))
    return tuple(groups)


TEXTS = Held("texts", tuple[tuple[str, ...], ...], _groups)
