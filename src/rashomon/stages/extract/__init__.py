"""Read who says what: attributions, claims, how sure, how many, when, where, who to whom.

    zones, parse -> attributions -> claims

Façade: `read_document`; `with_dates` when only the date of publication has changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.facade import facade

if TYPE_CHECKING:
    from rashomon.stages.extract.dates import with_dates
    from rashomon.stages.extract.params import ExtractParams
    from rashomon.stages.extract.read import Extraction, read_document

__all__ = ["ExtractParams", "Extraction", "read_document", "with_dates"]

__getattr__ = facade(
    __name__,
    {
        "dates": ("with_dates",),
        "params": ("ExtractParams",),
        "read": (
            "Extraction",
            "read_document",
        ),
    },
)
