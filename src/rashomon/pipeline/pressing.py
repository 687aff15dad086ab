"""Hold what the claims of a case are looked at with in few bytes.

Around of a document -> bytes a sentence and a voice -> what one claim is looked at with

As records, what 5,000 documents tell around their claims takes 200 MB, and of most claims it is
asked once or never.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from rashomon.model import Claim
from rashomon.stages.compare import Around, Party, Report, Surroundings

if TYPE_CHECKING:
    import msgspec


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
    def of(cls, around: Around, claims: Mapping[str, Claim]) -> Pressed:
        """Press.

        Args:
            around: What was made of a document, or kept.
            claims: Those of the case, whose ids are held once.
        """
        import msgspec

        encode = msgspec.msgpack.encode
        return cls(
            around.report,
            tuple(claims[i].id for i in around.ids),
            tuple(map(encode, around.settings)),
            tuple(map(encode, around.voices)),
            array("i", [place for two in around.places for place in two]),
        )

    def setting(self, claim_id: str) -> Surroundings:
        """Give what the sentence of a claim tells of."""
        at = 2 * self.ids.index(claim_id)
        told = _setting().decode(self.settings[self.places[at]])
        return replace(told, voice=_voice().decode(self.voices[self.places[at + 1]]))


@cache
def _setting() -> msgspec.msgpack.Decoder[Surroundings]:
    import msgspec

    return msgspec.msgpack.Decoder(Surroundings)


@cache
def _voice() -> msgspec.msgpack.Decoder[Party | None]:
    import msgspec

    return msgspec.msgpack.Decoder(Party | None)
