"""List what a run works out of the whole case when it puts it together, for pages to read.

CaseIndex -> every `Held`, as JSON by name
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rashomon.views.held import Held
from rashomon.views.questions import SHIFTS
from rashomon.views.silence import NAMES, SILENCES, UNQUOTED
from rashomon.views.voices import SPEAKERS

if TYPE_CHECKING:
    from rashomon.views.index import CaseIndex

WORKED: tuple[Held[Any], ...] = (SILENCES, NAMES, UNQUOTED, SPEAKERS, SHIFTS)
"""Each takes every claim of a case to make."""


def worked_out(index: CaseIndex) -> dict[str, str]:
    """Work out everything that is held, by name."""
    return {held.name: held.written(index) for held in WORKED}
