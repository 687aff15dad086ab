"""The pair a rule looks at and what it may find."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model import Claim, Reading, ShiftKind
from rashomon.stages.lineage.telling import Telling


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tellings of one content, the earlier or the fuller one first."""

    reading: Reading
    a: Claim
    b: Claim
    telling: Telling


@dataclass(frozen=True, slots=True)
class Found:
    """A change, in words for the reader."""

    kind: ShiftKind
    before: str
    after: str
