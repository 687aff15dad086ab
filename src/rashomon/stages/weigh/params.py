"""Settings of the weighing: what the user knows about sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class WeighParams:
    """What the user has to say about sources; names are matched without regard to case."""

    grades: Mapping[str, str] = field(
        default_factory=dict[str, str],
        metadata={
            "help": "Letter from A to F by name of a source or publisher (--grades FILE).",
            "unit": "letter",
            "range": "A..F",
        },
    )
    parties: tuple[str, ...] = field(
        default=(),
        metadata={
            "help": "Names of those who are party to the matter, beside those the claims "
            "themselves show acting or acted upon.",
            "unit": "names",
            "range": "any",
        },
    )
    distrust: tuple[str, ...] = field(
        default=(),
        metadata={
            "help": "Names of sources and publishers whose claims are left out of all counts "
            "(--distrust NAME).",
            "unit": "names",
            "range": "any",
        },
    )
