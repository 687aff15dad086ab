"""Count questions without the claims that are set aside, and say what falls.

    questions, relations, distrusted claims -> questions as they stand without -> Fall, ...

Nothing is taken away from view: a claim that is set aside stays with its answer and is listed
as such. Setting aside what was set aside before changes nothing, so the same function serves
a run and a look at a case.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.model import (
    Account,
    Fall,
    FallKind,
    Origin,
    OriginLevel,
    Question,
    Reading,
    Relation,
    RelationKind,
    Variant,
    content_id,
)
from rashomon.text.speakers import Speakers

Apart = Mapping[str, frozenset[tuple[str, str | None]]]
"""By claim: the claims it contradicts, each with on what."""


def set_aside(
    reading: Reading,
    questions: Sequence[Question],
    relations: Iterable[Relation],
    origins: Iterable[Origin],
    distrusted: Mapping[str, str],
) -> tuple[Question, ...]:
    """Give the questions with the distrusted claims left out of every count.

    Args:
        reading: The case.
        questions: As found, or as counted without others.
        relations: What claims are to each other.
        origins: Claim level.
        distrusted: Claims to set aside; empty: all claims count again.
    """
    origin_of = {
        claim_id: origin
        for origin in origins
        if origin.level is OriginLevel.CLAIM
        for claim_id in origin.claim_ids
    }
    apart = _apart(relations)

    def counted(variant: Variant) -> Variant:
        every = sorted({*variant.claim_ids, *variant.left_out})
        kept = tuple(c for c in every if c not in distrusted)
        if kept == variant.claim_ids and not variant.left_out:
            return variant
        return replace(
            variant.resting_on(kept, origin_of),
            claim_ids=kept,
            left_out=tuple(c for c in every if c in distrusted),
            document_ids=tuple(sorted({reading.claims[c].document_id for c in kept})),
        )

    found: list[Question] = []
    for question in questions:
        variants = tuple(counted(v) for v in question.variants)
        if variants == question.variants:
            found.append(question)
        else:
            disputed = _is_disputed(question.on, variants, apart)
            found.append(replace(question, variants=variants, disputed=disputed))
    return tuple(found)


def without_claims(
    relations: Iterable[Relation], distrusted: Mapping[str, str]
) -> tuple[Relation, ...]:
    """Give the relations between claims that count."""
    return tuple(r for r in relations if r.a not in distrusted and r.b not in distrusted)


def find_falls(
    reading: Reading,
    before: Sequence[Question],
    after: Sequence[Question],
    accounts: Iterable[Account],
    distrusted: Mapping[str, str],
) -> tuple[Fall, ...]:
    """Say what stands only with those who are distrusted.

    Args:
        reading: The case.
        before: Questions with all claims.
        after: The same questions without the distrusted ones, in the same order.
        accounts: Those there are with all claims.
        distrusted: On whom each claim that was set aside rests.

    Returns:
        Answers, disputes, accounts, each in the order in which they are shown.
    """
    pairs = list(zip(before, after, strict=True))
    fallen = [fall for old, new in pairs for fall in _answers(old, new, distrusted)]
    fallen += [
        _fall(FallKind.DISPUTE, old.id, old.text, _names(new.variants, distrusted))
        for old, new in pairs
        if old.disputed and not new.disputed
    ]
    variants = {v.id: v for question in before for v in question.variants}
    speakers = Speakers(reading)
    for account in accounts:
        held = set(_held(speakers, account, variants))
        if held and held <= distrusted.keys():
            names = {distrusted[claim_id] for claim_id in held}
            fallen.append(_fall(FallKind.ACCOUNT, account.id, account.title, names))
    return tuple(fallen)


def _answers(old: Question, new: Question, distrusted: Mapping[str, str]) -> Iterator[Fall]:
    for was, now in zip(old.variants, new.variants, strict=True):
        if was.claim_ids and not now.claim_ids:
            text = f"{old.text} {was.answer}"
            yield _fall(FallKind.ANSWER, was.id, text, _names([now], distrusted))


def _held(
    speakers: Speakers, account: Account, variants: Mapping[str, Variant]
) -> Iterator[str]:
    """Give the claims by which the holders of an account hold its answers."""
    holders = set(account.held_by)
    for variant_id in account.variant_ids:
        for claim_id in variants[variant_id].claim_ids if variant_id in variants else ():
            if speakers.name_of(speakers.reading.claims[claim_id]) in holders:
                yield claim_id


def _names(variants: Iterable[Variant], distrusted: Mapping[str, str]) -> set[str]:
    return {distrusted[claim_id] for v in variants for claim_id in v.left_out}


def _fall(kind: FallKind, subject: str, text: str, names: Iterable[str]) -> Fall:
    return Fall(
        content_id("fall", kind, subject), kind, subject, text, tuple(sorted(names))
    )


def _apart(relations: Iterable[Relation]) -> Apart:
    found: dict[str, set[tuple[str, str | None]]] = defaultdict(set)
    for relation in relations:
        if relation.kind is RelationKind.CONTRADICTS:
            found[relation.a].add((relation.b, relation.on))
            found[relation.b].add((relation.a, relation.on))
    return {claim_id: frozenset(others) for claim_id, others in found.items()}


def _is_disputed(on: str | None, variants: Sequence[Variant], apart: Apart) -> bool:
    """Tell whether two claims contradict each other on what is asked.

    Those that do never stand in one answer.
    """
    counted = {claim_id for variant in variants for claim_id in variant.claim_ids}
    return any(
        other in counted and on_what == on
        for claim_id in counted
        for other, on_what in apart.get(claim_id, ())
    )
