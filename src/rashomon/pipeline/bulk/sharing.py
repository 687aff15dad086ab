"""What the workers of an engine do to find copies: bodies of a portion, pairs, groups.

portion -> bodies;  two bodies -> what they share;  copies of a component -> groups
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from rashomon.model import Document, Evidence, OriginKind, Sentence
from rashomon.pipeline.bulk.tables import number_of_id, table_path
from rashomon.stages.reuse import Copy, ReuseParams, decide_documents, find_groups
from rashomon.store.codec import decode_record, encode_record

DECIDED = 48
"""Pairs decided at once, as the local engine does: with fewer, calls take longer than the work."""

BODY_COLUMNS = {"document": "long", "body": "string"}
PAIR_COLUMNS = "a string, b string, words long, passages string, copy string"
GROUP_COLUMNS = "hub string, members array<string>"

_NOT_LOOKED_AT = Evidence("shared_text", "")


@dataclass(frozen=True, slots=True)
class Body:
    """What of a document is compared."""

    document: Document
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class BodiesOf:
    """Gives the bodies of a portion. Goes to the workers."""

    def __call__(self, folder: str) -> Iterator[Mapping[str, Any]]:
        """Read the documents of a portion with their sentences."""
        import pyarrow.parquet as pq

        kinds = [("kind", "in", ["document", "sentence"])]
        columns = ["document_id", "kind", "record"]
        path = table_path(Path(folder), "records")
        held: dict[str, list[Any]] = {}
        for row in pq.read_table(
            path, columns=columns, filters=kinds, use_threads=False
        ).to_pylist():
            kind = Document if row["kind"] == "document" else Sentence
            held.setdefault(row["document_id"], []).append(
                decode_record(kind, row["record"])
            )
        for name, (document, *sentences) in held.items():
            body = Body(document, tuple(sentences))
            text = msgspec.json.encode(body).decode()
            yield {"document": number_of_id(name), "body": text}


@dataclass(frozen=True, slots=True)
class Decide:
    """Decides pairs. Goes to the workers."""

    params: ReuseParams

    def __call__(self, batches: Iterator[Any]) -> Iterator[Any]:
        """Take batches of a_body, b_body; give a row for each pair that shares something."""
        import pyarrow as pa

        strings = ["a", "b", "passages", "copy"]
        kinds = {name: pa.string() for name in strings} | {"words": pa.int64()}
        names = ["a", "b", "words", "passages", "copy"]
        schema = pa.schema([(name, kinds[name]) for name in names])
        for batch in batches:
            for at in range(0, len(batch), DECIDED):
                rows = self._decided(batch.slice(at, DECIDED).to_pylist())
                yield pa.RecordBatch.from_pylist(rows, schema)

    def _decided(self, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        decoder = msgspec.json.Decoder(Body)
        texts = {row[side] for row in rows for side in ("a_body", "b_body")}
        bodies = {text: decoder.decode(text) for text in texts}
        read = {text: (body.document, body.sentences) for text, body in bodies.items()}
        pairs = [(read[row["a_body"]], read[row["b_body"]]) for row in rows]
        return [
            {
                "a": pair.a,
                "b": pair.b,
                "words": pair.copy.words if pair.copy else 0,
                "passages": f"[{','.join(map(encode_record, pair.passages))}]",
                "copy": encode_copy(pair.copy) if pair.copy else None,
            }
            for pair in decide_documents(pairs, self.params)
        ]


@dataclass(frozen=True, slots=True)
class Group:
    """Groups the copies of components. Goes to the workers."""

    def __call__(self, batches: Iterator[Any]) -> Iterator[Any]:
        """Take batches of lists of copies, a list a component; give a row a group."""
        import pyarrow as pa

        kinds = [("hub", pa.string()), ("members", pa.list_(pa.string()))]
        for batch in batches:
            rows: list[dict[str, Any]] = []
            for told in batch.column(0).to_pylist():
                copies = sorted(map(decode_copy, told), key=lambda copy: (copy.a, copy.b))
                rows += [
                    {"hub": group.hub, "members": list(group.members)}
                    for group in find_groups(copies)
                ]
            yield pa.RecordBatch.from_pylist(rows, pa.schema(kinds))


def encode_copy(copy: Copy) -> str:
    """Write a copy; which words are shared are thousands of bits, so as hex digits."""
    regions = [f"{region:x}" for region in copy.regions]
    told = [copy.a, copy.b, copy.kind.value, copy.words, regions, copy.evidence.why]
    return msgspec.json.encode(told).decode()


def decode_copy(text: str) -> Copy:
    """Read a copy back as far as grouping looks at it."""
    a, b, kind, words, (here, there), _ = msgspec.json.decode(text)
    regions = int(here, 16), int(there, 16)
    return Copy(a, b, OriginKind(kind), words, regions, _NOT_LOOKED_AT)
