"""What every reader works with: the settings, and the parsers behind their wall."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.stages.ingest.confined import Confined
from rashomon.stages.ingest.params import IngestParams


@dataclass(frozen=True, slots=True)
class Tools:
    """The settings of reading, and the process that parses what is hostile."""

    params: IngestParams
    confined: Confined
