"""Build the accounts of a case, matter by matter, from who holds what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import (
    Account,
    Event,
    Question,
    Reading,
    Relation,
    Shift,
    Tie,
    content_id,
)
from rashomon.stages.accounts.between import find_between
from rashomon.stages.accounts.changed import with_last_answers
from rashomon.stages.accounts.divide import Divided, divide
from rashomon.stages.accounts.holders import (
    Adopted,
    Holder,
    Rivals,
    Said,
    contradicts_itself,
    find_adopted,
    find_holders,
    find_rivals,
    find_said,
    without_rivals,
)
from rashomon.stages.accounts.matters import by_event, find_matters
from rashomon.stages.accounts.params import AccountsParams
from rashomon.stages.accounts.tell import Divide, tell_accounts
from rashomon.text.speakers import Speakers

MOST_NOTES = 5
"""Matters of which the notes tell apart why they do not divide; the rest are counted."""


MOST_NAMES = 8
"""Names that a note gives of those who contradict themselves; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts of a case, and what a reader should know where there are none."""

    accounts: tuple[Account, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joints:
    """What other stages found that joins questions, or voices."""

    events: Sequence[Event] = ()
    """Questions about one event are of one matter."""
    ties: Sequence[Tie] = ()
    """Voices meet that tell the same of the same actors."""
    shifts: Sequence[Shift] = ()
    """A publisher that tells a source's claim as its own holds it."""


@dataclass(frozen=True, slots=True)
class Told:
    """What accounts are made from, of the whole case."""

    speakers: Speakers
    events: Sequence[Event]
    rivals: Rivals
    said: Said
    adopted: Adopted
    params: AccountsParams


def find_accounts(
    reading: Reading,
    questions: Sequence[Question],
    relations: Sequence[Relation],
    params: AccountsParams,
    joints: Joints | None = None,
) -> Accounts:
    """Divide the holders of rival answers into accounts, in each matter by itself.

    Args:
        reading: The case.
        questions: With their variants.
        relations: Contradictions make variants rivals.
        params: Limits.
        joints: What joins questions and voices.

    Returns:
        Accounts by matter in the order of the questions, each matter's largest first; none
        of a matter, with a note, where nobody conflicts or it does not divide into a few.
    """
    joints = joints or Joints()
    speakers = Speakers(reading)
    told = Told(
        speakers,
        joints.events,
        find_rivals(questions, relations),
        find_said(speakers, joints.ties),
        find_adopted(reading, joints.shifts),
        params,
    )
    made: list[Account] = []
    notes: list[str] = []
    for matter in find_matters(reading, questions, joints.events):
        if any(q.disputed for q in matter):
            found = _of_matter(told, matter, is_narrow=False)
            made += found.accounts
            notes += found.notes
    return Accounts(tuple(made), _few(notes))


def _few(notes: Sequence[str]) -> tuple[str, ...]:
    rest = len(notes) - MOST_NOTES
    more = (f"{rest} more notes on matters that do not divide",) if rest > 0 else ()
    return (*notes[:MOST_NOTES], *more)


def _of_matter(told: Told, matter: Sequence[Question], *, is_narrow: bool) -> Accounts:
    """Divide one matter; where it is too many things at once, event by event.

    Args:
        told: The case.
        matter: Its questions.
        is_narrow: Whether these are the questions of one event already.
    """
    holders = find_holders(told.speakers, matter, told.said, told.adopted)
    sound, notes = _sound(matter, holders, told.rivals)
    made: list[Account] = []
    circles = divide(sound, told.rivals, told.params)
    for circle in circles:
        if circle.groups is None and not is_narrow:
            found = _narrower(told, _asked_of(matter, circle.holders))
        elif circle.groups is None:
            found = Accounts((), (_too_many(matter, told.params),))
        else:
            found = _told(told, matter, circle, sound)
        made += found.accounts
        notes += found.notes
    if not circles:
        notes.append(f"{_named(matter)}: no two named voices contradict each other")
    return Accounts(tuple(made), tuple(notes))


def _sound(
    matter: Sequence[Question], holders: Sequence[Holder], rivals: Rivals
) -> tuple[list[Holder], list[str]]:
    """Give the holders that are divided, each with the answers it stands by, and notes on others.

    Who answered otherwise later stands by the later answer. A source that gave two answers, of
    which none is the later, is party to the rest of the matter all the same; an outlet that gives
    both sides' answers in its own voice is of neither.
    """
    last = [with_last_answers(h, rivals) for h in holders]
    changed = [a for a, b in zip(holders, last, strict=True) if a is not b]
    flagged = [h for h in last if contradicts_itself(h, rivals)]
    both = [h for h in flagged if h.is_outlet]
    firm = [without_rivals(h, rivals) for h in last if h not in both]
    between = find_between(firm, rivals)
    told = (
        ("gave another answer later, by which it is counted", changed),
        (
            "gives rival answers and is counted for neither",
            [h for h in flagged if h not in both],
        ),
        ("holds rival answers and is left out of the accounts", both),
        ("tells with both sides and is left out of the accounts", between),
    )
    notes = [_about(matter, what, some) for what, some in told if some]
    return [h for h in firm if h not in between], notes


def _narrower(told: Told, questions: Sequence[Question]) -> Accounts:
    parts = by_event(questions, told.events)
    if not parts:
        return Accounts((), (_too_many(questions, told.params),))
    found = [_of_matter(told, part, is_narrow=True) for part in parts]
    return Accounts(
        tuple(a for f in found for a in f.accounts),
        tuple(n for f in found for n in f.notes),
    )


def _told(
    told: Told, matter: Sequence[Question], circle: Divided, sound: Sequence[Holder]
) -> Accounts:
    groups: dict[int, list[Holder]] = {}
    for holder, group in zip(circle.holders, circle.groups or (), strict=True):
        groups.setdefault(group, []).append(holder)
    questions = _asked_of(matter, circle.holders)
    inside = {name for h in circle.holders for name in h.names}
    voices = {h.name: h for h in _mute(told.said)}
    voices |= {name: h for h in sound for name in h.names}
    others = [h for name, h in sorted(voices.items()) if name not in inside]
    parted = Divide(
        content_id("matter", *sorted(q.id for q in questions)),
        questions,
        {g: tuple(holders) for g, holders in groups.items()},
        others,
        told.rivals,
    )
    return Accounts(tell_accounts(told.speakers, parted), tuple(_cautions(matter, circle)))


def _mute(said: Said) -> list[Holder]:
    """Give everybody who tells of ties, whether or not it answers a question."""
    return [Holder(name, (name,), frozenset(), ties) for name, ties in said.items()]


def _asked_of(
    matter: Sequence[Question], holders: Sequence[Holder]
) -> tuple[Question, ...]:
    """Give the questions of a matter that some of the holders answer."""
    held = frozenset[str]().union(*(h.variant_ids for h in holders))
    return tuple(q for q in matter if any(v.id in held for v in q.variants))


def _named(matter: Sequence[Question]) -> str:
    """Name a matter in a note by its first question in dispute."""
    asked = [q for q in matter if q.disputed] or [*matter]
    rest = f" and {len(asked) - 1} more" if len(asked) > 1 else ""
    return f"“{asked[0].text}”{rest}"


def _about(matter: Sequence[Question], what: str, holders: Sequence[Holder]) -> str:
    rest = len(holders) - MOST_NAMES
    names = ", ".join(h.name for h in holders[:MOST_NAMES])
    names += f" and {rest} more" if rest > 0 else ""
    return f"{_named(matter)}: {what}: {names}"


def _too_many(matter: Sequence[Question], params: AccountsParams) -> str:
    return (
        f"{_named(matter)}: the matter does not divide into {params.max_accounts} accounts "
        "or fewer"
    )


def _cautions(matter: Sequence[Question], circle: Divided) -> list[str]:
    """Say where the division is not the best there is, or not of all voices."""
    notes: list[str] = []
    if not circle.is_exact:
        notes.append(
            f"{_named(matter)}: the search for the fewest accounts was ended at its limit; "
            "another division may agree more"
        )
    if circle.left_out:
        notes.append(
            f"{_named(matter)}: {circle.left_out} voices that take part in fewer disputes "
            "are in no account"
        )
    return notes
