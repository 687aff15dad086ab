"""A map that a person can follow: no box on another, every line with a word that leads on."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.dossier.map_layout import lay_out, ring_order
from rashomon.dossier.map_svg import by_kind, draw
from rashomon.dossier.maps import matter_map, whole_map
from rashomon.views import MatterRow, TieRow, system_map
from rashomon.views.accounts import AccountRow

NAMES = [f"Party of number {n}" for n in range(20)]


def tie(
    a: int, b: int, kind: str = "supports", *, hedged: bool = False, **more: str
) -> TieRow:
    accounts = tuple(more.get("accounts", "").split())
    return TieRow(
        f"tie-{a}-{b}-{kind}", f"actor-{a}", NAMES[a], f"actor-{b}", NAMES[b], kind, None,
        hedged, (), accounts,
    )  # fmt: skip


ties_of_some = st.lists(
    st.tuples(st.integers(0, 15), st.integers(0, 15)).filter(lambda p: p[0] != p[1]),
    min_size=1,
    max_size=24,
    unique=True,
)


@settings(max_examples=60, deadline=None)
@given(ties_of_some)
def test_no_box_lies_on_another_or_leaves_the_picture(pairs: list[tuple[int, int]]):
    picture = system_map([tie(a, b) for a, b in pairs], lambda _: "")
    layout = lay_out(picture.nodes, picture.edges)
    boxes = [n.box for n in layout.nodes]
    assert not any(a.meets(b) for a, b in combinations(boxes, 2))
    for node in layout.nodes:
        assert node.box.half_width <= node.box.x <= layout.width - node.box.half_width
        assert node.box.half_height <= node.box.y <= layout.height - node.box.half_height
    assert layout == lay_out(picture.nodes, picture.edges)


def test_parties_with_a_tie_stand_together():
    order = ring_order(6, [(0, 3), (1, 4), (2, 5)])
    place = {n: k for k, n in enumerate(order)}
    for a, b in ((0, 3), (1, 4), (2, 5)):
        assert abs(place[a] - place[b]) in {1, 5}


def test_four_hundred_parties_leave_the_sixteen_most_spoken_of():
    rows = [
        TieRow(
            f"t{n}",
            f"a{n}",
            f"A {n}",
            f"b{n % 20}",
            f"B {n % 20}",
            "fights",
            None,
            hedged=False,
            claims=(),
            account_ids=(),
        )
        for n in range(400)
    ]
    picture = system_map(rows, lambda _: "")
    assert len(picture.nodes) <= 16
    assert len(picture.nodes) + len(picture.left_out) == 420


def test_names_are_escaped_and_every_line_leads_to_its_tie():
    hostile = TieRow(
        "tie-1",
        "a",
        "<script>alert(1)</script>",
        "b",
        '"><b>',
        "fights",
        None,
        hedged=True,
        claims=(),
        account_ids=(),
    )
    picture = system_map([hostile], lambda _: "")
    root = ET.fromstring(str(draw(picture, 'a "map"', by_kind)))  # noqa: S314  our own words
    assert {e.attrib["href"] for e in root.iter("a")} == {"#tie-1"}
    assert root.attrib["aria-label"] == 'a "map"'
    assert not list(root.iter("script"))
    assert "hedged" in next(root.iter("a")).attrib["class"]


@pytest.mark.parametrize(
    ("kinds", "style"),
    [(["fights"], "against"), (["supports"], "with"), (["leaves"], "plain"),
     (["fights", "supports"], "plain")],
)  # fmt: skip
def test_a_line_is_coloured_by_what_it_is(kinds: list[str], style: str):
    picture = system_map([tie(0, 1, kind) for kind in kinds], lambda _: "")
    (edge,) = picture.edges
    assert by_kind(edge) == style


def account(letter: str) -> AccountRow:
    return AccountRow(f"account-{letter}", letter, "m", letter, (letter,), (), (), (), ())


def test_accounts_are_told_apart_by_letter_not_by_colour_alone():
    rows = [
        tie(0, 1, accounts="account-A"),
        tie(1, 2, accounts="account-B"),
        tie(2, 3, accounts="account-A account-B"),
        tie(3, 4),
    ]
    matter = MatterRow("m", (("q", "Who?"),), (account("A"), account("B")), (), ())
    drawn = matter_map(rows, matter)
    assert drawn is not None
    svg = str(drawn.svg)
    assert {"supports [A]", "supports [B]", "supports [AB]"} <= {
        "".join(e.itertext())
        for e in ET.fromstring(svg).iter("text")  # noqa: S314  our own words
    }
    assert "tie-3-4" not in svg
    assert matter_map(rows[:1], matter) is None


def test_too_little_to_draw_is_not_drawn():
    assert whole_map([tie(0, 1)], {}) is None
    assert whole_map([tie(0, 1), tie(1, 2)], {}) is not None
