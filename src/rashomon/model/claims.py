"""Who says what: attributions, claims and what stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rashomon.model.documents import ZoneKind
from rashomon.model.spans import Span


@dataclass(frozen=True, slots=True)
class EventMention:
    """What happens in a claim, in the PLOVER scheme (Halterman et al. 2023)."""

    type: str
    mode: str | None = None
    agent: str | None = None
    """As printed; None: not said (the agent of a passive is never guessed)."""
    recipient: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """A content, the cue that hands it over, and the source it is credited to."""

    id: str
    document_id: str
    content: tuple[Span, ...]
    """In text order; may be discontinuous."""
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    """Empty: nobody is named ("it is reported that")."""
    outer_id: str | None = None
    """The attribution this one is nested in."""
    score: float | None = None
    """How sure the tagger is, in [0, 1]; None: found by a rule."""
    event: EventMention | None = None
    """The speech act itself, in the PLOVER scheme ("accused X of", "agreed to"); None: the
    source only says something."""


class Commitment(StrEnum):
    """How far somebody commits to a content (FactBank, Sauri and Pustejovsky 2009)."""

    CERTAIN = "CT+"
    PROBABLE = "PR+"
    POSSIBLE = "PS+"
    UNKNOWN = "Uu"
    POSSIBLY_NOT = "PS-"
    PROBABLY_NOT = "PR-"
    CERTAINLY_NOT = "CT-"


@dataclass(frozen=True, slots=True)
class Factuality:
    """Commitment of the source and of the author; equal for the author's own claims."""

    source: Commitment
    author: Commitment


class Certainty(StrEnum):
    """The reader's label, by the order of DESIGN section 3."""

    OPINION = "opinion"
    DENIED = "denied"
    PREDICTED = "predicted"
    HEDGED = "hedged"
    REPORTED = "reported"
    ASSERTED = "asserted"


class Comparator(StrEnum):
    """How a printed figure bounds the value it stands for."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    """Also "more than", "over": min is set, max open."""
    AT_MOST = "at_most"
    """Also "up to", "fewer than", "nearly": max is set, min open."""
    BETWEEN = "between"
    UNKNOWN = "unknown"
    """The words are damaged or vague beyond a bound."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with its bound kept: value or bounds, what is counted, and of what.

    `value` is set for exact and about; `min` / `max` for bounds and ranges. "dozens" is
    at_least 24, "several" has no value and no bound. A percentage has unit "%".
    """

    span: Span
    value: float | None = None
    min: float | None = None
    max: float | None = None
    comparator: Comparator = Comparator.EXACT
    unit: str | None = None
    """Lemma of what is counted or measured ("fighter", "km", "%", "USD"); None: not stated."""
    group: str | None = None
    """Whom or what the figure is of, as printed ("Wagner fighters"); with the state
    ("killed", "injured", "missing") in `state`."""
    state: str | None = None
    """What happened to those counted: lemma ("kill", "injure", "displace"); None: nothing said."""
    base: str | None = None
    """What a share is a share of, as printed ("of those deaths")."""


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression and the interval it means; edtf None where it is left open."""

    span: Span
    edtf: str | None = None


class Role(StrEnum):
    """What a mentioned actor or place is to the claim's main predicate."""

    SOURCE = "source"
    AGENT = "agent"
    PATIENT = "patient"
    RECIPIENT = "recipient"
    LOCATION = "location"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name an actor or a place, and their part in the claim."""

    span: Span
    role: Role
    label: str
    """Kind of name: PERSON, ORG, NORP, GPE, LOC, FAC, or COMMON for "the militants"."""


@dataclass(frozen=True, slots=True)
class TieMention:
    """What a claim's words make one party to another: "X backed Y", "the clash of X with Y"."""

    kind: str
    """As `tie_frames` names it, from the doer to the other."""
    doer: Span
    other: Span
    by: Span
    """The word that says it."""
    hedged: bool = False
    """The tie itself is put as possible, wanted or ahead, whatever the rest of the claim."""


@dataclass(frozen=True, slots=True)
class CauseMention:
    """What a claim's words make bring about what: "X led to Y", "Y, because of X"."""

    kind: str
    """As `cause_frames` names it."""
    cause: Span
    effect: Span
    by: Span
    """The word that joins them."""
    hedged: bool = False
    partial: bool = False
    """"partly", "among the reasons": it leaves room for other causes."""


@dataclass(frozen=True, slots=True)
class Source:
    """Who a claim is credited to in the text."""

    span: Span | None
    """The words of the source nearest to the content; None: nobody is named."""
    chain: tuple[str, ...]
    """Sources of a nested attribution as printed, outermost first; the last is `span`'s."""
    antecedent: Span | None = None
    """The words a pronoun or short form stands for, where the text makes it certain."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertable content, as its source put it."""

    id: str
    document_id: str
    zone: ZoneKind
    span: Span
    attribution_id: str | None
    """None: the author's own voice."""
    factuality: Factuality
    certainty: Certainty
    source: Source | None = None
    """None: the author's own voice."""
    cue: Span | None = None
    certainty_by: Span | None = None
    """The words that decided the label; None where the default was left."""
    condition: Span | None = None
    predicate: str | None = None
    """Lemma of the main predicate; None when the parse shows none."""
    negated: bool = False
    """The main predicate is denied by the words of the content itself."""
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeMention, ...] = ()
    places: tuple[Mention, ...] = ()
    actors: tuple[Mention, ...] = ()
    event: EventMention | None = None
    ties: tuple[TieMention, ...] = ()
    """Empty too in a claim that was read before ties were read with it; so are causes."""
    causes: tuple[CauseMention, ...] = ()

    @property
    def is_doubting(self) -> bool:
        """See "the admiral doubts that anybody attacked it", "raised doubts about it"."""
        words = self.cue.quote.lower().split() if self.cue is not None else []
        return "no" not in words and any(word.startswith("doubt") for word in words)
