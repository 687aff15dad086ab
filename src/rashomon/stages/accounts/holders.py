"""Who holds which answer, and who cannot be right together with whom.

questions, relations -> Holder(variants), rival pairs of variants
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
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
    Variant,
)
from rashomon.text.speakers import OUTLET, Speakers

Rivals = Mapping[str, frozenset[str]]
"""The variants that contradict a variant, by its id; one without any is left out."""

Said = Mapping[str, frozenset[str]]
"""What else each voice says that others may say too (ids of ties), by its name."""

Adopted = Mapping[str, Claim]
"""By the id of a credited claim, the claim by which the same document tells it as its own: a
headline that drops the credit of the body."""

Given = Mapping[str, frozenset[str | None]]
"""When the reports were published that tell an answer, by its id; None among them: not stated."""

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
    given: Given = field(default_factory=dict[str, frozenset[str | None]])

    @property
    def name(self) -> str:
        """Give the first of its names."""
        return self.names[0]

    @property
    def is_outlet(self) -> bool:
        """Tell whether it is a publisher that is nobody's voice but its own."""
        return self.key.startswith(OUTLET)


def find_holders(
    speakers: Speakers, questions: Sequence[Question], said: Said, adopted: Adopted
) -> tuple[Holder, ...]:
    """Give the named sources and the publishers that hold a variant, in order of name.

    An unnamed source ("residents") is nobody whose other statements could be known again. A
    publisher that tells a source's claim as its own holds it too.
    """
    held: dict[str, dict[str, set[str | None]]] = {}
    names: dict[str, set[str]] = {}
    for variant in (v for q in questions for v in q.variants):
        for teller in _tellers(speakers.reading, variant, adopted):
            voice = speakers.of(teller) if teller.certainty in HELD else None
            if voice:
                published = speakers.reading.documents[teller.document_id].published
                days = held.setdefault(voice.key, {}).setdefault(variant.id, set())
                days.add(published.edtf if published else None)
                names.setdefault(voice.key, set()).add(voice.name)
    found = [
        Holder(
            key,
            tuple(sorted(names[key])),
            frozenset(told),
            _of_all(said, names[key]),
            {variant_id: frozenset(days) for variant_id, days in told.items()},
        )
        for key, told in held.items()
    ]
    return tuple(sorted(found, key=lambda h: (h.names, h.key)))


def _tellers(reading: Reading, variant: Variant, adopted: Adopted) -> Iterator[Claim]:
    """Give the claims of an answer, and those by which a document tells it as its own."""
    for claim in (reading.claims[i] for i in variant.claim_ids):
        yield claim
        if claim.id in adopted:
            yield adopted[claim.id]


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


def find_said(speakers: Speakers, ties: Iterable[Tie]) -> Said:
    """Give the ties between named actors that each named voice tells of.

    That two tell of help for somebody unnamed says little of what they share.
    """
    told: dict[str, set[str]] = {}
    for tie in (t for t in ties if t.from_id and t.to_id):
        for claim in (speakers.reading.claims[i] for i in tie.claim_ids):
            voice = speakers.of(claim)
            if voice:
                told.setdefault(voice.name, set()).add(tie.id)
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
