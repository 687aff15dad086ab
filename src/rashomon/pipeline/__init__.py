"""Join stages and store: the only place where they meet."""

from rashomon.pipeline.distrusting import with_distrust, without
from rashomon.pipeline.intake import Inputs
from rashomon.pipeline.judging import (
    JudgedNow,
    Saying,
    judge_claims,
    judge_groups,
    withdraw_judgement,
)
from rashomon.pipeline.local import How, Progress, RunCounts, carry_out, put_together, run
from rashomon.pipeline.planning import Preview, load_metadata, preview
from rashomon.pipeline.upkeep import (
    bring_back,
    remove_document,
    said_by_hand,
    set_metadata,
)

__all__ = [
    "How",
    "Inputs",
    "JudgedNow",
    "Preview",
    "Progress",
    "RunCounts",
    "Saying",
    "bring_back",
    "carry_out",
    "judge_claims",
    "judge_groups",
    "load_metadata",
    "preview",
    "put_together",
    "remove_document",
    "run",
    "said_by_hand",
    "set_metadata",
    "with_distrust",
    "withdraw_judgement",
    "without",
]
