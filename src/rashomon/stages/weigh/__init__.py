"""Weigh what stands behind each answer: source letter and information number, with reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.facade import facade

if TYPE_CHECKING:
    from rashomon.stages.weigh.aside import find_falls, set_aside, without_claims
    from rashomon.stages.weigh.distrust import find_distrusted, known_names
    from rashomon.stages.weigh.params import WeighParams
    from rashomon.stages.weigh.weigh import weigh_variants

__all__ = [
    "WeighParams",
    "find_distrusted",
    "find_falls",
    "known_names",
    "set_aside",
    "weigh_variants",
    "without_claims",
]

__getattr__ = facade(
    __name__,
    {
        "aside": (
            "find_falls",
            "set_aside",
            "without_claims",
        ),
        "distrust": (
            "find_distrusted",
            "known_names",
        ),
        "params": ("WeighParams",),
        "weigh": ("weigh_variants",),
    },
)
