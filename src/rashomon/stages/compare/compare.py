"""Compare the claims of a case.

Reading -> facets -> candidate pairs by key -> decide -> relations -> events, questions

Every decision depends on its two claims and on frozen tables only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.model import Event, Judgement, Question, Reading, Relation, find_crowds
from rashomon.stages.compare.decide import decide_all
from rashomon.stages.compare.facets import find_facets
from rashomon.stages.compare.happenings import find_events
from rashomon.stages.compare.judged import find_rulings, with_judged
from rashomon.stages.compare.pairs import find_pairs
from rashomon.stages.compare.params import CompareParams
from rashomon.stages.compare.questions import find_questions


@dataclass(frozen=True, slots=True)
class Comparison:
    """What comparing the claims of a case gives."""

    events: tuple[Event, ...]
    relations: tuple[Relation, ...]
    """In order of their claims, the earlier report first."""
    questions: tuple[Question, ...]
    """Disputed ones first, then by what hangs on them."""
    pairs_examined: int
    capped: tuple[tuple[str, int], ...]
    """Keys that too many claims shared, with how many; pairs under them alone were not
    compared."""
    crowded: int = 0
    """Documents of crowds of copies, whose common text was compared with their lead only."""


def compare_claims(
    reading: Reading, params: CompareParams, judgements: Iterable[Judgement] = ()
) -> Comparison:
    """Compare the claims of all documents, across and within them.

    Args:
        reading: Documents, claims and what their words mean.
        params: Thresholds and limits.
        judgements: What persons decided; it goes before what is read from the words.

    Returns:
        Events, relations and questions; the same for any order of the input.
    """
    facets = find_facets(reading)
    crowds = find_crowds(reading.origins, reading.passages)
    found = find_pairs(facets, params.block_limit, crowds)
    decided = decide_all([facets[claim_id] for claim_id in found.ids], found.codes, params)
    read = tuple(sorted(decided, key=lambda r: (facets[r.a].order, facets[r.b].order)))
    rulings = find_rulings(judgements, read, facets)
    relations = with_judged(read, facets, rulings)
    return Comparison(
        events=find_events(facets, relations, rulings),
        relations=relations,
        questions=find_questions(reading, facets, relations, rulings),
        pairs_examined=len(found),
        capped=found.capped,
        crowded=len(crowds.lead_of),
    )
