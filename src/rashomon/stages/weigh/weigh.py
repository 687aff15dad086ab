"""Weigh each answer on two axes, each with its reasons.

    questions, claim-level origins -> testimony of each claim -> Standing -> Weight

The axes are never joined into one score. Without a grade of the user's the source is F:
it cannot be judged from the text who is reliable.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import (
    Grade,
    Origin,
    OriginKind,
    OriginLevel,
    Question,
    Reading,
    Variant,
    Weight,
)
from rashomon.stages.weigh.grading import by_name, find_letter
from rashomon.stages.weigh.params import WeighParams
from rashomon.stages.weigh.table import Standing, find_rule
from rashomon.stages.weigh.testimony import Testimony, involved, testimony

MAX_NAMES = 4
"""Most names written out in one reason."""


@dataclass(frozen=True, slots=True)
class _Side:
    """One variant with what stands behind it."""

    variant: Variant
    counted: tuple[Testimony, ...]
    left_out: tuple[Testimony, ...]
    origins: frozenset[str]
    """Ids of the independent origins; those that credit nobody are left out."""


def weigh_variants(
    reading: Reading,
    questions: Sequence[Question],
    origins: Sequence[Origin],
    params: WeighParams,
    grades: Iterable[Grade] = (),
) -> tuple[Weight, ...]:
    """Weigh every variant of every question.

    Args:
        reading: Claims and who speaks in them.
        questions: With their variants, counted without the distrusted.
        origins: Claim-level origins (document-level ones are passed over).
        params: The user's parties, and the grades of their settings.
        grades: The user's grades that the case keeps.

    Returns:
        One weight a variant, in the order of the questions and their variants.
    """
    of_claim = _origins_by_claim(origins)
    graded = by_name(grades, params.grades)
    found: list[Weight] = []
    for question in questions:
        asked = _asked(reading, question)
        sides = [_side(reading, v, asked, of_claim, params) for v in question.variants]
        rivals = _Rivals.of(sides)
        found.extend(_weight(question, side, rivals, graded) for side in sides)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What every side of one question is seen against."""

    involved: frozenset[str]
    """Actors that act or are acted upon in any of its claims."""
    open_claims: frozenset[str]
    """Claims that leave room for several answers ("at least 10"): support for none."""


def _asked(reading: Reading, question: Question) -> _Asked:
    seen = Counter(c for v in question.variants for c in (*v.claim_ids, *v.left_out))
    actors = (involved(reading, reading.claims[claim_id]) for claim_id in seen)
    several = frozenset(claim_id for claim_id, times in seen.items() if times > 1)
    return _Asked(frozenset[str]().union(*actors), several)


@dataclass(frozen=True, slots=True)
class _Rivals:
    """The sides that are counted, for looking at all but one of them."""

    sides: tuple[_Side, ...]
    """Those with the most origins first."""

    @classmethod
    def of(cls, sides: Iterable[_Side]) -> _Rivals:
        """Keep two of the counted sides: one of them is always another's strongest rival."""
        counted = sorted((s for s in sides if s.counted), key=lambda s: -len(s.origins))
        return cls(tuple(counted[:2]))

    def origins_against(self, side: _Side) -> int | None:
        """Give the most origins another side has; None: there is no other."""
        return next((len(s.origins) for s in self.sides if s is not side), None)


def _origins_by_claim(origins: Sequence[Origin]) -> dict[str, tuple[Origin, ...]]:
    found: dict[str, tuple[Origin, ...]] = {}
    for origin in sorted(origins, key=lambda o: o.id):
        if origin.level is OriginLevel.CLAIM:
            for claim_id in origin.claim_ids:
                found[claim_id] = (*found.get(claim_id, ()), origin)
    return found


def _side(
    reading: Reading,
    variant: Variant,
    asked: _Asked,
    of_claim: dict[str, tuple[Origin, ...]],
    params: WeighParams,
) -> _Side:
    def hear(claim_ids: Iterable[str]) -> tuple[Testimony, ...]:
        claims = (reading.claims[claim_id] for claim_id in claim_ids)
        return tuple(
            testimony(reading, c, asked.involved, params.parties, of_claim.get(c.id, ()))
            for c in claims
        )

    counted, left_out = hear(variant.claim_ids), hear(variant.left_out)
    origins = frozenset(
        origin.id
        for t in counted
        if t.claim.id not in asked.open_claims
        for origin in of_claim.get(t.claim.id, ())
        if origin.kind is not OriginKind.UNSOURCED
    )
    return _Side(variant, counted, left_out, origins)


def _weight(
    question: Question, side: _Side, rivals: _Rivals, grades: Mapping[str, Grade]
) -> Weight:
    against = rivals.origins_against(side)
    contradicted = question.disputed and against is not None
    standing = Standing(
        claims=len(side.counted),
        origins=len(side.origins),
        rival_origins=against or 0,
        contradicted=contradicted,
        named=any(t.has_voice and t.speaker.is_named for t in side.counted),
        first_hand=any(t.first_hand and not t.relayed for t in side.counted),
        hedged=bool(side.counted) and all(t.hedged for t in side.counted),
    )
    rule = find_rule(standing)
    graded = find_letter(side.counted, grades)
    why = (
        *graded.why,
        f"information {rule.number}: {rule.reason}",
        _origin_reason(standing, side),
        *_voice_reasons(side),
    )
    return Weight(side.variant.id, graded.letter, rule.number, why, graded.grades)


def _origin_reason(standing: Standing, side: _Side) -> str:
    documents = len({t.claim.document_id for t in side.counted})
    noun = "document" if documents == 1 else "documents"
    origins = "origin" if standing.origins == 1 else "independent origins"
    return f"{documents} {noun}, {standing.origins} {origins}"


def _voice_reasons(side: _Side) -> list[str]:
    reasons = [
        _listed("named", (t for t in side.counted if t.has_voice and t.speaker.is_named)),
        _listed(
            "unnamed", (t for t in side.counted if t.has_voice and not t.speaker.is_named)
        ),
        _listed("in the author's own voice", (t for t in side.counted if not t.has_voice)),
        _listed("relayed", (t for t in side.counted if t.relayed)),
        _listed("party to the matter", (t for t in side.counted if t.party)),
        _listed("left out as you asked", side.left_out),
    ]
    first_hand = {
        f"{t.speaker.name} ({t.first_hand})" for t in side.counted if t.first_hand
    }
    interest = {f"{t.speaker.name}: {t.interest}" for t in side.counted if t.interest}
    if first_hand:
        reasons.append("first-hand: " + _some(first_hand))
    return [*(r for r in reasons if r), *sorted(interest)]


def _listed(what: str, heard: Iterable[Testimony]) -> str:
    names = {t.speaker.name for t in heard}
    return f"{what}: {_some(names)}" if names else ""


def _some(names: set[str]) -> str:
    ordered = sorted(names)
    more = f" and {len(ordered) - MAX_NAMES} more" if len(ordered) > MAX_NAMES else ""
    return ", ".join(ordered[:MAX_NAMES]) + more
