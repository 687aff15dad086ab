"""What a dossier shows."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class DossierOptions:
    """Choices of whoever hands the dossier on."""

    quotes_only: bool = field(
        default=False,
        metadata={
            "help": "Leave whole articles out: quotes stand without their report.",
            "unit": "yes or no",
            "range": "true | false",
        },
    )
    max_columns: int = field(
        default=8,
        metadata={
            "help": "Most columns of the overview; above it origins stand for documents.",
            "unit": "columns",
            "range": "2 to 20",
        },
    )
    max_rows: int = field(
        default=100,
        metadata={
            "help": "Most entries of one list, and columns of the overview; the page says "
            "how many more the case holds.",
            "unit": "entries",
            "range": "10 to 10000",
        },
    )
