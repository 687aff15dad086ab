"""How far the author commits to the event at a token, down the words it is embedded in.

    token -> path from the root -> steps (negation, modal, "failed to", "if" ...) -> value

Each step has a rung in the lexicon `ladder`, which says two things. Where it leads among the
seven steps of FactBank: what it does to the polarity and how much certainty it leaves at most;
that is what the record keeps. And what it does to a graded value, a + b * value before: what
annotators who judge "did it happen, as this text has it?" (Lee et al. 2015) give on average.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from rashomon.model import Commitment
from rashomon.stages.extract.event_marks import marks_of
from rashomon.stages.extract.governors import steps_between
from rashomon.stages.extract.steps import Step
from rashomon.text.lexicon import load_rows
from rashomon.text.parse import Parse, Token

MAX_DEPTH = 24
"""Ancestors looked at. Deeper ones are those of a broken parse, and a limit keeps one long
sentence linear."""

SCALE = (
    Commitment.CERTAINLY_NOT,
    Commitment.PROBABLY_NOT,
    Commitment.POSSIBLY_NOT,
    Commitment.UNKNOWN,
    Commitment.POSSIBLE,
    Commitment.PROBABLE,
    Commitment.CERTAIN,
)
"""The steps from -3 to 3."""


FINITE = frozenset({"VBD", "VBZ", "VBP"})

PAST = {"VBD", "VBN"}
"""Tags the tagger takes for each other: "had not admitted it or implicated anyone"."""


class Sign(StrEnum):
    """What a step does to the polarity."""

    KEEP = "keep"
    FLIP = "flip"
    PLUS = "plus"
    MINUS = "minus"
    SET = "set"
    """Presupposed: certain again, whatever stands above."""


@dataclass(frozen=True, slots=True)
class Rung:
    """What a step does: to the graded value, and to the seven steps of the record."""

    a: float
    b: float
    signed: bool
    """The value goes on as a + b * value; else as a + b * its size."""
    sign: Sign
    most: int
    """Largest commitment after the step: 3 certain, 2 probable, 1 possible, 0 unknown."""

    def climb(self, value: float) -> float:
        """Give the value after the step."""
        base = value if self.signed else abs(value)
        return max(-1.0, min(1.0, self.a + self.b * base))

    def take(self, level: int, *, positive: bool) -> tuple[int, bool]:
        """Give size and polarity of the commitment after the step."""
        if self.sign is Sign.SET:
            return self.most, True
        if self.sign is Sign.FLIP:
            positive = not positive
        elif self.sign is not Sign.KEEP:
            positive = self.sign is Sign.PLUS
        return min(level, self.most), positive


@lru_cache(maxsize=1)
def ladder() -> dict[str, Rung]:
    """Load the rungs. Treat them as read-only."""
    return {
        name: Rung(float(a), float(b), mode == "signed", Sign(sign), int(most))
        for name, mode, a, b, sign, most in load_rows("ladder")
    }


def commitment_value(parse: Parse, i: int) -> float:
    """Read how far the author commits to the event at a token, graded.

    Returns:
        A value from -3 (certainly not) to 3 (certainly): what annotators give on average.
    """
    return 3 * value_of(steps_at(parse, i))


def commitment_at(parse: Parse, i: int, top: int | None = None) -> Commitment:
    """Read how far the author, or a source, commits to the event at a token.

    Args:
        parse: The document's parse.
        i: Index of the token.
        top: Index of the predicate to start at (that of what a source said); None: the root.
    """
    return step_of(level_of(steps_at(parse, i, top)))


def step_of(level: float) -> Commitment:
    """Give the step of a level from -3 to 3, the nearest where it lies between."""
    return SCALE[max(0, min(6, round(level) + 3))]


def level_of(steps: Iterable[Step]) -> int:
    """Fold steps to a level from -3 to 3: the weakest hedge and the polarity."""
    rungs = ladder()
    level, positive = 3, True
    for step in steps:
        rung = rungs.get(step.affirmed if positive else step.negated)
        if rung is not None:
            level, positive = rung.take(level, positive=positive)
    return level if positive else -level


def value_of(steps: Iterable[Step]) -> float:
    """Fold steps to a value in [-1, 1]: start at certain, climb by the sign reached so far."""
    rungs = ladder()
    value = 1.0
    for step in steps:
        rung = rungs.get(step.affirmed if value >= 0 else step.negated)
        if rung is not None:
            value = rung.climb(value)
    return value


def steps_at(parse: Parse, i: int, top: int | None = None) -> list[Step]:
    """Collect the steps from the outermost predicate down to the event at a token."""
    path = _path(parse, i, top)
    before: dict[int, list[Step]] = {path[0].i: []}
    whole = marks_of(parse, path[0])
    for above, below in pairwise(path):
        if below.dep == "conj":
            start = (
                whole
                if _shares(parse, above, below)
                else before[_peer(parse, path, below).i]
            )
        else:
            start = _left_for(whole, below) + steps_between(parse, above, below)
        before[below.i] = start
        whole = start + marks_of(parse, below)
    return whole


def _left_for(steps: list[Step], below: Token) -> list[Step]:
    """Leave out what a modifier says of its noun where the way goes on into the modifier.

    See "the flight delayed after an accident": the flight was not, the delay and the accident were.
    """
    return [s for s in steps if s.token.i != below.i]


def _peer(parse: Parse, path: list[Token], below: Token) -> Token:
    """Give what a conjunct stands beside; a finite verb never beside an infinitive.

    See "failed to pay and closed", "was to pay but was closed": the parser hangs the second on
    "pay".
    """
    above = path[path.index(below) - 1]
    if not _is_finite(parse, below) or _is_finite(parse, above):
        return above
    higher = [t for t in path[: path.index(below)] if _is_finite(parse, t)]
    return higher[-1] if higher else above


def _is_finite(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb or the first of its auxiliaries is finite: "were | grounded"."""
    helpers = parse.dependents(verb.i, "aux", "auxpass")
    return (helpers[0] if helpers else verb).tag in FINITE


def _path(parse: Parse, i: int, top: int | None) -> list[Token]:
    """Give the tokens from the top down to the event."""
    path = [parse.tokens[i]]
    while len(path) < MAX_DEPTH and path[-1].i != top and path[-1].head != path[-1].i:
        path.append(parse.tokens[path[-1].head])
    return path[::-1]


def _shares(parse: Parse, above: Token, below: Token) -> bool:
    """See "did not fire or bomb", "will fire and bomb": one auxiliary stands for both."""
    if below.pos not in {"VERB", "AUX"}:
        return True
    own = parse.dependents(below.i, "aux", "auxpass", "nsubj", "nsubjpass", "neg")
    joints = {t.lemma for t in parse.dependents(above.i, "cc")}
    same = below.tag == above.tag or ("or" in joints and {below.tag, above.tag} == PAST)
    return not own and same and "nor" not in joints
