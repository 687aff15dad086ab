"""Take from a case what the stages look at that run over the whole of it.

View -> documents, less those that a later version stands for -> their records
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from rashomon.model import Attribution, Claim, Document, Judgement, Sentence
from rashomon.pipeline.once import Once
from rashomon.store import View
from rashomon.views import Version, corrected_claims, find_versions, known_documents

R = TypeVar("R", Attribution, Claim, Sentence)


@dataclass(frozen=True, slots=True)
class Gathered:
    """The records of a case that are compared with each other."""

    every: tuple[Document, ...]
    """All documents, as they are known now."""
    versions: tuple[Version, ...]
    documents: tuple[Document, ...]
    """The newest version of each."""
    claims: tuple[Claim, ...]
    """As corrected by persons."""
    earlier: tuple[Claim, ...]
    """Those of older versions, which are shown and not compared."""
    sentences: tuple[Sentence, ...]
    acts: tuple[Attribution, ...]
    """Who said something, without what was said: those words stand in the claims, and twice
    they would take 90 MB of 5,000 documents."""
    judged: tuple[Judgement, ...]


def gather(view: View) -> Gathered:
    """Read what is compared."""
    every = tuple(known_documents(view))
    versions = find_versions(every, view.arrivals())
    older = {version.older_id for version in versions}
    documents = tuple(d for d in every if d.id not in older)
    ids = {d.id: d.id for d in documents}
    claims = corrected_claims(view).claims
    return Gathered(
        every,
        versions,
        documents,
        claims=tuple(Once().claims(_of(claims, ids))),
        earlier=tuple(c for c in claims if c.document_id in older),
        sentences=tuple(_of(view.all(Sentence), ids)),
        acts=tuple(_of(_acts(view, older), ids)),
        judged=tuple(view.all(Judgement)),
    )


def _of(records: Iterable[R], ids: Mapping[str, str]) -> Iterator[R]:
    """Give the records of some documents, all of which then hold one string of its id.

    A string each takes 80 MB of 5,000 documents. What a record says stays as it was.
    """
    for record in records:
        document_id = ids.get(record.document_id)
        if document_id is not None:
            object.__setattr__(record, "document_id", document_id)
            yield record


def _acts(view: View, older: Collection[str]) -> Iterator[Attribution]:
    for act in view.all(Attribution):
        if act.document_id not in older:
            yield replace(act, content=(), cue=())
