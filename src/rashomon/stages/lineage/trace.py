"""Trace every claim back, and what changed on the way.

claims, passages, relations -> tellings -> informants -> Origin (claim level)
                                        -> shifts     -> Shift
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.model import Origin, Question, Reading, Relation, Shift
from rashomon.stages.lineage.informants import NAMED, find_informants, join_copies
from rashomon.stages.lineage.origins import find_origins, with_origins
from rashomon.stages.lineage.params import LineageParams
from rashomon.stages.lineage.recalling import Recall
from rashomon.stages.lineage.shifts import find_shifts
from rashomon.stages.lineage.tellings import find_tellings


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where claims come from and what changed on the way."""

    origins: tuple[Origin, ...]
    """Claim level, in id order; every claim is in exactly one."""
    shifts: tuple[Shift, ...]
    """In order of the claims."""
    questions: tuple[Question, ...]
    """As given, with the origins behind each variant."""


def trace_lineage(
    reading: Reading,
    comparison_relations: Iterable[Relation],
    questions: Sequence[Question],
    params: LineageParams,
    recall: Recall | None = None,
) -> Lineage:
    """Take each claim back to its informant and find changes of handling.

    Args:
        reading: Everything read, with passages and document-level origins.
        comparison_relations: What claims are to each other.
        questions: Questions whose variants get their origins.
        params: How alike two tellings must be.
        recall: What was traced before; None: nothing.
    """
    relations = sorted(comparison_relations, key=lambda r: r.id)
    informants = find_informants(reading)
    credited = {c: i.key for c, i in informants.items() if i.rank <= NAMED}
    tellings = find_tellings(reading, relations, credited, params, recall)
    origins = find_origins(reading, join_copies(informants, tellings))
    shifts = find_shifts(reading, tellings, recall)
    return Lineage(origins, shifts, with_origins(questions, origins))
