"""Whole stories and the system they describe."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Account:
    """Variants that can all hold together and that somebody holds."""

    id: str
    title: str
    """From the crux, always with whose claim it is."""
    variant_ids: tuple[str, ...]
    held_by: tuple[str, ...]
    """Names of sources and publishers, sorted."""
    crux_claim_ids: tuple[str, ...] = ()
    silent_on: tuple[str, ...] = ()
    """Ids of questions of its matter that none of its holders answers."""
    matter: str = ""
    """The matter it is one account of; empty in a case of before there were matters."""
    leaning: tuple[str, ...] = ()
    """Names of voices that contradict nobody in the matter and say clearly more of what this
    account says than of what any other does; they hold none of its disputed answers."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation between two parties, as some claims put it. One of them is known by name."""

    id: str
    from_id: str | None
    """None: somebody the words do not name ("the militants"); `from_words` are the words."""
    to_id: str | None
    kind: str
    edtf: str | None
    hedged: bool
    """Whether every claim behind it is hedged, predicted or conditional."""
    claim_ids: tuple[str, ...]
    account_ids: tuple[str, ...] = ()
    from_words: str | None = None
    to_words: str | None = None


class CauseKind(StrEnum):
    """How two happenings hang together in a claim."""

    CAUSES = "causes"
    ENABLES = "enables"
    PREVENTS = "prevents"
    LEADS_TO = "leads_to"


@dataclass(frozen=True, slots=True)
class Cause:
    """One happening said to bring about another; the hedge stays on the arrow."""

    id: str
    cause: str
    effect: str
    kind: CauseKind
    certainty: str
    partial: bool
    """"partly", "among the reasons": it leaves room for other causes."""
    claim_ids: tuple[str, ...]
    account_ids: tuple[str, ...] = ()
    link: str = ""
    """The words that join the two ("could lead to"); empty in a case of before."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timeline."""

    edtf: str
    claim_ids: tuple[str, ...]
    disputed: bool
