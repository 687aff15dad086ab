"""Which documents share text, what they go back to, and signs of rewording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.facade import facade

if TYPE_CHECKING:
    from rashomon.stages.reuse.decisions import Copy
    from rashomon.stages.reuse.find import Reuse, decide_documents, find_reuse
    from rashomon.stages.reuse.groups import find_groups
    from rashomon.stages.reuse.keys import whole_keys
    from rashomon.stages.reuse.params import ReuseParams
    from rashomon.stages.reuse.recalling import Decided, Recall
    from rashomon.stages.reuse.signs import find_signs

__all__ = [
    "Copy",
    "Decided",
    "Recall",
    "Reuse",
    "ReuseParams",
    "decide_documents",
    "find_groups",
    "find_reuse",
    "find_signs",
    "whole_keys",
]

__getattr__ = facade(
    __name__,
    {
        "decisions": ("Copy",),
        "find": (
            "Reuse",
            "decide_documents",
            "find_reuse",
        ),
        "groups": ("find_groups",),
        "keys": ("whole_keys",),
        "params": ("ReuseParams",),
        "recalling": ("Decided", "Recall"),
        "signs": ("find_signs",),
    },
)
