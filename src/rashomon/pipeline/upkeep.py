"""Change what a case knows of its documents; only what depends on the change is done anew.

document, values -> Given -> what has to be read again -> the case put together
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rashomon.config import Settings
from rashomon.errors import UnknownNameError
from rashomon.model import Channel, Document, MetadataField, MetadataValue
from rashomon.pipeline.giving import said_of
from rashomon.pipeline.local import How, RunCounts, carry_out
from rashomon.pipeline.planning import Plan, plan_change
from rashomon.store import Store, View
from rashomon.views import given_values


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
    known = [d.id for d in named] or [d.external_id for d in view.all(Document)]
    raise UnknownNameError.of("one document" if named else "document", name, known)
