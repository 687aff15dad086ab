"""Trace the claims of a case; what was traced before is recalled.

reading, relations -> tellings and shifts (kept) -> Lineage
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rashomon.model import Question, Reading, Relation
from rashomon.pipeline.keeping import Keeping, Sort, hashed, rules_hashed
from rashomon.stages.lineage import Lineage, Recall, Traced, trace_lineage

if TYPE_CHECKING:
    from rashomon.config import Settings
    from rashomon.pipeline.looking import Looks

TRACED: Sort[Traced] = Sort("traced", Traced)


def trace_kept(
    reading: Reading,
    looks: Looks,
    relations: Sequence[Relation],
    questions: Sequence[Question],
    settings: Settings,
    keeping: Keeping,
) -> Lineage:
    """Take each claim back to its informant and find changes of handling.

    Args:
        reading: Everything read, with passages and document-level origins.
        looks: Its documents.
        relations: What claims are to each other.
        questions: Questions whose variants get their origins.
        settings: Parameters of all stages.
        keeping: What is kept.
    """
    by = rules_hashed(settings.lineage)
    key = hashed(by)
    before = keeping.found(TRACED, "", key) or Traced()
    recall = Recall(before, looks.by(by))
    traced = trace_lineage(reading, relations, questions, settings.lineage, recall)
    keeping.keep(TRACED, "", key, recall.after)
    return traced
