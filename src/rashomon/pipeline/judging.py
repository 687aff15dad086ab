"""Record what a person judges, and put the case together with it.

    who, what, which claims -> Judgement -> relations, questions, events, actors as judged

A judgement of one's own that the new one contradicts is withdrawn by its date. Those of others
stay: where persons differ, what was read from the words stands, and both are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from rashomon.config import Settings
from rashomon.errors import JudgementError
from rashomon.model import (
    JudgedSort,
    Judgement,
    JudgementKind,
    Reading,
    Slot,
    content_id,
    disagree,
)
from rashomon.pipeline.deciding import AT_ONCE, Way, store_decided
from rashomon.pipeline.judged_things import Thing, find_thing, named_claims
from rashomon.pipeline.local import RunCounts
from rashomon.pipeline.saying import Saying, person_named, plain_text
from rashomon.store import Store, View
from rashomon.text.given_names import fold_name
from rashomon.views import CaseIndex

OF_CLAIMS = frozenset(JudgementKind) - {JudgementKind.JOIN, JudgementKind.SPLIT}
"""What two claims can be judged to be."""

DIFFERENT_ONES = "name two different ones"
AGAIN = "withdraw it, or judge otherwise"


@dataclass(frozen=True, slots=True)
class JudgedNow:
    """What judging did."""

    judgement: Judgement
    withdrawn: tuple[Judgement, ...]
    """Earlier ones of the same person that it takes the place of."""
    against: tuple[Judgement, ...]
    """Those of others that it contradicts: none of them is honoured."""
    counts: RunCounts
    """What putting the case together did; nothing, where that is done later."""


def judge_claims(
    store: Store,
    settings: Settings,
    kind: JudgementKind,
    claims: Sequence[str],
    saying: Saying,
    way: Way = AT_ONCE,
) -> JudgedNow:
    """Record what two claims are to each other.

    Args:
        store: The case.
        settings: Those it was put together with.
        kind: Same, different, contradicts or not comparable.
        claims: Ids of two claims, or unique beginnings of ids.
        saying: Who judges.
        way: When it is done.

    Raises:
        JudgementError: If it cannot be judged.
        UnknownNameError: If there is no such claim, or several.
    """
    with way.held(store):
        view = store.view()
        index = way.look(view)
        reading = index.counted
        found = named_claims(reading, claims)
        if len(found) != 2 or kind not in OF_CLAIMS:
            raise JudgementError.of(kind, "it takes two claims", DIFFERENT_ONES)
        a, b = sorted(found, key=lambda c: c.id)
        made = Judgement(
            id="",
            kind=kind,
            of=JudgedSort.CLAIM,
            sides=((a.id,), (b.id,)),
            words=tuple(f"{reading.speaker(c).name}: “{c.span.quote}”" for c in (a, b)),  # type: ignore[arg-type]
            by=person_named(saying.by),
            at=way.now(),
            note=plain_text(saying.note),
            on=saying.on if kind is JudgementKind.CONTRADICTS else None,
            read_as=_read_as(index, frozenset((a.id, b.id))),
        )
        return _record(store, settings, made, way)


def judge_groups(
    store: Store,
    settings: Settings,
    of: JudgedSort,
    keys: Mapping[str, Sequence[str]],
    saying: Saying,
    way: Way = AT_ONCE,
) -> JudgedNow:
    """Record that two questions, events or actors are one, or that one is two.

    Args:
        store: The case.
        settings: Those it was put together with.
        of: Questions, events or actors.
        keys: Under "join" the ids of two; under "split" the id of one, then of its claims.
        saying: Who judges.
        way: When it is done.

    Raises:
        JudgementError: If it cannot be judged.
        UnknownNameError: If there is no such thing or claim, or several.
    """
    with way.held(store):
        view = store.view()
        index = way.look(view)
        reading = index.counted
        [(verb, named)] = keys.items()
        is_join = verb == JudgementKind.JOIN
        if is_join:
            first, second, on = _joined(view, reading, of, named)
        else:
            first, second, on = _parted(view, reading, of, named)
        ids = (first.id, second.id) if is_join else (first.id,)
        made = Judgement(
            id="",
            kind=JudgementKind(verb),
            of=of,
            sides=(first.claim_ids, second.claim_ids),
            words=(first.words, second.words),
            by=person_named(saying.by),
            at=way.now(),
            note=plain_text(saying.note),
            objects=ids,
            on=on,
        )
        return _record(store, settings, made, way)


def _joined(
    view: View, reading: Reading, of: JudgedSort, named: Sequence[str]
) -> tuple[Thing, Thing, Slot | None]:
    if len(named) != 2:
        raise JudgementError.of("join", f"it takes two {of}s", DIFFERENT_ONES)
    first, second = (find_thing(view, reading, of, key) for key in named)
    if first.id == second.id:
        raise JudgementError.of("join", f"both are {first.id}", DIFFERENT_ONES)
    slots = {thing.on for thing in (first, second)} - {None}
    if len(slots) > 1:
        what = f"they ask for different things: {' and '.join(sorted(map(str, slots)))}"
        raise JudgementError.of("join", what, "join questions that ask for one thing")
    return first, second, next(iter(slots), None)


def _parted(
    view: View, reading: Reading, of: JudgedSort, named: Sequence[str]
) -> tuple[Thing, Thing, Slot | None]:
    if len(named) < 2:
        raise JudgementError.of("split", f"it takes one {of} and claims of it", "name them")
    whole = find_thing(view, reading, of, named[0])
    claims = {claim.id for claim in named_claims(reading, named[1:])}
    strange = sorted(claims.difference(whole.claim_ids))
    if strange:
        what = f"{', '.join(strange)} is none of the claims of {whole.id}"
        raise JudgementError.of(
            "split", what, f"`rashomon export` lists the claims of each {of}"
        )
    rest = tuple(c for c in whole.claim_ids if c not in claims)
    if not rest:
        raise JudgementError.of(
            "split", f"nothing of {whole.id} would be left", "name fewer"
        )
    split_off = Thing(whole.id, tuple(sorted(claims)), _quotes(reading, claims), whole.on)
    return split_off, replace(whole, claim_ids=rest), whole.on


def _quotes(reading: Reading, claim_ids: Iterable[str]) -> str:
    quotes = [f"“{reading.claims[i].span.quote}”" for i in sorted(claim_ids)]
    return "; ".join(quotes)


READ_ALONE = "read from the words alone: "
"""What a relation that is judged says before what it was read as."""


def _read_as(index: CaseIndex, pair: frozenset[str]) -> str | None:
    """Say what two claims are read as now, whoever judged them before."""
    relation = index.relation_of.get(pair)
    if relation is None:
        return None
    if relation.judged_by:
        return relation.why.partition(READ_ALONE)[2] or None
    on = f" on {relation.on}" if relation.on else ""
    return f"{relation.kind}{on}, {relation.why}"


def _record(store: Store, settings: Settings, made: Judgement, way: Way) -> JudgedNow:
    every = list(store.view().all(Judgement))
    own = [j for j in every if fold_name(j.by) == fold_name(made.by)]
    alike = [j for j in own if _content(j) == _content(made)]
    current = [j for j in alike if not j.withdrawn_at]
    if any(j.note == made.note for j in current):
        what = f"{current[0].by} judged so on {current[0].at} ({current[0].id})"
        raise JudgementError.of(made.kind, what, AGAIN)
    key = content_id("judgement", *_content(made), fold_name(made.by), len(alike))
    made = replace(made, id=key)
    against = [j for j in every if not j.withdrawn_at and disagree(j, made)]
    ended = tuple(
        replace(j, withdrawn_at=made.at, withdrawn_by=made.by)
        for j in own
        if j in against or j in current
    )
    others = tuple(j for j in against if j not in own)
    return write_judged(store, settings, made, (ended, others), way)


Content: TypeAlias = tuple[str | tuple[str | tuple[str, ...], ...] | None, ...]


def _content(judged: Judgement) -> Content:
    """Give what makes a judgement itself, apart from who made it and when."""
    return judged.kind, judged.of, judged.sides, judged.objects, judged.on


def write_judged(
    store: Store,
    settings: Settings,
    made: Judgement,
    others: tuple[tuple[Judgement, ...], tuple[Judgement, ...]],
    way: Way,
) -> JudgedNow:
    """Write a judgement, and put the case together anew.

    Args:
        store: The case.
        settings: Those it was put together with.
        made: The judgement.
        others: Those it ends, and those it contradicts.
        way: When the case is put together.
    """
    ended, against = others
    counts = store_decided(store, settings, [*ended, made], way)
    return JudgedNow(made, ended, against, counts)
