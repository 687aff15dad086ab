"""Who holds which answer, and who cannot be right together with whom.

questions, relations -> Holder(variants), rival pairs of variants
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from rashomon.model import (
    Certainty,
    Claim,
    Question,
    Reading,
    Relation,
    RelationKind,
    Shift,
    ShiftKind,
    Tie,
)
from rashomon.stages.accounts.voices import OUTLET, Voices

Rivals = Mapping[str, frozenset[str]]
"""The variants that contradict a variant, by its id; one without any is left out."""

Said = Mapping[str, frozenset[str]]
"""What else each voice says that others may say too (ids of ties), by its name."""

Adopted = Mapping[str, Claim]
"""By the id of a credited claim, the claim by which the same document tells it as its own: a
headline that drops the credit of the body."""

HELD = frozenset(
    {Certainty.ASSERTED, Certainty.REPORTED, Certainty.DENIED, Certainty.HEDGED}
)
"""Labels by which somebody holds an answer. A forecast or a view answers no question of
what happened."""

_NONE = frozenset[str]()


@dataclass(frozen=True, slots=True)
class Holder:
    """A source or publisher with the variants it holds."""

    key: str
    names: tuple[str, ...]
    """In order; more than one where a body publishes under another name than it is quoted by."""
    variant_ids: frozenset[str]
    said: frozenset[str] = _NONE
    """Ties it tells of; they bring voices together, they set none apart."""

    @property
    def name(self) -> str:
        """Give the first of its names."""
        return self.names[0]

    @property
    def is_outlet(self) -> bool:
        """Tell whether it is a publisher that is nobody's voice but its own."""
        return self.key.startswith(OUTLET)


def find_holders(
    voices: Voices, questions: Sequence[Question], said: Said, adopted: Adopted
) -> tuple[Holder, ...]:
    """Give the named sources and the publishers that hold a variant, in order of name.

    An unnamed source ("residents") is nobody whose other statements could be known again. A
    publisher that tells a source's claim as its own holds it too.
    """
    held: dict[str, set[str]] = {}
    names: dict[str, set[str]] = {}
    for question in questions:
        for variant in question.variants:
            for claim in (voices.reading.claims[i] for i in variant.claim_ids):
                own = adopted.get(claim.id)
                for teller in (claim, *([own] if own else [])):
                    voice = voices.of(teller) if teller.certainty in HELD else None
                    if voice:
                        held.setdefault(voice.key, set()).add(variant.id)
                        names.setdefault(voice.key, set()).add(voice.name)
    found = [
        Holder(key, tuple(sorted(names[key])), frozenset(ids), _of_all(said, names[key]))
        for key, ids in held.items()
    ]
    return tuple(sorted(found, key=lambda h: (h.names, h.key)))


def _of_all(said: Said, names: Iterable[str]) -> frozenset[str]:
    return _NONE.union(*(said.get(name, _NONE) for name in names))


def find_adopted(reading: Reading, shifts: Iterable[Shift]) -> Adopted:
    """Give the claims in a document's own voice that tell what it credits to a source."""
    found: dict[str, Claim] = {}
    for shift in sorted(shifts, key=lambda s: s.id):
        a, b = reading.claims.get(shift.a), reading.claims.get(shift.b)
        if shift.kind is not ShiftKind.ATTRIBUTION_DROPPED or a is None or b is None:
            continue
        if a.document_id == b.document_id and b.source is None:
            found.setdefault(a.id, b)
    return found


def find_said(reading: Reading, ties: Iterable[Tie]) -> Said:
    """Give the ties between named actors that each named voice tells of.

    That two tell of help for somebody unnamed says little of what they share.
    """
    told: dict[str, set[str]] = {}
    for tie in (t for t in ties if t.from_id and t.to_id):
        for claim in (reading.claims[i] for i in tie.claim_ids):
            speaker = reading.speaker(claim)
            if speaker.is_named:
                told.setdefault(speaker.name, set()).add(tie.id)
    return {name: frozenset(ids) for name, ids in told.items()}


def find_rivals(questions: Sequence[Question], relations: Sequence[Relation]) -> Rivals:
    """Give the variants of one question that contradict each other."""
    variants_of: dict[str, list[tuple[int, str]]] = {}
    for number, question in enumerate(questions):
        for variant in question.variants:
            for claim_id in variant.claim_ids:
                variants_of.setdefault(claim_id, []).append((number, variant.id))
    rivals: dict[str, set[str]] = {}
    for relation in (r for r in relations if r.kind is RelationKind.CONTRADICTS):
        for asked, a in variants_of.get(relation.a, ()):
            for also, b in variants_of.get(relation.b, ()):
                if asked == also and a != b:
                    rivals.setdefault(a, set()).add(b)
                    rivals.setdefault(b, set()).add(a)
    return {name: frozenset(found) for name, found in rivals.items()}


def contradicts_itself(holder: Holder, rivals: Rivals) -> bool:
    """Tell whether a holder holds two rival variants."""
    held = holder.variant_ids
    return any(not held.isdisjoint(rivals.get(a, _NONE)) for a in held)


def without_rivals(holder: Holder, rivals: Rivals) -> Holder:
    """Leave a holder only the answers of which it gives no rival."""
    held = holder.variant_ids
    firm = frozenset(a for a in held if held.isdisjoint(rivals.get(a, _NONE)))
    return replace(holder, variant_ids=firm)


def conflict(a: Holder, b: Holder, rivals: Rivals) -> bool:
    """Tell whether two holders hold rival variants that they do not also share."""
    only_b = b.variant_ids - a.variant_ids
    only_a = a.variant_ids - b.variant_ids
    return any(not only_b.isdisjoint(rivals.get(x, _NONE)) for x in only_a)


def agreement(a: Holder, b: Holder) -> int:
    """Count what two holders both say: answers and ties."""
    return len(a.variant_ids & b.variant_ids) + len(a.said & b.said)


def conflicts(holders: Sequence[Holder], rivals: Rivals) -> frozenset[tuple[int, int]]:
    """Give the pairs of holders that conflict, by number, the lower first.

    Only those who hold rival variants are looked at, so that many who agree cost little.
    """
    holding: dict[str, list[int]] = {}
    for number, holder in enumerate(holders):
        for variant in holder.variant_ids & rivals.keys():
            holding.setdefault(variant, []).append(number)
    met = {
        (min(i, j), max(i, j))
        for a, numbers in holding.items()
        for b in rivals[a]
        for i, j in product(numbers, holding.get(b, ()))
        if i != j
    }
    return frozenset((i, j) for i, j in met if conflict(holders[i], holders[j], rivals))
