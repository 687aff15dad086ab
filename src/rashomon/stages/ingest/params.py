"""The settings of reading."""

from __future__ import annotations

from dataclasses import dataclass, field

BYTES_PER_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class IngestParams:
    """What is read and when a language is told."""

    limit_mb: float = field(
        default=20.0,
        metadata={
            "help": "Largest file that is read; a larger one is a recorded failure.",
            "unit": "MB",
            "range": (0.001, 4000.0),
        },
    )
    language_letters: int = field(
        default=40,
        metadata={
            "help": "Fewest letters from which a language that is not stated is told.",
            "unit": "letters",
            "range": (1, 10_000),
        },
    )
    language_share: float = field(
        default=0.5,
        metadata={
            "help": "Smallest probability at which a language is told, else not known.",
            "unit": "probability",
            "range": (0.0, 1.0),
        },
    )

    @property
    def limit_bytes(self) -> int:
        """Largest file that is read, in bytes."""
        return int(self.limit_mb * BYTES_PER_MB)
