"""List the pages: where each is, what makes it, what it is written with."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.serve.pages import across, case, questions, reports, shown
from rashomon.serve.pages.record import Build
from rashomon.serve.pages.shown import Shows


@dataclass(frozen=True, slots=True)
class ListedPage:
    """A page; its JSON is at the same address with `.json` behind it."""

    path: str
    template: str
    build: Build
    name: str | None = None
    """What the row of pages calls it; None: it is not in it."""
    shows: Shows = shown.every_run
    """What of persons' judgements it shows: a page is written anew when that changes."""

    @property
    def json_path(self) -> str:
        """Give the address of its JSON."""
        return "/overview.json" if self.path == "/" else f"{self.path}.json"


PAGES = (
    ListedPage(
        "/", "overview.html", case.overview, "Overview", shows=shown.how_many_are_left
    ),
    ListedPage(
        "/questions",
        "questions.html",
        questions.questions,
        "Questions",
        shows=shown.which_questions,
    ),
    ListedPage(
        "/questions/{key}",
        "question.html",
        questions.one_question,
        shows=shown.of_one_question,
    ),
    ListedPage(
        "/review", "review.html", case.review, "To be looked at", shows=shown.what_is_left
    ),
    ListedPage("/accounts", "accounts.html", across.accounts, "Accounts", shows=shown.none),
    ListedPage("/matters/{key}", "matter.html", across.one_matter, shows=shown.none),
    ListedPage(
        "/system", "system.html", across.system, "Ties and causes", shows=shown.none
    ),
    ListedPage("/timeline", "timeline.html", across.timeline, "Timeline", shows=shown.none),
    ListedPage(
        "/documents", "documents.html", reports.documents, "Reports", shows=shown.none
    ),
    ListedPage("/documents/{key}", "document.html", reports.one_document, shows=shown.none),
    ListedPage("/claims/{key}", "claim.html", reports.one_claim, shows=shown.none),
    ListedPage("/origins", "origins.html", across.origins, "Origins", shows=shown.none),
    ListedPage(
        "/shifts", "shifts.html", across.shifts, "Changed on the way", shows=shown.none
    ),
    ListedPage(
        "/voices", "voices.html", across.voices, "Voices and silence", shows=shown.none
    ),
    ListedPage(
        "/trust", "trust_page.html", case.trust, "Without somebody", shows=shown.none
    ),
    ListedPage(
        "/judgements", "judgements.html", case.judgements, "Judged", shows=shown.all_of_them
    ),
    ListedPage("/failures", "failures.html", case.failures, "Failures", shows=shown.none),
    ListedPage("/run", "run.html", case.run, "How it was made"),
    ListedPage("/search", "search.html", reports.search, shows=shown.none),
)
"""Every page that is read; pages that change something are in `judging` and `adding`."""
