"""Settings of the link stage."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class LinkParams:
    """Which tables of names are used besides those shipped."""

    actors_file: str | None = field(
        default=None,
        metadata={
            "help": (
                "Your own table of actors: columns name, kind and alias (several rows or"
                " 'A | B' for more), by tab or comma. It goes before the shipped table."
            ),
            "unit": "path",
            "range": "a readable .tsv or .csv file",
        },
    )
    places_file: str | None = field(
        default=None,
        metadata={
            "help": (
                "Your own table of places: columns name, country (two letters), lat, lon,"
                " by tab or comma. It goes before the shipped table."
            ),
            "unit": "path",
            "range": "a readable .tsv or .csv file",
        },
    )
    rare_surname: float = field(
        default=3.0,
        metadata={
            "help": (
                "A surname alone is taken for the one full name of another document that"
                " ends in it when it is rarer than this in general English."
            ),
            "unit": "Zipf frequency (log10 a billion words)",
            "range": "0 (never) to 8",
        },
    )
