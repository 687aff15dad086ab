"""Decide whether two documents go back to one text, with the reason.

    two bodies -> shared runs of words -> Pair (kind or None, passages)

Independent reports of one event share names, figures and what a speaker said; they share
no sentences of the reporter. So words inside quotation marks never make a copy alone, and
neither does one run of background that a desk keeps for every story.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from rashomon.model import (
    Document,
    Evidence,
    OriginKind,
    Passage,
    PassageKind,
    Span,
    content_id,
)
from rashomon.stages.reuse.frames import without_frame
from rashomon.text.alignment import Run, align

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rashomon.stages.reuse.bodies import Body

REPRINT_SHARE = 0.8
"""Share of the words of both documents. A reprint loses at most a last paragraph."""

EDITED_SHARE = 0.5
"""Share of the smaller document: most of what it says stands in the other."""

PLAIN_SHARE = 0.4
"""Share of what an edited copy has in common that stands outside quotation marks: two
reports of one speech share its quotations only."""

TAKES_SHARE = 0.3
"""Share of the smaller document with quotations. Takes of a running story keep background
and quotations while the news changes. Independent reports of one event stay below .2 on
ECB+ dev but for press releases (measured in eval/reuse)."""

TAKES_WORDS = 30
"""Fewest words outside quotation marks that takes share: two sentences of news."""

TAKES_SENTENCES = 2
"""Fewest sentences of the reporter's own that takes share in part."""

TAKES_RUN = 20
"""Fewest words of the longest run that takes share, if they share no quotation beside it: a
whole sentence. Reports put together from one agency's lines share phrases only."""

LIFTED_QUOTED = 10
"""Fewest words of quotation in a run that was lifted from a report: one short sentence."""

SENTENCE_WORDS = 6
"""Words outside quotation marks that make a sentence count as shared. Names with titles
("Air Chief Marshal Imre Tovas, the") reach five."""

QUOTED_SHARE = 0.6
"""Share of a passage's words inside quotation marks that makes it a quotation."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What two documents share."""

    a: str
    b: str
    passages: tuple[Passage, ...]
    copy: Copy | None
    """None: they share too little to go back to one text."""


@dataclass(frozen=True, slots=True)
class Copy:
    """How two documents that go back to one text agree."""

    a: str
    b: str
    kind: OriginKind
    words: int
    """Words in common, quotations included."""
    regions: tuple[int, int]
    """The shared words in a and in b, one bit each: word k is bit k."""
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class _Measures:
    """What the decision rests on."""

    shared: int
    smaller: int
    larger: int
    plain: int
    sentences: int
    balanced: int
    longest: int
    lifted: bool
    """Whether one run is a stretch of news taken over whole."""

    @property
    def share(self) -> float:
        return self.shared / self.smaller if self.smaller else 0.0

    @property
    def larger_share(self) -> float:
        return self.shared / self.larger if self.larger else 0.0


def decide_all(pairs: Sequence[tuple[Body, Body]], passage_words: int) -> Iterator[Pair]:
    """Compare documents two by two. What is said of a pair depends on these two only.

    Yields:
        The pairs that share at least one run of words.
    """
    least = [max(1, min(passage_words, len(a.words), len(b.words))) for a, b in pairs]
    lookups = [(a.lookup, b.lookup) for a, b in pairs]
    for (a, b), runs in zip(pairs, align(lookups, least), strict=True):
        if runs:
            yield _decide(a, b, runs)


def _decide(a: Body, b: Body, runs: Sequence[Run]) -> Pair:
    shared = [_lay_out(run, a, b) for run in runs]
    passages = tuple(_passage(one, a, b) for one in shared)
    copy = _copy(a, b, shared) if _may_be_copy(a, b, shared) else None
    return Pair(a.document.id, b.document.id, passages, copy)


def _may_be_copy(a: Body, b: Body, shared: Sequence[Shared]) -> bool:
    """Leave out pairs that share too little for any rule of `_kind`, most of all pairs.

    What is left out of the count there (heads, tails, quotations) makes no share larger.
    """
    sizes = [one.size for one in shared]
    words, smaller = sum(sizes), min(len(a.words), len(b.words))
    takes = words >= TAKES_WORDS and words >= TAKES_SHARE * smaller
    lifted = max(sizes) >= TAKES_WORDS + LIFTED_QUOTED
    return takes or lifted or words >= EDITED_SHARE * smaller


def _copy(a: Body, b: Body, shared: Sequence[Shared]) -> Copy | None:
    measures = _measure(a, b, shared)
    kind = _kind(measures)
    if not kind:
        return None
    in_a = in_b = 0
    for one in shared:
        for block in one.run.blocks:
            in_a |= _ones(block.size) << block.a
            in_b |= _ones(block.size) << block.b
    runs = [one.run for one in shared]
    return Copy(
        a.document.id,
        b.document.id,
        kind,
        measures.shared,
        (in_a, in_b),
        Evidence("shared_text", _why(measures, a, b), _spans(runs, a, b)),
    )


def _ones(count: int) -> int:
    return (1 << count) - 1


@dataclass(frozen=True, slots=True)
class Shared:
    """A run with what of it stands outside quotation marks in both documents."""

    run: Run
    size: int
    plain: tuple[int, int]
    """These words in a and in b, one bit each."""

    @property
    def plain_words(self) -> int:
        """Words outside quotation marks."""
        return self.plain[0].bit_count()


def _lay_out(run: Run, a: Body, b: Body) -> Shared:
    in_a = in_b = 0
    for block in run.blocks:
        plain = _ones(block.size) & ~(a.quoted >> block.a | b.quoted >> block.b)
        in_a |= plain << block.a
        in_b |= plain << block.b
    return Shared(run, len(run), (in_a, in_b))


def _kind(m: _Measures) -> OriginKind | None:
    """Name how much two documents share; the first rule that holds decides."""
    if m.share >= REPRINT_SHARE and m.larger_share >= REPRINT_SHARE:
        return OriginKind.REPRINT
    if m.share >= REPRINT_SHARE and m.sentences:
        return OriginKind.EDITED
    enough = m.plain * 2 >= TAKES_WORDS and m.plain >= PLAIN_SHARE * m.shared
    if m.share >= EDITED_SHARE and enough:
        return OriginKind.EDITED
    enough = m.plain >= TAKES_WORDS and m.sentences >= TAKES_SENTENCES
    whole = m.longest >= TAKES_RUN or m.shared - m.plain >= LIFTED_QUOTED
    if enough and whole and m.balanced >= TAKES_SHARE * m.smaller:
        return OriginKind.TAKES
    return OriginKind.COMPILATION if m.lifted else None


def _measure(a: Body, b: Body, shared: Sequence[Shared]) -> _Measures:
    counted, frame = without_frame(a, b, shared)
    sizes = [one.size for one in counted]
    lengths = sorted((len(a.words) - frame, len(b.words) - frame))
    return _Measures(
        shared=sum(sizes),
        smaller=lengths[0],
        larger=lengths[1],
        plain=sum(one.plain_words for one in counted),
        sentences=_sentences(counted, a, b),
        balanced=_balanced(counted, a, b),
        longest=max(sizes, default=0),
        lifted=any(_is_lifted(one) for one in counted),
    )


def _balanced(shared: Sequence[Shared], a: Body, b: Body) -> int:
    """Count shared words, one long run of background at most as much as all others.

    What stands past the middle of both documents may be background that two reports took
    from an archive; the news, and what is lifted from another report, stands earlier in
    one of them.
    """
    if not shared:
        return 0
    longest = max(shared, key=lambda one: one.size)
    rest = sum(one.size for one in shared) - longest.size
    run = longest.run
    late = run.a[0] * 2 > len(a.words) and run.b[0] * 2 > len(b.words)
    return rest + (min(longest.size, rest) if late else longest.size)


def _is_lifted(shared: Shared) -> bool:
    """Tell whether a run is several sentences of news, with a quotation and its frame.

    Background from an archive holds no quotation; two reports of one speech share no frame.
    """
    plain = shared.plain_words
    return plain >= TAKES_WORDS and shared.size - plain >= LIFTED_QUOTED


def _sentences(shared: Sequence[Shared], a: Body, b: Body) -> int:
    """Count sentences shared at least in part; the smaller count of the two documents."""
    counts: list[int] = []
    for side, body in enumerate((a, b)):
        plain = 0
        for one in shared:
            plain |= one.plain[side]
        begins = body.sentence_words
        low = bisect_right(begins, (plain & -plain).bit_length() - 1) - 1
        high = bisect_left(begins, plain.bit_length())
        words = (
            (plain >> first & _ones(last - first)).bit_count()
            for first, last in pairwise(begins[max(low, 0) : high + 1])
        )
        counts.append(sum(n >= SENTENCE_WORDS for n in words))
    return min(counts)


def _passage(shared: Shared, a: Body, b: Body) -> Passage:
    run = shared.run
    spans = _span(a, *run.a), _span(b, *run.b)
    kind = PassageKind.EXACT if run.similarity == 1.0 else PassageKind.EDITED
    if shared.size - shared.plain_words >= QUOTED_SHARE * shared.size:
        kind = PassageKind.QUOTATION
    parts = (a.document.id, spans[0].start, spans[0].end)
    others = (b.document.id, spans[1].start, spans[1].end)
    return Passage(
        id=content_id("passage", *parts, *others),
        kind=kind,
        a_document_id=a.document.id,
        a=spans[0],
        b_document_id=b.document.id,
        b=spans[1],
        similarity=round(run.similarity, 4),
    )


def _span(body: Body, first: int, last: int) -> Span:
    words = body.words
    return Span.of(body.document.text, int(words.starts[first]), int(words.ends[last - 1]))


def _why(m: _Measures, a: Body, b: Body) -> str:
    both = f"{label(a.document)} and {label(b.document)}"
    return (
        f"{both} share {m.shared} of the smaller one's {m.smaller} "
        f"words ({m.share:.0%}), {m.plain} of them outside quotations, "
        f"in {m.sentences} sentences."
    )


def label(document: Document) -> str:
    """Name a document in a reason: its publisher, if any, and the user's name for it."""
    if document.publisher is None:
        return document.external_id
    return f"{document.publisher} ({document.external_id})"


def _spans(runs: Sequence[Run], a: Body, b: Body) -> tuple[tuple[str, int, int], ...]:
    """Point to the longest shared run in both documents."""
    if not runs:
        return ()
    run = max(runs, key=lambda r: (len(r), -r.a[0]))
    left, right = _span(a, *run.a), _span(b, *run.b)
    return (
        (a.document.id, left.start, left.end),
        (b.document.id, right.start, right.end),
    )
