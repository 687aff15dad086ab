"""Find what claims are to each other, which happening they are about, and what they answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.facade import facade

if TYPE_CHECKING:
    from rashomon.stages.compare.compare import Comparison, compare_claims, compare_facets
    from rashomon.stages.compare.facets import Facets
    from rashomon.stages.compare.known import Before, Known, claim_marks
    from rashomon.stages.compare.laid import Laid, Strip, forget_laying
    from rashomon.stages.compare.params import CompareParams
    from rashomon.stages.compare.parties import Party
    from rashomon.stages.compare.reports import Report
    from rashomon.stages.compare.sheets import HELD, Around, Looked, Sheet, make_sheet
    from rashomon.stages.compare.surroundings import Surroundings
    from rashomon.stages.compare.words import find_tokens, weighted_terms

__all__ = [
    "HELD",
    "Around",
    "Before",
    "CompareParams",
    "Comparison",
    "Facets",
    "Known",
    "Laid",
    "Looked",
    "Party",
    "Report",
    "Sheet",
    "Strip",
    "Surroundings",
    "claim_marks",
    "compare_claims",
    "compare_facets",
    "find_tokens",
    "forget_laying",
    "make_sheet",
    "weighted_terms",
]

__getattr__ = facade(
    __name__,
    {
        "compare": (
            "Comparison",
            "compare_claims",
            "compare_facets",
        ),
        "facets": ("Facets",),
        "known": (
            "Before",
            "Known",
            "claim_marks",
        ),
        "laid": (
            "Laid",
            "Strip",
            "forget_laying",
        ),
        "params": ("CompareParams",),
        "parties": ("Party",),
        "reports": ("Report",),
        "sheets": (
            "HELD",
            "Around",
            "Looked",
            "Sheet",
            "make_sheet",
        ),
        "surroundings": ("Surroundings",),
        "words": (
            "find_tokens",
            "weighted_terms",
        ),
    },
)
