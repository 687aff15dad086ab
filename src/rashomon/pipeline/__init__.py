"""Join stages and store: the only place where they meet."""

from rashomon.pipeline.correcting import CorrectedNow, correct_claim
from rashomon.pipeline.distrusting import with_distrust, without
from rashomon.pipeline.intake import Inputs
from rashomon.pipeline.judging import (
    JudgedNow,
    judge_claims,
    judge_groups,
)
from rashomon.pipeline.local import How, Progress, RunCounts, carry_out, put_together, run
from rashomon.pipeline.noting import NotedNow, note_thing
from rashomon.pipeline.planning import Preview, load_metadata, preview
from rashomon.pipeline.readings import named_correction
from rashomon.pipeline.saying import Saying
from rashomon.pipeline.upkeep import (
    bring_back,
    remove_document,
    said_by_hand,
    set_metadata,
)
from rashomon.pipeline.withdrawing import withdraw

__all__ = [
    "CorrectedNow",
    "How",
    "Inputs",
    "JudgedNow",
    "NotedNow",
    "Preview",
    "Progress",
    "RunCounts",
    "Saying",
    "bring_back",
    "carry_out",
    "correct_claim",
    "judge_claims",
    "judge_groups",
    "load_metadata",
    "named_correction",
    "note_thing",
    "preview",
    "put_together",
    "remove_document",
    "run",
    "said_by_hand",
    "set_metadata",
    "with_distrust",
    "withdraw",
    "without",
]
