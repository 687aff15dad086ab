"""Hold what the claims of a case are looked at with in few bytes.

Sheet of a document, as kept -> bytes a sentence and a voice -> what one claim is looked at with

As records, what 5,000 documents tell around their claims takes 200 MB, and of most claims it is
asked once or never.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

import msgspec

from rashomon.model import Claim
from rashomon.stages.compare import Party, Report, Strip, Surroundings


@dataclass(frozen=True, slots=True)
class Unread:
    """`Around` as it was written: what each sentence and voice is stays in bytes."""

    ids: tuple[str, ...]
    report: Report | None
    settings: tuple[msgspec.Raw, ...]
    voices: tuple[msgspec.Raw, ...]
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class UnreadSheet:
    """`Sheet`, read as far as every claim needs it: to read all takes twice as long."""

    strip: Strip
    around: Unread


@dataclass(frozen=True, slots=True)
class Pressed:
    """What the claims of a document are looked at with; see `Around`."""

    report: Report | None
    """Stays one object, as reports are compared by that."""
    ids: tuple[str, ...]
    settings: tuple[bytes, ...]
    voices: tuple[bytes, ...]
    places: array[int]
    """Which of the settings and of the voices is each claim's, one after the other."""

    @classmethod
    def of(cls, around: Unread, claims: Mapping[str, Claim]) -> Pressed:
        """Press.

        Args:
            around: What is kept of a document.
            claims: Those of the case, whose ids are held once.
        """
        return cls(
            around.report,
            tuple(claims[i].id for i in around.ids),
            tuple(map(bytes, around.settings)),
            tuple(map(bytes, around.voices)),
            array("i", [place for two in around.places for place in two]),
        )

    def setting(self, claim_id: str) -> Surroundings:
        """Give what the sentence of a claim tells of."""
        at = 2 * self.ids.index(claim_id)
        told = _setting().decode(self.settings[self.places[at]])
        return replace(told, voice=_voice().decode(self.voices[self.places[at + 1]]))


@cache
def _setting() -> msgspec.msgpack.Decoder[Surroundings]:
    return msgspec.msgpack.Decoder(Surroundings)


@cache
def _voice() -> msgspec.msgpack.Decoder[Party | None]:
    return msgspec.msgpack.Decoder(Party | None)
