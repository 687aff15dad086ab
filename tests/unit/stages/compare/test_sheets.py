"""A claim is looked at when it is asked for, and again when its facets were let go."""

from __future__ import annotations

from itertools import chain, repeat

import pytest

from conftest import Examples
from rashomon.model import Reading
from rashomon.stages.compare.facets import Facets, find_facets
from rashomon.stages.compare.sheets import Around, Looked, make_sheet
from rashomon.store import open_store
from rashomon.views.index import reading_of


@pytest.fixture(scope="module", name="reading")
def reading_fixture(examples: Examples) -> Reading:
    """Give one document of the examples with what was read in it."""
    store = open_store(examples.case)
    whole = reading_of(store.view())
    store.close()
    document_id = next(iter(whole.documents))
    return Reading.of(
        [whole.documents[document_id]],
        claims=[c for c in whole.claims.values() if c.document_id == document_id],
        sentences=whole.sentences[document_id],
        actors=list(whole.actors.values()),
        links=[k for k in whole.links.values() if k.document_id == document_id],
    )


def _around(reading: Reading) -> dict[str, Around]:
    return {next(iter(reading.documents)): make_sheet(reading)[0].around}


@pytest.mark.parametrize("most", [2, 3, 1000])
def test_facets_are_the_same_after_they_were_let_go(reading: Reading, most: int):
    looked = Looked(reading, _around(reading), {}, most)
    plain = find_facets(reading)
    assert len(plain) > 2 * most or most == 1000
    for claim_id in chain.from_iterable(repeat(tuple(plain), 2)):
        mine, theirs = looked[claim_id], plain[claim_id]
        assert (mine.order, mine.words, mine.figures, mine.days, mine.places) == (
            *(theirs.order, theirs.words, theirs.figures, theirs.days, theirs.places),
        )


def test_no_more_facets_are_held_than_told(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
):
    ids = tuple(find_facets(reading))[:4]
    made: list[str] = []
    plain = Looked._look

    def look(self: Looked, claim_id: str) -> Facets:
        made.append(claim_id)
        return plain(self, claim_id)

    monkeypatch.setattr(Looked, "_look", look)
    looked = Looked(reading, _around(reading), {}, 2)
    for claim_id in (ids[0], ids[1], ids[1], ids[2], ids[1], ids[0]):
        assert looked[claim_id].id == claim_id
    assert made == [ids[0], ids[1], ids[2], ids[0]]


def test_a_facet_is_found_when_it_is_first_asked_for(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
):
    asked: list[object] = []
    facets = next(iter(find_facets(reading).values()))
    monkeypatch.setattr("rashomon.stages.compare.finders.find_bearing", asked.append)
    assert not asked
    assert facets.bearing is None
    assert facets.bearing is None
    assert asked == [facets.claim.span.quote]
    with pytest.raises(AttributeError):
        getattr(facets, "no_facet")  # noqa: B009  a name the type does not know
