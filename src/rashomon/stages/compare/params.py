"""Settings of the comparison, each with its meaning, unit and range."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class CompareParams:
    """How claims of many documents are brought together and compared."""

    block_limit: int = field(
        default=200,
        metadata={
            "help": "Most claims under one key; the key is split or left out above it.",
            "unit": "claims",
            "range": "2..100000",
        },
    )
    report_days: int = field(
        default=10,
        metadata={
            "help": "How far apart two reports may be published and still be read as "
            "reports of one happening, where neither names its day.",
            "unit": "days",
            "range": "0..366",
        },
    )
    min_shared_weight: float = field(
        default=4.0,
        metadata={
            "help": "Rarity of the words two claims must share to count as one ground "
            "that they speak of one happening.",
            "unit": "steps of ten in frequency",
            "range": "0..40",
        },
    )
    same_overlap: float = field(
        default=0.62,
        metadata={
            "help": "Share of weighted words two claims must have in common to say the "
            "same, where nothing they state differs.",
            "unit": "share",
            "range": "0..1",
        },
    )
    pairs_read: int = field(
        default=1500,
        metadata={
            "help": "Most pairs of claims that the trained reader of pairs is asked for where "
            "no rule speaks: one takes as long as hundreds of rules. A third as many are asked "
            "whether they tell the same. 0: rules alone.",
            "unit": "pairs",
            "range": "0..1000000",
        },
    )
    near_verbatim: float = field(
        default=0.86,
        metadata={
            "help": "Share of words in common, all words alike, from which two claims are "
            "one wording.",
            "unit": "share",
            "range": "0..1",
        },
    )
