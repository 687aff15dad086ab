"""Which actor and which place the words mean."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ActorKind(StrEnum):
    """What an actor is; OTHER where the text does not show it."""

    STATE = "state"
    ARMY = "army"
    MINISTRY = "ministry"
    ARMED_GROUP = "armed_group"
    MEDIA = "media"
    NGO = "ngo"
    INTERNATIONAL = "international"
    PERSON = "person"
    PEOPLE = "people"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts, is acted upon or speaks, under every name the documents use."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    """Every other printed form, sorted: the names accounts use are a finding."""


@dataclass(frozen=True, slots=True)
class Place:
    """A named place. Coordinates only from a gazetteer and only when one candidate fits."""

    name: str
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    """"city", "region", "country", "near" or None: not known."""


@dataclass(frozen=True, slots=True)
class Link:
    """What a mention means: an actor or a place, with the reason. Never an edit of the claim."""

    document_id: str
    start: int
    end: int
    actor_id: str | None
    place: Place | None
    why: str
