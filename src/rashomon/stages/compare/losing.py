"""Find whose dead a claim counts.

"the bandits have lost 640 killed" -> whose: the bandits;  figure: 640
"64 of our comrades have fallen"   -> whose: who speaks;   figure: 64
"23 servicemen gave their lives"   -> whose: a state's;    figure: 23
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.stages.compare.figures import Figure, wider_kinds
from rashomon.stages.compare.holders import Holder, find_holder, to_holder

KILLED = "kill"
"""State of the dead."""

FIGHTING = frozenset({"soldier", "fighter", "sailor", "mercenary", "officer"})
"""Kinds of people of whom their kind says whose they are."""

_LOST = re.compile(
    r"^\W*(?P<who>.{2,80}?)\s+(?:has|have|had)?\s*(?:\w+ly\s+)?lost\s+"
    r"(?:as many as|more than|over|about|some|around|nearly|almost|at least|up to)?\s*$",
    re.IGNORECASE,
)
"""Who has lost, right before the figure."""

_LOSSES = re.compile(
    r"\b(?P<who>(?:its|their|our|his)(?:\s+own)?|[\w'’ -]{2,60}?[’']s?)\s+"
    r"(?:own\s+|total\s+|combat\s+)?(?:losses|dead)\b",
    re.IGNORECASE,
)
"""Whose losses: "its own losses at 64", "the army's losses"."""

_OURS = re.compile(r"\bof\s+(?P<who>our|its|their)\b(?:\s+own)?\s+\w+", re.IGNORECASE)
"""Whose, behind the figure: "64 of our comrades"."""

_SIDE = re.compile(r"\bon\s+(?P<who>our|its|their)(?:\s+own)?\s+side\b", re.IGNORECASE)
"""Whose, behind what became of them: "nine were killed on our side"."""

_FELL = re.compile(r"\b(?:fallen|fell)\b", re.IGNORECASE)

OWN = frozenset({"soldier", "sailor", "officer"})
"""Kinds of people that a state has: of whom it speaks as "servicemen" are its own."""


@dataclass(frozen=True, slots=True)
class Loss:
    """How many of its own a side lost."""

    whose: Holder
    figure: Figure
    is_toll: bool
    """Told as what a side lost in all, not as those killed on one occasion."""
    is_own: bool = False
    """Told by that side, which may call it no loss: "nine servicemen were killed"."""


def find_loss(quote: str, at: int, figures: Sequence[Figure], voice: Holder) -> Loss | None:
    """Find whose dead a claim counts; None: nobody's, or of several sides.

    Args:
        quote: Its words.
        at: Where it starts in its document.
        figures: What it counts.
        voice: Who speaks, and for whom.
    """
    read = (_loss(quote, at, figure, voice) for figure in figures)
    found = [loss for loss in read if loss is not None and loss.whose.is_known]
    return found[0] if len(found) == 1 else None


def _loss(quote: str, at: int, figure: Figure, voice: Holder) -> Loss | None:
    whose = _whose(quote, at, figure, voice)
    if whose is not None:
        return Loss(whose, figure, is_toll=True)
    if figure.state != KILLED or figure.kind not in FIGHTING:
        return None
    whose = to_holder(figure.quantity.group or figure.quantity.unit or "")
    is_own = figure.kind in OWN and voice.side == "state" and voice.is_known
    if is_own and not (whose.names or whose.nations):
        return Loss(voice, figure, is_toll=False, is_own=True)
    return Loss(whose, figure, is_toll=False)


def _whose(quote: str, at: int, figure: Figure, voice: Holder) -> Holder | None:
    if figure.unit is not None and not _is_of_people(figure):
        return None
    before = quote[: figure.quantity.span.start - at]
    after = quote[figure.quantity.span.end - at :]
    group = figure.quantity.group or ""
    losses = _LOSSES.search(before)
    if losses and not figure.is_single and figure.state in {None, KILLED}:
        return _holder(losses["who"], before[: losses.start()], voice)
    ours = _OURS.search(f"of {group}" if group else after)
    if ours and (figure.state == KILLED or _FELL.search(after)):
        return _holder(ours["who"], before, voice)
    lost = _LOST.search(before)
    if lost and (figure.state == KILLED or _is_of_men(figure, after)):
        return find_holder(lost["who"], voice)
    side = _SIDE.search(after)
    return find_holder(side["who"], voice) if side and figure.state == KILLED else None


def _is_of_men(figure: Figure, after: str) -> bool:
    """See "lost nine soldiers", "lost nine": nothing else is named, and no state."""
    if figure.state is not None or figure.is_single:
        return False
    return figure.kind in FIGHTING | {"man"} or not (figure.unit or after.strip(" .,"))


def _holder(who: str, before: str, voice: Holder) -> Holder:
    """Read whose; of "the ministry puts its losses at" in a report's own words the ministry's."""
    found = find_holder(who, voice)
    return found if found.is_known or not before.strip() else to_holder(before)


def _is_of_people(figure: Figure) -> bool:
    return figure.kind == "people" or "people" in wider_kinds(figure.kind)
