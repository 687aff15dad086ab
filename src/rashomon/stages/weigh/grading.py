"""Set the user's grades beside what the text shows of a source.

    testimonies, grades by folded name -> letter, reasons, the grades that count

A text does not show how reliable its source is: by itself every source is F. A grade of the
user's is never mixed with a reason that was computed; it stands beside it and is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Grade
from rashomon.stages.weigh.testimony import Testimony
from rashomon.text.given_names import fold_name

UNGRADED = "F"

ALONE = f"source {UNGRADED} by the text alone: it does not show how reliable they are"
"""Beside a grade of the user's, so that nobody takes it for a finding."""

GRADES_SHOWN = 4
"""Most grades beside the best one that are written out in reasons."""


@dataclass(frozen=True, slots=True)
class Graded:
    """The letter of one variant."""

    letter: str
    why: tuple[str, ...]
    grades: tuple[Grade, ...]
    """Those of the voices behind the variant, best first."""


def by_name(grades: Iterable[Grade], settings: Mapping[str, str]) -> dict[str, Grade]:
    """Give grades by folded name; those of the case go before those of the settings."""
    given = [*(Grade(name, letter) for name, letter in sorted(settings.items())), *grades]
    return {fold_name(grade.name): grade for grade in given}


def find_letter(heard: Sequence[Testimony], grades: Mapping[str, Grade]) -> Graded:
    """Give the best grade of those a variant rests on.

    The grade of a publisher counts for what it says in its own voice. Of what it passes on it
    is told, but does not lend its letter: who prints an army's word does not vouch for it.

    Args:
        heard: The claims for the variant that are counted.
        grades: By folded name.
    """
    counting = {grade for t in heard if (grade := _own_grade(t, grades))}
    best = tuple(sorted(counting, key=lambda g: (g.letter, fold_name(g.name))))
    passing = {
        grade
        for t in heard
        if t.has_voice and (grade := grades.get(t.publisher)) and grade not in counting
    }
    rest = [
        f"also graded {g.letter} by you: {_words(g)}" for g in best[1 : GRADES_SHOWN + 1]
    ]
    rest += [
        f"passed on by {_words(g)}, graded {g.letter} by you"
        for g in sorted(passing, key=lambda g: (g.letter, fold_name(g.name)))[:GRADES_SHOWN]
    ]
    if not best:
        return Graded(UNGRADED, (f"source {UNGRADED}: not graded by you", *rest), ())
    first = f"source {best[0].letter}: {_words(best[0])}, as graded by you"
    return Graded(best[0].letter, (first, ALONE, *rest), best)


def _own_grade(heard: Testimony, grades: Mapping[str, Grade]) -> Grade | None:
    """Give the grade of whom a claim goes back to, else of who speaks; the best of its names."""
    for names in (heard.informants, heard.names):
        found = [grades[name] for name in names if name in grades]
        if found:
            return min(found, key=lambda g: (g.letter, fold_name(g.name)))
    return None


def _words(grade: Grade) -> str:
    return f"{grade.name} (“{grade.note}”)" if grade.note else grade.name
