"""Record what a person reads in a claim otherwise, and put the case together with it.

    claim, what is read there, who -> Correction, ... -> the case as corrected

A correction of one's own on the same thing is withdrawn by the date of the new one. Those of
others stay: where persons differ, what the machine read stands, and all are shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.config import Settings
from rashomon.errors import JudgementError
from rashomon.model import Claim, CorrectedField, Correction, Document, content_id
from rashomon.pipeline.deciding import AT_ONCE, Way, store_decided
from rashomon.pipeline.judged_things import named_claims
from rashomon.pipeline.local import RunCounts
from rashomon.pipeline.readings import Read, as_read, read_otherwise
from rashomon.pipeline.saying import Saying, person_named, plain_text
from rashomon.store import Store
from rashomon.text.given_names import fold_name

NAME_ONE = "say what: --source, --certainty, --quantity or --span"
AGAIN = "withdraw it, or correct it otherwise"


@dataclass(frozen=True, slots=True)
class CorrectedNow:
    """What correcting did."""

    corrections: tuple[Correction, ...]
    withdrawn: tuple[Correction, ...]
    """Earlier ones of the same person that they take the place of."""
    against: tuple[Correction, ...]
    """Those of others that they contradict: none of these is honoured."""
    counts: RunCounts
    """What putting the case together did; nothing, where that is done later."""


def correct_claims(
    store: Store,
    settings: Settings,
    keys: Sequence[str],
    said: Mapping[CorrectedField, str],
    saying: Saying,
    way: Way = AT_ONCE,
) -> CorrectedNow:
    """Record what a person reads in claims in place of what the machine read.

    Args:
        store: The case.
        settings: Those it was put together with.
        keys: Ids of claims, or unique beginnings; several are corrected alike, all or none.
        said: By field what is read: a certainty; words of the report or START-END (code
            points) for a span or a source, for a source also "own voice" and "unnamed"; for a
            figure "PRINTED = READING", or the reading alone where the claim has one figure.
        saying: Who corrects.
        way: When it is done.

    Raises:
        JudgementError: What is read cannot be: a span outside the report, an unknown certainty, a
            reading that is no figure; or it reads so already.
        UnknownNameError: There is no such claim, or several.
    """
    with way.held(store):
        view = store.view()
        reading = way.look(view).reading
        named = named_claims(reading, keys)
        if not said:
            raise JudgementError.of(named[0].id, "nothing is corrected", NAME_ONE)
        every = list(view.all(Correction))
        made = [
            correction
            for claim in named
            for correction in _corrected(
                reading.documents[claim.document_id],
                (view.get(Claim, claim.id) or claim, claim),
                said,
                (saying, way.now()),
            )
        ]
        return _record(store, settings, every, made, way)


def _corrected(
    document: Document,
    claims: tuple[Claim, Claim],
    said: Mapping[CorrectedField, str],
    by: tuple[Saying, str],
) -> list[Correction]:
    """Correct one claim, as the machine read it and as it reads now; who says so, and when."""
    read_by_machine, now = claims
    made: list[Correction] = []
    for field in sorted(said, key=list(CorrectedField).index):
        now_span = next((m.span for m in made if m.span), None) or now.span
        read = read_otherwise(document, read_by_machine, now_span, field, said[field])
        made.append(_made(read_by_machine, field, read, *by))
    return made


def _made(
    claim: Claim, field: CorrectedField, read: Read, saying: Saying, at: str
) -> Correction:
    return Correction(
        id="",
        claim=claim.id,
        document_id=claim.document_id,
        place=claim.span,
        field=field,
        words=read.words,
        read_as=as_read(claim, field, read.figure),
        by=person_named(saying.by),
        at=at,
        certainty=read.certainty,
        source=read.source,
        span=read.span,
        figure=read.figure,
        quantity=read.quantity,
        note=plain_text(saying.note),
    )


def _record(
    store: Store,
    settings: Settings,
    every: Sequence[Correction],
    made: Sequence[Correction],
    way: Way,
) -> CorrectedNow:
    told: list[Correction] = []
    ended: list[Correction] = []
    against: list[Correction] = []
    for one in made:
        there = [c for c in every if _place(c) == _place(one)]
        own = [c for c in there if fold_name(c.by) == fold_name(one.by)]
        _check_new(one, there, own)
        alike = [c for c in own if c.value == one.value]
        key = content_id(
            "correction", *_place(one), one.words, fold_name(one.by), len(alike)
        )
        told.append(replace(one, id=key))
        ended += [
            replace(c, withdrawn_at=one.at, withdrawn_by=one.by)
            for c in own
            if not c.withdrawn_at
        ]
        against += [
            c for c in there if c not in own and not c.withdrawn_at and c.value != one.value
        ]
    return write_corrected(store, settings, told, (ended, against), way)


def _place(one: Correction) -> tuple[str, int, int, str, int, int]:
    """Say what is corrected, whatever the id of the claim is now."""
    return one.document_id, one.place.start, one.place.end, *one.about


def _check_new(
    one: Correction, there: Sequence[Correction], own: Sequence[Correction]
) -> None:
    current = [c for c in own if not c.withdrawn_at and c.value == one.value]
    if any(c.note == one.note for c in current):
        what = f"{current[0].by} corrected it so on {current[0].at} ({current[0].id})"
        raise JudgementError.of(one.field, what, AGAIN)
    if one.words == one.read_as and all(c.withdrawn_at for c in there):
        what = f"it reads so already: {one.read_as}"
        raise JudgementError.of(one.field, what, "correct what reads otherwise")


def write_corrected(
    store: Store,
    settings: Settings,
    made: Sequence[Correction],
    others: tuple[Sequence[Correction], Sequence[Correction]],
    way: Way,
) -> CorrectedNow:
    """Write corrections, and put the case together anew.

    Args:
        store: The case.
        settings: Those it was put together with.
        made: The corrections.
        others: Those they end, and those they contradict.
        way: When the case is put together.
    """
    ended, against = others
    counts = store_decided(store, settings, [*ended, *made], way)
    return CorrectedNow(tuple(made), tuple(ended), tuple(against), counts)
