"""Compare the claims of a case; what each document gives to it is kept.

reading -> a sheet a document (kept) -> pairs, but those known to give nothing -> Comparison
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rashomon.model import Judgement, Reading
from rashomon.pipeline.keeping import Keeping, Sort, hashed, rules_hashed
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
    made_from = looks.by(by)
    held: dict[str, Facets] = {}

    def make(document_id: str) -> Sheet:
        sheet, facets = make_sheet(looks.parts.of(document_id))
        if len(held) + len(facets) <= HELD:
            held.update(facets)
        return sheet

    around: dict[str, Pressed] = {}

    def strips() -> Iterator[Strip]:
        for document_id, sheet in keeping.of_each(SHEETS, made_from, make):
            around[document_id] = Pressed.of(sheet.around, reading.claims)
            yield sheet.strip

    laid = Laid.of(strips(), reading.claims)
    forget_laying()
    facets = Looked(reading, around, held)
    key = hashed(by)
    before = keeping.found(PAIRS, "", key) or Before()
    known = Known(before, claim_marks(laid.claims, made_from))
    found = compare_facets(reading, facets, laid, settings.compare, judged, known)
    if found.before is not None:
        keeping.keep(PAIRS, "", key, found.before)
    return found
