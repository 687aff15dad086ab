from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import Document, OriginKind, PassageKind
from rashomon.stages.reuse import Reuse, ReuseParams, find_reuse
from unit.stages.reuse.reports import (
    EDITED,
    INDEPENDENT,
    OTHER,
    WIRE,
    make_report,
    make_sentences,
)

LONG = " ".join(
    f"Part {k} of the harbour council's agenda {k} was put off until its meeting {k} in June."
    for k in range(11)
)


def find(*documents: Document) -> Reuse:
    return find_reuse(documents, make_sentences(*documents), ReuseParams())


def origins_of(found: Reuse) -> set[tuple[OriginKind, frozenset[str]]]:
    return {(o.kind, frozenset(o.document_ids)) for o in found.origins}


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        (WIRE, WIRE, OriginKind.REPRINT),  # the same text from two publishers
        (WIRE, WIRE.replace("“", '"').replace("”", '"'), OriginKind.REPRINT),  # other marks
        (WIRE, WIRE[: WIRE.index("Its owner")], OriginKind.REPRINT),  # last lines cut off
        (WIRE, f"{OTHER} {WIRE} {OTHER.upper()}", OriginKind.EDITED),  # contained in full
        (WIRE, EDITED, OriginKind.EDITED),  # most of the smaller one
        (WIRE, INDEPENDENT, None),  # only the words of one speaker
        (WIRE, OTHER, None),  # nothing
        ("It rained.", "It snowed.", None),  # one line each
    ],
)
def test_two_documents(a: str, b: str, kind: OriginKind | None):
    one, other = make_report(a, external_id="one"), make_report(b, external_id="other")
    found = find(one, other)
    pair = frozenset((one.id, other.id))
    single = {(OriginKind.SINGLE, frozenset((d.id,))) for d in (one, other)}
    expected = {(kind, pair)} if kind else single
    assert origins_of(found) == expected


def test_a_shared_quotation_is_a_passage_and_no_origin():
    found = find(
        make_report(WIRE, external_id="wire"), make_report(INDEPENDENT, external_id="own")
    )
    assert [p.kind for p in found.passages] == [PassageKind.QUOTATION]
    assert found.passages[0].a.quote.startswith("The deck was under water")


def test_a_compilation_does_not_join_what_it_was_made_of():
    wire = make_report(WIRE, external_id="wire")
    other = make_report(OTHER, external_id="harvest")
    digest = make_report(f"{WIRE}\n{OTHER}", external_id="digest")
    found = find(wire, other, digest)
    groups = {frozenset(o.document_ids) for o in found.origins}
    assert groups == {frozenset((wire.id, digest.id)), frozenset((other.id, digest.id))}
    assert OriginKind.COMPILATION in {o.kind for o in found.origins}


def test_a_publishers_closing_lines_are_no_origin():
    about = (
        "About us: Hask Observer has reported on the islands since 1921. It belongs to its "
        "readers. Write to us, call us or come by the office on the quay on any weekday."
    )
    one = make_report(f"{OTHER}\n{about}", external_id="1", publisher="Hask Observer")
    two = make_report(
        f"A dog won the regatta at Orle. Nobody protested.\n{about}",
        external_id="2",
        publisher="Hask Observer",
    )
    assert {o.kind for o in find(one, two).origins} == {OriginKind.SINGLE}


def test_a_stretch_of_news_lifted_into_a_long_report():
    prices = " ".join(
        f"Berth {k} now costs {k}1 crowns a night in winter." for k in range(9)
    )
    wire = make_report(f"{OTHER} {WIRE} {prices}", external_id="wire")
    stretch = WIRE[WIRE.index("Two fishing") : WIRE.index("The line")]
    long = make_report(f"{INDEPENDENT[:200]}. {stretch} {LONG}", external_id="long")
    (origin,) = find(wire, long).origins
    assert origin.kind is OriginKind.COMPILATION


def test_takes_of_a_running_story():
    background = WIRE[WIRE.index("Two fishing") : WIRE.index("Its owner")]
    first = make_report(WIRE, external_id="first")
    news = (
        "The captain of a ferry that sank off Tessin was charged on Wednesday. A judge in "
        "Lomar ordered him held for two weeks while engineers study the hull. His lawyer "
        "said he would appeal and called the order hasty. Salvage will begin once the wind "
        "drops, the port authority said, and may last until the end of the month. Families "
        "asked to see the wreck before it is towed away to the yard at Orle for inspection."
    )
    later = make_report(f"{news} {background}", external_id="later")
    (origin,) = find(first, later).origins
    assert origin.kind in {OriginKind.TAKES, OriginKind.EDITED}


def test_many_alerts_need_no_quadratic_step():
    alerts = [
        make_report(
            f"Flood alert {k} for the river Tovel. Water is rising at the gauge of Orle. "
            "People near the banks should move to higher ground at once and take nothing.",
            external_id=str(k),
            publisher=None,
        )
        for k in range(120)
    ]
    found = find(*alerts)
    assert [len(o.document_ids) for o in found.origins] == [120]
    assert found.capped > 0
    assert found.pairs_examined < 120 * 41


def test_input_order_changes_nothing():
    documents = [
        make_report(text, external_id=str(k))
        for k, text in enumerate((WIRE, EDITED, INDEPENDENT, OTHER, WIRE))
    ]
    sentences = make_sentences(*documents)
    expected = find_reuse(documents, sentences, ReuseParams())
    assert find_reuse(documents[::-1], sentences[::-1], ReuseParams()) == expected


def test_how_many_are_compared_at_once_changes_nothing():
    documents = [
        make_report(f"{one} {other}", external_id=f"{k} {m}")
        for k, one in enumerate((WIRE, EDITED, INDEPENDENT))
        for m, other in enumerate((WIRE, OTHER, LONG))
    ]
    expected = find(*documents)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("rashomon.stages.reuse.find.PAIRS", 2)
        patch.setattr("rashomon.stages.reuse.shelf.BODIES", 1)
        assert find(*documents) == expected


SENTENCES = [s for text in (WIRE, EDITED, INDEPENDENT, OTHER) for s in text.split(". ")]


@given(
    st.lists(
        st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=9), min_size=2, max_size=5
    ),
    st.integers(0, 3),
)
@settings(max_examples=60, deadline=None)
def test_what_is_left_out_early_is_no_copy_and_what_is_put_away_comes_back(
    made: list[list[str]], changed: int
):
    texts = [". ".join(parts) for parts in made]
    texts[0] = " ".join("nobody" if changed and k % 7 < changed else w
                        for k, w in enumerate(texts[0].split()))  # fmt: skip
    documents = [make_report(text, external_id=str(k)) for k, text in enumerate(texts)]
    found = find(*documents)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("rashomon.stages.reuse.decisions._may_be_copy", lambda *_: True)
        patch.setattr("rashomon.stages.reuse.find.PAIRS", 1)
        patch.setattr("rashomon.stages.reuse.shelf.BODIES", 0)
        assert find(*documents) == found


def test_passages_quote_their_documents():
    documents = {
        d.id: d
        for d in (
            make_report(WIRE, external_id="wire"),
            make_report(EDITED, external_id="edited"),
        )
    }
    passages = find(*documents.values()).passages
    assert passages
    for p in passages:
        assert documents[p.a_document_id].text[p.a.start : p.a.end] == p.a.quote
        assert documents[p.b_document_id].text[p.b.start : p.b.end] == p.b.quote


def test_no_documents():
    assert find_reuse([], [], ReuseParams()) == Reuse((), ())


def test_a_document_without_sentences_is_single():
    (origin,) = find_reuse([make_report("")], [], ReuseParams()).origins
    assert origin.kind is OriginKind.SINGLE
