"""Make of each document what the comparison needs of it, so that a case that grows keeps it.

    Reading of one document -> Sheet -> (kept) -> facets of single claims, where a rule asks

What a sheet is made of lies in its document alone: claims, sentences, what its words mean. The
facets of a claim take ten times its room, and few claims of a large case are asked for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from rashomon.model import Reading
from rashomon.stages.compare.facets import Facets, find_facets, is_compared
from rashomon.stages.compare.laid import Strip, strip
from rashomon.stages.compare.parties import Party
from rashomon.stages.compare.reports import Report
from rashomon.stages.compare.surroundings import Surroundings, find_surroundings


@dataclass(frozen=True, slots=True)
class Around:
    """What the claims of a document are looked at with."""

    ids: tuple[str, ...]
    """Of the claims that are compared."""
    report: Report | None
    """None: there are none."""
    settings: tuple[Surroundings, ...]
    """Of their sentences, without whose voice it is: a quarter of the room of one a claim."""
    voices: tuple[Party | None, ...]
    """Whose voices there are."""
    places: tuple[tuple[int, int], ...]
    """Which of the settings and of the voices is each claim's."""

    @classmethod
    def of(cls, report: Report | None, settings: Mapping[str, Surroundings]) -> Around:
        """Write what is told of each claim by its id, each thing once."""
        told: dict[Surroundings, int] = {}
        said: dict[Party | None, int] = {}
        places = tuple(
            (
                told.setdefault(replace(one, voice=None), len(told)),
                said.setdefault(one.voice, len(said)),
            )
            for one in settings.values()
        )
        return cls(tuple(settings), report, tuple(told), tuple(said), places)

    def setting(self, claim_id: str) -> Surroundings:
        """Give what the sentence of a claim tells of."""
        told, said = self.places[self.ids.index(claim_id)]
        return replace(self.settings[told], voice=self.voices[said])


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one document gives to the comparison."""

    strip: Strip
    around: Around


def make_sheet(reading: Reading) -> tuple[Sheet, dict[str, Facets]]:
    """Look at the claims of one document.

    Args:
        reading: The document, its claims and sentences, what its words mean; nothing else.

    Returns:
        What to keep, and the facets it was made from.
    """
    settings = find_surroundings(reading)
    facets = find_facets(reading, settings)
    if not facets:
        return Sheet(strip(()), Around.of(None, {})), {}
    report = next(iter(facets.values())).report
    around = Around.of(report, {i: settings[i] for i in facets})
    return Sheet(strip(tuple(facets.values())), around), facets


HELD = 15_000
"""Claims whose facets are held at one time, half of them asked for since the last half
was let go. Those of other claims are looked at again where a rule asks for them, and then only for
the few it asks for. Of 5,000 documents (`python -m bench.again`) 15,000 took 984 CPU seconds and
1,993 MB, 25,000 took 937 and 2,020."""


class Told(Protocol):
    """What the claims of a document are looked at with, in whatever form it is held."""

    @property
    def report(self) -> Report | None:
        """What is known of the document; None: no claim of it is compared."""
        ...

    def setting(self, claim_id: str) -> Surroundings:
        """Give what the sentence of a claim tells of."""
        ...


class Looked(Mapping[str, Facets]):
    """The facets of the claims of a case, each looked at when it is first asked for."""

    def __init__(
        self,
        reading: Reading,
        around: Mapping[str, Told],
        held: Mapping[str, Facets],
        most: int = HELD,
    ) -> None:
        """Look claims up.

        Args:
            reading: All documents.
            around: By document id.
            held: Facets at hand: of a document all or none, as they share its report.
            most: Claims whose facets are held.
        """
        self._reading, self._around, self._most = reading, around, most
        self._held, self._before = dict[str, Facets](), dict(held)
        """Asked for since the other half was let go, and those before them."""

    def __getitem__(self, claim_id: str) -> Facets:
        """Give the facets of a claim."""
        found = self._held.get(claim_id)
        if found is None:
            found = self._before.get(claim_id) or self._look(claim_id)
            if 2 * len(self._held) >= self._most:
                self._before, self._held = self._held, {}
            self._held[claim_id] = found
        return found

    def __contains__(self, claim_id: object) -> bool:
        """Tell whether a claim is compared."""
        claim = self._reading.claims.get(claim_id) if isinstance(claim_id, str) else None
        return claim is not None and is_compared(claim)

    def __iter__(self) -> Iterator[str]:
        """Give the claims in the order of the reading."""
        return (c.id for c in self._reading.claims.values() if is_compared(c))

    def __len__(self) -> int:
        """Count the claims that are compared."""
        return sum(1 for _ in self)

    def _look(self, claim_id: str) -> Facets:
        claim = self._reading.claims[claim_id]
        around = self._around[claim.document_id]
        if around.report is None:
            raise KeyError(claim_id)
        return Facets(self._reading, claim, around.report, around.setting(claim_id))
