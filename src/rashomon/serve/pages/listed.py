"""List the pages: where each is, what makes it, what it is written with."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.serve.pages import across, case, questions, reports
from rashomon.serve.pages.record import Build


@dataclass(frozen=True, slots=True)
class ListedPage:
    """A page; its JSON is at the same address with `.json` behind it."""

    path: str
    template: str
    build: Build
    name: str | None = None
    """What the row of pages calls it; None: it is not in it."""

    @property
    def json_path(self) -> str:
        """Give the address of its JSON."""
        return "/overview.json" if self.path == "/" else f"{self.path}.json"


PAGES = (
    ListedPage("/", "overview.html", case.overview, "Overview"),
    ListedPage("/questions", "questions.html", questions.questions, "Questions"),
    ListedPage("/questions/{key}", "question.html", questions.one_question),
    ListedPage("/review", "review.html", case.review, "To be looked at"),
    ListedPage("/accounts", "accounts.html", across.accounts, "Accounts"),
    ListedPage("/matters/{key}", "matter.html", across.one_matter),
    ListedPage("/system", "system.html", across.system, "Ties and causes"),
    ListedPage("/timeline", "timeline.html", across.timeline, "Timeline"),
    ListedPage("/documents", "documents.html", reports.documents, "Reports"),
    ListedPage("/documents/{key}", "document.html", reports.one_document),
    ListedPage("/claims/{key}", "claim.html", reports.one_claim),
    ListedPage("/origins", "origins.html", across.origins, "Origins"),
    ListedPage("/shifts", "shifts.html", across.shifts, "Changed on the way"),
    ListedPage("/voices", "voices.html", across.voices, "Voices and silence"),
    ListedPage("/trust", "trust_page.html", case.trust, "Without somebody"),
    ListedPage("/judgements", "judgements.html", case.judgements, "Judged"),
    ListedPage("/failures", "failures.html", case.failures, "Failures"),
    ListedPage("/run", "run.html", case.run, "How it was made"),
    ListedPage("/search", "search.html", reports.search),
)
"""Every page that is read; pages that change something are in `judging` and `adding`."""
