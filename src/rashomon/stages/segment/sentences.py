"""Give the sentences of the zones that are read.

Parse.sentences, zones -> Sentence
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from rashomon.model import Sentence, ZoneKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.model import Document, Zone
    from rashomon.text.parse import Parse


def find_sentences(
    document: Document, zones: Sequence[Zone], parse: Parse
) -> tuple[Sentence, ...]:
    """Find the sentences of a document.

    Args:
        document: The document the parse is of.
        zones: Its zones, in text order.
        parse: The parse of the zones that are read.

    Returns:
        In text order; a sentence that begins in no zone that is read is left out.
    """
    starts = [zone.start for zone in zones]
    found: list[Sentence] = []
    for number in range(len(parse.sentences)):
        start, end = parse.sentence_range(number)
        at = bisect_right(starts, start) - 1
        if at < 0 or start >= zones[at].end or zones[at].kind is ZoneKind.BOILERPLATE:
            continue
        found.append(Sentence(document.id, start, min(end, zones[at].end), zones[at].kind))
    return tuple(found)
