"""Settings of the reuse stage."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ReuseParams:
    """How documents that share text are found and told apart from those that do not."""

    shingle_words: int = field(
        default=5,
        metadata={
            "help": "Words in a row that two documents must share to be compared.",
            "unit": "words",
            "range": "3 to 12",
        },
    )
    shingle_window: int = field(
        default=5,
        metadata={
            "help": (
                "Of this many neighbouring runs of words one is looked up: 1 finds every "
                "pair that shares a run, and takes more time and memory."
            ),
            "unit": "runs",
            "range": "1 to 20",
        },
    )
    rare_documents: int = field(
        default=5,
        metadata={
            "help": (
                "A single shared run of words makes a pair worth comparing where at most "
                "this many documents hold it; else two are needed."
            ),
            "unit": "documents",
            "range": "2 to 10000",
        },
    )
    key_documents: int = field(
        default=40,
        metadata={
            "help": (
                "Above this many documents sharing one run of words, each is compared "
                "with the first of them only, and the run counts as capped."
            ),
            "unit": "documents",
            "range": "2 to 10000",
        },
    )
    passage_words: int = field(
        default=8,
        metadata={
            "help": "Fewest words in common that are recorded as a shared passage.",
            "unit": "words",
            "range": "5 to 100",
        },
    )
