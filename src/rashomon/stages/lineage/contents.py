"""Rules for what changed inside a content: figure, unit, bound, time, place, name, quotation.

Pair -> Found | None, one rule a kind of change
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import product

from rashomon.model import (
    Claim,
    Comparator,
    OriginKind,
    Quantity,
    Role,
    ShiftKind,
)
from rashomon.stages.lineage.findings import Found, Pair
from rashomon.stages.lineage.telling import Way
from rashomon.stages.lineage.wording import is_quoted, sentence_of, shown
from rashomon.text.edtf import compare_intervals, parse_edtf
from rashomon.text.lexicon import load_words
from rashomon.text.shingles import Words, find_words

ALIKE = 0.6
"""Least share of words in common for figures, times and places to stand for each other."""

SPELLING = 75.0
"""Likeness (rapidfuzz ratio) from which two words are one word in two spellings or forms."""

LONGEST_SWAP = 3
"""Most words that are taken as one replaced by the other; beyond, the sentence is new."""

INSERTION = "["
"""Mark an editor puts before words that were not said; they alter nothing."""

STEM = 5
"""Letters two words share at their start to be forms of one ("Islamist", "Islamists")."""

BOUNDS = frozenset({Comparator.ABOUT, Comparator.AT_LEAST, Comparator.AT_MOST})


def number_change(pair: Pair) -> Found | None:
    """Find a figure of one thing that became another figure."""
    if _is_running(pair) or pair.telling.similarity < ALIKE:
        return None
    if pair.telling.updates and pair.telling.way is not Way.COPY:
        return None
    for a, b in (*_counterparts(pair.a, pair.b), *_in_one_place(pair)):
        exact = a.comparator is b.comparator is Comparator.EXACT
        if exact and a.value != b.value:
            return Found(ShiftKind.NUMBER_CHANGED, shown(a.span.quote), shown(b.span.quote))
    return None


def _in_one_place(pair: Pair) -> Iterator[tuple[Quantity, Quantity]]:
    """Pair figures that stand between the same words of two copies: "losses at 64", "at 46"."""
    if pair.telling.way is not Way.COPY or not (pair.a.quantities and pair.b.quantities):
        return
    a, b = _claim_words(pair, pair.a), _claim_words(pair, pair.b)
    for (a0, a1), (b0, b1) in _swaps(a.norms, b.norms):
        there = [_figure_at(pair.a, a, a0, a1), _figure_at(pair.b, b, b0, b1)]
        if there[0] and there[1]:
            yield there[0], there[1]


def _figure_at(claim: Claim, words: Words, first: int, last: int) -> Quantity | None:
    start, end = words.starts[first], words.ends[last - 1]
    spans = ((q.span.start, q.span.end, q) for q in claim.quantities)
    return next((q for s, e, q in spans if s <= start and end <= e), None)


def unit_change(pair: Pair) -> Found | None:
    """Find a figure that stayed while what it counts changed."""
    found: list[Found] = []
    for a, b in product(pair.a.quantities, pair.b.quantities):
        if _number(a) is None or _number(a) != _number(b):
            continue
        if not a.unit or not b.unit or a.unit == b.unit:
            return None
        if not _is_form(a.unit, b.unit):
            found.append(Found(ShiftKind.UNIT_CHANGED, _counted(a), _counted(b)))
    return found[0] if len(found) == 1 else None


def _counted(quantity: Quantity) -> str:
    return f"{shown(quantity.span.quote)} (counted: {quantity.unit})"


def qualification_omission(pair: Pair) -> Found | None:
    """Find a bound ("at least") or a condition ("if") that the other telling leaves out."""
    if pair.telling.way is Way.HEADLINE or pair.telling.similarity < ALIKE:
        return None
    for a, b in _counterparts(pair.a, pair.b):
        same = _number(a) == _number(b)
        if same and a.comparator in BOUNDS and b.comparator is Comparator.EXACT:
            before = f"“{a.comparator.value.replace('_', ' ')}” at {shown(a.span.quote)}"
            return Found(
                ShiftKind.QUALIFICATION_OMITTED, before, f"the plain {shown(b.span.quote)}"
            )
    return _condition_omission(pair)


def _condition_omission(pair: Pair) -> Found | None:
    if pair.a.condition is None or pair.b.condition is not None:
        return None
    start, end = sentence_of(pair.reading, pair.b)
    there = find_words(_text(pair, pair.b), [(start, end)]).norms
    condition = pair.a.condition
    wanted = find_words(condition.quote, [(0, len(condition.quote))]).norms
    if len(set(wanted) & set(there)) * 2 >= len(set(wanted)):
        return None
    before = f"the condition {shown(condition.quote)}"
    return Found(ShiftKind.QUALIFICATION_OMITTED, before, "no condition")


def time_change(pair: Pair) -> Found | None:
    """Find a time that became another one, or a clock time that lost its zone."""
    if pair.telling.updates or pair.telling.way is Way.HEADLINE:
        return None
    for a, b in product(pair.a.times, pair.b.times):
        if a.edtf and b.edtf and _lost_zone(a.edtf, b.edtf):
            return Found(ShiftKind.TIME_CHANGED, shown(a.span.quote), shown(b.span.quote))
    lone = len(pair.a.times) == len(pair.b.times) == 1
    if pair.telling.similarity < ALIKE or not lone:
        return None
    a, b = pair.a.times[0], pair.b.times[0]
    if a.edtf and b.edtf and compare_intervals(a.edtf, b.edtf) == "disjoint":
        return Found(ShiftKind.TIME_CHANGED, shown(a.span.quote), shown(b.span.quote))
    return None


def _lost_zone(a: str, b: str) -> bool:
    """Tell whether two clock times show the same hands, in UTC here and of the place there."""
    first, second = parse_edtf(a), parse_edtf(b)
    if first is None or second is None or not (first.clock and second.clock):
        return False
    if first.lower is None or second.lower is None or first.zoned == second.zoned:
        return False
    return first.lower.time() == second.lower.time()


def place_change(pair: Pair) -> Found | None:
    """Find a place of one kind that became another place of that kind."""
    lone = len(pair.a.places) == len(pair.b.places) == 1
    if pair.telling.similarity < ALIKE or not lone:
        return None
    a, b = pair.a.places[0], pair.b.places[0]
    first = pair.reading.place_of(pair.a.document_id, a.span)
    second = pair.reading.place_of(pair.b.document_id, b.span)
    if first is None or second is None or first.precision != second.precision:
        return None
    if first.precision is None or first.name == second.name:
        return None
    return Found(ShiftKind.PLACE_CHANGED, shown(a.span.quote), shown(b.span.quote))


def name_change(pair: Pair) -> Found | None:
    """Find an actor that is called something else in the same place of the sentence."""
    if pair.telling.way is Way.HEADLINE or pair.telling.similarity < ALIKE:
        return None
    if not (pair.a.actors and pair.b.actors):
        return None
    a, b = _claim_words(pair, pair.a), _claim_words(pair, pair.b)
    for (a0, a1), (b0, b1) in _swaps(a.norms, b.norms):
        if _is_mention(pair.a, a, a0, a1) and _is_mention(pair.b, b, b0, b1):
            before = _text(pair, pair.a)[a.starts[a0] : a.ends[a1 - 1]]
            after = _text(pair, pair.b)[b.starts[b0] : b.ends[b1 - 1]]
            return Found(ShiftKind.NAME_CHANGED, shown(before), shown(after))
    return None


def quotation_change(pair: Pair) -> Found | None:
    """Find words inside quotation marks that differ; a quotation cut short does not."""
    if pair.telling.similarity < ALIKE and pair.telling.way is not Way.COPY:
        return None
    if not (is_quoted(pair.reading, pair.a) and is_quoted(pair.reading, pair.b)):
        return None
    a, b = _claim_words(pair, pair.a), _claim_words(pair, pair.b)
    for (a0, a1), (b0, b1) in _swaps(a.norms, b.norms):
        before = _text(pair, pair.a)[a.starts[a0] : a.ends[a1 - 1]]
        after = _text(pair, pair.b)[b.starts[b0] : b.ends[b1 - 1]]
        marked = (
            _text(pair, pair.a)[a.starts[a0] - 1] + _text(pair, pair.b)[b.starts[b0] - 1]
        )
        if INSERTION in marked:
            continue
        return Found(
            ShiftKind.QUOTATION_ALTERED,
            f"{shown(before)} of a quotation",
            shown(after),
        )
    return None


CONTENT_RULES: tuple[Callable[[Pair], Found | None], ...] = (
    number_change,
    unit_change,
    qualification_omission,
    time_change,
    place_change,
    name_change,
    quotation_change,
)


def _is_running(pair: Pair) -> bool:
    """Tell whether both are takes of one running story, where figures move with the news."""
    return any(origin.kind is OriginKind.TAKES for origin in pair.telling.origins)


def _counterparts(a: Claim, b: Claim) -> Iterator[tuple[Quantity, Quantity]]:
    """Pair the figures that count one thing, where each claim has one such figure."""
    for first in a.quantities:
        others = [q for q in b.quantities if _of_one_thing(first, q)]
        back = [q for q in a.quantities if others and _of_one_thing(q, others[0])]
        if len(others) == len(back) == 1:
            yield first, others[0]


def _of_one_thing(a: Quantity, b: Quantity) -> bool:
    return a.unit is not None and a.unit == b.unit and a.state == b.state


def _number(quantity: Quantity) -> float | None:
    for number in (quantity.value, quantity.min, quantity.max):
        if number is not None:
            return number
    return None


def _text(pair: Pair, claim: Claim) -> str:
    return pair.reading.documents[claim.document_id].text


def _claim_words(pair: Pair, claim: Claim) -> Words:
    return _cut(_text(pair, claim), claim.span.start, claim.span.end)


@lru_cache(maxsize=1 << 12)
def _cut(text: str, start: int, end: int) -> Words:
    """Cut a claim into words; each stands in many tellings, and by several rules."""
    return find_words(text, [(start, end)])


def _swaps(
    a: tuple[str, ...], b: tuple[str, ...]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Find words that were replaced by others between words that stayed."""
    if a == b:
        return
    from rapidfuzz.distance import Indel

    codes = [c for c in Indel.opcodes(a, b) if c.tag != "equal"]
    joined: list[tuple[int, int, int, int]] = []
    for code in codes:
        last = joined[-1] if joined else None
        if last and last[1] == code.src_start and last[3] == code.dest_start:
            joined[-1] = (last[0], code.src_end, last[2], code.dest_end)
        else:
            joined.append((code.src_start, code.src_end, code.dest_start, code.dest_end))
    for a0, a1, b0, b1 in joined:
        inside = a0 > 0 or b0 > 0
        small = min(a1 - a0, b1 - b0) > 0 and max(a1 - a0, b1 - b0) <= LONGEST_SWAP
        if inside and small and not _is_form(" ".join(a[a0:a1]), " ".join(b[b0:b1])):
            yield (a0, a1), (b0, b1)


def _is_form(a: str, b: str) -> bool:
    """Tell whether words are spellings or forms of one, or one part of the other."""
    from rapidfuzz import fuzz

    within = set(a.split()) <= set(b.split()) or set(b.split()) <= set(a.split())
    stems = {word[:STEM] for word in a.split() if len(word) >= STEM}
    within = within or any(word[:STEM] in stems for word in b.split())
    return within or fuzz.ratio(a, b) >= SPELLING or _is_part(a, b) or _is_part(b, a)


def _is_part(a: str, b: str) -> bool:
    return a.startswith(b) or a.endswith(b)


def _is_mention(claim: Claim, words: Words, first: int, last: int) -> bool:
    """Tell whether words are, or end, a mention of an actor that is no pronoun."""
    if set(words.norms[first:last]) & load_words("pronouns"):
        return False
    start, end = words.starts[first], words.ends[last - 1]
    return any(
        m.span.start <= start and end == m.span.end
        for m in claim.actors
        if m.role is not Role.SOURCE
    )
