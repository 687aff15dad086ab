"""Place the parties of a map on a ring, so that boxes never overlap and ties stay short.

    parties, ties -> order around the ring -> boxes ; ties -> curves -> places of their words

Everything is computed from the map alone with fixed rules, so the same map is the same picture.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import wrap

from rashomon.views import MapEdge, MapNode

WIDE, NARROW = 900, 460
"""Units across; the page scales the picture to its own width. A few parties need less, so that
their picture stays readable on a phone and in a column."""

FEW = 6
"""Parties up to which the narrow picture has room for ties between its two sides."""

LETTER = 7.1
"""Width of a letter of 13 units, on average, with some room: names must not leave their box."""

LINE = 16
ROW = 66
"""Distance of two boxes of one side: two lines of name and a gap for a tie to pass."""

LINE_LETTERS = 18
MOST_LINES = 2
GAP = 74
"""Half the space between the topmost boxes of both sides, so that they do not meet."""

BEND = 0.16
"""How far a tie bows to its right, as a share of its length: there and back stay apart."""

PULL, PULL_PAST = 0.22, 0.6
"""How far a tie bows towards the middle, where there is room; more where it has to pass the
boxes that stand between its ends on one side."""

BESIDE = (0, 13, -13)
"""How far beside its tie a word may stand, in units."""

PLACES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)
"""Where along a tie its words may stand, the best first."""

Point = tuple[float, float]
Tie = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its middle and half sizes."""

    x: float
    y: float
    half_width: float
    half_height: float

    def meets(self, other: Box) -> bool:
        """Tell whether two boxes share a point."""
        return (
            abs(self.x - other.x) < self.half_width + other.half_width
            and abs(self.y - other.y) < self.half_height + other.half_height
        )

    def edge_towards(self, point: Point) -> Point:
        """Give where a line from the middle to a point leaves the box."""
        dx, dy = point[0] - self.x, point[1] - self.y
        if not dx and not dy:
            return self.x, self.y
        share = min(
            self.half_width / abs(dx) if dx else math.inf,
            self.half_height / abs(dy) if dy else math.inf,
        )
        return self.x + dx * share, self.y + dy * share


@dataclass(frozen=True, slots=True)
class PlacedNode:
    """A party with its box and the lines of its name."""

    node: MapNode
    box: Box
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlacedEdge:
    """A tie with its curve and the place of its words."""

    edge: MapEdge
    start: Point
    bend: Point
    """Control point of the quadratic curve."""
    end: Point
    words: str
    at: Point | None
    """None: there was no room; the words stand below the picture."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole picture."""

    width: float
    height: float
    nodes: tuple[PlacedNode, ...]
    edges: tuple[PlacedEdge, ...]


def lay_out(nodes: Sequence[MapNode], edges: Sequence[MapEdge]) -> Layout:
    """Place everything."""
    width = NARROW if len(nodes) <= FEW else WIDE
    number = {node.key: n for n, node in enumerate(nodes)}
    pairs = [(number[e.doer], number[e.other]) for e in edges]
    order = ring_order(len(nodes), pairs)
    height = ROW * max(2, math.ceil(len(nodes) / 2)) + 20
    placed: list[PlacedNode | None] = [None] * len(nodes)
    for place, n in enumerate(order):
        placed[n] = _placed(nodes[n], _middle(place, len(nodes), (width, height)))
    boxes = [p for p in placed if p]
    return Layout(
        width, height, tuple(boxes), _curves(boxes, edges, pairs, (width, height))
    )


def ring_order(count: int, pairs: Sequence[Tie]) -> list[int]:
    """Order parties around the ring so that the ties between them are short.

    Two parties change places as long as that makes the sum of distances smaller.
    """
    order = list(range(count))
    best = _length(order, pairs)
    improved = True
    while improved:
        improved = False
        for i in range(count):
            for j in range(i + 1, count):
                order[i], order[j] = order[j], order[i]
                length = _length(order, pairs)
                if length < best:
                    best, improved = length, True
                else:
                    order[i], order[j] = order[j], order[i]
    return order


def _length(order: Sequence[int], pairs: Iterable[Tie]) -> int:
    place = {n: k for k, n in enumerate(order)}
    count = len(order)
    steps = (abs(place[a] - place[b]) for a, b in pairs)
    return sum(min(step, count - step) ** 2 for step in steps)


def _middle(place: int, count: int, size: Point) -> Point:
    """Give the middle of a place on the ring: down the right side, up the left."""
    width, height = size
    right = math.ceil(count / 2)
    is_right = place < right
    rows = right if is_right else count - right
    row = place if is_right else count - 1 - place
    y = height * (row + 0.5) / rows
    bow = math.sqrt(max(0.0, 1 - (2 * y / height - 1) ** 2))
    reach = GAP + (width / 2 - GAP - 80) * max(bow, 0.12)
    return width / 2 + (reach if is_right else -reach), y


def _placed(node: MapNode, middle: Point) -> PlacedNode:
    lines = wrap(node.name, LINE_LETTERS) or [node.name]
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], lines[MOST_LINES - 1][: LINE_LETTERS - 2] + " …"]
    widest = max(len(line) for line in lines)
    box = Box(*middle, min(72.0, widest * LETTER / 2 + 9), len(lines) * LINE / 2 + 6)
    return PlacedNode(node, box, tuple(lines))


def _curves(
    nodes: Sequence[PlacedNode],
    edges: Sequence[MapEdge],
    pairs: Sequence[Tie],
    size: Point,
) -> tuple[PlacedEdge, ...]:
    taken = [n.box for n in nodes]
    seen: dict[Tie, int] = {}
    made: list[PlacedEdge] = []
    for edge, (a, b) in zip(edges, pairs, strict=True):
        turn = seen[a, b] = seen.get((a, b), 0) + 1
        bend = _bend(nodes[a].box, nodes[b].box, (size[0] / 2, size[1] / 2), turn)
        start = nodes[a].box.edge_towards(bend)
        end = nodes[b].box.edge_towards(bend)
        words = words_of(edge)
        at = _room(words, (start, bend, end), taken, size)
        if at:
            taken.append(_word_box(words, at))
        made.append(PlacedEdge(edge, start, bend, end, words, at))
    return tuple(made)


def words_of(edge: MapEdge) -> str:
    """Give what stands on a line: what it is, and which accounts say so."""
    kinds = edge.kinds
    shown = ", ".join(kinds[:2]) + (" …" if len(kinds) > 2 else "")
    return f"{shown} [{edge.tag}]" if edge.tag else shown


def _bend(a: Box, b: Box, middle: Point, turn: int) -> Point:
    dx, dy = b.x - a.x, b.y - a.y
    x, y = (a.x + b.x) / 2, (a.y + b.y) / 2
    bow = BEND * turn
    is_past = (a.x < middle[0]) == (b.x < middle[0]) and abs(dy) > 1.5 * ROW
    pull = PULL_PAST if is_past else PULL
    return (
        x - dy * bow + (middle[0] - x) * pull,
        y + dx * bow + (middle[1] - y) * pull,
    )


def _room(
    words: str, curve: tuple[Point, Point, Point], taken: Sequence[Box], size: Point
) -> Point | None:
    for beside in BESIDE:
        for share in PLACES:
            x, y = _on_curve(curve, share)
            box = _word_box(words, (x, y + beside))
            is_inside = box.half_width <= box.x <= size[0] - box.half_width
            if is_inside and not any(box.meets(other) for other in taken):
                return box.x, box.y
    return None


def _word_box(words: str, at: Point) -> Box:
    return Box(*at, len(words) * 6.1 / 2 + 4, 9)


def _on_curve(curve: tuple[Point, Point, Point], t: float) -> Point:
    a, c, b = curve
    return tuple((1 - t) ** 2 * a[k] + 2 * t * (1 - t) * c[k] + t**2 * b[k] for k in (0, 1))  # type: ignore[return-value]
