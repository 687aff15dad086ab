"""Compare the claims of a case; what each document gives to it is kept.

reading -> a sheet a document (kept) -> pairs, but those known to give nothing -> Comparison
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rashomon.model import Judgement, Reading
from rashomon.pipeline.keeping import Keeping, Sort, hashed, rules_hashed
from rashomon.pipeline.memory import give_back
from rashomon.pipeline.pressing import Pressed, UnreadSheet
from rashomon.stages.compare import (
    HELD,
    Before,
    Comparison,
    Facets,
    Known,
    Laid,
    Looked,
    Sheet,
    Strip,
    claim_marks,
    compare_facets,
    forget_laying,
    make_sheet,
)

if TYPE_CHECKING:
    from rashomon.config import Settings
    from rashomon.pipeline.looking import Looks

SHEETS: Sort[UnreadSheet] = Sort("sheets", UnreadSheet)

PAIRS: Sort[Before] = Sort("pairs", Before)


def compare_kept(
    reading: Reading,
    looks: Looks,
    judged: Sequence[Judgement],
    settings: Settings,
    keeping: Keeping,
) -> Comparison:
    """Compare the claims of all documents, across and within them.

    Args:
        reading: Everything read.
        looks: Its documents.
        judged: What persons decided.
        settings: Parameters of all stages.
        keeping: What is kept.
    """
    by = rules_hashed(settings.compare)
    key = hashed(by)
    before = keeping.found(PAIRS, "", key) or Before()
    made_from = looks.by(by)
    found = _compared(reading, looks, judged, settings, (keeping, made_from, before))
    if found.before is not None:  # what it was found by is let go by now
        keeping.keep(PAIRS, "", key, found.before)
    return found


def _compared(
    reading: Reading,
    looks: Looks,
    judged: Sequence[Judgement],
    settings: Settings,
    known: tuple[Keeping, Mapping[str, bytes], Before],
) -> Comparison:
    """Look at the claims, and compare them with what is kept, made from, and known before."""
    keeping, made_from, before = known
    held: dict[str, Facets] = {}

    def make(document_id: str) -> Sheet:
        sheet, facets = make_sheet(looks.parts.of(document_id))
        if 2 * (len(held) + len(facets)) <= HELD:
            held.update(facets)
        return sheet

    around: dict[str, Pressed] = {}

    def strips() -> Iterator[Strip]:
        for document_id, sheet in keeping.of_each(SHEETS, made_from, make):
            around[document_id] = Pressed.of(sheet.around, reading.claims)
            yield sheet.strip

    laid = Laid.of(strips(), reading.claims)
    forget_laying()
    give_back()
    facets = Looked(reading, around, held)
    pairs = Known(before, claim_marks(laid.claims, made_from))
    return compare_facets(reading, facets, laid, settings.compare, judged, pairs)
