"""Find what changed in a report from one version to the next.

    Version -> the two documents alone -> link, compare, lineage -> Shift between them

The older version answers no question of the case; its claims are kept, and each shift leads
to the words of both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.config import Settings
from rashomon.model import (
    Attribution,
    Claim,
    Correction,
    Document,
    Reading,
    Sentence,
    Shift,
    correct,
)
from rashomon.stages.compare import compare_claims
from rashomon.stages.lineage import trace_lineage
from rashomon.stages.link import link_claims
from rashomon.stages.reuse import find_reuse
from rashomon.store import View
from rashomon.views import Version


def version_shifts(
    view: View,
    documents: Sequence[Document],
    versions: Sequence[Version],
    settings: Settings,
) -> tuple[Shift, ...]:
    """Find the shifts between each version and the next, in the order of the versions."""
    by_id = {d.id: d for d in documents}
    return tuple(
        shift for version in versions for shift in _shifts(view, by_id, version, settings)
    )


def _shifts(
    view: View, documents: Mapping[str, Document], version: Version, settings: Settings
) -> Sequence[Shift]:
    ids = (version.older_id, version.newer_id)
    pair = tuple(documents[i] for i in ids)
    read = (c for i in ids for c in view.of_document(Claim, i))
    claims = correct(read, view.all(Correction)).claims
    sentences = tuple(s for i in ids for s in view.of_document(Sentence, i))
    linked = link_claims(pair, claims, settings.link)
    reuse = find_reuse(pair, sentences, settings.reuse)
    reading = Reading.of(
        pair,
        claims=claims,
        attributions=tuple(a for i in ids for a in view.of_document(Attribution, i)),
        sentences=sentences,
        actors=linked.actors,
        links=linked.links,
        passages=reuse.passages,
        origins=reuse.origins,
    )
    parts = compare_claims(reading, settings.compare)
    traced = trace_lineage(reading, parts.relations, parts.questions, settings.lineage)
    return [s for s in traced.shifts if _is_between(reading, s)]


def _is_between(reading: Reading, shift: Shift) -> bool:
    """Tell whether a shift leads from one version to the other, not inside one of them."""
    a, b = (reading.claims[i].document_id for i in (shift.a, shift.b))
    return a != b
