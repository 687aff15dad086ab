"""Take inputs in: what is new, what the case holds already, what could not be read.

    Inputs -> ingest -> Document, ... -> new | known | left out -> Intake

Nothing is written here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from rashomon.model import Document, Failure, Grade, PageMap, RawContent, Withdrawal
from rashomon.stages.ingest import IngestParams, read_inputs
from rashomon.store import View

Beside = RawContent | PageMap

_LINE_NUMBER = re.compile(r":\d+$")
_SIDECAR = re.compile(r"\.toml$")


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a run is given."""

    names: Sequence[str] = ()
    """Files, folders, or "-" for standard input."""
    stdin: BinaryIO | None = None
    """Where "-" reads from."""
    meta: Path | None = None
    """Table of what the user knows about documents."""
    grades: tuple[Grade, ...] | None = None
    """The user's grades from now on; None: those the case keeps stay."""
    distrust: tuple[str, ...] = ()
    """Names of those whose claims this run leaves out of every count."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What ingest gave, held against what the case holds."""

    new: tuple[Document, ...]
    """As their files state them, by external id."""
    known: frozenset[str]
    """Ids of the documents that the case holds and the inputs name again."""
    again: int
    """How many times a document came that was known, or came twice."""
    back: frozenset[str]
    """Ids of withdrawn documents whose own file is named: they come back."""
    left_out: tuple[str, ...]
    """External ids of withdrawn documents that were met and stay out, sorted."""
    beside: Mapping[str, Sequence[Beside]]
    """What is kept beside each document: its bytes, the map to its pages."""
    paths: Mapping[str, str]
    """The file of each document, by id, as named now."""
    failures: tuple[Failure, ...]


@dataclass(slots=True)
class _Met:
    """What came, sorted as it comes."""

    documents: dict[str, Document] = field(default_factory=dict)
    repeated: int = 0
    beside: dict[str, list[Beside]] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)

    def add(self, item: Document | Beside | Failure) -> None:
        if isinstance(item, Failure):
            self.failures.append(item)
        elif isinstance(item, RawContent | PageMap):
            self.beside.setdefault(item.document_id, []).append(item)
        else:
            self.repeated += item.id in self.documents
            self.documents.setdefault(item.id, item)


def take_in(inputs: Inputs, view: View, params: IngestParams) -> Intake:
    """Read the inputs and tell what is new to the case."""
    met = _Met()
    for item in read_inputs(inputs.names, params, inputs.stdin):
        met.add(item)
    documents = met.documents
    known = frozenset(i for i in documents if view.has_document(i))
    withdrawn = {w.document_id: w.external_id for w in view.all(Withdrawal)}
    met_again = {i: withdrawn[i] for i in known if i in withdrawn}
    back = frozenset(i for i in _named_itself(documents, inputs.names) if i in met_again)
    return Intake(
        new=in_order(d for d in documents.values() if d.id not in known),
        known=known - set(met_again) | back,
        again=len(known) - len(met_again) + len(back) + met.repeated,
        back=back,
        left_out=tuple(sorted(n for i, n in met_again.items() if i not in back)),
        beside=met.beside,
        paths={i: d.path for i, d in documents.items() if d.path},
        failures=tuple(met.failures),
    )


def in_order(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Sort documents as they are read: by external id, then id."""
    return tuple(sorted(documents, key=lambda d: (d.external_id, d.id)))


def is_tried_again(failure: Failure, inputs: Inputs) -> bool:
    """Tell whether this run reads what an earlier one could not, and says how it went now."""
    file = _LINE_NUMBER.sub("", failure.item)
    if failure.stage == "metadata" and not _SIDECAR.search(file):
        return inputs.meta is not None  # a table now takes the place of the last one
    items = (failure.item, file, _SIDECAR.sub("", failure.item))
    return failure.stage in ("ingest", "metadata") and any(
        Path(item).is_relative_to(name) for item in items for name in inputs.names
    )


def _named_itself(documents: Mapping[str, Document], names: Sequence[str]) -> Iterator[str]:
    """Give the documents whose own file is among the inputs, and holds no other document.

    A folder or a collection names nobody: a withdrawn document stays out when it is read.
    """
    held = Counter(d.path for d in documents.values())
    named = {None if name == "-" else str(Path(name)) for name in names}
    for document in documents.values():
        if held[document.path] == 1 and document.path in named:
            yield document.id
