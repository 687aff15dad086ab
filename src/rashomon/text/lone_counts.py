"""Find counts without a number: "a child" who was killed is one, "no one" is none.

parse -> words of harm -> those who undergo them -> Quantity with value 1, 2 or 0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.model import Quantity, Span
from rashomon.text.counted import unit_of
from rashomon.text.lexicon import load_mapping, load_words
from rashomon.text.numerals import number_words
from rashomon.text.states import noun_state, undergone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rashomon.text.parse import Parse, Token

SINGULAR = frozenset({"NN"})
"""Only common nouns: a name is no count."""


def find_lone_counts(parse: Parse) -> Iterator[Quantity]:
    """Find "a child", "both", "no one" and "none" where a state is said of them.

    Returns:
        Quantities in text order; the span is the counting word alone.
    """
    for token in parse.tokens:
        low = token.text.lower()
        if low in ("a", "an") and token.dep == "det":
            yield from _one(parse, token)
        elif low == "both":
            yield from _both(parse, token)
        elif low in load_mapping("none_words") or low == "one":
            yield from _none(parse, token, low)


def _one(parse: Parse, det: Token) -> Iterator[Quantity]:
    head = parse.tokens[det.head]
    if head.tag not in SINGULAR or head.i <= det.i or noun_state(head):
        return
    if any(parse.dependents(head.i, "nummod")) or not _is_patient(head):
        return
    if head.lemma in number_words():
        return  # "a couple of trucks"
    state = undergone(parse, head)
    if state or _is_listed(parse, head):
        first = parse.tokens[det.i + 1].start
        yield Quantity(
            Span.of(parse.text, det.start, det.end),
            value=1.0,
            unit=unit_of(head),
            group=parse.text[first : head.end],
            state=state,
        )


def _is_listed(parse: Parse, head: Token) -> bool:
    """See "five men and a woman": one more beside those counted."""
    first = parse.tokens[head.head]
    is_counted = any(t.pos == "NUM" for t in parse.dependents(first.i, "nummod"))
    return (
        head.dep == "conj"
        and first.tag == "NNS"
        and is_counted
        and head.lemma in load_words("aged_nouns") | load_words("link_person_roles")
        and not any(parse.dependents(head.i, "prep", "relcl"))
    )


def _is_patient(head: Token) -> bool:
    """Tell whether a noun undergoes or does a verb itself, and is no part of a phrase."""
    return head.dep in ("dobj", "nsubjpass", "nsubj", "conj") and head.head != head.i


def _both(parse: Parse, token: Token) -> Iterator[Quantity]:
    if token.dep == "preconj":
        return
    head = parse.tokens[token.head] if token.dep in ("det", "predet") else token
    state = undergone(parse, head)
    if state:
        is_alone = head.i == token.i
        unit = _unit_of_phrase(parse, token) if is_alone else unit_of(head)
        group = parse.text[token.end : head.end].strip() or None
        yield Quantity(
            Span.of(parse.text, token.start, token.end),
            2.0,
            unit=unit,
            group=group,
            state=state,
        )


def _none(parse: Parse, token: Token, low: str) -> Iterator[Quantity]:
    """Read "no one was killed", "none of the men died", "no deaths"."""
    start = token
    if low == "one":
        before = parse.tokens[token.i - 1] if token.i else token
        if before.text.lower() != "no":
            return
        start, low = before, "no one"
    head = parse.tokens[token.head] if token.dep == "det" else token
    if token.dep == "det" and head.text.lower() == "one":
        return  # found at "one"
    state = undergone(parse, head)
    if state is None:
        return
    listed = load_mapping("none_words")[low]
    unit = unit_of(head) if head.i != token.i and token.dep == "det" else listed
    if unit == "-":
        unit = _unit_of_phrase(parse, token)
    yield Quantity(
        Span.of(parse.text, start.start, token.end),
        value=0.0,
        unit=unit,
        group=parse.text[token.end : head.end].strip() or None
        if token.dep == "det"
        else None,
        state=state,
    )


def _unit_of_phrase(parse: Parse, token: Token) -> str | None:
    """Read the noun of "none of the men"."""
    for of in parse.dependents(token.i, "prep"):
        for head in parse.dependents(of.i, "pobj"):
            return unit_of(head) if head.pos == "NOUN" else None
    return None
