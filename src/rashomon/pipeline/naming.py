"""Link the words of all documents, each settled by itself and kept.

documents, claims -> what each names by itself (kept) -> joined -> publishers -> Linked
"""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.config import Settings
from rashomon.model import Claim
from rashomon.pipeline.gathering import Gathered
from rashomon.pipeline.keeping import (
    KEEP_FROM,
    Keeping,
    Sort,
    documents_hashed,
    rules_hashed,
)
from rashomon.stages.link import (
    Linked,
    Named,
    forget_linking,
    join_names,
    link_publishers,
    load_gazetteer,
    name_document,
)

NAMES: Sort[tuple[Named, ...]] = Sort("names", tuple[Named, ...])


def link_words(
    read: Gathered, prints: Mapping[str, bytes], settings: Settings, keeping: Keeping
) -> Linked:
    """Link every mention that is settled.

    Args:
        read: What is compared.
        prints: Hashes of the claims of each document, as corrected.
        settings: Parameters of all stages.
        keeping: What is kept.

    Raises:
        SettingError: If a table of the user cannot be read.
    """
    params = settings.link
    gazetteer = load_gazetteer(params)
    documents = {d.id: d for d in read.documents}
    claims: dict[str, list[Claim]] = {d: [] for d in documents}
    for claim in read.claims:
        claims[claim.document_id].append(claim)
    by = rules_hashed("names", params.actors_file, params.places_file)
    made_from = documents_hashed(read.documents, [prints], by)

    def settle(name: str) -> tuple[Named, ...]:
        return name_document(documents[name], claims[name], gazetteer)

    settled = keeping.of_each(NAMES, made_from, settle)
    named = [one for _, some in settled for one in some]
    linked = join_names(named, gazetteer, params)
    found = link_publishers(linked, read.documents, read.claims, gazetteer.tables)
    if len(documents) >= KEEP_FROM:
        forget_linking()
    return found
