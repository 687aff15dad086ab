"""Settings of the extract stage."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ExtractParams:
    """How contents are found and credited."""

    tagger: str = field(
        default="joint",
        metadata={
            "help": "What finds who says what: cue lexicon and parse, the encoder, or both.",
            "unit": "name",
            "range": "rules | encoder | joint",
        },
    )
    carry_paragraphs: int = field(
        default=2,
        metadata={
            "help": "Paragraphs of nothing but quotation that go on with the last speaker.",
            "unit": "paragraphs",
            "range": "0 to 20",
        },
    )
