"""Set claims of one deed against each other on who had a hand in it, in whatever words.

    Pair of charges -> two doers of one deed; a charge and its denial -> Finding | None

What a report is about it need not name again: "the crime", "had done it". Such a pointer is of
what the other claim tells where both reports are of one matter and tell of one such deed.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.model import Level, Slot
from rashomon.stages.compare.charge_words import HAND, IT, KNEW, ORDERED, THERE
from rashomon.stages.compare.charges import FOR, SIDE, Charge
from rashomon.stages.compare.denials import STANDS_BY, is_almost, is_doubted, is_of_another
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.findings import Finding, Pair, contradicts, same
from rashomon.stages.compare.stories import one_story, shared_terms
from rashomon.stages.compare.wordings import numbers_fit
from rashomon.stages.compare.words import kind_names, kind_of, weight
from rashomon.text.lexicon import load_rows

VIOLENT = frozenset({"attack", "blast", "kill", "injure", "destroy", "damage", "crash"})
"""Classes that may tell of one deed: a blast kills and damages."""

_DENIED_BY = {
    HAND: frozenset({HAND, ORDERED}),
    ORDERED: frozenset({ORDERED}),
    KNEW: frozenset({ORDERED, KNEW}),
    THERE: frozenset({HAND}),
}
"""What each denial denies: who did nothing may have known, and a government may not know what
its own people did, but has ordered nothing it knows nothing of."""


def by_charge(pair: Pair) -> Finding | None:
    """See one deed laid at two doors, at one that is said not to be its, or twice at one."""
    first, second = pair.a.charge, pair.b.charge
    if first is None or second is None or not _may_meet(pair):
        return None
    if pair.a.is_negative != pair.b.is_negative:
        return _denied(pair) if pair.may_dispute and _is_one_deed(pair) else None
    if first.part != second.part or not _is_one_deed(pair):
        return None
    if _is_one_party(first, second) or _is_for(pair, first, second):
        return _agreed(pair, first)
    if pair.a.is_negative or not pair.may_dispute or not _are_rivals(first, second):
        return None
    return contradicts(
        Slot.RESPONSIBILITY,
        f"{_of(pair)}; differ on who did it: {_laid(pair.a)}, {_laid(pair.b)}",
    )


def _may_meet(pair: Pair) -> bool:
    sides = pair.a, pair.b
    return pair.are_settled and not any(
        is_of_another(f) or is_doubted(f) or _TALE.search(f.claim.span.quote) for f in sides
    )


_TALE = re.compile(
    r"\b(?:tale|story|rumou?r|myth|legend|fiction|fantasy|notion|idea|theory)s?\s+that\b",
    re.IGNORECASE,
)
"""Words by which who writes keeps what follows at arm's length."""


def _is_one_party(a: Charge, b: Charge) -> bool:
    """Tell whether both name one party; "militants" and "rebels" may be two."""
    mine, theirs = ({w for w in c.who if not w.startswith(SIDE)} for c in (a, b))
    if mine & theirs:
        return True
    return any(
        p.side and p.side == q.side and p.words & q.words for p in a.doers for q in b.doers
    )


def _is_for(pair: Pair, a: Charge, b: Charge) -> bool:
    """Tell whether those for a country stand beside those of it, and what was hit is named.

    One report may say "a pro-Velmian group of six", another "six Velmians".
    """
    return bool(_count_one(pair) and a.target & b.target and _stand_together(a, b))


def _count_for(pair: Pair) -> bool:
    first, second = pair.a.charge, pair.b.charge
    return first is not None and second is not None and _is_for(pair, first, second)


def _count_one(pair: Pair) -> bool:
    """Tell whether both give one number, whatever they call those counted."""
    return bool({f.low for f in pair.a.figures} & {f.low for f in pair.b.figures})


def _stand_together(a: Charge, b: Charge) -> bool:
    mine, theirs = (
        {w.removeprefix(FOR) for w in c.who if not w.startswith(SIDE)} for c in (a, b)
    )
    return bool(mine & theirs)


def _denied(pair: Pair) -> Finding | None:
    no, yes = (pair.a, pair.b) if pair.a.is_negative else (pair.b, pair.a)
    if no.charge is None or yes.charge is None or is_almost(no):
        return None
    if not any(not word.startswith(SIDE) for word in no.charge.who & yes.charge.who):
        return None
    if yes.charge.part not in _DENIED_BY[no.charge.part] or pair.is_one_voice:
        return None
    if yes.claim.factuality.source not in STANDS_BY and no.charge.part == THERE:
        return None
    return contradicts(
        Slot.RESPONSIBILITY,
        f"{_of(pair)}; differ on who did it: {_laid(yes)}, "
        f"not {no.charge.doers[0].literal} ({no.speaker.name})",
    )


def _agreed(pair: Pair, charge: Charge) -> Finding | None:
    literal = charge.doers[0].literal
    if pair.a.is_negative:
        return same(f"both deny that it was {literal}; {_of(pair)}")
    counted = pair.a.figures and pair.b.figures
    if counted and not (numbers_fit(pair.a, pair.b) or _count_for(pair)):
        return None
    return same(f"one deed by {literal}; {_of(pair)}")


def _are_rivals(a: Charge, b: Charge) -> bool:
    """Tell whether two doers certainly are two: names or sides that share nothing.

    A person may belong to any side, so a lone name of a person is open.
    """
    if _stand_together(a, b) or any(
        p.nations & q.patrons or q.nations & p.patrons for p in a.doers for q in b.doers
    ):
        return False
    sides = {p.side for c in (a, b) for p in c.doers if p.side}
    if all(any(p.side for p in c.doers) for c in (a, b)):
        return len(sides) > 1
    return all(_is_named(c) for c in (a, b))


def _is_named(charge: Charge) -> bool:
    """Tell whether a doer has a name of its own: "the Ministry of Defence" is some state's."""
    linked = {p.actor_id for p in charge.doers}
    return any(not w.startswith(SIDE) and w not in linked for w in charge.who)


MIN_TARGET = 1.6
"""Lightest word for one thing hit among many; of lighter ones ("school") both reports tell in
their opening."""


MIN_LED = 1.2
"""Lightest of those, but for kinds of things: "camp" weighs 1.4, "young" 0.7."""


def _is_one_deed(pair: Pair) -> bool:
    """Tell whether two charges are of one deed."""
    a, b = pair.a, pair.b
    if pair.meeting.is_apart or not _fit(a.charge, b.charge):
        return False
    if pair.meeting.places is Level.UNKNOWN and a.places and b.places:
        return False
    if not pair.is_one_report and not _is_one_affair(pair):
        return False
    return _is_one_target(a, b)


LONG_AFTER = 4
"""Score of own terms (see `events.TOPIC_SHARED`) two reports must share so that one may tell
months later of what the other told, where what was hit has a name, or one place is named."""

NAMED = 3.0
"""Lightest word that is taken for the name of what was hit: "ferry" weighs 2.5."""


def _is_one_affair(pair: Pair) -> bool:
    """Tell whether two reports are of one matter, if need be months apart.

    An inquest or a trial tells of what was news a year before.
    """
    a, b = pair.a, pair.b
    if one_story(a, b, pair.params):
        return True
    if shared_terms(a.report, b.report) < LONG_AFTER:
        return False
    return pair.meeting.places is Level.EXACT or _has_named_target(a, b)


def _has_named_target(a: Facets, b: Facets) -> bool:
    """Tell whether what was hit has a name that both reports are about, or open with."""
    targets = [f.charge.target for f in (a, b) if f.charge and f.charge.target]
    about = [f.report.opening | f.report.topic.keys() for f in (a, b)]
    shared = frozenset.intersection(*targets, *about) if targets else frozenset()
    return any(weight(word) >= NAMED or word in a.names | b.names for word in shared)


def _fit(a: Charge | None, b: Charge | None) -> bool:
    if a is None or b is None or a.kind is None or b.kind is None:
        return True
    return a.kind == b.kind or {a.kind, b.kind} <= VIOLENT


def _is_one_target(a: Facets, b: Facets) -> bool:
    """Tell whether what was hit is one, or pointed to as what the report is about."""
    if a.charge is None or b.charge is None:
        return False
    left, right = a.charge.target, b.charge.target
    if IT in left | right:
        return _is_it(a, b) if IT in left else _is_it(b, a)
    if left and right:
        shared = (left & right) - _people()
        heavy = any(weight(t) >= MIN_TARGET for t in shared - kind_names())
        opened = shared & a.report.opening & b.report.opening
        return heavy or any(t in kind_names() or weight(t) >= MIN_LED for t in opened)
    if not left and not right:
        return True
    return _is_one_topic(left or right, b if left else a)


@lru_cache(maxsize=1)
def _people() -> frozenset[str]:
    """Give the kinds of people: that villagers were killed in both shows nothing."""
    wider = {kind: above for _, kind, above in load_rows("compare_groups")}
    found = {"people"}
    for _ in range(2):  # a boy is a child, and a child one of the people
        found |= {kind for kind, above in wider.items() if above in found}
    return frozenset(found)


def _is_it(pointing: Facets, other: Facets) -> bool:
    """Tell whether "shelled it" is of what the other claim says was hit."""
    if pointing.charge is None or other.charge is None:
        return False
    hit = other.charge.target
    if not hit or IT in hit:
        return pointing.charge.kind == other.charge.kind
    return bool(hit & pointing.context)


def _is_one_topic(target: frozenset[str], other: Facets) -> bool:
    """Tell whether what one claim says was hit is what the other's report is about."""
    about = other.report.topic.keys() | other.report.opening | other.context
    things = {t for t in target - _people() if kind_of(t) not in _people()}
    return bool(things & about)


def _of(pair: Pair) -> str:
    return pair.meeting.describe() or (
        "what the report tells of" if pair.is_one_report else "what both reports tell of"
    )


def _laid(side: Facets) -> str:
    charge = side.charge
    names = charge.doers[0].literal if charge else ""
    return f"{' '.join(names.split())} ({side.speaker.name})"
