"""Turn groups of copies into origins with a name, a direction and the evidence.

groups, lone documents, credits, dates -> Origin (document level)
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rashomon.model import (
    Document,
    Evidence,
    Origin,
    OriginKind,
    OriginLevel,
    content_id,
)
from rashomon.stages.reuse.credits import Credit, agreed_name
from rashomon.stages.reuse.decisions import label
from rashomon.stages.reuse.direction import (
    credit_edges,
    find_first,
    in_circle,
    is_publisher,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rashomon.stages.reuse.groups import Group

KINDS = (
    OriginKind.COMPILATION,
    OriginKind.TAKES,
    OriginKind.EDITED,
    OriginKind.REPRINT,
)
"""From the loosest to the closest; a group is named for its commonest kind of pair, the
looser one where two are as common."""

Credits = dict[str, tuple[Credit, ...]]


def find_origins(
    documents: Mapping[str, Document], groups: Sequence[Group], given: Credits
) -> tuple[Origin, ...]:
    """Give every document at least one origin, in id order of the origins.

    Args:
        documents: By document id.
        groups: Documents that go back to one text.
        given: Credits of each document, by its id.
    """
    found: list[Origin] = []
    placed: Counter[str] = Counter()
    for group in groups:
        twice = [m for m in group.members if placed[m]]
        found.append(_of_group(group, twice, documents, given))
        placed.update(group.members)
    lone = [document_id for document_id in documents if not placed[document_id]]
    found.extend(_of_one(documents[document_id], given) for document_id in lone)
    return tuple(sorted(found, key=lambda origin: origin.id))


def _of_group(
    group: Group,
    twice: Sequence[str],
    documents: Mapping[str, Document],
    given: Credits,
) -> Origin:
    name = agreed_name((c for m in group.members for c in given[m]), lone=False)
    first = find_first(group.members, name, documents, given)
    evidence = (
        [Evidence("direction", first.why, ((first.document_id, 0, 0),))] if first else []
    )
    evidence += [pair.evidence for pair in group.pairs]
    evidence += [
        Evidence(
            "compilation", f"{label(documents[m])} also takes text from another origin."
        )
        for m in twice
    ]
    evidence += _credit_evidence(group.members, name, documents, given)
    evidence += _circle_evidence(group.members, documents, given)
    return Origin(
        id=content_id("origin", "document", *group.members),
        level=OriginLevel.DOCUMENT,
        kind=OriginKind.COMPILATION if twice else _kind(group),
        document_ids=group.members,
        name=name,
        first_id=first.document_id if first else None,
        evidence=tuple(evidence),
    )


def _of_one(document: Document, given: Credits) -> Origin:
    document_id = document.id
    name = agreed_name(given[document_id], lone=True)
    lone = Evidence("lone", f"{label(document)} shares its text with no other document.")
    named = _credit_evidence((document_id,), name, {document_id: document}, given)
    return Origin(
        id=content_id("origin", "document", document_id),
        level=OriginLevel.DOCUMENT,
        kind=OriginKind.SINGLE,
        document_ids=(document_id,),
        name=name,
        first_id=None,
        evidence=(lone, *named),
    )


def _kind(group: Group) -> OriginKind:
    counts = Counter(pair.kind for pair in group.pairs)
    return max(KINDS, key=lambda kind: (counts[kind], -KINDS.index(kind)))


def _credit_evidence(
    members: Sequence[str],
    name: str | None,
    documents: Mapping[str, Document],
    given: Credits,
) -> list[Evidence]:
    """Say which members credit whom, and which carry the text without the credit."""
    found: list[Evidence] = []
    for m in members:
        names = {c.name: c for c in reversed(given[m])}
        whole = {c.name for c in given[m] if c.is_whole}
        if name and name not in names and not is_publisher(documents[m].publisher, name):
            why = f"{label(documents[m])} carries the text without naming {name}."
            found.append(Evidence("no_credit", why, ((m, 0, 0),)))
        wanted = (names[n] for n in sorted(names) if name in (None, n) or n in whole)
        found.extend(_credit_reason(credit, documents[m]) for credit in wanted)
    return found


def _circle_evidence(
    members: Sequence[str], documents: Mapping[str, Document], given: Credits
) -> list[Evidence]:
    """Say which members credit each other in a circle."""
    circle = sorted(in_circle(credit_edges(members, documents, given)))
    if not circle:
        return []
    named = ", ".join(sorted(label(documents[m]) for m in circle))
    why = f"The credits of {named} lead back to each other: they tell no direction."
    return [Evidence("circular_credit", why, tuple((m, 0, 0) for m in circle))]


def _credit_reason(credit: Credit, document: Document) -> Evidence:
    where = ((credit.document_id, credit.start, credit.end),)
    if credit.end == 0:
        why = f"{label(document)} names {credit.name} beside its text (publisher, byline or date)."
        return Evidence("credit", why, where)
    text = document.text
    words = " ".join(text[max(0, credit.start - 25) : credit.end].split())
    return Evidence(
        "credit", f"{label(document)} names {credit.name}: “... {words}”", where
    )
