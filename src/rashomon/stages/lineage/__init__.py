"""Each claim back through documents to its informant, and what changed on the way.

reading, relations, questions -> Lineage

Façade: `trace_lineage`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.facade import facade

if TYPE_CHECKING:
    from rashomon.stages.lineage.params import LineageParams
    from rashomon.stages.lineage.recalling import Recall, Traced
    from rashomon.stages.lineage.trace import Lineage, trace_lineage

__all__ = ["Lineage", "LineageParams", "Recall", "Traced", "trace_lineage"]

__getattr__ = facade(
    __name__,
    {
        "params": ("LineageParams",),
        "recalling": (
            "Recall",
            "Traced",
        ),
        "trace": (
            "Lineage",
            "trace_lineage",
        ),
    },
)
