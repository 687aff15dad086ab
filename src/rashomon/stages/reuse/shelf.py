"""Keep the bodies of documents at hand: the last used in memory, others in a file of numbers.

numbers of documents -> laid out, the first time they are asked for -> Body

A document is compared with others that stand anywhere in the order, so with many documents most
are needed again after they had to make room. To lay one out takes five times as long as to read
it back. The file holds hashes and places of words, not text, and goes when the work is done.
"""

from __future__ import annotations

import tempfile
from array import array
from itertools import islice
from os import SEEK_END
from typing import TYPE_CHECKING, Any

from rashomon.stages.reuse.bodies import Body, find_bodies
from rashomon.text.seeds import Lookup
from rashomon.text.word_arrays import WordArrays

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from rashomon.model import Document, Sentence

BODIES = 128
"""Most documents in memory between two calls, about 15 kB each. With four times as many, fewer are
read back, which saves no time that could be measured."""

IN_MEMORY = 1 << 20
"""Bytes put away that need no file on the disk yet: those of 80 documents."""

COUNTS = 4
"""Numbers at the head of a body in the file: how many there are of each kind."""


class Shelf:
    """Bodies by the number of their document."""

    def __init__(
        self, documents: Sequence[Document], read: Mapping[str, Sequence[Sentence]]
    ) -> None:
        self._documents = documents
        self._read = read
        self._held: dict[int, Body] = {}
        self._file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115
        self._begins = array("q", [-1]) * len(documents)
        self._sizes = array("I", [0]) * len(documents)

    def take(self, wanted: Collection[int], oldest: int) -> Mapping[int, Body]:
        """Give bodies by number; they are at hand until the next call.

        Args:
            wanted: Numbers of documents.
            oldest: Documents below this number are not asked for again.
        """
        self._make_room(oldest)
        missing = [n for n in sorted(wanted) if n not in self._held]
        fresh = [n for n in missing if not self._is_away(n)]
        asked = ((d, self._read[d.id]) for d in (self._documents[n] for n in fresh))
        self._held |= zip(fresh, find_bodies(asked), strict=True)
        for number in missing:
            if self._is_away(number):
                self._held[number] = self._taken_back(number)
        for number in wanted:
            self._held[number] = self._held.pop(number)  # the last used stand last
        return self._held

    def close(self) -> None:
        """Drop the file."""
        self._file.close()

    def _make_room(self, oldest: int) -> None:
        for number in [n for n in self._held if n < oldest]:
            del self._held[number]
        crowd = list(islice(self._held, max(0, len(self._held) - BODIES)))
        bodies = [(number, self._held.pop(number)) for number in crowd]
        self._put_away([(n, body) for n, body in bodies if not self._is_away(n)])

    def _is_away(self, number: int) -> bool:
        return self._begins[number] >= 0

    def _put_away(self, bodies: Sequence[tuple[int, Body]]) -> None:
        """Write them down at once: many small writes take longer."""
        end = self._file.seek(0, SEEK_END)
        parts: list[Any] = []
        for number, body in bodies:
            written = _written(body)
            self._begins[number] = end
            self._sizes[number] = sum(memoryview(part).nbytes for part in written)
            end += self._sizes[number]
            parts += written
        self._file.write(b"".join(parts))

    def _taken_back(self, number: int) -> Body:
        self._file.seek(self._begins[number])
        content = self._file.read(self._sizes[number])
        return _read_back(self._documents[number], content)


def _written(body: Body) -> list[Any]:
    import numpy as np

    words, lookup = body.words, body.lookup
    quoted = body.quoted.to_bytes((body.quoted.bit_length() + 7) // 8, "little")
    sizes = len(words), len(lookup.seeds), len(body.sentence_words), len(quoted)
    firsts = np.array(body.sentence_words, dtype=np.uint32)
    wide = np.array(sizes, dtype=np.uint64), words.hashes, lookup.seeds
    return [*wide, words.starts, words.ends, lookup.places, firsts, quoted]


def _read_back(document: Document, content: bytes) -> Body:
    import numpy as np

    words, seeds, sentences, quoted = np.frombuffer(content, np.uint64, COUNTS).tolist()
    at = COUNTS * 8

    def part(kind: Any, count: int) -> Any:  # noqa: ANN401  numpy arrays
        nonlocal at
        found = np.frombuffer(content, kind, count, at)
        at += found.nbytes
        return found

    hashes, keys = part(np.uint64, words), part(np.uint64, seeds)
    starts, ends = part(np.uint32, words), part(np.uint32, words)
    places = part(np.uint32, seeds)
    return Body(
        document,
        WordArrays(hashes, starts, ends),
        Lookup(hashes, keys, places),
        sentence_words=part(np.uint32, sentences).tolist(),
        quoted=int.from_bytes(content[len(content) - quoted :], "little"),
    )
