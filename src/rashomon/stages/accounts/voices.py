"""Tell whose voice a claim is in, so that one body is one holder however it speaks.

claim -> speaker -> Voice(key, name)

A ministry holds what its own statement asserts and what a wire quotes it with; a paper that is
quoted by another holds both. Where a publisher's name is that of two actors, nobody can tell.
"The minister announced a truce" in a report's own voice is the minister's word, and that he has
not confirmed it is nobody's.
"""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model import Claim, Reading, Role
from rashomon.text.lexicon import load_words

OUTLET = "publisher:"
"""What the key of a publisher begins with that nobody quotes and that speaks for nobody: its
documents tell of others."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: one key for all the names of one voice."""

    key: str
    name: str


class Voices:
    """Looks the voices of a case up."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._publishing = reading.publishing()

    def of(self, claim: Claim) -> Voice | None:
        """Tell whose voice a claim is in; None: nobody who could be known again."""
        if claim.source is None and claim.predicate in load_words("utterance_verbs"):
            return self._told_of(claim)
        speaker = self.reading.speaker(claim)
        if not speaker.is_named:
            return None
        if speaker.actor_id:
            return Voice(speaker.actor_id, speaker.name)
        actor_id = self._publishing.get(speaker.name)
        return Voice(actor_id or OUTLET + speaker.name, speaker.name)

    def _told_of(self, claim: Claim) -> Voice | None:
        """Give who is said to have said it; None: nobody did, or more than one could be."""
        agents = self.reading.mentions(claim, Role.AGENT)
        found = (self.reading.actor_of(claim.document_id, m.span) for m in agents)
        actors = {actor.id: actor for actor in found if actor}
        if claim.negated or len(actors) != 1:
            return None
        actor = next(iter(actors.values()))
        return Voice(actor.id, actor.name)
