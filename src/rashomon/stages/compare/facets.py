"""Look at a claim the way it is compared: words, figures, days, places, parties, polarity.

    Claim + Reading -> Facets

Each facet is found once, when it is first asked for: a pair of claims that has nothing to it is
asked for a few of the forty. What a claim leaves out is taken from its own sentence, never from
the date of the report; what stays out is unknown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.model import (
    Claim,
    Reading,
    Speaker,
    ZoneKind,
)
from rashomon.stages.compare.aims import Aim
from rashomon.stages.compare.begins import Begin
from rashomon.stages.compare.causes import Cause
from rashomon.stages.compare.charges import Charge
from rashomon.stages.compare.cores import Core
from rashomon.stages.compare.custody import Custody
from rashomon.stages.compare.damages import Damage
from rashomon.stages.compare.days import Clock, Days
from rashomon.stages.compare.deaths import Death
from rashomon.stages.compare.deeds import Deed
from rashomon.stages.compare.effects import Effect
from rashomon.stages.compare.ends import End
from rashomon.stages.compare.fates import Fate
from rashomon.stages.compare.figures import Figure
from rashomon.stages.compare.finders import FINDERS
from rashomon.stages.compare.firsts import First
from rashomon.stages.compare.holds import Hold
from rashomon.stages.compare.loads import Load
from rashomon.stages.compare.losing import Loss
from rashomon.stages.compare.norms import Norm
from rashomon.stages.compare.notices import Notice
from rashomon.stages.compare.particulars import Particular
from rashomon.stages.compare.parties import (
    Party,
)
from rashomon.stages.compare.places import Bearing, Named
from rashomon.stages.compare.rates import Rate
from rashomon.stages.compare.receptions import Reception
from rashomon.stages.compare.reports import (
    Report,
    find_reports,
)
from rashomon.stages.compare.surroundings import (
    Surroundings,
    find_surroundings,
)
from rashomon.stages.compare.territories import Territory
from rashomon.stages.compare.wishes import Wish

Place = tuple[int, str, str, int, int, str]
"""Day, name and id of the report, start, end and id of the claim."""


@dataclass(frozen=True, slots=True, init=False, eq=False, repr=False)
class Facets:
    """One claim as it is compared."""

    reading: Reading
    """Its document and what its words mean."""
    claim: Claim
    report: Report
    """What is known of its document."""
    setting: Surroundings
    """What its sentence tells of."""
    order: Place
    """Place in the order in which pairs are written: first report first."""
    speaker: Speaker
    tokens: tuple[str, ...]
    words: Mapping[str, float]
    """Weighted terms without words of negation."""
    total: float
    names: frozenset[str]
    """Terms that are names: of parties, of places, or capitalised."""
    content: Mapping[str, float]
    """The words without light ones and without names: what is said of those named."""
    content_total: float
    classes: frozenset[str]
    told: frozenset[str]
    """Happenings its sentence names that a report can lead with: what the claim is part of."""
    predicate: str | None
    """Class of the main predicate, else its stem."""
    context: frozenset[str]
    """Terms of the sentence before, for a claim whose subject is a pronoun; else empty."""
    states: tuple[str, ...]
    """States it says something is in, of those that have an opposite."""
    numbers: tuple[str, ...]
    """Its figures, sorted, for the comparison of wordings."""
    is_negative: bool
    is_settled: bool
    """States something as having happened or holding; not an opinion, prediction, condition."""
    figures: tuple[Figure, ...]
    days: Days | None
    own_days: Days | None
    """Days the claim itself names, without its sentence's."""
    has_several_days: bool
    """It names times that do not lie in one another: which is meant is open."""
    clock: Clock | None
    places: tuple[Named, ...]
    bearing: Bearing | None
    agents: tuple[Party, ...]
    patients: tuple[Party, ...]
    parties: tuple[Party, ...]
    """Everybody named, in any role but the source."""
    deed: Deed
    rejects: bool
    """It denies accounts told before it, without saying which ("both accounts")."""
    aim: Aim | None
    """What became of an aim."""
    effect: Effect | None
    """What somebody's coming or deed did to public safety."""
    load: Load | None
    """What something carried, or what was hit."""
    cause: Cause | None
    """What brought something down, or did not."""
    hold: Hold | None
    """Who holds a place, or does not."""
    loss: Loss | None
    """Whose dead it counts."""
    damage: Damage | None
    """How badly one thing was harmed."""
    norm: Norm | None
    """How a level stands to its norm."""
    first: First | None
    """Who was the first to do something."""
    notice: Notice | None
    """Word that reached somebody, or did not."""
    rate: Rate | None
    particulars: tuple[Particular, ...]
    """Numbers that are one person's or one place's own."""
    death: Death | None
    """What it says of the death of one person."""
    """The one share or speed it gives."""
    territory: Territory | None
    """In whose waters or land it puts something."""
    wish: Wish | None
    """At whose wish somebody came or left."""
    reception: Reception | None
    """How people took to those who came."""
    fates: tuple[Fate, ...]
    """What became of people."""
    begin: Begin | None
    """When a long happening began."""
    end: End | None
    """Until when something holds."""
    custody: Custody | None
    """Whether somebody is held."""
    charge: Charge | None
    """Whom it lays a deed to in any words, or clears of it."""
    core: Core | None
    """What it denies, without asides; None: nothing, or it is not negative."""
    is_confirmed: bool | None
    """Whether it says that somebody in office confirms something; None: neither."""

    def __init__(
        self, reading: Reading, claim: Claim, report: Report, setting: Surroundings
    ) -> None:
        """Look at one claim."""
        put = object.__setattr__
        put(self, "reading", reading)
        put(self, "claim", claim)
        put(self, "report", report)
        put(self, "setting", setting)

    if not TYPE_CHECKING:  # a name that is none stays an error of types

        def __getattr__(self, name: str) -> object:
            """Find a facet that was not asked for before."""
            find = FINDERS.get(name)
            if find is None:
                raise AttributeError(name)
            found = find(self)
            object.__setattr__(self, name, found)
            return found

    @property
    def doers(self) -> tuple[Party, ...]:
        """Whom it lays a deed to, by a verb of harm or in other words."""
        return self.deed.doers or (self.charge.shown if self.charge else ())

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id


def find_facets(
    reading: Reading, settings: Mapping[str, Surroundings] | None = None
) -> dict[str, Facets]:
    """Look at every claim, in the order of the reading.

    Args:
        reading: Claims, and what their words mean.
        settings: What the sentence of each tells of; None: it is looked at here.
    """
    reports = find_reports(reading)
    settings = find_surroundings(reading) if settings is None else settings
    return {
        claim.id: Facets(reading, claim, reports[claim.document_id], settings[claim.id])
        for claim in reading.claims.values()
        if is_compared(claim)
    }


def is_compared(claim: Claim) -> bool:
    """Tell whether a claim is compared at all."""
    return claim.zone is not ZoneKind.BOILERPLATE
