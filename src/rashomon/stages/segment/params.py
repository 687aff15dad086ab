"""The settings of laying out."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SegmentParams:
    """How long the lines are that are no prose."""

    headline_words: int = field(
        default=25,
        metadata={
            "help": "Longest line that is taken for a headline.",
            "unit": "words",
            "range": (1, 60),
        },
    )
    heading_words: int = field(
        default=6,
        metadata={
            "help": "Longest line without a stop that is taken for a heading and not read.",
            "unit": "words",
            "range": (0, 20),
        },
    )
