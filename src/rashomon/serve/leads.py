"""Say where the names on a page of the workbench lead; a look without somebody goes along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode, urlsplit

from rashomon.serve.asking import Order

if TYPE_CHECKING:
    from rashomon.serve.asking import Ask
    from rashomon.serve.looks import Look
    from rashomon.views import ClaimRow


@lru_cache(maxsize=10_000)
def _quoted(part: str) -> str:
    """Quote a part of an address; a page names the same ids over and over."""
    return quote(part, safe="")


@dataclass(frozen=True, slots=True)
class Leads:
    """Leads to pages of the workbench."""

    path: str
    """Of the page that leads."""
    distrust: tuple[str, ...]
    matter_of: Mapping[str, str]
    """Matter of each account, by id."""

    @classmethod
    def of(cls, path: str, look: Look, ask: Ask) -> Leads:
        """Give the links of a page."""
        accounts = look.index.accounts
        return cls(path, ask.distrust, {account.id: account.matter for account in accounts})

    def to(self, *path: str, place: str = "", **query: object) -> str:
        """Lead to a page.

        Args:
            path: Its parts; each is quoted as a whole, so that no id can leave its place.
            place: Place on the page; "": its beginning.
            query: What is asked of it; None and "" are left out.
        """
        where = "/" + "/".join(map(_quoted, path))
        return where + self._asked(query) + (f"#{_quoted(place)}" if place else "")

    def again(self, ask: Ask, suffix: str = "", **other: object) -> str:
        """Lead to the same page with something asked otherwise; `suffix` may be ".json"."""
        query: dict[str, object] = {
            "q": ask.q,
            "disputed": {True: "true", False: "false", None: None}[ask.disputed],
            "on": ask.on,
            "answer": ask.answer,
            "order": ask.order if ask.order is not Order.DISPUTED else None,
            "page": ask.page if ask.page > 1 else None,
        }
        path = "/overview" if suffix and self.path == "/" else self.path
        return path + suffix + self._asked(query | other)

    def _asked(self, query: Mapping[str, object]) -> str:
        asked = [
            (name, str(value)) for name, value in query.items() if value not in (None, "")
        ]
        asked += [("distrust", name) for name in self.distrust]
        return f"?{urlencode(asked)}" if asked else ""

    def claim(self, claim: ClaimRow) -> str | None:
        """Lead to the words of a claim in its report."""
        return self.to("documents", claim.document_id, claim=claim.id, place=claim.id)

    def reading(self, claim: ClaimRow) -> str | None:
        """Lead to how a claim was read."""
        return self.to("claims", claim.id)

    def question(self, question_id: str) -> str | None:
        """Lead to a question with its answers."""
        return self.to("questions", question_id)

    def answer(self, question_id: str, variant_id: str) -> str | None:
        """Lead to every claim that gives an answer."""
        return self.to("questions", question_id, answer=variant_id)

    def document(self, document_id: str) -> str | None:
        """Lead to a report."""
        return self.to("documents", document_id)

    def account(self, account_id: str) -> str | None:
        """Lead to an account among those of its matter."""
        return self.matter(self.matter_of.get(account_id, ""), account_id)

    def matter(self, matter_id: str, account_id: str = "") -> str:
        """Lead to a matter; a case of before there were matters has one without an id."""
        path = ("matters", matter_id) if matter_id else ("accounts",)
        return self.to(*path, place=account_id)

    def passage(self, document_id: str, start: int, end: int) -> str:
        """Lead to a passage of a report."""
        return self.to("documents", document_id, at=f"{start}-{end}", place="lit")

    @staticmethod
    def outside(address: str | None) -> str | None:
        """Lead out of the case, only where an address can do nothing but be read."""
        if not address:
            return None
        try:
            parts = urlsplit(address)
        except ValueError:
            return None
        is_plain = parts.scheme in {"http", "https"} and bool(parts.hostname)
        return address if is_plain and address.isprintable() else None
