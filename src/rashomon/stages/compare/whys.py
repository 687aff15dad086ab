"""Set claims of one mishap against each other on what it came from.

Pair -> two causes that rule each other out -> Finding | None

That somebody meant it and that nobody did cannot both be; nor can a storm and a fault of the
engine, each told as the cause. An attack and a missile can, and so can an accident and a storm.
"""

from __future__ import annotations

from functools import lru_cache

from rashomon.model import Commitment, Slot
from rashomon.stages.compare.causes import LOOSE, WHOLE, Cause, family
from rashomon.stages.compare.denials import is_doubted
from rashomon.stages.compare.facets import Facets
from rashomon.stages.compare.findings import Finding, Pair, contradicts, same
from rashomon.stages.compare.stories import near_topic, one_story, shared_terms
from rashomon.text.lexicon import load_rows

STATED = frozenset(
    {
        Commitment.CERTAIN,
        Commitment.CERTAINLY_NOT,
        Commitment.PROBABLE,
        Commitment.PROBABLY_NOT,
    }
)
"""Commitments that part: what "may have been" leaves room for all else."""


FEW = frozenset({"aircraft", "ship", "satellite", "train", "pipe", "dam"})
"""Kinds of things of which hardly two come to harm in one matter."""

ELEMENTS = frozenset(
    {"weather", "quake", "slide", "impact", "animal", "thaw", "volcano", "wave"}
)
"""Kinds that are nature's: an explosion is none of them, whoever or whatever set it off."""

MIN_TERMS = 2
"""Score of own terms two reports share at least, where day and kind of thing are one already: on
one day a helicopter comes down here and another there, but hardly in two reports of one name."""


def by_cause(pair: Pair) -> Finding | None:
    """See one thing said to be brought down by two causes that rule each other out."""
    a, b = pair.a.cause, pair.b.cause
    if a is None or b is None or not _one_case(pair, a, b):
        return None
    if not pair.may_dispute or not _rule_out(a, b):
        return None
    return contradicts(
        Slot.OUTCOME, f"{_grounds(pair)}differ on what it came from: {_told(pair)}"
    )


def by_same_cause(pair: Pair) -> Finding | None:
    """See one thing said twice to come from one cause, or not to."""
    a, b = pair.a.cause, pair.b.cause
    if a is None or b is None or not pair.are_settled or not _one_case(pair, a, b):
        return None
    told = {
        kind for kind in a.kinds & b.kinds if kind not in WHOLE and _is_rare(kind, a, b)
    }
    barred = a.barred & b.barred
    if not (told or barred) or _rule_out(a, b) or not (a.things | a.events):
        return None
    return same(f"{_grounds(pair)}both say what it came from: {_told(pair)}")


def _is_rare(kind: str, a: Cause, b: Cause) -> bool:
    """Tell whether two claims of one kind of cause are of one case: shells hit many houses."""
    return family(kind) == "mishap" or bool(a.things & b.things & FEW)


def _one_case(pair: Pair, a: Cause, b: Cause) -> bool:
    """Tell whether both speak of one thing that came to harm, once."""
    one, other = pair.a, pair.b
    if not (_is_stated(one) and _is_stated(other)) or pair.meeting.is_apart:
        return False
    is_named = bool(a.things & b.things or (a.events & b.events) - {LOOSE})
    shares_own = (a.things | a.own) & (b.things | b.own) and not _is_of_words(a, b)
    if not (is_named or shares_own or _one_event(a, b)):
        return False
    if pair.is_one_report:
        return True
    if near_topic(one.report, other.report):
        return is_named or one_story(one, other, pair.params)
    return is_named and _on_one_day(pair)


def _is_of_words(a: Cause, b: Cause) -> bool:
    """Tell whether both tell of attacks that may be of words: no thing, and no event, is named.

    "She has attacked her rival", "she did not attack him in her speech".
    """
    kinds = a.kinds | a.barred | b.kinds | b.barred
    return kinds == frozenset({"attack"}) and not (
        a.things or b.things or a.events or b.events
    )


def _on_one_day(pair: Pair) -> bool:
    """Tell whether both date it alike, in reports that share some of their own terms."""
    shared = shared_terms(pair.a.report, pair.b.report)
    return "day" in pair.meeting.names and shared >= MIN_TERMS


def _one_event(a: Cause, b: Cause) -> bool:
    if a.things and b.things:
        return False
    return bool(a.events & b.events) or LOOSE in a.events | b.events


def _is_stated(facets: Facets) -> bool:
    return facets.claim.factuality.source in STATED and not is_doubted(facets)


def _rule_out(a: Cause, b: Cause) -> bool:
    if any(_bars(no, yes) for no in a.barred for yes in b.kinds):
        return True
    if any(_bars(no, yes) for no in b.barred for yes in a.kinds):
        return True
    return bool(a.kinds and b.kinds) and all(_apart(p, q) for p in a.kinds for q in b.kinds)


def _bars(no: str, yes: str) -> bool:
    return no == yes or (no in WHOLE and family(no) == family(yes))


def _apart(p: str, q: str) -> bool:
    """Tell whether two kinds rule each other out as the one cause.

    What people do meets nature, and one work another; that somebody meant harm is left open.
    """
    families = {family(p), family(q)}
    if p == q or frozenset({p, q}) in _chains():
        return False
    if "blast" in families:
        return bool({p, q} & ELEMENTS)
    if "made" in families:
        return families == {"made"} or bool({p, q} & (ELEMENTS | {"nature"}))
    return len(families) > 1 or (families == {"mishap"} and not {p, q} & WHOLE)


@lru_cache(maxsize=1)
def _chains() -> frozenset[frozenset[str]]:
    """Give the pairs of kinds of which one may bring the other about."""
    return frozenset(frozenset(row[:2]) for row in load_rows("compare_chains"))


def _grounds(pair: Pair) -> str:
    told = pair.meeting.describe()
    return f"{told}; " if told else ""


def _told(pair: Pair) -> str:
    said = (
        f"{'' if side.cause.kinds else 'not '}“{side.cause.literal}” ({side.speaker.name})"
        for side in (pair.a, pair.b)
        if side.cause is not None
    )
    return ", ".join(said)
