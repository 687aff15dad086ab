"""Join stages and store: the only place where they meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.facade import facade

if TYPE_CHECKING:
    from rashomon.pipeline.collecting import no_search_for_cycles
    from rashomon.pipeline.correcting import CorrectedNow, correct_claims
    from rashomon.pipeline.deciding import AT_ONCE, Way
    from rashomon.pipeline.distrusting import with_distrust, without
    from rashomon.pipeline.intake import Inputs
    from rashomon.pipeline.judging import (
        JudgedNow,
        judge_claims,
        judge_groups,
    )
    from rashomon.pipeline.local import (
        How,
        Progress,
        RunCounts,
        carry_out,
        put_together,
        run,
    )
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
    from rashomon.pipeline.waiting import WAITS, waits
    from rashomon.pipeline.withdrawing import withdraw

__all__ = [
    "AT_ONCE",
    "WAITS",
    "CorrectedNow",
    "How",
    "Inputs",
    "JudgedNow",
    "NotedNow",
    "Preview",
    "Progress",
    "RunCounts",
    "Saying",
    "Way",
    "bring_back",
    "carry_out",
    "correct_claims",
    "judge_claims",
    "judge_groups",
    "load_metadata",
    "named_correction",
    "no_search_for_cycles",
    "note_thing",
    "preview",
    "put_together",
    "remove_document",
    "run",
    "said_by_hand",
    "set_metadata",
    "waits",
    "with_distrust",
    "withdraw",
    "without",
]

__getattr__ = facade(
    __name__,
    {
        "collecting": ("no_search_for_cycles",),
        "correcting": (
            "CorrectedNow",
            "correct_claims",
        ),
        "deciding": (
            "AT_ONCE",
            "Way",
        ),
        "distrusting": (
            "with_distrust",
            "without",
        ),
        "intake": ("Inputs",),
        "judging": (
            "JudgedNow",
            "judge_claims",
            "judge_groups",
        ),
        "local": (
            "How",
            "Progress",
            "RunCounts",
            "carry_out",
            "put_together",
            "run",
        ),
        "noting": (
            "NotedNow",
            "note_thing",
        ),
        "planning": (
            "Preview",
            "load_metadata",
            "preview",
        ),
        "readings": ("named_correction",),
        "saying": ("Saying",),
        "upkeep": (
            "bring_back",
            "remove_document",
            "said_by_hand",
            "set_metadata",
        ),
        "waiting": (
            "WAITS",
            "waits",
        ),
        "withdrawing": ("withdraw",),
    },
)
