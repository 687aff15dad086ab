"""Front matter: YAML where it is YAML, lines where it is not, and no bombs."""

from __future__ import annotations

import pytest

from rashomon.stages.ingest.front_matter import LIMIT, split_front_matter


def fields(*lines: str) -> dict[str, str]:
    found, body = split_front_matter("\n".join(["---", *lines, "---", "", "Body."]))
    assert body == "Body."
    return {
        key: found[key] for key in found if key in {"title", "byline", "published", "url"}
    }


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["title: Army: 21 dead"], {"title": "Army: 21 dead"}),  # no YAML: two colons
        (["title: 'It''s over'"], {"title": "It's over"}),
        (["published: 2024-06-12  # as printed"], {"published": "2024-06-12"}),
        (["title: >", "  Two lines", "  of one title"], {"title": "Two lines of one title"}),
        (["author:", "  - Mara Teel", "  - Jon Osk"], {"byline": "Mara Teel, Jon Osk"}),
        (["author: [Mara Teel, Jon Osk]"], {"byline": "Mara Teel, Jon Osk"}),
        (["title: @stake"], {"title": "@stake"}),
        (["url: https://a.example/?b=1"], {"url": "https://a.example/?b=1"}),
        (["Title: Yes", "date: 2024"], {"title": "Yes", "published": "2024"}),
        (["title: &a x", "url: *a"], {"title": "&a x", "url": "*a"}),  # aliases are not followed
        (["title: !!python/object:os.system x"], {"title": "x"}),  # a string, no object
        (["title: {a: b}"], {"title": "{a: b}"}),
    ],
)  # fmt: skip
def test_fields(lines: list[str], found: dict[str, str]):
    assert fields(*lines) == found


def test_an_alias_bomb_and_a_deep_list_are_no_harm():
    bomb = ["a: &a [x, x]", *(f"b{n}: &b{n} [*a, *a]" for n in range(50)), "title: Rain"]
    assert fields(*bomb) == {"title": "Rain"}
    deep = "[" * 5000 + "]" * 5000
    assert fields(f"x: {deep}", "title: Rain") == {"title": "Rain"}


def test_a_rule_far_above_another_parts_nothing():
    text = "---\ntitle: Rain\n" + "It rained.\n" * LIMIT + "---\nBody."
    assert split_front_matter(text) == ({}, text)
