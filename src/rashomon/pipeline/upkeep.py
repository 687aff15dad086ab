"""Keep a case up: say what is known of a document, take it out, put it back.

    change -> Given | Withdrawal -> what has to be read again -> the case put together

Only what depends on the change is done anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from rashomon.config import Settings
from rashomon.errors import UnknownNameError
from rashomon.model import Channel, Document, MetadataField, MetadataValue, Withdrawal
from rashomon.pipeline.giving import said_of
from rashomon.pipeline.local import How, RunCounts, carry_out
from rashomon.pipeline.planning import Plan, plan_change
from rashomon.stages.ingest import read_given
from rashomon.store import Store, View
from rashomon.views import given_values

BY_HAND = "rashomon set"
"""Where a value is from that was given for one document, by whatever door."""


def said_by_hand(pairs: Iterable[tuple[str, str | None]]) -> tuple[MetadataValue, ...]:
    """Read what the user says of one document; nothing behind a name: not known.

    Raises:
        MetadataError: A value cannot be, or a field is named twice.
        UnknownNameError: There is no such field.
    """
    return tuple(read_given(pairs, BY_HAND))


def set_metadata(
    store: Store,
    settings: Settings,
    name: str,
    values: Sequence[MetadataValue],
    taken_back: Collection[MetadataField] = (),
) -> RunCounts:
    """Say what is known of one document.

    Args:
        store: The case.
        settings: Parameters of all stages.
        name: Id or external id of the document.
        values: What is given; each takes the place of what was given before.
        taken_back: Fields of which nothing is given any more, by whatever means it was.

    Raises:
        UnknownNameError: There is no such document, or several have this external id.
    """
    with store.reserved():
        plan = plan_set(store.view(), settings, name, values, taken_back)
        return carry_out(plan, store, settings, How())


def plan_set(
    view: View,
    settings: Settings,
    name: str,
    values: Sequence[MetadataValue],
    taken_back: Collection[MetadataField] = (),
) -> Plan:
    """Plan what saying something of a document takes."""
    document = named_document(view, name)
    before = given_values(view)
    kept = tuple(g for g in before.get(document.id, ()) if g.value.field not in taken_back)
    spoken = [value.field for value in values]
    given = said_of({document.id: kept}, document.id, Channel.SET, values, spoken)
    return plan_change(view, {document.id: given}, settings)


def remove_document(
    store: Store, settings: Settings, name: str, why: str | None = None
) -> RunCounts:
    """Take a document out of the case: its claims answer no question any more.

    All that was read in it is kept out of sight, and comes back when the document does.

    Raises:
        UnknownNameError: There is no such document, or several have this external id.
    """
    with store.reserved():
        document = named_document(store.view(), name)
        with store.writer() as writer:
            writer.add([Withdrawal(document.id, document.external_id, why)])
        return carry_out(plan_change(store.view(), {}, settings), store, settings, How())


def bring_back(store: Store, settings: Settings, name: str) -> RunCounts:
    """Put a document that was removed back; nothing in it is read again without need.

    Raises:
        UnknownNameError: No document of this id or external id was removed.
    """
    with store.reserved():
        withdrawal = named_withdrawal(store.view(), name)
        with store.writer() as writer:
            writer.supersede(Withdrawal, document_id=withdrawal.document_id)
        return carry_out(plan_change(store.view(), {}, settings), store, settings, How())


def named_withdrawal(view: View, name: str) -> Withdrawal:
    """Find a removed document by its id or its external id.

    Raises:
        UnknownNameError: There is none, or several have this external id.
    """
    removed = list(view.all(Withdrawal))
    found = [w for w in removed if name in (w.document_id, w.external_id)]
    if len(found) == 1:
        return found[0]
    known = [w.document_id for w in found] or [w.external_id for w in removed]
    raise UnknownNameError.of(
        "one removed document" if found else "removed document", name, known
    )


def named_document(view: View, name: str) -> Document:
    """Find a document by its id or its external id.

    Raises:
        UnknownNameError: There is none, or several have this external id.
    """
    found = view.get(Document, name)
    if found:
        return found
    named = [d for d in view.all(Document) if d.external_id == name]
    if len(named) == 1:
        return named[0]
    if any(name in (w.document_id, w.external_id) for w in view.all(Withdrawal)):
        raise UnknownNameError.removed(name)
    known = [d.id for d in named] or [d.external_id for d in view.all(Document)]
    raise UnknownNameError.of("one document" if named else "document", name, known)
