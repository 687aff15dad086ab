"""What can be set."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SystemParams:
    """What is taken up."""

    min_claims: int = field(
        default=1,
        metadata={
            "help": "Claims a tie needs to be listed.",
            "unit": "claims",
            "range": "1 to 100",
        },
    )
