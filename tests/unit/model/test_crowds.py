from __future__ import annotations

import pytest

from factories import make_claim, make_document
from rashomon.model import (
    Document,
    Origin,
    OriginKind,
    OriginLevel,
    Passage,
    PassageKind,
    Span,
    find_crowds,
)
from rashomon.model.crowds import CROWD

TEXT = "The pier at Osk was closed on Monday. Nobody knows why."
FIRST = TEXT.split(" Nobody", maxsplit=1)[0]


def crowd_of(size: int) -> tuple[list[Document], Origin, list[Passage]]:
    """Build copies that each share their first sentence with the one whose id is least."""
    documents = [make_document(TEXT, external_id=f"copy-{n}") for n in range(size)]
    documents.sort(key=lambda d: d.id)
    origin = Origin(
        "origin-1",
        OriginLevel.DOCUMENT,
        OriginKind.REPRINT,
        tuple(d.id for d in documents),
    )
    span = Span.of(TEXT, 0, len(FIRST))
    lead = documents[0].id
    passages = [
        Passage(f"passage-{d.id}", PassageKind.EXACT, lead, span, d.id, span, 1.0)
        for d in documents[1:]
    ]
    return documents, origin, passages


@pytest.mark.parametrize(
    ("size", "members"),
    [
        (CROWD, 0),  # all of them are compared with each other
        (CROWD + 1, CROWD + 1),
    ],
)
def test_a_crowd_begins_above_its_size(size: int, members: int):
    documents, origin, passages = crowd_of(size)
    crowds = find_crowds([origin], passages)
    assert len(crowds.lead_of) == members
    assert crowds.are_apart(documents[1].id, documents[2].id) == bool(members)
    assert not crowds.are_apart(documents[0].id, documents[2].id)  # the lead meets all


def test_the_lead_is_who_shares_with_most():
    documents, origin, passages = crowd_of(CROWD + 1)
    assert set(find_crowds([origin], passages).lead_of.values()) == {documents[0].id}
    assert find_crowds([origin], passages[::-1]) == find_crowds([origin], passages)


def test_only_what_the_lead_tells_is_told_again():
    documents, origin, passages = crowd_of(CROWD + 1)
    crowds = find_crowds([origin], passages)
    again, own = (
        make_claim(documents[5], words)
        for words in ("The pier at Osk was closed", "Nobody knows why")
    )
    assert crowds.lead_retold(again) == documents[0].id
    assert crowds.lead_retold(own) is None
    assert crowds.lead_retold(make_claim(documents[0], "Nobody knows why")) is None


def test_a_case_without_crowds_has_none():
    documents, origin, passages = crowd_of(3)
    crowds = find_crowds([origin], passages)
    assert crowds.lead_retold(make_claim(documents[1], FIRST)) is None
    assert not crowds.lead_of
