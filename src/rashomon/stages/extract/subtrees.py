"""Know where the words below a token begin and end, without walking the tree again.

    Parse -> first and last token below each token -> Tree; Stretch -> code points

A sentence of thousands of words costs the same per cue as a short one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.text.parse import Name, Parse, Token

Stretch = tuple[int, int]
"""Token indices, end exclusive."""

Range = tuple[int, int]
"""Code points of the document, end exclusive."""

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})

TRIMMED = frozenset(",.;:-–—!?()[]*|/") | {"--", "...", "…"}
"""Marks that are cut off the ends of a content; quotation marks are kept."""

BRACKET_REACH = 12
"""How far back an opening bracket is looked for, in tokens."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A parse with the edges of every subtree."""

    parse: Parse
    left: tuple[int, ...]
    right: tuple[int, ...]
    """Last token below, inclusive."""

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens."""
        return self.parse.tokens

    def stretch(self, i: int) -> Stretch:
        """Give the words from the first to the last below a token."""
        return self.left[i], self.right[i] + 1

    def child(self, i: int, *labels: str) -> Token | None:
        """Give the first dependent with one of the labels."""
        for c in self.parse.children[i]:
            if self.tokens[c].dep in labels:
                return self.tokens[c]
        return None

    def subject(self, i: int) -> Token | None:
        """Give the grammatical subject of a verb, if it has one of its own."""
        return self.child(i, *sorted(SUBJECTS))

    def is_passive(self, i: int) -> bool:
        """Tell whether a verb is passive."""
        return any(
            self.tokens[c].dep in {"nsubjpass", "auxpass"} for c in self.parse.children[i]
        )


def build_tree(parse: Parse) -> Tree:
    """Compute the edges of every subtree in one pass from the leaves up."""
    left = list(range(len(parse.tokens)))
    right = list(range(len(parse.tokens)))
    for i in reversed(_top_down(parse)):
        head = parse.tokens[i].head
        left[head] = min(left[head], left[i])
        right[head] = max(right[head], right[i])
    return Tree(parse, tuple(left), tuple(right))


def _top_down(parse: Parse) -> list[int]:
    order = [t.i for t in parse.tokens if t.head == t.i]
    for i in order:  # grows while it is read: breadth first
        order.extend(parse.children[i])
    return order


def without(stretch: Stretch, holes: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Cut holes out of a stretch."""
    left, end = stretch
    pieces: list[Stretch] = []
    for first, last in sorted(holes):
        if last <= left or first >= end:
            continue
        if first > left:
            pieces.append((left, first))
        left = max(left, last)
    if left < end:
        pieces.append((left, end))
    return tuple(pieces)


def trimmed(tokens: Sequence[Token], stretch: Stretch) -> Stretch | None:
    """Cut punctuation off both ends; None: nothing is left.

    A mark inside a closing quotation mark stays, since the trimming stops at that mark.
    """
    first, last = stretch
    while first < last and tokens[first].text in TRIMMED:
        first += 1
    while last > first and (
        tokens[last - 1].text in TRIMMED or tokens[last - 1].dep == "cc"
    ):
        if tokens[last - 1].text == ")" and _opens(tokens, first, last):
            break
        last -= 1
    return (first, last) if first < last else None


def _opens(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a closing bracket at the end was opened close before."""
    return any(t.text == "(" for t in tokens[max(first, last - BRACKET_REACH) : last])


def to_ranges(tree: Tree, stretches: Iterable[Stretch]) -> tuple[Range, ...]:
    """Turn stretches of tokens into trimmed ranges of code points, joined where they touch."""
    merged: list[Stretch] = []
    for first, last in sorted(stretches):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    kept = (trimmed(tree.tokens, stretch) for stretch in merged)
    return tuple(
        (tree.tokens[a].start, tree.tokens[b - 1].end) for a, b in filter(None, kept)
    )


def joined(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Sort ranges and join those that overlap or touch."""
    found: list[Range] = []
    for start, end in sorted(ranges):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        elif start < end:
            found.append((start, end))
    return tuple(found)


def names_at(parse: Parse, token: Token) -> list[Name]:
    """Give the names a token is part of (names do not overlap)."""
    k = bisect_right(parse.names, token.i, key=lambda name: name.first) - 1
    return [parse.names[k]] if k >= 0 and token.i < parse.names[k].last else []


def without_loose_relative(tree: Tree, stretch: Stretch) -> Stretch:
    """Cut a set-off relative clause off the end: ", which the ministry ..." is an aside."""
    first, last = stretch
    at = last - 1
    while at > first and tree.tokens[at].text in TRIMMED:
        at -= 1
    while at > first and tree.tokens[at].head >= first and tree.tokens[at].dep != "ROOT":
        token = tree.tokens[at]
        edge = tree.left[token.i]
        if token.dep == "relcl" and first < edge and tree.tokens[edge - 1].text == ",":
            return first, edge - 1
        if token.head == token.i or tree.right[token.head] >= last:
            break
        at = token.head
    return first, last
