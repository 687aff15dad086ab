"""What is kept is taken only where everything it was made from is the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rashomon.pipeline.keeping import Keeping, Sort, hashed
from rashomon.store.kept import kept_beside, kept_path

LENGTHS: Sort[tuple[int, str]] = Sort("lengths", tuple[int, str])


@pytest.fixture(name="made")
def made_fixture() -> list[str]:
    return []


@pytest.fixture(name="make")
def make_fixture(made: list[str]) -> Callable[[str], tuple[int, str]]:
    def make(name: str) -> tuple[int, str]:
        made.append(name)
        return len(name), name

    return make


@pytest.fixture(name="keeping")
def keeping_fixture(tmp_path: Path) -> Iterator[Keeping]:
    with kept_beside(tmp_path / "case.db") as kept:
        yield Keeping(kept)


def prints(**words: str) -> dict[str, bytes]:
    return {name: hashed(word.encode()) for name, word in words.items()}


def test_only_what_changed_is_made_again(
    keeping: Keeping, made: list[str], make: Callable[[str], tuple[int, str]]
):
    first = list(keeping.of_each(LENGTHS, prints(c="x", a="x", bb="x"), make))
    assert first == [("a", (1, "a")), ("bb", (2, "bb")), ("c", (1, "c"))]
    assert made == ["a", "bb", "c"]
    made.clear()
    again = list(keeping.of_each(LENGTHS, prints(a="x", bb="y", d="x"), make))
    assert again == [("a", (1, "a")), ("bb", (2, "bb")), ("d", (1, "d"))]
    assert made == ["bb", "d"]
    made.clear()
    list(keeping.of_each(LENGTHS, prints(a="x", c="x"), make))
    assert made == ["c"]  # it was not asked for the last time, so it is not kept any more


def test_a_body_of_another_shape_is_made_again(
    keeping: Keeping, made: list[str], make: Callable[[str], tuple[int, str]]
):
    list(keeping.of_each(Sort("lengths", str), prints(a="x"), lambda name: name))
    assert list(keeping.of_each(LENGTHS, prints(a="x"), make)) == [("a", (1, "a"))]
    assert made == ["a"]


def test_a_file_that_is_a_link_is_not_followed(tmp_path: Path):
    target = tmp_path / "other.txt"
    target.write_text("mine", encoding="utf-8")
    kept_path(tmp_path / "case.db").symlink_to(target)
    with kept_beside(tmp_path / "case.db") as kept:
        found = Keeping(kept).of_each(LENGTHS, prints(a="x"), lambda name: (1, name))
        assert list(found) == [("a", (1, "a"))]
    assert target.read_text(encoding="utf-8") == "mine"


def test_parts_of_a_hash_do_not_run_together():
    assert hashed(b"ab", b"c") != hashed(b"a", b"bc")
    assert hashed(b"ab") != hashed(b"a", b"b")
