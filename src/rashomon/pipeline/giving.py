"""Bring what the user says of documents to the documents it is said of.

    table rows, sidecars -> which document? -> Given, ... | Failure

What a table or a sidecar said before is replaced by what it says now; what `rashomon set`
said is left alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from rashomon.model import (
    Channel,
    Document,
    Failure,
    Given,
    MetadataField,
    MetadataValue,
)
from rashomon.stages.ingest import (
    IngestParams,
    MetadataRow,
    MetadataTable,
    load_sidecar,
)
from rashomon.text.domains import same_address

GivenBy = Mapping[str, tuple[Given, ...]]
"""What the user said of each document, by id."""

NAMED = 3
"""Documents that a message names before it says how many more there are."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was said, for the documents where it differs from before."""

    given: GivenBy
    """Everything the user says of a document from now on."""
    failures: tuple[Failure, ...] = ()


def said_of(
    before: GivenBy,
    document_id: str,
    channel: Channel,
    now: Iterable[MetadataValue],
    fields: Iterable[MetadataField] = tuple(MetadataField),
) -> tuple[Given, ...]:
    """Give all that is said of a document once a channel says something about some fields.

    Args:
        before: What was said until now.
        document_id: The document.
        channel: Who says something now.
        now: What it says.
        fields: What it speaks of: what it said of these before no longer counts.
    """
    spoken = set(fields)
    kept = [
        g
        for g in before.get(document_id, ())
        if g.channel is not channel or g.value.field not in spoken
    ]
    made = [*kept, *(Given(document_id, channel, value) for value in now)]
    return tuple(sorted(made, key=lambda g: (g.channel, g.value.field)))


def by_sidecars(before: GivenBy, paths: Mapping[str, str], params: IngestParams) -> Said:
    """Read what lies beside the files of documents.

    Args:
        before: What was said until now.
        paths: File of each document that the run names, by id.
        params: Limits.
    """
    found = {path: load_sidecar(Path(path), params) for path in sorted(set(paths.values()))}
    given: dict[str, tuple[Given, ...]] = {}
    for document_id, path in paths.items():
        sidecar = found[path]
        values = sidecar.values if sidecar else ()
        made = said_of(before, document_id, Channel.SIDECAR, values)
        if made != before.get(document_id, ()):
            given[document_id] = made
    failures = [f for sidecar in found.values() if sidecar for f in sidecar.failures]
    return Said(given, tuple(failures))


def by_table(before: GivenBy, table: MetadataTable, documents: Sequence[Document]) -> Said:
    """Find the documents that the rows of a table name.

    Args:
        before: What was said until now.
        table: The rows.
        documents: All of the case and all that are new, as they are known.
    """
    names = _names(table, documents)
    taken: dict[str, MetadataRow] = {}
    given: dict[str, tuple[Given, ...]] = {}
    failures = list(table.failures)
    for row in _without_repeats(table, failures):
        ids = _named(table, row, names)
        wrong = _not_usable(table, row, ids, taken)
        if wrong:
            failures.append(wrong)
            continue
        for document in ids:
            taken[document.id] = row
            channel, fields = Channel.TABLE, table.fields
            made = said_of(before, document.id, channel, row.values, fields)
            if made != before.get(document.id, ()):
                given[document.id] = made
    return Said(given, tuple(failures))


def _without_repeats(
    table: MetadataTable, failures: list[Failure]
) -> Iterator[MetadataRow]:
    """Give the rows whose key no other row has; none of several counts.

    Which of them is meant cannot be told, so each is reported.
    """
    by_key: dict[str, list[MetadataRow]] = defaultdict(list)
    for row in table.rows:
        by_key[row.key].append(row)
    for key, rows in by_key.items():
        if len(rows) == 1:
            yield rows[0]
            continue
        numbers = ", ".join(str(row.number) for row in rows)
        what = f"{key!r} is in rows {numbers}; none of them was used"
        hint = "keep the row that is right."
        failures += [table.failure(r.number, table.key_column, what, hint) for r in rows]


Names = Mapping[str, Sequence[Document]]


def _names(table: MetadataTable, documents: Iterable[Document]) -> Names:
    found: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        for name in dict.fromkeys(_NAMES_OF[table.key](document)):
            found[name].append(document)
    return found


def _ids(document: Document) -> Iterator[str]:
    yield document.id
    yield document.external_id


def _path_ends(document: Document) -> Iterator[str]:
    """Give a path and every end of it: the table may lie anywhere."""
    parts = PurePath(document.path or "").parts
    for start in range(len(parts)):
        yield str(PurePath(*parts[start:]))


def _file_name(document: Document) -> Iterator[str]:
    if document.path:
        yield PurePath(document.path).name


def _addresses(document: Document) -> Iterator[str]:
    address = same_address(document.url or "")
    if address:
        yield address


_NAMES_OF: Mapping[str, Callable[[Document], Iterator[str]]] = {
    "document": _ids,
    "path": _path_ends,
    "file": _file_name,
    "url": _addresses,
}


def _named(table: MetadataTable, row: MetadataRow, names: Names) -> Sequence[Document]:
    if table.key == "url":
        key = same_address(row.key) or ""
    elif table.key in ("path", "file"):
        key = str(PurePath(row.key))
    else:
        key = row.key
    return names.get(key, ())


def _not_usable(
    table: MetadataTable,
    row: MetadataRow,
    found: Sequence[Document],
    taken: Mapping[str, MetadataRow],
) -> Failure | None:
    """Say why a row cannot be used; None: it names its documents."""
    column = table.key_column
    if not found:
        what = f"no document of this case has the {table.key} {row.key!r}"
        return table.failure(row.number, column, what, "check the spelling.")
    other = next((taken[d.id] for d in found if d.id in taken), None)
    if other:
        what = f"{row.key!r} names a document that row {other.number} names too"
        return table.failure(row.number, column, what, "keep the row that is right.")
    if len(found) > 1 and not _is_one_thing(table, found):
        listed = ", ".join(sorted(d.path or d.id for d in found)[:NAMED])
        more = f" and {len(found) - NAMED} more" if len(found) > NAMED else ""
        what = f"{row.key!r} names {len(found)} documents ({listed}{more})"
        hint = "use a column `path` or `document` that names one."
        return table.failure(row.number, column, what, hint)
    return None


def _is_one_thing(table: MetadataTable, found: Sequence[Document]) -> bool:
    """Tell whether several documents may share what is said: one file, or one address."""
    return table.key == "url" or (
        table.key in ("path", "file") and len({d.path for d in found}) == 1
    )
