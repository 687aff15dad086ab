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
    parse_s: float = field(
        default=300.0,
        metadata={
            "help": "Longest time one page, PDF, Word file, mail or table may take to be parsed.",
            "unit": "s",
            "range": (0.1, 86_400.0),
        },
    )
    parse_mb: float = field(
        default=2000.0,
        metadata={
            "help": "Most memory (address space) of the process that parses such files.",
            "unit": "MB",
            "range": (500.0, 1_000_000.0),
        },
    )
    unpacked_mb: float = field(
        default=200.0,
        metadata={
            "help": "Most that a zip may have and a packed file (Word, zip) may hold, unpacked.",
            "unit": "MB",
            "range": (0.001, 100_000.0),
        },
    )
    packed_files: int = field(
        default=10_000,
        metadata={
            "help": "Most files that are read from one zip, or attached to one mail.",
            "unit": "files",
            "range": (1, 1_000_000),
        },
    )
    packed_depth: int = field(
        default=2,
        metadata={
            "help": "How many zips and mails may lie in each other, the outermost counted.",
            "unit": "files",
            "range": (1, 20),
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

    def limit_of(self, suffix: str) -> int:
        """Give the largest size of a file of this suffix, in bytes."""
        return self.unpacked_bytes if suffix == ".zip" else self.limit_bytes

    @property
    def parse_bytes(self) -> int:
        """Most memory of the process that parses, in bytes."""
        return int(self.parse_mb * BYTES_PER_MB)

    @property
    def unpacked_bytes(self) -> int:
        """Most that a packed file may hold, in bytes."""
        return int(self.unpacked_mb * BYTES_PER_MB)
