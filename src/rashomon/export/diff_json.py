"""Write what changed in a case between two runs, format `rashomon-diff/1`.

Change, ... -> {"format", "since", "until", "changes": [...]}
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.views import Change

FORMAT = "rashomon-diff/1"


def dump_diff(since: int, until: int, changes: Iterable[Change]) -> str:
    """Write changes as JSON text that ends in a line break; unknown is null.

    Args:
        since: Number of the run before which nothing is told.
        until: Number of the last run.
        changes: What changed between them, in their order.
    """
    rows = [
        {
            "kind": change.kind.value,
            "subject": change.subject,
            "before": change.before,
            "after": change.after,
            "ids": list(change.ids),
        }
        for change in changes
    ]
    told = {"format": FORMAT, "since": since, "until": until, "changes": rows}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
