"""What the sheet of a document is made from: all of an actor that a comparison asks for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factories import make_actor, make_document, make_link
from rashomon.model import Actor, ActorKind, Reading
from rashomon.pipeline.looking import Parts

DOCUMENT = make_document("The Velm band left the harbour.")
BAND = make_actor("Velm band")


def meant(actor: Actor) -> bytes:
    links = [make_link(DOCUMENT, "The Velm band", actor)]
    return Parts(Reading.of([DOCUMENT], actors=[actor], links=links)).meant(DOCUMENT.id)


@pytest.mark.parametrize(
    ("actor", "is_same"),
    [
        (replace(BAND, kind=ActorKind.ARMED_GROUP), False),  # a new report shows what it is
        (replace(BAND, name="Velm Band"), False),
        (replace(BAND, aliases=("the Band",)), True),  # asked for by no rule
    ],
)
def test_a_sheet_is_made_anew_where_its_actors_are_others(actor: Actor, *, is_same: bool):
    assert (meant(actor) == meant(BAND)) is is_same
