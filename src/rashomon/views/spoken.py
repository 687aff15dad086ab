"""Go through all claims once: who holds each, and of whom it speaks.

claims, links, actors -> speakers by claim, claims by actor

Several pages ask for this, and neither judging nor weighing changes it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.model import Origin, Reading, Role
from rashomon.text.speakers import Speakers
from rashomon.views.as_read import CORRECTED, MEANT, ReadIndex
from rashomon.views.kept import Part, kept
from rashomon.views.orders import by_member

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rashomon.model import Actor, Claim, Mention, Speaker
    from rashomon.store import View

LEAST_MENTIONS = 2
"""Claims in which somebody is spoken of before it is worth a word that nobody quotes him."""


class SpokenIndex(ReadIndex):
    """Knows who speaks and who is spoken of."""

    def __init__(self, view: View, like: ReadIndex | None = None) -> None:
        super().__init__(view, like)
        shared = like.parts if like is not None else {}
        mark = view.state_of(*CORRECTED, *MEANT)
        self.parts["spoken"] = Part.like(mark, shared.get("spoken"))

    @kept("spoken")
    def speaker_of(self) -> Mapping[str, Speaker]:
        """Tell who holds each claim, by claim id."""
        claims, speaker = self.claims, self._whole().speaker
        return {claim.id: speaker(claim) for claim in claims}

    @kept("spoken")
    def speakers(self) -> Speakers:
        """Tell who the accounts take a claim to be the word of; copies count as one text."""
        origins = tuple(self.view.all(Origin))
        return Speakers(replace(self._whole(), origins=origins))

    @kept("spoken")
    def mentions_of(self) -> Mapping[str, tuple[tuple[Claim, Mention], ...]]:
        """Give the words that name each actor, with their claims, by actor id."""
        claims, actor_of = self.claims, self._whole().actor_of
        return by_member(
            (actor.id, (claim, mention))
            for claim in claims
            for mention in claim.actors
            if (actor := actor_of(claim.document_id, mention.span))
        )

    @kept("spoken")
    def spoken_of(self) -> Mapping[str, tuple[Claim, ...]]:
        """Give the claims that speak of each actor otherwise than as their source."""
        found: dict[str, tuple[Claim, ...]] = {}
        for actor_id, named in self.mentions_of.items():
            told = {c.id: c for c, m in named if m.role is not Role.SOURCE}
            if told:
                found[actor_id] = tuple(told.values())
        return found

    @kept("spoken")
    def unquoted(self) -> tuple[tuple[Actor, tuple[Claim, ...]], ...]:
        """Give who is spoken of and never quoted with the claims, those in most claims first."""
        quoted = {speaker.actor_id for speaker in self.speaker_of.values()}
        found = [
            (self.actors[i], claims)
            for i, claims in self.spoken_of.items()
            if i not in quoted and len(claims) >= LEAST_MENTIONS
        ]
        found.sort(key=lambda item: (-len(item[1]), item[0].name, item[0].id))
        return tuple(found)

    def _whole(self) -> Reading:
        """Look words up in all that is known: who goes through every claim asks for most of it."""
        actors, links = self.actors.load(), self.links.load()
        none = Reading.of([])
        return replace(none, documents=self.known.load(), actors=actors, links=links)
