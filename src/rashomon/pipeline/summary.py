"""Sum a run up: what each stage found, and what the case says of how it was put together.

records, settings -> counts, run summary
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import version

from rashomon.config import Settings
from rashomon.store import Record


def counts_of(records: Sequence[Record]) -> dict[str, int]:
    """Count records by their type."""
    return dict(sorted(Counter(type(r).__name__.lower() for r in records).items()))


def run_record(
    settings: Settings, notes: Sequence[str], counts: Mapping[str, int]
) -> dict[str, object]:
    """Describe the run for the case: versions and parameters, no clocks.

    Args:
        settings: Parameters of all stages.
        notes: For the reader, those of weighing first.
        counts: What was counted over the whole case, by name.
    """
    return {
        "versions": {"rashomon": version("rashomon")},
        "params": asdict(settings),
        "seed": None,
        "counts": dict(counts),
        "notes": list(notes),
    }
