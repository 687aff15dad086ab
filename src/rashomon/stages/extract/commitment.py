"""How far source and author commit to a clause, and the reader's label for it.

    clause, cue -> signals (negation, modal, hedge, future, evaluation) -> Factuality, Certainty

The order of the labels is DESIGN's (section 3, extract): opinion, denied, predicted, hedged,
reported, asserted. Every signal keeps the words it was read from.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from rashomon.model import Certainty, Factuality, Span
from rashomon.stages.extract.clauses import Clause, is_beside
from rashomon.stages.extract.conditions import condition_of, is_inverted
from rashomon.stages.extract.embedding import frame_of
from rashomon.stages.extract.factuality import level_of, step_of, steps_at
from rashomon.stages.extract.governors import periphrase
from rashomon.stages.extract.signals import (
    HEDGES,
    Signal,
    SignalKind,
    excludes,
    find_signals,
    likelihood_of,
    predicate_of,
)
from rashomon.stages.extract.steps import Step
from rashomon.text.lexicon import load_words
from rashomon.text.parse import Parse, Token


@dataclass(frozen=True, slots=True)
class CueClass:
    """What the cue of an attribution does to its content."""

    denies: bool = False
    intends: bool = False
    """Wants, plans, vows, expects: the content lies ahead."""
    wishes: bool = False
    """Orders, asks, calls for: nothing in the content can be checked."""
    doubts: bool = False
    disbelieves: bool = False
    """Doubts that it is so, which is to hold that it probably is not."""
    factive: bool = False
    """Knows, reveals, admits: the author goes along."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The outcome for one clause."""

    factuality: Factuality
    certainty: Certainty
    by: Span | None
    negated: bool
    condition: Span | None


def judge_clause(
    parse: Parse, clause: Clause, cue: CueClass | None, top: int | None = None
) -> Standing:
    """Read how far a clause is committed to.

    Args:
        parse: The document's parse.
        clause: The clause, or what is left of it.
        cue: The class of the cue that hands it over; None: the author's own voice.
        top: Index of the outermost predicate of what the source said; None: the sentence's.
    """
    if is_beside(parse, clause.head):
        top = clause.head.i
    signals = find_signals(parse, clause)
    if cue is not None:
        signals = [s for s in signals if not _is_reportative(s)]
    steps = steps_at(parse, _event(parse, clause).i, top)
    label, decided = _label(parse, clause, signals, cue)
    return Standing(
        factuality=_factuality(signals, cue, steps),
        certainty=label,
        by=decided.span(parse.text) if decided else None,
        negated=_has(signals, SignalKind.NEGATION),
        condition=_condition(parse, clause),
    )


def as_own(standing: Standing) -> Standing:
    """Read what the writer says ("we hold that it rained") as any claim of the writer's."""
    is_plain = standing.certainty is Certainty.REPORTED
    level = standing.factuality.source
    return replace(
        standing,
        certainty=Certainty.ASSERTED if is_plain else standing.certainty,
        factuality=Factuality(level, level),
    )


def _is_reportative(signal: Signal) -> bool:
    """See "he said they reportedly fled": the credit says already that it is hearsay."""
    words = {signal.token.text.lower(), (signal.last or signal.token).text.lower()}
    return signal.kind in HEDGES and not words.isdisjoint(load_words("reportatives"))


def _event(parse: Parse, clause: Clause) -> Token:
    """Give what a clause says happened: "found" in "has yet to find", "is going to find"."""
    chain = predicate_of(parse, clause)
    sure = [(t, word) for t in chain if (word := likelihood_of(parse, t))]
    opened = [
        *(t for pair in sure for t in pair),
        *(t for t in chain if excludes(parse, t)),
    ]
    told = [x for t in opened for x in parse.dependents(t.i, "ccomp") if x.i > t.i]
    if told:
        return told[0]
    for above, below in pairwise(chain):
        if frame_of(parse, below) != "to" or periphrase(parse, above) is None:
            return above
    return chain[-1]


def _condition(parse: Parse, clause: Clause) -> Span | None:
    """Find the "if" clause a clause depends on; "should it rain" is one of what it stands in."""
    found = condition_of(parse, clause.head)
    leads = (t for t in clause.tokens if is_inverted(parse, t) and t is not clause.head)
    found = next(leads, found)
    if found and is_inverted(parse, found) and found.i > clause.tokens[-1].i:
        found = None  # "it reviews them | and would sell | should one agree"
    below = list(parse.subtree(found.i)) if found else []
    inside = {t.i for t in clause.tokens}
    is_inside = any(t.i in inside for t in below)
    if is_inside:  # else it stands before another clause: "if X, A and B"
        below = [t for t in below if t.i in inside]
    return Span.of(parse.text, below[0].start, below[-1].end) if below else None


def _has(signals: list[Signal], *kinds: SignalKind) -> bool:
    return any(s.kind in kinds for s in signals)


def _first(signals: list[Signal], *kinds: SignalKind) -> Signal | None:
    return next((s for s in signals if s.kind in kinds), None)


def _label(
    parse: Parse, clause: Clause, signals: list[Signal], cue: CueClass | None
) -> tuple[Certainty, Signal | None]:
    """Go down the order of labels; the first that holds is it."""
    opinion = _first(signals, SignalKind.EVALUATION)
    if (opinion or (cue and cue.wishes)) and not (cue and cue.denies):
        return Certainty.OPINION, opinion
    rejection = _first(signals, SignalKind.REJECTION)
    if rejection or (cue and cue.denies):
        return Certainty.DENIED, rejection
    future = _first(signals, SignalKind.FUTURE)
    if future or (cue and cue.intends):
        return Certainty.PREDICTED, future
    if _condition(parse, clause):
        return Certainty.PREDICTED, None
    hedge = _first(signals, SignalKind.POSSIBLE, SignalKind.PROBABLE)
    if hedge or (cue and cue.doubts):
        return Certainty.HEDGED, hedge
    return (Certainty.REPORTED if cue else Certainty.ASSERTED), None


LEFT_BY_SIGNAL = (
    (SignalKind.EVALUATION, 0),
    (SignalKind.POSSIBLE, 1),
    (SignalKind.PROBABLE, 2),
    (SignalKind.FUTURE, 2),
)
"""What a signal leaves of the certainty at most: 3 certain, 2 probable, 1 possible, 0 unknown."""


def _factuality(
    signals: list[Signal], cue: CueClass | None, steps: list[Step]
) -> Factuality:
    """Join what stands above the clause with the clause's own signals and with its cue."""
    level, denies = level_of(steps), cue is not None and cue.denies
    left = [most for kind, most in LEFT_BY_SIGNAL if _has(signals, kind)]
    size = min([abs(level), *left])
    negated = level < 0 or (
        _has(signals, SignalKind.NEGATION) and not _reads_negation(steps)
    )
    negated ^= any(
        s.kind is SignalKind.FUTURE and s.token.lemma == "unlikely" for s in signals
    )
    negated = negated or (not denies and _has(signals, SignalKind.REJECTION))
    negated = negated and not any(s.opens for s in signals)
    if cue is None:
        step = step_of(-size if negated else size)
        return Factuality(step, step)
    size = min(size, 0 if cue.wishes else 2 if cue.intends or cue.disbelieves else 3)
    signed = size if negated == (denies or cue.disbelieves) else -size
    return Factuality(step_of(signed), step_of(_passed_on(signed, cue)))


def _reads_negation(steps: list[Step]) -> bool:
    return any(not NOT.isdisjoint(s.affirmed.split()) for s in steps)


NOT = frozenset({"not", "no", "none"})
"""Words of the rungs that `_negations` reads too: "no subject", "could not"."""


def _passed_on(level: int, cue: CueClass) -> int:
    """Give the author's level for what a source says: left open unless the cue goes along.

    So FactBank (Sauri and Pustejovsky 2009, section 4). Readers of the UW corpus put what
    "said" hands over at 2.6 of 3; the record stays with what the author commits to, and
    `factuality.commitment_value` gives the readers' value.
    """
    return level if cue.factive else 0
