"""Why a report is not fetched by its address."""

from __future__ import annotations

from typing import Self

from rashomon.errors.web import RequestError

SAVE_IT = "open it in your browser, save the page, and upload the file"


class FetchError(RequestError):
    """An address that the workbench does not fetch a report from."""

    @classmethod
    def off(cls) -> Self:
        """Say that nothing is fetched here."""
        hint = f"start the workbench with --allow-fetch, or {SAVE_IT}"
        return cls.of("This workbench fetches nothing", hint)

    @classmethod
    def no_address(cls, words: str, why: str) -> Self:
        """Say what an address has that none of a report has."""
        hint = "copy the address of the page, such as https://news.example/report"
        return cls.of(f"{words[:200]!r} is no address of a report: {why}", hint)

    @classmethod
    def not_public(cls, host: str) -> Self:
        """Say that a name leads into a network of somebody's own, without saying where."""
        what = f"{host!r} is not, or not only, at a public address of the internet"
        return cls.of(what, SAVE_IT)

    @classmethod
    def no_host(cls, host: str) -> Self:
        """Say that nobody is found by a name."""
        return cls.of(f"Nobody is found by the name {host!r}", "look at how it is spelled")

    @classmethod
    def no_answer(cls, host: str, why: str) -> Self:
        """Say that there was no answer, or none that could be read."""
        return cls.of(f"{host!r} gave no answer ({why})", f"try again later, or {SAVE_IT}")

    @classmethod
    def answered(cls, host: str, status: int) -> Self:
        """Say that the answer was no report."""
        return cls.of(f"{host!r} answered {status} instead of a report", SAVE_IT)

    @classmethod
    def sent_on(cls, most: int) -> Self:
        """Say that an address leads on and on."""
        return cls.of(f"The address leads on more than {most} times", SAVE_IT)

    @classmethod
    def sent_on_in_the_open(cls, host: str) -> Self:
        """Say that what was asked for by TLS would come without."""
        what = f"The address leads on to {host!r} without TLS, where it could be changed"
        return cls.of(what, SAVE_IT)

    @classmethod
    def other_kind(cls, host: str, kind: str) -> Self:
        """Say what came that is no page, text, PDF or Word file."""
        what = f"What {host!r} sends is {kind[:100]!r}, not a page, a text, a PDF or a Word file"
        return cls.of(what, SAVE_IT)

    @classmethod
    def too_large(cls, host: str, most_mb: float) -> Self:
        """Say how much is taken."""
        return cls.of(f"What {host!r} sends is more than {most_mb:g} MB", SAVE_IT)

    @classmethod
    def too_slow(cls, host: str, most_s: float) -> Self:
        """Say how long was waited."""
        what = f"{host!r} did not send all of it within {most_s:g} seconds"
        return cls.of(what, f"try again later, or {SAVE_IT}")

    @classmethod
    def busy(cls) -> Self:
        """Say that too much is fetched side by side."""
        return cls.of("Other reports are being fetched", "try again in a minute")
