"""Count what is found otherwise when two sides change places in all reports of a pile.

    python -m eval.swapped_sides [PILE ...]

Every name of the one side is put for that of the other and back. What is found must be the same
but for the names: relations are compared by where their claims stand, moved as the names move
what follows them. The bar is 2%, the parser's share.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path
from typing import Any

from eval.corpora import EXAMPLES, SHARED, case_of, has_shared

SIDES = {
    "border": (
        ("Talvaria", "Ordesh"),
        ("Talvarian", "Ordeshi"),
        ("Talvarians", "Ordeshis"),
    ),
    "ridge": (("Kordavia", "Sulmar"), ("Kordavian", "Sulmari"), ("Kordavians", "Sulmaris")),
    "pipeline": (("Torvia", "Kravia"), ("Torvian", "Kravian"), ("Torvians", "Kravians")),
    "crater": (("Tamur", "Orgun"),),
    "seeds": (("France", "Russia"), ("French", "Russian"), ("Paris", "Moscow")),
}
"""Names that stand in the same places of a sentence, by pile."""

Sides = tuple[tuple[str, str], ...]

Found = dict[frozenset[tuple[str, int]], tuple[str, str | None, bool]]
"""By where two claims begin: the kind of relation, on what, and whether the reader found it."""


def main(names: list[str]) -> int:
    """Print what is found in one of the two texts only, two lines a pile."""
    for pile in names or SIDES:
        if pile == "seeds" and not has_shared():
            print("seeds: left out, ../shared is not there")
            continue
        folder = SHARED / "seeds" if pile == "seeds" else EXAMPLES.parent / pile / "reports"
        plain, changed = both(folder, SIDES[pile])
        for name, kept in (("all", (True, False)), ("by the reader of pairs", (True,))):
            one, two = (
                {item for item in found.items() if item[1][-1] in kept}
                for found in (plain, changed)
            )
            print(
                f"{pile}, {name}: {len(one)} and {len(two)} found,"
                f" {len(one - two)} and {len(two - one)} in one text only"
            )
    return 0


def both(folder: Path, sides: Sides) -> tuple[Found, Found]:
    """Read a folder as it is and with its sides exchanged; places are those of the latter."""
    plain = case_of(str(folder))
    with tempfile.TemporaryDirectory() as room:
        for path in sorted(p for p in folder.iterdir() if p.is_file()):
            text = path.read_text(encoding="utf-8")
            (Path(room) / path.name).write_text(exchanged(text, sides), encoding="utf-8")
        changed = case_of(room)
    return found_in(plain, sides), found_in(changed, ())


def exchanged(text: str, sides: Sides) -> str:
    """Put each name for the other one of its pair."""
    other = {a: b for pair in sides for a, b in (pair, pair[::-1])}
    return names_in(sides).sub(lambda found: other[found[0]], text)


def names_in(sides: Sides) -> re.Pattern[str]:
    """Find any of the names as a word."""
    words = sorted((name for pair in sides for name in pair), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(words)})\b") if words else re.compile(r"(?!)")


def found_in(case: dict[str, Any], sides: Sides) -> Found:
    """Give what is found by where it stands once the sides are exchanged."""
    texts = {d["id"]: (d["external_id"], d["text"]) for d in case["documents"]}
    places = {}
    for claim in case["claims"]:
        name, text = texts[claim["document"]]
        places[claim["id"]] = (name, len(exchanged(text[: claim["start"]], sides)))
    return {
        frozenset((places[r["a"]], places[r["b"]])): (
            r["kind"],
            r["on"],
            r["chance"] is not None,
        )
        for r in case["relations"]
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
