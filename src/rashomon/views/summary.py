"""Sum a case up in a few counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.model import Failure
from rashomon.views.held import Held

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rashomon.model import Claim, Reading
    from rashomon.views.index import CaseIndex


@dataclass(frozen=True, slots=True)
class Summary:
    """What is in a case, counted."""

    documents: int
    document_origins: int
    """Texts that the documents go back to: many documents may be one origin."""
    claims: int
    named_sources: int
    """Different sources with a name that claims are credited to."""
    questions: int
    disputed_questions: int
    single_origin_variants: int
    """Answers that go back to one origin, or one text, in however many documents."""
    repeated_single_origin_variants: int
    """Those among them that several documents repeat."""
    accounts: int
    failures: tuple[Failure, ...]


def summary_of(index: CaseIndex) -> Summary:
    """Count what a case holds."""
    return SUMMARY.of(index)


def _summary(index: CaseIndex) -> Summary:
    variants = [v for question in index.questions for v in question.variants]
    single = [v for v in variants if v.is_of_one]
    return Summary(
        documents=len(index.named),
        document_origins=len(index.text_origins),
        claims=index.claim_count,
        named_sources=_named_sources(index),
        questions=len(index.questions),
        disputed_questions=sum(question.disputed for question in index.questions),
        single_origin_variants=len(single),
        repeated_single_origin_variants=sum(len(v.document_ids) > 1 for v in single),
        accounts=len(index.accounts),
        failures=index.failures,
    )


def _named_sources(index: CaseIndex) -> int:
    """Give what the run counted; runs of earlier versions did not."""
    counted = dict(index.run.get("counts", {})).get("named_sources")
    return count_named(index.reading, index.claims) if counted is None else counted


def count_named(reading: Reading, claims: Iterable[Claim]) -> int:
    """Count the sources with a name that claims are credited to."""
    speakers = [reading.speaker(claim) for claim in claims]
    named = (s for s in speakers if s.is_named and not s.is_author)
    return len({s.actor_id or s.name for s in named})


SUMMARY = Held("summary", Summary, _summary)
