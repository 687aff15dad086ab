"""Tell whose voice a claim is in, so that one body is one holder however it speaks.

claim -> speaker -> Voice(key, name)

A ministry holds what its own statement asserts and what a wire quotes it with; a paper that is
quoted by another holds both. Where a publisher's name is that of two actors, nobody can tell.
"""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model import Claim, Reading

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
        self._reading = reading
        self._publishing = reading.publishing()

    def of(self, claim: Claim) -> Voice | None:
        """Tell whose voice a claim is in; None: nobody who could be known again."""
        speaker = self._reading.speaker(claim)
        if not speaker.is_named:
            return None
        if speaker.actor_id:
            return Voice(speaker.actor_id, speaker.name)
        actor_id = self._publishing.get(speaker.name)
        return Voice(actor_id or OUTLET + speaker.name, speaker.name)
