"""List what a run works out of the whole case when it puts it together, for pages to read.

CaseIndex -> every `Held`, as JSON by name
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rashomon.views.accounts import RIVALS
from rashomon.views.contradictions import PAIRS
from rashomon.views.first import FIRST_ORIGINS
from rashomon.views.held import Held
from rashomon.views.index import DOCUMENTS, VERSIONS
from rashomon.views.questions import SHIFTS
from rashomon.views.silence import NAMES, SILENCES, UNQUOTED
from rashomon.views.summary import SUMMARY
from rashomon.views.texts import TEXTS
from rashomon.views.voices import SPEAKERS

if TYPE_CHECKING:
    from rashomon.views.index import CaseIndex

WORKED: tuple[Held[Any], ...] = (
    *(DOCUMENTS, VERSIONS, TEXTS, SUMMARY, RIVALS, PAIRS, FIRST_ORIGINS),
    *(SILENCES, NAMES, UNQUOTED, SPEAKERS, SHIFTS),
)
"""Each takes all records of a type to make: all documents, or all claims."""


def worked_out(index: CaseIndex) -> dict[str, str]:
    """Work out everything that is held, by name."""
    return {held.name: held.written(index) for held in WORKED}
