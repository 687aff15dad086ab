"""Say where the names on a page lead: to another place of it, or to another page.

The templates ask; what answers is the page's own: the dossier has everything on one page, the
workbench has a page for each thing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from rashomon.views import ClaimRow


class Links(Protocol):
    """Where things are shown; None: nowhere, so that only the name stands there."""

    def claim(self, claim: ClaimRow) -> str | None:
        """Lead to the words of a claim in its report."""
        ...

    def reading(self, claim: ClaimRow) -> str | None:
        """Lead to how a claim was read."""
        ...

    def question(self, question_id: str) -> str | None:
        """Lead to a question with its answers."""
        ...

    def answer(self, question_id: str, variant_id: str) -> str | None:
        """Lead to every claim that gives an answer."""
        ...

    def document(self, document_id: str) -> str | None:
        """Lead to a report."""
        ...

    def account(self, account_id: str) -> str | None:
        """Lead to an account."""
        ...


@dataclass(frozen=True, slots=True)
class OnePage:
    """Leads to other places of the same page."""

    questions: frozenset[str]
    """Those that have a place on the page."""
    has_reports: bool

    def claim(self, claim: ClaimRow) -> str | None:
        """Lead to the words in the report, where reports are on the page."""
        return f"#{claim.id}" if self.has_reports else None

    def reading(self, claim: ClaimRow) -> str | None:  # noqa: ARG002  part of the protocol
        """Lead nowhere: a page for readers says what was read, not how."""
        return None

    def answer(self, question_id: str, variant_id: str) -> str | None:  # noqa: ARG002
        """Lead nowhere: the claims stand with their answer, up to the limit."""
        return None

    def question(self, question_id: str) -> str | None:
        """Lead to a question that was not cut off."""
        return f"#{question_id}" if question_id in self.questions else None

    def document(self, document_id: str) -> str | None:
        """Lead to a report, where reports are on the page."""
        return f"#{document_id}" if self.has_reports else None

    def account(self, account_id: str) -> str | None:
        """Lead to an account."""
        return f"#{account_id}"
