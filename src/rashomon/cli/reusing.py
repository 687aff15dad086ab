"""What `show CASE document ID --reuse` says; imported when it runs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.cli.output import number_of, plain
from rashomon.cli.reading import Look, looking, named_document
from rashomon.export import dump_reuse
from rashomon.views import (
    CaseIndex,
    PartOf,
    PieceOf,
    document_reuse,
    document_view,
    marked_pieces,
    shortened,
)

if TYPE_CHECKING:
    from rashomon.views import (
        DocumentReuse,
        DocumentView,
        OriginRow,
        SharedPassage,
        SharedWith,
    )

MOST = 12
"""Others, passages of one other, and signs that are shown; the JSON has all."""

MARKS = {PieceOf.COMMON: "{}", PieceOf.THERE: "[-{}-]", PieceOf.HERE: "{{+{}+}}"}

QUOTED = 240
"""Code points shown of a part of its own."""

LEGEND = "[-words there-] {+words here+}: where the two differ"


def told_reuse(look: Look, name: str, *, as_json: bool) -> str:
    """Say what one document shares, takes and tells alone.

    Raises:
        UnknownNameError: If no document, or several, have this id or external id.
    """
    with looking(look) as view:
        index = CaseIndex.of(view)
        shown = document_view(index, named_document(index, name)[0])
        reuse = document_reuse(index, shown)
        if as_json:
            return dump_reuse(index, shown, reuse)
        return "".join(f"{_shown(line)}\n" for line in _lines(shown, reuse))


def _shown(line: str) -> str:
    indent = len(line) - len(line.lstrip(" "))
    return " " * indent + plain(line.strip())


def _lines(shown: DocumentView, reuse: DocumentReuse) -> Iterator[str]:
    row = shown.row
    yield f"{row.external_id}, {row.publisher or 'publisher not stated'}, " + (
        row.published or "date not stated"
    )
    yield f"  {_shares(len(shown.document.text), reuse)}"
    yield "Goes back to"
    for origin in row.origins:
        yield f"  {_origin_words(origin)}"
    yield from (f"    {evidence.why}" for evidence in reuse.credits)
    told: dict[str, str] = {}
    for other in reuse.sharing.others[:MOST]:
        yield from _other(other, told)
    yield from _rest(len(reuse.sharing.others), "report", "  ")
    yield from _own(reuse)
    yield from _signs(shown)


def _shares(characters: int, reuse: DocumentReuse) -> str:
    """Say how much of the text is of which kind; kinds that are missing are left out."""
    said = {
        PartOf.OWN: "its own",
        PartOf.TAKEN: "taken: it stands in reports that came before",
        PartOf.SHARED: "shared: it stands in other reports, none known to be earlier",
        PartOf.NOT_COMPARED: "not compared (headline, captions, the publisher's own lines)",
    }
    counts = ((words, reuse.characters[kind]) for kind, words in said.items())
    parts = [f"{count / characters:.0%} {words}" for words, count in counts if count]
    return "; ".join([number_of(characters, "character"), *parts])


def _origin_words(origin: OriginRow) -> str:
    name = f", credited to {origin.name}" if origin.name else ""
    if len(origin.external_ids) == 1:
        return f"itself: no other report was found to go back to its text{name}"
    listed = ", ".join(origin.external_ids[:MOST])
    more = len(origin.external_ids) - MOST
    first = (
        f"the others go back to {origin.first}"
        if origin.first
        else "which came first is not known"
    )
    return (
        f"{origin.kind}{name}: {listed}{f' and {more} more' if more > 0 else ''}; {first}"
    )


def _other(other: SharedWith, told: dict[str, str]) -> Iterator[str]:
    """Tell what is shared with one report; `told` names who was shown with each passage."""
    order = "which came first is not known"
    if other.is_earlier is not None:
        why = f" ({other.why.rstrip('.')})" if other.why else ""
        order = f"it came {'before' if other.is_earlier else 'after'}{why}"
    yield f"Shares with {other.external_id}: {number_of(other.characters, 'character')}, {order}"
    if any(p.similarity < 1.0 for p in other.passages[:MOST]):
        yield f"  {LEGEND}"
    for passage in other.passages[:MOST]:
        here, there = passage.span, passage.other_span
        likeness = f", {passage.similarity:.0%} of the words in order"
        likeness = "" if passage.similarity == 1.0 else likeness
        yield (
            f"  {here.start}-{here.end}, there {there.start}-{there.end}: "
            f"{passage.kind}{likeness}"
        )
        marked = _marked(passage)
        shown = told.setdefault(marked, other.external_id)
        is_new = shown == other.external_id
        yield f"    “{marked}”" if is_new else f"    as in {shown}"
    yield from _rest(len(other.passages), "passage", "  ")


def _marked(passage: SharedPassage) -> str:
    """Write a passage on one line, its changes marked as `wdiff` does."""
    words = (MARKS[piece.kind].format(piece.words) for piece in marked_pieces(passage))
    return _line("".join(words))


def _own(reuse: DocumentReuse) -> Iterator[str]:
    own = [part for part in reuse.parts if part.kind is PartOf.OWN]
    yield "Its own" if own else "Nothing was found to be its own"
    for part in own[:MOST]:
        yield f"  {part.span.start}-{part.span.end} “{shortened(_line(part.span.quote), QUOTED)}”"
    yield from _rest(len(own), "part", "  ")
    if reuse.alone:
        claims = number_of(len(reuse.alone), "claim")
        yield f"  {claims} that no other report tells, nor tells otherwise"


def _signs(shown: DocumentView) -> Iterator[str]:
    if shown.signs:
        yield "Signs of rewording"
    for sign in shown.signs[:MOST]:
        likely = f"; likely: {', '.join(sign.likely)}" if sign.likely else ""
        kind = sign.kind.value.replace("_", " ")
        yield f"  {sign.span.start}-{sign.span.end} {kind} “{sign.span.quote}”{likely}"
    yield from _rest(len(shown.signs), "sign", "  ")


def _line(words: str) -> str:
    return " ".join(words.split())


def _rest(count: int, thing: str, indent: str) -> Iterator[str]:
    if count > MOST:
        yield f"{indent}and {number_of(count - MOST, thing)} more"
