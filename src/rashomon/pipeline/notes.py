"""Say what a reader of a case should know about how it was put together.

counts of a run -> sentences
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.model import Grade, Origin, Reading
from rashomon.stages.weigh import known_names
from rashomon.text.given_names import fold_name

NAMED = 3
"""Names that a note lists before it says how many more there are."""


def sharing_notes(capped: int, most: int) -> Iterator[str]:
    """Say which documents were not held against each other for shared text."""
    if capped:
        counted = "1 run" if capped == 1 else f"{capped} runs"
        yield (
            f"{counted} of words found in more than {most} documents: each of these was held "
            "against the first of them, not against each other, unless they share more"
        )


def comparing_notes(capped: int, crowded: int, versions: int) -> Iterator[str]:
    """Say what was left out of the comparison, and why."""
    if crowded:
        yield (
            f"{crowded} documents belong to a crowd of copies: what they tell again was "
            "compared with one document of the crowd, not with each other"
        )
    if capped:
        were = "key was" if capped == 1 else "keys were"
        yield f"{capped} {were} shared by too many records and skipped"
    if versions:
        yield f"{versions} older versions of reports answer no question; see the shifts"


def signs_notes(*, has_weights: bool) -> Iterator[str]:
    """Say which signs of rewording were not looked for."""
    if not has_weights:
        yield "words put in by a thesaurus were not looked for: that needs the encoder"


def distrust_notes(names: Sequence[str], claims: int) -> Iterator[str]:
    """Say whose claims are left out, and how many they are."""
    if names:
        counted = "1 claim is" if claims == 1 else f"{claims} claims are"
        yield f"{counted} left out, as you distrust {_listed(names)}"


def grade_notes(
    reading: Reading, origins: Sequence[Origin], grades: Sequence[Grade]
) -> Iterator[str]:
    """Say which grades are of nobody here: a name may be misspelt, or not have come yet."""
    if not grades:
        return
    known = {fold_name(name) for name in known_names(reading, origins)}
    unmet = [g.name for g in grades if fold_name(g.name) not in known]
    if unmet:
        yield f"graded by you, but neither source nor publisher here: {_listed(unmet)}"


def _listed(names: Sequence[str]) -> str:
    ordered = sorted(names)
    more = f" and {len(ordered) - NAMED} more" if len(ordered) > NAMED else ""
    return ", ".join(ordered[:NAMED]) + more
