"""Draw a map as inline SVG: no script, no file, every tie a link to the words behind it.

    SystemMap -> Layout -> <svg>

Names and words are hostile input and are escaped here; colours come from the page's style, so
that the picture follows dark mode and print.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from markupsafe import Markup, escape

from rashomon.dossier.map_layout import (
    LINE,
    NARROW,
    Layout,
    PlacedEdge,
    PlacedNode,
    Point,
    lay_out,
)
from rashomon.text.plain_dates import plain_date
from rashomon.views import MapEdge, SystemMap

AGAINST = frozenset(
    {"fights", "accuses", "threatens", "opposes", "detains", "expels", "overthrows"}
    | {"sanctions", "presses", "at odds with"}
)
WITH = frozenset(
    {"supports", "supplies", "trains", "commands", "allies with", "recruits"}
    | {"negotiates with"}
)
"""Kinds of tie by which a line is coloured; its words say which it is."""

HEAD = 9.0
"""Length of an arrow's head."""


def draw(picture: SystemMap, name: str, colour: Callable[[MapEdge], str]) -> Markup:
    """Give the picture of a map.

    Args:
        picture: What to draw.
        name: What it is a map of, for those who hear the page.
        colour: Name of the style of a tie.
    """
    layout = lay_out(picture.nodes, picture.edges)
    parts = [_open(layout, name)]
    parts += [_line(edge, colour(edge.edge)) for edge in layout.edges]
    parts += [_box(node) for node in layout.nodes]
    parts += [_words(edge, colour(edge.edge)) for edge in layout.edges if edge.at]
    parts.append(Markup("</svg>"))
    return Markup("\n").join(parts)


def by_kind(edge: MapEdge) -> str:
    """Colour a tie by what it is: against, with, or neither."""
    kinds = set(edge.kinds)
    if kinds <= AGAINST:
        return "against"
    return "with" if kinds <= WITH else "plain"


def _open(layout: Layout, name: str) -> Markup:
    return Markup(
        '<svg class="map {0}" viewBox="0 0 {1:.0f} {2:.0f}" role="group" aria-label="{3}">'
    ).format("few" if layout.width <= NARROW else "many", layout.width, layout.height, name)


def _line(placed: PlacedEdge, style: str) -> Markup:
    (x1, y1), (cx, cy), (x2, y2) = placed.start, placed.bend, placed.end
    hedge = " hedged" if placed.edge.hedged else ""
    return Markup(
        '<a href="#{id}" class="tie {style}{hedge}"><title>{title}</title>'
        '<path d="M{x1:.1f} {y1:.1f} Q{cx:.1f} {cy:.1f} {x2:.1f} {y2:.1f}"/>'
        '<polygon points="{head}"/></a>'
    ).format(
        id=placed.edge.ties[0].id,
        style=style,
        hedge=hedge,
        title=told(placed.edge),
        x1=x1,
        y1=y1,
        cx=cx,
        cy=cy,
        x2=x2,
        y2=y2,
        head=_head(placed.bend, placed.end),
    )


def _head(bend: Point, end: Point) -> str:
    angle = math.atan2(end[1] - bend[1], end[0] - bend[0])
    wings = (
        (end[0] - HEAD * math.cos(angle + side), end[1] - HEAD * math.sin(angle + side))
        for side in (-0.42, 0.42)
    )
    points = (end, *wings)
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def told(edge: MapEdge) -> str:
    """Say a tie in words, with whose claim it is: responsibility is never without."""
    told: list[str] = []
    for tie in edge.ties:
        who = ", ".join(dict.fromkeys(c.speaker for c in tie.claims))
        when = f" ({plain_date(tie.edtf)})" if tie.edtf else ""
        hedge = ", hedged" if tie.hedged else ""
        told.append(f"{tie.from_name} {tie.kind} {tie.to_name}{when}{hedge}; says {who}")
    return "\n".join(told)


def _box(placed: PlacedNode) -> Markup:
    box = placed.box
    top = box.y - (len(placed.lines) - 1) * LINE / 2 + 4.5
    rows = Markup(" ").join(
        Markup('<tspan x="{0:.1f}" y="{1:.1f}">{2}</tspan>').format(
            box.x, top + n * LINE, escape(line)
        )
        for n, line in enumerate(placed.lines)
    )
    style = "party" if placed.node.is_named else "party unnamed"
    return Markup(
        '<g class="{0}"><title>{1}</title><rect x="{2:.1f}" y="{3:.1f}" width="{4:.1f}" '
        'height="{5:.1f}" rx="7"/><text text-anchor="middle">{6}</text></g>'
    ).format(
        style,
        placed.node.name,
        box.x - box.half_width,
        box.y - box.half_height,
        2 * box.half_width,
        2 * box.half_height,
        rows,
    )


def _words(placed: PlacedEdge, style: str) -> Markup:
    x, y = placed.at or placed.bend
    return Markup(
        '<a href="#{0}"><text class="say {1}" text-anchor="middle" x="{2:.1f}" y="{3:.1f}">'
        "{4}</text></a>"
    ).format(placed.edge.ties[0].id, style, x, y + 4, placed.words)
