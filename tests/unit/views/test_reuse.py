"""One report by what goes back to others: its parts, what was changed, whom it credits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factories import make_document, span_of
from rashomon.model import (
    Document,
    EventDate,
    Evidence,
    Origin,
    OriginKind,
    OriginLevel,
    Passage,
    PassageKind,
    Zone,
    ZoneKind,
)
from rashomon.store import memory_store
from rashomon.views import (
    CaseIndex,
    DocumentReuse,
    DocumentView,
    PartOf,
    PieceOf,
    SharedPassage,
    document_reuse,
    document_view,
    marked_pieces,
    word_changes,
)

HEAD = "Ferry lost"
LINE = "The ferry sank at dawn"
WIRE = make_document(f"{LINE}. Nobody knew why.", external_id="wire", publisher="Norwire")
COPY = make_document(f"{HEAD}\n{LINE}. A diver found a hole.", external_id="copy")
MATE = make_document(f"{LINE}, it was said.", external_id="mate")


def passage_of(one: Document, other: Document) -> Passage:
    spans = span_of(one, LINE), span_of(other, LINE)
    ends = one.id, spans[0], other.id, spans[1]
    return Passage(f"passage-{one.external_id}", PassageKind.EXACT, *ends, 1.0)


def dated(document: Document, day: str | None) -> Document:
    return replace(document, published=EventDate(day, day) if day else None)


def laid_open(wire_day: str | None, *more: Origin) -> tuple[DocumentView, DocumentReuse]:
    """Look at the copy, which carries a line of the wire's and of its mate's."""
    store = memory_store()
    end = len(HEAD)
    zones = (
        Zone(COPY.id, ZoneKind.HEADLINE, 0, end),
        Zone(COPY.id, ZoneKind.BODY, end + 1, len(COPY.text)),
    )
    with store.writer() as writer:
        writer.add([dated(WIRE, wire_day), dated(COPY, "2031-05-02"), MATE, *zones, *more])
        writer.add([passage_of(WIRE, COPY), passage_of(MATE, COPY)])
        writer.set_run({})
    index = CaseIndex.of(store.view())
    shown = document_view(index, COPY.id)
    return shown, document_reuse(index, shown)


@pytest.mark.parametrize(
    ("day", "kind", "others"),
    [
        ("2031-05-01", PartOf.TAKEN, {WIRE.id}),  # of the mate it is not known
        ("2031-05-03", PartOf.SHARED, {WIRE.id, MATE.id}),
        (None, PartOf.SHARED, {WIRE.id, MATE.id}),
    ],
)
def test_a_text_is_cut_by_where_else_its_words_stand(
    day: str | None, kind: PartOf, others: set[str]
):
    _, reuse = laid_open(day)
    assert [(p.kind, p.span.quote, set(p.others)) for p in reuse.parts] == [
        (PartOf.NOT_COMPARED, HEAD, set()),
        (kind, LINE, others),
        (PartOf.OWN, "A diver found a hole.", set()),
    ]
    assert reuse.characters == {
        **dict.fromkeys(PartOf, 0),
        PartOf.NOT_COMPARED: len(HEAD),
        kind: len(LINE),
        PartOf.OWN: len("A diver found a hole."),
    }


def test_parts_quote_their_document():
    shown, reuse = laid_open("2031-05-01")
    for part in reuse.parts:
        assert shown.document.text[part.span.start : part.span.end] == part.span.quote


def test_only_what_is_said_of_the_report_itself_are_its_credits():
    named = Evidence("credit", "wire names Norwire", ((WIRE.id, 0, 0),))
    missing = Evidence("no_credit", "copy does not name Norwire", ((COPY.id, 0, 0),))
    shared = Evidence("shared_text", "they share 5 words", ((COPY.id, 11, 33),))
    origin = Origin(
        "origin-1",
        OriginLevel.DOCUMENT,
        OriginKind.REPRINT,
        (WIRE.id, COPY.id),
        name="Norwire",
        evidence=(shared, named, missing),
    )
    _, reuse = laid_open(None, origin)
    assert reuse.credits == (missing,)


def shared(here: str, there: str) -> SharedPassage:
    one, other = make_document(f"Now: {here}"), make_document(there)
    return SharedPassage(
        "edited", span_of(one, here), other.id, "other", span_of(other, there), 0.9
    )


@pytest.mark.parametrize(
    ("here", "there", "changes"),
    [
        ("Ten men died.", "TEN men - died", []),  # capitals and marks are no change
        ("Ten men fell here", "Ten women died here", [("men fell", "women died")]),
        ("Ten men died", "At least ten men died", [("", "At least")]),
        ("Ten men died at dawn", "Ten men died", [("at dawn", "")]),
        ("Ten men died", "Ten men died, Reuters said", [("", "Reuters said")]),
        ("naïve men", "nai\u0308ve men", []),  # one letter in two Unicode forms
    ],
)
def test_changed_words_side_by_side(here: str, there: str, changes: list[tuple[str, str]]):
    passage = shared(here, there)
    found = word_changes(passage)
    assert [(c.here.quote, c.there.quote) for c in found] == changes
    text = f"Now: {here}"
    assert all(text[c.here.start : c.here.end] == c.here.quote for c in found)
    assert all(there[c.there.start : c.there.end] == c.there.quote for c in found)


@pytest.mark.parametrize(
    ("here", "there", "marked"),
    [
        ("Ten men fell here.", "Ten women died here.", "Ten <women died> {men fell} here."),
        ("Ten men died.", "At least ten men died.", "<At least> Ten men died."),
        ("Ten died, he said.", "Ten men died, he said.", "Ten <men> died, he said."),
        ("Ten men died at dawn", "Ten men died", "Ten men died {at dawn}"),
    ],
)
def test_a_passage_is_written_with_its_changes(here: str, there: str, marked: str):
    forms = {PieceOf.COMMON: "%s", PieceOf.THERE: "<%s>", PieceOf.HERE: "{%s}"}
    pieces = marked_pieces(shared(here, there))
    assert "".join(forms[p.kind] % p.words for p in pieces) == marked


def test_long_stretches_of_common_words_are_shortened():
    common = " ".join(f"word{k}" for k in range(99))
    pieces = marked_pieces(shared(f"{common} men {common}", f"{common} women {common}"))
    assert [p.kind for p in pieces] == [
        PieceOf.COMMON,
        PieceOf.THERE,
        PieceOf.COMMON,
        PieceOf.HERE,
        PieceOf.COMMON,
    ]
    assert pieces[0].words.startswith("… ")
    assert pieces[0].words.endswith("word98 ")
    assert pieces[-1].words.startswith(" word0 ")
    assert pieces[-1].words.endswith(" …")
