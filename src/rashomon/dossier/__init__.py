"""Write a case as one page a reader can check.

View -> CaseIndex -> Page -> dossier.html (self-contained, no network)

The parts it is made of (templates, marks in a text, bars, maps, the overview) are what the
workbench shows a case with, too.
"""

from rashomon.dossier.bars import Bar, bars
from rashomon.dossier.links import Links
from rashomon.dossier.map_layout import words_of
from rashomon.dossier.map_svg import by_kind, told
from rashomon.dossier.maps import Drawn, account_maps, matter_map, whole_map
from rashomon.dossier.marks import Also, Segment, Shared, segments
from rashomon.dossier.options import DossierOptions
from rashomon.dossier.overview import (
    Column,
    MatrixRow,
    busiest,
    columns_of,
    matrix,
)
from rashomon.dossier.render import (
    SingleOrigin,
    cards_by_question,
    certainty_counts,
    render_dossier,
    single_origins,
)
from rashomon.dossier.templating import asset, environment

__all__ = [
    "Also",
    "Bar",
    "Column",
    "DossierOptions",
    "Drawn",
    "Links",
    "MatrixRow",
    "Segment",
    "Shared",
    "SingleOrigin",
    "account_maps",
    "asset",
    "bars",
    "busiest",
    "by_kind",
    "cards_by_question",
    "certainty_counts",
    "columns_of",
    "environment",
    "matrix",
    "matter_map",
    "render_dossier",
    "segments",
    "single_origins",
    "told",
    "whole_map",
    "words_of",
]
