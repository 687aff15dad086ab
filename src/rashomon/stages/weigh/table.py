"""The rules by which an answer gets its information number, in one declared table.

    Standing -> first rule that holds -> number from 1 to 6, with its reason

After the second axis of the Admiralty code (NATO AJP-2.1): what stands behind the content,
apart from who says it. The numbers say how an answer is supported, never whether it holds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

SEVERAL = 3
"""Independent origins from which an answer is "several times confirmed"."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What an answer rests on, after the distrusted are left out."""

    claims: int
    origins: int
    """Independent origins that state the answer; documents of one origin count once."""
    rival_origins: int
    """Most independent origins behind an answer that contradicts it."""
    contradicted: bool
    named: bool
    """Somebody named is credited."""
    first_hand: bool
    hedged: bool
    """Every claim for it is hedged."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table."""

    name: str
    number: int
    holds: Callable[[Standing], bool]
    reason: str


RULES: tuple[Rule, ...] = (
    Rule("nothing_left", 6, lambda s: s.claims == 0, "no claim is left that is counted"),
    Rule(
        "nobody_named_as_origin",
        6,
        lambda s: s.origins == 0,
        "nobody is credited with it: where it comes from is not known",
    ),
    Rule(
        "outnumbered",
        5,
        lambda s: s.contradicted and s.rival_origins >= s.origins,
        "contradicted by others with at least as many independent origins",
    ),
    Rule(
        "contradicted",
        4,
        lambda s: s.contradicted,
        "contradicted by others, who have fewer independent origins",
    ),
    Rule(
        "all_hedged",
        4,
        lambda s: s.hedged,
        "every claim for it is hedged; none contradicts",
    ),
    Rule(
        "several_origins",
        1,
        lambda s: s.origins >= SEVERAL,
        "several independent origins agree and none contradicts",
    ),
    Rule(
        "two_origins",
        2,
        lambda s: s.origins == 2,
        "two independent origins agree and none contradicts",
    ),
    Rule(
        "one_named_first_hand",
        3,
        lambda s: s.named and s.first_hand,
        "one named origin that tells it first-hand; none contradicts",
    ),
    Rule("one_origin", 4, lambda _: True, "a single origin; none contradicts"),
)
"""In order; the last one always holds."""


def find_rule(standing: Standing) -> Rule:
    """Give the first rule that holds."""
    return next(rule for rule in RULES if rule.holds(standing))
