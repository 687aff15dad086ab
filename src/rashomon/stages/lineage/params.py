"""Settings of the lineage stage."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class LineageParams:
    """How alike two claims must be to count as tellings of one content."""

    similarity: float = field(
        default=0.6,
        metadata={
            "help": "Least share of words in common order of two claims in copies.",
            "unit": "share",
            "range": "0.3 to 1",
        },
    )
    headline_share: float = field(
        default=0.6,
        metadata={
            "help": "Least share of a headline claim's words that its body's claim has.",
            "unit": "share",
            "range": "0.3 to 1",
        },
    )
