"""Compare the claims of a case.

Reading -> facets -> candidate pairs by key -> decide -> relations -> events, questions

Every decision depends on its two claims and on frozen tables only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rashomon.model import Event, Judgement, Question, Reading, Relation, find_crowds
from rashomon.stages.compare.decide import decide_all
from rashomon.stages.compare.facets import Facets, find_facets
from rashomon.stages.compare.happenings import find_events
from rashomon.stages.compare.judged import find_rulings, with_judged
from rashomon.stages.compare.known import Before, Known
from rashomon.stages.compare.laid import Laid
from rashomon.stages.compare.pairs import find_pairs
from rashomon.stages.compare.params import CompareParams
from rashomon.stages.compare.questions import find_questions
from rashomon.stages.compare.reading import INQUIRIES, PairReading


@dataclass(frozen=True, slots=True)
class Comparison:
    """What comparing the claims of a case gives."""

    events: tuple[Event, ...]
    relations: tuple[Relation, ...]
    """In order of their claims, the earlier report first."""
    questions: tuple[Question, ...]
    """Disputed ones first, then by what hangs on them."""
    pairs_examined: int
    capped: int
    """Keys that too many claims shared; pairs under them alone were not compared."""
    crowded: int = 0
    """Documents of crowds of copies, whose common text was compared with their lead only."""
    before: Before | None = None
    """What to leave to the next run; None: this one was told of none before."""


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
    return compare_facets(reading, facets, Laid.of_facets(facets), params, judgements)


def compare_facets(
    reading: Reading,
    facets: Mapping[str, Facets],
    laid: Laid,
    params: CompareParams,
    judgements: Iterable[Judgement] = (),
    known: Known | None = None,
) -> Comparison:
    """Compare claims that were looked at before.

    Args:
        reading: Documents, claims and what their words mean.
        facets: Of the claims, by id.
        laid: The same claims laid out.
        params: Thresholds and limits.
        judgements: What persons decided; it goes before what is read from the words.
        known: What was compared before; None: nothing.
    """
    crowds = find_crowds(reading.origins, reading.passages)
    caps = known.caps if known else None
    found = find_pairs(facets, params.block_limit, crowds, laid, caps)
    ordered = _Ordered(facets, found.ids)
    if known:
        known.begin(found)
    examined, decided = 0, list[Relation]()
    asking = [
        PairReading(
            inquiry,
            found.ids,
            laid.columns,
            params,
            (known, known.asked(k)) if known else None,
        )
        for k, inquiry in enumerate(INQUIRIES)
    ]
    for codes in found.portions():
        examined += len(codes)
        open_ = known.unsettled(codes) if known else codes
        spoken = list(decide_all(ordered, open_, params, laid.columns, known))
        for one in asking:
            one.look(codes, open_, spoken)
        decided += spoken
        decided += known.carried(codes) if known else ()
    told = [*decided, *(r for one in asking for r in one.read(ordered, decided, found))]
    read = sorted(told, key=lambda r: (facets[r.a].order, facets[r.b].order))
    rulings = find_rulings(judgements, read, facets)
    relations = with_judged(read, facets, rulings)
    return Comparison(
        events=find_events(facets, relations, rulings),
        relations=relations,
        questions=find_questions(reading, facets, relations, rulings),
        pairs_examined=examined,
        capped=len(found.capped),
        crowded=len(crowds.lead_of),
        before=known.after(found, decided, [one.asked for one in asking])
        if known
        else None,
    )


class _Ordered(Sequence[Facets]):
    """Facets by the place of their claim."""

    def __init__(self, facets: Mapping[str, Facets], ids: Sequence[str]) -> None:
        self._facets = facets
        self._ids: Sequence[Any] = ids

    def __getitem__(self, place: Any) -> Any:  # noqa: ANN401  a place gives one; no slice is asked
        return self._facets[self._ids[place]]

    def __len__(self) -> int:
        return len(self._ids)
